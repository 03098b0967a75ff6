package main

import (
	"strconv"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	margin   = 6.0 // of the display from the edges, logical pixels
	hintTime = 9.0 // seconds of a game in which the controls are told
)

// drawHUD draws hearts, coins, keys and the name of a new room.
func (p *play) drawHUD(c *render.Canvas) {
	for i := range firstHearts {
		kind := "heart"
		if i >= p.hero.hearts {
			kind = "no heart"
		}
		drawThing(c, kind, geom.V(margin+8+float64(float64(i)*17), margin+8), "", 1, 0)
	}
	count := strconv.Itoa(p.saved.Coins)
	right := geom.V(width-margin, margin)
	write(c, count, right, text, render.Right, coinCol)
	drawThing(c, "coin", right.Add(geom.V(-c.TextSize(render.Text{S: count, Size: text}).X-10, text/2)), "", 1, 0)
	for i := range p.saved.Keys {
		drawThing(c, "key", geom.V(margin+8+float64(float64(i)*18), margin+28), "", 1, 0)
	}
	p.drawBanner(c)
}

// drawBanner tells which room this is, and at first what to do.
func (p *play) drawBanner(c *render.Canvas) {
	if k := geom.Clamp(min(p.inRoom*3, bannerTime-p.inRoom), 0, 1); k > 0 {
		y := 30.0
		if !c.ReduceMotion {
			y -= float64(16 * (1 - tween.BackOut.At(min(p.inRoom*2.5, 1))))
		}
		middle(c, p.level.Rooms[p.room].Name, y, text, inkCol.Fade(k))
	}
	if p.hint != "" && p.saved.Played < hintTime {
		middle(c, p.hint, 52, noteText, inkCol)
	}
}

// tellControls keeps the hint for what the player holds.
func (p *play) tellControls(in *input.State) {
	switch {
	case p.saved.Played >= hintTime:
		p.hint = ""
	case in.LastDevice() == input.Touch:
		p.hint = "left thumb: walk   button: jump"
	default:
		p.hint = input.Label(in, input.Hint(in, ways[0])) + " " + input.Label(in, input.Hint(in, ways[1])) +
			": walk   " + input.Label(in, input.Hint(in, jump)) + ": jump"
	}
}

// sound plays a sound of something that happened.
func (p *play) sound(t *engine.Tick, s audio.Sound) { t.Audio.Play(s) }
