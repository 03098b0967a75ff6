package collide

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// terrain is ground of 60 columns whose heights differ by a slope at most, with ceilings and holes of air.
func terrain(r *rand.Rand) (geom.Grid, []Tile, []float64) {
	_, tiles := drawn(".")
	g := geom.NewGrid(60, 16, 16)
	tops := make([]float64, 61) // of the ground at each seam, in cells from the bottom
	tops[0] = 4
	for x := range 60 {
		h := int(tops[x])
		up, down := h < 8, h > 2
		set := func(y int, tile uint16) { g.Set(x, 15-y, tile) }
		for y := range h {
			set(y, 1)
		}
		tops[x+1] = tops[x]
		if tops[x] != float64(h) { // half a cell: the second half of a gentle slope, half a tile, or down again
			switch r.IntN(3) {
			case 0:
				set(h, 8)
				tops[x+1] = float64(h + 1)
			case 1:
				set(h, 9)
			default:
				g.SetFlipped(x, 15-h, 7, geom.FlipX)
				tops[x+1] = float64(h)
			}
			continue
		}
		switch k := r.IntN(5); {
		case k == 0 && up:
			set(h, 3)
			tops[x+1]++
		case k == 1 && down:
			set(h-1, 4)
			tops[x+1]--
		case k == 2 && up:
			set(h, 7)
			tops[x+1] += 0.5
		case k == 3 && down:
			g.SetFlipped(x, 15-(h-1), 8, geom.FlipX)
			tops[x+1] -= 0.5
		}
	}
	return g, tiles, tops
}

// walkers are of all sizes: below a tile and over two of them.
var walkers = map[string]Shape{
	"box": Box(10, 14), "tiny box": Box(1, 1), "box of a tile": Box(16, 16), "big box": Box(26, 30),
	"circle": Circle(7), "small circle": Circle(2), "big circle": Circle(13), "lying capsule": Capsule(geom.V(-4, 2), geom.V(4, -1), 3),
	"capsule": heroes["capsule"], "convex": heroes["convex"], "triangle": Convex(geom.V(-5, 5), geom.V(5, 5), geom.V(0, -5)),
}

// Whoever walks over ground without steps gets to its end, whatever the speed, and never sinks in.
func TestNobodyCatchesOnGroundWithoutSteps(t *testing.T) {
	for name, sh := range walkers {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(20, uint64(len(name))))
			for range cases(70) {
				g, tiles, _ := terrain(r)
				ground := Tiles(&g, tiles...)
				b := place(&ground, somePlace(r), 0)
				speed, fall := 0.5+float64(6*r.Float64()), 0.0
				start, dir := 30.0, 1.0
				if r.IntN(2) == 0 {
					start, dir = 930, -1
				}
				a := place(&sh, b.pos.Add(geom.V(start, 256-9*16-18)), 0)
				for tick := 0; math.Abs(a.pos.X-b.pos.X-start) < 890; tick++ {
					x := a.pos.X
					stood := fall == 0 // who lands on a slope is thrown back by it
					fall = min(fall+0.1*speed, 6)
					hits := slide(&a, geom.V(dir*speed, fall), &b)
					for _, hit := range hits {
						if hit.normal.Y > -0.7 || hit.depth > slop+near {
							t.Fatalf("tick %d at %v by (%v, %v): met %+v; want ground", tick, a.pos, speed, fall, hit)
						}
						fall = 0
					}
					if stood && (a.pos.X-x)*dir < 0.2*speed {
						t.Fatalf("tick %d at %v by (%v, %v): stuck, met %+v", tick, a.pos, speed, fall, hits)
					}
					if o, ok := overlap(&a, &b); ok && o.depth > slop+near {
						t.Fatalf("tick %d at %v: sank in: %+v", tick, a.pos, o)
					}
				}
			}
		})
	}
}

// lifted makes ground of which only the edge is left, and that is one way.
func lifted(g *geom.Grid, tiles []Tile) []Tile {
	for x := range g.W {
		top := 0
		for g.At(x, top) == 0 {
			top++
		}
		for y := top + 1; y < g.H; y++ {
			g.Set(x, y, 0)
		}
	}
	for i := range tiles {
		tiles[i].OneWay = tiles[i] != (Tile{})
	}
	return tiles
}

func TestNobodyFallsThroughGroundThatIsOneWay(t *testing.T) {
	for name, sh := range walkers {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(22, uint64(len(name))))
			for range cases(70) {
				g, tiles, _ := terrain(r)
				ground := Tiles(&g, lifted(&g, tiles)...)
				b := place(&ground, somePlace(r), 0)
				speed, fall := 0.5+float64(6*r.Float64()), 0.0
				a := place(&sh, b.pos.Add(geom.V(30, 256-9*16-18)), 0)
				for tick := 0; a.pos.X < b.pos.X+920; tick++ {
					x := a.pos.X
					stood := fall == 0
					fall = min(fall+float64(0.1*speed), 6)
					for _, hit := range slide(&a, geom.V(speed, fall), &b) {
						if hit.normal.Y > -0.7 || hit.depth > slop+near || !hit.oneWay {
							t.Fatalf("tick %d at %v by (%v, %v): met %+v; want ground", tick, a.pos, speed, fall, hit)
						}
						fall = 0
					}
					if a.pos.Y > b.pos.Y+256 || stood && a.pos.X-x < 0.2*speed {
						t.Fatalf("tick %d: from %v to %v by (%v, %v); want to be on the ground", tick, x, a.pos, speed, fall)
					}
				}
			}
		})
	}
}

// In caves of any tiles nothing gets into the rock, however fast it goes.
func TestNothingGetsIntoTheRock(t *testing.T) {
	for name, sh := range heroes {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(21, uint64(len(name))))
			for range cases(400) {
				g, tiles := someGrid(r)
				g.Size = 16
				rock := Tiles(&g, tiles...)
				b := place(&rock, somePlace(r), 0)
				a := place(&sh, b.pos.Add(geom.V(-20, -20)), 0)
				for tick := range 60 {
					by := b.pos.Add(geom.V(64, 64)).Sub(a.pos).Mul(float64(r.Float64())).Add(somePlace(r).Mul(float64(tick%3) * 2))
					from := a.pos
					hits := slide(&a, by, &b)
					if o, ok := overlap(&a, &b); ok && o.depth > 2*slop {
						t.Fatalf("tick %d from %v by %v: at %v in %+v; met %+v", tick, from, by, a.pos, o, hits)
					}
				}
			}
		})
	}
}
