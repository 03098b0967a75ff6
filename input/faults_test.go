package input

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// TestAPadPulledOutLetsGo pulls a pad out while a button, a stick and a trigger are held.
func TestAPadPulledOutLetsGo(t *testing.T) {
	var r robot
	r.Hold(PadA)
	r.Tilt(PadLeftRight, 1)
	r.Tilt(PadR2, 1)
	r.tick()
	fire := Action{On: Any{PadA, PadR2}}
	if !r.Down(fire) || r.Vec(Move) == (geom.Vec{}) {
		t.Fatal("held: got nothing; want it down")
	}
	r.Disconnect(0)
	r.tick()
	if r.Down(fire) || !r.Released(fire) || r.Vec(Move) != (geom.Vec{}) || r.Value(fire) != 0 || r.Connected(0) || PadOf(&r.State, 0) != 0 {
		t.Errorf("pulled out: got down %v, released %v, stick %v; want all let go of", r.Down(fire), r.Released(fire), r.Vec(Move))
	}
}

// TestPadsComeBackToTheirPlayers pulls three pads out and puts them in again in any order, with other names for the
// system: each player has the pad that was his; a pad that nobody had goes to the first without one.
func TestPadsComeBackToTheirPlayers(t *testing.T) {
	kinds := []string{"red", "green", "blue"}
	r := rand.New(rand.NewPCG(1, 9))
	for range 50 {
		var p player
		for i, k := range kinds {
			p.in.Pads = append(p.in.Pads, driver.Pad{ID: driver.PadID(i + 1), Name: k})
		}
		p.tick()
		p.in.Pads = nil
		p.tick()
		for n, i := range r.Perm(3) {
			p.in.Pads = append(p.in.Pads, driver.Pad{ID: driver.PadID(10 + n), Name: kinds[i]})
			p.tick()
		}
		for i, k := range kinds {
			if got := PadName(&p.State, i); got != k {
				t.Fatalf("player %d: got the %s pad; want the %s one", i, got, k)
			}
		}
	}
	var p player
	p.in.Pads = []driver.Pad{{ID: 1, Name: "red"}, {ID: 2, Name: "green"}}
	p.tick()
	p.in.Pads = []driver.Pad{{ID: 2, Name: "green"}, {ID: 3, Name: "new"}}
	p.tick()
	if PadName(&p.State, 0) != "new" || PadName(&p.State, 1) != "green" {
		t.Errorf("a new pad for a broken one: got %q and %q; want new, green", PadName(&p.State, 0), PadName(&p.State, 1))
	}
}

// TestLosingTheFocusLetsGo loses it in both ways with everything held, and comes back.
func TestLosingTheFocusLetsGo(t *testing.T) {
	for _, suspended := range []bool{false, true} {
		var r robot
		all := []Control{KeyW, MouseLeft, TouchScreen, PadA, PadLeftUp}
		for _, c := range all {
			r.Hold(c)
		}
		Compose(&r.Injector, "x", 0, 0)
		r.tick()
		r.in.Unfocused, r.in.Suspended = !suspended, suspended
		r.tick()
		for _, c := range all {
			if r.Key(c) || !r.Released(Action{On: Any{c}}) {
				t.Errorf("suspended %v, %v: got down %v; want it let go of", suspended, c, r.Key(c))
			}
		}
		f := r.Touches()
		if len(f) != 1 || !f[0].Cancelled || Composing(&r.State).Text != "" || r.Pointer().Down {
			t.Errorf("suspended %v: got fingers %+v and pointer %+v; want the finger cancelled", suspended, f, r.Pointer())
		}
		r.in.Unfocused, r.in.Suspended = false, false
		r.tick()
		if r.Key(PadA) || r.Vec(Move) == (geom.Vec{}) || len(r.Touches()) != 0 {
			t.Errorf("suspended %v, back: got button %v, stick %v, %d fingers; want the stick alone", suspended, r.Key(PadA), r.Vec(Move), len(r.Touches()))
		}
	}
}

