package main

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const winShown = 0.8 // seconds in which no press leaves the last scene

// win is the last scene: the hero is out, and sees how it went.
type win struct {
	saved saved
	coins int     // that there were
	since float64 // seconds
}

var leaveWin = input.Action{Name: "leave", On: input.Any{input.KeyEnter, input.KeySpace, input.KeyEscape, input.PadA, input.PadStart, input.TouchTap}}

func (s *win) Start(t *engine.Tick) error {
	engine.DeleteSlot(t, slotKey)
	return nil
}

func (s *win) Update(t *engine.Tick) error {
	s.since += t.Dt
	if s.since > winShown && t.Input.Pressed(leaveWin) {
		t.Replace(&title{})
	}
	return nil
}

// lines are what there is to say.
func (s *win) lines() [3]string {
	sec := geom.Int(s.saved.Played)
	return [...]string{
		fmt.Sprintf("%d of %d coins", s.saved.Coins, s.coins),
		fmt.Sprintf("%d:%02d in the dark", sec/60, sec%60),
		deaths(s.saved.Deaths),
	}
}

func deaths(n int) string {
	switch n {
	case 0:
		return "never lost"
	case 1:
		return "lost once"
	}
	return fmt.Sprintf("lost %d times", n)
}

func (s *win) Draw(c *render.Canvas) {
	drawDay(c, s.since)
	middle(c, "DAYLIGHT", 16, bigText, render.Hex(0xfff0c0))
	for i, words := range s.lines() {
		if s.since > float64(i+1)*0.4 {
			middle(c, words, 58+float64(float64(i)*20), text, inkCol)
		}
	}
	if s.since > 2 && geom.Wrap(s.since, 1.2) < 0.8 {
		middle(c, "Press a key, or tap", height-20, noteText, inkCol)
	}
}

// Summary says how it went.
func (s *win) Summary() string { return fmt.Sprint("won: ", s.lines()) }
