package render

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestCameraThereAndBack(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	some := func(size float64) geom.Vec {
		return geom.V((rnd.Float64()-0.5)*size, (rnd.Float64()-0.5)*size)
	}
	for range 2000 {
		k := Camera{Pos: some(1000), Zoom: 0.1 + rnd.Float64()*5, Rot: rnd.Float64() * 7}
		if rnd.IntN(2) == 0 {
			k.Bounds = geom.Around(some(500), rnd.Float64()*2000, rnd.Float64()*2000)
		}
		if rnd.IntN(2) == 0 {
			k.View = geom.R(rnd.Float64()*100, rnd.Float64()*100, 1+rnd.Float64()*200, 1+rnd.Float64()*200)
			k = k.Parallax(rnd.Float64()*2, rnd.Float64()*2)
		}
		size, p := geom.V(1+rnd.Float64()*1000, 1+rnd.Float64()*1000), some(2000)
		if got := k.ToWorld(k.ToCanvas(p, size), size); got.Dist(p) > 1e-6 {
			t.Fatalf("%+v: got %v; want %v", k, got, p)
		}
	}
}

func TestCameraZeroPutsTheOriginInTheMiddle(t *testing.T) {
	size := geom.V(640, 360)
	if got, want := (Camera{}).ToCanvas(geom.V(10, -20), size), geom.V(330, 160); got != want {
		t.Errorf("got %v; want %v", got, want)
	}
	// Turned clockwise, the camera sees the world turn the other way: its right goes up.
	got := Camera{Rot: math.Pi / 2, Zoom: 2}.ToCanvas(geom.V(10, 0), size)
	if want := geom.V(320, 160); got.Dist(want) > 1e-9 {
		t.Errorf("got %v; want %v", got, want)
	}
}

func TestCameraBounds(t *testing.T) {
	size := geom.V(100, 100)
	k := Camera{Pos: geom.V(-500, 500), Bounds: geom.R(0, 0, 400, 50)}
	if got, want := k.ToWorld(geom.V(0, 50), size), geom.V(0, 25); got != want {
		t.Errorf("got %v at the left edge; want %v: held at the left, in the middle where there is no room", got, want)
	}
}

func TestFollowHalves(t *testing.T) {
	for _, n := range []int{1, 7, 60} {
		k := Camera{Pos: geom.V(100, 0)}
		for range n {
			k.Follow(geom.V(0, 0), 0.25, 0.25/float64(n))
		}
		if math.Abs(k.Pos.X-50) > 1e-9 {
			t.Errorf("%d steps: got %v after one half-life; want 50", n, k.Pos.X)
		}
	}
	k := Camera{Pos: geom.V(9, 9)}
	k.Follow(geom.V(1, 2), 0, 1)
	if k.Pos != geom.V(1, 2) {
		t.Errorf("got %v; want the target at once", k.Pos)
	}
}

func TestShakeFallsToNothing(t *testing.T) {
	var k Camera
	k.Shake(8, 0.5)
	same := k
	widest, moved := 0.0, 0.0
	last := k.shake()
	for range 29 {
		k.Step(1.0 / 60)
		at := k.shake()
		if limit := 8 * k.shakePower(); math.Abs(at.X) > limit || math.Abs(at.Y) > limit {
			t.Fatalf("got an offset of %v; want at most %v", at, limit)
		}
		widest, moved, last = max(widest, at.Len()), max(moved, at.Dist(last)), at
	}
	if widest < 1 || moved > 8 {
		t.Errorf("got offsets up to %v in steps up to %v; want a shake that is seen and smooth", widest, moved)
	}
	k.Step(1.0 / 60)
	k.Step(1.0 / 60)
	if got := k.shake(); got != (geom.Vec{}) {
		t.Errorf("got %v after its time; want none", got)
	}
	same.Step(0.1)
	again := Camera{}
	again.Shake(8, 0.5)
	again.Step(0.1)
	if again.shake() != same.shake() {
		t.Errorf("got %v and %v; want the same shake from the same counters", again.shake(), same.shake())
	}
	same.Shake(1, 9)
	if same.shakeSize != 8 {
		t.Errorf("got a shake of %v; want the weaker one ignored", same.shakeSize)
	}
}

func TestCameraInAView(t *testing.T) {
	k := Camera{Pos: geom.V(50, 60), Zoom: 2, View: geom.R(320, 0, 320, 180)}
	size := geom.V(640, 360)
	if got := k.ToCanvas(k.Pos, size); got != geom.V(480, 90) {
		t.Errorf("got the camera's place at %v; want the middle of the view, 480, 90", got)
	}
	if got := k.ToWorld(geom.V(320, 0), size); got != geom.V(50-80, 60-45) {
		t.Errorf("got %v at the view's corner; want −30, 15", got)
	}
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.World(k)
		c.Rect(geom.R(-1000, -1000, 4000, 4000), Red)
		c.Scissor(geom.R(50, 60, 1000, 1000))
		c.Rect(geom.R(-1000, -1000, 4000, 4000), Red)
		c.Screen()
		c.Rect(geom.R(0, 0, 640, 360), Red)
	})
	want := []driver.Box{{}, {X: 320, W: 320, H: 180}, {X: 480, Y: 90, W: 160, H: 90}, {}}
	for i, k := range f.Commands {
		if k.Clip != want[i] {
			t.Errorf("command %d: got the clip %v; want %v", i, k.Clip, want[i])
		}
	}
}

func TestCameraBoundsInAView(t *testing.T) {
	k := Camera{Bounds: geom.R(0, 0, 1000, 1000), View: geom.R(0, 0, 100, 50)}
	if got := k.ToWorld(geom.Vec{}, geom.V(640, 360)); got != (geom.Vec{}) {
		t.Errorf("got %v at the view's corner; want the corner of the bounds", got)
	}
}

func TestFollowLeavesTheDeadZoneAlone(t *testing.T) {
	k := Camera{DeadZone: geom.V(100, 40)}
	for _, p := range []struct{ at, want geom.Vec }{
		{geom.V(50, -20), geom.Vec{}},
		{geom.V(51, 0), geom.V(1, 0)},
		{geom.V(-60, 30), geom.V(-10, 10)},
		{geom.V(-60, 30), geom.V(-10, 10)},
	} {
		if k.Follow(p.at, 0, 1.0/60); k.Pos != p.want {
			t.Errorf("at %v: got %v; want %v", p.at, k.Pos, p.want)
		}
	}
}

func TestParallax(t *testing.T) {
	k, size := Camera{Pos: geom.V(100, 40)}, geom.V(640, 360)
	for _, p := range []struct {
		x, y float64
		want geom.Vec // where (0, 0) is seen
	}{{1, 1, geom.V(220, 140)}, {0, 0, geom.V(320, 180)}, {0.5, 1, geom.V(270, 140)}, {2, 0, geom.V(120, 180)}} {
		if got := k.Parallax(p.x, p.y).ToCanvas(geom.Vec{}, size); got != p.want {
			t.Errorf("%v, %v: got (0, 0) at %v; want %v", p.x, p.y, got, p.want)
		}
	}
}
