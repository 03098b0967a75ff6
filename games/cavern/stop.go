package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// stop is a pause: it lies over the game, which waits below and has saved what there was to save.
type stop struct {
	menu  menu
	since float64 // seconds
}

var linesStop = []string{"Go on", "Last checkpoint", "Options", "Leave"}

func (s *stop) Start(*engine.Tick) error {
	s.menu.Top = 66
	return nil
}

// Overlay lets the game be seen below.
func (s *stop) Overlay() bool { return true }

func (s *stop) Update(t *engine.Tick) error {
	s.since += t.Dt
	taken, _ := s.menu.update(t, len(linesStop))
	switch {
	case t.Input.Pressed(pause), t.Input.Pressed(back), taken && s.menu.Row == 0:
		t.Pop()
	case taken && s.menu.Row == 1:
		t.Pop()
		t.Replace(&play{})
	case taken && s.menu.Row == 2:
		t.Push(&options{})
	case taken:
		t.Pop()
		t.Replace(&title{})
	}
	return nil
}

// ScreenPad has the button that ends the pause.
func (s *stop) ScreenPad() input.ScreenPad { return input.ScreenPad{Buttons: input.Buttons{pause}} }

func (s *stop) Draw(c *render.Canvas) {
	c.Screen()
	dim(c, 0.7)
	middle(c, "PAUSED", 26, bigText, coinCol)
	s.menu.draw(c, linesStop, nil)
}
