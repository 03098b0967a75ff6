package main

import (
	"image"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// paintDecor paints what grows and lies around: a row for each theme, four cells that stand and four that hang.
func paintDecor() *picture {
	p := newPicture(8*16, len(stoneWorks)*16)
	for i, paint := range []func(*picture, int){mossDecor, stoneDecor, crystalDecor, emberDecor, nestDecor} {
		p.clip = image.Rect(0, i*16, 128, i*16+16)
		paint(p, i*16)
	}
	return p
}

// blades paints grass.
func blades(p *picture, x, y, n, tall int, ramp []render.Color) {
	for i := range n {
		at, long := 2+12*i/n, float64(tall)*(0.55+0.45*chance(i, n, 3))
		lean := 3 * (chance(i, n, 8) - 0.5)
		for j := range geom.Round(long) {
			k := float64(j) / long
			p.set(x+at+geom.Round(lean*k*k), y+15-j, shade(ramp, k*2.9))
		}
	}
}

// vine paints a stem that hangs, with leaves.
func vine(p *picture, x, long, seed int, ramp []render.Color) {
	for j := range long {
		at := x + geom.Round(1.4*geom.Sin(float64(j)*0.55+float64(seed)))
		p.set(at, j, ramp[0])
		if j%3 == seed%3 {
			side := 1 - 2*(j/3%2)
			p.set(at+side, j, ramp[1])
			p.set(at+2*side, j+1, ramp[2])
		}
	}
}

func mossDecor(p *picture, y int) {
	leaf := stoneWorks[0].cover
	blades(p, 0, y, 5, 5, leaf)
	blades(p, 16, y, 7, 10, leaf)
	caps := map[byte]render.Color{'r': render.Hex(0xc8503c), 'R': render.Hex(0xf0845a), 'w': render.Hex(0xfff0d0), 's': render.Hex(0xd8c4a0), 'S': render.Hex(0x9c8468), 'd': render.Hex(0x7a2a2c)}
	p.stamp(32, y+4, caps,
		"................", "......RRRr......", ".....RwRRrr.....", "....RRRRwrrd....", "....rrwrrrrd....", ".....ddssdd.....",
		"..Rr...sS.......", ".RwRr..sS.......", ".rrrd..sS..Rr...", "..sS...sS.Rwrd..", "..sS...sS..sS...", "..sS..ssS..sS...")
	for i := range 5 { // a fern
		for j := range 9 {
			a := float64(i-2) * 0.5
			x, h := 56+geom.Round(a*float64(j)*0.9), y+15-j+geom.Round(a*a*float64(j*j)*0.05)
			p.set(x, h, leaf[min(2, j/4)])
			if j%2 == 1 {
				p.set(x+1, h+1, leaf[1])
				p.set(x-1, h+1, leaf[0])
			}
		}
	}
	vine(p, 68, 9, 1, leaf)
	vine(p, 74, 6, 2, leaf)
	vine(p, 83, 15, 0, leaf)
	vine(p, 90, 11, 2, leaf)
	for i := range 3 { // roots
		for j := range 12 - 3*i {
			p.set(100+4*i+geom.Round(1.6*geom.Sin(float64(j)*0.6+float64(i)*2)), y+j, shade(wood, 3-float64(j)/5))
		}
	}
	stalk(p, 120, float64(y), 11, 4, -1, stoneWorks[0].ramp[1:])
}

func stoneDecor(p *picture, y int) {
	r := stoneWorks[1].ramp
	pebbles(p, 0, y, r)
	stalk(p, 22, float64(y+16), 9, 3.4, 1, r[1:])
	stalk(p, 27, float64(y+16), 5, 2.2, 1, r[1:])
	stalk(p, 39, float64(y+16), 15, 4.6, 1, r[1:])
	blades(p, 48, y, 6, 4, stoneWorks[1].cover)
	stalk(p, 69, float64(y), 8, 3, -1, r[1:])
	stalk(p, 75, float64(y), 5, 2.2, -1, r[1:])
	stalk(p, 88, float64(y), 15, 4.4, -1, r[1:])
	stalk(p, 102, float64(y), 11, 3.6, -1, r[1:])
	stalk(p, 108, float64(y), 6, 2.4, -1, r[1:])
	stalk(p, 116, float64(y), 6, 2.4, -1, r[1:])
	stalk(p, 122, float64(y), 13, 3.8, -1, r[1:])
}

func pebbles(p *picture, x, y int, ramp []render.Color) {
	for i := range 4 {
		at, r := float64(x)+2.5+3.6*float64(i), 1.2+1.4*chance(i, x, 9)
		p.disc(at, float64(y)+16-r*0.8, r, ramp[3])
		p.disc(at-0.6, float64(y)+15.4-r, r*0.5, ramp[5])
	}
	p.outline(image.Rect(x, y, x+16, y+16), ramp[0])
}

var (
	azure = hexes(0x12305c, 0x1c5c9c, 0x2ea4d8, 0x7fe4f4, 0xe8ffff)
	pink  = hexes(0x3c1450, 0x7a2a88, 0xc04cc0, 0xf48ee0, 0xfff0ff)
)

// shard paints a crystal with a bright and a dark face around a line.
func shard(p *picture, foot, tip geom.Vec, half float64, ramp []render.Color) {
	way := tip.Sub(foot)
	long := way.Len()
	dir := way.Unit()
	for y := geom.Floor(min(foot.Y, tip.Y)) - 3; y <= geom.Floor(max(foot.Y, tip.Y))+3; y++ {
		for x := geom.Floor(min(foot.X, tip.X)) - 4; x <= geom.Floor(max(foot.X, tip.X))+4; x++ {
			d := geom.V(float64(x)+0.5, float64(y)+0.5).Sub(foot)
			along, across := d.Dot(dir), dir.Cross(d)
			wide := half
			if along > long*0.6 {
				wide = half * (long - along) / (long * 0.4)
			}
			if along < 0 || along > long || max(across, -across) > wide {
				continue
			}
			c := 2.2 + 1.2*along/long
			switch {
			case across > wide*0.3:
				c -= 1.5
			case across < -wide*0.35:
				c += 0.9
			}
			p.set(x, y, shade(ramp, c))
		}
	}
}

func crystalDecor(p *picture, y int) {
	foot := float64(y) + 17
	head := float64(y) - 1
	shard(p, geom.V(6, foot), geom.V(4, foot-8), 1.8, azure)
	shard(p, geom.V(10, foot), geom.V(12, foot-6), 1.5, pink)
	shard(p, geom.V(24, foot), geom.V(24, foot-15), 2.8, azure)
	shard(p, geom.V(21, foot), geom.V(18, foot-9), 1.9, azure)
	shard(p, geom.V(27, foot), geom.V(30, foot-10), 1.9, pink)
	pebbles(p, 32, y, stoneWorks[2].ramp)
	shard(p, geom.V(56, foot), geom.V(53, foot-12), 2.4, pink)
	shard(p, geom.V(58, foot), geom.V(61, foot-8), 1.8, azure)
	shard(p, geom.V(70, head), geom.V(69, head+8), 1.8, pink)
	shard(p, geom.V(75, head), geom.V(76, head+6), 1.5, azure)
	shard(p, geom.V(87, head), geom.V(88, head+15), 2.7, azure)
	shard(p, geom.V(92, head), geom.V(94, head+9), 1.8, pink)
	stalk(p, 104, float64(y), 12, 4, -1, stoneWorks[2].ramp[1:])
	stalk(p, 120, float64(y), 8, 3, -1, stoneWorks[2].ramp[1:])
}

func emberDecor(p *picture, y int) {
	r := stoneWorks[3].ramp
	pebbles(p, 0, y, r)
	stalk(p, 24, float64(y+16), 12, 4.2, 1, r[1:])
	for j := range 6 { // it glows within
		p.set(24+j%2, y+14-j, flame[3])
	}
	stalk(p, 38, float64(y+16), 6, 3, 1, r[1:])
	stalk(p, 43, float64(y+16), 9, 2.6, 1, r[1:])
	bones(p, 48, y)
	stalk(p, 70, float64(y), 10, 3.4, -1, r[1:])
	stalk(p, 88, float64(y), 15, 4.4, -1, r[1:])
	for j := range 4 {
		p.set(88, y+10+j, flame[2+j/2])
	}
	stalk(p, 101, float64(y), 7, 2.6, -1, r[1:])
	stalk(p, 107, float64(y), 11, 3, -1, r[1:])
	for i := range 2 { // chains
		for j := range 15 {
			if j%4 != 3 {
				p.set(117+5*i, y+j, shade(bone, 1.2+float64(j%4)*0.6))
				p.set(118+5*i, y+j, bone[0])
			}
		}
	}
}

func bones(p *picture, x, y int) {
	key := map[byte]render.Color{'a': bone[4], 'b': bone[3], 'c': bone[2], 'd': bone[0]}
	p.stamp(x, y+9, key,
		"................", ".....aaab.......", "....abbbbc......", "....dbdbbc..a..a", "....abbbc...bbbb", ".a...bdbc..a..c.", ".bbbbbbc...cc...")
}

func nestDecor(p *picture, y int) {
	bones(p, 0, y)
	for i := range 3 { // eggs
		at := geom.V(20+4.5*float64(i), float64(y)+12.4-float64(i%2)*1.5)
		p.disc(at.X, at.Y, 3, bone[2])
		p.disc(at.X-0.7, at.Y-0.8, 1.8, bone[4])
	}
	p.outline(image.Rect(16, y, 32, y+16), bone[0])
	stalk(p, 38, float64(y+16), 8, 3, 1, stoneWorks[4].ramp[1:])
	stalk(p, 43, float64(y+16), 4, 2, 1, stoneWorks[4].ramp[1:])
	pebbles(p, 48, y, stoneWorks[4].ramp)
	silk := render.Hex(0xd8d8e4)
	for i := range 5 { // webs
		for k := range 14 {
			a := float64(i) * 0.3927
			p.set(64+geom.Round(geom.Cos(a)*float64(k)), y+geom.Round(geom.Sin(a)*float64(k)), silk.Fade(0.55))
		}
	}
	for ring := 4; ring <= 12; ring += 4 {
		for k := range 24 {
			a := float64(k) / 24 * 1.5708
			r := float64(ring) - 0.9*geom.Sin(a*8)*geom.Sin(a*8)
			p.set(64+geom.Round(geom.Cos(a)*r), y+geom.Round(geom.Sin(a)*r), silk.Fade(0.45))
		}
	}
	for j := range 15 { // a cocoon on its thread
		p.set(88, y+j, silk.Fade(0.5))
	}
	p.disc(88, float64(y)+10, 3, bone[2])
	p.disc(88, float64(y)+12, 2.4, bone[2])
	p.disc(87.4, float64(y)+9.5, 1.6, bone[3])
	for i := range 3 {
		for j := range 5 + 4*i {
			p.set(99+4*i, y+j, silk.Fade(0.4))
		}
	}
	stalk(p, 120, float64(y), 12, 3.6, -1, stoneWorks[4].ramp[1:])
}
