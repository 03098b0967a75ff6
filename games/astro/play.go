package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	firstLives = 3
	overDelay  = 1.6 // seconds from the last death to GAME OVER
)

// newGame begins a game at its first wave.
func (g *game) newGame(t *engine.Tick) {
	g.counts.games++
	g.score = newScore()
	g.rocks, g.shots, g.saucer = [maxRocks]rock{}, [maxShots]shot{}, saucer{}
	g.rank = -1
	g.enter(playing)
	g.launch()
	g.wave = wave{}
	g.startWave(t)
}

func (g *game) updatePlay(t *engine.Tick) {
	if g.updatePause(t) {
		return
	}
	g.score.step(t.Dt)
	if g.hold.Running(t.Dt) {
		return
	}
	g.steerShip(t)
	g.stepSaucer(t)
	g.moveShots(t.Dt)
	g.drift(t.Dt)
	g.collide(t)
	g.stepWave(t)
	if g.score.lives == 0 && g.ship.back.Left <= 0 {
		g.endGame(t)
	}
}

// updatePause reports whether the game stands still.
func (g *game) updatePause(t *engine.Tick) bool {
	if g.paused == 0 {
		if !t.Input.Pressed(pause) && !t.Input.Pressed(leave) {
			return false
		}
		g.paused = t.Dt
		g.counts.pauses++
		g.click(t)
		return true
	}
	g.paused += t.Dt
	switch {
	case t.Input.Pressed(leave), tapped(t.Input, leaveButton):
		g.enterTitle(t.Rand)
	case t.Input.Pressed(pause), t.Input.Pressed(start):
		g.paused = 0
		g.click(t)
	}
	return true
}

// drift moves what moves in every mode.
func (g *game) drift(dt float64) {
	g.moveRocks(dt)
	g.moveSparks(dt)
	g.moveDust(dt)
	g.movePops(dt)
}

// collide finds what touches what. Shots come first: who shoots in time lives.
func (g *game) collide(t *engine.Tick) {
	for i := range g.shots {
		if s := &g.shots[i]; s.life > 0 && g.strike(t, s) {
			s.life = 0
		}
	}
	s := &g.ship
	if !s.flying || s.safe.Left > 0 {
		return
	}
	for i := range g.rocks {
		if r := &g.rocks[i]; r.size > 0 && near(s.at, r.at, float64(r.radius()*0.9)+shipRadius) {
			g.award(t, rockPoints[r.size], r.at)
			g.breakRock(t, i)
			g.loseShip(t)
			return
		}
	}
	if g.saucer.here() && near(s.at, g.saucer.at, saucerRadius(g.saucer.small)+shipRadius) {
		g.hitSaucer(t)
		g.loseShip(t)
	}
}

// strike reports whether a shot hit something, and does what follows.
func (g *game) strike(t *engine.Tick, s *shot) bool {
	for i := range g.rocks {
		r := &g.rocks[i]
		if r.size == 0 || !near(s.at, r.at, r.radius()+shotRadius) {
			continue
		}
		if !s.enemy {
			g.score.hit++
			g.award(t, rockPoints[r.size], r.at)
		}
		g.breakRock(t, i)
		return true
	}
	if s.enemy {
		return g.strikeShip(t, s)
	}
	if !g.saucer.here() || !near(s.at, g.saucer.at, saucerRadius(g.saucer.small)+shotRadius) {
		return false
	}
	g.score.hit++
	g.hitSaucer(t)
	return true
}

func (g *game) strikeShip(t *engine.Tick, s *shot) bool {
	if !g.ship.flying || !near(s.at, g.ship.at, shipRadius+shotRadius) {
		return false
	}
	if g.ship.safe.Left <= 0 {
		g.loseShip(t)
	}
	return true
}

// endGame shows how it went.
func (g *game) endGame(t *engine.Tick) {
	g.counts.overs++
	g.enter(over)
	g.saucer = saucer{}
	g.score.shown = g.score.points
	g.play(t, soundOver, centre, 0.9)
}

func (g *game) drawPause(c *render.Canvas) {
	if g.paused == 0 {
		return
	}
	dim(c, 0.72)
	style{size: 34, align: 0.5, col: shipCol}.write(c, "PAUSED", geom.V(centre.X, 96))
	g.drawControls(c, 164)
	if g.touch {
		style{size: 11, align: 0.5, plain: true, col: textCol}.write(c, "TAP: GO ON", geom.V(centre.X, 296))
		drawButton(c, leaveButton, "LEAVE", dimCol)
		return
	}
	style{size: 9, align: 0.5, plain: true, col: dimCol}.write(c, "P OR ENTER: GO ON     ESC: LEAVE", geom.V(centre.X, 296))
}
