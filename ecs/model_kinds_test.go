package ecs

import "slices"

// The components of the differential test: plain ones, one without a size, one that keeps others alive, one that is no
// struct, one that holds an Entity. A value of each is made from a number, and says which number it was.
type (
	mA struct{ N int64 }
	mB struct{ X, Y float64 }
	mC struct{ S string }
	mD struct{}
	mE [3]uint16
	mF int32
	mG struct{ Who Entity }
	mH struct{ P *uint32 }
)

// mKind is what the driver does with one component, whatever its type.
type mKind struct {
	name   string
	c      *component
	blank  bool // there is only one value
	box    func(n uint32) any
	put    func(w *World, e Entity, n uint32)
	get    func(w *World, e Entity) (uint32, bool)
	has    func(w *World, e Entity) bool
	drop   func(w *World, e Entity) bool
	update func(w *World, e Entity, f func() uint32) bool
	touch  func(w *World, e Entity) bool
	read   func(p any) (uint32, bool) // p: *T or *Optional[T]
	bare   func(p any) any            // the *T that a row has
	write  func(p any, n uint32)
}

func mKindOf[T any](name string, from func(uint32) T, number func(T) uint32) mKind {
	k := mKind{name: name, c: componentOf[T](), blank: number(from(1)) == number(from(2))}
	k.box = func(n uint32) any { return from(n) }
	k.put = func(w *World, e Entity, n uint32) { Put(w, e, from(n)) }
	k.get = func(w *World, e Entity) (uint32, bool) {
		if p := Get[T](w, e); p != nil {
			return number(*p), true
		}
		return 0, false
	}
	k.has = Has[T]
	k.drop = Drop[T]
	k.update = func(w *World, e Entity, f func() uint32) bool {
		return Update(w, e, func(p *T) { *p = from(f()) })
	}
	k.touch = Touch[T]
	k.read = func(p any) (uint32, bool) {
		switch p := p.(type) {
		case *T:
			return number(*p), true
		case *Optional[T]:
			if p.Value != nil {
				return number(*p.Value), true
			}
		}
		return 0, false
	}
	k.bare = func(p any) any {
		if p, ok := p.(*Optional[T]); ok {
			return p.Value
		}
		return p
	}
	k.write = func(p any, n uint32) {
		switch p := p.(type) {
		case *T:
			*p = from(n)
		case *Optional[T]:
			*p.Value = from(n)
		}
	}
	return k
}

var mKinds = []mKind{
	mKindOf("A", func(n uint32) mA { return mA{int64(n)} }, func(v mA) uint32 { return uint32(v.N) }),
	mKindOf("B", func(n uint32) mB { return mB{float64(n), -float64(n)} }, func(v mB) uint32 { return uint32(v.X) }),
	mKindOf("C", func(n uint32) mC { return mC{string(binary(n))} }, func(v mC) uint32 { return number([]byte(v.S)) }),
	mKindOf("D", func(uint32) mD { return mD{} }, func(mD) uint32 { return 0 }),
	mKindOf("E", func(n uint32) mE { return mE{uint16(n), 7, uint16(n >> 16)} },
		func(v mE) uint32 { return uint32(v[0]) | uint32(v[2])<<16 }),
	mKindOf("F", func(n uint32) mF { return mF(n) }, func(v mF) uint32 { return uint32(v) }),
	mKindOf("G", func(n uint32) mG { return mG{entityAt(n, 1)} }, func(v mG) uint32 { return v.Who.index() }),
	mKindOf("H", func(n uint32) mH { return mH{&n} }, func(v mH) uint32 {
		if v.P == nil {
			return 0
		}
		return *v.P
	}),
}

func binary(n uint32) []byte { return []byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)} }

func number(b []byte) uint32 {
	n := uint32(0)
	for i, x := range b {
		n |= uint32(x) << (8 * i)
	}
	return n
}

// mQuery is a query, whatever its arity, and what the model must know of it.
type mQuery struct {
	name                                          string
	comps                                         []int // of mKinds, in the order of the parameters
	may                                           []int // those of comps that are Optional
	with, without, changed, added, writes, either []int

	q      *query
	all    func(w *World, body func(e Entity, row ...any) bool)
	each   func(w *World, body func(row ...any) bool)
	tables func(w *World, body func(es []Entity, rows int, at func(i int) []any) bool)  // es: nil for one and two
	sort   func(w *World, cmp func(a, b any) int, body func(e Entity, row ...any) bool) // nil for more than four
	get    func(w *World, e Entity) (any, bool)                                         // nil for more than one
}

