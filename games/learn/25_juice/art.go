package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var (
	deep  = render.Hex(0x0d2f52)
	jade  = render.Hex(0x35b89a)
	coral = render.Hex(0xff7a4d)
	teal  = render.Hex(0x1f9e8f)
	dark  = render.Hex(0x12303a)
)

// blob is an ellipse of a picture, lit from above.
type blob struct {
	x, y, rx, ry float64 // logical pixels
	col          render.Color
}

// painted returns what blobs show at a point, the last one on top, with a smooth edge and a dark line around all.
func painted(p geom.Vec, blobs []blob) render.Color {
	out := render.Color{}
	for i := range blobs {
		b := &blobs[i]
		q := geom.V((p.X-b.x)/b.rx, (p.Y-b.y)/b.ry)
		edge := (1 - q.Len()) * min(b.rx, b.ry) // logical pixels inwards
		if edge <= 0 {
			continue
		}
		lit := render.Mix(b.col, render.White, geom.Clamp(0.3-q.Y*0.45-q.X*0.1, 0, 0.45))
		lit = render.Mix(lit, dark, geom.Clamp(q.Y*0.5-0.1, 0, 0.4))
		if out.A == 0 {
			out = render.Mix(dark, lit, (edge-1.5)/1.5).Fade(edge)
		} else {
			out = render.Mix(out, lit, edge)
		}
	}
	return out
}

// pudding is a jelly with a face: calm, and hit.
var pudding = render.Make("25_juice jelly", 264, 100, func(x, y int) render.Color {
	p := geom.V(float64(x%132)+0.5, float64(y)+0.5)
	body := []blob{{66, 96, 64, 40, jade}, {66, 62, 56, 58, jade}, {66, 78, 60, 50, jade}}
	if p.Y > 97 {
		return render.Color{}
	}
	out := painted(p, body)
	if out.A > 0 {
		out.A = uint8(geom.Lerp(235, 255, p.Y/100))
		out = render.Mix(out, render.Hex(0xbaf5e2), geom.Clamp(1-geom.V((p.X-44)/16, (p.Y-26)/9).Len(), 0, 0.8))
	}
	face := []blob{{44, 54, 9, 11, render.White}, {80, 54, 9, 11, render.White}, {42, 57, 4, 5, dark}, {78, 57, 4, 5, dark}, {61, 76, 9, 3, dark}}
	if x >= 132 {
		face = []blob{{44, 56, 10, 2.5, dark}, {80, 56, 10, 2.5, dark}, {44, 50, 8, 2, dark}, {80, 50, 8, 2, dark}, {61, 79, 8, 9, dark}, {61, 83, 5, 4, coral}}
	}
	return over(painted(p, face), out)
}).Grid(132, 100)

// over lays a colour over another one.
func over(top, below render.Color) render.Color {
	if top.A == 0 {
		return below
	}
	a := top.A
	top.A = max(a, below.A)
	below.A = top.A
	return render.Mix(below, top, float64(a)/255)
}

// shrimp is a mantis shrimp that looks to the right: with its clubs folded, and striking.
var shrimp = render.Make("25_juice shrimp", 320, 80, func(x, y int) render.Color {
	p := geom.V(float64(x%160)+0.5, float64(y)+0.5)
	blobs := []blob{{14, 52, 13, 7, coral}, {12, 62, 12, 6, coral}, {18, 43, 12, 6, coral}} // the fan of its tail
	for n := range 6 {
		blobs = append(blobs, blob{40 + float64(n)*11, 70, 3, 9, coral}) // its legs
	}
	for n := range 7 {
		blobs = append(blobs, blob{28 + float64(n)*11, 52 - float64(n)*1.2, 13, 13 + float64(n)*0.8, render.Mix(render.Hex(0x2b7fb8), teal, float64(n)/6)})
	}
	blobs = append(blobs, blob{102, 42, 17, 17, teal}, blob{100, 18, 3, 10, teal}, blob{114, 20, 3, 10, teal})
	for _, eye := range []float64{99, 116} {
		blobs = append(blobs, blob{eye, 12, 8, 8, render.Hex(0x8a5bd6)}, blob{eye + 2, 12, 4.5, 6, render.White}, blob{eye + 3, 12, 2.5, 4.5, dark})
	}
	if x >= 160 {
		blobs = append(blobs, blob{122, 52, 16, 5, coral}, blob{146, 50, 13, 11, render.Hex(0xf5c542)})
	} else {
		blobs = append(blobs, blob{112, 56, 5, 10, coral}, blob{119, 60, 11, 10, render.Hex(0xf5c542)})
	}
	return painted(p, blobs)
}).Grid(160, 80)
