package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/tune"
)

// tuneFile is where tuned values lie in the folder of a game's source, and tuneAsset in its assets when these begin in
// that folder's assets.
const (
	tuneFile  = "assets/tune.toml"
	tuneAsset = "tune.toml"
)

// tunes is what a run knows of its tuned values.
type tunes struct {
	file   *tune.File   // as it was read last without an error; it may be empty
	values []*tuneValue // of the groups, by their place; nil: not asked for yet
}

// tuneValue is what a group is in a run.
type tuneValue struct {
	now     any    // *T
	text    string // of it
	was     any    // *T of a replay's text
	wasText string
}

// told returns the *T of what a replay says; nil: it says nothing, and the code's default counts.
func (v *tuneValue) told(g *tuneGroup, says *replay.Outside) any {
	if says == nil {
		return g.defaults.Interface()
	}
	if v.was != nil && v.wasText == string(says.Data) {
		return v.was
	}
	own := g.copy()
	if f, err := tune.Parse(says.Data); err == nil {
		for i := range f.Keys {
			if field := g.field(f.Keys[i].Path); field != nil {
				field.unbound().set(own, f.Keys[i].Value) // what does not fit this build's type keeps its default
			}
		}
	}
	v.was, v.wasText = own.Interface(), string(says.Data)
	return v.was
}

// unbound is the field with no range: what was told then was in that of then.
func (f *tuneField) unbound() *tuneField { return &tuneField{f.path, f.index, f.kind, tune.Limits{}} }

// copy returns a *T with the defaults.
func (g *tuneGroup) copy() reflect.Value {
	own := reflect.New(g.defaults.Type().Elem())
	own.Elem().Set(g.defaults.Elem())
	return own
}

// field returns a field by its path, of any case if none has it exactly; nil: there is none.
func (g *tuneGroup) field(path string) (near *tuneField) {
	for i := range g.fields {
		f := &g.fields[i]
		if f.path == path {
			return f
		}
		if strings.EqualFold(f.path, path) {
			near = f
		}
	}
	return near
}

// tuned returns the tuned values of the run. The first call reads the file.
func (l *Loop) tuned() *tunes {
	if u, ok := l.tunes.(*tunes); ok {
		return u
	}
	u := &tunes{file: &tune.File{}}
	l.tunes = u
	l.hooks.retune = func() error { return u.read(l) }
	if err := u.read(l); err != nil && !l.hooks.developed { // else Develop says so
		l.miss(err)
	}
	return u
}

// value returns what a group is.
func (u *tunes) value(g *tuneGroup) *tuneValue {
	if g.at < len(u.values) && u.values[g.at] != nil {
		return u.values[g.at]
	}
	for len(u.values) <= g.at {
		u.values = append(u.values, nil)
	}
	u.values[g.at] = &tuneValue{}
	own, _ := g.from(u.file)
	u.values[g.at].take(g, own)
	return u.values[g.at]
}

// take sets the values, a *T.
func (v *tuneValue) take(g *tuneGroup, own reflect.Value) {
	if text := g.text(own); v.now == nil || text != v.text {
		v.now, v.text = own.Interface(), text
	}
}

// read reads the file. A file that is broken is an error and changes nothing; one that says something that cannot be
// followed is one, too, and the rest of it counts.
func (u *tunes) read(l *Loop) error {
	name, data, err := l.tuneBytes()
	if err == nil {
		var f *tune.File
		if f, err = tune.Parse(data); err == nil {
			err = u.follow(f)
		}
	}
	if err != nil {
		return fmt.Errorf("engine: load %q: %w", name, err)
	}
	return nil
}

// tuneBytes returns the text of tuned values; nil: there is none.
func (l *Loop) tuneBytes() (name string, data []byte, err error) {
	if l.hooks.tuneText != nil {
		data, err = l.hooks.tuneText()
		return tuneFile, data, err
	}
	for _, name := range []string{tuneFile, tuneAsset} {
		if data, err = l.read(name); !errors.Is(err, fs.ErrNotExist) {
			return name, data, err
		}
	}
	return tuneFile, nil, nil
}

// follow takes over what a text says.
func (u *tunes) follow(f *tune.File) error {
	groups := allTunes()
	said := strangeKeys(groups, f)
	fresh := make([]reflect.Value, len(groups))
	for i, g := range groups {
		own, remarks := g.from(f)
		if !own.IsValid() {
			return remarks[0]
		}
		fresh[i], said = own, append(said, remarks...)
	}
	u.file = f
	for i, g := range groups {
		u.value(g).take(g, fresh[i])
	}
	if n := len(said) - 1; n > 0 {
		return tuneRemark{fmt.Errorf("%w (and %d more)", said[0], n)}
	} else if n == 0 {
		return tuneRemark{said[0]}
	}
	return nil
}

// tuneRemark is what cannot be followed in a file that is not broken.
type tuneRemark struct{ error }

// from returns a *T with what a text says over the defaults, and remarks on what was held in its range. The zero Value: the
// first remark says why the text is broken.
func (g *tuneGroup) from(f *tune.File) (own reflect.Value, remarks []error) {
	own = g.copy()
	for i := range f.Keys {
		k := &f.Keys[i]
		rest, ours := strings.CutPrefix(k.Path, g.name+".")
		field := g.field(rest)
		if !ours || field == nil {
			continue
		}
		held, err := field.set(own, k.Value)
		switch {
		case err != nil:
			return reflect.Value{}, []error{&tune.Error{Line: k.Line, Col: k.Col, Text: k.Path + ": " + err.Error()}}
		case held != "":
			text := fmt.Sprintf("%s: %v is outside of %s, and %v is taken", k.Path, k.Value, held, field.get(own))
			remarks = append(remarks, &tune.Error{Line: k.Line, Col: k.Col, Text: text})
		}
	}
	return own, remarks
}

// strangeKeys returns remarks on what no group has.
func strangeKeys(groups []*tuneGroup, f *tune.File) (remarks []error) {
	for _, k := range f.Keys {
		name, rest, _ := strings.Cut(k.Path, ".")
		what, known := fmt.Sprintf("no engine.Tune is named %q", name), []string{}
		found := false
		for _, g := range groups {
			if g.name == name {
				what, known = fmt.Sprintf("there is no %q in [%s]", rest, name), g.paths()
				found = g.field(rest) != nil
				break
			}
			known = append(known, g.name)
		}
		if !found {
			remarks = append(remarks, &tune.Error{Line: k.Line, Col: k.Col, Text: what + meantBy(name, rest, known)})
		}
	}
	return remarks
}

// meantBy says what an unknown name may have meant.
func meantBy(name, rest string, known []string) string {
	for _, word := range []string{rest, name} {
		if near := assets.Near(word, known); near != "" {
			return fmt.Sprintf("; did you mean %q?", near)
		}
	}
	if len(known) == 0 {
		return ""
	}
	return "; there are " + strings.Join(known, ", ")
}

func (g *tuneGroup) paths() (paths []string) {
	for i := range g.fields {
		paths = append(paths, g.fields[i].path)
	}
	return paths
}
