package input

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// model is the obvious way to follow keys and mouse buttons: a map and the whole history of a tick.
type model struct {
	down    map[Control]bool
	before  map[Control]bool
	history []change // what truly changed in the tick, in order
}

func (m *model) tick(in *driver.Input) {
	m.before, m.history = map[Control]bool{}, nil
	for c, down := range m.down {
		m.before[c] = down
	}
	if in.Unfocused {
		for c, down := range m.down {
			if down {
				m.change(c, false)
			}
		}
		return
	}
	for _, e := range in.Keys {
		m.change(Control(e.Key), e.Down)
	}
	for _, e := range in.Buttons {
		m.change(MouseLeft+Control(e.Button), e.Down)
	}
}

func (m *model) change(c Control, down bool) {
	if c == None || c > MouseForward || m.down[c] == down {
		return
	}
	m.down[c] = down
	m.history = append(m.history, change{c, down})
}

// happened reports whether one of the controls went down (or up) in the tick while no other was held through it.
func (m *model) happened(a Action, down bool) bool {
	hit, through := false, false
	for _, c := range a.On {
		changed := false
		for _, e := range m.history {
			hit = hit || e.control == c && e.down == down
			changed = changed || e.control == c && !e.down
		}
		through = through || m.before[c] && !changed
	}
	return hit && !through
}

func (m *model) isDown(a Action) bool {
	for _, c := range a.On {
		if m.down[c] {
			return true
		}
	}
	return false
}

func TestRandomStreamsAgreeWithTheModel(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var p player
		m := model{down: map[Control]bool{}}
		for n := range 60 {
			p.in.Reset()
			randomInput(r, &p.in)
			m.tick(&p.in)
			p.tick()
			for range 20 {
				a := randomAction(r)
				got := [3]bool{p.Down(a), p.Pressed(a), p.Released(a)}
				want := [3]bool{m.isDown(a), m.happened(a, true), m.happened(a, false)}
				if got != want {
					t.Fatalf("tick %d, %v: got down, pressed, released %v; want %v", n, a.On, got, want)
				}
			}
		}
	}
}

func randomAction(r *rand.Rand) Action {
	var a Action
	for i := range 1 + r.IntN(3) {
		a.On[i] = Control(r.IntN(10))
		if r.IntN(4) == 0 {
			a.On[i] = MouseLeft + Control(r.IntN(5))
		}
	}
	return a
}

// TestEdgesFollowFromDown holds for every control, pads and fingers too: what is down was pressed once more than it
// was released.
func TestEdgesFollowFromDown(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var p player
	was := map[Control]bool{}
	for range 5000 {
		p.in.Reset()
		randomInput(r, &p.in)
		p.tick()
		for _, c := range []Control{KeyA, MouseLeft, TouchScreen, PadA.Of(0), PadY.Of(1), PadLeftUp.Of(2), PadR2.Of(1)} {
			a, down := on(c), p.Key(c)
			if !was[c] && down && !p.Pressed(a) || was[c] && !down && !p.Released(a) {
				t.Fatalf("%v went from %v to %v: got pressed %v, released %v", c, was[c], down, p.Pressed(a), p.Released(a))
			}
			if was[c] && down && p.Pressed(a) != p.Released(a) || !was[c] && !down && p.Pressed(a) != p.Released(a) {
				t.Fatalf("%v stayed %v: got pressed %v, released %v; want both or none", c, down, p.Pressed(a), p.Released(a))
			}
			was[c] = down
		}
		ptr, held := p.Pointer(), false
		for _, f := range p.Touches() {
			held = held || !f.Released
		}
		if ptr.Down && !held && !p.Key(MouseLeft) {
			t.Fatalf("pointer: got down with no finger and no button")
		}
	}
}
