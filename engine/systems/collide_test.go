package systems_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
)

var (
	hits     = ecs.Reader[systems.Hit]()
	partings = ecs.Reader[systems.Parted]()
	crushes  = ecs.Reader[systems.Crushed]()
)

// solid is a body that moves and is held.
func solid(s collide.Shape, way systems.Way) systems.Body {
	return systems.Body{Shape: s, Kind: collide.Kinematic, Way: way}
}

func wall(w *ecs.World, r geom.Rect) ecs.Entity {
	return w.Spawn(systems.Transform{Pos: r.Center()}, systems.Body{Shape: collide.Box(r.W, r.H)})
}

// tick lets one go by.
func tick(w *ecs.World, dt float64) {
	systems.Collide(w, dt)
	w.Advance()
}

func placeOf(w *ecs.World, e ecs.Entity) geom.Vec { return ecs.Get[systems.Transform](w, e).Pos }

func speedOf(w *ecs.World, e ecs.Entity) geom.Vec { return ecs.Get[systems.Velocity](w, e).Vec }

func TestWaysOfMoving(t *testing.T) {
	for _, test := range []struct {
		name      string
		way       systems.Way
		bounce    float64
		vel       geom.Vec
		pos, left geom.Vec // after a second
	}{
		{"slide", systems.Slide, 0, geom.V(100, 30), geom.V(45, 30), geom.V(0, 30)},
		{"stop", systems.Stop, 0, geom.V(90, 30), geom.V(45, 15), geom.V(0, 0)},
		{"bounce", systems.Bounce, 0, geom.V(90, 30), geom.V(0, 30), geom.V(-90, 30)},
		{"half a bounce", systems.Bounce, 0.5, geom.V(90, 30), geom.V(22.5, 22.5), geom.V(-45, 15)},
		{"a thin wall at any speed", systems.Stop, 0, geom.V(1e7, 0), geom.V(45, 0), geom.V(0, 0)},
	} {
		var w ecs.World
		wall(&w, geom.R(50, -100, 1, 200))
		body := solid(collide.Box(10, 10), test.way)
		body.Bounce = test.bounce
		e := w.Spawn(systems.Transform{}, systems.Velocity{Vec: test.vel}, body, systems.Moved{})
		tick(&w, 1)
		if pos, vel := placeOf(&w, e), speedOf(&w, e); pos.Dist(test.pos) > 0.02 || vel.Dist(test.left) > 1e-6*test.vel.Len() {
			t.Errorf("%s: got it at %v, at %v a second; want %v and %v", test.name, pos, vel, test.pos, test.left)
		}
		if got := ecs.Get[systems.Moved](&w, e); got.Wall != (test.way == systems.Slide) {
			t.Errorf("%s: got Wall %v", test.name, got.Wall)
		}
		var met []systems.Hit
		for hit := range hits.Read(&w) {
			met = append(met, hit)
		}
		if len(met) != 1 || met[0].A.IsNone() || met[0].B.IsNone() {
			t.Errorf("%s: got %+v; want one hit of the wall", test.name, met)
		}
	}
}

// A lift carries, by its own speed and by that of a tween, and what cannot give way is told.
func TestPush(t *testing.T) {
	var w ecs.World
	lift := w.Spawn(systems.At(0, 0), systems.Body{Shape: collide.Box(100, 10), Kind: collide.Kinematic, Way: systems.Push},
		systems.Velocity{Vec: geom.V(60, 0)})
	crate := w.Spawn(systems.At(0, -15), solid(collide.Box(20, 20), systems.Slide), systems.Velocity{Vec: geom.V(0, 60)})
	for range 60 {
		ecs.Get[systems.Velocity](&w, crate).Y = 60
		tick(&w, 1.0/60)
	}
	if at, on := placeOf(&w, crate), placeOf(&w, lift); math.Abs(on.X-60) > 1e-6 || math.Abs(at.X-60) > 1.5 || math.Abs(at.Y+15) > 0.1 {
		t.Errorf("after a second on a lift: got %v on %v; want 60, -15 on 60, 0", at, on)
	}
	ecs.Drop[systems.Velocity](&w, lift)
	for range 60 {
		ecs.Get[systems.Transform](&w, lift).Pos.Y--
		tick(&w, 1.0/60)
	}
	if at := placeOf(&w, crate); math.Abs(at.Y+75) > 0.1 {
		t.Errorf("lifted by 60: got %v; want -75", at)
	}
	wall(&w, geom.R(-200, -120, 400, 10))
	n := 0
	for range 60 {
		ecs.Get[systems.Transform](&w, lift).Pos.Y--
		tick(&w, 1.0/60)
		for c := range crushes.Read(&w) {
			if n++; c.Entity != crate || c.By != lift {
				t.Errorf("got %+v; want the crate, by the lift", c)
			}
		}
	}
	if n == 0 {
		t.Error("under a ceiling: got nobody crushed; want the crate")
	}
}

