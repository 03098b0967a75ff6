package main

import (
	"math"
	"strconv"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/render"
)

var (
	abyss, water, shaft = render.Hex(0x0a2038), render.Hex(0x2f7f9e), render.Hex(0xb8f0ff)
	glows               = [...]render.Color{render.Hex(0xff8ad8), render.Hex(0x7fd8ff), render.Hex(0xb69cff), render.Hex(0x8dffc4)}
)

// hull is the boat, 72 by 46 pixels: a body, a tower, fins and three windows, lit from above.
var hull = render.Make("26_systems hull", 72, 46, func(x, y int) render.Color {
	p := geom.V(float64(x)-35.5, float64(y)-22.5)
	paint := render.Mix(render.Hex(0xc0701c), render.Hex(0xffd35a), geom.Clamp(0.62-p.Y/22, 0, 1))
	switch {
	case inside(p, geom.V(14, 0), 5) || inside(p, geom.V(0, 0), 4.4) || inside(p, geom.V(-13, 0), 4.4):
		return render.Mix(render.Hex(0xd8fbff), render.Hex(0x3c8fb4), geom.Clamp((p.Y+p.X/9+4)/7, 0, 1))
	case inside(p, geom.V(14, 0), 7) || inside(p, geom.V(0, 0), 6) || inside(p, geom.V(-13, 0), 6):
		return render.Hex(0x7a4514)
	case p.X*p.X/1024+p.Y*p.Y/185 < 1:
		if math.Abs(p.X+22) < 1 || math.Abs(p.X-24) < 1 {
			return render.Mix(paint, render.Brown, 0.5)
		}
		return paint
	case p.Y < 0 && p.Y > -20 && p.X > -12 && p.X < 6-p.Y/8, p.X > 2 && p.X < 5 && p.Y < -19, p.X < 10 && p.X > 2 && p.Y < -21:
		return render.Mix(paint, render.Hex(0xfff0b0), 0.25)
	case p.X < -26 && math.Abs(p.Y) < 4-(p.X+26)*0.9 && p.X > -36:
		return render.Mix(render.Hex(0x8c4a16), render.Hex(0xe09030), geom.Clamp(0.5-p.Y/20, 0, 1))
	}
	return render.Color{}
})

func inside(p, middle geom.Vec, radius float64) bool { return p.Dist(middle) < radius }

// gun is a turret whose barrel looks to the right.
var gun = render.Make("26_systems gun", 24, 10, func(x, y int) render.Color {
	p := geom.V(float64(x)-6.5, float64(y)-4.5)
	shine := geom.Clamp(0.6-p.Y/9, 0, 1)
	switch {
	case p.Len() < 5:
		return render.Mix(render.Hex(0x5b6b7a), render.Hex(0xd5e4ee), shine)
	case p.X > 0 && math.Abs(p.Y) < 2.2:
		return render.Mix(render.Hex(0x3c4854), render.Hex(0xaabcc9), shine)
	}
	return render.Color{}
})

var torpedo = render.Make("26_systems torpedo", 12, 5, func(x, y int) render.Color {
	if p := geom.V(float64(x)-5, float64(y)-2); p.X*p.X/36+p.Y*p.Y/5 < 1 || x < 2 {
		return render.Mix(render.Hex(0xff8a2a), render.Hex(0xfff3c4), float64(x)/11)
	}
	return render.Color{}
})

// medusa is four cells of a jellyfish, 26 by 34 pixels, white as its tint wants it: a dome, its rim, and arms that sway.
var medusa = render.Make("26_systems medusa", 104, 34, func(x, y int) render.Color {
	turn := float64(x/26) * math.Pi / 2
	p := geom.V(float64(x%26)-12.5, float64(y)-12.5)
	if dome := p.X*p.X/150 + p.Y*p.Y/140; p.Y < 2+1.2*geom.Sin(p.X*1.1+turn) && dome < 1 {
		return render.White.Fade(0.35 + 0.6*dome*dome + 0.3*geom.Clamp(1-p.Dist(geom.V(-4, -6))/4, 0, 1))
	}
	for arm := range 5 {
		sway := float64(arm-2)*4.4 + (p.Y/9)*geom.Sin(turn+p.Y*0.35+float64(arm))
		if end := 18 - math.Abs(float64(arm-2))*3; p.Y > 0 && p.Y < end && math.Abs(p.X-sway) < 0.9 {
			return render.White.Fade(0.85 - 0.7*p.Y/20)
		}
	}
	return render.Color{}
})

func (g *trench) Draw(c *render.Canvas) {
	background(c)
	systems.Draw(&g.world, c)
	g.lights.Ambient = render.Hex(0x7c9cc8)
	c.Layer(3)
	systems.Shine(&g.world, c, &g.lights)
	systems.DrawEmitters(&g.world, c)
	c.Layer(9)
	c.Text(render.Text{S: strconv.Itoa(g.score), Pos: geom.V(width-18, 12), Size: 24, Align: render.Right, Color: shaft})
}

// background is water that gets darker, light from above, and two rows of rocks.
func background(c *render.Canvas) {
	for i := range 24 {
		c.Rect(geom.R(0, float64(i)*15, width, 15), render.Mix(water, abyss, float64(i)/20))
	}
	for i := range 5 {
		x, lean := float64(i)*150-40+12*geom.Sin(c.Time()*0.4+float64(i)*2), 90.0
		c.Polygon([]geom.Vec{{X: x, Y: 0}, {X: x + 26, Y: 0}, {X: x - lean + 60, Y: height}, {X: x - lean - 36, Y: height}}, shaft.Fade(0.07))
	}
	for row, col := range [...]render.Color{render.Mix(abyss, water, 0.32), render.Hex(0x0a1c30)} {
		for i := range 14 {
			x, tall := float64(i)*52-20+float64(row)*26, 28+44*math.Abs(geom.Sin(float64(i*(row+2))*1.9))-float64(row)*22
			c.Polygon([]geom.Vec{{X: x - 60, Y: height}, {X: x - 22, Y: height - tall*0.8}, {X: x, Y: height - tall}, {X: x + 16, Y: height - tall*0.9}, {X: x + 60, Y: height}}, col)
		}
	}
}
