package main

import (
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
)

// TestNobodyIsShutIn looks whether there is a way to the key from each checkpoint, and with the key one to the exit.
func TestNobodyIsShutIn(t *testing.T) {
	g := begun(t)
	takes(g, 0)
	p := g.Top().(*play)
	l := p.level
	key, exit := touchRect(&l.Things[l.thingOf(t, "key")]), touchRect(&l.Things[l.thingOf(t, "exit")])
	for _, c := range []struct {
		what string
		keys int
		goal geom.Rect
		want bool
	}{
		{"the key", 0, key, true},
		{"the exit, without the key", 0, exit, false},
		{"the exit, with the key", 1, exit, true},
	} {
		p.saved.Keys = c.keys
		h := newThinker(p)
		h.aim(c.goal)
		for i := range l.Things {
			th := &l.Things[i]
			if th.Kind != "checkpoint" || l.roomAt(th.At.Center()) == l.roomAt(exit.Center()) {
				continue
			}
			if got := h.way(stand(geom.V(th.At.Center().X, th.At.Max().Y))) < farFromAll; got != c.want {
				t.Errorf("from the checkpoint at %v to %s: got %v; want %v", th.At.Center(), c.what, got, c.want)
			}
		}
	}
}

// TestBotClimbs lets it go up where there is a ladder alone.
func TestBotClimbs(t *testing.T) {
	s, g := on(t, `
..................
.o....=H==........
.......H..........
.......H..........
.......H..........
.......H..........
.......H..........
.@.....H..........
##################`, func(l *level) {
		l.Things = l.Things[:1]
		l.put(7, 1, '=')
		l.Things = append(l.Things, thing{Kind: "ladder", At: geom.R(7*cell, cell, cell, 7*cell)}, thing{Kind: "exit", At: geom.R(16*cell, 0, cell, cell)})
		for x := 1; x < 6; x++ {
			l.put(x, 2, '#')
		}
	})
	s.bot.keen, s.paused = 99, true
	g.Bot(900)
	if s.saved.Coins != 1 {
		t.Errorf("the bot is at %v; want it to have climbed to the coin", s.at())
	}
}

// TestBotGoesBackForTheKey lets it begin behind the place where one drops down, without the key.
func TestBotGoesBackForTheKey(t *testing.T) {
	l := mustRead(t)
	s := newSaved(l)
	for i := range l.Things {
		if th := &l.Things[i]; th.Kind == "checkpoint" && l.Rooms[l.roomAt(th.At.Center())].Name == "The Embers" {
			s.Feet = geom.V(th.At.Center().X, th.At.Max().Y)
		}
	}
	g := enginetest.New(t, newGame(), config()).Save(slotKey, s)
	g.Blind, g.Deaf = true, true
	g.Step(10)
	takes(g, 0)
	p := g.Top().(*play)
	for g.Ticks() < 6000 && p.saved.Keys == 0 {
		g.Bot(30)
		if g.Ticks()%600 < 30 {
			t.Log(g.Loop().Summary())
		}
	}
	if p.saved.Keys == 0 {
		t.Errorf("after %d ticks: %s; want it to have the key", g.Ticks(), g.Loop().Summary())
	}
}
