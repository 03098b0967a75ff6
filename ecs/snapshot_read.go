package ecs

import (
	enc "encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/krill2d/krill/engine/state"
)

// intake reads bytes that may be damaged. After an error it reads zeros.
type intake struct {
	b      []byte
	off    int
	failed bool
	budget int // bytes of memory that may be asked for
}

func (r *intake) fail() { r.failed, r.off = true, len(r.b) }

func (r *intake) bytes(n int) []byte {
	if n < 0 || n > len(r.b)-r.off {
		r.fail()
		return nil
	}
	r.off += n
	return r.b[r.off-n : r.off]
}

// number reads a varint below a limit.
func (r *intake) number(limit uint64) uint64 {
	n, size := enc.Uvarint(r.b[r.off:])
	if size <= 0 || n >= limit {
		r.fail()
		return 0
	}
	r.off += size
	return n
}

// count reads how many there are of something that takes at least size bytes each.
func (r *intake) count(size int) int {
	n := int(r.number(math.MaxInt32))
	if n > (len(r.b)-r.off)/size {
		r.fail()
		return 0
	}
	return n
}

func (r *intake) word() uint64 {
	if b := r.bytes(8); b != nil {
		return enc.LittleEndian.Uint64(b)
	}
	return 0
}

func (r *intake) byte() byte {
	if b := r.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *intake) text() string { return string(r.bytes(r.count(1))) }

// chunk reads what appendBytes wrote.
func (r *intake) chunk() []byte {
	n := r.word()
	if n > uint64(len(r.b)) {
		r.fail()
		return nil
	}
	return r.bytes(int(n))
}

func (r *intake) entity() Entity { return Entity{r.word()} }

// spend notes memory that will be needed.
func (r *intake) spend(n int, size uintptr) error {
	if size > 0 && n > r.budget/int(size) {
		return errLarge
	}
	r.budget -= n * int(size)
	return nil
}

// roomFor is how many bytes of memory a snapshot of a size may ask for: values may be larger than their bytes, because
// fields were added, but damaged bytes must not fill the memory.
func roomFor(size int) int {
	const least, times = 64 << 20, 1024
	return least + times*min(size, (math.MaxInt-least)/times)
}

// Marks of entries while a snapshot is read: those that are free, and those that no row was found for yet.
const (
	markFree  = vacant - 1
	markAlone = vacant - 2
)

// read makes the world what a snapshot says. On an error it is a world of no use, to be read into again. was is the
// world that it will be exchanged with.
func (w *World) read(data []byte, was *World) error {
	w.opened()
	if len(data) < len(worldMagic) || string(data[:len(worldMagic)]) != worldMagic {
		return errNoWorld
	}
	w.stop()
	w.archive().report = state.Report{}
	w.archive().lasts = nil
	clear(w.archive().keepers)
	clear(w.relating().idle)
	for _, rel := range w.relating().relations {
		rel.empty()
	}
	r := &intake{b: data, off: len(worldMagic), budget: roomFor(len(data))}
	w.readEntries(r)
	comps, err := w.readTypes(r)
	if err == nil {
		err = w.readTables(r, comps)
	}
	if err != nil {
		return err
	}
	w.readStamps(r, comps)
	w.readLasts(r)
	w.readNames(r)
	for _, c := range comps {
		if r.failed {
			break
		}
		if err := w.readValues(r, c); err != nil {
			return err
		}
	}
	if err := w.readRest(r, comps); err != nil {
		return err
	}
	if r.failed || r.off != len(data) {
		return errDamaged
	}
	sortReport(&w.archive().report)
	return nil
}

// readRest reads what does not lie in tables.
func (w *World) readRest(r *intake, comps []*component) error {
	if err := w.readRelations(r, comps); err != nil {
		return err
	}
	if !w.groupsSound() {
		return errDamaged
	}
	w.relink()
	w.fileTables()
	w.regather()
	w.settleGroups()
	if err := w.readResources(r, comps); err != nil {
		return err
	}
	return w.readEvents(r, comps)
}

func (w *World) readEntries(r *intake) {
	w.ID = r.byte()
	n := r.count(4)
	w.entries = slices.Grow(w.entries[:0], n)[:n]
	for i := range w.entries {
		w.entries[i] = entry{table: markAlone}
		if b := r.bytes(4); b != nil {
			w.entries[i].tag = enc.LittleEndian.Uint32(b)
		}
	}
	w.free = 0
	last := (*entry)(nil)
	for range r.count(1) {
		i := r.number(uint64(n))
		if i == 0 || r.failed || w.entries[i].table == markFree || w.entries[i].tag == 0 {
			r.fail()
			return
		}
		if last == nil {
			w.free = uint32(i)
		} else {
			last.row = uint32(i)
		}
		last = &w.entries[i]
		last.table = markFree
	}
}

