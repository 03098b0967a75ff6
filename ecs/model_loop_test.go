package ecs

import (
	"iter"
	"slices"
)

// loop loops over a query, with operations in its body.
func (d *driver) loop() {
	i := d.next() % len(mQueries)
	q, form := &mQueries[i], d.next()%4
	if form == 2 && len(q.comps) <= 2 || form == 3 && q.sort == nil {
		form = 0
	}
	since := d.m.begin(i)
	must, _ := d.m.found(q, since)
	began, ended := d.m.tick, false
	met, seen := map[Entity]bool{}, map[Entity]uint64{}
	d.logf("loop %d over %s, must meet %d", form, q.name, len(must))
	d.m.depth++
	d.m.mark(q)
	visit := func(e Entity, row []any) bool {
		if met[e] {
			d.failf("a loop over %s meets %s twice", q.name, e)
		}
		met[e] = true
		d.visit(q, form, e, row, since, must)
		if form != 3 {
			d.m.mark(q)
			seen[e] = d.m.tick
		} else {
			seen[e] = began
		}
		d.logf("- %s", e)
		d.body(2)
		ended = d.next()%16 == 1
		return !ended
	}
	switch form {
	case 0, 1:
		q.all(d.w, func(e Entity, row ...any) bool { return visit(e, row) })
	case 2:
		q.tables(d.w, func(es []Entity, _ int, at func(i int) []any) bool {
			for i, e := range es {
				if !visit(e, at(i)) {
					return false
				}
			}
			return true
		})
	case 3:
		first := mKinds[q.comps[0]]
		before := uint32(0)
		q.sort(d.w, func(a, b any) int {
			x, _ := first.read(a)
			y, _ := first.read(b)
			return int(x%16) - int(y%16)
		}, func(e Entity, row ...any) bool {
			_ = before
			return visit(e, row)
		})
	}
	if form != 3 {
		d.m.mark(q)
	}
	for e, tick := range seen {
		for _, k := range q.writes {
			if x := d.m.ents[e]; x != nil && d.m.has(e, k) {
				x.changed[k] = max(x.changed[k], tick)
			}
		}
	}
	for e := range must {
		if !ended && !met[e] && d.m.ents[e] != nil {
			d.failf("a loop over %s does not meet %s %s", q.name, e, d.m.ents[e])
		}
	}
	d.m.leave()
	d.logf("end of %s", q.name)
}

// visit compares what a loop hands out with the model.
func (d *driver) visit(q *mQuery, form int, e Entity, row []any, since uint64, must map[Entity]bool) {
	x := d.m.ents[e]
	if x == nil {
		if !must[e] && !q.byRow() || form == 3 {
			d.failf("a loop over %s meets %s, which is dead", q.name, e)
		}
		return
	}
	if !d.m.fits(e, q) {
		d.failf("a loop over %s meets %s, which has not what it looks for: %s", q.name, e, x)
	}
	if _, may := d.m.passes(e, q, since); !may {
		d.failf("a loop over %s meets %s, which did not change", q.name, e)
	}
	d.same(q, e, row)
	if i := d.next() % (2 * len(row)); i < len(row) && d.m.has(e, q.comps[i]) {
		k := q.comps[i]
		x.comps[k] = d.value(k)
		mKinds[k].write(row[i], x.comps[k])
	}
}

// same compares the row of an entity that is alive with the model.
func (d *driver) same(q *mQuery, e Entity, row []any) {
	for i, k := range q.comps {
		n, ok := mKinds[k].read(row[i])
		want, has := d.m.ents[e].comps[k]
		if ok != has || n != want {
			d.failf("%s of %s in %s is %d, %t; want %d, %t", mKinds[k].name, e, q.name, n, ok, want, has)
		}
	}
}

// each compares the forms of a query: they hand out the same rows in the same order.
func (d *driver) each() {
	q := &mQueries[d.next()%len(mQueries)]
	if q.byRow() || len(q.writes) > 0 {
		return
	}
	d.logf("each %s", q.name)
	var rows []any
	var entities []Entity
	q.all(d.w, func(e Entity, row ...any) bool {
		rows = append(rows, q.bare(row)...)
		entities = append(entities, e)
		return true
	})
	all := rows
	rows = nil
	q.each(d.w, func(row ...any) bool {
		rows = append(rows, q.bare(row)...)
		return true
	})
	if !slices.Equal(all, rows) {
		d.failf("Each of %s differs from All", q.name)
	}
	rows = nil
	q.tables(d.w, func(es []Entity, n int, at func(i int) []any) bool {
		for i := range n {
			if es != nil && es[i] != entities[len(rows)/len(q.comps)] {
				d.failf("Tables of %s differs from All", q.name)
			}
			rows = append(rows, q.bare(at(i))...)
		}
		return true
	})
	if !slices.Equal(all, rows) {
		d.failf("Tables of %s differs from All", q.name)
	}
	if q.sort == nil {
		return
	}
	i, first := 0, mKinds[q.comps[0]]
	key := func(p any) int { n, _ := first.read(p); return int(n % 4) }
	sorted := slices.Clone(entities)
	slices.SortStableFunc(sorted, func(a, b Entity) int {
		return int(d.m.ents[a].comps[q.comps[0]]%4) - int(d.m.ents[b].comps[q.comps[0]]%4)
	})
	q.sort(d.w, func(a, b any) int { return key(a) - key(b) }, func(e Entity, row ...any) bool {
		if e != sorted[i] {
			d.failf("Sort of %s has %s at %d; want %s", q.name, e, i, sorted[i])
		}
		i++
		return true
	})
}