// TestNumbersThatAreNone gives every number of an input NaN and infinities: everything that a game can ask stays finite.
func TestNumbersThatAreNone(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e308} {
		var p player
		p.Show(fullPad)
		var g Gestures
		for phase := driver.TouchBegan; phase <= driver.TouchCancelled; phase++ {
			p.in.Scale = v
			p.in.Safe = driver.Insets{Left: v, Top: v, Right: v, Bottom: v}
			p.in.Mouse = driver.Mouse{X: v, Y: v, DX: v, DY: v, WheelX: v, WheelY: v}
			p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Down: phase == driver.TouchBegan, X: v, Y: v})
			p.in.Touches = append(p.in.Touches, driver.TouchEvent{ID: 1, Phase: phase, X: v, Y: v, Pressure: v})
			p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{v, v, v, v}, L2: v, R2: v}}
			p.tick()
			g.Update(&p.State)
			m := p.Pointer()
			for what, got := range map[string]geom.Vec{
				"stick": p.Vec(Move), "pointer": m.Pos, "its way": m.Delta, "wheel": m.Wheel, "aim": p.Aim(Move, geom.V(1, 1)),
				"drag": g.Drag.Delta, "trigger": geom.V(p.Value(Action{On: Any{PadL2}}), 0),
			} {
				if !isFinite(got.X) || !isFinite(got.Y) || what == "stick" && got.Len() > 1+1e-9 {
					t.Errorf("%v, phase %d: got the %s %v; want it finite", v, phase, what, got)
				}
			}
			for _, f := range p.Touches() {
				if !isFinite(f.Pos.X) || !isFinite(f.Delta.X) || f.Pressure < 0 || f.Pressure > 1 {
					t.Errorf("%v: got the finger %+v; want it finite", v, f)
				}
			}
		}
	}
}

func isFinite(v float64) bool { return v-v == 0 }

// TestAThousandEventsInATick presses, moves and types as no hand can: the last of each counts, and nothing is lost.
func TestAThousandEventsInATick(t *testing.T) {
	var p player
	for i := range 1001 {
		down := i%2 == 0
		p.in.Keys = append(p.in.Keys, driver.KeyEvent{Key: driver.KeyA, Down: down})
		p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Down: down, X: float64(i)})
		p.in.Text = append(p.in.Text, driver.TextEvent{Kind: driver.TextCommit, Text: "x"})
		p.in.Touches = append(p.in.Touches, driver.TouchEvent{ID: int64(i), Phase: driver.TouchBegan, X: float64(i)})
	}
	p.tick()
	a := Action{On: Any{KeyA}}
	if !p.Key(KeyA) || !p.Pressed(a) || !p.Key(MouseLeft) || len(p.Text()) != 1001 || len(Edits(&p.State)) != 1001 || len(p.Touches()) != MaxFingers {
		t.Errorf("got key %v, button %v, %d letters, %d fingers; want them down, 1001 and %d", p.Key(KeyA), p.Key(MouseLeft), len(p.Text()), len(p.Touches()), MaxFingers)
	}
	p.tick()
	if !p.Key(KeyA) || p.Pressed(a) || p.Text() != "" {
		t.Errorf("a tick later: got pressed %v, text %q; want it held alone", p.Pressed(a), p.Text())
	}
}

// TestEndsWithoutABeginning lets go of what was never pressed.
func TestEndsWithoutABeginning(t *testing.T) {
	var p player
	p.in.Keys = []driver.KeyEvent{{Key: driver.KeyA}, {Key: driver.KeyNone, Down: true}, {Key: 255, Down: true}}
	p.in.Buttons = []driver.ButtonEvent{{Button: 0}, {Button: 200, Down: true}}
	p.in.Touches = []driver.TouchEvent{{ID: 3, Phase: driver.TouchEnded}, {ID: 4, Phase: driver.TouchMoved}, {ID: 5, Phase: 77}}
	p.in.Text = []driver.TextEvent{{Kind: 99, Text: "x"}}
	p.tick()
	if c, any := p.AnyPressed(); any || p.Released(Action{On: Any{KeyA, MouseLeft, TouchScreen}}) || len(p.Touches()) != 0 || p.Text() != "" {
		t.Errorf("got %v pressed, %d fingers, text %q; want nothing", c, len(p.Touches()), p.Text())
	}
}