func (q *mQuery) byRow() bool { return len(q.changed)+len(q.added) > 0 }

func (q *mQuery) filters() []Filter {
	var fs []Filter
	for i, list := range [][]int{q.with, q.without, q.changed, q.added, q.writes} {
		for _, k := range list {
			fs = append(fs, Filter{kind: []filterKind{with, without, changed, added, writes}[i], c: mKinds[k].c, stamping: []*stamping{2: stampings, 3: stampings, 4: stampings}[i]})
		}
	}
	if len(q.either) > 0 {
		var of []Filter
		for _, k := range q.either {
			of = append(of, Filter{kind: with, c: mKinds[k].c})
		}
		fs = append(fs, Any(of...))
	}
	return fs
}

func mQuery1[A any](q mQuery, of *Q1[A]) mQuery {
	q.q = &of.query
	q.all = func(w *World, body func(e Entity, row ...any) bool) {
		for e, a := range of.All(w) {
			if !body(e, a) {
				return
			}
		}
	}
	q.each = func(w *World, body func(row ...any) bool) {
		for a := range of.Each(w) {
			if !body(a) {
				return
			}
		}
	}
	q.tables = func(w *World, body func(es []Entity, rows int, at func(i int) []any) bool) {
		for a := range of.Tables(w) {
			if !body(nil, len(a), func(i int) []any { return []any{&a[i]} }) {
				return
			}
		}
	}
	q.sort = func(w *World, cmp func(a, b any) int, body func(e Entity, row ...any) bool) {
		for e, r := range Sort(w, of.All(w), func(x, y *A) int { return cmp(x, y) }) {
			if !body(e, r) {
				return
			}
		}
	}
	q.get = func(w *World, e Entity) (any, bool) { a := of.Get(w, e); return a, a != nil }
	return q
}

func mQuery2[A, B any](q mQuery, of *Q2[A, B]) mQuery {
	q.q = &of.query
	q.all = func(w *World, body func(e Entity, row ...any) bool) {
		for e, r := range of.All(w) {
			if !body(e, r.A, r.B) {
				return
			}
		}
	}
	q.each = func(w *World, body func(row ...any) bool) {
		for a, b := range of.Each(w) {
			if !body(a, b) {
				return
			}
		}
	}
	q.tables = func(w *World, body func(es []Entity, rows int, at func(i int) []any) bool) {
		for a, b := range of.Tables(w) {
			if !body(nil, len(a), func(i int) []any { return []any{&a[i], &b[i]} }) {
				return
			}
		}
	}
	q.sort = func(w *World, cmp func(a, b any) int, body func(e Entity, row ...any) bool) {
		for e, r := range Sort(w, of.All(w), func(x, y Row2[A, B]) int { return cmp(x.A, y.A) }) {
			if !body(e, r.A, r.B) {
				return
			}
		}
	}
	return q
}

func mQuery3[A, B, C any](q mQuery, of *Q3[A, B, C]) mQuery {
	q.q = &of.query
	q.all = func(w *World, body func(e Entity, row ...any) bool) {
		for e, r := range of.All(w) {
			if !body(e, r.A, r.B, r.C) {
				return
			}
		}
	}
	q.each = func(w *World, body func(row ...any) bool) {
		for r := range of.Each(w) {
			if !body(r.A, r.B, r.C) {
				return
			}
		}
	}
	q.tables = func(w *World, body func(es []Entity, rows int, at func(i int) []any) bool) {
		for c := range of.Tables(w) {
			if !body(c.Entities, len(c.A), func(i int) []any { return []any{&c.A[i], &c.B[i], &c.C[i]} }) {
				return
			}
		}
	}
	q.sort = func(w *World, cmp func(a, b any) int, body func(e Entity, row ...any) bool) {
		for e, r := range Sort(w, of.All(w), func(x, y Row3[A, B, C]) int { return cmp(x.A, y.A) }) {
			if !body(e, r.A, r.B, r.C) {
				return
			}
		}
	}
	return q
}

