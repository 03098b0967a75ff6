package rendertest

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// animations are package anim and the files that animations come in.
func animations() []Scene {
	return []Scene{
		{Name: "anim", Draw: modes},
		asepriteLayers(), asepriteBlends(), packedSheet(), animatedGIF(),
	}
}

var (
	water, deep    = render.Hex(0x16324f), render.Hex(0x0e2238)
	carapace, pale = render.Hex(0xe8705a), render.Hex(0xf6b49a)
	foam           = render.Hex(0xbfe3ee)
)

// swimmer is a krill in 8 frames of 28×18 pixels: its body waves and its legs beat one after the other.
var swimmer = render.Make("rendertest swimmer", 8*28, 18, func(x, y int) render.Color {
	phase, p := float64(x/28)*0.7854, geom.V(float64(x%28)+0.5, float64(y)+0.5)
	color := render.Color{}
	for i := 7; i >= 0; i-- { // from the tail to the head
		at := geom.V(22-float64(i)*2.4, 7+float64(i*i)*0.06+0.9*geom.Sin(phase+float64(i)*0.6))
		r := 3.4 - float64(i)*0.32
		if leg := p.Sub(at.Add(geom.V(-0.6-1.4*geom.Sin(phase*1+float64(i)*0.9), 2.4))); i > 0 && i < 6 && leg.Len() < 2.4 && leg.Y > -0.5 && max(leg.X, -leg.X) < 0.8 {
			color = pale
		}
		switch d := p.Dist(at); {
		case d < r && p.Y < at.Y-r*0.25:
			color = pale
		case d < r:
			color = render.Mix(carapace, deep, float64(i)*0.07)
		}
	}
	if p.Dist(geom.V(23.5, 6.2+0.9*geom.Sin(phase))) < 1.1 {
		color = deep
	}
	if feeler := p.Y - (5 + 0.9*geom.Sin(phase) - (p.X-23)*0.5); p.X > 24 && feeler > -0.6 && feeler < 0.6 {
		color = carapace
	}
	return color
}).Grid(28, 18)

// modes shows what each mode shows, tenth of a second by tenth of a second.
func modes(c *render.Canvas) {
	for i := range 12 {
		c.Rect(geom.R(0, float64(i)*15, Width, 15), render.Mix(water, deep, float64(i)/11))
	}
	frames := anim.Strip(0, 4, 0.1)
	for i := range frames {
		frames[i].Cell = 2 * i
	}
	for row, clip := range []anim.Clip{
		{Mode: anim.Loop}, {Mode: anim.Once}, {Mode: anim.PingPong}, {Mode: anim.Loop, Times: 2},
	} {
		name := []string{"Loop", "Once", "PingPong", "Loop, 2 times"}[row]
		clip.Image, clip.Frames = swimmer, frames
		a, y := anim.Make("rendertest "+name, clip), 28+float64(row)*43
		c.Text(render.Text{S: name, Pos: geom.V(8, y-21), Color: foam})
		for i := range 10 {
			at := geom.V(24+float64(i)*30, y)
			s := a.Sprite(float64(i)*0.1, at)
			c.Draw(s)
			c.Text(render.Text{S: fmt.Sprint(s.Frame / 2), Pos: at.Add(geom.V(0, 9)), Align: render.Center, Color: foam.Fade(0.5)})
		}
	}
}
