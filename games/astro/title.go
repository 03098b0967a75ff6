package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	titleRocks = 9
	pageTime   = 7.0 // seconds that the scores are shown, and then how to play
)

// enterTitle shows the title over a field of rocks.
func (g *game) enterTitle(r *engine.Rand) {
	g.enter(title)
	g.ship, g.saucer, g.shots = ship{}, saucer{}, [maxShots]shot{}
	if rocks, _ := g.rocksLeft(); rocks >= titleRocks {
		return
	}
	for i := range titleRocks {
		g.addRock(newRock(r, geom.V(r.Range(0, width), r.Range(0, height)), 1+i%large, 1))
	}
}

func (g *game) updateTitle(t *engine.Tick) {
	g.drift(t.Dt)
	if t.Every(2.5) {
		g.pushDust(geom.V(t.Rand.Range(0, width), t.Rand.Range(0, height)), 130, 60)
	}
	if g.updateAttract(t) {
		return
	}
	switch {
	case t.Input.Pressed(start):
		g.newGame(t)
	case t.Input.Pressed(leave):
		t.Quit()
	}
}

func (g *game) drawTitle(c *render.Canvas) {
	dim(c, 0.3)
	g.drawName(c)
	if geom.Wrap(g.since, 2*pageTime) < pageTime {
		g.drawScores(c, 122)
	} else {
		g.drawControls(c, 126)
		drawWorth(c, 246, g.since)
	}
	s := style{size: 13, align: 0.5, col: textCol.Fade(blink(g.since))}
	s.write(c, g.hint("PRESS FIRE OR ENTER", "TAP TO START"), geom.V(centre.X, 322))
}

// drawName draws the game's name as a wave of light that runs through it.
func (g *game) drawName(c *render.Canvas) {
	const name, size = "ASTRO", 58.0
	at := geom.V(centre.X-style{size: size}.measure(len(name))/2, 34)
	shine(c, geom.V(centre.X, 62), 210, shipCol.Fade(0.16))
	for i := range len(name) {
		wave := 0.5 + 0.5*geom.Sin(float64(g.clock*1.8)-float64(float64(i)*0.8))
		s := style{size: size, col: render.Mix(shipCol, bigCol, wave)}
		s.letter(c, name[i], at.Add(geom.V(0, float64(wave*5)-2.5)))
		at.X += pitch * size / grid
	}
}

func (g *game) drawScores(c *render.Canvas, y float64) {
	style{size: 11, align: 0.5, col: goldCol}.write(c, "HIGH SCORES", geom.V(centre.X, y))
	for i := range g.table.Rows {
		r := &g.table.Rows[i]
		s := style{size: 9.5, align: 1, plain: true, col: render.Mix(textCol, dimCol, float64(i)/tableRows)}
		if i == g.rank {
			s.col = goldCol.Fade(blink(g.since * 1.6))
		}
		line := y + 22 + float64(float64(i)*16.5)
		s.number(c, i+1, geom.V(centre.X-110, line))
		s.number(c, r.Score, geom.V(centre.X+60, line))
		s.number(c, r.Wave, geom.V(centre.X+126, line))
		s.align = 0
		s.write(c, r.Name, geom.V(centre.X-86, line))
		s.write(c, "W", geom.V(centre.X+94, line))
	}
}

// drawControls lists what the keys and the pad do, or the thumbs, from a height in logical pixels.
func (g *game) drawControls(c *render.Canvas, y float64) {
	lines := [...][3]string{
		{"TURN", "< >  A D", "STICK"},
		{"THRUST", "UP  W", "B  R2"},
		{"FIRE", "SPACE", "A"},
		{"HYPERSPACE", "SHIFT  DOWN", "Y"},
		{"PAUSE", "P  ESC", "START"},
	}
	if g.touch {
		lines = thumbLines
	}
	for i, l := range lines {
		at := geom.V(centre.X-160, y+float64(i)*20)
		s := style{size: 10, plain: true, col: shipCol}
		s.write(c, l[0], at)
		s.col = textCol
		s.write(c, l[1], at.Add(geom.V(134, 0)))
		s.col = dimCol
		s.write(c, l[2], at.Add(geom.V(278, 0)))
	}
}

// drawWorth shows what can be hit, and for how much.
func drawWorth(c *render.Canvas, y, time float64) {
	at := geom.V(centre.X-190, y+18)
	s := style{size: 9, align: 0.5, plain: true, col: goldCol}
	for size := large; size >= 1; size-- {
		rnd := engine.NewRand(uint64(size))
		r := newRock(&rnd, geom.Vec{}, size, 1)
		r.angle = time * 0.4
		c.Push(geom.Stretch(geom.V(0.6, 0.6)).Then(geom.Move(at)))
		r.draw(c, geom.Vec{}, rockCol(1))
		c.Pop()
		s.number(c, rockPoints[size], at.Add(geom.V(0, 30)))
		at.X += 90
	}
	drawDisc(c, at, 1, bigCol, time)
	s.number(c, bigPoints, at.Add(geom.V(0, 30)))
	at.X += 90
	drawDisc(c, at, 0.6, smallCol, time)
	s.number(c, smallPoints, at.Add(geom.V(0, 30)))
}
