package ecs

import (
	enc "encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/krill2d/krill/engine/state"
)

// The bytes of a world's snapshot are, after magic and version:
//
//	the world's ID; the tags of all entries, and the free ones in the order in which they are used again
//	the names of the types that follow, in order
//	the tables as they were made: targets of groups, components, and their rows as indices of entries
//	stamps of those components that have them; the clock; what queries that look for changes have seen
//	the names of entities, in order
//	for each component its values in all tables, as one snapshot of engine/state, so that its layout is in it once
//	relations, resources, events
//
// Numbers of fixed width are little endian, counts are varints.

// worldMagic begins a snapshot of a world; its last byte is the version.
const worldMagic = "KEW\x01"

var (
	errNoWorld   = errors.New("this is no snapshot of a world, or one of another version of Krill")
	errDamaged   = errors.New("the snapshot is damaged")
	errLarge     = errors.New("the snapshot asks for far more memory than its size; it is damaged")
	errUnderWay  = errors.New("a loop is under way; take snapshots between systems, or call EndLoops when a panic left it open")
	errForked    = errors.New("a system that runs beside others has no whole world; take snapshots between runs of the schedule")
	errTwoOfName = errors.New("it has a type under its old name and under the new one; see Renamed")
)

// archive is what a world keeps for its copies and snapshots.
type archive struct {
	codec   *state.Codec
	panes   []*pane            // by component's id
	keepers []*keeper          // by component's id; nil: it keeps nothing
	lasts   map[lookout]uint64 // of queries that did not loop since the restore
	back    *World             // where a restore happens, before the two are exchanged
	report  state.Report

	singles  []*state.Codec // by resource's id
	incoming []incoming     // resources that were read
	flats    []*pane        // by id of a relation or event
	hashing  bool           // values are written as their hashes

	comps   []*component // room to work in
	links   []linkRow
	flat    flat
	looks   []lookout
	words   []string
	used    []bool
	numbers []int
	bytes   []byte
	head    []byte // on its way to a hash
}

// archive is what snapshots keep in a world. It is behind an any, so that programs without snapshots do not carry all its
// types.
func (w *World) archive() *archive {
	a, _ := w.kept.(*archive)
	if a == nil {
		a = &archive{}
		w.kept = a
	}
	return a
}

// opened makes the world one that may hold whatever a snapshot holds.
func (w *World) opened() {
	w.link()
	if w.unparking == nil {
		w.unparking = newUnparking()
	}
}

// lookout names a query that looks for changes in any process: there may be several that look for the same.
type lookout struct {
	name string
	nth  int
}

// AppendSnapshot appends all of the world to dst and returns the longer slice: entities and the order of their indices,
// components, relations, resources, events that were not read by all, and what queries with Changed have seen. The same world gives
// the same bytes in every process. Observers are not in it, and neither are loops: between systems there are none. It
// costs about a copy of the columns, and allocates nothing when dst has room and components hold no pointers. On an
// error, which a component that cannot be state is the cause of, dst is returned as it was.
func (w *World) AppendSnapshot(dst []byte) ([]byte, error) {
	b, err := w.append(append(dst, worldMagic...))
	if err != nil {
		return dst, fmt.Errorf("ecs: snapshot: %w", err)
	}
	return b, nil
}

// RestoreSnapshot makes the world what a snapshot says, in this or another process, and ends all loops. Layouts may have
// changed: a component's fields are found by name and by their tag was, numbers are converted, and what is gone is
// kept; see Restored. Components, relations and resources of types that this process does not know yet are parked:
// they stay with their entities, and are there when the type is first used. Observers stay, and are not called. A
// resource is restored in its place. On an error the world is as it was. Damaged bytes cost no more memory than
// 64 MB and 1024 times their length.
func (w *World) RestoreSnapshot(data []byte) error {
	if w.forked {
		return fmt.Errorf("ecs: restore: %w", errForked)
	}
	into := w.archive().back
	if into == nil {
		into = &World{}
		w.archive().back = into
	}
	if err := into.read(data, w); err != nil {
		return fmt.Errorf("ecs: restore: %w", err)
	}
	w.exchange(into)
	return nil
}

