package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	panSpeed = 9.0  // logical pixels a second that the cave goes by behind the title
	panDepth = 0.35 // how much darker it is there, 0 to 1
)

// title is the first scene: the cave goes by, and a menu asks what to do.
type title struct {
	level *level `state:"-"`
	menu  menu
	slot  engine.Slot // what was saved; not Used: nothing
	sure  bool        // a new game was asked for, over the one that is saved
	clock float64     // seconds
	pan   float64     // logical pixels that the cave has gone by
	demo  engine.Demo
}

// The lines of the title.
const (
	lineContinue = "Continue"
	lineNew      = "New game"
	lineSure     = "Forget the old one?"
	lineOptions  = "Options"
)

var (
	linesFirst = []string{lineNew, lineOptions}
	linesAgain = []string{lineContinue, lineNew, lineOptions}
	linesSure  = []string{lineContinue, lineSure, lineOptions}
)

func (s *title) Start(t *engine.Tick) (err error) {
	if s.level, err = readLevel(t); err != nil {
		return err
	}
	s.menu.Top = 88
	t.Audio.StopAll()
	caveEcho(t.Audio)
	loadVolume(t).Apply(t.Audio)
	s.look(t)
	return nil
}

// look looks whether there is a game to go on with.
func (s *title) look(t *engine.Tick) {
	s.slot = engine.Slots(t, slotKey)[0]
	if _, ok := loadSaved(t, s.level); !ok {
		s.slot = engine.Slot{}
	}
}

func (s *title) lines() []string {
	switch {
	case s.sure:
		return linesSure
	case s.slot.Used:
		return linesAgain
	}
	return linesFirst
}

func (s *title) Update(t *engine.Tick) error {
	s.clock += t.Dt
	if !t.Access.ReduceMotion {
		s.pan += float64(panSpeed * t.Dt)
	}
	loadMusic(t)
	t.Audio.Music(roomMusic(s.level.Rooms[0].Music), musicFade)
	if s.updateDemo(t) {
		return nil
	}
	lines := s.lines()
	taken, _ := s.menu.update(t, len(lines))
	s.sure = s.sure && lines[s.menu.Row] == lineSure
	switch {
	case t.Input.Pressed(back):
		t.Quit()
	case !taken:
	case lines[s.menu.Row] == lineOptions:
		t.Push(&options{})
	case lines[s.menu.Row] == lineNew && s.slot.Used:
		s.sure = true
	default:
		t.Replace(&play{fresh: lines[s.menu.Row] != lineContinue})
	}
	return nil
}

// camera goes to and fro through the first room.
func (s *title) camera() render.Camera {
	r := s.level.Rooms[0].At
	way := max(r.W-width, 1)
	x := geom.Wrap(s.pan, 2*way)
	return render.Camera{Pos: geom.V(r.X+width/2+min(x, float64(2*way)-x), r.Max().Y-height/2)}
}

func (s *title) Draw(c *render.Canvas) {
	if s.demo.Playing() {
		s.demo.Draw(c)
		c.Screen()
		s.drawName(c, 14)
		s.drawHint(c)
		return
	}
	cam := s.camera()
	drawStill(c, s.level, cam, s.clock)
	c.Screen()
	dim(c, panDepth)
	s.drawName(c, 26)
	s.menu.draw(c, s.lines(), nil)
	if s.slot.Used {
		middle(c, s.slot.Summary, height-18, noteText, dimCol)
	}
}

// drawName draws the game's name, whose letters glow one after the other.
func (s *title) drawName(c *render.Canvas, y float64) {
	const name, size = "CAVERN", 40.0
	step := 36.0
	at := geom.V(width/2-float64(float64(len(name)-1)/2*step), y)
	for i := range len(name) {
		glow := 0.5 + float64(0.5*geom.Sin(float64(s.clock*1.6)-float64(float64(i)*0.7)))
		write(c, name[i:i+1], at, size, render.Center, render.Mix(coinCol, inkCol, glow))
		at.X += step
	}
}

// drawHint tells how to begin while nobody plays.
func (s *title) drawHint(c *render.Canvas) {
	if geom.Wrap(s.clock, 1.2) < 0.8 {
		middle(c, "Press a key, or tap", height-24, text, inkCol)
	}
}

// Summary says where the player is.
func (s *title) Summary() string { return "title: " + s.lines()[s.menu.Row] }
