package ecs

import (
	"bytes"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// driver reads operations from bytes and does each to a world and to its model.
type driver struct {
	w     *World
	m     *model
	prog  []byte
	at    int
	ops   int      // done
	known []Entity // some that were spawned, dead or alive
	check bool     // compare with the model
	heard []string // by observers
	trace []string // nil: not wanted
	level int      // of bodies, one in the other
}

// failure is what the driver panics with when the world is not as the model says; leap is an author's panic.
type (
	failure string
	leap    struct{}
)

func (d *driver) failf(format string, args ...any) {
	panic(failure(fmt.Sprintf("operation %d: ", d.ops) + fmt.Sprintf(format, args...)))
}

func (d *driver) logf(format string, args ...any) {
	if d.trace != nil {
		d.trace = append(d.trace, strings.Repeat("  ", d.level)+fmt.Sprintf(format, args...))
	}
}

// next is the next byte of the program, and 0 after its end.
func (d *driver) next() int {
	if d.at >= len(d.prog) {
		return 0
	}
	d.at++
	return int(d.prog[d.at-1])
}

func (d *driver) value(k int) uint32 {
	if mKinds[k].blank {
		return 0
	}
	return uint32(d.next()) | uint32(d.ops&0xffff)<<8
}

// entity picks one that is alive, and now and then one that is dead, or none.
func (d *driver) entity() Entity {
	if len(d.known) == 0 {
		return Entity{}
	}
	for range 4 {
		if e := d.known[d.next()%len(d.known)]; d.m.ents[e] != nil {
			return e
		}
	}
	return d.known[d.next()%len(d.known)]
}

func (d *driver) know(e Entity) {
	if slices.Contains(d.known, e) {
		d.failf("%s was spawned twice", e)
	}
	if len(d.known) < 64 {
		d.known = append(d.known, e)
		return
	}
	at := d.ops % 64
	if d.m.ents[d.known[at]] != nil {
		at = slices.IndexFunc(d.known, func(e Entity) bool { return d.m.ents[e] == nil })
	}
	if at < 0 {
		d.known = append(d.known, e)
		return
	}
	d.known[at] = e
}

// runModel does a program, and reports how many operations it had and what went wrong.
func runModel(prog []byte, check, traced bool) (d *driver, err error) {
	d = &driver{w: &World{}, m: newModel(), prog: prog, check: check}
	if len(prog) > 0 && prog[0]%2 == 0 {
		d.m.told = []string{}
		d.listen()
	}
	if traced {
		d.trace = []string{}
	}
	defer func() {
		if r := recover(); r != nil {
			if f, ok := r.(failure); ok {
				err = fmt.Errorf("%s", string(f))
				return
			}
			if !traced {
				_, err = runModel(prog, check, true)
				if err == nil {
					err = fmt.Errorf("operation %d: %v", d.ops, r)
				}
				return
			}
			panic(r)
		}
	}()
	for d.at < len(d.prog) {
		d.outermost()
	}
	d.look()
	return d, nil
}

// outermost does one operation in no loop. An author's panic in it ends in EndLoops.
func (d *driver) outermost() {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(leap); !ok {
				panic(r)
			}
			d.level = 0
			d.w.EndLoops()
			d.m.abandon()
			d.logf("EndLoops")
			d.look()
		}
	}()
	d.step()
}

// body does some operations in a loop.
func (d *driver) body(most int) {
	d.level++
	for range d.next() % (most + 1) {
		if d.at < len(d.prog) {
			d.step()
		}
	}
	d.level--
}

func (d *driver) step() {
	d.ops++
	switch op := d.next() % 32; op {
	case 0, 1:
		d.spawn()
	case 2, 3, 4:
		d.bundle()
	case 5:
		d.batch()
	case 6, 7, 8, 9:
		d.put()
	case 10:
		d.update()
	case 11:
		d.touch()
	case 12, 13, 14:
		d.drop()
	case 15, 16, 17:
		d.destroy()
	case 18, 19, 20, 21:
		if d.level < 3 {
			d.loop()
		}
	case 22:
		d.each()
	case 23:
		d.find()
	case 24:
		d.addTwo()
	case 25:
		d.misuse()
	case 26:
		if d.level > 0 && d.next()%4 == 0 {
			d.logf("panic")
			panic(leap{})
		}
	case 27:
		d.poke()
	case 28:
		if d.level < 3 {
			d.zip()
		}
	case 29:
		d.view()
	case 30:
		d.rewind()
	default:
		d.count()
	}
	d.look()
}

