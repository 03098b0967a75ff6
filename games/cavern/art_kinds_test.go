package main

import (
	"image"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var (
	wood  = hexes(0x1f1418, 0x432a22, 0x6a452e, 0x946540, 0xbf9159)
	bone  = hexes(0x26242f, 0x4d4a5c, 0x8a8698, 0xc4c0c4, 0xf4efe2)
	flame = hexes(0x6b1a1c, 0xb8331f, 0xe8622a, 0xff9d3c, 0xffd76a, 0xfff6c8)
	sea   = []render.Color{render.Hex(0x123a58).Fade(0.72), render.Hex(0x1d6a86).Fade(0.72), render.Hex(0x49a9b4).Fade(0.8), render.Hex(0xc8f4e6).Fade(0.92)}
)

// paintKinds paints the tiles that a map is made of in Tiled. Rock is shown there as it lies: the game draws its own.
func paintKinds() *picture {
	p := newPicture(256, 32)
	w := &stoneWorks[0]
	heights := [7][2]float64{{1, 1}, {0, 1}, {1, 0}, {0, 0.5}, {0.5, 1}, {1, 0.5}, {0.5, 0}}
	for i, h := range heights {
		p.clip = image.Rect(i*16, 0, i*16+16, 16)
		for x := range 16 {
			top := 16 - geom.Lerp(h[0], h[1], (float64(x)+0.5)/16)*16
			for y := geom.Round(top); y < 16; y++ {
				p.set(i*16+x, y, shade(w.ramp, 1+3*w.stones(x, y)))
			}
			p.box(i*16+x, geom.Round(top), 1, 2, w.cover[1+x%2])
		}
	}
	p.clip = image.Rectangle{}
	plank(p, 7*16, 0)
	ladder(p, 8*16, 0)
	ladder(p, 9*16, 0)
	plank(p, 9*16, 0)
	for i := range 4 {
		fang(p, 10*16+2+4*i, 16, 9+i%2, 1)
		fang(p, 11*16+2+4*i, 0, 9+i%2, -1)
	}
	for f := range 4 {
		water(p, (f)*16, 16, f)
		lava(p, (4+f)*16, 16, f)
	}
	water(p, 12*16, 0, 0)
	p.box(13*16, 0, 16, 16, sea[0])
	lava(p, 14*16, 0, 0)
	for y := range 16 {
		for x := range 16 {
			p.set(15*16+x, y, molten(x, y+16, 0))
		}
	}
	return p
}

func plank(p *picture, x, y int) {
	for i := range 16 {
		grain := 2 + geom.Round(1.4*chance(i/3, 1, 4))
		p.set(x+i, y, wood[4])
		p.set(x+i, y+1, shade(wood, float64(grain)))
		p.set(x+i, y+2, shade(wood, float64(grain-1+i%5/4)))
		p.set(x+i, y+3, wood[1])
		p.set(x+i, y+4, wood[0])
	}
	for _, i := range [2]int{0, 8} {
		p.box(x+i, y, 1, 4, wood[1])
	}
	for _, i := range [2]int{3, 12} { // nails
		p.set(x+i, y+1, bone[3])
	}
}

func ladder(p *picture, x, y int) {
	for _, rung := range [3]int{2, 7, 13} {
		p.box(x+3, y+rung, 10, 1, wood[4])
		p.box(x+3, y+rung+1, 10, 1, wood[1])
	}
	for j := range 16 {
		for _, i := range [2]int{2, 12} {
			p.set(x+i, y+j, wood[3])
			p.set(x+i+1, y+j, shade(wood, 2-chance(i, j/3, 2)))
		}
	}
}

// fang paints a spike of stone whose foot is at a height; up 1 points to the sky, −1 to the ground.
func fang(p *picture, x, y, long, up int) {
	for j := range long {
		half := 2.0 * (1 - float64(j)/float64(long))
		row := y - 1 - j
		if up < 0 {
			row = y + j
		}
		for i := -2; i < 2; i++ {
			at := float64(i) + 0.5
			if max(at, -at) > half+0.2 {
				continue
			}
			c := 2.0 + float64(j)*2.4/float64(long)
			if i >= 0 {
				c -= 1.4
			}
			p.set(x+i, row, shade(bone, c))
		}
	}
}

func water(p *picture, x, y, frame int) {
	for i := range 16 {
		top := geom.Round(3 + 1.3*geom.Sin((float64(i)+float64(frame)*4)*6.2832/16))
		for j := top; j < 16; j++ {
			c := sea[0]
			switch {
			case j == top:
				c = sea[3]
			case j < top+2:
				c = sea[2]
			case j < top+5:
				c = sea[1]
			}
			p.set(x+i, y+j, c)
		}
	}
}

// molten is a pixel of lava that flows around each 16 pixels.
func molten(x, y, frame int) render.Color {
	a := (float64(x) + float64(frame)*4) * 6.2832 / 16
	b := float64(y) * 6.2832 / 16
	v := geom.Sin(a+1.5*geom.Sin(b)) + geom.Sin(2*b-a+1) + 0.8*geom.Sin(2*a+b)
	return shade(flame, 1.1+v*0.55)
}

func lava(p *picture, x, y, frame int) {
	for i := range 16 {
		top := geom.Round(3 + 1.2*geom.Sin((float64(i)-float64(frame)*4)*6.2832/16))
		for j := top; j < 16; j++ {
			c := molten(i, j, frame)
			if j < top+3 {
				c = flame[5-(j-top)]
			}
			p.set(x+i, y+j, c)
		}
	}
}
