package collide

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// model is a Space as somebody writes it who has all the time in the world: a list of bodies, and each question asks all.
type model struct {
	bodies []Body // by slot
	ids    []ID   // by slot; zero: gone
	before map[[2]ID]bool
}

// all passes what a question is about.
func (m *model) all(f Filter, yield func(id ID, p *placed)) {
	for i := range m.bodies {
		b := &m.bodies[i]
		if m.ids[i] == (ID{}) || b.Kind == Trigger && !f.Triggers || m.ids[i] == f.Not || b.Shape.Kind == NoShape {
			continue
		}
		if b.Shape.Kind != TilesShape && b.is()&f.Hits.orAll() == 0 {
			continue
		}
		p := m.placed(i)
		p.hits = f.Hits.orAll()
		yield(m.ids[i], &p)
	}
}

func (m *model) placed(i int) placed {
	b := &m.bodies[i]
	p := place(&b.Shape, b.Pos, b.Rot)
	p.oneWay, p.is = b.OneWay, b.is()
	return p
}

func (m *model) hit(id ID, t touch) Hit {
	return Hit{ID: id, Point: t.point, Normal: t.normal, Depth: t.depth, T: t.t, User: m.bodies[id.slot-1].User}
}

func (m *model) rayAll(from, to geom.Vec, f Filter) []Hit {
	var hits []Hit
	m.all(f, func(id ID, p *placed) {
		if t, ok := ray(from, to, p); ok {
			hits = append(hits, m.hit(id, t))
		}
	})
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(a.T, b.T) })
	return hits
}

func (m *model) cast(sh Shape, from, by geom.Vec, f Filter) (best Hit, met bool) {
	a := place(&sh, from, 0)
	m.all(f, func(id ID, p *placed) {
		if t, ok := sweep(&a, by, p); ok && (!met || t.t < best.T) {
			best, met = m.hit(id, t), true
		}
	})
	return best, met
}

func (m *model) touching(sh Shape, at geom.Vec, f Filter) []Hit {
	var hits []Hit
	a := place(&sh, at, 0)
	m.all(f, func(id ID, p *placed) {
		if t, ok := overlap(&a, p); ok {
			hits = append(hits, m.hit(id, t))
		}
	})
	return hits
}

func (m *model) at(at geom.Vec, f Filter) []ID {
	var ids []ID
	m.all(f, func(id ID, p *placed) {
		if _, in := nearest(at, p); in {
			ids = append(ids, id)
		}
	})
	return ids
}

func (m *model) nearest(at geom.Vec, within float64, f Filter) (best Hit, met bool) {
	m.all(f, func(id ID, p *placed) {
		on, in := nearest(at, p)
		d := at.Sub(on).Len()
		if in {
			d = 0
		}
		if d <= within && (!met || d < best.Depth) && !(p.Kind == TilesShape && on == at && !in && !touchesTile(at, p)) {
			best, met = Hit{ID: id, Point: on, Normal: at.Sub(on).Unit(), Depth: d, User: m.bodies[id.slot-1].User}, true
		}
	})
	return best, met
}

// pairs returns all that overlap, by A and then by B.
func (m *model) pairs() []Pair {
	var pairs []Pair
	for i := range m.bodies {
		for j := i + 1; j < len(m.bodies); j++ {
			if m.ids[i] != (ID{}) && m.ids[j] != (ID{}) && m.overlap(i, j) {
				pairs = append(pairs, Pair{m.ids[i], m.ids[j]})
			}
		}
	}
	return pairs
}

func (m *model) overlap(i, j int) bool {
	a, b := &m.bodies[i], &m.bodies[j]
	if a.Kind == Static && b.Kind == Static {
		return false
	}
	if a.Shape.Kind == TilesShape {
		a, b, i, j = b, a, j, i
	}
	p, q := m.placed(i), m.placed(j)
	q.hits = a.hits()
	if b.hits()&a.is() != 0 {
		q.hits = Everything
	} else if b.Shape.Kind != TilesShape && a.hits()&b.is() == 0 {
		return false
	}
	_, ok := overlap(&p, &q)
	return ok
}

