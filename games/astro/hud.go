package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	margin   = 14.0 // of the display at the edges, logical pixels
	chainBar = 60.0 // width of the chain's bar when it is full, logical pixels
)

// drawHUD draws score, multiplier, lives, the wave and whom to beat.
func (g *game) drawHUD(c *render.Canvas) {
	s := &g.score
	style{size: 20, col: textCol}.number(c, s.shown, geom.V(margin, margin))
	drawLives(c, s.lives)
	g.drawTimes(c)
	right := style{size: 10, align: 1, plain: true, col: dimCol}
	right.number(c, g.wave.n, geom.V(width-margin, margin))
	right.write(c, "WAVE", geom.V(width-margin-24, margin))
	g.drawRival(c)
}

// drawLives shows the ships that are left, with the one that flies.
func drawLives(c *render.Canvas, lives int) {
	for i := range lives {
		style{size: 14, col: shipCol}.letter(c, shipLetter, geom.V(margin+float64(i*16), margin+29))
	}
}

// drawTimes shows the multiplier and how long it still holds.
func (g *game) drawTimes(c *render.Canvas) {
	s := &g.score
	if s.chain < 2 {
		return
	}
	k := s.left / chainTime
	at := geom.V(margin, margin+50)
	col := render.Mix(textCol, goldCol, float64(s.times()-1)/(mostTimes-1))
	if s.times() > 1 {
		big := style{size: 13, col: col}
		big.write(c, "*", at)
		big.number(c, s.times(), at.Add(geom.V(13, 0)))
		at.Y += 20
	}
	c.Rect(geom.R(at.X, at.Y, chainBar*k, 1.5), col.Fade(0.9))
	next := float64(s.chain%chainStep) / chainStep
	for i := range chainStep {
		light := 0.18
		if float64(i)/chainStep < next {
			light = 0.9
		}
		c.Rect(geom.R(at.X+float64(i)*chainBar/chainStep, at.Y+4, chainBar/chainStep-2, 1.5), col.Fade(light))
	}
}

// drawRival shows the next row of the table to beat, or that there is none left.
func (g *game) drawRival(c *render.Canvas) {
	mid := style{size: 10, plain: true, col: dimCol, align: 0.5}
	rival := g.table.above(g.score.points)
	if rival == nil {
		mid.col = goldCol.Fade(blink(g.since))
		mid.write(c, "BEST OF ALL", geom.V(centre.X, margin))
		return
	}
	mid.align = 1
	mid.write(c, rival.Name, geom.V(centre.X-8, margin))
	mid.align = 0
	mid.number(c, rival.Score, geom.V(centre.X+4, margin))
}
