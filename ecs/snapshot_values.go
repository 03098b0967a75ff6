package ecs

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// keeper is what a world keeps of a component besides its columns.
type keeper struct {
	kept   []kept       // values that have no place here; of a parked component the first are those of its columns
	parked bool         // the type is not known yet
	codec  *state.Codec // of its own, while it keeps fields that are gone; see lists
	lists  [][]Entity   // with codec: the order in which values are written, since kept fields come back by their place
}

// kept is values as a snapshot had them, and whose they were.
type kept struct {
	blob  []byte
	lists [][]Entity
}

// maxKept is how many snapshots of a component are kept. Of more, the oldest are forgotten.
const maxKept = 8

// Flags of a component's values in a snapshot.
const (
	valuesParked  = 1
	valuesOrdered = 2
)

func (a *archive) keeper(c *component) *keeper {
	if c.id < len(a.keepers) {
		return a.keepers[c.id]
	}
	return nil
}

// keeping is keeper, or a new one.
func (a *archive) keeping(c *component) *keeper {
	for c.id >= len(a.keepers) {
		a.keepers = append(a.keepers, nil)
	}
	if a.keepers[c.id] == nil {
		a.keepers[c.id] = &keeper{}
	}
	return a.keepers[c.id]
}

// tool is the codec of components that keep nothing.
func (a *archive) tool() *state.Codec {
	if a.codec == nil {
		a.codec = state.New()
	}
	return a.codec
}

var noKeeper = &keeper{}

// appendValues writes all values of a component.
func (w *World) appendValues(b []byte, c *component) ([]byte, error) {
	k := w.archive().keeper(c)
	if k == nil {
		k = noKeeper
	}
	flags := byte(0)
	if k.parked {
		flags |= valuesParked
	}
	if k.codec != nil {
		flags |= valuesOrdered
	}
	b = append(b, flags)
	b = appendCount(b, len(k.kept))
	for _, old := range k.kept {
		b = appendBytes(appendLists(b, old.lists), old.blob)
	}
	switch {
	case k.parked:
		return w.appendParked(b, c), nil
	case k.codec != nil:
		return w.appendOrdered(b, c, k)
	case c.typ.Load() == nil || !w.stores(c): // it names the relation of a group, or a query looks for it
		return appendBytes(b, nil), nil
	}
	p := w.archive().pane(c)
	w.all(c, p)
	defer p.close()
	return appendPane(b, w.archive().tool(), p, c)
}

// appendPane writes the values in a pane, with their length in front.
func appendPane(b []byte, codec *state.Codec, p *pane, c *component) ([]byte, error) {
	if p.refused != nil {
		return nil, p.refused
	}
	start := len(b)
	b, err := codec.Append(appendWord(b, 0), p.p)
	if err != nil {
		return nil, reworded(err, c)
	}
	putLength(b, start)
	return b, nil
}

// reworded is an error of engine/state about a pane in the words of its component.
func reworded(err error, c *component) error {
	s := strings.NewReplacer(`"[][]`, `"`+c.title(), "[][]"+c.title(), c.title(), "state: ", "").Replace(err.Error())
	return errors.New(s)
}

// appendOrdered writes values in the order in which kept fields will find them again.
func (w *World) appendOrdered(b []byte, c *component, k *keeper) ([]byte, error) {
	known := map[Entity]bool{}
	lists := slices.Clone(k.lists)
	for _, list := range lists {
		for _, e := range list {
			known[e] = true
		}
	}
	var rest []Entity
	for _, t := range w.tables {
		for row := 0; row < t.n && t.has(c); row++ {
			if !known[t.entities[row]] {
				rest = append(rest, t.entities[row])
			}
		}
	}
	if len(rest) > 0 {
		lists = append(lists, rest)
	}
	p := newPane(*c.typ.Load())
	p.refused = w.archive().pane(c).refused
	p.make(lists)
	for i, list := range lists {
		for j, e := range list {
			if t, row, ok := w.place(e); ok && t.has(c) {
				p.v.Index(i).Index(j).Set(t.column(c).v.Index(row))
			}
		}
	}
	return appendPane(appendLists(b, lists), k.codec, p, c)
}

func appendLists(b []byte, lists [][]Entity) []byte {
	b = appendCount(b, len(lists))
	for _, list := range lists {
		b = appendCount(b, len(list))
		for _, e := range list {
			b = appendWord(b, e.bits)
		}
	}
	return b
}

func (r *intake) lists() [][]Entity {
	lists := make([][]Entity, r.count(1))
	for i := range lists {
		lists[i] = make([]Entity, r.count(8))
		for j := range lists[i] {
			lists[i][j] = r.entity()
		}
	}
	return lists
}

// stores is whether some table has a component.
func (w *World) stores(c *component) bool {
	for _, t := range w.tables {
		if t.has(c) {
			return true
		}
	}
	return false
}

// rowsOf lists the entities of all tables that have a component.
func (w *World) rowsOf(c *component) [][]Entity {
	var lists [][]Entity
	for _, t := range w.tables {
		if t.has(c) {
			lists = append(lists, slices.Clone(t.entities[:t.n]))
		}
	}
	return lists
}

