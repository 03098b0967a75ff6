package ecs

import (
	"reflect"
	"slices"

	"github.com/krill2d/krill/engine/state"
)

// parkedRow stands in the column of a component whose type this process does not know yet: it says whose value it is
// among those that are kept. It moves and dies with its entity, and a copy of the entity has the same.
type parkedRow struct{ of Entity }

func parkedColumn(c *component) column {
	p := new([]parkedRow)
	return column{p: p, v: reflect.ValueOf(p).Elem(), c: c, move: mover[parkedRow](), parked: true}
}

// typed makes a column one of its type, which is known by now.
func (w *World) typed(c *column) {
	if c.parked {
		w.adopt(c.c)
	}
}

// adopt gives a component its type in all tables, when it has one by now.
func (w *World) adopt(c *component) { w.unparking.adopt(w, c) }

// unparkKnown is typed for everything whose type is known, before systems run side by side.
func (w *World) unparkKnown() {
	if w.unparking != nil {
		w.unparking.known(w)
	}
}

// unpark is typed for all columns of components that something is about to be done with.
func (w *World) unpark(comps []*component) {
	for _, c := range comps {
		w.adopt(c)
	}
}

func (w *World) unparkAll() {
	for id, k := range w.archive().keepers {
		if k != nil && k.parked {
			w.adopt((*registry.all.Load())[id])
		}
	}
	for _, r := range w.relating().relations {
		w.adoptLinks(r)
	}
	for _, s := range w.mailed() {
		w.adoptEvents(s)
	}
	for _, have := range w.resources().sorted {
		w.resources().at(have.of)
	}
}

// mustBeWhole panics in a view of the world, which others look at too.
func (w *World) mustBeWhole(c *component) {
	if w.forked {
		panic(w.refusal("find the kept values of", c) + "; or use the type once before, in a query at package level")
	}
}

func (w *World) adoptParked(c *component) {
	if c.typ.Load() == nil {
		return
	}
	if s := w.mailOf(c); s != nil {
		w.adoptEvents(s)
	}
	k := w.archive().keeper(c)
	if k == nil || !k.parked || c.typ.Load() == nil {
		return
	}
	w.mustBeWhole(c)
	k.parked = false
	values := w.recover(c, k)
	for _, t := range w.tables {
		t.give(c, values)
	}
	sortReport(&w.archive().report)
}

// recover takes the values of a parked component out of what is kept, by whose they are. What the type cannot take
// stays there, and what it has no field for travels on.
func (w *World) recover(c *component, k *keeper) map[Entity]reflect.Value {
	old := k.kept[0]
	codec, p := state.New(), newPane(*c.typ.Load())
	p.make(old.lists)
	report, err := codec.Restore(old.blob, p.p)
	if err != nil || !p.fits(old.lists) {
		w.archive().report.Parked = append(w.archive().report.Parked, c.title())
		return nil
	}
	k.kept = k.kept[1:]
	if keeps(codec, p) {
		k.codec, k.lists = codec, old.lists
	}
	w.say(c, report)
	w.archive().report.Adopted = append(w.archive().report.Adopted, c.title())
	values := map[Entity]reflect.Value{}
	for i, list := range old.lists {
		for j, e := range list {
			values[e] = p.v.Index(i).Index(j)
		}
	}
	return values
}

// give makes a table's parked column one of its type.
func (t *table) give(c *component, values map[Entity]reflect.Value) {
	col := t.column(c)
	if col == nil || !col.parked {
		return
	}
	rows := *col.p.(*[]parkedRow)
	stamps, marked := col.stamps, col.marked
	*col = newColumn(c)
	col.grow(len(rows))
	col.stamps, col.marked = stamps, marked
	for row := range rows[:t.n] {
		if v, ok := values[rows[row].of]; ok {
			col.v.Index(row).Set(v)
		}
	}
	if t.nursery != nil {
		t.nursery.give(c, values)
	}
}

// park keeps the values of a component whose type is not known.
func (w *World) park(c *component, blob []byte, lists [][]Entity) error {
	if _, err := state.New().Diff(blob, blob); err != nil {
		return errDamaged
	}
	k := w.archive().keeping(c)
	k.parked = true
	if lists == nil {
		lists = w.rowsOf(c)
	}
	k.kept = append([]kept{{slices.Clone(blob), lists}}, k.kept...)
	for _, t := range w.tables {
		if col := t.column(c); col != nil {
			rows := *col.p.(*[]parkedRow)
			for row := range rows[:t.n] {
				rows[row].of = t.entities[row]
			}
		}
	}
	w.archive().report.Parked = append(w.archive().report.Parked, shortTitle(c.name))
	return nil
}

// appendParked writes whose values the rows of a parked component have.
func (w *World) appendParked(b []byte, c *component) []byte {
	for _, t := range w.tables {
		if col := t.column(c); col != nil {
			for _, r := range (*col.p.(*[]parkedRow))[:t.n] {
				b = appendWord(b, r.of.bits)
			}
		}
	}
	return b
}

// readParked reads what appendParked wrote.
func (w *World) readParked(r *intake, c *component) error {
	k := w.archive().keeper(c)
	for i := range k.kept {
		if _, err := state.New().Diff(k.kept[i].blob, k.kept[i].blob); err != nil {
			return errDamaged
		}
	}
	var values map[Entity]reflect.Value
	k.parked = c.typ.Load() == nil
	if !k.parked {
		for _, list := range k.kept[0].lists {
			if err := r.spend(len(list), (*c.typ.Load()).Size()); err != nil {
				return err
			}
		}
		values = w.recover(c, k)
	}
	for _, t := range w.tables {
		col := t.column(c)
		if col == nil {
			continue
		}
		for row := range t.n {
			e := r.entity()
			if k.parked {
				(*col.p.(*[]parkedRow))[row].of = e
			} else if v, ok := values[e]; ok {
				col.v.Index(row).Set(v)
			}
		}
	}
	if k.parked {
		w.archive().report.Parked = append(w.archive().report.Parked, shortTitle(c.name))
	}
	return nil
}
