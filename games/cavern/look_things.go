package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// The pictures of things, as they lie in their sheets.
var (
	thingSet  = render.File("art/things.png")
	smallSet  = thingSet.Grid(16, 16)
	braziers  = thingSet.Region(0, 16, 80, 32).Grid(16, 32)
	doors     = thingSet.Region(0, 48, 32, 64).Grid(16, 64)
	gatePart  = thingSet.Region(32, 48, 32, 48)
	liftPart  = thingSet.Region(64, 48, 48, 8)
	foeSet    = render.File("art/foes.png").Grid(16, 16)
	threadCol = render.Hex(0xd8d8e4).Fade(0.6)
)

// Frames of smallSet and of foeSet.
const (
	coinFrame, keyFrame, torchFrame, springFrame, crystalFrame, heartFrame, noHeartFrame = 0, 6, 7, 12, 14, 15, 21

	batSleep, batWake, batFly, batGone       = 0, 1, 2, 5
	slugCrawl, slugGone                      = 6, 9
	spiderHang, spiderReach, spiderGoneFrame = 10, 11, 12
)

// drawThing draws a thing around the middle of its place. A state that it does not know is none. Besides the kinds of the
// map there are heart and no heart, for signs.
func drawThing(c *render.Canvas, kind string, pos geom.Vec, state string, facing, time float64) {
	s := render.Sprite{Image: smallSet, Pos: pos, Flip: facing < 0}
	on := state == "on" || state == "lit"
	switch kind {
	case "coin":
		s.Frame = coinFrame + frameOf(time+float64(pos.X*0.013), 0.1, 6)
		s.Pos.Y += float64(1.2 * geom.Sin(float64(time*2.6)+float64(pos.X*0.05)))
	case "key":
		s.Frame = keyFrame
		s.Pos.Y += float64(1.8 * geom.Sin(time*2.2))
	case "lamp":
		s.Frame = torchFrame
		if on {
			s.Frame += 1 + frameOf(time+pos.X, 0.11, 4)
		}
		s.Pos.Y += 2
	case "spring":
		s.Frame = springFrame
		if !on {
			s.Frame++
		}
		s.Pos.Y -= 4
	case "crystal":
		s.Frame = crystalFrame
	case "heart":
		s.Frame = heartFrame
	case "no heart":
		s.Frame = noHeartFrame
	case "checkpoint":
		s.Image, s.Frame = braziers, 0
		if on {
			s.Frame = 1 + frameOf(time, 0.11, 4)
		}
		s.Pos.Y -= 2
	case "door":
		s.Image = doors
		if on {
			s.Frame = 1
		}
	case "exit":
		s.Image = gatePart
		s.Pos.Y -= 2
	case "lift":
		s.Image = liftPart
	case "bat", "slug", "spider":
		drawFoe(c, kind, pos, state, facing, time)
		return
	default:
		return
	}
	c.Draw(s)
}

// frameOf returns which of n frames is shown at a time.
func frameOf(time, sec float64, n int) int { return geom.Int(geom.Wrap(time/sec, float64(n))) % n }

// drawFoe draws an enemy: one that was beaten is squashed and fades.
func drawFoe(c *render.Canvas, kind string, pos geom.Vec, state string, facing, time float64) {
	s := render.Sprite{Image: foeSet, Pos: pos, Flip: facing < 0}
	gone := state == "gone"
	switch {
	case kind == "slug" && gone:
		s.Frame = slugGone
	case kind == "slug":
		s.Frame = slugCrawl + [4]int{0, 1, 2, 1}[frameOf(time, 0.16, 4)]
	case kind == "bat" && gone:
		s.Frame = batGone
	case kind == "bat" && state == "wake":
		s.Frame = batWake
		s.Pos.X += float64(0.6 * geom.Sin(time*40))
	case kind == "bat" && state != "":
		s.Frame = batFly + [4]int{0, 1, 2, 1}[frameOf(time, 0.07, 4)]
	case kind == "bat":
		s.Frame = batSleep
	case gone:
		s.Frame = spiderGoneFrame
	case state == "attack" || state == "wait":
		s.Frame = spiderReach
	default:
		s.Frame = spiderHang + frameOf(time, 0.5, 2)
	}
	if kind == "slug" {
		s.Pos.Y -= 3
	}
	c.Draw(s)
}

// drawEyes draws the eyes of an enemy, which are seen in the dark: call it after drawLights.
func drawEyes(c *render.Canvas, kind string, pos geom.Vec, state string) {
	y := pos.Y
	col := render.Hex(0xffd84c)
	switch {
	case state == "gone" || kind == "slug" || kind == "bat" && state == "":
		return
	case kind == "bat" && state == "wake":
		y++
	case kind == "spider":
		y += 2
		col = render.Hex(0xff4a4a)
	}
	for _, x := range [2]float64{-2, 1} {
		c.Rect(geom.R(pos.X+x, y, 1, 1), col)
	}
}

// drawThread draws what a spider hangs from.
func drawThread(c *render.Canvas, from, to geom.Vec) {
	c.Rect(geom.R(from.X-0.5, from.Y, 1, max(to.Y-from.Y, 0)), threadCol)
}
