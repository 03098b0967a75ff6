package ecs

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/krill2d/krill/engine/state"
)

// parkedValue is a resource of a type that is not known yet, as a snapshot had it. It is never changed.
type parkedValue struct {
	blob  []byte
	adopt func(*resources, *component, *parkedValue) any // through the value, so that resources alone do not link it
}

// incoming is a resource that was read, to be laid over the one that is there.
type incoming struct {
	c    *component
	blob []byte
	made any // a *T, restored; of a type that is not known a *parkedValue
}

// single is the codec of a resource, which keeps fields that are gone.
func (a *archive) single(c *component) *state.Codec {
	for c.id >= len(a.singles) {
		a.singles = append(a.singles, nil)
	}
	if a.singles[c.id] == nil {
		a.singles[c.id] = state.New()
	}
	return a.singles[c.id]
}

func (w *World) appendResources(b []byte) ([]byte, error) {
	a := w.archive()
	b = appendCount(b, len(w.resources().sorted))
	for _, have := range w.resources().sorted {
		c := have.of
		b = appendCount(b, a.numbers[c.id])
		if p, ok := have.value.(*parkedValue); ok {
			b = appendBytes(b, p.blob)
			continue
		}
		if a.hashing {
			h, err := a.single(c).Hash(have.value)
			if err != nil {
				return nil, ofResource(err, c)
			}
			b = appendWord(b, h)
			continue
		}
		start := len(b)
		var err error
		if b, err = a.single(c).Append(appendWord(b, 0), have.value); err != nil {
			return nil, ofResource(err, c)
		}
		putLength(b, start)
	}
	return b, nil
}

func ofResource(err error, c *component) error {
	return fmt.Errorf("resource %s: %w", c.title(), err)
}

// readResources makes the resources beside those that are there: they are laid over them at the end.
func (w *World) readResources(r *intake, comps []*component) error {
	a := w.archive()
	a.incoming = a.incoming[:0]
	before := -1
	for range r.count(9) {
		c := pick(r, comps)
		blob := r.chunk()
		if r.failed || slices.Index(comps, c) <= before {
			return errDamaged
		}
		before = slices.Index(comps, c)
		if _, err := state.New().Diff(blob, blob); err != nil {
			return fmt.Errorf("resource %s: %w", c.title(), errDamaged)
		}
		in := incoming{c: c, blob: blob, made: &parkedValue{slices.Clone(blob), (*resources).adopt}}
		if t := c.typ.Load(); t == nil {
			a.report.Parked = append(a.report.Parked, shortTitle(c.name))
		} else {
			value := reflect.New(*t).Interface()
			if _, err := state.New().Restore(blob, value); err != nil {
				a.report.Parked = append(a.report.Parked, c.title())
			} else {
				in.made = value
			}
		}
		a.incoming = append(a.incoming, in)
	}
	return nil
}

// layResources puts what was read where it belongs. A resource that is there already stays in its place, with what of
// it is not state.
func (w *World) layResources(from *archive) {
	for i := len(w.resources().sorted) - 1; i >= 0; i-- {
		c := w.resources().sorted[i].of
		if !slices.ContainsFunc(from.incoming, func(in incoming) bool { return in.c == c }) {
			w.resources().remove(c)
		}
	}
	for _, in := range from.incoming {
		have := w.resources().at(in.c)
		if reflect.TypeOf(have) != reflect.TypeOf(in.made) || reflect.TypeOf(have) == reflect.TypeFor[*parkedValue]() {
			w.resources().put(w, in.c, in.made)
			have = in.made
		}
		if _, ok := have.(*parkedValue); ok {
			continue
		}
		report, err := w.archive().single(in.c).Restore(in.blob, have)
		if err != nil {
			w.resources().put(w, in.c, in.made)
		}
		for i := range report.Added {
			report.Added[i] = "." + report.Added[i]
		}
		w.sayResource(in.c, report)
	}
	clear(from.incoming)
	from.incoming = from.incoming[:0]
}

// sayResource is say for a resource, whose paths begin with its fields.
func (w *World) sayResource(c *component, report state.Report) {
	dotted := func(list []string) []string {
		var paths []string
		for _, path := range list {
			if path != "" && path[0] != '[' && path[0] != '.' {
				path = "." + path
			}
			paths = append(paths, path)
		}
		return paths
	}
	w.say(c, state.Report{
		Added: dotted(report.Added), Parked: dotted(report.Parked), Adopted: dotted(report.Adopted),
		Renamed: dotted(report.Renamed), Retyped: dotted(report.Retyped),
	})
}

// adopt makes a parked resource one of its type, which is known by now; nil: it is not, or the type cannot take it.
func (r *resources) adopt(c *component, p *parkedValue) any {
	t := c.typ.Load()
	if t == nil {
		return nil
	}
	value := reflect.New(*t).Interface()
	if _, err := state.New().Restore(p.blob, value); err != nil {
		return nil
	}
	i, _ := r.place(c)
	r.values[c.id], r.sorted[i].value = value, value
	r.findStates()
	return value
}

// copyResources makes the resources those of another world. Those that are there stay in their places.
func (w *World) copyResources(src *World) {
	for i := len(w.resources().sorted) - 1; i >= 0; i-- {
		if c := w.resources().sorted[i].of; c.id >= len(src.resources().values) || src.resources().values[c.id] == nil {
			w.resources().remove(c)
		}
	}
	for _, have := range src.resources().sorted {
		w.copyResource(src, have)
	}
}

func (w *World) copyResource(src *World, from resource) {
	if p, ok := from.value.(*parkedValue); ok {
		w.resources().put(w, from.of, p)
		return
	}
	to := w.resources().at(from.of)
	if reflect.TypeOf(to) != reflect.TypeOf(from.value) {
		to = reflect.New(reflect.TypeOf(from.value).Elem()).Interface()
		w.resources().put(w, from.of, to)
	}
	if w.archive().pane(from.of).plain {
		reflect.ValueOf(to).Elem().Set(reflect.ValueOf(from.value).Elem())
		return
	}
	b, err := src.archive().single(from.of).Append(w.archive().bytes[:0], from.value)
	if err == nil {
		w.archive().bytes = b
		_, err = w.archive().single(from.of).Restore(b, to)
	}
	if err != nil {
		panic(fmt.Sprintf("ecs: copy world: %v", ofResource(err, from.of)))
	}
}
