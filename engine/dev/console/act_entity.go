package console

import (
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
	w, err := d.sc.world(d.worldAt)
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