// The space has the bodies of those who live, whatever becomes of them.
func TestSpaceIsInStep(t *testing.T) {
	var w ecs.World
	r := rand.New(rand.NewPCG(7, 1))
	own := systems.Space(&w).Add(collide.Body{Shape: collide.Circle(3), Pos: geom.V(-999, 0)})
	var all []ecs.Entity
	for range 300 {
		switch e := pickFrom(r, all); {
		case e.IsNone() || !w.Alive(e) || r.IntN(3) == 0:
			all = append(all, w.Spawn(systems.At(r.Float64()*100, 0), solid(collide.Circle(2), systems.Slide), systems.Velocity{}))
		case r.IntN(2) == 0:
			w.Destroy(e)
		case r.IntN(2) == 0:
			ecs.Put(&w, e, solid(collide.Box(3, 3), systems.Slide))
		case r.IntN(2) == 0:
			all = append(all, w.Copy(e))
		case r.IntN(2) == 0 && ecs.Has[systems.Body](&w, e):
			ecs.Drop[systems.Body](&w, e)
		case r.IntN(2) == 0:
			ecs.Get[systems.Transform](&w, e).Pos = geom.V(r.Float64()*100, 50)
		}
		systems.Collide(&w, 0)
		n := 0
		for e, row := range withBodies.All(&w) {
			n++
			id := systems.IDOf(&w, e)
			body, ok := systems.Space(&w).Body(id)
			if !ok || body.Pos != row.A.Pos || systems.EntityOf(&w, id) != e {
				t.Fatalf("%v at %v: got %v, %v of %v", e, row.A.Pos, body.Pos, ok, systems.EntityOf(&w, id))
			}
		}
		if got := systems.Space(&w).Len(); got != n+1 {
			t.Fatalf("got %d bodies; want %d and the game's own", got, n)
		}
	}
	if !systems.EntityOf(&w, own).IsNone() || systems.IDOf(&w, ecs.Entity{}) != (collide.ID{}) {
		t.Error("got an entity for a body that is none's")
	}
}

var withBodies = ecs.Query2[systems.Transform, systems.Body]()

func pickFrom(r *rand.Rand, all []ecs.Entity) ecs.Entity {
	if len(all) == 0 {
		return ecs.Entity{}
	}
	return all[r.IntN(len(all))]
}

