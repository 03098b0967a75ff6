package main

import (
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/input"
)

func init() { time.Local = time.UTC } // the pictures show when a game was saved

// do chooses a command of the menu, by keys, for the slot that is chosen.
func do(g *enginetest.Game, m *menu, name string) {
	for commands[m.command].name != name {
		g.Press(input.KeyRight)
	}
	g.Press(input.KeyEnter)
}

func TestGolden(t *testing.T) {
	g := enginetest.New(t, &menu{}, config)
	g.Step(1)
	top := func() *menu { return g.Top().(*menu) }
	g.Press(input.KeyEnter).Press(input.KeyEnter, input.KeyEnter).StepSeconds(30)
	g.Golden("play").Press(input.KeyEscape)
	if s := top().slots[0]; !s.Used || s.Summary != "1 of 100 coins" || s.Played < 30 {
		t.Errorf("slot that was played: got %+v; want a coin and 30 s", s)
	}
	if s := top().slots[3]; !s.Used || s.Summary != "1 of 100 coins" {
		t.Errorf("autosave: got %+v; want one", s)
	}
	do(g, top(), "Copy")
	do(g, top(), "Delete")
	if s := top().slots; s[0].Used || !s[1].Used {
		t.Errorf("after copying and deleting: got %+v; want only the second", s)
	}
	do(g, top(), "Undo")
	g.Press(input.KeyDown).Golden("menu")
	if got, want := g.Hash(), uint64(0xfe3e845e374e9229); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
	do(g, top(), "Light")
	g = g.Reopen(&menu{})
	g.Step(1)
	if m := g.Top().(*menu); !m.set.Light || !m.slots[0].Used || !m.slots[1].Used {
		t.Errorf("after coming back: got %+v; want the settings and two slots", m)
	}
}

// TestTaps plays by touch alone: play a slot, two coins, and back by the pause button.
func TestTaps(t *testing.T) {
	g := enginetest.New(t, &menu{}, config)
	g.Step(1).Tap(geom.V(100, 120)).Tap(geom.V(60, 275))
	if g.Scene() != "*main.play" {
		t.Fatalf("after a tap on Play: got %s; want the game", g.Scene())
	}
	g.Tap(geom.V(300, 200)).Tap(geom.V(300, 200)).Golden("touch")
	g.Press(input.TouchPause)
	m, ok := g.Top().(*menu)
	if !ok || m.slots[1].Summary != "2 of 100 coins" {
		t.Errorf("after a pause: got %s with %+v; want the menu and two coins in the second slot", g.Scene(), m)
	}
}

// TestImport drops files onto the window: one that is none, and one with a save.
func TestImport(t *testing.T) {
	g := enginetest.New(t, &menu{}, config)
	m := g.Step(1).Top().(*menu)
	drop := func(file []byte, want string) {
		t.Helper()
		g.Input().Done = append(g.Input().Done, driver.Done{Action: driver.ActionOpenFile, Bytes: file})
		if g.Step(2); !strings.Contains(m.said, want) {
			t.Errorf("dropped %.20q: got %q; want %q", file, m.said, want)
		}
	}
	drop([]byte("no file of saves"), "the file holds no saves")
	file, err := save.Export(g.Loop().Config().ID, []save.Entry{{Name: "slot3", Data: []byte(`{"Coins":7,"Played":70}`)}})
	if err != nil {
		t.Fatal(err)
	}
	drop(file, "imported [slot3]")
	if !m.slots[2].Used {
		t.Errorf("slots after the import: got %+v; want the third", m.slots)
	}
	g.Press(input.KeyDown).Press(input.KeyDown).Press(input.KeyEnter)
	if p, ok := g.Top().(*play); !ok || p.saved.Coins != 7 {
		t.Errorf("game of the imported slot: got %+v; want 7 coins", g.Top())
	}
}
