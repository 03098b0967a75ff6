package ecs

import (
	mathbits "math/bits"
	"reflect"
)

// runner answers one question in one world. It is made once and used again; one loop at a time has it.
type runner struct {
	w     *World
	q     *question
	plan  planner
	have  amounts
	fits  []roleFit // by role
	seats []seat    // by role
	links []linkRun // by link of the question
	row   []Entity  // what is handed out
	known int       // World.met when the question was bound; -1: it cannot come to mean something else
	last  *table    // the last one that fits knows of
}

// roleFit is what a world knows of a role: the tables that fit it.
type roleFit struct {
	seen  int     // of World.tables
	index []int32 // by table: 1 + its place in found; 0: does not fit
	found []roleTable
}

type roleTable struct {
	t    *table
	cols []*column // of the role's parts
}

// seat is where a role's entity is.
type seat struct {
	entity Entity
	in     *roleTable // nil for a role that every entity fits
	row    int
}

func newRunner(w *World, q *question) *runner {
	n := len(q.roles)
	return &runner{
		w: w, q: q, fits: make([]roleFit, n), seats: make([]seat, n), links: make([]linkRun, len(q.links)), row: make([]Entity, q.variables), known: -1,
		have: amounts{roles: make([]float64, n), links: make([]linkAmounts, len(q.links))},
	}
}

// met grows with the types that the process has and with those that the world has.
func (w *World) met() int {
	return len(*registry.all.Load()) + len(w.tables) + len(w.relating().relations)
}

// stale reports whether names may mean something else by now.
func (r *runner) stale() bool { return r.known >= 0 && r.known < r.w.met() }

// ready looks at what the world has now, and plans.
func (r *runner) ready() {
	r.look()
	for i := range r.links {
		r.have.links[i] = r.links[i].amounts()
	}
	planFor(&r.plan, r.q, &r.have)
}

// look finds the tables and links of the question. It reports whether the world's tables were replaced since the last time.
func (r *runner) look() (fresh bool) {
	fresh = r.renew()
	r.have.entities = float64(r.w.alive)
	for i := range r.q.roles {
		r.have.roles[i] = r.w.countFits(&r.q.roles[i], &r.fits[i])
	}
	for i, l := range r.q.links {
		r.links[i].open(r.w, l.c)
	}
	return fresh
}

// renew forgets tables that were replaced by a restore.
func (r *runner) renew() (fresh bool) {
	seen := len(r.w.tables)
	if len(r.fits) > 0 {
		seen = r.fits[0].seen
	}
	if seen > len(r.w.tables) || seen > 0 && r.w.tables[seen-1] != r.last {
		clear(r.fits)
		fresh = true
	}
	r.last = nil
	if n := len(r.w.tables); n > 0 {
		r.last = r.w.tables[n-1]
	}
	return fresh
}

// countFits brings the tables of a role up to date, and counts their entities.
func (w *World) countFits(o *role, f *roleFit) float64 {
	for ; f.seen < len(w.tables); f.seen++ {
		t := w.tables[f.seen]
		f.index = append(f.index, 0)
		if !o.matches(t) {
			continue
		}
		m := roleTable{t: t}
		for _, c := range o.parts {
			m.cols = append(m.cols, t.column(c))
		}
		f.found = append(f.found, m)
		f.index[f.seen] = int32(len(f.found))
	}
	n := 0
	for i := range f.found {
		n += f.found[i].t.n
		for _, col := range f.found[i].cols {
			w.typed(col) // a restore may have put a column of bytes in its place
		}
	}
	return float64(n)
}

// run calls each for every row; it reports false when each does.
func (r *runner) run(each func(*runner) bool) bool {
	for i, o := range r.q.roles {
		if o.named && !r.sitNamed(i) {
			return true
		}
	}
	return r.q.never != "" || r.from(0, each)
}

// sitNamed finds the entity of a name. Where there is none, it is none, and fits only what asks for nothing.
func (r *runner) sitNamed(i int) bool {
	o := &r.q.roles[i]
	e := r.w.naming().names[o.name]
	if r.sit(i, e) {
		return true
	}
	r.seats[i] = seat{}
	_, _, ok := r.w.place(e)
	return !ok && len(o.parts) == 0
}