// Who touches whom, as the events tell it, is who overlaps whom by arithmetic.
func TestEventsAgainstArithmetic(t *testing.T) {
	var w ecs.World
	r := rand.New(rand.NewPCG(8, 1))
	const n, radius = 60, 6.0
	for range n {
		w.Spawn(systems.At(r.Float64()*150, r.Float64()*150), systems.Velocity{Vec: geom.V(r.Float64()*200-100, r.Float64()*200-100)},
			systems.Body{Shape: collide.Circle(radius), Kind: collide.Trigger})
	}
	type pair struct{ a, b ecs.Entity }
	sorted := func(a, b ecs.Entity) pair {
		if a.Compare(b) > 0 {
			a, b = b, a
		}
		return pair{a, b}
	}
	touching := map[pair]bool{}
	for at := range 300 {
		if e, _, ok := ecs.FirstOf(withBodies.All(&w)); ok && at%20 == 19 {
			w.Destroy(e)
		}
		tick(&w, 1.0/60)
		for hit := range hits.Read(&w) {
			if p := sorted(hit.A, hit.B); touching[p] {
				t.Fatalf("tick %d: %v met twice", at, p)
			} else {
				touching[p] = true
			}
			if math.Abs(hit.Normal.Len()-1) > 1e-9 || hit.Normal.Dot(placeOf(&w, hit.A).Sub(placeOf(&w, hit.B))) < 0 {
				t.Fatalf("tick %d: got a normal of %v; want the way for A out of B", at, hit.Normal)
			}
		}
		for p := range partings.Read(&w) {
			if !touching[sorted(p.A, p.B)] {
				t.Fatalf("tick %d: %+v parted and did not touch", at, p)
			}
			delete(touching, sorted(p.A, p.B))
		}
		want := 0
		for a, x := range withBodies.All(&w) {
			for b, y := range withBodies.All(&w) {
				gap := x.A.Pos.Dist(y.A.Pos) - 2*radius
				if a.Compare(b) < 0 && gap < 0 {
					want++
				}
				if a.Compare(b) < 0 && math.Abs(gap) > 1e-3 && touching[sorted(a, b)] != (gap < 0) {
					t.Fatalf("tick %d: %v and %v are %v apart; got touching %v", at, a, b, gap, touching[sorted(a, b)])
				}
			}
		}
		if len(touching) != want {
			t.Fatalf("tick %d: got %d pairs; want %d", at, len(touching), want)
		}
	}
}

// A Body that was taken away and is put again, as it was, is a new one, also between two systems of a tick.
func TestBodyComesBack(t *testing.T) {
	var w ecs.World
	e := w.Spawn(systems.At(5, 5), solid(collide.Box(4, 4), systems.Slide))
	tick(&w, 0)
	was := *ecs.Get[systems.Body](&w, e)
	ecs.Drop[systems.Body](&w, e)
	systems.Control(&w, 0)
	ecs.Put(&w, e, was)
	for range 3 {
		tick(&w, 0)
		if id := systems.IDOf(&w, e); systems.Space(&w).Len() != 1 || systems.EntityOf(&w, id) != e || systems.Space(&w).Pos(id) != geom.V(5, 5) {
			t.Fatalf("got %d bodies, its own at %v; want one at 5, 5", systems.Space(&w).Len(), systems.Space(&w).Pos(id))
		}
	}
}

type (
	bullet struct{}
	enemy  struct{}
)

func TestMet(t *testing.T) {
	var w ecs.World
	shot, target, other := w.Spawn(bullet{}), w.Spawn(enemy{}), w.Spawn()
	for _, test := range []struct {
		hit systems.Hit
		ok  bool
	}{
		{systems.Hit{A: shot, B: target}, true}, {systems.Hit{A: target, B: shot}, true}, {systems.Hit{A: shot, B: other}, false}, {systems.Hit{A: shot}, false},
	} {
		if a, b, ok := systems.Met[bullet, enemy](&w, test.hit); ok != test.ok || ok && (a != shot || b != target) {
			t.Errorf("%+v: got %v %v %v; want %v", test.hit, a, b, ok, test.ok)
		}
	}
	w.Destroy(target)
	if _, _, ok := systems.Met[bullet, enemy](&w, systems.Hit{A: shot, B: target}); ok {
		t.Error("a dead enemy is met")
	}
}