// TestDeadZones pushes sticks all around at every length: within the zone nothing, at the end all, and never more; a
// stick with a zone of its own is as one with the usual zone that is pushed as much further as is left of the way.
func TestDeadZones(t *testing.T) {
	at := func(zone, n, angle float64) geom.Vec {
		var p player
		SetDeadZones(&p.State, 0, DeadZones{Left: zone})
		v := geom.Polar(angle, n)
		p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{v.X, v.Y}}}
		p.tick()
		return p.Vec(Move)
	}
	for _, zone := range []float64{0, 0.05, 0.2, 0.4, 0.8} {
		is := zone
		if zone == 0 {
			is = deadZone
		}
		for n := 0.0; n <= 1; n += 0.05 {
			want := max(0, (n-is)/(1-is))
			for angle := 0.0; angle < 6.2; angle += 0.4 {
				got := at(zone, n, angle)
				if math.Abs(got.Len()-want) > 1e-9 || want > 1e-9 && math.Abs(geom.WrapAngle(got.Angle()-angle)) > 1e-9 {
					t.Fatalf("zone %v, pushed %v at %v: got %v long at %v; want %v", zone, n, angle, got.Len(), got.Angle(), want)
				}
			}
		}
	}
	var p player
	SetDeadZones(&p.State, 0, DeadZones{Trigger: 0.5})
	for raw, want := range map[float64]float64{0: 0, 0.5: 0, 0.75: 0.5, 1: 1} {
		p.in.Pads = []driver.Pad{{ID: 1, L2: raw}}
		p.tick()
		if got := p.Value(Action{On: Any{PadL2}}); got != want {
			t.Errorf("a trigger pulled by %v: got %v; want %v", raw, got, want)
		}
	}
	for _, bad := range []DeadZones{{Left: -1}, {Right: 1}, {Trigger: math.NaN()}} {
		mustPanic(t, "input: SetDeadZones: a zone must be from 0 to 0.95", func() { SetDeadZones(&p.State, 0, bad) })
	}
	mustPanic(t, "input: SetDeadZones: no such player", func() { SetDeadZones(&p.State, MaxPads, DeadZones{}) })
}

// TestScreenPadsOfEveryKind lays pads out in many ways and windows: each button is where it is shown, in the window, and
// an injector that knows the pad meets it; mirrored, left and right change.
func TestScreenPadsOfEveryKind(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 200 {
		pad := fullPad
		pad.Size, pad.Mirror = r.Float64()*2, r.IntN(2) == 0
		if r.IntN(3) == 0 {
			pad.Places = Places{A: geom.V(0.5, 0.3), Pause: geom.V(0.1, 0.1)}
		}
		var j robot
		j.in.Width, j.in.Height, j.in.Scale = 300+r.IntN(2000), 300+r.IntN(2000), 1+2*r.Float64()
		j.Screen = pad
		j.Show(pad)
		j.tick()
		window := geom.R(0, 0, float64(j.in.Width), float64(j.in.Height))
		for _, b := range j.ScreenButtons() {
			if !window.Contains(b.At) {
				t.Fatalf("%+v in %v: got %v at %v; want it in the window", pad.Size, window, b.On, b.At)
			}
			if b.On == TouchX && pad.Places == (Places{}) && (b.At.X < window.W/2) != pad.Mirror && window.W > 2*window.H {
				t.Fatalf("mirrored %v: got X at %v of %v", pad.Mirror, b.At, window)
			}
		}
		for _, c := range []Control{TouchA, TouchPause} {
			j.Tap(c)
			j.tick()
			if !j.Pressed(Action{On: Any{c}}) {
				t.Fatalf("%v of %+v in %v: got it not pressed", c, pad.Places, window)
			}
			j.tick()
		}
		j.ByTouch = true
		j.Push(P1, geom.V(1, 0))
		j.tick()
		if got := j.Vec(P1); got.Sub(geom.V(1, 0)).Len() > 1e-9 {
			t.Fatalf("stick pushed right, mirrored %v: got %v", pad.Mirror, got)
		}
		if k, ok := j.ScreenStick(); !ok || !k.Down || (k.At.X > window.W/2) != pad.Mirror {
			t.Fatalf("mirrored %v: got the stick at %v, held %v, in %v", pad.Mirror, k.At, k.Down, window)
		}
	}
}

// TestApplyIsTheSameTwice plays anything at all to two states: they are the same, and so is a copy that goes on.
func TestApplyIsTheSameTwice(t *testing.T) {
	var a, b State
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 300 {
		in := driver.Input{Width: 400, Height: 300, Layout: fmt.Sprint("A q", i%3), CapsLock: i%5 == 0}
		for range r.IntN(4) {
			in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.Key(r.IntN(140)), Down: r.IntN(2) == 0})
			in.Touches = append(in.Touches, driver.TouchEvent{ID: int64(r.IntN(3)), Phase: driver.TouchPhase(r.IntN(6)), X: r.Float64() * 400, Y: r.Float64() * 300})
			in.Text = append(in.Text, driver.TextEvent{Kind: driver.TextKind(r.IntN(5)), Text: "é", SelStart: r.IntN(9) - 3})
			in.Pads = append(in.Pads, driver.Pad{ID: driver.PadID(r.IntN(4)), Name: "x", Axes: [4]float64{r.Float64() - 0.5}})
		}
		a.Apply(&in, geom.Identity, 1.0/60)
		b.Apply(&in, geom.Identity, 1.0/60)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("tick %d: got two states of one input", i)
		}
		b = a
	}
}
