package input

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// fullPad shows all that a pad can have.
var fullPad = ScreenPad{
	Stick: P1,
	Buttons: Buttons{
		{Name: "a", On: Any{KeySpace, TouchA}},
		{Name: "b", On: Any{TouchB}},
		{Name: "x", On: Any{TouchX}},
		{Name: "y", On: Any{TouchY}},
		{Name: "pause", On: Any{TouchPause}},
	},
}

// onPhone returns a player with a pad on a phone that is held upright.
func onPhone(pad ScreenPad) *player {
	p := &player{}
	p.in.Width, p.in.Height, p.in.Scale = 1170, 2532, 3
	p.in.Safe = driver.Insets{Top: 141, Bottom: 102}
	p.Show(pad)
	p.tick()
	return p
}

// spot returns where a button lies.
func (p *player) spot(c Control) geom.Vec {
	i := slices.IndexFunc(p.ScreenButtons(), func(b ScreenButton) bool { return b.On == c })
	return p.ScreenButtons()[i].At
}

func (p *player) finger(id int64, phase driver.TouchPhase, at geom.Vec) {
	p.touch(id, phase, at.X, at.Y)
}

func TestScreenButtonsAreHeldByFingers(t *testing.T) {
	p := onPhone(fullPad)
	a, b := p.spot(TouchA), p.spot(TouchB)
	p.finger(1, driver.TouchBegan, a)
	p.tick()
	p.expect(t, "finger on A", fullPad.Buttons[0], true, true, false)
	for _, b := range p.ScreenButtons() {
		if b.Down != (b.On == TouchA) {
			t.Errorf("finger on A: got %v shown as held %v", b.On, b.Down)
		}
	}
	if p.Key(TouchScreen) || p.Pointer().Down || len(p.Touches()) != 0 {
		t.Errorf("finger on A: got screen %v, pointer %+v, %d touches; want none", p.Key(TouchScreen), p.Pointer(), len(p.Touches()))
	}
	if p.LastDevice() != Touch {
		t.Errorf("last device: got %v; want the touch screen", p.LastDevice())
	}
	p.finger(2, driver.TouchBegan, b)
	p.tick()
	if !p.Key(TouchA) || !p.Key(TouchB) {
		t.Errorf("two fingers: got A %v, B %v; want both", p.Key(TouchA), p.Key(TouchB))
	}
	p.finger(2, driver.TouchEnded, b)
	p.finger(1, driver.TouchMoved, b)
	p.tick()
	p.expect(t, "slid off A", fullPad.Buttons[0], false, false, true)
	if !p.Key(TouchB) {
		t.Error("slid to B: got it up; want it down")
	}
	p.finger(1, driver.TouchMoved, geom.V(600, 300))
	p.tick()
	if p.Key(TouchB) || p.Key(TouchScreen) {
		t.Errorf("slid off the pad: got B %v, screen %v; want nothing", p.Key(TouchB), p.Key(TouchScreen))
	}
	p.finger(1, driver.TouchMoved, a)
	p.finger(1, driver.TouchCancelled, a)
	p.tick()
	p.expect(t, "back and taken by the system", fullPad.Buttons[0], false, true, true)
}

func TestScreenButtonTapWithinATick(t *testing.T) {
	p := onPhone(fullPad)
	at := p.spot(TouchPause)
	p.finger(1, driver.TouchBegan, at)
	p.finger(1, driver.TouchEnded, at)
	p.tick()
	p.expect(t, "tap", fullPad.Buttons[4], false, true, true)
	p.tick()
	p.expect(t, "after it", fullPad.Buttons[4], false, false, false)
}

func TestScreenStickFloats(t *testing.T) {
	p := onPhone(fullPad)
	rest, _ := p.ScreenStick()
	from := geom.V(200, 1900)
	p.finger(1, driver.TouchBegan, from)
	p.finger(1, driver.TouchMoved, from.Add(geom.V(3*dragReach*0.6, 0)))
	p.tick()
	if got, want := p.Vec(P1), geom.V(0.5, 0); got.Dist(want) > 1e-9 {
		t.Errorf("pushed by 0.6: got %v; want %v", got, want)
	}
	if k, _ := p.ScreenStick(); rest.Down || !k.Down || k.At != from {
		t.Errorf("where it is: got %+v; want it down at %v, and not before", k, from)
	}
	left := Stick{Drag: LeftHalf}
	if got := p.Vec(left); got != (geom.Vec{}) || p.Pointer().Down {
		t.Errorf("another stick, pointer: got %v, %v; want nothing", got, p.Pointer().Down)
	}
	p.finger(1, driver.TouchMoved, from.Add(geom.V(3*dragReach*4, 0)))
	p.tick()
	p.finger(1, driver.TouchMoved, from.Add(geom.V(3*dragReach*3, 0)))
	p.tick()
	if got := p.Vec(P1); got != (geom.Vec{}) {
		t.Errorf("pushed far, and back by one: got %v; want the middle", got)
	}
	p.in.Unfocused = true
	p.tick()
	if k, _ := p.ScreenStick(); k.Down || p.Vec(P1) != (geom.Vec{}) {
		t.Errorf("without focus: got %+v, %v; want it let go", k, p.Vec(P1))
	}
}

