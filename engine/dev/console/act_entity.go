package console

import (
	"fmt"
	"reflect"

	"github.com/krill2d/krill/ecs"
)

// entity reads what stands for an entity: e12, 12v3, "Max", it, or a place that holds one.
func (d *doing) entity() cursor {
	p := d.p
	if k := p.token().kind; k == tokenEnd || k == tokenSign {
		p.unexpected(`an entity, as e12 or "Max"`)
		return cursor{}
	}
	to := p.place()
	ev := d.eval()
	at, ok := ev.follow(to)
	if ok && at.v.IsValid() {
		at = d.entityAt(ev, to, at)
	} else if !ok {
		ev.fail(to.head.at, "there is no entity here now")
	}
	if ev.err == nil && !at.w.Alive(at.e) {
		ev.fail(to.head.at, "%s is not alive", at.e)
	}
	d.must(ev)
	return at
}

func (d *doing) entityAt(ev *eval, to *path, at cursor) cursor {
	v := at.value()
	w, err := d.sc.world(ev.worldAt)
	switch {
	case v.kind != isEntity:
		ev.fail(to.head.at, "this is %s; want an entity, as e12 or \"Max\"", v.kind)
	case err != nil:
		ev.fail(to.head.at, "%s", err)
	}
	return cursor{w: w, e: v.entity}
}

// world is the one that new entities come into.
func (d *doing) world(at int) *world {
	w, err := d.sc.world("")
	if err != nil {
		d.p.fail(at, "%s", err)
		return nil
	}
	return w
}

// typed reads the name of a component or relation, and its value where one is written.
func (d *doing) typed(w *world, relation bool) (t reflect.Type, v *node, at int) {
	p := d.p
	at = p.token().at
	if p.token().kind != tokenWord {
		p.unexpected("the name of a component, as Frozen or Hull{N: 3}")
		return nil, nil, at
	}
	name := p.next().text
	for p.take(".") {
		name += "." + p.next().text
	}
	if p.err != nil || w == nil {
		return nil, nil, at
	}
	k, err := ecs.TypeCalled(w.World, name)
	switch {
	case err != nil:
		p.fail(at, "%s", err)
	case k.Relation && !relation:
		p.fail(at, "%s is a relation; try relate %s a b", name, name)
	}
	if p.sees("{") {
		n := node{at: p.token().at}
		p.composite(&n)
		v = &n
	}
	return k.Type, v, at
}

// made is the value that was written, or the zero value.
func (d *doing) made(t reflect.Type, n *node) reflect.Value {
	v := reflect.New(t).Elem()
	if n == nil {
		return v
	}
	ev := d.eval()
	if n.kind == nodeComposite && t.Kind() != reflect.Struct && t.Kind() != reflect.Slice && t.Kind() != reflect.Map && t.Kind() != reflect.Array {
		if len(n.items) == 1 && n.items[0].name == "" { // Health{3} of a number
			n = n.items[0].of
		}
	}
	ev.store(v, n)
	d.must(ev)
	return v
}

// add reads "ENTITY COMPONENT, …", each with its value or zero.
func (d *doing) add() {
	at := d.entity()
	for n := 0; d.p.err == nil && (n == 0 || !d.p.atEnd() && !d.p.sees(";")); n++ {
		t, n, place := d.typed(at.w, false)
		if d.p.err != nil {
			return
		}
		v := d.made(t, n)
		if d.p.err == nil && !ecs.ValueOf(at.w.World, at.e, t).IsValid() {
			d.put(at, t, v)
		} else if d.p.err == nil && n == nil {
			d.p.fail(place, "%s has a %s already", label(at.w.World, at.e), shortName(t))
		} else if d.p.err == nil {
			d.put(at, t, v)
		}
		d.p.take(",")
	}
	d.p.endOfStatement()
}

func (d *doing) put(at cursor, t reflect.Type, v reflect.Value) {
	r := record{kind: wasAdded, path: at.w.spoken(at.e) + "." + shortName(t), at: cursor{w: at.w, e: at.e, comp: t}, new: v}
	if was := ecs.ValueOf(at.w.World, at.e, t); was.IsValid() {
		r.kind, r.old = wasSet, copied(was)
	}
	at.w.Add(at.e, v.Interface())
	d.note(r)
}

func copied(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	return c
}

// drop reads "ENTITY COMPONENT, …".
func (d *doing) drop() {
	at := d.entity()
	for n := 0; d.p.err == nil && (n == 0 || !d.p.atEnd() && !d.p.sees(";")); n++ {
		t, _, place := d.typed(at.w, false)
		if d.p.err != nil {
			return
		}
		was := ecs.ValueOf(at.w.World, at.e, t)
		if !was.IsValid() {
			d.p.fail(place, "%s has no %s; it has %s", label(at.w.World, at.e), shortName(t), oneOf(shortNames(ecs.ComponentsOf(at.w.World, at.e))))
			return
		}
		r := record{kind: wasDropped, path: at.w.spoken(at.e) + "." + shortName(t), at: cursor{w: at.w, e: at.e, comp: t}, old: copied(was)}
		ecs.DropOf(at.w.World, at.e, t)
		d.note(r)
		d.p.take(",")
	}
	d.p.endOfStatement()
}

