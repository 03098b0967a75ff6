package console

import (
	"fmt"
	"reflect"

	"github.com/krill2d/krill/ecs"
)

// back takes records back in a game that has gone on since.
type back struct {
	sc    *scope
	twins map[ecs.Entity]ecs.Entity // who came back for whom: an entity that was destroyed is never again alive
	diff  diff
}

func (b *back) twin(e ecs.Entity) ecs.Entity {
	if t, ok := b.twins[e]; ok {
		return t
	}
	return e
}

// record takes one record back.
func (b *back) record(r *record) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%v", v)
		}
	}()
	r.at.w = nil
	if r.world != "" {
		if r.at.w, err = b.sc.world(r.world); err != nil {
			return err
		}
		r.at.e = b.twin(r.at.e)
	}
	if k := r.kind; k != wasDestroyed && r.at.w != nil && !r.at.e.IsNone() && !r.at.w.Alive(r.at.e) {
		return fmt.Errorf("%s is not alive any more", r.at.e)
	}
	switch r.kind {
	case wasSet:
		return b.set(r)
	case wasAdded, wasDropped:
		return b.component(r)
	case wasSpawned:
		d := &doing{sc: b.sc}
		d.end(r.at.w, r.at.e)
		for i := range d.records {
			b.note(d.records[i])
		}
	case wasDestroyed:
		return b.revive(r)
	case wasNamed:
		if had := r.at.w.Named(r.name); r.name != "" && !had.IsNone() && had != r.at.e {
			return fmt.Errorf("%s has the name %q by now", had, r.name)
		}
		r.at.w.SetName(r.at.e, r.name)
		b.note(record{kind: wasNamed, path: r.path, at: r.at, name: r.text, text: r.name})
	case wasRelated, wasUnrelated:
		return b.link(r)
	}
	return nil
}

func (b *back) note(r record) { b.diff.record(&r) }

func (b *back) set(r *record) error {
	if r.at.comp == nil && r.at.scene >= len(b.sc.scenes) {
		return fmt.Errorf("its scene is gone")
	}
	t := target{r.at, r.path}
	is, err := b.sc.read(t)
	if err == nil {
		err = b.sc.write(t, r.old)
	}
	if err != nil {
		return err
	}
	b.note(record{kind: wasSet, path: r.path, at: r.at, old: is, new: r.old})
	return nil
}

// component takes an added one away, or puts a dropped one back.
func (b *back) component(r *record) error {
	is := r.at.fresh()
	n := record{kind: wasSet, path: r.path, at: r.at}
	if is.IsValid() {
		n.old = copied(is)
	}
	if r.kind == wasDropped {
		r.at.w.Add(r.at.e, r.old.Interface())
		if n.new = r.old; !n.old.IsValid() {
			n.kind = wasAdded
		}
		b.note(n)
		return nil
	}
	if !is.IsValid() {
		return fmt.Errorf("it is gone already")
	}
	ecs.DropOf(r.at.w.World, r.at.e, r.at.comp)
	n.kind = wasDropped
	b.note(n)
	return nil
}

// revive makes an entity like one that was destroyed, with its name and links.
func (b *back) revive(r *record) error {
	var values []any
	for _, v := range r.values {
		values = append(values, v.Interface())
	}
	w := r.at.w
	e := w.Spawn(values...)
	b.twins[r.at.e] = e
	if r.name != "" && w.Named(r.name).IsNone() {
		w.SetName(e, r.name)
	}
	for _, l := range r.links {
		source, target := b.twin(l.Source), b.twin(l.Target)
		if w.Alive(source) && w.Alive(target) {
			ecs.RelateOf(w.World, source, target, l.Data)
		}
	}
	b.note(record{kind: wasSpawned, path: w.spoken(e), at: cursor{w: w, e: e}, text: r.text})
	return fmt.Errorf("it has the id %s now, and what kept the old one does not find it", e)
}

func (b *back) link(r *record) error {
	w, target := r.at.w, b.twin(r.other)
	if !w.Alive(target) {
		return fmt.Errorf("%s is not alive any more", target)
	}
	path := linkPath(w, r.at.comp, r.at.e, target)
	is, had := ecs.LinkOf(w.World, r.at.comp, r.at.e, target)
	n := record{kind: wasSet, path: path, at: r.at, other: target, new: r.old}
	if had {
		n.old = copied(is.Data)
	}
	if r.old.IsValid() {
		ecs.RelateOf(w.World, r.at.e, target, r.old)
		if !had {
			n.kind = wasRelated
		}
		b.note(n)
		return nil
	}
	if !had {
		return fmt.Errorf("it is gone already")
	}
	ecs.UnrelateOf(w.World, r.at.comp, r.at.e, target)
	n.kind, n.new = wasUnrelated, reflect.Value{}
	b.note(n)
	return nil
}
