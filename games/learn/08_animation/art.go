package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// The sheet is painted by code: each frame is a figure of limbs, and each limb a line with a width and a colour.
const cell = 32 // pixels

var (
	ink, skin, hair   = render.Hex(0x241c3a), render.Hex(0xf2b98f), render.Hex(0x5a2d48)
	coat, shade       = render.Hex(0xf08a3c), render.Hex(0xc2602f)
	cloth, boots, red = render.Hex(0x3b4a8c), render.Hex(0x8fd0d8), render.Hex(0xe04a5f)
)

// limb is a line with a width.
type limb struct {
	from, to geom.Vec
	r        float64 // half the width, pixels
	color    render.Color
}

// pose is how a figure stands: angles in radians, from straight down, to the front.
type pose struct {
	up, lean    float64    // of the body: pixels; radians
	thigh, knee [2]float64 // of the near leg and the far one
	arm, elbow  [2]float64
	scarf       float64 // how high its end flies, pixels
}

// poses are the frames of the sheet: idle, run, rise, fall, land.
var poses = makePoses()

func makePoses() (all [17]pose) {
	for i := range 4 {
		all[i] = pose{up: -0.4 * float64(i), thigh: [2]float64{0.12, -0.12}, arm: [2]float64{-0.1 - 0.04*float64(i), 0.2}, elbow: [2]float64{0.4, 0.4}, scarf: -5 + 0.5*float64(i)}
	}
	for i := range 8 {
		p := pose{lean: 0.22, scarf: 1 + 1.5*geom.Sin(float64(i)*1.5708)}
		for leg := range 2 {
			sin, cos := geom.Sincos(float64(i)*0.7854 + float64(leg)*3.1416)
			p.thigh[leg], p.knee[leg] = 0.15+0.85*sin, 0.25+1.25*max(0, cos)
			p.arm[leg], p.elbow[leg] = -0.1-0.9*sin, 1.2
		}
		p.up = 1.2 * max(geom.Sin(float64(i)*1.5708+0.6), -0.4)
		all[4+i] = p
	}
	all[12] = pose{up: 2, lean: 0.1, thigh: [2]float64{0.9, -0.25}, knee: [2]float64{1.3, 0.5}, arm: [2]float64{2.4, -0.6}, elbow: [2]float64{0.3, 0.6}, scarf: -6}
	for i := range 2 {
		wave := float64(i) * 0.35
		all[13+i] = pose{up: 1, thigh: [2]float64{0.5 - wave/2, -0.3}, knee: [2]float64{0.5, 0.6}, arm: [2]float64{2 + wave, -2 - wave}, elbow: [2]float64{0.4, 0.2}, scarf: 6 + wave}
		all[15+i] = pose{up: -3 + 1.5*float64(i), lean: 0.25, thigh: [2]float64{1.15 - wave, 0.75 - wave}, knee: [2]float64{1.9 - 2*wave, 1.7 - 2*wave}, arm: [2]float64{-0.7, 0.9}, elbow: [2]float64{0.5, 0.5}, scarf: 3}
	}
	return all
}

// down returns the point that lies a length from another, at an angle from straight down.
func down(from geom.Vec, angle, length float64) geom.Vec {
	sin, cos := geom.Sincos(angle)
	return from.Add(geom.V(sin*length, cos*length))
}