// billiards is a world of all ways, with tiles.
func billiards(n int) *ecs.World {
	w, r := &ecs.World{}, rand.New(rand.NewPCG(9, 1))
	g := geom.NewGrid(20, 20, 16)
	for i := range 20 {
		g.Set(i, 0, 1)
		g.Set(i, 19, 1)
		g.Set(0, i, 1)
		g.Set(19, i, 1)
	}
	w.Spawn(systems.Transform{}, systems.Body{Shape: collide.Tiles(&g)}, systems.Velocity{})
	w.Spawn(systems.At(160, 160), systems.Velocity{Vec: geom.V(5, 5), Spin: 1}, systems.Body{
		Shape: collide.Convex(geom.V(-20, -20), geom.V(20, -10), geom.V(0, 20)), Kind: collide.Kinematic, Way: systems.Push,
	})
	for i := range n {
		body := solid(collide.Circle(3), []systems.Way{systems.Slide, systems.Bounce, systems.Stop, systems.Bounce}[i%4])
		if i%5 == 0 {
			body.Kind = collide.Trigger
		}
		w.Spawn(systems.At(20+r.Float64()*280, 20+r.Float64()*280), body, systems.Velocity{Vec: geom.Polar(r.Float64()*6.28, 100)}, systems.Moved{})
	}
	return w
}

// play lets ticks go by, in which the grid changes and entities end.
func play(t *testing.T, w *ecs.World, from, to int) uint64 {
	t.Helper()
	for at := from; at < to; at++ {
		level, body, _ := ecs.FirstOf(withBodies.All(w))
		body.B.Shape.Grid.Set(1+at%18, 5+at%7, uint16(at%2))
		if at%30 == 29 {
			for hit := range hits.Read(w) {
				if hit.B != level && !hit.B.IsNone() && w.Alive(hit.B) {
					w.Destroy(hit.B)
				}
			}
			w.Spawn(systems.At(30, 30), solid(collide.Box(4, 6), systems.Bounce), systems.Velocity{Vec: geom.V(50, 70)})
		}
		tick(w, 1.0/60)
	}
	h, err := w.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestBodiesGoBackAndOn(t *testing.T) {
	w := billiards(40)
	play(t, w, 0, 100)
	saved, err := w.AppendSnapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	var past, other ecs.World
	past.CopyFrom(w)
	want := play(t, w, 100, 250)
	if play(t, billiards(40), 0, 250) != want {
		t.Fatal("the same world played twice ends as another one")
	}
	if err := w.RestoreSnapshot(saved); err != nil {
		t.Fatal(err)
	}
	if got := play(t, w, 100, 250); got != want {
		t.Errorf("restored: got %#x; want %#x", got, want)
	}
	if err := other.RestoreSnapshot(saved); err != nil {
		t.Fatal(err)
	}
	if got := play(t, &other, 100, 250); got != want {
		t.Errorf("restored elsewhere: got %#x; want %#x", got, want)
	}
	w.CopyFrom(&past)
	if got := play(t, w, 100, 250); got != want {
		t.Errorf("copied back: got %#x; want %#x", got, want)
	}
	if play(t, billiards(41), 0, 250) == want {
		t.Error("another world has the same hash")
	}
}

func TestCollideAllocatesNothing(t *testing.T) {
	w := billiards(60)
	for range 600 {
		tick(w, 1.0/60)
		hits.Skip(w)
		partings.Skip(w)
	}
	if got := testing.AllocsPerRun(100, func() { tick(w, 1.0/60) }); got != 0 {
		t.Errorf("got %v allocations a tick; want 0", got)
	}
}

// A ball in a box stays there, as quick as it was.
func TestBounceKeepsSpeed(t *testing.T) {
	var w ecs.World
	for _, r := range []geom.Rect{geom.R(-10, -10, 120, 10), geom.R(-10, 100, 120, 10), geom.R(-10, 0, 10, 100), geom.R(100, 0, 10, 100)} {
		wall(&w, r)
	}
	e := w.Spawn(systems.At(50, 50), systems.Velocity{Vec: geom.V(700, 431)}, solid(collide.Circle(5), systems.Bounce))
	for range 5000 {
		tick(&w, 1.0/60)
		if at := placeOf(&w, e); at.X < 4.9 || at.Y < 4.9 || at.X > 95.1 || at.Y > 95.1 {
			t.Fatalf("got it at %v; want it in the box", at)
		}
	}
	if got, want := speedOf(&w, e).Len(), geom.V(700, 431).Len(); math.Abs(got-want) > 1e-6 {
		t.Errorf("got a speed of %v; want %v", got, want)
	}
}