// spawn reads "COMPONENT …", with a name in quotes before or behind them.
func (d *doing) spawn() {
	w := d.world(d.p.token().at)
	var values []any
	var types []reflect.Type
	name, nameAt := "", 0
	for d.p.err == nil && !d.p.atEnd() && !d.p.sees(";") {
		if d.p.token().kind == tokenText && name == "" {
			nameAt = d.p.token().at
			name = d.p.next().text
			continue
		}
		t, n, at := d.typed(w, false)
		if d.p.err != nil {
			return
		}
		for _, had := range types {
			if had == t {
				d.p.fail(at, "%s stands here twice; an entity has one of each", shortName(t))
			}
		}
		types = append(types, t)
		values = append(values, d.made(t, n).Interface())
		d.p.take(",")
	}
	if d.p.err != nil {
		return
	}
	if name != "" && !w.Named(name).IsNone() {
		d.p.fail(nameAt, "%s has this name already", label(w.World, w.Named(name)))
		return
	}
	e := w.Spawn(values...)
	if name != "" {
		w.SetName(e, name)
	}
	d.last = cursor{w: w, e: e}
	d.note(record{kind: wasSpawned, path: w.spoken(e), at: cursor{w: w, e: e}, text: d.summary(w, e)})
}

// summary lists the components of an entity.
func (d *doing) summary(w *world, e ecs.Entity) string {
	text := ""
	for _, t := range ecs.ComponentsOf(w.World, e) {
		text += ", " + shortName(t) + show(w.World, ecs.ValueOf(w.World, e, t), cellWidth, false)
	}
	if text == "" {
		return "no components"
	}
	return clip(text[2:], 200)
}

// destroy reads "ENTITY, …" or "where QUERY", which destroys the entities of the first variable.
func (d *doing) destroy() {
	if d.p.takeWord("where") {
		d.destroyAll()
		return
	}
	for n := 0; d.p.err == nil && (n == 0 || !d.p.atEnd() && !d.p.sees(";")); n++ {
		at := d.entity()
		if d.p.err != nil {
			return
		}
		d.end(at.w, at.e)
		d.p.take(",")
	}
	d.p.endOfStatement()
}

func (d *doing) destroyAll() {
	at := d.p.token().at
	q := d.p.askStatement(d.sc)
	if d.p.err != nil {
		return
	}
	if q.finder == nil {
		d.p.fail(at, "behind where stands a query over entities, as in: destroy where Enemy e, Frozen e")
		return
	}
	var all []ecs.Entity
	ev := d.eval()
	err := q.each(d.sc, ev, func(_ *eval, r row) bool {
		all = append(all, r.entities[0])
		return q.tail.limit == 0 || len(all) < q.tail.limit
	})
	if err != nil {
		d.refused(err)
		return
	}
	w, _ := d.sc.world(q.world)
	for _, e := range all {
		if w.Alive(e) { // it may be in several rows, or have gone with another
			d.end(w, e)
		}
	}
}

// end destroys an entity, and notes those that go with it.
func (d *doing) end(w *world, e ecs.Entity) {
	var going []record
	for _, e := range goingWith(w.World, e) {
		going = append(going, d.image(w, e))
	}
	w.Destroy(e)
	for _, r := range going {
		if !w.Alive(r.at.e) {
			d.note(r)
		}
	}
}

// goingWith lists an entity and those that may go with it: what is related to it by relations that cascade, and so on.
func goingWith(w *ecs.World, e ecs.Entity) []ecs.Entity {
	cascades := map[string]bool{}
	for _, r := range w.Relations() {
		cascades[r.Title] = r.Rules.Cascade
	}
	all, seen := []ecs.Entity{e}, map[ecs.Entity]bool{e: true}
	for i := 0; i < len(all); i++ {
		for _, l := range ecs.LinksOf(w, all[i]) {
			if l.Target == all[i] && cascades[l.Type.String()] && !seen[l.Source] {
				seen[l.Source] = true
				all = append(all, l.Source)
			}
		}
	}
	return all
}

// image is all that an entity is, so that one like it can be made.
func (d *doing) image(w *world, e ecs.Entity) record {
	r := record{kind: wasDestroyed, path: w.spoken(e), at: cursor{w: w, e: e}, text: d.summary(w, e), name: w.Name(e)}
	for _, t := range ecs.ComponentsOf(w.World, e) {
		r.values = append(r.values, copied(ecs.ValueOf(w.World, e, t)))
	}
	for _, l := range ecs.LinksOf(w.World, e) {
		l.Data = copied(l.Data)
		r.links = append(r.links, l)
	}
	return r
}

// name reads "ENTITY NAME"; "" takes the name away.
func (d *doing) name() {
	at := d.entity()
	t := d.p.token()
	if t.kind != tokenWord && t.kind != tokenText {
		d.p.unexpected("a name, as Max or \"Max\"")
	}
	if d.p.err != nil {
		return
	}
	d.p.next()
	d.p.endOfStatement()
	if had := at.w.Named(t.text); !had.IsNone() && had != at.e {
		d.p.fail(t.at, "%s has this name already", label(at.w.World, had))
	}
	if d.p.err != nil {
		return
	}
	r := record{kind: wasNamed, path: at.w.spoken(at.e) + " name", at: at, name: at.w.Name(at.e), text: t.text}
	at.w.SetName(at.e, t.text)
	d.note(r)
}

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
