package ecs_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// linkKind is one relation for the test that compares the world with a list of links.
type linkKind struct {
	name             string
	rules            ecs.Rules
	relate           func(w *ecs.World, s, t ecs.Entity, n int)
	again            func(w *ecs.World, s, t ecs.Entity)
	unrelate         func(w *ecs.World, s, t ecs.Entity) bool
	targets, sources func(w *ecs.World, e ecs.Entity) []ecs.Entity
	link             func(w *ecs.World, s, t ecs.Entity) int
	first            func(w *ecs.World, s ecs.Entity) ecs.Entity
	to               func(ecs.Entity) ecs.Goal
	count            func(w *ecs.World) int
	up               func(w *ecs.World, e ecs.Entity) []ecs.Entity
	down             func(w *ecs.World, e ecs.Entity) []ecs.Entity
}

func kindOf[R any](name string, write func(*R, int), read func(*R) int) linkKind {
	k := linkKind{name: name}
	if r, ok := any(*new(R)).(interface{ Relation() ecs.Rules }); ok {
		k.rules = r.Relation()
	}
	k.relate = func(w *ecs.World, s, t ecs.Entity, n int) {
		var r R
		write(&r, n)
		ecs.Relate(w, s, t, r)
	}
	k.again = func(w *ecs.World, s, t ecs.Entity) { ecs.Relate[R](w, s, t) }
	k.unrelate = ecs.Unrelate[R]
	k.targets = func(w *ecs.World, e ecs.Entity) []ecs.Entity { return slices.Collect(ecs.Targets[R](w, e)) }
	k.sources = func(w *ecs.World, e ecs.Entity) []ecs.Entity { return slices.Collect(ecs.Sources[R](w, e)) }
	k.link = func(w *ecs.World, s, t ecs.Entity) int {
		l := ecs.Link[R](w, s, t)
		if l == nil {
			return -1
		}
		return read(l)
	}
	k.first = ecs.Target[R]
	k.to = ecs.To[R]
	k.count = func(w *ecs.World) int {
		n := 0
		for p, l := range ecs.Links[R](w) {
			if k.link(w, p.Source, p.Target) != read(l) {
				return -1
			}
			n++
		}
		return n
	}
	k.up = func(w *ecs.World, e ecs.Entity) []ecs.Entity { return slices.Collect(ecs.Up[R](w, e)) }
	k.down = func(w *ecs.World, e ecs.Entity) []ecs.Entity {
		var all []ecs.Entity
		for e := range ecs.Down[R](w, e) {
			all = append(all, e)
		}
		return all
	}
	return k
}

var linkKinds = []linkKind{
	kindOf("likes", func(r *likes, n int) { r.N = n }, func(r *likes) int { return r.N }),
	kindOf("dockedTo", func(r *dockedTo, n int) { r.N = n }, func(r *dockedTo) int { return r.N }),
	kindOf("team", func(*team, int) {}, func(*team) int { return 0 }),
	kindOf("holds", func(*holds, int) {}, func(*holds) int { return 0 }),
	kindOf("owns", func(r *owns, n int) { r.S = fmt.Sprint(n) }, func(r *owns) int {
		n := 0
		fmt.Sscan(r.S, &n)
		return n
	}),
	kindOf("ChildOf", func(*ecs.ChildOf, int) {}, func(*ecs.ChildOf) int { return 0 }),
}

// linkModel is what the world should be: things by number, and one list of all links in the order of relating.
type linkModel struct {
	alive []bool
	body  []bool // it has a pos
	links []modelLink
}

type modelLink struct{ kind, s, t, n int }

func (m *linkModel) at(kind, s, t int) int {
	return slices.IndexFunc(m.links, func(l modelLink) bool { return l.kind == kind && l.s == s && l.t == t })
}

