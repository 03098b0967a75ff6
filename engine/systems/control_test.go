package systems_test

import (
	"math"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
)

// cave is a hero on a floor, with a lift, and somebody seen from above, in a room of their own.
func cave() (w *ecs.World, hero, lift, walker ecs.Entity) {
	w = &ecs.World{}
	wall(w, geom.R(-200, 0, 400, 20))
	lift = w.Spawn(systems.At(150, -5), systems.Body{Shape: collide.Box(60, 10), Kind: collide.Kinematic, Way: systems.Push},
		systems.Velocity{Vec: geom.V(0, -30)})
	hero = w.Spawn(systems.At(0, -40), solid(collide.Box(12, 20), systems.Slide), systems.Platformer{}, systems.Moved{})
	wall(w, geom.R(600, -50, 20, 100))
	walker = w.Spawn(systems.At(500, 0), solid(collide.Circle(8), systems.Slide), systems.TopDown{}, systems.Moved{})
	return w, hero, lift, walker
}

func control(w *ecs.World, seconds float64) {
	for range geom.Round(seconds * 60) {
		systems.Control(w, 1.0/60)
		tick(w, 1.0/60)
	}
}

func TestControl(t *testing.T) {
	w, hero, lift, walker := cave()
	// Pointers into components end with the next change of the world's structure, and there is none here.
	p, top := ecs.Get[systems.Platformer](w, hero), ecs.Get[systems.TopDown](w, walker)
	top.Moves.X = 1
	control(w, 1)
	if at := placeOf(w, hero); !p.OnFloor || !near(at, geom.V(0, -10)) && at.Dist(geom.V(0, -10)) > 0.1 || !ecs.Get[systems.Moved](w, hero).Floor {
		t.Errorf("a second after a fall: got it at %v, on the floor: %v; want 0, -10", at, p.OnFloor)
	}
	if at := placeOf(w, walker); at.Dist(geom.V(592, 0)) > 0.1 || !ecs.Get[systems.Moved](w, walker).Wall {
		t.Errorf("seen from above, against a wall: got %v; want 592, 0", at)
	}
	p.Moves = collide.Moves{Jump: true, JumpHeld: true}
	control(w, 1.0/60)
	p.Moves.Jump = false
	top1 := 0.0
	for range 60 {
		control(w, 1.0/60)
		top1 = min(top1, placeOf(w, hero).Y)
	}
	if rose := -10 - top1; math.Abs(rose-52) > 4 {
		t.Errorf("a jump: got %v high; want some 52", rose)
	}
	ecs.Get[systems.Transform](w, hero).Pos = placeOf(w, lift).Add(geom.V(0, -16))
	control(w, 0.5)
	before := placeOf(w, hero).Y
	control(w, 1)
	if rose := before - placeOf(w, hero).Y; math.Abs(rose-30) > 1 || !p.OnFloor {
		t.Errorf("a second on a lift: got it %v higher; want 30", rose)
	}
}

// A hero goes back and on as it did.
func TestControlGoesBackAndOn(t *testing.T) {
	w, hero, _, _ := cave()
	play := func(from, to int) uint64 {
		for at := from; at < to; at++ {
			ecs.Get[systems.Platformer](w, hero).Moves = collide.Moves{X: geom.Sin(float64(at) / 20), Jump: at%40 == 0, JumpHeld: at%40 < 12}
			control(w, 1.0/60)
		}
		h, err := w.Hash()
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	play(0, 90)
	saved, err := w.AppendSnapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := play(90, 300)
	if err := w.RestoreSnapshot(saved); err != nil {
		t.Fatal(err)
	}
	if got := play(90, 300); got != want {
		t.Errorf("got %#x; want %#x", got, want)
	}
	if got := testing.AllocsPerRun(60, func() { control(w, 1.0/60) }); got != 0 {
		t.Errorf("got %v allocations a tick; want 0", got)
	}
}