func (d *driver) spawn() {
	set := d.next()
	comps, values := map[int]uint32{}, []any{}
	for k := range mKinds {
		if set&(1<<k) != 0 {
			comps[k] = d.value(k)
			values = append(values, mKinds[k].box(comps[k]))
		}
	}
	if set%3 == 1 {
		slices.Reverse(values)
	}
	e := d.w.Spawn(values...)
	d.m.spawn(e, comps)
	d.know(e)
	d.logf("spawn %s %s", e, d.m.ents[e])
}

func (d *driver) bundle() {
	b := &mBundles[d.next()%len(mBundles)]
	comps, values := map[int]uint32{}, []uint32{}
	for _, k := range b.comps {
		comps[k] = d.value(k)
		values = append(values, comps[k])
	}
	e := b.spawn(d.w, values)
	d.m.spawn(e, comps)
	d.know(e)
	d.logf("bundle %s %s", e, d.m.ents[e])
}

func (d *driver) batch() {
	if d.level >= 3 {
		return
	}
	b := &mBundles[d.next()%len(mBundles)]
	n := d.next() % 6
	d.logf("batch of %d", n)
	var made []*mEntity
	var batch []Entity
	b.batch(d.w, n, func(es []Entity, at func(i int) []any) {
		if len(es) != n {
			d.failf("a batch of %d has %d", n, len(es))
		}
		for _, e := range es {
			comps := map[int]uint32{}
			for _, k := range b.comps {
				comps[k] = 0
			}
			made, batch = append(made, d.m.spawnUntold(e, comps)), append(batch, e)
			d.know(e)
		}
		d.m.depth++
		for i := range es {
			row := at(i)
			for j, k := range b.comps {
				if n, _ := mKinds[k].read(row[j]); n != made[i].comps[k] {
					d.failf("a batch hands out %d; want %d", n, made[i].comps[k])
				}
			}
			d.body(2)
			for j, k := range b.comps {
				if n := d.value(k); n%4 != 0 {
					mKinds[k].write(row[j], n)
					made[i].comps[k] = n
				}
			}
		}
	})
	if d.m.depth == 1 {
		for i := range made {
			d.m.born(batch[i], made[i])
		}
	}
	d.m.leave()
}

// kindOf picks a component.
func (d *driver) kind() int { return d.next() % len(mKinds) }

func (d *driver) put() {
	e, k := d.entity(), d.kind()
	if d.m.ents[e] == nil {
		return
	}
	n := d.value(k)
	d.logf("put %s %s=%d", e, mKinds[k].name, n)
	mKinds[k].put(d.w, e, n)
	d.m.put(e, k, n)
}

func (d *driver) addTwo() {
	e, k, l := d.entity(), d.kind(), d.kind()
	if d.m.ents[e] == nil || k == l {
		return
	}
	n, o := d.value(k), d.value(l)
	d.logf("add %s %s=%d %s=%d", e, mKinds[k].name, n, mKinds[l].name, o)
	d.w.Add(e, mKinds[k].box(n), mKinds[l].box(o))
	d.m.put(e, k, n)
	d.m.put(e, l, o)
}

func (d *driver) update() {
	e, k := d.entity(), d.kind()
	n := d.value(k)
	d.logf("update %s %s=%d", e, mKinds[k].name, n)
	had, old := d.m.has(e, k), uint32(0)
	done := mKinds[k].update(d.w, e, func() uint32 {
		x := d.m.ents[e]
		x.changed[k] = d.m.tick
		old = x.comps[k]
		d.m.depth++
		if d.level < 3 {
			d.body(2)
		}
		x.comps[k] = n
		return n
	})
	if had && slices.Contains(mWatched, k) {
		d.m.tell("set %s %s %d to %d", mKinds[k].name, e, old, n)
	}
	if done != had {
		d.failf("Update of %s in %s is %t; want %t", mKinds[k].name, e, done, had)
	}
	if had {
		d.m.leave()
	}
}