func (m *linkModel) relate(kind, s, t, n int, given bool) {
	keeps := kind == 0 || kind == 1 || kind == 4
	if !keeps || !given && m.at(kind, s, t) < 0 {
		n = 0
	}
	if i := m.at(kind, s, t); i >= 0 {
		if given {
			m.links[i].n = n
		}
		return
	}
	if linkKinds[kind].rules.Exclusive {
		m.links = slices.DeleteFunc(m.links, func(l modelLink) bool { return l.kind == kind && l.s == s })
	}
	m.links = append(m.links, modelLink{kind, s, t, n})
}

func (m *linkModel) destroy(e int) {
	if !m.alive[e] {
		return
	}
	m.alive[e] = false
	all := slices.Clone(m.links)
	m.links = slices.DeleteFunc(m.links, func(l modelLink) bool { return l.s == e || l.t == e })
	for _, l := range all {
		if l.t == e && linkKinds[l.kind].rules.Cascade {
			m.destroy(l.s)
		}
	}
}

// below reports whether e is root or comes below it.
func (m *linkModel) below(kind, e, root int) bool {
	for n := 0; n <= len(m.alive); n++ {
		if e == root {
			return true
		}
		i := slices.IndexFunc(m.links, func(l modelLink) bool { return l.kind == kind && l.s == e })
		if i < 0 {
			return false
		}
		e = m.links[i].t
	}
	return false
}

func (m *linkModel) ends(kind, e int, in bool) []int {
	var ends []int
	for _, l := range m.links {
		switch {
		case l.kind != kind:
		case in && l.t == e:
			ends = append(ends, l.s)
		case !in && l.s == e:
			ends = append(ends, l.t)
		}
	}
	return ends
}

// linkDrive does what bytes say to a world and to the model, and compares them.
type linkDrive struct {
	t    testing.TB
	w    ecs.World
	m    linkModel
	ids  []ecs.Entity
	data []byte
}

func (d *linkDrive) next() int {
	if len(d.data) == 0 {
		return 0
	}
	b := d.data[0]
	d.data = d.data[1:]
	return int(b)
}

// one is a thing that is alive on both sides, or -1. In a loop an entity may be dead for the model already.
func (d *linkDrive) one() int {
	n := d.next()
	for range d.ids {
		if i := n % len(d.ids); d.m.alive[i] && d.w.Alive(d.ids[i]) {
			return i
		}
		n++
	}
	return -1
}

func (d *linkDrive) born(e ecs.Entity, body bool) int {
	d.ids, d.m.alive, d.m.body = append(d.ids, e), append(d.m.alive, true), append(d.m.body, body)
	return len(d.ids) - 1
}

func (d *linkDrive) step() {
	op := d.next() % 16
	if d.w.Len() < 4 {
		op = 0
	} else if d.w.Len() > 14 && (op < 3 || op == 5) {
		op = 3
	}
	switch op {
	case 0, 1:
		d.born(d.w.Spawn(pos{}), true)
	case 2:
		d.born(d.w.Spawn(), false)
	case 3:
		if e := d.one(); e >= 0 {
			d.m.destroy(e)
			d.w.Destroy(d.ids[e])
		}
	case 4:
		if e := d.one(); e >= 0 {
			d.m.body[e] = !d.m.body[e]
			if d.m.body[e] {
				ecs.Put(&d.w, d.ids[e], pos{})
			} else {
				ecs.Drop[pos](&d.w, d.ids[e])
			}
		}
	case 5:
		if e := d.one(); e >= 0 {
			twin := d.born(d.w.Copy(d.ids[e]), d.m.body[e])
			for _, l := range slices.Clone(d.m.links) {
				if l.s == e {
					d.m.relate(l.kind, twin, l.t, l.n, true)
				}
			}
		}
	case 6, 7, 8:
		kind, s, t := d.next()%len(linkKinds), d.one(), d.one()
		if s >= 0 && t >= 0 {
			if i := d.m.at(kind, s, t); i >= 0 {
				d.m.links = slices.Delete(d.m.links, i, i+1)
			}
			linkKinds[kind].unrelate(&d.w, d.ids[s], d.ids[t])
		}
	default:
		d.relate(d.next()%len(linkKinds), d.one(), d.one(), d.next())
	}
}

