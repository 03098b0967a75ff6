package render

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// randomView is a camera that may be turned and mirrored, and sees little.
func randomView(rnd *rand.Rand) Camera {
	k := Camera{Pos: geom.V(rnd.Float64()*200-100, rnd.Float64()*200-100), Zoom: 0.3 + rnd.Float64()*3}
	switch rnd.IntN(3) {
	case 0:
		k.Rot = rnd.Float64() * 7
	case 1:
		k.Zoom = -k.Zoom
	}
	return k
}

func randomSprite(rnd *rand.Rand) Sprite {
	number := func() float64 { return rnd.Float64()*4 - 2 }
	s := Sprite{Image: File("sheet 48x40").Grid(16, 16), Frame: rnd.IntN(9), Pos: geom.V(number(), number()).Mul(60)}
	s.Tint = []Color{{}, White, {255, 0, 0, 128}, {1, 2, 3, 0}}[rnd.IntN(4)]
	if rnd.IntN(2) == 0 {
		s.Rot = number() * 3
	}
	if rnd.IntN(2) == 0 {
		s.Scale = geom.V(number()*4, number()*4)
	}
	if rnd.IntN(3) == 0 {
		s.Skew = geom.V(number(), number())
	}
	if rnd.IntN(3) == 0 {
		s.Pivot = geom.V(number()*20, number()*20)
	}
	return s
}

// alone draws one thing and returns its quad, and nil when it was left out. With all, nothing is out of sight.
func alone(k Camera, all bool, draw func(c *Canvas)) *driver.Quad {
	f, s := drawn(64, 48, func(c *Canvas) {
		c.World(k)
		if all {
			c.sight, c.mid, c.half = geom.R(-1e8, -1e8, 2e8, 2e8), geom.Vec{}, geom.V(1e8, 1e8)
		}
		draw(c)
	})
	if len(f.Quads) == 2 {
		return &f.Quads[1]
	}
	if s.Culled != 1 {
		return &driver.Quad{X: float32(math.NaN())} // neither drawn nor counted
	}
	return nil
}

// inSight looks at many points of a quad, and at the box around it.
func inSight(q *driver.Quad) (touches, near bool) {
	lo, hi := geom.V(math.Inf(1), math.Inf(1)), geom.V(math.Inf(-1), math.Inf(-1))
	const steps = 16
	for i := range steps + 1 {
		for j := range steps + 1 {
			p := corner(*q, float32(i)/steps, float32(j)/steps)
			touches = touches || p.X > 0 && p.Y > 0 && p.X < 64 && p.Y < 48
			lo, hi = geom.V(min(lo.X, p.X), min(lo.Y, p.Y)), geom.V(max(hi.X, p.X), max(hi.Y, p.Y))
		}
	}
	return touches, lo.X < 64 && hi.X > 0 && lo.Y < 48 && hi.Y > 0
}

func TestCullingAgainstBruteForce(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 1))
	drawnCount := 0
	for range 1500 {
		k, s := randomView(rnd), randomSprite(rnd)
		whole := alone(k, true, func(c *Canvas) { c.Draw(s) })
		touches, near := inSight(whole)
		got := alone(k, false, func(c *Canvas) { c.Draw(s) })
		switch {
		case got != nil && *got != *whole:
			t.Fatalf("%+v in %+v: got %+v; want %+v", s, k, *got, *whole)
		case got == nil && touches, got != nil && !near:
			t.Fatalf("%+v in %+v: drawn is %t; want it where it is in sight: %+v", s, k, got != nil, *whole)
		}
		if got != nil {
			drawnCount++
		}
	}
	if drawnCount < 200 {
		t.Errorf("got %d of 1500 sprites in sight; want a test", drawnCount)
	}
}

// bulkOf draws a sprite as a bulk of one.
func bulkOf(c *Canvas, s *Sprite, turned bool) {
	b := NewBulk(c, s.Image, 1)
	b.Frame, b.Tint, b.Z = s.Frame, s.Tint, s.Z
	if turned {
		b.DrawTurned(s.Pos.X, s.Pos.Y, s.Rot, s.Scale.X)
	} else {
		b.Draw(s.Pos.X, s.Pos.Y)
	}
}

