package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	heroCell  = 20   // side of a frame, pixels
	heroFoot  = 7.0  // from the middle of the hero's body to his feet, logical pixels
	stepSec   = 0.07 // seconds of a frame of running
	climbStep = 0.16 // of climbing
)

var heroSet = render.File("art/hero.png").Grid(heroCell, heroCell)

// The first frame of each pose, and how many there are.
const (
	heroStand, heroBlink, heroRun, heroRuns = 0, 2, 3, 6
	heroJump, heroFall, heroClimb           = 9, 10, 12
	heroHurt, heroWin                       = 14, 15
)

// drawHero draws the hero around the middle of his body. Poses are stand, run, jump, fall, climb, hurt, dead and win; time
// is in seconds, and of climb as far as he climbed.
func drawHero(c *render.Canvas, pos geom.Vec, pose string, facing, time float64) {
	s := render.Sprite{Image: heroSet, Frame: heroFrame(pose, time), Pos: pos.Add(geom.V(0, heroFoot-heroCell/2)), Flip: facing < 0}
	if pose == "dead" {
		s.Tint = render.Hex(0x8890c0)
	}
	c.Draw(s)
}

// heroFrame returns the cell of a pose.
func heroFrame(pose string, time float64) int {
	every := func(sec float64, n int) int { return geom.Int(geom.Wrap(time, sec*float64(n))/sec) % n }
	switch pose {
	case "run":
		return heroRun + every(stepSec, heroRuns)
	case "jump":
		return heroJump
	case "fall":
		return heroFall + every(0.12, 2)
	case "climb":
		return heroClimb + every(climbStep, 2)
	case "hurt", "dead":
		return heroHurt
	case "win":
		return heroWin + every(0.2, 2)
	}
	if geom.Wrap(time, 3.1) < 0.12 {
		return heroBlink
	}
	return heroStand + every(0.5, 2)
}