func (d *linkDrive) relate(kind, s, t, n int) {
	k := &linkKinds[kind]
	if s < 0 || t < 0 || k.rules.Exclusive && k.rules.Cascade && d.m.below(kind, t, s) {
		return
	}
	given := n%4 != 0
	d.m.relate(kind, s, t, n, given)
	if given {
		k.relate(&d.w, d.ids[s], d.ids[t], n)
	} else {
		k.again(&d.w, d.ids[s], d.ids[t])
	}
}

// inLoop does several steps in a loop, where what is related must stay as it was and dead entities must not be met.
func (d *linkDrive) inLoop(steps int) {
	before := d.m
	before.links, before.body = slices.Clone(d.m.links), slices.Clone(d.m.body)
	host := d.w.Spawn(hp{})
	for range hosts.Each(&d.w) {
		for range steps {
			d.step()
			kind, to := d.next()%len(linkKinds), d.next()
			if to < len(before.body) {
				d.compareLoop(kind, to, &before)
			}
		}
	}
	d.w.Destroy(host)
}

var hosts = ecs.Query1[hp]()

func (d *linkDrive) living(things []int, bodies []bool) []ecs.Entity {
	var es []ecs.Entity
	for _, i := range things {
		if d.w.Alive(d.ids[i]) && (bodies == nil || bodies[i]) {
			es = append(es, d.ids[i])
		}
	}
	return es
}

// compareLoop compares what a loop with a target meets.
func (d *linkDrive) compareLoop(kind, to int, m *linkModel) {
	var got, want []ecs.Entity
	for e := range bodies.All(&d.w, linkKinds[kind].to(d.ids[to])) {
		got = append(got, e)
	}
	if d.w.Alive(d.ids[to]) {
		want = d.living(m.ends(kind, to, true), m.body)
	}
	d.same(kind, "loop to", to, got, want)
}

func (d *linkDrive) same(kind int, what string, e int, got, want []ecs.Entity) {
	d.t.Helper()
	if linkKinds[kind].rules.Grouped && what != "targets of" && what != "sources of" {
		slices.SortFunc(got, ecs.Entity.Compare)
		slices.SortFunc(want, ecs.Entity.Compare)
	}
	if !slices.Equal(got, want) {
		d.t.Fatalf("%s %s %v: got %v; want %v", linkKinds[kind].name, what, d.ids[e], got, want)
	}
}

func (d *linkDrive) compare() {
	n := 0
	for i, e := range d.ids {
		if d.w.Alive(e) != d.m.alive[i] {
			d.t.Fatalf("%v is alive: got %v; want %v", e, d.w.Alive(e), d.m.alive[i])
		}
		if d.m.alive[i] {
			n++
			d.compareOne(i)
		}
	}
	if d.w.Len() != n {
		d.t.Fatalf("%d are alive; want %d", d.w.Len(), n)
	}
	for kind := range linkKinds {
		d.compareKind(kind)
	}
}

func (d *linkDrive) compareOne(i int) {
	e := d.ids[i]
	if ecs.Has[pos](&d.w, e) != d.m.body[i] {
		d.t.Fatalf("%v has a pos: got %v", e, !d.m.body[i])
	}
	for kind := range linkKinds {
		k := &linkKinds[kind]
		targets := d.living(d.m.ends(kind, i, false), nil)
		d.same(kind, "targets of", i, k.targets(&d.w, e), targets)
		d.same(kind, "sources of", i, k.sources(&d.w, e), d.living(d.m.ends(kind, i, true), nil))
		if first := k.first(&d.w, e); len(targets) > 0 && first != targets[0] || len(targets) == 0 && !first.IsNone() {
			d.t.Fatalf("%s: target of %v: got %v; want %v", k.name, e, first, targets)
		}
		d.compareLoop(kind, i, &d.m)
		d.compareTwo(kind, i)
	}
}