// bare is a row's pointers to values.
func (q *mQuery) bare(row []any) []any {
	bare := slices.Clone(row)
	for i, k := range q.comps {
		bare[i] = mKinds[k].bare(row[i])
	}
	return bare
}

// find compares a query's Get for all entities.
func (d *driver) find() {
	q := &mQueries[d.next()%len(mQueries)]
	for _, e := range d.known {
		want := d.m.fits(e, q)
		if has := q.q.Has(d.w, e); has != want {
			d.failf("Has of %s in %s is %t; want %t", e, q.name, has, want)
		}
		if q.get == nil {
			continue
		}
		p, ok := q.get(d.w, e)
		if ok != want {
			d.failf("Get of %s in %s is %t; want %t", e, q.name, ok, want)
		}
		if ok {
			d.same(q, e, []any{p})
		}
	}
}

// count compares Count, which leaves changes to be met later, and the first of a loop.
func (d *driver) count() {
	i := d.next() % len(mQueries)
	q := &mQueries[i]
	must, may := d.m.found(q, d.m.last[i])
	if n := q.q.Count(d.w); n < len(must) || n > may {
		d.failf("Count of %s is %d; want %d to %d", q.name, n, len(must), may)
	}
	if q.byRow() {
		d.m.tick++ // as in the store, where a loop began
		return
	}
	if len(q.comps) > 4 {
		return
	}
	var first Entity
	q.all(d.w, func(e Entity, row ...any) bool {
		first = e
		if !d.m.fits(e, q) {
			d.failf("the first of %s is %s, which does not match", q.name, e)
		}
		d.same(q, e, row)
		return false
	})
	d.m.mark(q)
	if x := d.m.ents[first]; x != nil {
		for _, k := range q.writes {
			x.changed[k] = d.m.tick
		}
	}
	if first.IsNone() && len(must) > 0 {
		d.failf("the first of %s is none; want one of %d", q.name, len(must))
	}
}

// poke writes through a pointer, which no filter sees.
func (d *driver) poke() {
	e := d.entity()
	q := &mQueries[d.next()%len(mQueries)]
	if q.get == nil {
		return
	}
	p, ok := q.get(d.w, e)
	if !ok {
		return
	}
	if k := q.comps[0]; d.m.has(e, k) {
		n := d.value(k)
		d.logf("poke %s %s=%d", e, mKinds[k].name, n)
		mKinds[k].write(p, n)
		d.m.ents[e].comps[k] = n
	}
}

// zip loops over two queries at once, which need not end in the order in which they began.
func (d *driver) zip() {
	q, r := &mQueries[d.next()%11], &mQueries[d.next()%11]
	d.logf("zip %s, %s", q.name, r.name)
	pull := func(q *mQuery) (func() (Entity, []any, bool), func()) {
		return iter.Pull2(func(yield func(Entity, []any) bool) {
			q.all(d.w, func(e Entity, row ...any) bool { return yield(e, row) })
		})
	}
	nextQ, endQ := pull(q)
	nextR, endR := pull(r)
	d.m.depth += 2
	check := func(q *mQuery, next func() (Entity, []any, bool)) bool {
		e, row, ok := next()
		if ok && d.m.ents[e] != nil {
			if !d.m.fits(e, q) {
				d.failf("a pulled loop over %s meets %s", q.name, e)
			}
			d.same(q, e, row)
		}
		return ok
	}
	startedQ, startedR := false, false
	for range d.next() % 8 {
		startedQ = true
		if !check(q, nextQ) {
			break
		}
		startedR = true
		if !check(r, nextR) {
			break
		}
		d.put()
		d.destroy()
	}
	_, _ = startedQ, startedR
	endQ()
	endR()
	d.m.depth--
	d.m.leave()
}

var mBundleTwo = Bundle2[mA, mF]()

var mView = Query1[mA](Without[mF]())

// view compares a View with Get.
func (d *driver) view() {
	v := ViewOf(d.w, mView)
	for _, e := range d.known {
		p, want := v.Get(e), d.m.has(e, kA) && !d.m.has(e, kF)
		if (p != nil) != want || p != mView.Get(d.w, e) {
			d.failf("View.Get of %s is %v; want %t", e, p, want)
		}
	}
}
