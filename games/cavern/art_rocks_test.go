package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// stoneWork is what a theme's rocks are painted with.
type stoneWork struct {
	ramp  []render.Color // dark to light
	cover []render.Color // what lies on top: dark, middle, light
	seed  int
}

var stoneWorks = []stoneWork{
	{hexes(0x13111d, 0x201c2b, 0x332c3c, 0x4b404b, 0x6b5a58, 0x93806b), hexes(0x24503a, 0x3f8043, 0x7fb64b, 0xc6e070), 1}, // moss
	{hexes(0x10131f, 0x1a2132, 0x29354a, 0x3f5067, 0x5d7387, 0x8ba6b0), hexes(0x3c5566, 0x6a8c98, 0x9fc0c0, 0xd4ece0), 2}, // stone
	{hexes(0x140f25, 0x21193c, 0x36285c, 0x523d86, 0x755cab, 0xa58dd2), hexes(0x4c3590, 0x7a5cc4, 0xb494f0, 0xecd8ff), 3}, // crystal
	{hexes(0x130b10, 0x231219, 0x3b1d21, 0x5a2c29, 0x804432, 0xab6a45), hexes(0x47231f, 0x8a3b22, 0xd96a28, 0xffc25c), 4}, // ember
	{hexes(0x0f0f16, 0x191a26, 0x29293a, 0x3d3c4f, 0x585668, 0x7d7a86), hexes(0x4a4858, 0x77748a, 0xaba8b4, 0xe0dcd8), 5}, // nest
}

// paintRocks paints the quarters of tiles that rocks are put together from: see look_rocks.go for their order.
func paintRocks() *picture {
	p := newPicture(sheetCols*quarter, len(stoneWorks)*perTheme/sheetCols*quarter)
	for theme, w := range stoneWorks {
		for n := range perTheme {
			cell := theme*perTheme + n
			for y := range quarter {
				for x := range quarter {
					p.set(cell%sheetCols*quarter+x, cell/sheetCols*quarter+y, w.rock(n, x, y))
				}
			}
		}
	}
	return p
}

// rock returns a pixel of a quarter.
func (w *stoneWork) rock(n, x, y int) render.Color {
	depth, up, atX, atY := surface(n, float64(x)+0.5, float64(y)+0.5)
	if depth < 0 {
		return render.Color{}
	}
	px, py := atX*quarter+x, atY*quarter+y
	if up < 0 { // grass, moss, ash: it hangs over the edge
		long := 2 + 2.6*chance(px, n/8, w.seed)
		switch {
		case depth < 1:
			return shade(w.cover, 2+1.7*chance(px/2, n, w.seed+9))
		case depth < long-1:
			return w.cover[1]
		case depth < long:
			return w.cover[0]
		}
	}
	light := [3]float64{3.4, 2.5, 1.3}[int(up)+1] * geom.Exp(-depth/4.2)
	if depth < 1 && up >= 0 {
		light += 0.9 - up*0.9
	}
	return shade(w.ramp, 0.75+light+w.stones(px, py)*(0.95+1.1*geom.Exp(-depth/9)))
}

// stones is a wall of stones that is repeated each 64 pixels: 0 in the joints, to 1 where a stone is lit from above.
func (w *stoneWork) stones(x, y int) float64 {
	const size, count = 64, 5
	first, second, near := 1e9, 1e9, geom.Vec{}
	bright := 0.0
	fx, fy := float64(x)+0.5, float64(y)+0.5
	for j := range count {
		for i := range count {
			c := geom.V((float64(i)+0.15+0.7*chance(i, j, w.seed))*size/count, (float64(j)+0.15+0.7*chance(i, j, w.seed+50))*size/count)
			d := geom.V(geom.Wrap(fx-c.X+size/2, size)-size/2, geom.Wrap(fy-c.Y+size/2, size)-size/2)
			far := geom.Hypot(d.X, d.Y*1.25)
			switch {
			case far < first:
				first, second, near, bright = far, first, d, chance(i, j, w.seed+77)
			case far < second:
				second = far
			}
		}
	}
	if second-first < 1.3 {
		return 0
	}
	lit := 0.45 + 0.3*bright - (near.X+near.Y*1.4)*0.035
	if chance(x, y, w.seed+31) < 0.06 {
		lit -= 0.3
	}
	return geom.Clamp(lit, 0.12, 1)
}

// surface returns how deep below the rock's surface a place in a quarter is, pixels, below 0 outside; whether the surface
// is above it, −1, beside it, 0, or below it, 1; and which quarter of the wall of stones it shows.
func surface(n int, x, y float64) (depth, up float64, atX, atY int) {
	const side = float64(quarter)
	wob := func(k float64, seed int) float64 { return 1.2 * chance(geom.Floor(k/2), n, seed) }
	round := func(x, y, r float64) float64 { // a corner at (0, 0) that is air
		if x < r && y < r {
			return r - geom.Hypot(r-x, r-y)
		}
		return min(x, y)
	}
	switch {
	case n < qTop:
		return 20, 0, n % 8, n / 8
	case n < qBottom:
		return y, -1, n % 8, 0
	case n < qLeft:
		return side - y - wob(x, 3), 1, n % 8, 3
	case n < qRight:
		return x - wob(y, 5), 0, 0, n % 8
	case n < qOuter:
		return side - x - wob(y, 7), 0, 5, n % 8
	case n < qInner:
		k := (n - qOuter) % 4
		if k%2 == 1 {
			x = side - x
		}
		if k >= 2 {
			depth = round(x, side-y, 4)
			return depth, boolTo(side-y < x, 1), k, 6
		}
		depth = round(x, y, 3)
		return depth, boolTo(y < x+1.5, -1), k, 0
	case n < qSlope:
		k := (n - qInner) % 4
		if k%2 == 1 {
			x = side - x
		}
		if k >= 2 {
			y = side - y
		}
		return geom.Hypot(x, y), 0, k, 4
	}
	if n >= qEnd {
		return -1, 0, 0, 0
	}
	return slopeSurface(n-qSlope, x, y)
}

// slopeSurface is surface for the quarters of slopes and those below them.
func slopeSurface(n int, x, y float64) (depth, up float64, atX, atY int) {
	kind, below := n/4, n/2%2
	if kind%2 == 1 { // it falls to the right
		x = quarter - x
	}
	top, part := 0.0, 0.0
	switch kind / 2 {
	case 0:
		top, part = quarter-x, 0.72
	case 1:
		top, part = quarter-x/2, 0.9
	case 2:
		top, part = quarter/2-x/2, 0.9
	}
	depth = (y + float64(below*quarter) - top) * part
	return depth, -1, n % 8, 1 + n%3
}

func boolTo(is bool, v float64) float64 {
	if is {
		return v
	}
	return 0
}
