package engine

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine/tune"
)

// What tools see of tuned values, and change.

// TunePlace is where the file of tuned values lies in the folder of a game's source.
const TunePlace = tuneFile

// TuneGroup is a Tune as a tool sees it.
type TuneGroup struct {
	Name   string
	Values []TuneValue // in the order of the fields, those of structs in their place
}

// TuneValue is a value of it.
type TuneValue struct {
	Path    string // below the group, such as "Gun.Rate"
	Type    string // of Go
	Value   tune.Value
	Default tune.Value  // in code
	Limits  tune.Limits // of its tag
}

// TuneGroups returns all tuned values of a game, in the order of their Tune.
func TuneGroups(l *Loop) (groups []TuneGroup) {
	for _, g := range allTunes() {
		group, now := TuneGroup{Name: g.name}, reflect.ValueOf(l.tuned().value(g).now)
		for i := range g.fields {
			f := &g.fields[i]
			group.Values = append(group.Values, TuneValue{f.path, f.kind.String(), f.get(now), f.get(g.defaults), f.limits})
		}
		groups = append(groups, group)
	}
	return groups
}

// SetTune sets a value by its path, such as "ship.Gun.Rate", or "ship.Nose.X" for a part of a Vec, until the file is read
// again. text is as in the file; strings and colours may do without quotes, and a Vec without brackets. A number
// outside of its range is held in it. It must be called between two ticks.
func SetTune(l *Loop, path, text string) error {
	if err := l.setTune(path, text); err != nil {
		return fmt.Errorf("engine: tune %q: %w", path, err)
	}
	return nil
}

func (l *Loop) setTune(path, text string) error {
	g, f, part, err := findTune(path)
	if err != nil {
		return err
	}
	v := l.tuned().value(g)
	own := reflect.New(g.defaults.Type().Elem())
	own.Elem().Set(reflect.ValueOf(v.now).Elem())
	x, err := f.parse(text, part, f.get(own))
	if err != nil {
		return err
	}
	if _, err := f.set(own, x); err != nil {
		return err
	}
	v.take(g, own)
	return nil
}

// findTune returns a value by its path. part is 0 or 1 for one of a Vec, and −1 for a whole value.
func findTune(path string) (g *tuneGroup, f *tuneField, part int, err error) {
	name, rest, _ := strings.Cut(path, ".")
	var known []string
	for _, o := range allTunes() {
		if known = append(known, o.name); o.name == name {
			g = o
		}
	}
	if g == nil {
		return nil, nil, 0, errors.New("there is no such group" + meantBy(name, rest, known))
	}
	if f = g.field(rest); f != nil {
		return g, f, -1, nil
	}
	for i, end := range []string{".X", ".Y"} {
		if whole, ok := strings.CutSuffix(rest, end); ok {
			if f = g.field(whole); f != nil && isVec(f.kind) {
				return g, f, i, nil
			}
		}
	}
	return nil, nil, 0, fmt.Errorf("there is no %q in %q%s", rest, name, meantBy(name, rest, g.paths()))
}

// parse reads a value as a person types it.
func (f *tuneField) parse(text string, part int, now tune.Value) (tune.Value, error) {
	text = strings.TrimSpace(text)
	quoted := strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "'")
	switch {
	case !quoted && (isColor(f.kind) || f.kind.Kind() == reflect.String):
		return tune.Value{Kind: tune.String, Text: text}, nil
	case part < 0 && isVec(f.kind) && !strings.HasPrefix(text, "["):
		text = "[" + text + "]"
	}
	file, err := tune.Parse([]byte("x = " + text))
	var wrong *tune.Error
	switch {
	case errors.As(err, &wrong):
		return tune.Value{}, errors.New(wrong.Text)
	case len(file.Keys) != 1:
		return tune.Value{}, errors.New("it is more than one value")
	}
	x := file.Keys[0].Value
	if part < 0 {
		return x, nil
	}
	if x.Kind > tune.Float {
		return x, fmt.Errorf("it is %v; want a number", x.Kind)
	}
	now.List[part] = x.Num
	return now, nil
}

// TuneText returns the text of a file in which stands what differs from the code. It is the text old with that changed: its
// remarks and its order stay, and what no Tune has. An error says where old is broken.
func TuneText(l *Loop, old []byte) ([]byte, error) {
	f, err := tune.Parse(old)
	if err != nil {
		return nil, fmt.Errorf("engine: change %q: %w", tuneFile, err)
	}
	var set []tune.Setting
	var gone []string
	for _, g := range allTunes() {
		now := reflect.ValueOf(l.tuned().value(g).now)
		for i := range g.fields {
			field := &g.fields[i]
			paths := g.spelled(field, f)
			x := field.get(now)
			if x.Same(field.get(g.defaults)) {
				gone = append(gone, paths...)
				continue
			}
			if len(paths) == 0 {
				paths = []string{g.name + "." + field.path}
			}
			set = append(set, tune.Setting{Path: paths[0], Value: x})
			gone = append(gone, paths[1:]...)
		}
	}
	return f.Edit(set, gone), nil
}

// spelled returns how a text names a field.
func (g *tuneGroup) spelled(field *tuneField, f *tune.File) (paths []string) {
	for _, k := range f.Keys {
		if rest, ours := strings.CutPrefix(k.Path, g.name+"."); ours && g.field(rest) == field {
			paths = append(paths, k.Path)
		}
	}
	return paths
}

// Retune reads the file of tuned values again. A file that is broken is an error and changes nothing; what in it cannot be
// followed is none.
func Retune(l *Loop) error {
	err := l.tuned().read(l)
	if errors.As(err, &tuneRemark{}) {
		return nil
	}
	return err
}
