package ecs

import (
	enc "encoding/binary"
	"fmt"
	"slices"
)

// Flags of a relation in a snapshot: its rules, and whether links have data.
const (
	linksExclusive = 1 << iota
	linksCascade
	linksGrouped
	linksData
)

const linkSize = 36 // bytes of a link in a snapshot

// matters is whether a relation is more than one that nobody used yet.
func (r *relation) matters() bool { return r.count > 0 || r.top > 1 }

func (r *relation) flags() byte {
	flags := byte(0)
	for i, on := range []bool{r.rules.Exclusive, r.rules.Cascade, r.rules.Grouped, r.data.c != nil} {
		if on {
			flags |= 1 << i
		}
	}
	return flags
}

func (w *World) appendRelations(b []byte) ([]byte, error) {
	a := w.archive()
	n := 0
	for _, r := range w.relating().relations {
		if r.matters() {
			n++
		}
	}
	b = appendCount(b, n)
	for _, r := range w.relating().relations {
		if !r.matters() {
			continue
		}
		b = append(appendCount(b, a.numbers[r.c.id]), r.flags())
		b = appendCount(appendCount(b, int(r.top)), int(r.free))
		a.links = r.pack(a.links[:0])
		b = appendCount(b, len(a.links))
		for i := range a.links {
			b = appendLink(b, &a.links[i])
		}
		if r.data.c == nil {
			continue
		}
		var err error
		if b, err = w.appendFlat(b, a.linkData(r), r.from); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func appendLink(b []byte, l *linkRow) []byte {
	b = enc.LittleEndian.AppendUint32(b, l.slot)
	b = appendWord(appendWord(b, l.source.bits), l.target.bits)
	for _, n := range [4]uint32{l.in.next, l.in.prev, l.out.next, l.out.prev} {
		b = enc.LittleEndian.AppendUint32(b, n)
	}
	return b
}

// linkData is where the data of the links in use lies, in the order of pack.
func (a *archive) linkData(r *relation) *flat {
	a.flat.c, a.flat.rows = r.c, a.flat.rows[:0]
	for at := r.nextLink(0); at != 0; at = r.nextLink(at) {
		a.flat.rows = append(a.flat.rows, slot{col: &r.data, row: int(at)})
	}
	return &a.flat
}

func (w *World) readRelations(r *intake, comps []*component) error {
	before := -1
	for range r.count(4) {
		c := pick(r, comps)
		flags := r.byte()
		top, free := uint32(r.number(1<<32)), uint32(r.number(1<<32))
		n := r.count(linkSize)
		if r.failed || flags >= 2*linksData || slices.Index(comps, c) <= before {
			return errDamaged
		}
		before = slices.Index(comps, c)
		rows := make([]linkRow, n)
		for i := range rows {
			r.link(&rows[i])
		}
		rel, err := w.relationNow(c, flags)
		if err != nil {
			return err
		}
		if err := w.readLinks(r, rel, flags, rows, top, free); err != nil {
			return fmt.Errorf("%s: %w", c.title(), err)
		}
	}
	return nil
}

func (r *intake) link(l *linkRow) {
	word := func() uint32 {
		if b := r.bytes(4); b != nil {
			return enc.LittleEndian.Uint32(b)
		}
		return 0
	}
	l.slot = word()
	l.source, l.target = r.entity(), r.entity()
	l.in = turn{word(), word()}
	l.out = turn{word(), word()}
}

// relationNow is the store of a relation: by the rules of its type, or of the snapshot when the type is not known.
func (w *World) relationNow(c *component, flags byte) (rel *relation, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p) // rules that make no sense
		}
	}()
	rel = w.relation(c)
	if c.typ.Load() == nil {
		// What an earlier snapshot left does not fit: its rules may have been others.
		*rel = relation{c: c, rules: rulesOf(flags), top: 1, version: rel.version + 1, parked: true}
		rel.hierarchy = rel.rules.Exclusive && rel.rules.Cascade
		if flags&linksData != 0 {
			rel.data = parkedColumn(c)
		}
	}
	return rel, nil
}

func rulesOf(flags byte) Rules {
	return Rules{
		Exclusive: flags&linksExclusive != 0, Cascade: flags&linksCascade != 0, Grouped: flags&linksGrouped != 0,
	}
}

