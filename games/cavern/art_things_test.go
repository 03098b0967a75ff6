package main

import (
	"image"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var gold = hexes(0x6a3a18, 0xa8641e, 0xe09a2c, 0xffcf4a, 0xfff3b0)

// paintThings paints what lies around: see look_things.go for where.
func paintThings() *picture {
	p := newPicture(256, 112)
	for i := range 6 {
		coin(p, i*16+8, 8, geom.Cos(float64(i)*3.1416/6))
	}
	keyRows := "...22222........|..2333332.......|.233...332......|.23.....32222222|.23.....33343433|.233...332.12.12|..2333332..2..2.|...11111........"
	p.stamp(6*16, 4, map[byte]render.Color{'1': gold[1], '2': gold[2], '3': gold[3], '4': gold[4]}, strings.Split(keyRows, "|")...)
	p.outline(image.Rect(96, 0, 112, 16), gold[0])
	for i := range 5 {
		torch(p, (7+i)*16, 0, i-1)
	}
	spring(p, 12*16, 0, 6)
	spring(p, 13*16, 0, 1)
	foot := 17.0
	shard(p, geom.V(14*16+7, foot), geom.V(14*16+7, 1), 3.2, azure)
	shard(p, geom.V(14*16+4, foot), geom.V(14*16+1, 8), 2, azure)
	shard(p, geom.V(14*16+11, foot), geom.V(14*16+14, 6), 2.2, pink)
	heart(p, 15*16, 2, true)
	heart(p, 5*16, 18, false)
	for i := range 5 {
		brazier(p, i*16, 16, i-1)
	}
	door(p, 0, 48, true)
	door(p, 16, 48, false)
	gate(p, 32, 48)
	liftPicture(p, 64, 48)
	return p
}

// coin paints a coin that is turned: wide is how much of its face is seen.
func coin(p *picture, x, y int, turn float64) {
	wide := max(turn, -turn, 0.22) * 5
	for j := -5; j < 5; j++ {
		for i := -5; i < 5; i++ {
			u, v := (float64(i)+0.5)/wide, (float64(j)+0.5)/5
			d := geom.Hypot(u, v)
			c := gold[2]
			switch {
			case d > 1:
				continue
			case d > 0.78:
				c = gold[1]
				if u+v < -0.3 {
					c = gold[3]
				}
			case u+v < -0.55:
				c = gold[4]
			case max(u, -u) < 0.25 && max(v, -v) < 0.5:
				c = gold[1]
			case u+v < 0.5:
				c = gold[3]
			}
			p.set(x+i, y+j, c)
		}
	}
	p.outline(image.Rect(x-8, y-8, x+8, y+8), gold[0])
}

// fire paints a flame over a point; a frame below 0 is none.
func fire(p *picture, x, y, frame int, tall, half float64) {
	for j := range geom.Round(tall) {
		k := float64(j) / tall
		wide := half * (1 - k) * (0.75 + 0.9*k) * 1.25
		sway := 1.4 * k * geom.Sin(float64(frame)*1.5708+k*4)
		for i := -6; i <= 6; i++ {
			d := float64(i) + 0.5 - sway
			if d = max(d, -d); d < wide {
				p.set(x+i, y-j, shade(flame, 5.4-d/wide*2.2-k*2.6))
			}
		}
	}
}

func torch(p *picture, x, y, frame int) {
	for j := range 6 { // it sticks out of the wall
		p.set(x+7+j/4, y+15-j, wood[2])
		p.set(x+8+j/4, y+15-j, wood[3])
	}
	p.box(x+6, y+9, 5, 1, bone[1])
	p.box(x+6, y+8, 5, 1, bone[2])
	if frame < 0 {
		p.box(x+7, y+7, 3, 1, bone[0])
		return
	}
	fire(p, x+8, y+7, frame, 8+float64(frame%2), 2.6)
}

func spring(p *picture, x, y, tall int) {
	p.box(x+2, y+14, 12, 2, wood[2])
	p.box(x+2, y+14, 12, 1, wood[3])
	for j := range tall {
		c := bone[3]
		if j%2 == 1 {
			c = bone[1]
		}
		p.box(x+5, y+13-j, 6, 1, c)
	}
	red := hexes(0x7a2030, 0xc83c48, 0xff7a6a)
	p.box(x+1, y+13-tall, 14, 1, red[0])
	p.box(x+1, y+12-tall, 14, 1, red[1])
	p.box(x+2, y+11-tall, 12, 1, red[2])
}

func heart(p *picture, x, y int, full bool) {
	key := map[byte]render.Color{'r': render.Hex(0xe8495c), 'R': render.Hex(0xa52b48), 'w': render.Hex(0xffd0c8)}
	if !full {
		key = map[byte]render.Color{'r': render.Hex(0x3a2a3c), 'R': render.Hex(0x2a1e2e), 'w': render.Hex(0x4c3a50)}
	}
	p.stamp(x+3, y+2, key, ".rrr.rrr.", "rwwrrrrrr", "rwrrrrrrR", "rrrrrrrRR", ".rrrrrRR.", "..rrrRR..", "...rRR...", "....R....")
	p.outline(image.Rect(x, y, x+16, y+14), render.Hex(0x120d1c))
}

// brazier is where the hero wakes: a bowl on a foot, with a fire when it is lit.
func brazier(p *picture, x, y, frame int) {
	s := stoneWorks[1].ramp
	p.box(x+3, y+29, 10, 3, s[2])
	p.box(x+3, y+29, 10, 1, s[4])
	p.box(x+6, y+20, 4, 9, s[2])
	p.box(x+6, y+20, 1, 9, s[4])
	p.box(x+9, y+20, 1, 9, s[1])
	for j := range 5 {
		p.box(x+2+j/2, y+15+j, 12-j/2*2, 1, s[4-j/2])
	}
	p.box(x+1, y+15, 14, 1, s[5])
	p.box(x+4, y+16, 8, 1, gold[2])
	if frame >= 0 {
		fire(p, x+8, y+14, frame, 12+float64(frame%2)*2, 4.4)
		return
	}
	p.box(x+4, y+14, 8, 1, wood[1])
	p.box(x+6, y+13, 4, 1, wood[2])
}

func door(p *picture, x, y int, closed bool) {
	if !closed {
		p.box(x+12, y, 4, 64, wood[1])
		p.box(x+12, y, 1, 64, wood[3])
		return
	}
	for j := range 64 {
		for i := range 16 {
			c := shade(wood, 2+1.6*chance(i/4, j/9, 5)-0.9*boolTo(i%4 == 3, 1))
			p.set(x+i, y+j, c)
		}
	}
	for _, j := range [3]int{6, 30, 54} {
		p.box(x, y+j, 16, 4, bone[1])
		p.box(x, y+j, 16, 1, bone[2])
		for i := range 3 {
			p.set(x+2+i*5, y+j+2, bone[4])
		}
	}
	p.disc(float64(x)+8, float64(y)+40, 4, gold[2])
	p.disc(float64(x)+7.5, float64(y)+39.5, 3, gold[3])
	p.disc(float64(x)+8, float64(y)+39.5, 1.3, wood[0])
	p.box(x+7, y+40, 2, 3, wood[0])
}

// gate is the way out: an arch of stones with daylight in it.
func gate(p *picture, x, y int) {
	s := stoneWorks[0].ramp
	for j := range 48 {
		for i := range 32 {
			fx, fy := float64(i)+0.5, float64(j)+0.5
			d := geom.Hypot(fx-16, min(fy-16, 0))
			switch {
			case d > 15.5:
			case d > 10:
				a := geom.Atan2(min(fy-16, 0), fx-16)
				k := geom.Floor(a * 4)
				if fy > 16 {
					k = geom.Floor(fy / 7)
				}
				p.set(x+i, y+j, shade(s, 2.4+1.5*chance(k, boolInt(fx > 16), 3)+0.9*boolTo(d > 14.4 || fx < 2, 1)-boolTo(d < 11, 1.6)))
			default:
				sky := hexes(0x8fd4ee, 0xb4e8f4, 0xdcf8f4, 0xfffbe0)
				p.set(x+i, y+j, shade(sky, 0.4+fy/16-d*0.05))
			}
		}
	}
	for i := -10; i < 10; i++ { // hills outside
		for j := range 5 + geom.Round(2.5*geom.Sin(float64(i)*0.4+1)) {
			p.set(x+16+i, y+47-j, shade(stoneWorks[0].cover, 2.6-float64(j)/4))
		}
	}
}

func boolInt(is bool) int {
	if is {
		return 1
	}
	return 0
}

func liftPicture(p *picture, x, y int) {
	s := stoneWorks[1].ramp
	for i := range 48 {
		p.set(x+i, y, s[5])
		p.set(x+i, y+1, s[4])
		for j := 2; j < 7; j++ {
			p.set(x+i, y+j, shade(s, 3.2-float64(j)*0.3-1.4*boolTo(i%12 == 0, 1)))
		}
		p.set(x+i, y+7, s[1])
	}
	for i := range 4 { // its runes glow
		p.box(x+5+i*12, y+3, 3, 1, azure[3])
		p.box(x+6+i*12, y+4, 1, 2, azure[2])
	}
}