// Restored says how the layouts of the snapshot that was restored last differed from those of this process, with paths
// such as game.Pos.X. See state.Report.
func (w *World) Restored() state.Report { return w.archive().report }

// exchange makes w what into is, and keeps the memory of what it was.
func (w *World) exchange(into *World) {
	w.stop()
	w.opened()
	into.opened()
	w.ID = into.ID
	w.entries, into.entries = into.entries, w.entries
	w.free, w.alive, w.clock = into.free, into.alive, into.clock
	w.exchangeLinks(into)
	w.tick, w.letters, into.letters = into.tick, into.letters, nil
	w.tables, into.tables = into.tables, w.tables
	w.byKinds, into.byKinds = into.byKinds, w.byKinds
	*w.naming(), *into.naming() = *into.naming(), *w.naming()
	a, b := w.archive(), into.archive()
	a.codec, b.codec = b.codec, a.codec
	a.keepers, b.keepers = b.keepers, a.keepers
	a.lasts, b.lasts = b.lasts, nil
	a.report = b.report
	for id := range max(len(w.kinds), len(into.kinds)) {
		c := (*registry.all.Load())[id]
		mine, other := *w.kind(c), *into.kind(c)
		w.kind(c).tracked, into.kind(c).tracked = other.tracked, mine.tracked
	}
	w.caches = nil
	w.reshaped()
	into.reshaped()
	for _, t := range w.tables {
		t.version++
		w.note(t)
	}
	w.layResources(b)
	sortReport(&a.report)
	w.forgetSince(w.tick)
}

// exchangeLinks exchanges the links of two worlds. The stores stay where they are: live queries know them.
func (w *World) exchangeLinks(into *World) {
	for _, r := range into.relating().relations {
		w.relation(r.c)
	}
	for _, r := range w.relating().relations {
		other := into.relation(r.c)
		*r, *other = *other, *r
		r.version = max(r.version, other.version) + 1
		other.version = r.version
	}
	w.linked, into.linked = into.linked, w.linked
	w.relating().idle, into.relating().idle = into.relating().idle, w.relating().idle
	w.recent, w.recentKey, into.recent, into.recentKey = nil, nil, nil, nil
}

// stop ends all loops, and forgets what waits for their end.
func (w *World) stop() {
	w.depth = 0
	w.endWrites()
	w.clearQueue()
}

// reshaped forgets what was known of tables that are others now. What queries have seen stays.
func (w *World) reshaped() {
	w.stale()
	w.views, w.finders = nil, nil
	w.staged = nil
	for _, t := range w.tables {
		clear(t.edges)
	}
}

// append writes all sections.
func (w *World) append(b []byte) ([]byte, error) {
	switch {
	case w.forked:
		return nil, errForked
	case w.depth > 0:
		return nil, errUnderWay
	}
	comps := w.stored(true)
	b = w.appendEntries(b)
	b = w.appendTables(b, comps)
	b = w.appendStamps(b, comps)
	b = w.appendLasts(b)
	b = w.appendNames(b)
	var err error
	for _, c := range comps {
		if b, err = w.appendValues(b, c); err != nil {
			return nil, err
		}
	}
	return w.appendRest(b)
}

// appendRest writes what does not lie in tables.
func (w *World) appendRest(b []byte) ([]byte, error) {
	b, err := w.appendRelations(b)
	if err == nil {
		b, err = w.appendResources(b)
	}
	if err == nil {
		b, err = w.appendEvents(b)
	}
	return b, err
}

// stored lists the types of all that the world holds by name, and with tracked those that queries look at for changes. It
// is valid until the next call.
func (w *World) stored(tracked bool) []*component {
	a := w.archive()
	clear(a.used)
	a.comps = a.comps[:0]
	for _, t := range w.tables {
		for i := range t.cols {
			a.meet(t.cols[i].c)
		}
		for _, g := range t.group {
			a.meet(g.relation)
		}
	}
	for _, r := range w.relating().relations {
		if r.matters() {
			a.meet(r.c)
		}
	}
	for _, have := range w.resources().sorted {
		a.meet(have.of)
	}
	for _, s := range w.mailed() {
		if s.matters() {
			a.meet(s.c)
		}
	}
	for id := range w.kinds {
		if tracked && w.kinds[id].tracked {
			a.meet((*registry.all.Load())[id])
		}
	}
	slices.SortFunc(a.comps, byName)
	return a.comps
}