// readValues reads the values of a component into its columns.
func (w *World) readValues(r *intake, c *component) error {
	flags := r.byte()
	n := r.count(9)
	if flags > valuesParked|valuesOrdered || n > maxKept {
		return errDamaged
	}
	if n > 0 {
		k := w.archive().keeping(c)
		for range n {
			lists := r.lists()
			k.kept = append(k.kept, kept{slices.Clone(r.chunk()), lists})
		}
	}
	if flags&valuesParked != 0 {
		if n == 0 {
			return errDamaged
		}
		return w.readParked(r, c)
	}
	var lists [][]Entity
	if flags&valuesOrdered != 0 {
		lists = r.lists()
	}
	blob := r.chunk()
	switch {
	case r.failed:
		return errDamaged
	case len(blob) == 0:
		if len(w.rowsOf(c)) > 0 {
			return errDamaged
		}
		return nil
	case c.typ.Load() == nil:
		return w.park(c, blob, lists)
	}
	return w.unpack(r, c, blob, lists)
}

// unpack restores values into columns.
func (w *World) unpack(r *intake, c *component, blob []byte, lists [][]Entity) error {
	if lists == nil {
		p := w.archive().pane(c)
		w.all(c, p)
		defer p.close()
		report, err := w.archive().tool().Restore(blob, p.p)
		switch {
		case err != nil:
			return w.unfit(c, blob, nil, err)
		case len(report.Parked) == 0:
			w.say(c, report)
			return w.collect(c, p)
		}
		w.archive().codec = nil // it keeps what has to be kept by another one
	}
	return w.unpackLists(r, c, blob, lists)
}

// collect copies into columns what a restore did not leave in them.
func (w *World) collect(c *component, p *pane) error {
	n := 0
	for _, t := range w.tables {
		col := t.column(c)
		if col == nil {
			continue
		}
		if n >= p.v.Len() || p.v.Index(n).Len() != t.n {
			return errDamaged
		}
		copyRows(col.v, p.v.Index(n))
		n++
	}
	if n != p.v.Len() {
		return errDamaged
	}
	return w.retry(c)
}

// unpackLists restores values that have an order of their own, or fields that have to be kept.
func (w *World) unpackLists(r *intake, c *component, blob []byte, lists [][]Entity) error {
	if lists == nil {
		lists = w.rowsOf(c)
	}
	for _, list := range lists {
		if err := r.spend(len(list), (*c.typ.Load()).Size()); err != nil {
			return err
		}
	}
	codec, p := state.New(), newPane(*c.typ.Load())
	p.make(lists)
	report, err := codec.Restore(blob, p.p)
	if err != nil {
		return w.unfit(c, blob, lists, err)
	}
	if !p.fits(lists) {
		return errDamaged
	}
	for _, t := range w.tables {
		if col := t.column(c); col != nil {
			col.v.Clear()
		}
	}
	for i, list := range lists {
		for j, e := range list {
			if t, row, ok := w.place(e); ok && t.has(c) {
				t.column(c).v.Index(row).Set(p.v.Index(i).Index(j))
			}
		}
	}
	if keeps(codec, p) {
		k := w.archive().keeping(c)
		k.codec, k.lists = codec, lists
	}
	w.say(c, report)
	return w.retry(c)
}

// keeps is whether a codec keeps fields that are gone: they travel with snapshots, also of nothing.
func keeps(codec *state.Codec, p *pane) bool {
	empty := newPane(p.v.Type().Elem().Elem())
	mine, err := codec.Append(nil, empty.p)
	other, err2 := state.New().Append(nil, empty.p)
	return err == nil && err2 == nil && len(mine) != len(other)
}

// unfit keeps values that the type cannot take, such as a struct where there is a number now.
func (w *World) unfit(c *component, blob []byte, lists [][]Entity, err error) error {
	if _, damaged := state.New().Diff(blob, blob); damaged != nil {
		return fmt.Errorf("%s: %w", c.title(), errDamaged)
	}
	if refused := w.archive().pane(c).refused; refused != nil {
		return refused
	}
	if state.New().Check(newPane(*c.typ.Load()).p) != nil {
		return reworded(err, c)
	}
	if lists == nil {
		lists = w.rowsOf(c)
	}
	if err := w.retry(c); err != nil {
		return err
	}
	k := w.archive().keeping(c)
	k.kept = append(k.kept, kept{slices.Clone(blob), lists})
	if len(k.kept) > maxKept {
		k.kept = k.kept[1:]
	}
	w.archive().report.Parked = append(w.archive().report.Parked, c.title())
	return nil
}

// retry gives entities the values that were kept for them and that the type can take again.
func (w *World) retry(c *component) error {
	k := w.archive().keeper(c)
	if k == nil {
		return nil
	}
	for i := 0; i < len(k.kept); i++ {
		old := k.kept[i]
		p := newPane(*c.typ.Load())
		p.make(old.lists)
		if _, err := state.New().Restore(old.blob, p.p); err != nil || !p.fits(old.lists) {
			continue
		}
		for i, list := range old.lists {
			for j, e := range list {
				if t, row, ok := w.place(e); ok && t.has(c) {
					t.column(c).v.Index(row).Set(p.v.Index(i).Index(j))
				}
			}
		}
		k.kept = slices.Delete(k.kept, i, i+1)
		i--
		w.archive().report.Adopted = append(w.archive().report.Adopted, c.title())
	}
	return nil
}
