package ecs

import (
	"iter"
	"slices"
)

// Live is a query that reports what changed in its answer. One goroutine may use it, and no system that runs beside others.
type Live struct {
	f    *Finder // nil: of a query in Go
	r    *runner
	rows []liveRow // of the last Poll, in their order
	seen liveMarks
	now  uint64 // World.clock at the last Poll; 0: there was none
}

// LiveKind says what happened to a row.
type LiveKind uint8

// Enter, Alter and Leave are what a LiveChange reports.
const (
	Enter LiveKind = iota // the row is new
	Alter                 // it was there, and a component that the query names in it was put, updated or touched
	Leave                 // it is no longer there; its entities may be dead
)

// String is "enter", "alter" or "leave".
func (k LiveKind) String() string { return [...]string{"enter", "alter", "leave"}[k] }

// LiveChange is one change of a live query's answer. Its row is kept by nobody else: it stays valid.
type LiveChange struct {
	Kind LiveKind
	Row  []Entity // as in Found: an entity for each variable
}

type liveRow struct {
	entities []Entity
	changed  bool
}

// liveMarks is what an answer was made of. While it stays the same, so does the answer.
type liveMarks struct {
	tables uint64 // rows that came and went, of all tables that fit a role
	queued int    // what waits for the end of loops, among it the dead, which are in their tables until then
	latest uint64 // when a component that the query names was last changed
	links  uint64 // versions
	named  uint64 // the entities that have the names
}

// Live makes a live query of a text. The error is a *FindError. It sees what Changed filters see: what is written through
// pointers must be touched, or be handed out by a query with Writes. From now on the world keeps 16 bytes for each value of
// the components that the query names.
func (w *World) Live(text string) (*Live, error) {
	f, err := Compile(text)
	if err != nil {
		return nil, err
	}
	return f.Live(w)
}

// Live is World.Live without the reading.
func (f *Finder) Live(w *World) (*Live, error) {
	if err := f.Check(w); err != nil {
		return nil, err
	}
	return newLive(f, f.newRunner(w)), nil
}

// Watched is a query or join that Watch takes: a Q1 to Q8, a J2 or a J3.
type Watched interface{ core() any }

// Watch makes a live query of a query or join. Rows have the entity, or the two or three. Changed and Added filters count as
// With there.
func Watch(w *World, q Watched) *Live {
	if asked, ok := q.core().(*query); ok {
		return newLive(nil, newRunner(w, questionOf(asked)))
	}
	return newLive(nil, newRunner(w, q.core().(*question)))
}

func (j *joinCore) core() any { return j.f.q }

func questionOf(q *query) *question {
	o := role{name: implied, also: q.terms}
	for i, c := range q.comps {
		if q.optionals == nil || q.optionals[i] == nil {
			o.parts = append(o.parts, c)
		}
	}
	return &question{roles: []role{o}, variables: 1}
}

func newLive(f *Finder, r *runner) *Live {
	l := &Live{f: f, r: r}
	l.track()
	return l
}

// track makes the world keep stamps; a restored world may have forgotten to.
func (l *Live) track() {
	for _, o := range l.r.q.roles {
		for _, c := range o.parts {
			l.r.w.track(c)
		}
	}
}

// Poll loops over what changed since the last Poll, in the order of the rows, as Find has them. The first reports every row
// as Enter. What a loop that breaks has not seen is not reported again. When nothing happened to the tables and links that
// the query looks at, it costs a look at each table; otherwise as much as Find.
func (l *Live) Poll() iter.Seq[LiveChange] {
	return func(yield func(LiveChange) bool) {
		for _, ch := range l.changes() {
			if !yield(ch) {
				return
			}
		}
	}
}

func (l *Live) changes() []LiveChange {
	again := l.f != nil && l.r.stale()
	if again {
		l.r = l.f.newRunner(l.r.w)
	}
	r := l.r
	since := l.now
	l.track()
	again = r.look() || again
	marks := r.marks()
	if since != 0 && since < r.w.now() && !again && marks == l.seen && marks.latest <= since {
		return nil
	}
	r.ready()
	if since > r.w.now() { // the world was restored to an earlier time
		since = 0
	}
	l.now, l.seen = r.w.now(), marks
	r.w.clock++
	before := l.rows
	l.rows = r.liveRows(since)
	return liveChanges(before, l.rows)
}

// marks looks at everything that an answer depends on.
func (r *runner) marks() liveMarks {
	m := liveMarks{queued: len(r.w.queue)}
	for i, o := range r.q.roles {
		for _, found := range r.fits[i].found {
			m.tables += found.t.version
			for _, col := range found.cols {
				m.latest = max(m.latest, col.latest, col.marked)
			}
		}
		if o.named {
			m.named = m.named*31 + r.w.naming().names[o.name].bits
		}
	}
	for i := range r.links {
		m.links += r.links[i].version()
	}
	return m
}

func (r *runner) liveRows(since uint64) []liveRow {
	var rows []liveRow
	r.run(func(r *runner) bool {
		rows = append(rows, liveRow{slices.Clone(r.entities()), r.changedSince(since)})
		return true
	})
	slices.SortFunc(rows, func(a, b liveRow) int { return compareRows(a.entities, b.entities) })
	return rows
}

// changedSince reports whether something that the question names in the row under way was changed.
func (r *runner) changedSince(since uint64) bool {
	for i := range r.seats {
		s := &r.seats[i]
		if s.in == nil {
			continue
		}
		for _, col := range s.in.cols {
			if max(col.stamps[s.row].changed, col.marked) > since {
				return true
			}
		}
	}
	return false
}

// liveChanges compares two answers, both in order.
func liveChanges(before, after []liveRow) []LiveChange {
	var changes []LiveChange
	for len(before) > 0 || len(after) > 0 {
		order := 0
		switch {
		case len(before) == 0:
			order = 1
		case len(after) == 0:
			order = -1
		default:
			order = compareRows(before[0].entities, after[0].entities)
		}
		switch {
		case order < 0:
			changes = append(changes, LiveChange{Leave, before[0].entities})
			before = before[1:]
			continue
		case order > 0:
			changes = append(changes, LiveChange{Enter, after[0].entities})
		default:
			if after[0].changed {
				changes = append(changes, LiveChange{Alter, after[0].entities})
			}
			before = before[1:]
		}
		after = after[1:]
	}
	return changes
}