func TestBulkDrawsWhatDrawDraws(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 2))
	for n := range 1200 {
		k, s := randomView(rnd), randomSprite(rnd)
		turned := n%2 == 0
		s.Skew, s.Pivot, s.Scale.Y = geom.Vec{}, geom.Vec{}, s.Scale.X
		if s.Scale.X == 0 {
			s.Scale = geom.V(1, 1)
		}
		if !turned {
			s.Rot, s.Scale = 0, geom.Vec{}
		}
		got := alone(k, false, func(c *Canvas) { bulkOf(c, &s, turned) })
		want := alone(k, false, func(c *Canvas) { c.Draw(s) })
		if got == nil && want != nil {
			t.Fatalf("%+v in %+v: got nothing; want %+v", s, k, *want)
		}
		if whole := alone(k, true, func(c *Canvas) { c.Draw(s) }); got != nil && !sameQuad(got, whole) {
			t.Fatalf("%+v in %+v: got %+v; want %+v", s, k, *got, *whole)
		}
	}
}

func sameQuad(a, b *driver.Quad) bool {
	for _, uv := range [3][2]float32{{0, 0}, {1, 0}, {0, 1}} {
		if !(corner(*a, uv[0], uv[1]).Dist(corner(*b, uv[0], uv[1])) < 1e-3) {
			return false
		}
	}
	return a.U0 == b.U0 && a.V0 == b.V0 && a.U1 == b.U1 && a.V1 == b.V1 && a.Color == b.Color
}

// TestBulksInTurns draws two bulks and other things in turns, in every kind of layer, as Draw would.
func TestBulksInTurns(t *testing.T) {
	for _, o := range []Order{{}, ByZ, ByY, Unordered} {
		run := func(bulk bool) (*driver.Frame, Stats) {
			rnd := rand.New(rand.NewPCG(8, 3))
			return drawn(640, 360, func(c *Canvas) {
				c.LayerOrder(0, o)
				a, b := NewBulk(c, box20, 150), NewBulk(c, File("order 2100x3"), 150)
				for range 300 {
					s := Sprite{Image: box20, Pos: geom.V(rnd.Float64()*600, rnd.Float64()*300), Z: float64(rnd.IntN(5))}
					of := &a
					if rnd.IntN(2) == 0 {
						s.Image, of = File("order 2100x3"), &b
					}
					if rnd.IntN(5) == 0 {
						c.Circle(s.Pos, 5, Red)
					}
					if bulk {
						of.Z = s.Z
						of.Draw(s.Pos.X, s.Pos.Y)
					} else {
						c.Draw(s)
					}
				}
			})
		}
		got, _ := run(true)
		want, _ := run(false)
		if len(got.Quads) != len(want.Quads) || len(got.Commands) != len(want.Commands) || len(got.Vertices) != len(want.Vertices) {
			t.Fatalf("got %d quads in %d commands; want %d in %d", len(got.Quads), len(got.Commands), len(want.Quads), len(want.Commands))
		}
		for i := range got.Quads {
			if !sameQuad(&got.Quads[i], &want.Quads[i]) {
				t.Fatalf("quad %d: got %+v; want %+v", i, got.Quads[i], want.Quads[i])
			}
		}
		for i := range got.Commands {
			if got.Commands[i].State != want.Commands[i].State {
				t.Fatalf("command %d: got %+v; want %+v", i, got.Commands[i].State, want.Commands[i].State)
			}
		}
	}
}

func TestBulkLeavesOutWhatCannotBeDrawn(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	f, s := drawn(64, 48, func(c *Canvas) {
		b := NewBulk(c, box20, 8)
		for _, x := range []float64{nan, inf, -inf} {
			b.Draw(x, 5)
			b.Draw(5, x)
			b.DrawTurned(x, 5, 1, 1)
			b.DrawTurned(5, 5, x, 1)
			b.DrawTurned(5, 5, 1, x)
		}
		none := NewBulk(c, Image{}, 3)
		none.Draw(5, 5)
		none.DrawTurned(5, 5, 1, 1)
		c.Push(geom.Turn(nan))
		broken := NewBulk(c, box20, 2)
		broken.Draw(5, 5)
		broken.DrawTurned(5, 5, 1, 1)
		c.Pop()
	})
	if len(f.Quads) != 1 || s.Culled != 10 {
		t.Errorf("got %d quads and %d culled; want the background alone, and the ten that were promised", len(f.Quads), s.Culled)
	}
	_, s = drawn(64, 48, func(c *Canvas) {
		b := NewBulk(c, box20, 1)
		for range 5 {
			b.Draw(5, 5)
		}
	})
	if s.Quads != 6 || s.Culled != 0 {
		t.Errorf("more than was said: got %+v; want five sprites", s)
	}
}