// events returns what a Step tells of bodies that do not move by themselves.
func (m *model) events() []Event {
	now := map[[2]ID]bool{}
	var events []Event
	for _, p := range m.pairs() {
		e := Event{A: p.A, B: p.B}
		if m.before[[2]ID{p.A, p.B}] {
			e.Kind = Stay
		}
		now[[2]ID{p.A, p.B}] = true
		events = append(events, e)
	}
	for p := range m.before {
		if !now[p] {
			events = append(events, Event{Kind: Exit, A: p[0], B: p[1]})
		}
	}
	slices.SortFunc(events, func(a, b Event) int { return cmp.Or(a.A.Compare(b.A), a.B.Compare(b.B)) })
	m.before = now
	return events
}

// trial is a Space and a model of it that are asked the same.
type trial struct {
	t     testing.TB
	r     *rand.Rand
	size  float64 // of the part of the world where things are, logical pixels
	space Space
	model model
	cases int
}

func newTrial(t testing.TB, r *rand.Rand) *trial {
	return &trial{t: t, r: r, size: [...]float64{200, 1000, 5000, 1e6, 1e9}[r.IntN(5)]}
}

func (g *trial) place() geom.Vec {
	v := geom.V(g.r.Float64()*2-1, g.r.Float64()*2-1).Mul(g.size)
	if g.r.IntN(3) == 0 { // on whole numbers edges touch
		v = geom.V(math.Round(v.X/8)*8, math.Round(v.Y/8)*8)
	}
	return v
}

// far is how long things are: mostly as a sprite, sometimes as the world.
func (g *trial) far() float64 {
	switch g.r.IntN(20) {
	case 0:
		return 1 + g.r.Float64()*g.size/2
	case 1, 2, 3:
		return float64(1 + g.r.IntN(64))
	}
	return 0.5 + g.r.Float64()*40
}

func (g *trial) shape() Shape {
	switch g.r.IntN(7) {
	case 0:
		return Circle(g.far())
	case 1:
		return Capsule(geom.Polar(g.r.Float64()*7, g.far()), geom.Polar(g.r.Float64()*7, g.far()), g.far())
	case 2:
		return Segment(geom.Vec{}, geom.Polar(g.r.Float64()*7, g.far()))
	case 3:
		d := g.far()
		return Convex(geom.Polar(0.1, d), geom.Polar(2, d), geom.Polar(3.5, d), geom.Polar(5, d))
	}
	return Box(g.far(), g.far())
}

func (g *trial) mask() Mask {
	if g.r.IntN(3) > 0 {
		return 0
	}
	return Mask(g.r.IntN(16))
}

func (g *trial) tiles() Shape {
	grid := geom.NewGrid(1+g.r.IntN(30), 1+g.r.IntN(30), float64(4+g.r.IntN(30)))
	for i := range grid.Cells {
		if g.r.IntN(3) == 0 {
			grid.Cells[i] = uint16(g.r.IntN(6))
		}
	}
	return Tiles(&grid, Tile{}, Solid, Platform, Tile{Left: 1}, Tile{Right: 0.5}, Tile{Left: 1, Right: 1, Is: 4})
}

func (g *trial) body() Body {
	b := Body{
		Shape: g.shape(), Pos: g.place(), Kind: Kind(g.r.IntN(3)), Is: g.mask(), Hits: g.mask(),
		OneWay: g.r.IntN(10) == 0, User: g.r.Uint64(),
	}
	if g.r.IntN(4) == 0 {
		b.Rot = g.r.Float64() * 7
	}
	if g.r.IntN(40) == 0 {
		b.Shape = g.tiles()
	}
	return b
}

// add puts one more body into both.
func (g *trial) add(b Body) {
	id := g.space.Add(b)
	i := int(id.slot) - 1
	if i == len(g.model.bodies) {
		g.model.bodies, g.model.ids = append(g.model.bodies, Body{}), append(g.model.ids, ID{})
	}
	if g.model.ids[i] != (ID{}) {
		g.t.Fatalf("got the slot of %v for a new body; want one that is free", g.model.ids[i])
	}
	g.model.bodies[i], g.model.ids[i] = b, id
}

// any returns the slot of some body, and false when there is none.
func (g *trial) any() (int, bool) {
	if g.space.Len() == 0 {
		return 0, false
	}
	for {
		if i := g.r.IntN(len(g.model.ids)); g.model.ids[i] != (ID{}) {
			return i, true
		}
	}
}