// readLinks makes the links what a snapshot says. When the type has other rules by now, they are made anew, in order.
func (w *World) readLinks(r *intake, rel *relation, flags byte, rows []linkRow, top, free uint32) error {
	then := rulesOf(flags)
	if !sound(w, then, rows, top, free) {
		return errDamaged
	}
	var u unflat
	if flags&linksData != 0 {
		used := 0
		for i := range rows {
			if rows[i].source.bits != 0 {
				used++
			}
		}
		var err error
		if u, err = w.readFlat(r, rel.c, used); err != nil {
			return err
		}
	}
	if then.Exclusive == rel.rules.Exclusive {
		rel.unpack(rows, top, free)
	} else {
		rel.rebuild(rows)
		w.archive().report.Retyped = append(w.archive().report.Retyped, rel.c.title())
	}
	rel.from = nil
	if rel.hierarchy && rel.circular() {
		return errDamaged
	}
	if flags&linksData == 0 || rel.data.c == nil {
		return nil
	}
	rel.from = u.from
	if u.values.IsValid() {
		rel.from = nil
	}
	i := 0
	for _, row := range rows {
		if row.source.bits == 0 {
			continue
		}
		if at := rel.find(row.source, row.target); at != 0 {
			u.lay(i, &rel.data, int(at))
		}
		i++
	}
	return nil
}

// rebuild relates anew, in the order of each target's list.
func (r *relation) rebuild(rows []linkRow) {
	r.empty()
	bySlot := map[uint32]*linkRow{}
	for i := range rows {
		bySlot[rows[i].slot] = &rows[i]
	}
	for i := range rows {
		if rows[i].source.bits == 0 || rows[i].in.prev != 0 {
			continue
		}
		for l := &rows[i]; l != nil; l = bySlot[l.in.next] {
			at := l.source.index()
			if !r.rules.Exclusive {
				at = r.allocate()
			} else if r.firstOut(l.source) != 0 {
				continue
			}
			r.reserve(at)
			r.attach(at, l.source, l.target)
		}
	}
}

// circular is whether some entity is its own ancestor.
func (r *relation) circular() bool {
	seen := make([]uint32, len(r.links)) // by source: the walk that came by
	for at := r.nextLink(0); at != 0; at = r.nextLink(at) {
		for up := at; up != 0 && seen[up] != at; {
			if seen[up] != 0 && seen[up] != at {
				break
			}
			seen[up] = at
			if up = r.firstOut(r.links[up].target); up != 0 && seen[up] == at {
				return true
			}
		}
	}
	return false
}

// sound is whether links make sense: ends that are alive, lists that are whole, slots that are used once.
func sound(w *World, rules Rules, rows []linkRow, top, free uint32) bool {
	if rules.Exclusive && (top > 1 || free != 0) || !rules.Exclusive && int(top) != len(rows)+1 {
		return len(rows) == 0 && top <= 1 && free == 0
	}
	bySlot := func(at uint32) *linkRow {
		if !rules.Exclusive {
			if at == 0 || uint64(at) > uint64(len(rows)) {
				return nil
			}
			return &rows[at-1]
		}
		i, ok := slices.BinarySearchFunc(rows, at, func(l linkRow, at uint32) int { return int(int64(l.slot) - int64(at)) })
		if !ok {
			return nil
		}
		return &rows[i]
	}
	l := lists{rows: rows, bySlot: bySlot, pool: !rules.Exclusive, heads: map[head]int{}}
	last, unused := uint32(0), 0
	for i := range rows {
		row := &rows[i]
		if row.slot <= last || l.pool && int(row.slot) != i+1 {
			return false
		}
		last = row.slot
		switch {
		case row.source.bits == 0:
			if !l.pool || row.target.bits != 0 || row.in.prev != 0 || row.out != (turn{}) {
				return false
			}
			unused++
		case !w.Alive(row.source) || !w.Alive(row.target):
			return false
		case !l.pool && (row.slot != row.source.index() || row.out != (turn{})):
			return false
		case !l.joined(row, inTurn) || l.pool && !l.joined(row, outTurn):
			return false
		}
	}
	return l.whole(len(rows)-unused) && freeList(bySlot, free, unused)
}

// lists are those of a relation while a snapshot of it is looked at.
type lists struct {
	rows   []linkRow
	bySlot func(uint32) *linkRow
	pool   bool
	heads  map[head]int // how often a list begins
}

// head is an entity as target or source.
type head struct {
	of     Entity
	source bool
}

func inTurn(l *linkRow) (turn, head)  { return l.in, head{l.target, false} }
func outTurn(l *linkRow) (turn, head) { return l.out, head{l.source, true} }

