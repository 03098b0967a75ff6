package speed

import (
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

type hit struct {
	Who  ecs.Entity
	Hard float64
}

// frame is one tick of a busy game.
type frame struct {
	w     *ecs.World
	es    []ecs.Entity
	moved *ecs.Q1[pos]
	hits  *ecs.EventReader[hit]
	seen  int
	n     int
}

func (f *frame) step() {
	f.n++
	ecs.Update(f.w, f.es[f.n%len(f.es)], func(p *pos) { p.X++ })
	for e, r := range movers.All(f.w) {
		r.A.X += r.B.X * dt
		if r.B.Y > 990 {
			ecs.Send(f.w, hit{e, r.B.Y})
		}
	}
	for i := range f.es {
		if (i+f.n)%50 == 0 {
			f.w.Destroy(f.es[i])
			f.es[i] = mover.Spawn(f.w, pos{}, vel{1, float64(i)})
		}
		if (i+f.n)%20 == 0 {
			ecs.Put(f.w, f.es[i], pull{1, 2})
		}
		if (i+f.n)%20 == 10 {
			ecs.Drop[pull](f.w, f.es[i])
		}
	}
	for range f.moved.Each(f.w) {
		f.seen++
	}
	for h := range f.hits.Read(f.w) {
		sink += h.Hard
	}
	f.w.Advance()
}

// steady counts what a frame allots on the heap when everything that grows has grown.
func steady(t *testing.T) {
	w, es := newMovers(1_000)
	f := &frame{w: w, es: es, moved: ecs.Query1[pos](ecs.Changed[pos]()), hits: ecs.Reader[hit]()}
	for range 500 {
		f.step()
	}
	measure.Report(t, "steady-frame-allocations", testing.AllocsPerRun(500, f.step), measure.None)
	if f.seen == 0 || sink == 0 {
		t.Errorf("got %d changes and hits of %v; want some of both", f.seen, sink)
	}
}