// change does something to the bodies.
func (g *trial) change() {
	i, ok := g.any()
	switch {
	case !ok || g.r.IntN(12) == 0:
		g.add(g.body())
	case g.r.IntN(12) == 0:
		if !g.space.Remove(g.model.ids[i]) || g.space.Remove(g.model.ids[i]) {
			g.t.Fatal("got a body that is removed never or twice; want once")
		}
		g.model.bodies[i], g.model.ids[i] = Body{}, ID{}
	case g.r.IntN(12) == 0:
		g.model.bodies[i] = g.body()
		g.space.Set(g.model.ids[i], g.model.bodies[i])
	case g.r.IntN(12) == 0:
		g.move(i)
	case g.r.IntN(4) == 0:
		g.put(i, g.place())
	default:
		p := g.model.bodies[i].Pos.Add(geom.Polar(g.r.Float64()*7, g.r.Float64()*30))
		g.put(i, geom.V(geom.Clamp(p.X, -1e9, 1e9), geom.Clamp(p.Y, -1e9, 1e9)))
	}
}

// move moves a body in the space and in one that has the same bodies and has just been built. Both must do the same.
func (g *trial) move(i int) {
	fresh := &Space{
		Cell: g.far(), bodies: slices.Clone(g.space.bodies), places: slices.Clone(g.space.places), gens: slices.Clone(g.space.gens),
		ground: slices.Clone(g.space.ground), free: slices.Clone(g.space.free), live: g.space.live,
	}
	_, by := g.aim()
	how, o := g.r.IntN(3), SlideOptions{Walk: g.r.IntN(2) == 0, Snap: float64(g.r.IntN(2) * 8), Drop: g.r.IntN(4) == 0}
	move := func(s *Space) (did any) {
		switch id := g.model.ids[i]; how {
		case 0:
			did = s.SlideWith(id, by, o)
		case 1:
			hit, ok := s.Move(id, by)
			did = [2]any{hit, ok}
		case 2:
			did = fmt.Sprint(s.Push(nil, id, by))
		}
		s.met = s.met[:0]
		return did
	}
	if got, want := move(&g.space), move(fresh); got != want || !slices.Equal(g.space.places, fresh.places) || !slices.Equal(g.space.ground, fresh.ground) {
		g.t.Fatalf("%+v by %v, way %d, %+v:\ngot  %+v\nwant %+v", g.model.bodies[i], by, how, o, got, want)
	}
	for k := range g.model.bodies {
		g.model.bodies[k].Pos = g.space.places[k]
	}
}

func (g *trial) put(i int, p geom.Vec) {
	g.model.bodies[i].Pos = p
	g.space.Put(g.model.ids[i], p)
}

func (g *trial) filter() Filter {
	f := Filter{Hits: g.mask(), Triggers: g.r.IntN(2) == 0}
	if i, ok := g.any(); ok && g.r.IntN(3) == 0 {
		f.Not = g.model.ids[i]
	}
	return f
}

// aim is a way from one place: mostly a short one, sometimes through the whole world.
func (g *trial) aim() (from, by geom.Vec) {
	from = g.place()
	if i, ok := g.any(); ok && g.r.IntN(2) == 0 {
		from = g.model.bodies[i].Pos.Add(geom.Polar(g.r.Float64()*7, g.r.Float64()*50))
	}
	by = geom.Polar(g.r.Float64()*7, g.r.Float64()*100)
	switch g.r.IntN(6) {
	case 0:
		by = g.place().Sub(from)
	case 1:
		by.X = 0
	case 2:
		by.Y = 0
	}
	clamp := func(v geom.Vec) geom.Vec { return geom.V(geom.Clamp(v.X, -1e9, 1e9), geom.Clamp(v.Y, -1e9, 1e9)) }
	from = clamp(from)
	return from, clamp(clamp(from.Add(by)).Sub(from))
}

