package console

import (
	"fmt"
	"reflect"

	"github.com/krill2d/krill/ecs"
)

// relate reads "RELATION{…} SOURCE TARGET".
func (d *doing) relate() {
	w := d.world(d.p.token().at)
	t, n, place := d.typed(w, true)
	a, b := d.both()
	if d.p.err != nil {
		return
	}
	v := d.made(t, n)
	if d.p.err != nil {
		return
	}
	if k, _ := ecs.TypeCalled(w.World, t.String()); k.Used && !k.Relation {
		d.p.fail(place, "%s is a component; try add e12 %s", shortName(t), shortName(t))
		return
	}
	before := linksFrom(w.World, t, a.e)
	was, had := ecs.LinkOf(w.World, t, a.e, b.e)
	r := record{kind: wasRelated, at: cursor{w: w, e: a.e, comp: t}, other: b.e, new: v}
	if had {
		r.old = copied(was.Data)
	}
	ecs.RelateOf(w.World, a.e, b.e, v)
	r.path = linkPath(w, t, a.e, b.e)
	for _, l := range before { // an exclusive relation ends the one before
		if _, still := ecs.LinkOf(w.World, t, l.Source, l.Target); !still {
			d.note(record{kind: wasUnrelated, path: linkPath(w, t, l.Source, l.Target), at: cursor{w: w, e: l.Source, comp: t}, other: l.Target, old: l.Data})
		}
	}
	d.note(r)
}

func linksFrom(w *ecs.World, t reflect.Type, e ecs.Entity) []ecs.LinkKnown {
	var list []ecs.LinkKnown
	for _, l := range ecs.LinksOf(w, e) {
		if l.Type == t && l.Source == e {
			l.Data = copied(l.Data)
			list = append(list, l)
		}
	}
	return list
}

func linkPath(w *world, t reflect.Type, a, b ecs.Entity) string {
	return fmt.Sprintf("%s %s %s", shortName(t), w.spoken(a), w.spoken(b))
}

// both reads the two ends of a link.
func (d *doing) both() (a, b cursor) {
	a = d.entity()
	d.p.take(",")
	b = d.entity()
	d.p.endOfStatement()
	if d.p.err == nil && a.w.World != b.w.World {
		d.p.fail(d.p.token().at, "the two are in different worlds")
	}
	return a, b
}

// unrelate reads "RELATION SOURCE TARGET".
func (d *doing) unrelate() {
	w := d.world(d.p.token().at)
	t, _, place := d.typed(w, true)
	a, b := d.both()
	if d.p.err != nil {
		return
	}
	was, had := ecs.LinkOf(w.World, t, a.e, b.e)
	if !had {
		d.p.fail(place, "%s is not related to %s by %s", label(w.World, a.e), label(w.World, b.e), shortName(t))
		return
	}
	r := record{kind: wasUnrelated, path: linkPath(w, t, a.e, b.e), at: cursor{w: w, e: a.e, comp: t}, other: b.e, old: copied(was.Data)}
	ecs.UnrelateOf(w.World, t, a.e, b.e)
	d.note(r)
}