func (d *driver) touch() {
	e, k := d.entity(), d.kind()
	d.logf("touch %s %s", e, mKinds[k].name)
	had := d.m.has(e, k)
	if had {
		d.m.ents[e].changed[k] = d.m.tick
	}
	if done := mKinds[k].touch(d.w, e); done != had {
		d.failf("Touch of %s in %s is %t; want %t", mKinds[k].name, e, done, had)
	}
}

func (d *driver) drop() {
	e, k := d.entity(), d.kind()
	if d.m.ents[e] == nil {
		return
	}
	want, got := d.m.drop(e, k), mKinds[k].drop(d.w, e)
	d.logf("drop %s %s: %t", e, mKinds[k].name, want)
	if got != want {
		d.failf("Drop of %s in %s is %t; want %t", mKinds[k].name, e, got, want)
	}
}

func (d *driver) destroy() {
	e := d.entity()
	want, got := d.m.destroy(e), d.w.Destroy(e)
	d.logf("destroy %s: %t", e, want)
	if got != want {
		d.failf("Destroy of %s is %t; want %t", e, got, want)
	}
}

// misuse does what must panic, and change nothing.
func (d *driver) misuse() {
	e, k := d.entity(), d.kind()
	if d.m.ents[e] != nil {
		return
	}
	verb := []string{"put", "drop", "put"}[d.next()%3]
	defer func() {
		r := recover()
		if _, wrong := r.(failure); wrong {
			panic(r)
		}
		said, _ := r.(string)
		want := fmt.Sprintf("ecs: %s %s: ", verb, mKinds[k].c.title())
		if !strings.HasPrefix(said, want) || e.IsNone() != strings.Contains(said, "none") {
			panic(failure(fmt.Sprintf("panic is %v; want %q", r, want)))
		}
	}()
	if verb == "drop" {
		mKinds[k].drop(d.w, e)
	}
	mKinds[k].put(d.w, e, 1)
	d.failf("a dead entity was changed")
}

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

// rewind goes on in another world, which was restored from a snapshot of this one or copied from it. A program that is
// run to be compared with this one stays in its world: the two must end in the same bytes.
func (d *driver) rewind() {
	how := d.next() % 4
	if d.level > 0 || !d.check || how == 0 {
		return
	}
	d.logf("rewind %d", how)
	was, into := d.snapshot(), &World{}
	if how == 1 {
		into.CopyFrom(d.w)
	} else {
		if how == 2 { // into a world that holds something else
			for c := range mBundleTwo.Batch(into, 7) {
				into.Destroy(c.Entities[3])
			}
		}
		if err := into.RestoreSnapshot(was); err != nil {
			d.failf("%v", err)
		}
	}
	d.w = into
	if d.m.told != nil {
		d.listen()
	}
	if is := d.snapshot(); !bytes.Equal(is, was) {
		d.failf("a snapshot of what was restored differs: %d bytes, were %d", len(is), len(was))
	}
}

func (d *driver) snapshot() []byte {
	b, err := d.w.AppendSnapshot(nil)
	if err != nil {
		d.failf("%v", err)
	}
	return b
}

var mBundleTwo = Bundle2[mA, mF]()

var mView = Query1[mA](Without[mF]())

// view compares a View with Get.
func (d *driver) view() {
	v := mView.View(d.w)
	for _, e := range d.known {
		p, want := v.Get(e), d.m.has(e, kA) && !d.m.has(e, kF)
		if (p != nil) != want || p != mView.Get(d.w, e) {
			d.failf("View.Get of %s is %v; want %t", e, p, want)
		}
	}
}

