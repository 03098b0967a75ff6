// Astro is Asteroids in light: break every rock, and do not be where they are.
//
//	turn        left, right, A, D · d-pad or left stick · left thumb
//	thrust      up, W             · B or right trigger  · button, or left thumb up
//	fire        space             · A                   · button
//	hyperspace  shift, down, S    · Y                   · button
//	pause       P, Escape         · Start               · button in the corner
//	volume      V, Tab            · Y, on the title and in a pause; M mutes
package main

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const flashFade = 1.6 // of a flash's light, per second

// The controls.
var (
	turn = input.Stick{
		Name:  "turn",
		Left:  input.Any{input.KeyLeft, input.KeyA, input.PadLeft, input.PadLeftLeft},
		Right: input.Any{input.KeyRight, input.KeyD, input.PadRight, input.PadLeftRight},
		Drag:  input.LeftHalf,
	}
	thrust = input.Action{Name: "thrust", On: input.Any{
		input.KeyUp, input.KeyW, input.PadB, input.PadR2, input.PadUp, input.TouchB,
	}}
	fire       = input.Action{Name: "fire", On: input.Any{input.KeySpace, input.PadA, input.PadX, input.PadR1, input.TouchA}}
	hyperspace = input.Action{Name: "hyper", On: input.Any{
		input.KeyShiftLeft, input.KeyShiftRight, input.KeyDown, input.KeyS, input.PadY, input.TouchY,
	}}
	start = input.Action{Name: "start", On: input.Any{
		input.KeyEnter, input.KeyNumpadEnter, input.KeySpace, input.PadStart, input.PadA, input.TouchTap,
	}}
	pause = input.Action{Name: "pause", On: input.Any{input.KeyP, input.KeyPause, input.PadStart, input.TouchPause}}
	leave = input.Action{Name: "leave", On: input.Any{input.KeyEscape, input.PadBack}}
)

// mode is which of the game's screens is up.
type mode uint8

const (
	title    mode = iota
	playing       // also while paused
	over          // the last ship is lost
	entering      // initials for the high scores
)

var modeNames = [...]string{title: "title", playing: "play", over: "over", entering: "initials"}

// game is all there is. It is plain data in arrays of fixed size, so that a tick allocates nothing.
type game struct {
	mode   mode
	touch  bool    // the player plays by touch, so hints say how
	clock  float64 // seconds, without pauses
	since  float64 // seconds of those in this mode
	paused float64 // seconds since the pause began; 0: not paused

	ship   ship
	saucer saucer
	rocks  [maxRocks]rock
	shots  [maxShots]shot
	wave   wave
	score  score
	table  table
	entry  entry
	rank   int // row of the table that was just entered; -1: none

	sparks    [maxSparks]spark
	nextSpark int
	rings     [maxRings]ring
	nextRing  int
	pops      [maxPops]pop
	nextPop   int
	dust      [dustCount]mote
	cam       render.Camera
	hold      engine.Timer // the field stands still for a blow
	flash     float64      // light over everything, 0 to 1

	rumble, siren audio.Voice // loops that play
	counts        counts
	away          bool // the player was elsewhere at the last tick
	music         music
	settings      settings
	demo          engine.Demo
	told          memory `state:"-"` // the bot's, which is no part of the game
	tuned         tuned  `state:"-"` // in this tick
}

// counts are what happened since the program began.
type counts struct {
	games, waves, saucers, saucersHit, deaths, jumps, extraLives, overs, entries, pauses int
}

func (g *game) Start(t *engine.Tick) error {
	g.tuned = tunedIn(t)
	g.rank = -1
	g.cam = render.Camera{Pos: centre}
	g.table = loadTable(t.Store)
	g.loadSettings(t)
	g.strewDust(t.Rand)
	g.enterTitle(t.Rand)
	return nil
}

func (g *game) Update(t *engine.Tick) error {
	g.tuned = tunedIn(t)
	g.pauseAlone(t)
	if g.paused == 0 {
		g.clock += t.Dt
		g.since += t.Dt
	}
	g.touch = t.Input.LastDevice() == input.Touch
	g.cam.Step(t.Dt)
	g.flash = geom.Approach(g.flash, 0, float64(flashFade*t.Dt))
	g.playMusic(t)
	if g.updateSettings(t) {
		return nil
	}
	switch g.mode {
	case title:
		g.updateTitle(t)
	case playing:
		g.updatePlay(t)
	case over:
		g.updateOver(t)
	case entering:
		g.updateEntry(t)
	}
	g.loops(t)
	return nil
}

// enter changes the mode.
func (g *game) enter(m mode) {
	g.mode, g.since, g.paused = m, 0, 0
}

func (g *game) Draw(c *render.Canvas) {
	if g.drawAttract(c) {
		return
	}
	c.Smooth(true)
	c.Blend(render.Add)
	c.World(g.cam)
	g.drawField(c)
	c.Screen()
	g.drawText(c)
	g.drawSettings(c)
	if g.flash > 0 {
		c.Rect(fieldRect, render.White.Fade(g.flash*0.35))
	}
}

// drawField draws what flies, from the back to the front.
func (g *game) drawField(c *render.Canvas) {
	g.drawHaze(c)
	g.drawDust(c)
	g.drawRocks(c)
	g.drawSaucer(c)
	g.drawShots(c)
	g.drawShip(c)
	g.drawSparks(c)
	g.drawPops(c)
}

// drawText draws what lies over the field in this mode.
func (g *game) drawText(c *render.Canvas) {
	switch g.mode {
	case title:
		g.drawTitle(c)
	case playing:
		g.drawHUD(c)
		g.drawBanner(c)
		g.drawPause(c)
	case over:
		dim(c, geom.Clamp(g.since*0.4, 0, 0.5))
		g.drawHUD(c)
		g.drawOver(c)
	case entering:
		dim(c, 0.5)
		g.drawHUD(c)
		g.drawEntry(c)
	}
}

// Summary says how a run went.
func (g *game) Summary() string {
	n := &g.counts
	return fmt.Sprintf("%s: score %d, wave %d, best %d; %d games, %d waves cleared, %d of %d saucers shot, %d ships lost, %d jumps, %d pauses, %d game overs, %d own scores, %d shots, heading %d",
		modeNames[g.mode], g.score.points, g.wave.n, g.table.Rows[0].Score, n.games, n.waves, n.saucersHit, n.saucers, n.deaths, n.jumps, n.pauses, n.overs, g.table.own(),
		g.score.fired, geom.Round(geom.Wrap(g.ship.angle, 2*halfTurn)*180/halfTurn))
}

func newGame() *game { return &game{} }

func config() engine.Config {
	return engine.Config{
		Title: "Astro", ID: "krill/astro", Width: width, Height: height, Background: space,
		Assets: files, Film: attractFile,
	}
}

func main() { engine.Main(newGame(), config()) }
