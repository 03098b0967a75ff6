// Saves keeps three games, one that saves itself, and settings: arrows and Enter, a pad or taps choose; Escape leaves a game.
package main

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var keys = []string{"slot1", "slot2", "slot3", "autosave"}

var commands = []struct {
	name string
	do   func(m *menu, t *engine.Tick, key string)
}{
	{"Play", func(m *menu, t *engine.Tick, key string) { t.Replace(&play{key: key}) }},
	{"Copy", func(m *menu, t *engine.Tick, key string) { engine.CopySlot(t, key, keys[(m.slot+1)%3]) }},
	{"Delete", func(m *menu, t *engine.Tick, key string) { engine.DeleteSlot(t, key) }},
	{"Undo", func(m *menu, t *engine.Tick, key string) { engine.UndoSlot(t, key) }},
	{"Export", func(m *menu, t *engine.Tick, key string) { engine.Export(t) }},
	{"Import", func(m *menu, t *engine.Tick, key string) { engine.Import(t, key) }},
	{"Light", func(m *menu, t *engine.Tick, key string) { m.set.Light = !m.set.Light; t.Store.Put("settings", m.set) }},
}

type menu struct {
	slots         []engine.Slot
	set           struct{ Light bool }
	slot, command int
	said          string
}

func (m *menu) Start(t *engine.Tick) error {
	m.slots = engine.Slots(t, keys...)
	t.Store.Get("settings", &m.set)
	return nil
}

func (m *menu) Update(t *engine.Tick) error {
	dx, dy := t.Input.Step(input.Move)
	m.slot, m.command = (m.slot+dy+len(keys))%len(keys), (m.command+dx+len(commands))%len(commands)
	chosen := t.Input.Pressed(input.OK)
	if p := t.Input.Pointer(); p.Released {
		if chosen = p.Pos.Y > 262; chosen {
			m.command = min(max(int(p.Pos.X-40)/80, 0), len(commands)-1)
		} else {
			m.slot = min(max(int(p.Pos.Y-46)/54, 0), len(keys)-1)
		}
	}
	switch got, err := engine.Imported(t); {
	case err != nil:
		m.said = err.Error()
	case got != nil:
		m.said = fmt.Sprint("imported ", got)
	case chosen:
		commands[m.command].do(m, t, keys[m.slot])
	default:
		return nil
	}
	return m.Start(t)
}

func (m *menu) Draw(c *render.Canvas) {
	c.Clear(map[bool]render.Color{false: render.Hex(0x171a26), true: render.Hex(0x9ad4e6)}[m.set.Light])
	for i, s := range m.slots {
		box(c, geom.R(40, 46+54*float64(i), 560, 46), i == m.slot, s.String())
	}
	for i := range commands {
		box(c, geom.R(40+80*float64(i), 262, 76, 30), i == m.command, commands[i].name)
	}
	c.Print(m.said, 40, 334)
}

func box(c *render.Canvas, at geom.Rect, on bool, words string) {
	c.Rect(at, map[bool]render.Color{false: render.Hex(0x2b3350), true: render.Hex(0x3f62c7)}[on])
	c.Print(words, at.X+12, at.Y+11)
}

type play struct {
	key   string
	saved struct{ Coins, Played float64 } // seconds
}

func (p *play) Start(t *engine.Tick) error { t.Store.Get(p.key, &p.saved); return nil }
func (p *play) ScreenPad() input.ScreenPad {
	return input.ScreenPad{Buttons: input.Buttons{input.Pause}}
}

// Autosave says what is saved every ten seconds and when the player leaves.
func (p *play) Autosave() (engine.Slot, any) {
	return engine.Slot{Summary: fmt.Sprintf("%v of 100 coins", p.saved.Coins), Played: p.saved.Played}, p.saved
}

func (p *play) Update(t *engine.Tick) error {
	p.saved.Played += t.Dt
	if t.Input.Pressed(input.OK) {
		p.saved.Coins = min(p.saved.Coins+1, 100)
	}
	engine.Autosave(t, 10, p)
	if s, v := p.Autosave(); t.Input.Pressed(input.Pause) {
		s.Key = p.key
		engine.PutSlot(t, s, v)
		t.Replace(&menu{})
	}
	return nil
}

func (p *play) Draw(c *render.Canvas) {
	for i := range int(p.saved.Coins) {
		c.Circle(geom.V(60+58*float64(i%10), 60+26*float64(i/10)), 10, render.Yellow)
	}
	c.Print("Enter or a tap: a coin   Escape: save and leave", 40, 334)
}

var config = engine.Config{Title: "Saves", Scenes: []engine.Game{&play{}}, Background: render.Hex(0x1d2b53)}

func main() { engine.Main(&menu{}, config) }
