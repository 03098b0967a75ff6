// Manners says what becomes of its window, and does with it what keys say:
//
//	F  full screen and back     R  800×500     B  3000×2000     T  another title
//	C  the next cursor          M  say how far the mouse went   N  say how many ticks there were
package main

import (
	"embed"
	"fmt"
	"os"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

//go:embed icon.png
var assets embed.FS

var cursors = []engine.Cursor{
	engine.CursorArrow, engine.CursorText, engine.CursorCross, engine.CursorHand, engine.CursorMove,
	engine.CursorHidden, engine.CursorCaptured,
}

type manners struct {
	away    bool
	held    bool // space
	button  bool
	moved   geom.Vec
	cursor  int
	asked   bool
	ticks   int // since the last picture
	longest int // run of ticks without a picture
}

func pressed(t *engine.Tick, c input.Control) bool {
	return t.Input.Pressed(input.Action{On: input.Any{c}})
}

func (m *manners) Update(t *engine.Tick) error {
	m.ticks++
	m.longest = max(m.longest, m.ticks)
	tell(&m.away, !t.Window.Focused(), "away")
	tell(&m.held, t.Input.Key(input.KeySpace), "space")
	p := t.Input.Pointer()
	tell(&m.button, p.Down, "button")
	m.moved = m.moved.Add(p.Delta)
	m.obey(t)
	return nil
}

// tell prints what changed.
func tell(last *bool, now bool, what string) {
	if *last != now {
		*last = now
		fmt.Println(what, now)
	}
}

func (m *manners) obey(t *engine.Tick) {
	w := t.Window
	switch {
	case pressed(t, input.KeyF):
		w.Fullscreen = !w.Fullscreen
	case pressed(t, input.KeyR):
		w.Resize(800, 500)
	case pressed(t, input.KeyB):
		w.Resize(3000, 2000)
	case pressed(t, input.KeyT):
		w.Title = "Good manners é"
	case pressed(t, input.KeyC):
		m.cursor = (m.cursor + 1) % len(cursors)
		w.Cursor = cursors[m.cursor]
		fmt.Println("cursor", m.cursor)
	case pressed(t, input.KeyM):
		fmt.Println("moved", m.moved, "to", t.Input.Pointer().Pos)
	case pressed(t, input.KeyN):
		fmt.Println("ticks", t.N, "longest", m.longest)
	case pressed(t, input.KeyEnter):
		fmt.Println("enter")
	}
}

// CanQuit asks once.
func (m *manners) CanQuit(*engine.Tick) bool {
	fmt.Println("quit?", m.asked)
	again := m.asked
	m.asked = true
	return again
}

func (m *manners) Close() { fmt.Println("closed") }

// Draw shows the corners, so that a picture that is cut can be told.
func (m *manners) Draw(c *render.Canvas) {
	m.ticks = 0
	size := c.Size()
	for _, x := range [2]float64{0, size.X - 20} {
		for _, y := range [2]float64{0, size.Y - 20} {
			c.Rect(geom.R(x, y, 20, 20), render.White)
		}
	}
	c.Print("F R B T C M N", size.X/2-40, size.Y/2)
}

func main() {
	has := func(name string) bool { return os.Getenv(name) != "" }
	c := engine.Config{
		Title: "Manners", Background: render.Hex(0x204080), Assets: assets,
		FixedSize: has("MANNERS_FIXED"), Fullscreen: has("MANNERS_FULLSCREEN"),
	}
	if has("MANNERS_ICON") {
		c.Icon = "icon.png"
	}
	if has("MANNERS_SMALL") {
		c.Width, c.Height = 320, 180
	}
	if has("MANNERS_LARGE") {
		c.Width, c.Height = 1920, 1080
	}
	engine.Main(&manners{}, c)
}
