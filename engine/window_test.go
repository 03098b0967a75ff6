package engine

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/input"
)

func TestFullScreenKeysAreNotTheGames(t *testing.T) {
	p := newProbe("a")
	var seen []input.Control
	p.update = func(tk *Tick) error {
		if c, ok := tk.Input.AnyPressed(); ok {
			seen = append(seen, c)
		}
		return nil
	}
	l := New(p, Config{}, nil)
	for _, c := range []struct {
		name string
		in   *driver.Input
		want bool
	}{
		{"nothing", screen(), false},
		{"F11", keys(true, driver.KeyF11), true},
		{"Enter", keys(true, driver.KeyEnter), true},
		{"Alt+Enter", keys(true, driver.KeyAltLeft, driver.KeyEnter), false},
		{"Alt goes up", keys(false, driver.KeyEnter, driver.KeyAltLeft), false},
		{"Enter again", keys(true, driver.KeyEnter), false},
	} {
		if out := l.Tick(c.in); out.Window.Fullscreen != c.want {
			t.Errorf("%s: got fullscreen %v; want %v", c.name, out.Window.Fullscreen, c.want)
		}
	}
	if want := []input.Control{input.KeyEnter, input.KeyAltLeft, input.KeyEnter}; !slices.Equal(seen, want) {
		t.Errorf("the game saw %v; want %v", seen, want)
	}
}

func TestFullScreenFollowsThePlayer(t *testing.T) {
	l := New(newProbe("a"), Config{}, nil)
	covered := screen()
	covered.Fullscreen = true
	for i, c := range []struct {
		in   *driver.Input
		want bool
	}{
		{keys(true, driver.KeyF11), true},
		{screen(), true}, // a browser takes its time
		{covered, true},
		{screen(), false}, // the player left it by the system's own means
		{keys(true, driver.KeyF11), true},
		{covered, true},
	} {
		if out := l.Tick(c.in); out.Window.Fullscreen != c.want {
			t.Errorf("tick %d: got fullscreen %v; want %v", i, out.Window.Fullscreen, c.want)
		}
	}
}

func TestFocusedComesWithTheInput(t *testing.T) {
	p := newProbe("a")
	var seen []bool
	p.update = func(tk *Tick) error { seen = append(seen, tk.Window.Focused()); return nil }
	l := New(p, Config{}, nil)
	away, hidden := screen(), screen()
	away.Unfocused, hidden.Suspended = true, true
	for _, in := range []*driver.Input{screen(), away, hidden, screen()} {
		l.Tick(in)
	}
	if want := []bool{true, false, false, true}; !slices.Equal(seen, want) {
		t.Errorf("got %v; want %v", seen, want)
	}
}

// A game asks "really?" the first time and lets go the second.
func TestAGameMayAskOnceBeforeItQuits(t *testing.T) {
	p := newProbe("a")
	p.stay = true
	l := New(p, Config{}, nil)
	l.Tick(screen())
	closing := screen()
	closing.Quit = true
	out := l.Tick(closing)
	kept := slices.ContainsFunc(out.Actions, func(a driver.Action) bool { return a.Kind == driver.ActionKeepOpen })
	if out.Exit || !kept {
		t.Errorf("the first time: got exit %v, kept open %v; want false, true", out.Exit, kept)
	}
	if p.stay = false; !l.Tick(closing).Exit {
		t.Error("the second time: got a window that stays; want it gone")
	}
}
