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