// limbs returns a figure, the farthest limb first.
func (p *pose) limbs() (all []limb) {
	hip := geom.V(15.5, 20.5-p.up)
	neck := down(hip, 3.1416-p.lean, 7)
	head := neck.Add(geom.V(1+3*p.lean, -3.4))
	arm := func(n int, c render.Color) {
		elbow := down(neck.Add(geom.V(0, 1.5)), p.arm[n], 3.6)
		hand := down(elbow, p.arm[n]+p.elbow[n], 3.2)
		all = append(all, limb{neck.Add(geom.V(0, 1.5)), elbow, 1.3, c}, limb{elbow, hand, 1.1, c}, limb{hand, hand, 1.2, skin})
	}
	leg := func(n int, c render.Color) {
		knee := down(hip, p.thigh[n], 4.6)
		foot := down(knee, p.thigh[n]-p.knee[n], 4.4)
		toe := down(foot, p.thigh[n]-p.knee[n]+1.4, 1.8)
		all = append(all, limb{hip, knee, 1.7, c}, limb{knee, foot, 1.4, c}, limb{foot, toe, 1.2, boots})
	}
	arm(1, shade)
	leg(1, render.Mix(cloth, ink, 0.4))
	end := neck.Add(geom.V(-7, -p.scarf))
	all = append(all, limb{neck, end, 1.1, red})
	leg(0, cloth)
	all = append(all, limb{hip.Add(geom.V(0, -0.5)), neck.Add(geom.V(0, 1.5)), 2.7, coat}, limb{head, head, 3.9, skin},
		limb{head.Add(geom.V(-2.2, -1)), head.Add(geom.V(1.6, -3)), 1.9, hair}, limb{head.Add(geom.V(-2.6, -0.5)), head.Add(geom.V(-2.4, 1.5)), 1.4, hair},
		limb{head.Add(geom.V(2.2, 0)), head.Add(geom.V(2.2, 0.6)), 0.6, ink}, limb{neck.Add(geom.V(-1.5, 0.6)), neck.Add(geom.V(2, 0.8)), 1.2, red})
	arm(0, coat)
	return all
}

// distance returns how far a point is from a limb's edge, pixels; below zero within.
func (l *limb) distance(p geom.Vec) float64 {
	way := l.to.Sub(l.from)
	k := 0.0
	if n := way.Dot(way); n > 0 {
		k = geom.Clamp(p.Sub(l.from).Dot(way)/n, 0, 1)
	}
	return p.Dist(l.from.Lerp(l.to, k)) - l.r
}

// sheet is the runner.
var sheet = render.Make("08_animation runner", cell*len(poses), cell, func(x, y int) render.Color {
	p := geom.V(float64(x%cell)+0.5, float64(y)+0.5)
	color, edge := render.Color{}, false
	for _, l := range poses[x/cell].limbs() {
		switch d := l.distance(p); {
		case d < 0:
			color = l.color
			if l.distance(p.Add(geom.V(-0.8, -0.8))) > 0 && l.r > 1.2 && l.color != ink {
				color = render.Mix(color, render.White, 0.35)
			}
		case d < 1:
			edge = true
		}
	}
	if color == (render.Color{}) && edge {
		return ink
	}
	return color
}).Grid(cell, cell)

// cloud is dust that rises and thins; gold a coin that turns.
var (
	cloud = render.Make("08_animation dust", 6*cell, 12, func(x, y int) render.Color {
		k, p := float64(x/cell)/6, geom.V(float64(x%cell)-15.5, float64(y)-8+3*float64(x/cell)/6)
		for _, side := range []float64{-1, 1} {
			for i := range 3 {
				at := geom.V(side*(3+9*k+2.5*float64(i)), -float64(i)*1.5*k)
				if p.Dist(at) < (3.2-float64(i)*0.6)*(1-k) {
					return render.White.Fade(0.8 - 0.6*k)
				}
			}
		}
		return render.Color{}
	}).Grid(cell, 12)
	gold = render.Make("08_animation coin", 8*12, 12, func(x, y int) render.Color {
		wide := max(geom.Cos(float64(x/12)*0.3927), -geom.Cos(float64(x/12)*0.3927), 0.16)
		p := geom.V((float64(x%12)-5.5)/wide, float64(y)-5.5)
		switch d := p.Len(); {
		case d > 5.5:
			return render.Color{}
		case d > 4.4:
			return render.Hex(0xa85b1e)
		case p.X+p.Y < -2.5:
			return render.Hex(0xfff3b0)
		}
		return render.Hex(0xffc83d)
	}).Grid(12, 12)
)