// look compares all that can be seen of the world with the model.
func (d *driver) look() {
	if !d.check {
		return
	}
	if d.w.Len() != len(d.m.ents) {
		d.failf("%d entities; want %d", d.w.Len(), len(d.m.ents))
	}
	for _, e := range d.known {
		x := d.m.ents[e]
		if d.w.Alive(e) != (x != nil) {
			d.failf("Alive of %s is %t; want %t", e, x == nil, x != nil)
		}
		for k := range mKinds {
			want, has := uint32(0), d.m.has(e, k)
			if has {
				want = x.comps[k]
			}
			n, ok := mKinds[k].get(d.w, e)
			if ok != has || n != want || mKinds[k].has(d.w, e) != has {
				d.failf("%s of %s is %d, %t; want %d, %t", mKinds[k].name, e, n, ok, want, has)
			}
		}
	}
	if err := d.w.intact(); err != nil {
		d.failf("%v", err)
	}
	if d.level == 0 && d.m.depth == 0 {
		d.hear()
	}
}

// listen makes observers, which write down what they hear, and look around.
func (d *driver) listen() {
	hear := func(format string, args ...any) {
		d.heard = append(d.heard, fmt.Sprintf(format, args...))
		for e := range mView.All(d.w) {
			if !d.w.Alive(e) {
				d.failf("an observer's loop meets %s, which is dead", e)
			}
		}
	}
	OnSpawn(d.w, func(_ *World, e Entity) { hear("spawn %s", e) })
	OnDestroy(d.w, func(_ *World, e Entity) { hear("destroy %s", e) })
	listenTo[mA](d, kA, hear)
	listenTo[mC](d, kC, hear)
	listenTo[mH](d, kH, hear)
}

func listenTo[T any](d *driver, k int, hear func(format string, args ...any)) {
	value := func(p *T) uint32 { n, _ := mKinds[k].read(p); return n }
	OnAdd(d.w, func(_ *World, e Entity, p *T) { hear("add %s %s %d", mKinds[k].name, e, value(p)) })
	OnSet(d.w, func(_ *World, e Entity, old, p *T) {
		hear("set %s %s %d to %d", mKinds[k].name, e, value(old), value(p))
	})
	OnRemove(d.w, func(_ *World, e Entity, p *T) { hear("remove %s %s %d", mKinds[k].name, e, value(p)) })
}

// hear compares what observers heard with what they must hear.
func (d *driver) hear() {
	if d.m.told != nil && !slices.Equal(d.heard, d.m.told) {
		d.failf("observers heard\n%s\nwant\n%s", strings.Join(d.heard, "\n"), strings.Join(d.m.told, "\n"))
	}
	d.heard = d.heard[:0]
	if d.m.told != nil {
		d.m.told = d.m.told[:0]
	}
}

