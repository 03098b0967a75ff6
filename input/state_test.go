package input

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

const dt = 1.0 / 60

// player is a State with the input that it is fed from.
type player struct {
	State
	in driver.Input
}

func (p *player) tick() {
	p.Apply(&p.in, geom.Identity, dt)
	p.in.Reset()
}

func (p *player) key(k Control, down bool) {
	p.in.Keys = append(p.in.Keys, driver.KeyEvent{Key: driver.Key(k), Down: down})
}

func on(c ...Control) Action {
	var a Action
	copy(a.On[:], c)
	return a
}

// expect checks Down, Pressed and Released of an action.
func (p *player) expect(t *testing.T, what string, a Action, down, pressed, released bool) {
	t.Helper()
	if got, want := [3]bool{p.Down(a), p.Pressed(a), p.Released(a)}, [3]bool{down, pressed, released}; got != want {
		t.Errorf("%s: got down, pressed, released %v; want %v", what, got, want)
	}
}

func TestPressHoldRelease(t *testing.T) {
	var p player
	jump := on(KeySpace, PadA)
	p.key(KeySpace, true)
	p.tick()
	p.expect(t, "press", jump, true, true, false)
	p.tick()
	p.expect(t, "hold", jump, true, false, false)
	p.key(KeySpace, false)
	p.tick()
	p.expect(t, "release", jump, false, false, true)
	p.tick()
	p.expect(t, "after", jump, false, false, false)
}

func TestTapWithinOneTick(t *testing.T) {
	var p player
	p.key(KeySpace, true)
	p.key(KeySpace, false)
	p.tick()
	p.expect(t, "tap", on(KeySpace), false, true, true)
	p.key(KeySpace, true)
	p.tick()
	p.key(KeySpace, false)
	p.key(KeySpace, true)
	p.tick()
	p.expect(t, "up and down again", on(KeySpace), true, true, true)
}

func TestTwoControlsAreAsOne(t *testing.T) {
	var p player
	up := on(KeyW, KeyUp)
	p.key(KeyW, true)
	p.tick()
	p.key(KeyUp, true)
	p.tick()
	p.expect(t, "second down", up, true, false, false)
	p.key(KeyW, false)
	p.tick()
	p.expect(t, "first up", up, true, false, false)
	p.key(KeyUp, false)
	p.tick()
	p.expect(t, "both up", up, false, false, true)
}

func TestFocusLostReleasesEverything(t *testing.T) {
	for name, leave := range map[string]func(*driver.Input, bool){
		"unfocused": func(in *driver.Input, away bool) { in.Unfocused = away },
		"suspended": func(in *driver.Input, away bool) { in.Suspended = away },
	} {
		t.Run(name, func(t *testing.T) {
			var p player
			pads := []driver.Pad{{ID: 3, Buttons: driver.PadA | driver.PadL2, L2: 0.7, Axes: [4]float64{1, 0, 0, 0}}}
			p.key(KeyA, true)
			p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Button: 0, Down: true})
			p.in.Touches = append(p.in.Touches, driver.TouchEvent{ID: 1, Phase: driver.TouchBegan})
			p.in.Pads = pads
			p.tick()
			leave(&p.in, true)
			p.key(KeyB, true)
			p.in.Pads = pads
			p.tick()
			for _, c := range []Control{KeyA, MouseLeft, TouchScreen, PadA, PadL2.Of(0), PadLeftRight} {
				p.expect(t, c.String(), on(c), false, false, true)
			}
			p.expect(t, "key pressed elsewhere", on(KeyB), false, false, false)
			if got := p.Touches(); len(got) != 1 || !got[0].Released || !got[0].Cancelled {
				t.Errorf("touches: got %+v; want one, cancelled", got)
			}
			if ptr := p.Pointer(); ptr.Down || !ptr.Released || ptr.Over {
				t.Errorf("pointer: got %+v; want released and not over", ptr)
			}
			leave(&p.in, false)
			p.in.Pads = pads
			p.tick()
			p.expect(t, "button held since before", on(PadA), false, false, false)
			if got := p.Value(on(PadL2)); got != 0 {
				t.Errorf("trigger held since before: got %v; want 0", got)
			}
			p.in.Pads = []driver.Pad{{ID: 3}}
			p.tick()
			p.in.Pads = pads
			p.tick()
			p.expect(t, "button pressed again", on(PadA), true, true, false)
		})
	}
}

func TestTextIsWhatWasCommitted(t *testing.T) {
	var p player
	p.in.Text = append(p.in.Text,
		driver.TextEvent{Kind: driver.TextCommit, Text: "h"},
		driver.TextEvent{Kind: driver.TextCompose, Text: "not yet"},
		driver.TextEvent{Kind: driver.TextCommit, Text: "é字"},
	)
	p.tick()
	if got, want := p.Text(), "hé字"; got != want {
		t.Errorf("Text: got %q; want %q", got, want)
	}
	p.tick()
	if got := p.Text(); got != "" {
		t.Errorf("Text a tick later: got %q; want none", got)
	}
}

