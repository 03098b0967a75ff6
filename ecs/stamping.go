package ecs

// stamping is what queries do whose filters look at when rows were changed, or change that. The filters bring it, so that
// a program without any does not link it.
type stamping struct {
	made    func(*query)
	prepare func(*World, *query, *cache)
	fresh   func(l *loop, lo, hi int) (int, int)
	mark    func(*loop)
	again   func(*loop)
}

var stampings = &stamping{
	made: stampingQuery, prepare: (*World).prepare, fresh: (*loop).fresh, mark: (*loop).mark, again: (*loop).markAgain,
}

// stampingQuery notes what the filters of a new query do.
func stampingQuery(q *query) {
	for i := range q.terms {
		q.rows = q.rows || q.terms[i].byRow()
		q.writes = q.writes || q.terms[i].kind == writes
	}
	if q.rows {
		enlist(q)
	}
}

// prepare makes the world keep stamps for what a new query looks at by row.
func (w *World) prepare(q *query, c *cache) {
	w.remember(q, c)
	for _, f := range q.terms {
		if f.byRow() {
			w.track(f.c)
		}
	}
}

// track begins to keep stamps of a component. Rows from before count as added and changed once.
func (w *World) track(c *component) {
	k := w.kind(c)
	if k.tracked {
		return
	}
	if w.forked {
		panic(w.refusal("begin to look for changes of", c))
	}
	k.tracked = true
	for _, t := range w.tables {
		if col := t.column(c); col != nil {
			col.stamps, col.marked = make([]stamp, len(t.entities)), 0
			for i := range col.stamps[:t.n] {
				col.stamps[i] = stamp{1, 1}
			}
			t.noted = true
		}
	}
}

// fresh cuts rows to the first run of them that pass the filters by row.
func (l *loop) fresh(lo, hi int) (int, int) {
	for lo < hi && !l.passes(lo) {
		lo++
	}
	end := lo
	for end < hi && l.passes(end) {
		end++
	}
	return lo, end
}

func (l *loop) passes(row int) bool {
	for i := range l.q.terms {
		if f := &l.q.terms[i]; f.byRow() && !f.passes(l.m.t, row, l.since) {
			return false
		}
	}
	return true
}