func TestFingersBesideThePadAreFree(t *testing.T) {
	p := onPhone(ScreenPad{Stick: P1, Buttons: fullPad.Buttons})
	at := geom.V(1000, 1000)
	p.finger(9, driver.TouchBegan, at)
	p.tick()
	if !p.Key(TouchScreen) || p.Pointer().Pos != at {
		t.Errorf("got screen %v, pointer at %v; want it at %v", p.Key(TouchScreen), p.Pointer().Pos, at)
	}
	p.Show(ScreenPad{})
	p.tick()
	if len(p.ScreenButtons()) != 0 {
		t.Errorf("without a pad: got %d buttons", len(p.ScreenButtons()))
	}
	if _, ok := p.ScreenStick(); ok {
		t.Error("without a pad: got a stick")
	}
}

func TestPadThatGoesAwayLetsGo(t *testing.T) {
	p := onPhone(fullPad)
	at := p.spot(TouchA)
	p.finger(1, driver.TouchBegan, at)
	p.tick()
	p.Show(ScreenPad{})
	p.tick()
	p.expect(t, "the pad went", fullPad.Buttons[0], false, false, true)
	p.finger(1, driver.TouchEnded, at)
	p.tick()
	if _, any := p.AnyPressed(); any {
		t.Error("the finger of a pad that went was lifted: got a press; want none")
	}
}

// TestPadLiesOnTheScreen looks at screens of many sizes: nothing may hang over an edge or lie on something else.
func TestPadLiesOnTheScreen(t *testing.T) {
	for _, in := range []driver.Input{
		{Width: 1170, Height: 2532, Scale: 3, Safe: driver.Insets{Top: 141, Bottom: 102}},
		{Width: 2532, Height: 1170, Scale: 3, Safe: driver.Insets{Left: 141, Right: 141, Bottom: 63}},
		{Width: 640, Height: 360},
		{Width: 300, Height: 200, Scale: 1},
		{Width: 3840, Height: 2160, Scale: 2},
	} {
		p := player{}
		p.in = in
		p.Show(fullPad)
		p.tick()
		low := geom.V(in.Safe.Left, in.Safe.Top)
		high := geom.V(float64(in.Width)-in.Safe.Right, float64(in.Height)-in.Safe.Bottom)
		list := p.ScreenButtons()
		for i, b := range list {
			if b.At.X-b.Radius < low.X || b.At.Y-b.Radius < low.Y || b.At.X+b.Radius > high.X || b.At.Y+b.Radius > high.Y {
				t.Errorf("%d×%d: got %v at %v; want it between %v and %v", in.Width, in.Height, b.On, b.At, low, high)
			}
			for _, o := range list[:i] {
				if b.At.Dist(o.At) < b.Radius+o.Radius {
					t.Errorf("%d×%d: %v lies on %v", in.Width, in.Height, b.On, o.On)
				}
			}
		}
	}
}

func TestTapIsShortAndInPlace(t *testing.T) {
	tap := on(TouchTap)
	at := geom.V(300, 900)
	for _, c := range []struct {
		what  string
		ticks int
		moved float64 // device pixels
		end   driver.TouchPhase
		want  bool
	}{
		{"a tap within a tick", 0, 0, driver.TouchEnded, true},
		{"a tap", 10, 3 * 10, driver.TouchEnded, true},
		{"a long touch", 30, 0, driver.TouchEnded, false},
		{"a drag", 5, 3 * 20, driver.TouchEnded, false},
		{"a touch that the system took", 2, 0, driver.TouchCancelled, false},
	} {
		p := onPhone(ScreenPad{})
		p.finger(1, driver.TouchBegan, at)
		for range c.ticks {
			p.tick()
		}
		p.finger(1, driver.TouchMoved, at.Add(geom.V(c.moved, 0)))
		p.finger(1, c.end, at.Add(geom.V(c.moved, 0)))
		p.tick()
		p.expect(t, c.what, tap, false, c.want, c.want)
	}
}