func TestAnyPressedAndLastDevice(t *testing.T) {
	var p player
	steps := []struct {
		what   string
		do     func()
		want   Control
		device Device
	}{
		{"nothing", func() {}, None, Keyboard},
		{"pad", func() { p.in.Pads = []driver.Pad{{ID: 5, Buttons: driver.PadX}} }, PadX.Of(0), Pad},
		{"mouse", func() { p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Button: 2, Down: true}) }, MouseRight, Mouse},
		{"key before mouse", func() {
			p.key(KeyF1, true)
			p.key(KeyF2, true)
			p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Button: 1, Down: true})
		}, KeyF1, Mouse},
		{"touch", func() {
			p.in.Touches = append(p.in.Touches, driver.TouchEvent{ID: 9, Phase: driver.TouchBegan})
		}, TouchScreen, Touch},
		{"move of the mouse", func() { p.in.Mouse.DX = 1 }, None, Mouse},
		{"key", func() { p.key(KeyZ, true) }, KeyZ, Keyboard},
		{"key up", func() { p.key(KeyZ, false) }, None, Keyboard},
	}
	for _, step := range steps {
		step.do()
		p.tick()
		if got, ok := p.AnyPressed(); got != step.want || ok != (step.want != None) {
			t.Errorf("%s: AnyPressed: got %v, %v; want %v", step.what, got, ok, step.want)
		}
		if got := p.LastDevice(); got != step.device {
			t.Errorf("%s: LastDevice: got %v; want %v", step.what, got, step.device)
		}
	}
}

func TestCopyIsAPicture(t *testing.T) {
	var p player
	p.key(KeyA, true)
	p.tick()
	before := p.State
	p.key(KeyA, false)
	p.tick()
	if !before.Key(KeyA) || p.Key(KeyA) {
		t.Errorf("A: got %v in the copy, %v now; want true, false", before.Key(KeyA), p.Key(KeyA))
	}
}

func TestUnknownControlsAreNeverDown(t *testing.T) {
	var p player
	for k := range 256 {
		p.in.Keys = append(p.in.Keys, driver.KeyEvent{Key: driver.Key(k), Down: true})
		p.in.Buttons = append(p.in.Buttons, driver.ButtonEvent{Button: uint8(k), Down: true})
	}
	p.tick()
	for _, c := range []Control{None, 300, 319, padEnd, 1000, 0xffff, PadA | 9<<ofShift} {
		if p.Key(c) || p.Value(on(c)) != 0 || c.String() != "none" && !c.pad() {
			t.Errorf("control %d: got down; want never", uint16(c))
		}
	}
}

func TestApplyAllocatesNothing(t *testing.T) {
	var p player
	r := rand.New(rand.NewPCG(1, 2))
	inputs := make([]driver.Input, 64)
	for i := range inputs {
		randomInput(r, &inputs[i])
	}
	i := 0
	got := testing.AllocsPerRun(200, func() {
		p.Apply(&inputs[i%len(inputs)], geom.Identity, dt)
		p.Vec(Move)
		p.Step(P2)
		p.Aim(P1, geom.V(3, 4))
		p.Repeated(OK)
		i++
	})
	if got != 0 {
		t.Errorf("allocations in a tick: got %v; want 0", got)
	}
}

// randomInput fills in with anything that a driver might send, in and out of order.
func randomInput(r *rand.Rand, in *driver.Input) {
	in.Width, in.Height, in.Pads = 640, 360, in.Pads[:0]
	in.Unfocused = r.IntN(20) == 0
	for range r.IntN(6) {
		in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.Key(r.IntN(10)), Down: r.IntN(2) == 0})
	}
	for range r.IntN(3) {
		in.Buttons = append(in.Buttons, driver.ButtonEvent{Button: uint8(r.IntN(6)), Down: r.IntN(2) == 0, X: r.Float64() * 640})
	}
	for range r.IntN(4) {
		in.Touches = append(in.Touches, driver.TouchEvent{
			ID: r.Int64N(12), Phase: driver.TouchPhase(1 + r.IntN(4)), X: r.Float64() * 640, Y: r.Float64() * 360,
		})
	}
	in.Mouse.WheelY = float64(r.IntN(3)) - 1
	for id := driver.PadID(1); id < 4; id++ {
		if r.IntN(5) > 0 {
			in.Pads = append(in.Pads, driver.Pad{ID: id, Buttons: driver.PadButtons(r.Uint32()), Axes: [4]float64{r.Float64()*2 - 1, r.Float64()*2 - 1}})
		}
	}
}

func BenchmarkApply(b *testing.B) {
	var s State
	r := rand.New(rand.NewPCG(1, 2))
	inputs := make([]driver.Input, 64)
	for i := range inputs {
		randomInput(r, &inputs[i])
	}
	for i := 0; b.Loop(); i++ {
		s.Apply(&inputs[i%len(inputs)], geom.Identity, dt)
	}
}

func BenchmarkVec(b *testing.B) {
	var p player
	p.in.Pads = []driver.Pad{{ID: 1, Axes: [4]float64{0.5, 0.5}}}
	p.tick()
	for b.Loop() {
		p.Vec(Move)
	}
}