// meet notes a component once.
func (a *archive) meet(c *component) {
	if c.id >= len(a.used) {
		a.used = append(a.used, make([]bool, c.id+1-len(a.used))...)
	}
	if !a.used[c.id] {
		a.used[c.id] = true
		a.comps = append(a.comps, c)
	}
}

func (w *World) appendEntries(b []byte) []byte {
	b = append(b, w.ID)
	b = appendCount(b, len(w.entries))
	for i := range w.entries {
		b = enc.LittleEndian.AppendUint32(b, w.entries[i].tag)
	}
	n := 0
	for i := w.free; i != 0; i = w.entries[i].row {
		n++
	}
	b = appendCount(b, n)
	for i := w.free; i != 0; i = w.entries[i].row {
		b = appendCount(b, int(i))
	}
	return b
}

func (w *World) appendTables(b []byte, comps []*component) []byte {
	a := w.archive()
	a.numbers = slices.Grow(a.numbers[:0], len(a.used))[:len(a.used)]
	b = appendCount(b, len(comps))
	for i, c := range comps {
		a.numbers[c.id] = i
		b = appendText(b, c.name)
	}
	b = appendCount(b, len(w.tables))
	for _, t := range w.tables {
		b = appendCount(b, len(t.group))
		for _, g := range t.group {
			b = appendCount(b, a.numbers[g.relation.id])
			b = appendWord(b, g.target.bits)
		}
		b = appendCount(b, len(t.cols))
		for i := range t.cols {
			b = appendCount(b, a.numbers[t.cols[i].c.id])
		}
		b = appendCount(b, t.n)
		for _, e := range t.entities[:t.n] {
			b = enc.LittleEndian.AppendUint32(b, e.index())
		}
	}
	return b
}

func (w *World) appendStamps(b []byte, comps []*component) []byte {
	for _, c := range comps {
		if !w.kind(c).tracked {
			b = append(b, 0)
			continue
		}
		b = append(b, 1)
		for _, t := range w.tables {
			col := t.column(c)
			if col == nil {
				continue
			}
			b = appendWord(b, col.marked)
			for _, s := range col.stamps[:t.n] {
				b = appendWord(appendWord(b, s.added), s.changed)
			}
		}
	}
	return b
}

// appendLasts writes the clock, and what queries have seen of changes.
func (w *World) appendLasts(b []byte) []byte {
	a := w.archive()
	b = appendWord(b, w.clock)
	a.looks = a.looks[:0]
	for l := range a.lasts {
		if c := w.looking(l); c == nil {
			a.looks = append(a.looks, l)
		}
	}
	for _, c := range w.caches {
		if c != nil && c.q.rows {
			a.looks = append(a.looks, lookoutOf(c.q))
		}
	}
	slices.SortFunc(a.looks, lookout.compare)
	b = appendCount(b, len(a.looks))
	for _, l := range a.looks {
		last := a.lasts[l]
		if c := w.looking(l); c != nil {
			last = c.last
		}
		b = appendWord(appendCount(appendText(b, l.name), l.nth), last)
	}
	return b
}

func (w *World) appendNames(b []byte) []byte {
	words := w.archive().words[:0]
	for name := range w.naming().names {
		words = append(words, name)
	}
	slices.Sort(words)
	b = appendCount(b, len(words))
	for _, name := range words {
		b = appendWord(appendText(b, name), w.naming().names[name].bits)
	}
	clear(words)
	w.archive().words = words[:0]
	return b
}

// putLength writes how long what follows is into a place that was left for it.
func putLength(b []byte, at int) { enc.LittleEndian.PutUint64(b[at:], uint64(len(b)-at-8)) }

func appendCount(b []byte, n int) []byte    { return enc.AppendUvarint(b, uint64(n)) }
func appendWord(b []byte, n uint64) []byte  { return enc.LittleEndian.AppendUint64(b, n) }
func appendText(b []byte, s string) []byte  { return append(appendCount(b, len(s)), s...) }
func appendBytes(b []byte, s []byte) []byte { return append(appendWord(b, uint64(len(s))), s...) }
