package collide

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// heroes are shapes that stand on their lowest edge or point, 14 tall.
var heroes = map[string]Shape{
	"box": Box(10, 14), "circle": Circle(7), "capsule": Capsule(geom.V(0, -4), geom.V(0, 4), 3),
	"convex": Convex(geom.V(-4, -7), geom.V(4, -7), geom.V(6, 0), geom.V(4, 7), geom.V(-4, 7), geom.V(-6, 0)),
}

// walk moves a hero by a vector for some ticks and fails when it meets something whose normal looks less upwards than
// 45°, as the slopes of the test do.
func walk(t *testing.T, a *placed, by geom.Vec, b *placed, ticks int) {
	t.Helper()
	for n := range ticks {
		for _, hit := range slide(a, by, b) {
			if hit.normal.Y > -0.7 || hit.depth > slop {
				t.Fatalf("tick %d at %v: met %+v; want ground alone", n, a.pos, hit)
			}
		}
	}
}

func TestHeroesWalkOverSlopes(t *testing.T) {
	g, tiles := drawn(
		"................",
		"................",
		"......()#\\......",
		"..../####.\\.....",
		"../######..####.",
		"################",
	)
	g.Set(9, 3, 1)
	ground := Tiles(&g, tiles...)
	b := place(&ground, geom.V(0.3, -0.7), 0)
	for name, sh := range heroes {
		t.Run(name, func(t *testing.T) {
			for _, speed := range []float64{0.37, 1, 2.3, 5.1} {
				a := place(&sh, geom.V(10, b.pos.Y+80-7), 0)
				top := a.pos.Y
				for a.pos.X < 225 {
					x := a.pos.X
					walk(t, &a, geom.V(speed, 0.3*speed), &b, 1)
					top = min(top, a.pos.Y)
					if a.pos.X <= x {
						t.Fatalf("speed %v: stuck at %v", speed, a.pos)
					}
				}
				if want := b.pos.Y + 32 - 7; top > want+slop || top < want-2 {
					t.Errorf("speed %v: highest at %v; want %v, or a bit more for a leap at the top", speed, top, want)
				}
				for a.pos.X > 10 {
					x := a.pos.X
					walk(t, &a, geom.V(-speed, 0.3*speed), &b, 1)
					if a.pos.X >= x {
						t.Fatalf("speed %v: stuck at %v on the way back", speed, a.pos)
					}
				}
			}
		})
	}
}

func TestCeilingsAndWallsOfTilesAreSmooth(t *testing.T) {
	g, tiles := drawn(
		"#######",
		"#L...J#",
		"#.....#",
		"#.....#",
		"#######",
	)
	g.SetFlipped(1, 1, 3, geom.FlipX|geom.FlipY) // / turned by half is a slope of the ceiling
	room := Tiles(&g, tiles...)
	b := place(&room, geom.Vec{}, 0)
	for name, sh := range heroes {
		a := place(&sh, geom.V(56, 40), 0)
		for i := range 2000 {
			by := geom.Polar(float64(i/40)*2.4, 3)
			slide(&a, by, &b)
			if o, ok := overlap(&a, &b); ok && o.depth > slop {
				t.Fatalf("%s in a room, tick %d: at %v overlaps by %+v", name, i, a.pos, o)
			}
		}
	}
	box := Box(10, 10)
	a := place(&box, geom.V(16+5, 55), 0)
	for range 20 {
		for _, hit := range slide(&a, geom.V(-1, -1), &b) {
			if hit.normal != geom.V(1, 0) && a.pos.Y > 40 {
				t.Fatalf("along a wall at %v: met %+v; want the wall alone", a.pos, hit)
			}
		}
	}
}

func TestPlatformsHoldFromAbove(t *testing.T) {
	g, tiles := drawn(
		"........",
		"..====..",
		".......%",
		"========",
	)
	shape := Tiles(&g, tiles...)
	b := place(&shape, geom.Vec{}, 0)
	for name, sh := range heroes {
		meets := func(from, by geom.Vec) bool {
			a := place(&sh, from, 0)
			hit, ok := sweep(&a, by, &b)
			if ok && (!hit.oneWay || hit.normal.Y > -0.5) {
				t.Errorf("%s from %v by %v: got %+v; want a hit from above that is one way", name, from, by, hit)
			}
			return ok
		}
		for _, c := range []struct {
			what     string
			from, by geom.Vec
			want     bool
		}{
			{"falling on it", geom.V(50, 0), geom.V(0, 30), true},
			{"falling fast on it", geom.V(50, -500), geom.V(0, 3000), true},
			{"falling on a seam", geom.V(64, 0), geom.V(0, 30), true},
			{"standing on it", geom.V(50, 16-7), geom.V(1, 1), true},
			{"walking on it", geom.V(40, 16-7), geom.V(30, 0), false},
			{"a bit deep in it", geom.V(50, 16-7+0.005), geom.V(0, 1), true},
			{"deeper in it", geom.V(50, 16-7+0.02), geom.V(0, 1), false},
			{"in the middle of it", geom.V(50, 16), geom.V(0, 10), false},
			{"rising through it", geom.V(50, 35), geom.V(0, -40), false},
			{"rising from below it", geom.V(50, 16+7), geom.V(3, -40), false},
			{"from its side", geom.V(10, 16), geom.V(60, 0), false},
			{"walking up to its end", geom.V(10, 16-7), geom.V(60, 0), false},
			{"onto the slope", geom.V(120, 10), geom.V(0, 26), true},
			{"up the slope", geom.V(100, 48-7), geom.V(12, 0), true},
			{"through the slope from below", geom.V(121, 60), geom.V(0, -30), false},
		} {
			if got := meets(c.from, c.by); got != c.want {
				t.Errorf("%s, %s: met: got %v; want %v", name, c.what, got, c.want)
			}
		}
	}
	down := tiles[2]
	down.Hangs = true
	hung := Tiles(&g, Tile{}, Tile{}, down)
	h := place(&hung, geom.Vec{}, 0)
	box := heroes["box"]
	a := place(&box, geom.V(50, 60), 0)
	if hit, ok := sweep(&a, geom.V(0, -40), &h); !ok || hit.normal != geom.V(0, 1) || math.Abs(hit.point.Y-32) > 1e-9 {
		t.Errorf("rising to one that hangs: got %+v, %v; want its lower edge at 32", hit, ok)
	}
	a.pos = geom.V(50, 0)
	if hit, ok := sweep(&a, geom.V(0, 35), &h); ok {
		t.Errorf("falling on one that hangs: got %+v; want none", hit)
	}
}

