package main

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// begun returns a game at its title.
func begun(t *testing.T) *enginetest.Game {
	t.Helper()
	g := enginetest.New(t, newGame(), config())
	g.Blind, g.Deaf = true, true
	return g.Step(20)
}

// takes moves to a line of the menu that is open, and takes it.
func takes(g *enginetest.Game, line int) {
	for range line {
		g.Press(input.KeyDown).Step(1)
	}
	g.Press(accept).Step(3)
}

func wantScene(t *testing.T, g *enginetest.Game, what, want string) {
	t.Helper()
	if got := g.Scene(); got != want {
		t.Fatalf("%s: got %s; want %s", what, got, want)
	}
}

func TestTitleByEachDevice(t *testing.T) {
	g := begun(t)
	g.Press(accept).Step(3)
	wantScene(t, g, "Enter", "*main.play")

	g = begun(t)
	g.Press(input.PadA).Step(3)
	wantScene(t, g, "a pad's A", "*main.play")

	g = begun(t)
	m := g.Top().(*title).menu
	g.Tap(m.rect(0).Center()).Step(3)
	wantScene(t, g, "a tap on the first line", "*main.play")

	g = begun(t)
	g.Tap(geom.V(10, 170)).Step(3)
	wantScene(t, g, "a tap beside the lines", "*main.title")
	g.Click(m.rect(1).Center()).Step(3)
	wantScene(t, g, "a click on the second line", "*main.options")
	g.Press(back).Step(3)
	wantScene(t, g, "Escape", "*main.title")
	g.Press(back)
	if !g.Over() {
		t.Error("Escape on the title: got a run that goes on; want its end")
	}
}

func TestPauseLeadsOn(t *testing.T) {
	g := begun(t)
	takes(g, 0)
	g.Push(walk, geom.V(1, 0)).StepSeconds(1).Push(walk, geom.Vec{})
	far := g.Top().(*play).at()
	g.Press(pause).Step(3)
	takes(g, 1)
	wantScene(t, g, "last checkpoint", "*main.play")
	if p := g.Top().(*play); p.at().Dist(far) < 30 {
		t.Errorf("got him at %v; want him back where he began", p.at())
	}
	g.Press(pause).Step(3)
	takes(g, 3)
	wantScene(t, g, "leave", "*main.title")
	s := g.Top().(*title)
	if got := s.lines()[0]; got != lineContinue || !strings.Contains(s.slot.Summary, "The Mouth") {
		t.Errorf("got %q and %q; want to be able to go on in the Mouth", got, s.slot.Summary)
	}
}

// TestGoesOnInAnotherRun leaves the game, as a player does who closes the window, and comes back.
func TestGoesOnInAnotherRun(t *testing.T) {
	g := begun(t)
	takes(g, 0)
	p := g.Top().(*play)
	coin := p.level.thingOf(t, "coin")
	p.space.Put(p.hero.drive.Body, p.level.Things[coin].At.Center())
	g.Step(3)
	if p.saved.Coins != 1 {
		t.Fatalf("got %d coins; want 1", p.saved.Coins)
	}
	g.Quit()
	g = g.Reopen(newGame())
	g.Blind, g.Deaf = true, true
	g.Step(20)
	takes(g, 0)
	if p := g.Top().(*play); p.saved.Coins != 1 || !p.saved.Done[coin] {
		t.Errorf("in the next run: got %d coins; want the one from before", p.saved.Coins)
	}
	g.Press(pause).Step(3)
	takes(g, 3)
	takes(g, 1)
	takes(g, 0) // it asks whether the old one may go
	if p := g.Top().(*play); p.saved.Coins != 0 {
		t.Errorf("in a new game: got %d coins; want none", p.saved.Coins)
	}
}

func TestOptionsAreKept(t *testing.T) {
	g := begun(t)
	takes(g, 1)
	g.Press(input.KeyLeft).Step(1).Press(input.KeyLeft).Step(2)
	if v := enginetest.Saved[audio.Volume](g, volumeKey); v.Music.Steps() != 8 || v.Sound.Steps() != 10 {
		t.Errorf("got music %d, sounds %d; want 8 and 10", v.Music.Steps(), v.Sound.Steps())
	}
	takes(g, 2)
	if s := g.Top().(*options); !s.access.ReduceMotion {
		t.Error("less motion: got off; want on")
	}
	takes(g, 3)
	wantScene(t, g, "done", "*main.title")
}

// TestLessMotionCutsToTheNextRoom looks whether the camera glides for those who want none of it.
func TestLessMotionCutsToTheNextRoom(t *testing.T) {
	g := begun(t)
	takes(g, 1)
	takes(g, 2)
	g.Press(back).Step(2).Press(input.KeyUp).Step(1)
	takes(g, 0)
	p := g.Top().(*play)
	r := p.level.Rooms[1].At
	check := p.level.Things[p.level.thingOf(t, "checkpoint")].At
	p.space.Put(p.hero.drive.Body, geom.V(r.X-8, check.Max().Y-heroH/2))
	g.Push(walk, geom.V(1, 0)).Until(func() bool { return p.room == 1 }, 60)
	if p.eye.gliding() {
		t.Error("the camera glides; want it there at once")
	}
}

