package ecs_test

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// swarm is a small simulation that uses most of what a game uses.
type swarm struct {
	w    ecs.World
	seed uint64
}

type (
	glow    struct{ X, Y float64 }
	heading struct{ X, Y float64 }
	energy  struct{ Left float32 }
	chaser  struct{ After ecs.Entity }
	loud    struct{}
)

var (
	swarmBundle = ecs.Bundle3[glow, heading, energy]()
	swarmMoves  = ecs.Query2[glow, heading](ecs.Writes[glow]())
	swarmTired  = ecs.Query1[energy](ecs.Without[loud]())
	swarmChase  = ecs.Query3[glow, heading, chaser]()
	swarmMoved  = ecs.Query2[glow, ecs.Optional[loud]](ecs.Changed[glow]())
)

func (s *swarm) random() float64 {
	s.seed = s.seed*6364136223846793005 + 1442695040888963407
	return float64(s.seed>>11) / (1 << 53)
}

func (s *swarm) tick() {
	w := &s.w
	for w.Len() < 300 {
		e := swarmBundle.Spawn(w, glow{s.random(), s.random()}, heading{s.random() - 0.5, s.random() - 0.5}, energy{float32(s.random())})
		if s.random() < 0.3 {
			ecs.Put(w, e, loud{})
		}
	}
	for e, r := range swarmMoves.All(w) {
		r.A.X += float64(r.B.X * 0.01)
		r.A.Y += float64(r.B.Y * 0.01)
		if r.A.X*r.A.X+r.A.Y*r.A.Y > 3 {
			w.Destroy(e)
		}
		if s.random() < 0.02 {
			if other, _, ok := ecs.FirstOf(swarmTired.All(w)); ok && other != e && w.Alive(e) {
				ecs.Put(w, e, chaser{other})
				ecs.Relate[ecs.ChildOf](w, w.Spawn(glow{r.A.X, 0}), e)
			}
		}
	}
	for e, left := range swarmTired.All(w) {
		if left.Left -= 0.003; left.Left < 0 {
			w.Destroy(e)
		}
	}
	for e, r := range swarmChase.All(w) {
		if p := ecs.Get[glow](w, r.C.After); p != nil {
			r.B.X += float64((p.X - r.A.X) * 0.1)
			r.B.Y += float64((p.Y - r.A.Y) * 0.1)
		} else {
			ecs.Drop[chaser](w, e)
		}
	}
	for p, isLoud := range swarmMoved.Each(w) {
		if isLoud.Value != nil {
			p.X *= 0.999
		}
	}
}

// sum is a hash of all places and links, in the world's own order.
func (s *swarm) sum() uint64 {
	h := fnv.New64a()
	number := func(x uint64) { _ = binary.Write(h, binary.LittleEndian, x) }
	for e, p := range ecs.Query1[glow]().All(&s.w) {
		_, _ = h.Write([]byte(e.String()))
		number(math.Float64bits(p.X))
		number(math.Float64bits(p.Y))
		_, _ = h.Write([]byte(ecs.Target[ecs.ChildOf](&s.w, e).String()))
	}
	number(uint64(s.w.Len()))
	return h.Sum64()
}

// The same program gives the same world on all processors.
func TestGoldenWorld(t *testing.T) {
	const want = 0xeaafb57f8ad62744
	s := swarm{seed: 1}
	for range 3000 {
		s.tick()
	}
	if got := s.sum(); got != want {
		t.Errorf("got %#x; want %#x", got, uint64(want))
	}
}