func mQuery4[A, B, C, D any](q mQuery, of *Q4[A, B, C, D]) mQuery {
	q.q = &of.query
	q.all = func(w *World, body func(e Entity, row ...any) bool) {
		for e, r := range of.All(w) {
			if !body(e, r.A, r.B, r.C, r.D) {
				return
			}
		}
	}
	q.each = func(w *World, body func(row ...any) bool) {
		for r := range of.Each(w) {
			if !body(r.A, r.B, r.C, r.D) {
				return
			}
		}
	}
	q.tables = func(w *World, body func(es []Entity, rows int, at func(i int) []any) bool) {
		for c := range of.Tables(w) {
			if !body(c.Entities, len(c.A), func(i int) []any { return []any{&c.A[i], &c.B[i], &c.C[i], &c.D[i]} }) {
				return
			}
		}
	}
	q.sort = func(w *World, cmp func(a, b any) int, body func(e Entity, row ...any) bool) {
		for e, r := range Sort(w, of.All(w), func(x, y Row4[A, B, C, D]) int { return cmp(x.A, y.A) }) {
			if !body(e, r.A, r.B, r.C, r.D) {
				return
			}
		}
	}
	return q
}

func mQuery5[A, B, C, D, E any](q mQuery, of *Q5[A, B, C, D, E]) mQuery {
	q.q = &of.query
	q.all = func(w *World, body func(e Entity, row ...any) bool) {
		for h, r := range of.All(w) {
			if !body(h.Entity, h.A, h.B, h.C, r.D, r.E) {
				return
			}
		}
	}
	q.each = func(w *World, body func(row ...any) bool) {
		for h, r := range of.Each(w) {
			if !body(h.A, h.B, h.C, r.D, r.E) {
				return
			}
		}
	}
	q.tables = func(w *World, body func(es []Entity, rows int, at func(i int) []any) bool) {
		for c := range of.Tables(w) {
			if !body(c.Entities, len(c.A), func(i int) []any { return []any{&c.A[i], &c.B[i], &c.C[i], &c.D[i], &c.E[i]} }) {
				return
			}
		}
	}
	return q
}

func mQuery8[A, B, C, D, E, F, G, H any](q mQuery, of *Q8[A, B, C, D, E, F, G, H]) mQuery {
	q.q = &of.query
	q.all = func(w *World, body func(e Entity, row ...any) bool) {
		for h, r := range of.All(w) {
			if !body(h.Entity, h.A, h.B, h.C, r.D, r.E, r.F, r.G, r.H) {
				return
			}
		}
	}
	q.each = func(w *World, body func(row ...any) bool) {
		for h, r := range of.Each(w) {
			if !body(h.A, h.B, h.C, r.D, r.E, r.F, r.G, r.H) {
				return
			}
		}
	}
	q.tables = func(w *World, body func(es []Entity, rows int, at func(i int) []any) bool) {
		for c := range of.Tables(w) {
			if !body(c.Entities, len(c.A), func(i int) []any {
				return []any{&c.A[i], &c.B[i], &c.C[i], &c.D[i], &c.E[i], &c.F[i], &c.G[i], &c.H[i]}
			}) {
				return
			}
		}
	}
	return q
}

const (
	kA = iota
	kB
	kC
	kD
	kE
	kF
	kG
	kH
)

