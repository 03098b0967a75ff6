package main

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
	"github.com/krill2d/krill/render/tiled"
)

const (
	lampRadius  = 104.0 // of a torch's light, logical pixels
	fireRadius  = 128.0 // of a lit checkpoint's
	heroRadius  = 84.0  // around the hero
	beamRadius  = 190.0 // of the beam of his lamp
	lavaRadius  = 70.0  // over lava
	waterRadius = 84.0  // under the surface of water
	waterStep   = 72.0  // logical pixels between two lights of water
	lavaStep    = 40.0  // logical pixels between two lights of lava
	lightDepth  = 11.0  // logical pixels that light goes into rock
	flickering  = 0.045 // of a fire's light
	beamHigh    = 60.0  // logical pixels above its hole from which daylight comes
	beamWide    = 1.5   // how much wider it is below
	maxBeams    = 16    // of a map

	straightDown = 1.5707963267948966 // radians

	nightAmount = 0.97 // of the day that is gone in a room that is dark
)

var (
	coinLight  = render.Hex(0xffdc80)
	fireLight  = render.Hex(0xffb46a)
	azureLight = render.Hex(0x66d8ff)
	lavaLight  = render.Hex(0xff7838)
	heroLight  = render.Hex(0xffeccc)
	dayLight   = render.Hex(0xe8f6e0)

	nightColors = [...]render.Color{render.Hex(0x0c1620), render.Hex(0x0a1226), render.Hex(0x140c2c), render.Hex(0x1e0a0c), render.Hex(0x08080e)}
)

// glow is a light of the map.
type glow struct {
	at     geom.Vec // logical pixels
	radius float64  // logical pixels
	color  render.Color
	thing  int  // shines when this thing is lit; −1: always
	until  bool // shines until it is
	fire   bool // it flickers
}

// makeGlows finds what gives light.
func (k *look) makeGlows(l *level) {
	for i := range l.Things {
		t := &l.Things[i]
		at := t.At.Center()
		switch t.Kind {
		case "lamp":
			k.glows = append(k.glows, glow{at: at.Add(geom.V(0, -4)), radius: lampRadius, color: fireLight, thing: i, fire: true})
		case "checkpoint":
			k.glows = append(k.glows, glow{at: geom.V(at.X, t.At.Y-2), radius: fireRadius, color: fireLight, thing: i, fire: true})
		case "coin", "key":
			k.glows = append(k.glows, glow{at: at, radius: 22, color: coinLight.Fade(0.7), thing: i, until: true})
		case "crystal":
			k.glows = append(k.glows, glow{at: at, radius: 76, color: azureLight, thing: -1})
		case "exit":
			k.glows = append(k.glows, glow{at: at, radius: 110, color: dayLight, thing: -1})
		case "lava":
			for x := t.At.X + lavaStep/2; x < t.At.X+t.At.W+lavaStep/2 && l.isSurface(t.At); x += lavaStep {
				k.glows = append(k.glows, glow{at: geom.V(min(x, t.At.X+t.At.W), t.At.Y-6), radius: lavaRadius, color: lavaLight.Fade(0.8), thing: -1, fire: true})
			}
		case "water":
			for x := t.At.X + waterStep/2; x < t.At.X+t.At.W && l.isSurface(t.At); x += waterStep {
				k.glows = append(k.glows, glow{at: geom.V(x, t.At.Y+8), radius: waterRadius, color: azureLight.Fade(0.4), thing: -1})
			}
		}
	}
}

// isSurface reports whether nothing is over a row of tiles.
func (l *level) isSurface(r geom.Rect) bool {
	x, y := l.Tiles.Cell(r.Center())
	return l.Tiles.At(x, y-1) == 0
}

// readBeams reads the rectangles of the layer "lights", which a map need not have.
func (k *look) readBeams(m *tiled.Map) error {
	layer, err := layerOf(m, "lights", tiled.ObjectLayer)
	if err != nil {
		return nil
	}
	for i := range layer.Objects {
		o := &layer.Objects[i]
		switch r := o.Bounds(); {
		case o.Class != "daylight":
			return fmt.Errorf("layer %q: object %d: its class is %q; want daylight", layer.Name, o.ID, o.Class)
		case o.Rot != 0 || r.Empty() || !inside(m.Bounds(), r):
			return fmt.Errorf("layer %q: object %d, %q: it lies at %v and the map at %v; want an upright rectangle inside", layer.Name, o.ID, o.Class, r, m.Bounds())
		case i >= maxBeams:
			return fmt.Errorf("layer %q has %d objects; want at most %d", layer.Name, len(layer.Objects), maxBeams)
		default:
			k.beams = append(k.beams, r)
		}
	}
	return nil
}