// readTypes reads the names of types.
func (w *World) readTypes(r *intake) (comps []*component, err error) {
	before := ""
	for range r.count(1) {
		name := r.text()
		if r.failed || name <= before {
			return nil, errDamaged
		}
		before = name
		c, err := componentCalled(name)
		if err != nil {
			return nil, err
		}
		if c.name != name {
			w.archive().report.Renamed = append(w.archive().report.Renamed, c.title())
		}
		if slices.Contains(comps, c) {
			return nil, fmt.Errorf("%s: %w", c.title(), errTwoOfName)
		}
		comps = append(comps, c)
	}
	return comps, nil
}

func (w *World) readTables(r *intake, comps []*component) error {
	w.alive = 0
	n := r.count(3)
	for i := range n {
		group := w.readGroup(r, comps)
		of := make([]*component, 0, 8)
		for range r.count(1) {
			of = append(of, pick(r, comps))
		}
		slices.SortFunc(of, byName)
		if r.failed || len(slices.Compact(of)) != len(of) {
			return errDamaged
		}
		t := w.tableAt(i, of, group)
		if t == nil {
			return errDamaged
		}
		if err := w.readRows(r, t); err != nil {
			return err
		}
	}
	w.cut(n)
	if r.failed {
		return errDamaged
	}
	return w.settleEntries()
}

// settleEntries takes the marks off, and finds out whether all entities have a row.
func (w *World) settleEntries() error {
	for i := range w.entries {
		n := &w.entries[i]
		if n.table == markAlone && i > 0 && n.tag != 0 {
			return errDamaged
		}
		n.table = max(n.table, vacant)
	}
	return nil
}

func (w *World) readGroup(r *intake, comps []*component) []Goal {
	var group []Goal
	for range r.count(9) {
		g := Goal{pick(r, comps), r.entity()}
		if int(g.target.index()) >= len(w.entries) {
			r.fail()
			return nil
		}
		group = append(group, g)
	}
	return group
}

func pick(r *intake, comps []*component) *component {
	if len(comps) == 0 {
		r.fail()
		return nil
	}
	return comps[r.number(uint64(len(comps)))]
}

func (w *World) readRows(r *intake, t *table) error {
	n := r.count(4)
	size := uintptr(8)
	for i := range t.cols {
		size += t.cols[i].v.Type().Elem().Size()
	}
	if err := r.spend(n, size); err != nil {
		return err
	}
	t.blank(n)
	for row := range n {
		i := enc.LittleEndian.Uint32(r.bytes(4))
		if int(i) >= len(w.entries) || i == 0 || w.entries[i].table != markAlone || w.entries[i].tag == 0 {
			return errDamaged
		}
		e := &w.entries[i]
		e.table, e.row = int32(t.id), uint32(row)
		t.entities[row] = entityAt(i, e.tag)
	}
	w.alive += n
	return nil
}

func (w *World) readStamps(r *intake, comps []*component) {
	for i := range w.kinds {
		w.kinds[i].tracked = false
	}
	for _, t := range w.tables {
		for i := range t.cols {
			t.cols[i].stamps, t.cols[i].marked = nil, 0
		}
	}
	for _, c := range comps {
		if r.byte() == 0 {
			continue
		}
		w.kind(c).tracked = true
		for _, t := range w.tables {
			col := t.column(c)
			if col == nil {
				continue
			}
			col.marked = r.word()
			if 16*t.n > len(r.b)-r.off {
				r.fail()
				return
			}
			col.stamps = make([]stamp, len(t.entities))
			col.latest = 0
			for i := range col.stamps[:t.n] {
				col.stamps[i] = stamp{r.word(), r.word()}
				col.latest = max(col.latest, col.stamps[i].changed)
			}
		}
	}
}

func (w *World) readLasts(r *intake) {
	w.clock = r.word()
	n := r.count(10)
	if n > 0 {
		w.archive().lasts = make(map[lookout]uint64, n)
	}
	for range n {
		l := lookout{r.text(), int(r.number(math.MaxInt32))}
		w.archive().lasts[l] = r.word()
	}
}

func (w *World) readNames(r *intake) {
	clear(w.naming().names)
	clear(w.naming().nameOf)
	for range r.count(9) {
		name, e := r.text(), r.entity()
		if r.failed || !w.Alive(e) {
			r.fail()
			return
		}
		w.naming().set(e, name)
	}
}
