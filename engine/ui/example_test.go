package ui_test

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// menu is a title screen, for keys, pads, mouse and fingers.
type menu struct {
	ui    ui.UI
	chose string
}

func (m *menu) Update(t *engine.Tick) error {
	u := m.ui.Begin(t)
	size := u.Size()
	u.Area("menu", geom.Around(size.Mul(0.5), 120, 80))
	u.Focus()
	for _, what := range [...]string{"Play", "Options", "Quit"} {
		if u.Button(what) {
			m.chose = what
		}
	}
	u.End()
	return nil
}

func (m *menu) Draw(c *render.Canvas) { m.ui.Draw(c) }

func Example() {
	m := &menu{}
	l := engine.New(m, engine.Config{}, nil)
	var hands input.Injector
	in := driver.Input{Width: 640, Height: 360}
	for _, press := range []input.Control{input.None, input.PadDown, input.PadA} {
		if press != input.None {
			hands.Tap(press)
		}
		hands.Write(&in)
		l.Tick(&in)
		in.Reset()
	}
	fmt.Println(m.chose)
	// Output: Options
}