// nightOf returns how dark what a camera sees is where no light comes.
func (l *level) nightOf(seen geom.Rect) (col render.Color) {
	sum := 0.0
	for i := range l.Rooms {
		r := &l.Rooms[i]
		part := r.At.Intersect(seen)
		if part.Empty() {
			continue
		}
		area := float64(part.W * part.H)
		sum += area
		col = render.Mix(col, render.Mix(render.White, nightColors[themes[r.Theme]], r.Dark*nightAmount), area/sum)
	}
	return col
}

// drawLights darkens the world to what the lights show of it, and then draws what shines by itself. hero is where
// the hero's middle is, and facing where his lamp shines, −1 or 1. lit says which things are lit, by their numbers in
// l.Things; nil: all of them.
func drawLights(c *render.Canvas, l *level, cam render.Camera, hero geom.Vec, facing float64, lit []bool, time float64) {
	k := &l.made
	c.World(cam)
	if c.ReduceMotion { // fires do not flicker, and nothing floats about
		time = 0
	}
	seen := view(c, cam)
	n := &k.night
	n.Ambient = l.nightOf(seen)
	around, beam := heroLights(hero, facing, time)
	n.Lights = append(n.Lights[:0], around, beam)
	for i := range k.glows {
		g := &k.glows[i]
		if !g.shines(lit, seen) {
			continue
		}
		n.Lights = append(n.Lights, light.Light{Pos: g.at, Radius: g.radius * g.flicker(time), Color: g.color, SourceRadius: 2, Through: g.until})
	}
	for _, r := range k.beams {
		at := geom.V(r.Center().X, r.Y-beamHigh)
		n.Lights = append(n.Lights, light.Light{Pos: at, Radius: r.H + beamHigh + 60, Color: dayLight, Angle: straightDown, Spread: 0.5, Edge: 0.6, Through: true, Falloff: 0.7})
	}
	n.Draw(c)
	drawShine(c, l, seen, lit, time)
}

// heroLights are the light around the hero, and the beam of the lamp on his helmet.
func heroLights(hero geom.Vec, facing, time float64) (around, beam light.Light) {
	lamp := hero.Add(geom.V(float64(facing*5), -7))
	angle := 0.12 + float64(0.03*geom.Sin(time*2))
	if facing < 0 {
		angle = 2*straightDown - angle
	}
	around = light.Light{Pos: hero.Add(geom.V(0, -4)), Radius: heroRadius, Color: heroLight.Fade(0.75), Falloff: 1.2, SourceRadius: 2}
	beam = light.Light{Pos: lamp, Radius: beamRadius, Color: heroLight, Falloff: 0.9, Angle: angle, Spread: 0.5, Edge: 0.7, SourceRadius: 1.5}
	return around, beam
}

// shines reports whether a light is on and in sight.
func (g *glow) shines(lit []bool, seen geom.Rect) bool {
	if g.thing >= 0 && lit != nil && lit[g.thing] == g.until {
		return false
	}
	return seen.Inset(-g.radius).Contains(g.at)
}

// opaque reports whether a tile stops light: full rock alone, since a slope would hide its own ground.
func (l *level) opaque(n uint16) bool {
	t := l.Kinds[n]
	return t.Left == 1 && t.Right == 1 && !t.OneWay
}

// flicker returns what a light's radius is multiplied by.
func (g *glow) flicker(time float64) float64 {
	if !g.fire {
		return 1 + float64(0.02*geom.Sin(float64(time*1.7)+float64(g.at.X*0.1)))
	}
	return 1 + float64(flickering*(geom.Sin(float64(time*9)+g.at.X)+geom.Sin(float64(time*14.3)+float64(g.at.Y*0.7)))/2)
}

// sqrt2 returns the seconds that a drop takes to fall a distance in logical pixels.
func sqrt2(falls float64) float64 { return math.Sqrt(falls * 2 / dripFall) }