// TestUsualActionsByTouch plays the presets as on a phone: a tap is OK, a drag steps and is none.
func TestUsualActionsByTouch(t *testing.T) {
	p := onPhone(ScreenPad{})
	at := geom.V(300, 900)
	p.finger(1, driver.TouchBegan, at)
	p.finger(1, driver.TouchMoved, at.Add(geom.V(0, 3*dragReach)))
	p.tick()
	if _, dy := p.Step(Move); dy != 1 || p.Pressed(OK) {
		t.Errorf("a drag down: got step %d, OK %v; want 1, false", dy, p.Pressed(OK))
	}
	p.finger(1, driver.TouchEnded, at)
	p.tick()
	if p.Pressed(OK) {
		t.Error("the end of a drag: got OK; want none")
	}
	p.finger(1, driver.TouchBegan, at)
	p.finger(1, driver.TouchEnded, at)
	p.tick()
	p.expect(t, "a tap", OK, false, true, true)
}

func TestElevenFingers(t *testing.T) {
	p := onPhone(ScreenPad{})
	for id := range int64(MaxFingers + 1) {
		p.finger(id, driver.TouchBegan, geom.V(10*float64(id), 0))
	}
	p.tick()
	if n := len(p.Touches()); n != MaxFingers {
		t.Errorf("got %d fingers; want %d", n, MaxFingers)
	}
	for id := range int64(MaxFingers + 1) {
		p.finger(id, driver.TouchEnded, geom.V(10*float64(id), 0))
	}
	p.tick()
	if p.tick(); p.Key(TouchScreen) || len(p.Touches()) != 0 {
		t.Errorf("all lifted: got screen %v, %d fingers; want none", p.Key(TouchScreen), len(p.Touches()))
	}
}

// TestAimByTouch aims with a thumb on the pad's stick, and then at what a finger points to.
func TestAimByTouch(t *testing.T) {
	aim := Stick{Name: "aim", Drag: LeftHalf}
	p := onPhone(ScreenPad{Stick: aim})
	from := geom.V(500, 500)
	p.finger(1, driver.TouchBegan, geom.V(100, 2000))
	p.finger(1, driver.TouchMoved, geom.V(100, 1900))
	p.tick()
	if got, want := p.Aim(aim, from), geom.V(0, -1); got.Dist(want) > 1e-9 {
		t.Errorf("thumb pushed up: got %v; want %v", got, want)
	}
	p.finger(2, driver.TouchBegan, geom.V(900, 500))
	p.tick()
	if got, want := p.Aim(aim, from), geom.V(0, -1); got.Dist(want) > 1e-9 {
		t.Errorf("while another finger points: got %v; want %v", got, want)
	}
	p.finger(1, driver.TouchEnded, geom.V(100, 1900))
	p.tick()
	if got, want := p.Aim(aim, from), geom.V(1, 0); got.Dist(want) > 1e-9 {
		t.Errorf("a finger points: got %v; want %v", got, want)
	}
}

func TestInjectorPlaysByTouch(t *testing.T) {
	var r robot
	r.ByTouch = true
	r.in.Width, r.in.Height, r.in.Scale = 844, 390, 1
	r.Show(fullPad)
	for _, want := range []geom.Vec{geom.V(0.5, 0), geom.V(-1, 0), geom.V(0.3, -0.4), {}} {
		r.Push(P1, want)
		r.tick()
		if got := r.Vec(P1); got.Dist(want) > 1e-9 {
			t.Errorf("Vec after Push: got %v; want %v", got, want)
		}
	}
	r.HoldAction(fullPad.Buttons[0])
	r.Push(P1, geom.V(0, 1))
	r.tick()
	if !r.Key(TouchA) || r.Key(KeySpace) || r.Vec(P1) != geom.V(0, 1) {
		t.Errorf("held with both thumbs: got A %v, space %v, stick %v", r.Key(TouchA), r.Key(KeySpace), r.Vec(P1))
	}
	r.ReleaseAction(fullPad.Buttons[0])
	r.tick()
	r.expect(t, "released", fullPad.Buttons[0], false, false, true)
	if n := testing.AllocsPerRun(100, func() { r.tick() }); n != 0 {
		t.Errorf("a steady tick with a pad: got %v allocations; want 0", n)
	}
}