// joined is whether a link's neighbours in a list know it, and belong to the same entity.
func (l *lists) joined(row *linkRow, side func(*linkRow) (turn, head)) bool {
	mine, of := side(row)
	if mine.prev == 0 {
		l.heads[of]++
	}
	next, prev := l.bySlot(mine.next), l.bySlot(mine.prev)
	if mine.next != 0 && next == nil || mine.prev != 0 && prev == nil {
		return false
	}
	if next != nil {
		t, other := side(next)
		if next.source.bits == 0 || other != of || t.prev != row.slot {
			return false
		}
	}
	if prev != nil {
		t, other := side(prev)
		if prev.source.bits == 0 || other != of || t.next != row.slot {
			return false
		}
	}
	return true
}

// whole is whether each entity has one list, and those lead to all links in use: none goes in a circle.
func (l *lists) whole(used int) bool {
	for _, n := range l.heads {
		if n != 1 {
			return false
		}
	}
	return l.reach(inTurn) == used && (!l.pool || l.reach(outTurn) == used)
}

func (l *lists) reach(side func(*linkRow) (turn, head)) int {
	n := 0
	for i := range l.rows {
		row := &l.rows[i]
		if t, _ := side(row); row.source.bits == 0 || t.prev != 0 {
			continue
		}
		for ; row != nil && n <= len(l.rows); n++ {
			t, _ := side(row)
			row = l.bySlot(t.next)
		}
	}
	return n
}

// freeList is whether the free slots of a pool are all in one list.
func freeList(bySlot func(uint32) *linkRow, free uint32, unused int) bool {
	n := 0
	for at := free; at != 0; n++ {
		l := bySlot(at)
		if l == nil || l.source.bits != 0 || n > unused {
			return false
		}
		at = l.in.next
	}
	return n == unused
}

// settleGroups puts entities into the tables that the rules of their relations say, when the snapshot's were others.
func (w *World) settleGroups() {
	for _, r := range w.relating().relations {
		if !r.rules.Grouped && !w.groups(r.c) {
			continue
		}
		for at := r.nextLink(0); at != 0; at = r.nextLink(at) {
			l := r.links[at]
			if !r.rules.Grouped {
				l.target = Entity{}
			}
			w.regroup(r, l.source, l.target)
		}
	}
}

// groups is whether tables are split by the targets of a relation.
func (w *World) groups(c *component) bool {
	for _, t := range w.tables {
		if slices.ContainsFunc(t.group, func(g Goal) bool { return g.relation == c }) {
			return true
		}
	}
	return false
}

// groupsSound is whether the entities of a group have the targets of the group.
func (w *World) groupsSound() bool {
	for _, t := range w.tables {
		for _, g := range t.group {
			r := w.linksOf(g.relation)
			for _, e := range t.entities[:t.n] {
				if r == nil || !w.Alive(g.target) || r.find(e, g.target) == 0 {
					return false
				}
			}
		}
	}
	return true
}

// adoptLinks gives a relation its type.
func (w *World) adoptLinks(r *relation) {
	if !r.parked || r.c.typ.Load() == nil {
		return
	}
	w.mustBeWhole(r.c)
	was := *r
	fresh := newRelation(r.c)
	r.parked, r.from = false, nil
	if was.data.c != nil && fresh.data.c != nil {
		var used []int
		for at := r.nextLink(0); at != 0; at = r.nextLink(at) {
			used = append(used, int(at))
		}
		if was.from == nil {
			was.from = &parcel{}
		}
		w.adoptFlat(&r.data, was.from, used)
	} else {
		r.data = fresh.data
		if r.data.c != nil {
			r.data.grow(len(r.links))
		}
	}
	if fresh.rules.Exclusive != r.rules.Exclusive {
		rows := r.pack(nil)
		data := r.data
		before := append([]link(nil), r.links...)
		r.data = fresh.data
		r.rules, r.hierarchy, r.outs, r.begin = fresh.rules, fresh.hierarchy, nil, nil
		r.links = nil
		r.rebuild(rows)
		for at, l := range before {
			if to := r.find(l.source, l.target); l.source.bits != 0 && to != 0 && r.data.c != nil && data.c != nil {
				r.data.v.Index(int(to)).Set(data.v.Index(at))
			}
		}
	}
	r.rules, r.hierarchy, r.light, r.data.wipe = fresh.rules, fresh.hierarchy, fresh.light, true
	r.version++
	w.relink()
	w.settleGroups()
}
