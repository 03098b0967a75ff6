package ecs

import (
	"fmt"
	"slices"
)

// model is a world as maps of maps: slow, and so simple that it is right. Changes that wait are funcs in a list.
type model struct {
	ents   map[Entity]*mEntity // those alive
	queue  []func()
	queued map[Entity]bool
	depth  int
	tick   uint64              // stamps changes; goes on when a loop that looks for changes begins
	last   map[int]uint64      // by query, the tick when its loop last began
	fallen map[Entity]*mEntity // destroyed in a loop, and not taken out yet
	told   []string            // what observers must have heard; nil: there are none
}

// mWatched are the components that observers watch, in the order of their names.
var mWatched = []int{kA, kC, kH}

// tell notes what observers must hear.
func (m *model) tell(format string, args ...any) {
	if m.told != nil {
		m.told = append(m.told, fmt.Sprintf(format, args...))
	}
}

// lies is an entity that has not been taken out, or nil.
func (m *model) lies(e Entity) *mEntity {
	if x := m.ents[e]; x != nil {
		return x
	}
	return m.fallen[e]
}

func (m *model) takeOut(e Entity, x *mEntity) {
	delete(m.fallen, e)
	m.tell("destroy %s", e)
	for _, k := range mWatched {
		if n, ok := x.comps[k]; ok {
			m.tell("remove %s %s %d", mKinds[k].name, e, n)
		}
	}
}

// mEntity is an entity of the model. Loops that write mark rows before they hand them out, and rows beside them: such
// a change is one that may be met, until the loop is over.
type mEntity struct {
	comps   map[int]uint32
	limbo   bool
	added   [8]uint64
	changed [8]uint64
	maybe   [8]uint64
}

func newModel() *model {
	return &model{ents: map[Entity]*mEntity{}, fallen: map[Entity]*mEntity{}, queued: map[Entity]bool{}, tick: 1, last: map[int]uint64{}}
}

func (m *model) has(e Entity, k int) bool {
	x := m.ents[e]
	if x == nil || x.limbo {
		return false
	}
	_, ok := x.comps[k]
	return ok
}

func (m *model) later(e Entity, f func()) {
	m.queue = append(m.queue, f)
	m.queued[e] = true
}

// spawn adds an entity, which lies in no table while a loop is under way.
func (m *model) spawn(e Entity, comps map[int]uint32) *mEntity {
	x := &mEntity{comps: comps, limbo: m.depth > 0}
	m.ents[e] = x
	if x.limbo {
		m.later(e, func() { m.born(e, x) })
	} else {
		m.born(e, x)
	}
	return x
}

// spawnUntold is spawn for a Batch: in no loop observers hear of it when its body has ended.
func (m *model) spawnUntold(e Entity, comps map[int]uint32) *mEntity {
	told := m.told
	x := m.spawn(e, comps)
	m.told = told
	return x
}

func (m *model) born(e Entity, x *mEntity) {
	x.limbo = false
	for k := range x.comps {
		x.added[k], x.changed[k] = m.tick, m.tick
	}
	m.tellBorn(e, x)
}

func (m *model) tellBorn(e Entity, x *mEntity) {
	m.tell("spawn %s", e)
	for _, k := range mWatched {
		if n, ok := x.comps[k]; ok {
			m.tell("add %s %s %d", mKinds[k].name, e, n)
		}
	}
}

func (m *model) put(e Entity, k int, n uint32) {
	if m.depth > 0 && (m.queued[e] || !m.has(e, k)) {
		m.later(e, func() { m.putNow(e, k, n) })
		return
	}
	m.putNow(e, k, n)
}

func (m *model) putNow(e Entity, k int, n uint32) {
	x := m.lies(e)
	old, had := x.comps[k]
	x.comps[k] = n
	x.changed[k] = m.tick
	if !had {
		x.added[k] = m.tick
	}
	switch {
	case !slices.Contains(mWatched, k):
	case had:
		m.tell("set %s %s %d to %d", mKinds[k].name, e, old, n)
	default:
		m.tell("add %s %s %d", mKinds[k].name, e, n)
	}
}