// compareTwo compares a loop with two targets.
func (d *linkDrive) compareTwo(kind, to int) {
	for other := range linkKinds {
		for t := (to + len(d.data)) % 3; t < len(d.ids); t += 3 {
			if !d.m.alive[t] {
				continue
			}
			var want []ecs.Entity
			for _, s := range d.m.ends(kind, to, true) {
				if d.m.body[s] && d.m.at(other, s, t) >= 0 {
					want = append(want, d.ids[s])
				}
			}
			var got []ecs.Entity
			for e := range bodies.All(&d.w, linkKinds[kind].to(d.ids[to]), linkKinds[other].to(d.ids[t])) {
				got = append(got, e)
			}
			slices.SortFunc(got, ecs.Entity.Compare)
			slices.SortFunc(want, ecs.Entity.Compare)
			if !slices.Equal(got, want) {
				d.t.Fatalf("%s to %v and %s to %v: got %v; want %v", linkKinds[kind].name, d.ids[to], linkKinds[other].name, d.ids[t], got, want)
			}
		}
	}
}

func (d *linkDrive) compareKind(kind int) {
	k, n := &linkKinds[kind], 0
	for _, l := range d.m.links {
		if l.kind != kind {
			continue
		}
		n++
		if got := k.link(&d.w, d.ids[l.s], d.ids[l.t]); got != l.n {
			d.t.Fatalf("%s from %v to %v: got %d; want %d", k.name, d.ids[l.s], d.ids[l.t], got, l.n)
		}
	}
	if got := k.count(&d.w); got != n {
		d.t.Fatalf("%s: got %d links; want %d", k.name, got, n)
	}
	for i := range d.ids {
		if d.m.alive[i] {
			d.compareWalks(kind, i)
		}
	}
}

// compareWalks compares Up and Down with walks over the model that know all that is reached.
func (d *linkDrive) compareWalks(kind, i int) {
	k := &linkKinds[kind]
	for _, in := range []bool{false, true} {
		got, want := k.up(&d.w, d.ids[i]), []int{i}
		if in {
			got = k.down(&d.w, d.ids[i])
		}
		if in && k.rules.Exclusive && k.rules.Cascade {
			want = d.m.deep(kind, i)
		}
		for at := 0; at < len(want); at++ {
			for _, e := range d.m.ends(kind, want[at], in) {
				if !slices.Contains(want, e) {
					want = append(want, e)
				}
			}
		}
		if w := d.living(want[1:], nil); !slices.Equal(got, w) {
			d.t.Fatalf("%s: walk from %v, in %v: got %v; want %v", k.name, d.ids[i], in, got, w)
		}
	}
}

func (m *linkModel) deep(kind, root int) []int {
	all := []int{root}
	for _, e := range m.ends(kind, root, true) {
		all = append(all, m.deep(kind, e)...)
	}
	return all
}

func driveLinks(t testing.TB, data []byte) {
	d := linkDrive{t: t, data: data}
	for len(d.data) > 0 {
		if n := d.next(); n%3 == 0 {
			d.inLoop(n%8 + 1)
		} else {
			d.step()
		}
		d.compare()
	}
	ecs.CheckLinks(t, &d.w)
}

func TestRelationsAgainstModel(t *testing.T) {
	rounds := 120
	if testing.Short() {
		rounds = 20
	}
	for seed := range rounds {
		rnd := rand.New(rand.NewSource(int64(seed)))
		data := make([]byte, 600)
		rnd.Read(data)
		driveLinks(t, data)
	}
}

func FuzzRelations(f *testing.F) {
	f.Add([]byte("some entities that are related, and some that are not"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 400 {
			driveLinks(t, data)
		}
	})
}
