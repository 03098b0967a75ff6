package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var (
	dusk, glow  = render.Hex(0x2b2350), render.Hex(0xf3a26b)
	far, near   = render.Hex(0x4b3a72), render.Hex(0x382c5c)
	earth, moss = render.Hex(0x3a2a3f), render.Hex(0x7fb069)
	panel, dim  = render.Hex(0x1a1430), render.Hex(0x8d84b8)
)

// coins are where they hang, logical pixels.
var coins = [4]geom.Vec{{X: 70, Y: 82}, {X: 178, Y: 54}, {X: 272, Y: 80}, {X: 206, Y: 116}}

func (r *runner) Draw(c *render.Canvas) {
	r.scenery(c)
	for i, at := range coins {
		if r.taken[i] == 0 {
			c.Draw(coin.Sprite(c.Time()+float64(i)*0.16, at.Add(geom.V(0, 1.5*geom.Sin(c.Time()*3+float64(i))))))
		}
	}
	if !r.cloud.Done() {
		c.Draw(r.cloud.Sprite(r.landed.Sub(geom.V(0, 4))))
	}
	s := r.look.Sprite(r.pos.Sub(geom.V(0, feet)))
	s.Flip = r.left
	c.Draw(s)
	r.strip(c)
}

// strip shows the frames of the animation that plays, and which of them make a sound.
func (r *runner) strip(c *render.Canvas) {
	c.Rect(geom.R(0, 142, width, 38), panel)
	c.Print(moves.State(&r.look), 8, 156)
	clip, _ := r.look.Anim.Clip()
	for i, f := range clip.Frames {
		at := geom.R(44+float64(i)*34, 145, 32, 32)
		fill := near
		if i == r.look.Frame() {
			fill = far
		}
		c.Rect(at, fill)
		s := render.Sprite{Image: clip.Image, Frame: f.Cell, Pos: at.Center()}
		if i != r.look.Frame() {
			s.Tint = dim
		} else {
			c.RectLine(at, 1, glow)
		}
		c.Draw(s)
		if len(f.Events) > 0 {
			c.Circle(geom.V(at.X+27, at.Y+5), 2, glow)
		}
	}
}

// scenery is the evening, two rows of hills and the ledges.
func (r *runner) scenery(c *render.Canvas) {
	for i := range 14 {
		c.Rect(geom.R(0, float64(i)*10, width, 10), render.Mix(dusk, glow, float64(i*i)/170))
	}
	c.Circle(geom.V(236, 92), 26, render.Hex(0xffdf9e))
	for i := range 6 {
		c.Circle(geom.V(float64(i)*70-20, 160), 52+float64(i*29%17), far)
	}
	for i := range 6 {
		c.Circle(geom.V(float64(i)*72+10, 170), 46+float64(i*31%13), near)
	}
	for _, l := range ledges {
		c.Rect(l, earth)
		c.Rect(geom.R(l.X, l.Y, l.W, 3), moss)
	}
}