func TestControlsAreChosenAndGivenBack(t *testing.T) {
	g := begun(t)
	takes(g, 1)
	takes(g, 4)
	wantScene(t, g, "controls", "*main.controls")
	g.Press(accept).Step(2).Press(input.KeyJ).Step(2)
	s := g.Top().(*controls)
	if !strings.Contains(s.values[0], "J") || s.asks {
		t.Fatalf("got %q, %q; want jump on J", s.values[0], s.says)
	}
	g.Press(back).Step(2).Press(back).Step(2).Press(input.KeyUp).Step(1)
	takes(g, 0)
	p := g.Top().(*play)
	g.StepSeconds(0.5).Press(input.KeyJ).Step(4)
	if p.hero.drive.OnFloor {
		t.Error("J: he stands; want him to jump")
	}
	g.Press(pause).Step(2)
	takes(g, 2)
	takes(g, 4)
	takes(g, len(bound))
	if s := g.Top().(*controls); strings.Contains(s.values[0], "J") {
		t.Errorf("as at first: got %q; want no J", s.values[0])
	}
}

// TestPlayWithTwoThumbs plays on the screen's pad.
func TestPlayWithTwoThumbs(t *testing.T) {
	g := begun(t)
	g.Hands().ByTouch = true
	g.Tap(g.Top().(*title).menu.rect(0).Center()).Step(40)
	p := g.Top().(*play)
	from := p.at()
	g.Push(walk, geom.V(0.8, 0)).Step(30).Push(walk, geom.Vec{})
	if p.at().X < from.X+20 {
		t.Errorf("left thumb to the right: got %v; want him to walk from %v", p.at(), from)
	}
	g.Down(jump).Step(6).Up(jump)
	if p.hero.drive.OnFloor {
		t.Error("right thumb: he stands; want him to jump")
	}
	if !strings.Contains(p.hint, "thumb") {
		t.Errorf("got the hint %q; want one for thumbs", p.hint)
	}
	g.Step(60).Press(pause).Step(3)
	wantScene(t, g, "the button in the corner", "*main.stop")
}

func TestBrokenSavesBeginAnew(t *testing.T) {
	l := mustRead(t)
	for what, spoil := range map[string]func(s *saved){
		"a map with fewer things": func(s *saved) { s.Done = s.Done[1:] },
		"coins that nobody took":  func(s *saved) { s.Coins = 7 },
		"keys from nowhere":       func(s *saved) { s.Keys = 99 },
		"a place in the rock":     func(s *saved) { s.Feet = geom.V(20, 660) },
		"a place far away":        func(s *saved) { s.Feet = geom.V(1e7, 0) },
		"a time below zero":       func(s *saved) { s.Played = -1 },
	} {
		s := newSaved(l)
		spoil(&s)
		g := enginetest.New(t, newGame(), config()).Save(slotKey, s)
		g.Blind = true
		g.Step(20)
		if got := g.Top().(*title).lines()[0]; got != lineNew {
			t.Errorf("%s: got %q; want a new game alone", what, got)
		}
	}
}

// TestANewGameIsAskedForTwice sees that nobody loses a game that is saved by one press.
func TestANewGameIsAskedForTwice(t *testing.T) {
	s := newSaved(mustRead(t))
	s.Played, s.Deaths = 60, 3
	g := enginetest.New(t, newGame(), config()).Save(slotKey, s)
	g.Blind, g.Deaf = true, true
	g.Step(5)
	line := func() string { return g.Top().(*title).lines()[1] }
	takes(g, 1)
	if got := line(); got != lineSure {
		t.Errorf("after one press: got %q; want a question", got)
	}
	g.Press(input.KeyUp).Step(2)
	if got := line(); got != lineNew {
		t.Errorf("after looking elsewhere: got %q; want it as at first", got)
	}
	takes(g, 1)
	takes(g, 0)
	wantScene(t, g, "after two presses", "*main.play")
	if got := g.Top().(*play).saved.Deaths; got != 0 {
		t.Errorf("a new game: got %d deaths; want 0", got)
	}
}

// TestAWonGameIsOver leaves after the end: there is nothing to go on with.
func TestAWonGameIsOver(t *testing.T) {
	l := mustRead(t)
	s := newSaved(l)
	exit := l.Things[l.thingOf(t, "exit")].At
	s.Feet = geom.V(exit.Max().X+30, exit.Max().Y)
	g := enginetest.New(t, newGame(), config()).Save(slotKey, s)
	g.Blind, g.Deaf = true, true
	g.Step(5)
	takes(g, 0)
	g.StepSeconds(saveEvery + 1) // it saves itself
	g.Push(walk, geom.V(-1, 0)).Until(func() bool { return g.Scene() == "*main.win" }, 300)
	g.StepSeconds(winShown + 0.2).Press(accept).Step(5)
	wantScene(t, g, "after the end", "*main.title")
	g.StepSeconds(2 * saveEvery).Quit()
	g = g.Reopen(newGame())
	if got := g.Step(10).Top().(*title).lines()[0]; got != lineNew {
		t.Errorf("in the next run: got %q; want a new game alone", got)
	}
}
