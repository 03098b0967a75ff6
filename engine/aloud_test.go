package engine

import (
	"bytes"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// typist is a game whose bot does one thing of each kind in a tick.
type typist struct{ ticks, heard int }

func (g *typist) Update(t *Tick) error {
	g.ticks++
	if t.Input.Pressed(jump) {
		g.heard++
	}
	return nil
}

func (g *typist) Draw(*render.Canvas) {}

func (g *typist) Bot(hands *input.Injector) {
	switch g.ticks {
	case 1:
		hands.HoldAction(jump)
		hands.Hold(input.KeyLeft)
	case 2:
		hands.ReleaseAction(jump)
		hands.Type("B")
	}
}

func TestBotSaysWhatToPress(t *testing.T) {
	for _, touch := range []bool{false, true} {
		g := &typist{}
		l := New(g, Config{}, nil)
		var said bytes.Buffer
		l.PlayBotAloud(&said, touch)
		for range 4 {
			l.Tick(&driver.Input{Width: 1280, Height: 720, Scale: 2})
		}
		want := "bot: key down Space\nbot: key down Left\nbot: key up Space\nbot: text B\n"
		if touch {
			want = "bot: key down Left\nbot: touch 1 began 534.0 311.0\nbot: touch 1 ended 534.0 311.0\nbot: text B\n"
		}
		if got := said.String(); got != want {
			t.Errorf("touch %v: got %q; want %q", touch, got, want)
		}
		if g.heard != 0 {
			t.Errorf("touch %v: got a bot that pressed something itself", touch)
		}
	}
}

func TestBotLearnsHowLongItTakes(t *testing.T) {
	l := New(&typist{}, Config{}, nil)
	l.PlayBotAloud(&bytes.Buffer{}, false)
	late := []driver.KeyEvent{{Key: driver.KeySpace, Down: true}, {Key: driver.KeyLeft, Down: true}}
	for n := range 20 {
		in := driver.Input{Width: 640, Height: 360}
		if n == 9 {
			in.Keys = late
		}
		l.Tick(&in)
	}
	if lag := l.aloud.lag; lag < 1 || lag > 8 {
		t.Errorf("lag after two keys that came 8 ticks late: got %v ticks; want some of them", lag)
	}
}