func TestBodiesThatAreOneWay(t *testing.T) {
	hero, plank := Box(10, 14), Box(40, 6)
	b := place(&plank, geom.V(0, 0), 0)
	b.oneWay = true
	for _, c := range []struct {
		from, by geom.Vec
		want     bool
	}{
		{geom.V(0, -20), geom.V(0, 30), true},
		{geom.V(0, -10), geom.V(5, 1), true},
		{geom.V(0, -10), geom.V(5, 0), false},
		{geom.V(0, 20), geom.V(0, -40), false},
		{geom.V(-60, 0), geom.V(80, 0), false},
		{geom.V(0, -5), geom.V(0, 10), false},
	} {
		a := place(&hero, c.from, 0)
		if hit, ok := sweep(&a, c.by, &b); ok != c.want || ok && !hit.oneWay {
			t.Errorf("from %v by %v: got %+v, %v; want %v", c.from, c.by, hit, ok, c.want)
		}
		round := Capsule(geom.V(-20, 0), geom.V(20, 0), 3)
		r := place(&round, geom.V(0, 0), 0)
		r.oneWay = true
		if hit, ok := sweep(&a, c.by, &r); ok != c.want {
			t.Errorf("capsule: from %v by %v: got %+v, %v; want %v", c.from, c.by, hit, ok, c.want)
		}
	}
}

func TestWayOutOfTheMiddleOfTiles(t *testing.T) {
	g, tiles := drawn(
		"........",
		"########",
		"########",
		"########",
		"########",
	)
	shape := Tiles(&g, tiles...)
	b := place(&shape, geom.Vec{}, 0)
	for _, c := range []struct {
		at     geom.Vec
		normal geom.Vec
		depth  float64
	}{
		{geom.V(64, 15), geom.V(0, -1), 4},       // on a seam
		{geom.V(60, 30), geom.V(0, -1), 19},      // over two rows
		{geom.V(60, 40), geom.V(0, -1), 40 - 11}, // with none that is open
		{geom.V(100, 70), geom.V(0, 1), 80 - 65},
		{geom.V(124, 45), geom.V(1, 0), 128 - 119},
	} {
		for _, sh := range []Shape{Box(10, 10), Circle(5)} {
			a := place(&sh, c.at, 0)
			got, ok := overlap(&a, &b)
			if !ok || got.normal.Dist(c.normal) > near || math.Abs(got.depth-c.depth) > near {
				t.Errorf("%s at %v: got %+v, %v; want %v, %v", kindNames[sh.Kind], c.at, got, ok, c.normal, c.depth)
			}
			swept, ok := sweep(&a, geom.V(3, 3), &b)
			if !ok || swept != got {
				t.Errorf("%s at %v: sweep: got %+v, %v; want %+v", kindNames[sh.Kind], c.at, swept, ok, got)
			}
		}
	}
}

// Tiles that move meet what stands in their way where that, moving the other way, would meet them.
func TestTilesThatMove(t *testing.T) {
	g, tiles := drawn("/#", "##")
	raft := Tiles(&g, tiles...)
	b := place(&raft, geom.V(0, 100), 0)
	for name, sh := range heroes {
		a := place(&sh, geom.V(20, 50), 0)
		hit, ok := sweep(&b, geom.V(0, -80), &a)
		back, okBack := sweep(&a, geom.V(0, 80), &b)
		if !ok || !okBack || math.Abs(hit.t-43.0/80) > 1e-9 || hit.t != back.t || hit.normal != back.normal.Mul(-1) {
			t.Errorf("raft to %s: got %+v, %v; want what %+v is, turned, at 43 of 80 pixels", name, hit, ok, back)
		}
		if math.Abs(hit.point.X-20) > 5+near || math.Abs(hit.point.Y-57) > near {
			t.Errorf("raft to %s: met at %v; want the hero's foot, at 15 to 25 and 57", name, hit.point)
		}
		a.pos.Y = 95
		over, ok := overlap(&b, &a)
		if !ok || math.Abs(over.depth-2) > near || over.normal.Dist(geom.V(0, 1)) > near {
			t.Errorf("raft under %s: got %+v, %v; want 2 deep, downwards", name, over, ok)
		}
	}
}
