package input

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestJoinByPressing(t *testing.T) {
	var p player
	var q Seats
	if _, ok := q.Join(&p.State); ok {
		t.Error("nothing was pressed: got a player")
	}
	pads := []driver.Pad{{ID: 7, Name: "one"}, {ID: 9, Name: "two"}}
	play := func(pressed ...driver.PadButtons) {
		for i := range pads {
			pads[i].Buttons = 0
			if i < len(pressed) {
				pads[i].Buttons = pressed[i]
			}
		}
		p.in.Pads = pads
		p.tick()
	}
	p.key(KeySpace, true)
	play()
	if n, ok := q.Join(&p.State); !ok || n != 0 || q.Seat(0) != (Seat{Device: Keyboard}) {
		t.Errorf("Space: got player %d, %v at %+v; want the first, at the keyboard", n, ok, q.Seat(0))
	}
	p.in.Buttons = []driver.ButtonEvent{{Button: 0, Down: true}}
	play()
	if _, ok := q.Join(&p.State); ok {
		t.Error("the mouse, which lies beside the keyboard: got another player")
	}
	play(0, driver.PadStart)
	if n, ok := q.Join(&p.State); !ok || n != 1 || q.Seat(1) != (Seat{Pad, 1}) {
		t.Errorf("the second pad: got player %d, %v at %+v; want the second, with it", n, ok, q.Seat(1))
	}
	jump := on(KeySpace, PadA, TouchA)
	play(driver.PadA, 0)
	if p.Pressed(q.Action(0, jump)) || p.Pressed(q.Action(1, jump)) {
		t.Error("a pad of nobody's: got a jump")
	}
	play(0, driver.PadA)
	if p.Pressed(q.Action(0, jump)) || !p.Pressed(q.Action(1, jump)) {
		t.Error("the second player's pad: got no jump of his alone")
	}
	pads[1].Axes[0] = 1
	play()
	if got := [2]geom.Vec{p.Vec(q.Stick(0, Move)), p.Vec(q.Stick(1, Move))}; got != [2]geom.Vec{{}, geom.V(1, 0)} {
		t.Errorf("sticks: got %v; want the second player's alone", got)
	}
	pads = nil
	play()
	if q.Here(&p.State, 1) || !q.Here(&p.State, 0) {
		t.Error("pads pulled out: want the second player away, and the first here")
	}
	pads = []driver.Pad{{ID: 20, Name: "two"}, {ID: 21, Name: "one"}}
	play(driver.PadA, 0)
	if !q.Here(&p.State, 1) || !p.Pressed(q.Action(1, jump)) {
		t.Error("pads that come back in another order: want the second player's to be his")
	}
	q.Leave(0)
	if q.Players() != 1 || q.Seat(0) != (Seat{Pad, 1}) {
		t.Errorf("the first left: got %d players, %+v", q.Players(), q.Seat(0))
	}
	if q.Sit(1, Seat{Pad, 1}) || !q.Sit(1, Seat{Device: Touch}) {
		t.Error("sit: want a taken seat refused, and a free one taken")
	}
}

func TestPlayersOfOneText(t *testing.T) {
	p := bindTo(t, "jump = Space, PadA, PadL1+PadX\nplayer 2 jump = Enter\nplayer 2 move.left = J\n", jump, Move)
	var q Seats
	q.Sit(0, Seat{Pad, 0})
	q.Sit(1, Seat{Device: Keyboard})
	one, two := q.Action(0, jump), q.Action(1, jump)
	p.press(KeySpace)
	p.expect(t, "Space: whoever", jump, true, true, false)
	p.expect(t, "Space: the pad's player", one, false, false, false)
	p.expect(t, "Space: who has another key", two, false, false, false)
	p.press(KeyEnter, KeyJ)
	p.expect(t, "Enter: the second", two, true, true, false)
	p.expect(t, "Enter: the first", one, false, false, false)
	if got := p.Vec(q.Stick(1, Move)); got != geom.V(-1, 0) {
		t.Errorf("J: got %v; want the second player's stick to the left", got)
	}
	p.in.Pads = []driver.Pad{{ID: 1, Buttons: driver.PadA}}
	p.tick()
	p.expect(t, "A: the first", one, true, true, false)
	p.expect(t, "A: whoever, Space being held", jump, true, false, false)
	p.in.Pads = []driver.Pad{{ID: 1, Buttons: driver.PadL1 | driver.PadX}}
	p.tick()
	p.expect(t, "a chord for A", one, true, true, true)
	p.expect(t, "the second still holds Enter", two, true, false, false)
	if with, done := Rebind(&p.State, two, KeyM, Refuse); !done || with != "" || Binding(&p.State, two) != "M" || Binding(&p.State, jump) != "Space, PadA, PadL1+PadX" {
		t.Errorf("rebind the second's: got %q, %v, %q; want his alone to change", with, done, BindingsText(&p.State))
	}
}
