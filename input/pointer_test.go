package input

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func (p *player) touch(id int64, phase driver.TouchPhase, x, y float64) {
	p.in.Touches = append(p.in.Touches, driver.TouchEvent{ID: id, Phase: phase, X: x, Y: y})
}

func TestMouseIsInCanvasUnits(t *testing.T) {
	var s State
	in := driver.Input{Mouse: driver.Mouse{X: 300, Y: 200, DX: 20, DY: -10, WheelX: 1, WheelY: -2}}
	half := geom.Stretch(geom.V(0.5, 0.5)).Then(geom.Move(geom.V(-50, 0)))
	s.Apply(&in, half, dt)
	want := Pointer{Pos: geom.V(100, 100), Delta: geom.V(10, -5), Wheel: geom.V(1, -2), Over: true, Entered: true}
	if got := s.Pointer(); got != want {
		t.Errorf("pointer: got %+v; want %+v", got, want)
	}
	in.Reset()
	in.Mouse.Outside = true
	s.Apply(&in, half, dt)
	if got, want := s.Pointer(), (Pointer{Pos: geom.V(100, 100), Left: true}); got != want {
		t.Errorf("pointer outside: got %+v; want %+v", got, want)
	}
}

func TestClickIsWhereItHappened(t *testing.T) {
	var p player
	p.in.Mouse.X, p.in.Mouse.Y = 90, 10
	p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Down: true, X: 50, Y: 10}, driver.ButtonEvent{X: 60, Y: 10})
	p.tick()
	if got := p.Pointer(); got.Pos != geom.V(50, 10) || !got.Pressed || !got.Released || got.Down {
		t.Errorf("click within a tick: got %+v; want pressed and released at 50, 10", got)
	}
	p.tick()
	if got := p.Pointer().Pos; got != geom.V(90, 10) {
		t.Errorf("a tick later: got %v; want 90, 10", got)
	}
}

func TestFingerIsPointer(t *testing.T) {
	var p player
	p.touch(4, driver.TouchBegan, 10, 20)
	p.tick()
	if got, want := p.Pointer(), (Pointer{Pos: geom.V(10, 20), Down: true, Pressed: true, Over: true, Entered: true}); got != want {
		t.Errorf("put down: got %+v; want %+v", got, want)
	}
	p.touch(5, driver.TouchBegan, 300, 300)
	p.touch(4, driver.TouchMoved, 15, 20)
	p.tick()
	if got, want := p.Pointer(), (Pointer{Pos: geom.V(15, 20), Delta: geom.V(5, 0), Down: true, Over: true}); got != want {
		t.Errorf("dragged beside a second finger: got %+v; want %+v", got, want)
	}
	p.touch(4, driver.TouchEnded, 15, 25)
	p.tick()
	if got, want := p.Pointer(), (Pointer{Pos: geom.V(15, 25), Delta: geom.V(0, 5), Released: true, Over: true}); got != want {
		t.Errorf("lifted: got %+v; want %+v", got, want)
	}
	p.tick()
	if got, want := p.Pointer(), (Pointer{Pos: geom.V(15, 25), Left: true}); got != want {
		t.Errorf("after: got %+v; want %+v", got, want)
	}
	p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Down: true, X: 7, Y: 8})
	p.tick()
	if got, want := p.Pointer(), (Pointer{Pos: geom.V(7, 8), Down: true, Pressed: true, Over: true, Entered: true}); got != want {
		t.Errorf("mouse after a finger: got %+v; want %+v", got, want)
	}
}

func TestTouchesKeepShortOnes(t *testing.T) {
	var p player
	p.touch(1, driver.TouchBegan, 10, 10)
	p.touch(1, driver.TouchEnded, 12, 10)
	p.touch(1, driver.TouchBegan, 50, 50)
	p.tick()
	got := p.Touches()
	if len(got) != 2 || !got[0].Pressed || !got[0].Released || !got[1].Pressed || got[1].Released {
		t.Fatalf("touches: got %+v; want a whole one and one that began", got)
	}
	if got[0].Pos != geom.V(12, 10) || got[0].Start != geom.V(10, 10) || got[0].Delta != geom.V(2, 0) || got[1].Start != geom.V(50, 50) {
		t.Errorf("places: got %+v; want 10,10 to 12,10 and 50,50", got)
	}
	if ptr := p.Pointer(); !ptr.Down || !ptr.Pressed || !ptr.Released {
		t.Errorf("pointer: got %+v; want down, pressed and released", ptr)
	}
	p.expect(t, "screen", on(TouchScreen), true, true, true)
	p.tick()
	if got := p.Touches(); len(got) != 1 || got[0].Pressed {
		t.Errorf("touches a tick later: got %+v; want the one that stays", got)
	}
}

func TestTooManyFingers(t *testing.T) {
	var p player
	for id := range int64(MaxFingers + 2) {
		p.touch(id, driver.TouchBegan, 1, 1)
	}
	p.touch(99, driver.TouchMoved, 1, 1)
	p.touch(MaxFingers+1, driver.TouchEnded, 1, 1)
	p.tick()
	if got := len(p.Touches()); got != MaxFingers {
		t.Errorf("touches: got %d; want %d", got, MaxFingers)
	}
	if got := testing.AllocsPerRun(10, p.tick); got != 0 {
		t.Errorf("allocations: got %v; want 0", got)
	}
}

func TestWheelIsACountOfNotches(t *testing.T) {
	var p player
	up, down := 0, 0
	turn := func(y float64) {
		p.in.Mouse.WheelY = y
		p.tick()
		for _, c := range []struct {
			a Action
			n *int
		}{{on(WheelUp), &up}, {on(WheelDown), &down}} {
			if p.Pressed(c.a) != p.Released(c.a) || p.Down(c.a) {
				t.Errorf("%v: got pressed %v, down %v; want a whole tap", c.a.On[0], p.Pressed(c.a), p.Down(c.a))
			}
			if p.Pressed(c.a) {
				*c.n++
			}
		}
	}
	for range 8 {
		turn(0.25)
	}
	turn(0.75)
	turn(-0.5)
	turn(-0.5)
	turn(3)
	if up != 3 || down != 1 {
		t.Errorf("notches up, down: got %d, %d; want 3, 1", up, down)
	}
}
