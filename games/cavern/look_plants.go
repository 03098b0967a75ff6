package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	standOdds, hangOdds = 0.6, 0.5 // that something stands on a tile, or hangs from one
	dripOdds            = 0.12     // that a ceiling drips
	dripFall            = 320.0    // logical pixels per second and second
	splashTime          = 0.22     // seconds
)

var decorSet = render.File("art/decor.png").Grid(16, 16)

// plant is what grows, lies or hangs somewhere, for the eye alone.
type plant struct {
	at    geom.Vec // the middle of its picture, logical pixels
	frame int
	flip  bool
	front bool // before the hero
	sways bool
}

// drip is a place from which drops fall.
type drip struct {
	from   geom.Vec // logical pixels
	falls  float64  // logical pixels
	every  float64  // seconds
	offset float64  // seconds
}

// plant strews plants, and finds where it drips.
func (k *look) plant(l *level, classes []string) {
	g := &l.Tiles
	class := func(x, y int) string { return classes[g.At(x, y)] }
	level := func(x, y int) bool {
		t := l.Kinds[g.At(x, y)]
		return class(x, y) == "rock" && t.Left == 1 && t.Right == 1
	}
	for y := 1; y < g.H-1; y++ {
		for x := range g.W {
			if !level(x, y) {
				continue
			}
			odd := scatter(x, y, 1)
			if g.At(x, y-1) == 0 && odd < standOdds {
				k.addPlant(l, x, y-1, geom.Floor(odd/standOdds*4))
			}
			if g.At(x, y+1) != 0 {
				continue
			}
			if odd = scatter(x, y, 2); odd < hangOdds {
				k.addPlant(l, x, y+1, 4+geom.Floor(odd/hangOdds*4))
			}
			if scatter(x, y, 3) < dripOdds {
				k.addDrip(l, x, y+1)
			}
		}
	}
}

// addPlant puts a plant into a cell, unless a thing is there.
func (k *look) addPlant(l *level, x, y, which int) {
	at := l.Tiles.Center(x, y)
	for i := range l.Things {
		switch l.Things[i].Kind {
		case "coin", "bat", "slug", "spider", "lift":
		default:
			if l.Things[i].At.Overlaps(geom.Around(at, cell, cell)) {
				return
			}
		}
	}
	theme := l.themeAt(at)
	p := plant{at: at, frame: theme*8 + which, flip: scatter(x, y, 4) < 0.5}
	grass := theme == 0 && (which == 0 || which == 1 || which == 3) || theme == 1 && which == 3
	p.front = grass && scatter(x, y, 6) < 0.5
	p.sways = grass || theme == 0 && which >= 4 && which < 7
	k.plants = append(k.plants, p)
	if theme == 2 && (which == 1 || which == 3 || which == 5) {
		k.glows = append(k.glows, glow{at: at, radius: 44, color: azureLight.Fade(0.75), thing: -1})
	}
}

// addDrip lets it drip from a ceiling over a cell, as far down as there is nothing.
func (k *look) addDrip(l *level, x, y int) {
	n := 0
	for l.Tiles.At(x, y+n) == 0 && y+n < l.Tiles.H {
		n++
	}
	if theme := l.themeAt(l.Tiles.Center(x, y)); n < 3 || theme == 3 {
		return
	}
	from := l.Tiles.Corner(x, y).Add(geom.V(2+geom.Lerp(0, 12, scatter(x, y, 8)), 0))
	k.drips = append(k.drips, drip{from: from, falls: float64(n)*cell + 3, every: 2.5 + 4*scatter(x, y, 9), offset: 7 * scatter(x, y, 10)})
}

// drawPlants draws those in sight that lie before the hero, or behind him.
func drawPlants(c *render.Canvas, plants []plant, seen geom.Rect, front bool, time float64) {
	seen = seen.Inset(-cell)
	for i := range plants {
		p := &plants[i]
		if p.front != front || !seen.Contains(p.at) {
			continue
		}
		s := render.Sprite{Image: decorSet, Frame: p.frame, Pos: p.at, Flip: p.flip}
		if p.sways {
			s.Pos.X += float64(0.6 * geom.Sin(float64(time*1.3)+float64(p.at.X*0.06)))
		}
		c.Draw(s)
	}
}

// drawDrips draws the drops in sight: where each is follows from the time alone.
func drawDrips(c *render.Canvas, drips []drip, seen geom.Rect, time float64) {
	for i := range drips {
		d := &drips[i]
		if !seen.Overlaps(geom.R(d.from.X-4, d.from.Y, 8, d.falls)) {
			continue
		}
		k := geom.Wrap(time+d.offset, d.every)
		swell := 0.5 // seconds in which it hangs
		long := 0.0
		if k > swell {
			long = float64(dripFall / 2 * (k - swell) * (k - swell))
		}
		if long < d.falls {
			c.Rect(geom.R(d.from.X, d.from.Y+long, 1, 1+geom.Clamp(k*4, 0, 2)), drop)
			continue
		}
		since := k - swell - float64(sqrt2(d.falls))
		if since < splashTime {
			f := since / splashTime
			for _, side := range [2]float64{-1, 1} {
				at := d.from.Add(geom.V(float64(side*5*f), d.falls-float64(9*f*(1-f))*1.6-2))
				c.Rect(geom.R(at.X, at.Y, 1, 1), drop.Fade(1-f))
			}
		}
	}
}

var drop = render.Hex(0x9fe0f0).Fade(0.85)