// mQueries are made once, as an author makes them; all worlds share them.
var mQueries = func() []mQuery {
	a := mQuery{name: "A", comps: []int{kA}}
	noB := mQuery{name: "A without B", comps: []int{kA}, without: []int{kB}}
	fWithD := mQuery{name: "F with D", comps: []int{kF}, with: []int{kD}}
	ab := mQuery{name: "A B", comps: []int{kA, kB}}
	mayC := mQuery{name: "B C?", comps: []int{kB, kC}, may: []int{kC}}
	onlyMay := mQuery{name: "H?", comps: []int{kH}, may: []int{kH}}
	either := mQuery{name: "G any of A E", comps: []int{kG}, either: []int{kA, kE}}
	abc := mQuery{name: "A B C", comps: []int{kA, kB, kC}}
	tags := mQuery{name: "D A E H?", comps: []int{kD, kA, kE, kH}, may: []int{kH}}
	five := mQuery{name: "A B? C F? G", comps: []int{kA, kB, kC, kF, kG}, may: []int{kB, kF}}
	eight := mQuery{
		name: "A B? C? D? E? F? G? H?", comps: []int{kA, kB, kC, kD, kE, kF, kG, kH},
		may: []int{kB, kC, kD, kE, kF, kG, kH},
	}
	newA := mQuery{name: "A changed A", comps: []int{kA}, changed: []int{kA}}
	newAB := mQuery{name: "A B changed A B", comps: []int{kA, kB}, changed: []int{kA, kB}}
	gotC := mQuery{name: "C B? added C", comps: []int{kC, kB}, may: []int{kB}, added: []int{kC}}
	setsB := mQuery{name: "B writes B", comps: []int{kB}, writes: []int{kB}}
	setsSome := mQuery{name: "B without F writes B", comps: []int{kB}, without: []int{kF}, writes: []int{kB}}
	newB := mQuery{name: "B changed B writes A", comps: []int{kB, kA}, may: []int{kA}, changed: []int{kB}, writes: []int{kA}}
	return []mQuery{
		mQuery1(a, Query1[mA]()),
		mQuery1(noB, Query1[mA](noB.filters()...)),
		mQuery1(fWithD, Query1[mF](fWithD.filters()...)),
		mQuery2(ab, Query2[mA, mB]()),
		mQuery2(mayC, Query2[mB, Optional[mC]]()),
		mQuery1(onlyMay, Query1[Optional[mH]]()),
		mQuery1(either, Query1[mG](either.filters()...)),
		mQuery3(abc, Query3[mA, mB, mC]()),
		mQuery4(tags, Query4[mD, mA, mE, Optional[mH]]()),
		mQuery5(five, Query5[mA, Optional[mB], mC, Optional[mF], mG]()),
		mQuery8(eight, Query8[mA, Optional[mB], Optional[mC], Optional[mD], Optional[mE], Optional[mF], Optional[mG], Optional[mH]]()),
		mQuery1(newA, Query1[mA](newA.filters()...)),
		mQuery2(newAB, Query2[mA, mB](newAB.filters()...)),
		mQuery2(gotC, Query2[mC, Optional[mB]](gotC.filters()...)),
		mQuery1(setsB, Query1[mB](setsB.filters()...)),
		mQuery1(setsSome, Query1[mB](setsSome.filters()...)),
		mQuery2(newB, Query2[mB, Optional[mA]](newB.filters()...)),
	}
}()

// mBundle is a bundle, whatever its arity.
type mBundle struct {
	comps []int
	spawn func(w *World, n []uint32) Entity
	batch func(w *World, n int, body func(es []Entity, at func(i int) []any))
}

func of[T any](k int, n uint32) T { return mKinds[k].box(n).(T) }

var mBundles = func() []mBundle {
	one, two, three, five := Bundle1[mF](), Bundle2[mB, mA](), Bundle3[mH, mD, mC](), Bundle5[mA, mB, mC, mG, mE]()
	return []mBundle{
		{
			comps: []int{kF},
			spawn: func(w *World, n []uint32) Entity { return one.Spawn(w, of[mF](kF, n[0])) },
			batch: func(w *World, n int, body func(es []Entity, at func(i int) []any)) {
				for c := range Batch1(w, one, n) {
					body(c.Entities, func(i int) []any { return []any{&c.A[i]} })
				}
			},
		},
		{
			comps: []int{kB, kA},
			spawn: func(w *World, n []uint32) Entity { return two.Spawn(w, of[mB](kB, n[0]), of[mA](kA, n[1])) },
			batch: func(w *World, n int, body func(es []Entity, at func(i int) []any)) {
				for c := range Batch2(w, two, n) {
					body(c.Entities, func(i int) []any { return []any{&c.A[i], &c.B[i]} })
				}
			},
		},
		{
			comps: []int{kH, kD, kC},
			spawn: func(w *World, n []uint32) Entity {
				return three.Spawn(w, of[mH](kH, n[0]), of[mD](kD, n[1]), of[mC](kC, n[2]))
			},
			batch: func(w *World, n int, body func(es []Entity, at func(i int) []any)) {
				for c := range Batch3(w, three, n) {
					body(c.Entities, func(i int) []any { return []any{&c.A[i], &c.B[i], &c.C[i]} })
				}
			},
		},
		{
			comps: []int{kA, kB, kC, kG, kE},
			spawn: func(w *World, n []uint32) Entity {
				return five.Spawn(w, of[mA](kA, n[0]), of[mB](kB, n[1]), of[mC](kC, n[2]), of[mG](kG, n[3]), of[mE](kE, n[4]))
			},
			batch: func(w *World, n int, body func(es []Entity, at func(i int) []any)) {
				for c := range Batch5(w, five, n) {
					body(c.Entities, func(i int) []any { return []any{&c.A[i], &c.B[i], &c.C[i], &c.D[i], &c.E[i]} })
				}
			},
		},
	}
}()

func (q *mQuery) isMay(k int) bool { return slices.Contains(q.may, k) }
