package engine_test

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// oneSwitch lets somebody who can press but one key play any game: it points at one action after the other, for half a
// second each, and the switch does the one that it points at, as long as it is pressed. It stands between the driver and
// the game, and knows the game by its actions alone.
type oneSwitch struct {
	game    driver.App
	actions []input.Action
	hands   input.Injector
	in      driver.Input
	ticks   int
	pressed bool
}

const pointing = 30 // ticks at an action

func (o *oneSwitch) Tick(in *driver.Input) *driver.Output {
	at := o.actions[o.ticks/pointing%len(o.actions)]
	if !o.pressed {
		o.ticks++ // it waits at the action that is done
	}
	for _, e := range in.Keys {
		if e.Key != driver.KeySpace {
			continue
		}
		if o.pressed = e.Down; o.pressed {
			o.hands.HoldAction(at)
		} else {
			o.hands.ReleaseAll()
		}
	}
	o.in.Reset()
	o.in.Width, o.in.Height, o.in.Scale = in.Width, in.Height, in.Scale
	o.hands.Write(&o.in)
	return o.game.Tick(&o.in)
}

func (o *oneSwitch) Draw(alpha float64) *driver.Frame { return o.game.Draw(alpha) }

// walker goes left and right, and jumps with Space like many games.
type walker struct {
	at    geom.Vec
	jumps int
}

var (
	left  = input.Action{Name: "left", On: input.Any{input.KeyLeft}}
	right = input.Action{Name: "right", On: input.Any{input.KeyRight, input.PadRight}}
	leap  = input.Action{Name: "jump", On: input.Any{input.KeySpace}}
)

func (w *walker) Update(t *engine.Tick) error {
	w.at = w.at.Add(t.Input.Vec(input.Move))
	if t.Input.Pressed(leap) {
		w.jumps++
	}
	return nil
}

func (w *walker) Draw(*render.Canvas) {}

// TestASwitchPlaysAGame goes right for twenty ticks and jumps twice, with one key.
func TestASwitchPlaysAGame(t *testing.T) {
	w := &walker{}
	o := &oneSwitch{game: engine.New(w, engine.Config{}, nil), actions: []input.Action{left, right, leap}}
	in := driver.Input{Width: 640, Height: 360}
	wait := func(ticks int) {
		for range ticks {
			o.Tick(&in)
			in.Reset()
		}
	}
	press := func(ticks int) {
		in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeySpace, Down: true})
		wait(ticks)
		in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeySpace})
		wait(1)
	}
	wait(pointing + 5)
	press(20)
	if w.at != geom.V(20, 0) || w.jumps != 0 {
		t.Errorf("pressed at right: got %v and %d jumps; want 20, 0 and none", w.at, w.jumps)
	}
	wait(pointing)
	press(3)
	press(3)
	if w.at != geom.V(20, 0) || w.jumps != 2 {
		t.Errorf("pressed twice at jump: got %v and %d jumps; want 20, 0 and 2", w.at, w.jumps)
	}
	wait(2 * pointing)
	press(20)
	if w.jumps != 2 || w.at == geom.V(20, 0) {
		t.Errorf("round again: got %v and %d jumps; want it to have walked", w.at, w.jumps)
	}
}