// ask puts one question to both.
func (g *trial) ask() {
	g.cases++
	f := g.filter()
	from, by := g.aim()
	switch g.r.IntN(7) {
	case 0:
		want := g.model.rayAll(from, from.Add(by), f)
		g.same("RayAll", g.space.RayAll(nil, from, from.Add(by), f), want)
		got, ok := g.space.Ray(from, from.Add(by), f)
		if ok != (len(want) > 0) || ok && got != want[0] {
			g.t.Fatalf("Ray from %v by %v, %+v: got %+v, %v; want the first of %+v", from, by, f, got, ok, want)
		}
	case 1:
		sh := g.shape()
		got, ok := g.space.Cast(sh, from, by, f)
		want, met := g.model.cast(sh, from, by, f)
		if got != want || ok != met {
			g.t.Fatalf("Cast of %+v from %v by %v, %+v:\ngot  %+v, %v\nwant %+v, %v", sh, from, by, f, got, ok, want, met)
		}
	case 2:
		sh := g.shape()
		g.same("Touching", g.space.Touching(nil, sh, from, f), g.model.touching(sh, from, f))
	case 3:
		if got, want := g.space.At(nil, from, f), g.model.at(from, f); !slices.Equal(got, want) {
			g.t.Fatalf("At %v, %+v: got %v; want %v", from, f, got, want)
		}
	case 4:
		r := geom.R(from.X, from.Y, g.far(), g.far())
		var want []ID
		sh := Box(r.W, r.H)
		for _, h := range g.model.touching(sh, r.Center(), f) {
			want = append(want, h.ID)
		}
		if got := g.space.In(nil, r, f); !slices.Equal(got, want) {
			g.t.Fatalf("In %v, %+v: got %v; want %v", r, f, got, want)
		}
	case 5:
		within := min(g.far()*4, 1e9)
		got, ok := g.space.Nearest(from, within, f)
		want, met := g.model.nearest(from, within, f)
		if got != want || ok != met {
			g.t.Fatalf("Nearest to %v within %v, %+v:\ngot  %+v, %v\nwant %+v, %v", from, within, f, got, ok, want, met)
		}
	case 6:
		if g.r.IntN(20) > 0 {
			g.cases-- // all pairs take long
			return
		}
		g.together()
	}
}

func (g *trial) same(what string, got, want []Hit) {
	g.t.Helper()
	if !slices.Equal(got, want) {
		g.t.Fatalf("%s:\ngot  %+v\nwant %+v", what, got, want)
	}
}

// together asks about all bodies at once.
func (g *trial) together() {
	if got, want := g.space.Pairs(nil), g.model.pairs(); !slices.Equal(got, want) {
		g.t.Fatalf("Pairs:\ngot  %v\nwant %v", got, want)
	}
	g.space.Step(1.0 / 60)
	var got []Event
	for _, e := range g.space.Events() {
		if (e.Kind == Exit) != (e.Normal == geom.Vec{}) || e.Kind != Exit && (math.Abs(e.Normal.Len()-1) > 1e-9 || e.Depth <= 0) {
			g.t.Fatalf("got the event %+v; want a normal of length 1 and a depth, or neither at an Exit", e)
		}
		got = append(got, Event{Kind: e.Kind, A: e.A, B: e.B})
	}
	if want := g.model.events(); !slices.Equal(got, want) {
		g.t.Fatalf("events:\ngot  %v\nwant %v", got, want)
	}
}

// Whatever is asked, the answer is the one that a look at every body gives, bit by bit. KRILL_SPACES=3900 asks a million times.
func TestSpaceIsItsModel(t *testing.T) {
	spaces := 300
	if testing.Short() {
		spaces = 40
	}
	if n, err := strconv.Atoi(os.Getenv("KRILL_SPACES")); err == nil {
		spaces = n
	}
	cases := 0
	for seed := range spaces {
		g := newTrial(t, rand.New(rand.NewPCG(7, uint64(seed))))
		for range 1 + g.r.IntN(150) {
			g.add(g.body())
		}
		if g.r.IntN(4) == 0 {
			g.space.Cell = g.far()
		}
		for range 300 {
			for range g.r.IntN(4) {
				g.change()
			}
			if g.r.IntN(30) == 0 { // a tick of a game: all at once
				for i := range g.model.ids {
					if g.model.ids[i] != (ID{}) {
						g.put(i, g.model.bodies[i].Pos)
					}
				}
			}
			g.ask()
		}
		cases += g.cases
	}
	t.Logf("%d questions", cases)
}