// from goes on with a step of the plan.
func (r *runner) from(n int, each func(*runner) bool) bool {
	if n == r.plan.n {
		return each(r)
	}
	s := &r.plan.steps[n]
	switch s.kind {
	case stepScan:
		return r.scan(s, n+1, each)
	case stepForward, stepBackward:
		return r.follow(s, n+1, r.seats[s.from].entity, each)
	case stepAll:
		return r.follow(s, n+1, Entity{}, each)
	}
	return !r.passes(s) || r.from(n+1, each)
}

func (r *runner) scan(s *planStep, next int, each func(*runner) bool) bool {
	seat := &r.seats[s.role]
	found := r.fits[s.role].found
	for i := range found {
		m := &found[i]
		t := m.t
		for row := 0; row < t.n; row++ {
			if len(t.dead) > 0 && t.buried(row) {
				continue
			}
			seat.entity, seat.in, seat.row = t.entities[row], m, row
			if (s.checks|s.tests == 0 || r.passes(s)) && !r.from(next, each) {
				return false
			}
		}
	}
	return true
}

// follow goes along the links from an entity, to it, or all.
func (r *runner) follow(s *planStep, next int, from Entity, each func(*runner) bool) bool {
	l, ends := &r.links[s.link], &r.q.links[s.link]
	for at := l.begin(s.kind, from); at != 0; at = l.next(s.kind, at) {
		l.at = at
		if !r.sitLink(s.kind, ends, &l.store.links[at]) || s.checks|s.tests != 0 && !r.passes(s) {
			continue
		}
		if !r.from(next, each) {
			return false
		}
	}
	return true
}

// sitLink gives the ends of a link that a step has bound their entities, when those fit.
func (r *runner) sitLink(kind stepKind, ends *linkClause, l *link) bool {
	switch kind {
	case stepForward:
		return r.sit(ends.target, l.target)
	case stepBackward:
		return r.sit(ends.source, l.source)
	}
	return (ends.source != ends.target || l.source == l.target) && r.sit(ends.source, l.source) && r.sit(ends.target, l.target)
}

// sit gives a role an entity, when it is alive and fits.
func (r *runner) sit(role int, e Entity) bool {
	i := e.index()
	if int(i) >= len(r.w.entries) {
		return false
	}
	n := &r.w.entries[i]
	f := &r.fits[role]
	if n.tag != e.tag() || n.table < 0 || int(n.table) >= len(f.index) {
		return false
	}
	m := f.index[n.table]
	if m == 0 {
		return false
	}
	r.seats[role] = seat{e, &f.found[m-1], int(n.row)}
	return true
}

// passes looks at what a step can check.
func (r *runner) passes(s *planStep) bool {
	for left := s.checks; left != 0; left &= left - 1 {
		i := mathbits.TrailingZeros64(left)
		if r.linked(i) == r.q.links[i].not {
			return false
		}
	}
	for left := s.tests; left != 0; left &= left - 1 {
		if !r.q.tests[mathbits.TrailingZeros64(left)].pass(r) {
			return false
		}
	}
	return true
}

// linked reports whether there is a link between what sits in its ends.
func (r *runner) linked(i int) bool {
	l, ends := &r.links[i], &r.q.links[i]
	switch {
	case ends.source == anyone && ends.target == anyone:
		return l.leads(r.w, stepAll, Entity{})
	case ends.source == anyone:
		return l.leads(r.w, stepBackward, r.seats[ends.target].entity)
	case ends.target == anyone:
		return l.leads(r.w, stepForward, r.seats[ends.source].entity)
	}
	l.at = l.between(r.seats[ends.source].entity, r.seats[ends.target].entity)
	return l.at != 0
}

// field is the value at a place of the row under way.
func (r *runner) field(p *spot) reflect.Value {
	var v reflect.Value
	if p.link {
		v = r.links[p.of].value()
	} else {
		s := &r.seats[p.of]
		v = s.in.cols[p.part].v.Index(s.row)
	}
	for _, i := range p.steps {
		v = v.Field(i)
	}
	return v
}

// entities is the row under way, in room that the next row uses again.
func (r *runner) entities() []Entity {
	for i := range r.row {
		r.row[i] = r.seats[i].entity
	}
	return r.row
}
