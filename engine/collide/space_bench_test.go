package collide

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// crowd is boxes of 16 pixels that move through a world and turn back at its edges, in a Space and in a grid that was
// written by hand.
type crowd struct {
	size   geom.Vec
	at, by []geom.Vec
	space  Space
	ids    []ID
	hand   *handGrid
	pairs  []Pair
}

const crowdSide = 16

func newCrowd(n int, w, h, cell float64) *crowd {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	c := &crowd{size: geom.V(w, h), at: make([]geom.Vec, n), by: make([]geom.Vec, n)}
	for i := range c.at {
		c.at[i] = geom.V(crowdSide+r.Float64()*(w-2*crowdSide), crowdSide+r.Float64()*(h-2*crowdSide))
		c.by[i] = geom.Polar(r.Float64()*7, 1+r.Float64()*2)
		c.ids = append(c.ids, c.space.Add(Body{Shape: Box(crowdSide, crowdSide), Pos: c.at[i], Kind: Kinematic}))
	}
	c.hand = newHandGrid(c.size, cell, n)
	return c
}

// move moves all, in what both sides have: a list of places.
func (c *crowd) move() {
	for i := range c.at {
		p := c.at[i].Add(c.by[i])
		if p.X < crowdSide || p.X > c.size.X-crowdSide {
			c.by[i].X = -c.by[i].X
			p.X = c.at[i].X
		}
		if p.Y < crowdSide || p.Y > c.size.Y-crowdSide {
			c.by[i].Y = -c.by[i].Y
			p.Y = c.at[i].Y
		}
		c.at[i] = p
	}
}

// put tells the Space where all are.
func (c *crowd) put() {
	for i, id := range c.ids {
		c.space.Put(id, c.at[i])
	}
}

func (c *crowd) bySpace() {
	c.put()
	c.pairs = c.space.Pairs(c.pairs[:0])
}

func (c *crowd) byStep() {
	c.put()
	c.space.Step(1.0 / 60)
}

func (c *crowd) byHand() { c.hand.tick(c.at, geom.V(crowdSide/2, crowdSide/2)) }

// crowds are the two of the bars.
var crowds = []struct {
	name string
	n    int
	w, h float64
	cell float64 // of the grid by hand: the size at which it is fastest
}{{"1000", 1000, 1280, 720, 16}, {"10000", 10_000, 10_000, 10_000, 64}}

func TestHandGridFindsWhatTheSpaceFinds(t *testing.T) {
	for _, k := range crowds {
		c := newCrowd(k.n, k.w, k.h, k.cell)
		for range 20 {
			c.move()
			c.bySpace()
			c.byHand()
			var got, want [][2]int32
			for _, p := range c.pairs {
				got = append(got, [2]int32{int32(p.A.slot) - 1, int32(p.B.slot) - 1})
			}
			for _, p := range c.hand.pairs {
				want = append(want, [2]int32{min(p[0], p[1]), max(p[0], p[1])})
			}
			slices.SortFunc(want, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
			if len(want) == 0 || !slices.Equal(got, want) {
				t.Fatalf("%s boxes: got %d pairs; want the %d that the grid has", k.name, len(got), len(want))
			}
		}
	}
}

func BenchmarkCrowd(b *testing.B) {
	for _, k := range crowds {
		c := newCrowd(k.n, k.w, k.h, k.cell)
		for _, side := range []struct {
			name string
			tick func()
		}{{"hand", c.byHand}, {"pairs", c.bySpace}, {"step", c.byStep}} {
			b.Run(fmt.Sprintf("%s/%s", k.name, side.name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					b.StopTimer()
					c.move()
					b.StartTimer()
					side.tick()
				}
			})
		}
	}
}

// BenchmarkMotion is what one call costs among a thousand bodies and over tiles.
func BenchmarkMotion(b *testing.B) {
	c := newCrowd(1000, 1280, 720, crowdSide)
	c.space.Pairs(nil)
	grid := geom.NewGrid(100, 10, 16)
	for i := range grid.Cells {
		grid.Cells[i] = 1
	}
	c.space.Add(Body{Shape: Tiles(&grid), Pos: geom.V(0, 720)})
	ghost := c.space.Add(Body{Shape: Box(10, 10), Pos: geom.V(300, 300), Kind: Kinematic, Hits: 2})
	hero := c.space.Add(Body{Shape: Box(10, 20), Pos: geom.V(400, 706), Kind: Kinematic})
	by := 2.0
	for _, call := range []struct {
		name string
		do   func()
	}{
		{"Slide/through", func() { by = -by; c.space.Slide(ghost, geom.V(by, by)) }},
		{"Slide/floor", func() { by = -by; c.space.Slide(hero, geom.V(by, 1)) }},
		{"SlideWith/walk", func() { by = -by; c.space.SlideWith(hero, geom.V(by, 1), SlideOptions{Walk: true, Snap: 4}) }},
		{"Move", func() { by = -by; c.space.Move(ghost, geom.V(by, by)) }},
		{"Put", func() { by = -by; c.space.Put(ghost, geom.V(300+by, 300)) }},
		{"Ray/short", func() { c.space.Ray(geom.V(300, 300), geom.V(350, 320), Filter{}) }},
		{"Ray/long", func() { c.space.Ray(geom.V(0, 0), geom.V(1280, 720), Filter{}) }},
		{"Cast", func() { c.space.Cast(Box(8, 8), geom.V(300, 300), geom.V(20, 20), Filter{}) }},
		{"At", func() { c.pairs = c.pairs[:0]; c.space.At(nil, geom.V(-5, -5), Filter{}) }},
		{"Nearest", func() { c.space.Nearest(geom.V(300, 300), 100, Filter{}) }},
	} {
		b.Run(call.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				call.do()
			}
		})
	}
}

// BenchmarkLifts is a Step of a thousand bodies that have a Vel, and so push and carry each other.
func BenchmarkLifts(b *testing.B) {
	c := newCrowd(1000, 4000, 4000, crowdSide)
	for i, id := range c.ids {
		c.space.SetVel(id, c.by[i].Mul(60))
	}
	b.ReportAllocs()
	for b.Loop() {
		c.space.Step(1.0 / 60)
	}
}