// intact checks what must hold of a world's insides.
func (w *World) intact() error {
	rows := 0
	for i, t := range w.tables {
		rows += t.n
		if t.id != i || t.n > len(t.entities) {
			return fmt.Errorf("table %d has id %d, %d rows of %d", i, t.id, t.n, len(t.entities))
		}
		dead := 0
		for row, e := range t.entities {
			n := entry{}
			if row < t.n {
				n = w.entries[e.index()]
			}
			switch {
			case row >= t.n && !e.IsNone():
				return fmt.Errorf("table %d keeps %s behind its rows", i, e)
			case row >= t.n:
			case int(n.table) != i || int(n.row) != row:
				return fmt.Errorf("%s lies in table %d, row %d, and its entry says %d, %d", e, i, row, n.table, n.row)
			case n.tag != e.tag() && (n.tag != 0 || !t.buried(row)):
				return fmt.Errorf("%s lies in table %d, row %d, and is not alive", e, i, row)
			case t.buried(row):
				dead++
			}
		}
		if dead != t.deads || (dead == 0) != (len(t.dead) == 0) {
			return fmt.Errorf("table %d has %d dead rows, and says %d", i, dead, t.deads)
		}
		if w.depth == 0 && dead > 0 {
			return fmt.Errorf("table %d has dead rows in no loop", i)
		}
		for j := range t.cols {
			c := &t.cols[j]
			if c.v.Len() != len(t.entities) || c.stamps != nil && len(c.stamps) != len(t.entities) {
				return fmt.Errorf("table %d: column %s is %d long; want %d", i, c.c.name, c.v.Len(), len(t.entities))
			}
			if j > 0 && t.cols[j-1].c.name >= c.c.name {
				return fmt.Errorf("table %d: columns are not in order", i)
			}
		}
		for of := t.nursery; of != nil && w.depth == 0; of = of.nursery {
			if of.n != 0 || of.lent {
				return fmt.Errorf("table %d: a nursery has %d rows in no loop", i, of.n)
			}
		}
	}
	if w.depth > 0 {
		return nil
	}
	if rows != w.alive {
		return fmt.Errorf("%d rows, %d alive", rows, w.alive)
	}
	free := 0
	for i := w.free; i != 0; i = w.entries[i].row {
		if n := w.entries[i]; n.table != vacant || n.tag == 0 || free > len(w.entries) {
			return fmt.Errorf("index %d is free and has an entry %v", i, n)
		}
		free++
	}
	if len(w.entries) > 0 && 1+w.alive+free != len(w.entries) {
		return fmt.Errorf("%d entries, %d alive, %d free", len(w.entries), w.alive, free)
	}
	if len(w.queue) > 0 || slices.ContainsFunc(w.queued, func(bits uint64) bool { return bits != 0 }) {
		return fmt.Errorf("the queue has %d commands in no loop", len(w.queue))
	}
	for i := range w.staged {
		if w.staged[i].n != 0 {
			return fmt.Errorf("values wait in no loop")
		}
	}
	return nil
}

// dump is all that a world has, in its own order.
func (w *World) dump() string {
	var b strings.Builder
	fmt.Fprint(&b, w.alive, w.free, w.entries)
	for _, t := range w.tables {
		fmt.Fprint(&b, "\n", t.entities[:t.n])
		for i := range t.cols {
			c := &t.cols[i]
			fmt.Fprint(&b, " ", c.c.name)
			for row := range t.n {
				for _, k := range mKinds {
					if k.c == c.c {
						n, _ := k.get(w, t.entities[row])
						fmt.Fprint(&b, " ", n)
					}
				}
				if c.stamps != nil {
					fmt.Fprint(&b, c.stamp(row))
				}
			}
		}
	}
	return b.String()
}

// proveModel runs a program, and once more to see that it ends in the same world.
func proveModel(t testing.TB, prog []byte) int {
	t.Helper()
	d, err := runModel(prog, true, false)
	if err != nil {
		d, again := runModel(prog, true, true)
		trace := d.trace[max(len(d.trace)-80, 0):]
		t.Fatalf("%v (again: %v)\n%s\nprogram: %x", err, again, strings.Join(trace, "\n"), prog)
	}
	twin, err := runModel(prog, false, false)
	if err != nil || !bytes.Equal(twin.snapshot(), d.snapshot()) {
		t.Fatalf("the same program gives another world (%v)\n%s\n%s\nprogram: %x", err, d.w.dump(), twin.w.dump(), prog)
	}
	return d.ops
}

// randomOps is a random program of the driver.
func randomOps(seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 5))
	prog := make([]byte, 200+r.IntN(6000))
	for i := range prog {
		prog[i] = byte(r.Uint32())
	}
	return prog
}

// TestAgainstModel does random operations to a world and to a naive model, and compares all they have after each.
// KRILL_MODEL_OPS says how many; zero: a hundred thousand.
func TestAgainstModel(t *testing.T) {
	want := 100_000
	if s := os.Getenv("KRILL_MODEL_OPS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("KRILL_MODEL_OPS is %q; want a number", s)
		}
		want = n
	}
	if testing.Short() {
		want = 10_000
	}
	ops, seed := 0, uint64(0)
	for ; ops < want; seed++ {
		ops += proveModel(t, randomOps(seed))
	}
	t.Logf("%d operations in %d programs", ops, seed)
}

func FuzzAgainstModel(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(randomOps(1000 + seed)[:200])
	}
	f.Fuzz(func(t *testing.T, prog []byte) {
		proveModel(t, prog[:min(len(prog), 4096)])
	})
}
