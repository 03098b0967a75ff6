// Page is a game for tests in a browser. S plays a short sound, M a long one over and over; N counts, and the count
// is saved; U panics in an update, P in a goroutine of the game's own; X ends the process with status 3; Q quits.
package main

import (
	"fmt"
	"os"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var (
	short = audio.Effect{Wave: audio.Square, Pitch: 440, Hold: 0.15}.Sound("short")
	long  = audio.Effect{Wave: audio.Square, Pitch: 330, Hold: 2, Loop: true}.Sound("long")
)

type game struct{ count int }

func (g *game) Start(t *engine.Tick) error {
	t.Store.Get("count", &g.count)
	return nil
}

func (g *game) Update(t *engine.Tick) error {
	for key, do := range map[input.Control]func(){
		input.KeyS: func() { t.Audio.Play(short) },
		input.KeyM: func() { t.Audio.PlayWith(long, audio.Play{Loop: true}) },
		input.KeyN: func() { g.count++; t.Store.Put("count", g.count) },
		input.KeyU: func() { panic("on purpose, in an update") },
		input.KeyP: func() { go panic("on purpose, in a goroutine") },
		input.KeyX: func() { fmt.Fprintln(os.Stderr, "the game gives up"); os.Exit(3) },
		input.KeyQ: func() { t.Quit() },
	} {
		if t.Input.Pressed(input.Action{Name: "key", On: input.Any{key}}) {
			do()
		}
	}
	return nil
}

func (g *game) Draw(c *render.Canvas) {
	size := c.Size()
	c.Rect(geom.R(0, 0, size.X, size.Y), render.Navy)
	for i := range g.count {
		c.Rect(geom.R(20+float64(i)*40, 60, 30, 30), render.Orange)
	}
	c.Print(fmt.Sprintf("count %d", g.count), 20, 20)
}

// told prints what a game cannot see: the insets, when they change.
type told struct {
	driver.App
	safe driver.Insets
}

func (t *told) Tick(in *driver.Input) *driver.Output {
	if in.Safe != t.safe {
		t.safe = in.Safe
		fmt.Printf("safe %v\n", t.safe)
	}
	return t.App.Tick(in)
}

func main() {
	disk, err := save.Open("krill/page")
	if err != nil { // as in a page of another site, where browsers may keep nothing
		fmt.Println(err)
		disk = save.Memory()
	}
	loop := engine.New(&game{}, engine.Config{Title: "A page"}, disk)
	defer loop.Close()
	if err := ebiten.Run(&told{App: loop}, driver.Setup{Title: "A page"}); err != nil {
		panic(err)
	}
}
