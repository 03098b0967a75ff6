package engine

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/render"
)

// menu is a game whose only deed is to change what the player needs.
type menu struct {
	want Access
	seen Access
	drew bool `state:"-"`
}

func (m *menu) Update(t *Tick) error {
	m.seen = *t.Access
	*t.Access = m.want
	return nil
}

func (m *menu) Draw(c *render.Canvas) {
	m.drew = c.ReduceMotion && c.Vision == m.want.Vision && c.TextScale == m.want.TextScale
}

func TestAccessIsKeptAndObeyed(t *testing.T) {
	disk := save.Memory()
	want := Access{TextScale: 1.5, ReduceMotion: true, Vision: render.Tritanopia}
	finished := false
	first := &menu{want: want}
	l := New(first, Config{Finish: func(c *render.Canvas) { finished = c.Vision == want.Vision }}, disk)
	l.Tick(&driver.Input{Width: 640, Height: 360})
	l.Draw(0)
	l.Close()
	if first.seen != (Access{}) || !first.drew || !finished {
		t.Errorf("got %+v at first, obeyed %t and %t; want nothing, and both", first.seen, first.drew, finished)
	}
	second := &menu{want: want}
	l = New(second, Config{}, disk)
	l.Tick(&driver.Input{Width: 640, Height: 360})
	if l.Close(); second.seen != want {
		t.Errorf("got %+v in the next run; want %+v", second.seen, want)
	}
}
