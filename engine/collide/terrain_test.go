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

// Whoever walks over ground without steps gets to its end, whatever the speed, and never sinks in.
func TestNobodyCatchesOnGroundWithoutSteps(t *testing.T) {
	for name, sh := range heroes {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(20, uint64(len(name))))
			for range cases(200) {
				g, tiles, _ := terrain(r)
				ground := Tiles(&g, tiles...)
				b := place(&ground, somePlace(r), 0)
				speed, fall := 0.5+float64(6*r.Float64()), 0.0
				start, dir := 30.0, 1.0
				if r.IntN(2) == 0 {
					start, dir = 930, -1
				}
				a := place(&sh, b.pos.Add(geom.V(start, 256-9*16-10)), 0)
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
