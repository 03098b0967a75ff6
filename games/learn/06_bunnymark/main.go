// Bunnymark bounces more and more bunnies, and says what that costs: hold Space, A, the mouse or a finger for more.
package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	w, h      = 640.0, 360.0
	ground    = h - 22   // where bunnies bounce, logical pixels
	gravity   = 700.0    // logical pixels per second, each second
	low, high = 310, 520 // how a bunny leaves the ground, logical pixels per second
	aside     = 120.0    // logical pixels per second, at most
	half      = 8.0      // of a bunny's side, logical pixels
	few, more = 800, 100 // bunnies at the beginning, and in each tick while held
	most      = 200_000  // bunnies
)

// bunnies are columns: what a loop reads lies together.
type bunnies struct {
	pos, vel []geom.Vec // logical pixels, and those per second
	meter    meter      `state:"-"`
}

func (b *bunnies) Start(t *engine.Tick) error {
	b.add(t, few)
	return nil
}

func (b *bunnies) add(t *engine.Tick, n int) {
	for range min(n, most-len(b.pos)) {
		b.pos = append(b.pos, geom.V(t.Rand.Range(half, w-half), t.Rand.Range(-h/2, h/2)))
		b.vel = append(b.vel, geom.V(t.Rand.Range(-aside, aside), 0))
	}
}

func (b *bunnies) Update(t *engine.Tick) error {
	if t.Input.Down(input.OK) || t.Input.Pointer().Down {
		b.add(t, more)
	}
	vel := b.vel[:len(b.pos)]
	for i := range b.pos {
		p, v := &b.pos[i], &vel[i]
		v.Y += gravity * t.Dt
		p.X, p.Y = p.X+float64(v.X*t.Dt), p.Y+float64(v.Y*t.Dt)
		if p.X < half && v.X < 0 || p.X > w-half && v.X > 0 {
			v.X = -v.X
		}
		if p.Y > ground-half && v.Y > 0 {
			v.Y = -t.Rand.Range(low, high)
		}
	}
	return nil
}

func (b *bunnies) Draw(c *render.Canvas) {
	start := now()
	c.Rect(geom.R(0, ground-14, w, h), grass)
	c.Rect(geom.R(0, ground+8, w, h), earth)
	all := render.NewBulk(c, bunny, len(b.pos)) // one draw call, however many they are
	for i, p := range b.pos {
		all.Tint = furs[i%len(furs)]
		all.Draw(p.X, p.Y)
	}
	b.meter.spent += now().Sub(start)
	b.meter.draw(c, len(b.pos))
}

func main() {
	engine.Main(&bunnies{}, engine.Config{Title: "Bunnymark", Width: w, Height: h, Background: sky})
}
