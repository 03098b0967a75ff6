package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
)

// watcher looks at each tick whether the game is whole.
type watcher struct {
	p     *play // that it looked at last
	coins int   // that there were then
	ends  int   // games that were won
	rooms map[string]bool
}

// over makes each tick of a game from here on be looked at.
func (w *watcher) over(g *enginetest.Game) {
	w.rooms = map[string]bool{}
	g.Blind, g.Deaf = true, true
	g.Always("the game is whole", func() error {
		for _, s := range g.Loop().Scenes() {
			if p, ok := s.(*play); ok && p.level != nil && len(p.props) > 0 {
				return w.look(p)
			}
		}
		return nil
	})
}

func (w *watcher) look(p *play) error {
	if p != w.p {
		w.p, w.coins = p, p.saved.Coins
	}
	w.rooms[p.level.Rooms[p.room].Name] = true
	for _, check := range [...]func(p *play) error{checkHero, checkCamera, checkFoes, checkSpace} {
		if err := check(p); err != nil {
			return err
		}
	}
	if p.saved.Coins < w.coins || p.saved.Coins > p.level.count("coin") {
		return fmt.Errorf("%d coins after %d, of %d", p.saved.Coins, w.coins, p.level.count("coin"))
	}
	w.coins = p.saved.Coins
	if !p.saved.fits(p.level) {
		return fmt.Errorf("%+v could not be played on", p.saved)
	}
	return nil
}

func checkHero(p *play) error {
	at, vel := p.at(), p.hero.drive.Vel
	if !finite(at) || !finite(vel) {
		return fmt.Errorf("he is at %v with a speed of %v", at, vel)
	}
	if b := p.level.bounds().Inset(-2 * cell); !b.Contains(at) && p.hero.dying == 0 {
		return fmt.Errorf("he is at %v, outside of the map", at)
	}
	if p.hero.dying == 0 && p.level.blocked(at, geom.V(heroW-1, 6)) {
		return fmt.Errorf("he is at %v, in the rock", at)
	}
	if h := p.hero.hearts; h < 0 || h > firstHearts || (h == 0) != (p.hero.dying > 0) {
		return fmt.Errorf("he has %d hearts, and has been dying for %v s", h, p.hero.dying)
	}
	return nil
}

func finite(v geom.Vec) bool { return v.Len() < 1e5 }

func checkCamera(p *play) error {
	r, shown := p.roomRect(), geom.Around(p.eye.cam.Pos, width, height)
	inside := shown.X >= r.X-1e-6 && shown.Y >= r.Y-1e-6 && shown.Max().X <= r.Max().X+1e-6 && shown.Max().Y <= r.Max().Y+1e-6
	if !p.eye.gliding() && !inside {
		return fmt.Errorf("the camera shows %v of the room %v", shown, r)
	}
	return nil
}

func checkFoes(p *play) error {
	for i := range p.foes {
		f := &p.foes[i]
		if !finite(f.pos) || !f.inRoom(p.level, f.pos, geom.V(2, 2)) {
			return fmt.Errorf("the %s %d is at %v, outside of its room", p.level.Things[f.thing].Kind, f.thing, f.pos)
		}
		if got := p.space.Pos(f.body); got != f.pos {
			return fmt.Errorf("the body of the %s %d is at %v; want %v", p.level.Things[f.thing].Kind, f.thing, got, f.pos)
		}
	}
	return nil
}

// checkSpace looks whether the space holds what the game thinks that it holds, and no more.
func checkSpace(p *play) error {
	want := 2 + len(p.foes) + len(p.lifts)
	for i := range p.level.Things {
		th := &p.level.Things[i]
		b, there := p.space.Body(p.props[i].body)
		gone := p.saved.Done[i] && (th.Kind == "coin" || th.Kind == "key" || th.Kind == "door")
		switch {
		case isFoe(th.Kind) || th.Kind == "lift":
			continue
		case there == gone:
			return fmt.Errorf("the %s %d: got a body %v; want %v", th.Kind, i, there, !gone)
		case there && b.Pos != touchRect(th).Center():
			return fmt.Errorf("the %s %d is at %v; want %v", th.Kind, i, b.Pos, touchRect(th).Center())
		case there:
			want++
		}
	}
	if got := p.space.Len(); got != want {
		return fmt.Errorf("the space holds %d bodies; want %d", got, want)
	}
	for i := range p.lifts {
		f := &p.lifts[i]
		if at, want := p.space.Pos(f.body), liftAt(&p.level.Things[f.thing], p.clock); at.Dist(want) > 0.01 && p.clock > 0 {
			return fmt.Errorf("lift %d is at %v; want %v", i, at, want)
		}
	}
	return nil
}

// TestTenMinutes lets the bot play for ten minutes of game time, which are some games, and looks at each tick. In each
// game it is keener on coins than in the one before.
func TestTenMinutes(t *testing.T) {
	minutes, games := int64(10), 3
	if testing.Short() {
		minutes, games = 2, 1
	}
	g := enginetest.New(t, newGame(), config())
	var w watcher
	w.over(g)
	var most int
	var last *play
	for g.Ticks() < minutes*60*60 {
		g.Bot(30)
		switch s := g.Top().(type) {
		case *play:
			if s != last {
				last = s
				s.bot.keen = float64(4 * w.ends)
			}
			most = max(most, s.saved.Coins)
		case *win:
			if last != nil {
				last = nil
				w.ends++
				t.Logf("game %d: %v", w.ends, s.lines())
			}
		}
	}
	t.Logf("%d games won, %d coins at most; %s", w.ends, most, g.Loop().Summary())
	if w.ends < games || len(w.rooms) != len(mustRead(t).Rooms) {
		t.Errorf("got %d games won and rooms %v; want %d games at least, and all rooms", w.ends, w.rooms, games)
	}
}

// TestMonkeyPlaysInEachRoom presses at random, from each checkpoint on.
func TestMonkeyPlaysInEachRoom(t *testing.T) {
	l := mustRead(t)
	for i := range l.Things {
		th := &l.Things[i]
		if th.Kind != "checkpoint" {
			continue
		}
		s := newSaved(l)
		s.Feet = geom.V(th.At.Center().X, th.At.Max().Y)
		g := enginetest.New(t, newGame(), config()).Save(slotKey, s)
		var w watcher
		w.over(g)
		g.Step(10).Press(accept).Step(30)
		if p, ok := g.Top().(*play); !ok || p.toes().Dist(s.Feet) > 8 {
			t.Fatalf("the game goes on in %s; want it at the checkpoint at %v", g.Scene(), s.Feet)
		}
		g.Monkey(uint64(i), 1500)
	}
}
