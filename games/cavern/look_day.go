package main

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	skyBands  = 36    // of the morning sky
	sunHeight = 118.0 // logical pixels from the top to the sun's middle
	dayGround = 150.0 // and to the grass before the cave
)

var (
	skyColors  = [...]render.Color{render.Hex(0x24345e), render.Hex(0x4f5a92), render.Hex(0xa8799c), render.Hex(0xf2a07c), render.Hex(0xffd9a0)}
	hillColors = [...]render.Color{render.Hex(0x8a6a92), render.Hex(0x5c5380), render.Hex(0x363a60), render.Hex(0x1f2a40)}
	sunColor   = render.Hex(0xfff3c8)
	dewColor   = render.Hex(0x7fb64b)
)

// drawDay draws the morning outside of the cave, and the hero who has come out. It fills the canvas.
func drawDay(c *render.Canvas, time float64) {
	c.Screen()
	for i := range skyBands {
		k := float64(i) / (skyBands - 1) * float64(len(skyColors)-1)
		n := min(geom.Floor(k), len(skyColors)-2)
		c.Rect(geom.R(0, float64(i)*height/skyBands, width, height/skyBands+1), render.Mix(skyColors[n], skyColors[n+1], k-float64(n)))
	}
	for i := range 5 {
		c.Circle(geom.V(width/2, sunHeight), 24+float64(float64(i*i)*4)+float64(geom.Sin(time)*2), sunColor.Fade(0.9/float64(1+i*i*2)))
	}
	for i := range 5 { // clouds
		x := geom.Wrap(float64(float64(i)*83)+float64(time*(2+float64(i))), width+90) - 45
		for j := range 4 {
			c.Rect(geom.Around(geom.V(x+float64(j*9-14), float64(44+i*13-j%2*2)), 34-float64(j*5), 3), render.White.Fade(0.16))
		}
	}
	for layer, col := range hillColors {
		ridge(c, layer, col)
	}
	c.Rect(geom.R(0, dayGround+2, width, height), render.Hex(0x16202c))
	for x := range int(width / 2) {
		tall := 2 + float64(3*scatter(x, 1, 21))
		sway := float64(geom.Sin(float64(time*1.6)+float64(float64(x)*0.3)) * 0.7)
		c.Line(geom.V(float64(x*2), dayGround+3), geom.V(float64(x*2)+sway, dayGround+3-tall), 1, render.Mix(hillColors[3], dewColor, scatter(x, 2, 22)*0.8))
	}
	drawThing(c, "exit", geom.V(44, dayGround-20), "", 1, time)
	for y := range 43 { // it is dark in there
		half := 10.0
		if y < 11 {
			half = float64(geom.Round(math.Sqrt(float64(22*y - y*y))))
		}
		c.Rect(geom.R(44-half, dayGround-41+float64(y), 2*half, 1), render.Mix(render.Hex(0x0c0a14), render.Hex(0x241d30), float64(y)/43))
	}
	drawHero(c, geom.V(86, dayGround+2-heroFoot), "win", 1, time)
}

// ridge draws a row of hills with firs: the far ones first.
func ridge(c *render.Canvas, layer int, col render.Color) {
	deep := float64(layer)
	for x := range int(width) {
		at := float64(x)
		y := 104 + float64(deep*13) - float64(12*geom.Sin(float64(at*(0.021+float64(deep*0.004)))+float64(deep*2.1))) - float64(5*geom.Sin(float64(at*0.057)+deep))
		if layer == len(hillColors)-1 {
			y = max(y, dayGround-6)
		}
		c.Rect(geom.R(at, y, 1, height-y), col)
		if fir := scatter(x, layer, 23); layer > 0 && fir < 0.05+float64(deep*0.02) {
			tall := 6 + float64(4*deep) + float64(6*scatter(x, layer, 24))
			c.Polygon([]geom.Vec{{X: at, Y: y - tall}, {X: at + float64(tall*0.28), Y: y + 2}, {X: at - float64(tall*0.28), Y: y + 2}}, col)
		}
	}
}
