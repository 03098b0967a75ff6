package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const backSize = 256 // side of a picture that is repeated, pixels

// hills is smooth noise that is repeated each 256 pixels, 0 to 1.
func hills(at float64, waves, seed int) float64 {
	k := at / backSize * float64(waves)
	i := geom.Floor(k)
	u := k - float64(i)
	u = u * u * (3 - 2*u)
	return geom.Lerp(chance(i%waves, seed, 3), chance((i+1)%waves, seed, 3), u)
}

// paintFar paints a hall that is a long way off: pillars before a haze. It is grey, and tinted by the room.
func paintFar() *picture {
	p := newPicture(backSize, backSize)
	haze := hexes(0x22252f, 0x292d38, 0x323744, 0x3d4351, 0x4a5160, 0x586070, 0x677080)
	for y := range backSize {
		for x := range backSize {
			fx, fy := float64(x), float64(y)
			bright := 3.4 + 2.4*geom.Sin((fy-70)*6.2832/backSize) + 1.6*(cloud(fx, fy, 5, 1)-0.5) + 0.5*float64((x+y)%2)
			p.set(x, y, shade(haze, bright))
		}
	}
	for i := range 7 {
		pillar(p, float64(i)*37+9*chance(i, 1, 1), 3+5*chance(i, 2, 1), 14, 20+i, haze[1:5])
	}
	rims(p, 40, 30, 11, haze[1:5])
	for i := range 4 {
		pillar(p, 20+float64(i)*64+26*chance(i, 3, 1), 7+7*chance(i, 4, 1), 22, 40+i, haze[:4])
	}
	rims(p, 22, 20, 12, haze[:4])
	return p
}

// paintNear paints dark pillars, between which the far hall is seen.
func paintNear() *picture {
	p := newPicture(backSize, backSize)
	greys := hexes(0x0f1016, 0x161820, 0x1f222c, 0x2a2e3a)
	for _, c := range [3][2]float64{{34, 15}, {122, 24}, {206, 11}} {
		pillar(p, c[0], c[1], 34, geom.Floor(c[0]), greys)
	}
	rims(p, 26, 30, 14, greys)
	return p
}

// pillar paints a column of stone from the ceiling to the floor, wider at both ends, lit from the left.
func pillar(p *picture, x, half, flare float64, seed int, ramp []render.Color) {
	for y := range backSize {
		end := float64(min(y, backSize-y))
		wide := half*(0.7+0.6*hills(float64(y), 7, seed)) + flare*geom.Exp(-end/16) + 1.6*chance(y/5, seed, 2)
		mid := x + 5*(hills(float64(y), 4, seed+1)-0.5)
		for i := geom.Floor(mid - wide); i <= geom.Floor(mid+wide); i++ {
			side := (float64(i) + 0.5 - mid) / wide
			c := 1.9 - 1.5*side - 0.9*boolTo(chance((i+y/9)/3, y/(7+i%3), seed) < 0.22, 1)
			if side < -1+2/wide {
				c = 3.4
			}
			p.set(int(geom.Wrap(float64(i), backSize)), y, shade(ramp, c))
		}
	}
}

// rims paints a ceiling that hangs down and a floor that stands up, in spikes.
func rims(p *picture, high, spikes float64, seed int, ramp []render.Color) {
	for x := range backSize {
		fx := float64(x)
		spike := func(n, seed int) float64 {
			k := geom.Wrap(fx*float64(n)/backSize, 1) - 0.5
			return spikes * chance(geom.Floor(fx*float64(n)/backSize), seed, 6) * (1 - 2*max(k, -k))
		}
		top := high*(0.4+0.6*hills(fx, 6, seed)) + spike(13, seed)
		low := high*(0.4+0.6*hills(fx, 5, seed+1)) + spike(11, seed+1)
		for y := range backSize {
			down, up := top-float64(y), float64(y)-(backSize-low)
			if d := max(down, up); d >= 0 {
				c := 2.6 - d/9 - 0.9*boolTo(chance(x/4, y/5, seed) < 0.2, 1)
				if d < 1 {
					c = 2.3
				}
				p.set(x, y, shade(ramp, c))
			}
		}
	}
}

// cloud is smooth noise in two directions that is repeated each 256 pixels, 0 to 1.
func cloud(x, y float64, waves, seed int) float64 {
	a, b := x/backSize*float64(waves), y/backSize*float64(waves)
	i, j := geom.Floor(a), geom.Floor(b)
	u, v := a-float64(i), b-float64(j)
	u, v = u*u*(3-2*u), v*v*(3-2*v)
	at := func(i, j int) float64 { return chance(i%waves, j%waves, seed) }
	return geom.Lerp(geom.Lerp(at(i, j), at(i+1, j), u), geom.Lerp(at(i, j+1), at(i+1, j+1), u), v)
}

// stalk paints a cone of stone: from a foot at a height to a tip, up 1 to the sky, −1 to the ground.
func stalk(p *picture, x, y float64, long, half float64, up int, ramp []render.Color) {
	for j := range geom.Round(long) {
		k := float64(j) / long
		wide := half * (1 - k) * (1 + 0.25*geom.Sin(float64(j)*1.3+x))
		row := geom.Floor(y) - 1 - j
		if up < 0 {
			row = geom.Floor(y) + j
		}
		for i := geom.Floor(x - wide); i <= geom.Floor(x+wide); i++ {
			side := (float64(i) + 0.5 - x) / (wide + 0.6)
			p.set(i, row, shade(ramp, 2.6-1.6*side-0.8*(1-k)+float64(j%3)*0.2))
		}
	}
}