func TestSkew(t *testing.T) {
	at := geom.V(100, 50)
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.Draw(Sprite{Image: box20, Pos: at, Skew: geom.V(0.5, 0)})                                  // its top goes left
		c.Draw(Sprite{Image: box20, Pos: at, Skew: geom.V(0, 0.25)})                                 // its right end goes down
		c.Draw(Sprite{Image: box20, Pos: at, Skew: geom.V(0.5, 0), Pivot: geom.V(0, 5)})             // its foot stays
		c.Draw(Sprite{Image: box20, Pos: at, Skew: geom.V(0.5, 0), Rot: math.Pi / 2})                // skewed, then turned
		c.Draw(Sprite{Image: box20, Pos: at, Skew: geom.V(0.5, 0), Scale: geom.V(2, 2), Flip: true}) // scaled, then skewed
	})
	for i, want := range [][3]geom.Vec{ // top left, top right, bottom left
		{{X: 87.5, Y: 45}, {X: 107.5, Y: 45}, {X: 92.5, Y: 55}},
		{{X: 90, Y: 42.5}, {X: 110, Y: 47.5}, {X: 90, Y: 52.5}},
		{{X: 85, Y: 45}, {X: 105, Y: 45}, {X: 90, Y: 55}},
		{{X: 105, Y: 37.5}, {X: 105, Y: 57.5}, {X: 95, Y: 42.5}},
		{{X: 75, Y: 40}, {X: 115, Y: 40}, {X: 85, Y: 60}},
	} {
		q := f.Quads[1+i]
		if a, b, c := corner(q, 0, 0), corner(q, 1, 0), corner(q, 0, 1); a.Dist(want[0])+b.Dist(want[1])+c.Dist(want[2]) > 1e-3 {
			t.Errorf("sprite %d: got %v, %v, %v; want %v", i, a, b, c, want)
		}
	}
}

func TestSnap(t *testing.T) {
	f, _ := drawn(640, 360, func(c *Canvas) {
		for _, on := range []bool{false, true, false} {
			c.Snap(on)
			c.Draw(Sprite{Image: box20, Pos: geom.V(50.3, 50.6)})
			b := NewBulk(c, box20, 1)
			b.Draw(50.3, 50.6)
		}
		c.Snap(true)
		c.Draw(Sprite{Image: box20, Pos: geom.V(50.3, 50.6), Rot: 0.3})
	})
	for i, want := range []geom.Vec{{X: 40.3, Y: 45.6}, {X: 40.3, Y: 45.6}, {X: 40, Y: 46}, {X: 40, Y: 46}, {X: 40.3, Y: 45.6}, {X: 40.3, Y: 45.6}} {
		if got := corner(f.Quads[1+i], 0, 0); got.Dist(want) > 1e-4 {
			t.Errorf("sprite %d: got %v; want %v", i, got, want)
		}
	}
	if x := f.Quads[7].X; x == float32(math.Round(float64(x))) {
		t.Errorf("turned: got its corner at %v; want it between pixels", x)
	}
}

// TestShaderIsForTheSpriteAlone draws plain things on both sides of a sprite with a shader.
func TestShaderIsForTheSpriteAlone(t *testing.T) {
	wave := ShaderText("bulk test", "package main")
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.Draw(Sprite{Image: box20, Pos: geom.V(50, 50)})
		c.Shade(wave, nil)
		c.Rect(geom.R(1, 1, 5, 5), White)
		c.Draw(Sprite{Image: box20, Pos: geom.V(60, 50)})
		c.Rect(geom.R(1, 1, 5, 5), White)
		c.Shade(Shader{}, nil)
		c.Draw(Sprite{Image: box20, Pos: geom.V(70, 50)})
	})
	shaded := 0
	for _, k := range f.Commands {
		if k.Shader != (driver.ShaderID{}) {
			shaded += k.Quads.Count
		}
	}
	if shaded != 1 {
		t.Errorf("got %d quads with the shader; want the sprite's", shaded)
	}
}