func (m *model) drop(e Entity, k int) bool {
	if m.depth == 0 {
		had := m.has(e, k)
		m.dropNow(e, k)
		return had
	}
	if !m.queued[e] && !m.has(e, k) {
		return false
	}
	m.later(e, func() { m.dropNow(e, k) })
	return true
}

func (m *model) dropNow(e Entity, k int) {
	x := m.lies(e)
	if n, ok := x.comps[k]; ok && slices.Contains(mWatched, k) {
		m.tell("remove %s %s %d", mKinds[k].name, e, n)
	}
	delete(x.comps, k)
}

func (m *model) destroy(e Entity) bool {
	x := m.ents[e]
	if x == nil {
		return false
	}
	delete(m.ents, e)
	if m.depth > 0 {
		m.fallen[e] = x
		m.later(e, func() { m.takeOut(e, x) })
	} else {
		m.takeOut(e, x)
	}
	return true
}

// leave ends a loop or another body, and carries out what waited for the outermost one.
func (m *model) leave() {
	m.depth--
	if m.depth > 0 {
		return
	}
	for _, f := range m.queue {
		f()
	}
	m.queue = nil
	clear(m.queued)
}

// abandon is EndLoops.
func (m *model) abandon() {
	m.depth, m.queue = 0, nil
	clear(m.fallen)
	clear(m.queued)
	for e, x := range m.ents {
		if x.limbo {
			delete(m.ents, e)
		}
	}
}

// begin is the tick after which changes are new to a query's loop that begins now.
func (m *model) begin(i int) uint64 {
	since := m.last[i]
	if mQueries[i].byRow() {
		m.last[i] = m.tick
		m.tick++
	}
	return since
}

// fits reports whether an entity has what a query looks for, rows aside.
func (m *model) fits(e Entity, q *mQuery) bool {
	if x := m.ents[e]; x == nil || x.limbo {
		return false
	}
	for _, k := range q.comps {
		if !q.isMay(k) && !m.has(e, k) {
			return false
		}
	}
	for _, list := range [][]int{q.with, q.changed, q.added} {
		for _, k := range list {
			if !m.has(e, k) {
				return false
			}
		}
	}
	for _, k := range q.without {
		if m.has(e, k) {
			return false
		}
	}
	return len(q.either) == 0 || slices.ContainsFunc(q.either, func(k int) bool { return m.has(e, k) })
}

// passes reports whether an entity passes the filters by row: whether it must, and whether it may.
func (m *model) passes(e Entity, q *mQuery, since uint64) (must, may bool) {
	x := m.ents[e]
	must, may = true, true
	for _, k := range q.changed {
		must = must && x.changed[k] > since
		may = may && max(x.changed[k], x.maybe[k]) > since
	}
	for _, k := range q.added {
		must = must && x.added[k] > since
	}
	return must, may && (must || len(q.added) == 0 || m.addedSince(x, q, since))
}

func (m *model) addedSince(x *mEntity, q *mQuery, since uint64) bool {
	for _, k := range q.added {
		if x.added[k] <= since {
			return false
		}
	}
	return true
}

// found lists the entities that a loop which begins now must meet, and counts those it may.
func (m *model) found(q *mQuery, since uint64) (must map[Entity]bool, may int) {
	must = map[Entity]bool{}
	for e := range m.ents {
		if !m.fits(e, q) {
			continue
		}
		surely, perhaps := m.passes(e, q, since)
		if surely {
			must[e] = true
		}
		if perhaps {
			may++
		}
	}
	return must, may
}

// mark notes that a loop which writes may have marked any row that it finds.
func (m *model) mark(q *mQuery) {
	for _, k := range q.writes {
		for e, x := range m.ents {
			if m.fits(e, q) && m.has(e, k) {
				x.maybe[k] = m.tick
			}
		}
	}
}

func (x *mEntity) String() string {
	s := ""
	for k := range mKinds {
		if n, ok := x.comps[k]; ok {
			s += fmt.Sprintf("%s=%d ", mKinds[k].name, n)
		}
	}
	if x.limbo {
		s += "limbo"
	}
	return s
}
