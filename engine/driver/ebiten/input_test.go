package ebiten

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// TestPressFollowsAKey plays random ups and downs of a key, some of them within one tick, and shows them as Ebitengine
// does: by the ticks of the last press and the last release.
func TestPressFollowsAKey(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		down, held := false, false
		for range 40 {
			known, changes := down == held, 0
			if r.IntN(2) == 0 {
				changes = r.IntN(4)
			}
			p := press{}
			for range changes {
				held = !held
				p.justPressed = p.justPressed || held
				p.justReleased = p.justReleased || !held
			}
			p.pressed = held || p.justPressed
			list, n := p.changes(down, true)
			for _, d := range list[:n] {
				if d == down {
					t.Fatalf("%+v: got two changes to %v; want ups and downs in turns", p, d)
				}
				down = d
			}
			if known && changes < 3 && (down != held || n != changes) {
				t.Fatalf("%+v: got down %v after %d events; want %v after %d", p, down, n, held, changes)
			}
		}
		p := press{pressed: held} // a quiet tick sets right what was missed
		list, n := p.changes(down, true)
		if n > 0 {
			down = list[n-1]
		}
		if down != held {
			t.Fatalf("after a quiet tick: got down %v; want %v", down, held)
		}
	}
}

func TestATapWithinATickIsDownThenUp(t *testing.T) {
	list, n := press{pressed: true, justPressed: true, justReleased: true}.changes(false, true)
	if n != 2 || !list[0] || list[1] {
		t.Errorf("got %v; want down, up", list[:n])
	}
}

func TestAHeldKeyIsNotPressedAgainWithoutFocus(t *testing.T) {
	if _, n := (press{pressed: true}).changes(false, false); n != 0 {
		t.Errorf("got %d changes; want 0", n)
	}
}

func TestLosingFocusReleasesEverythingOnce(t *testing.T) {
	var n input
	n.in.Mouse = driver.Mouse{X: 3, Y: 4}
	n.keys[20], n.buttons[1] = true, true
	n.focus(false)
	n.focus(false)
	in := &n.in
	if !in.Unfocused || len(in.Keys) != 1 || in.Keys[0].Key != keys[20].key || in.Keys[0].Down {
		t.Errorf("got unfocused %v, keys %v; want one release", in.Unfocused, in.Keys)
	}
	if want := (driver.ButtonEvent{Button: 1, X: 3, Y: 4}); len(in.Buttons) != 1 || in.Buttons[0] != want {
		t.Errorf("got buttons %v; want %v", in.Buttons, want)
	}
}

func TestTouchesAreCancelledOnce(t *testing.T) {
	touches := touches{last: []touch{{id: 5, x: 1, y: 2}}}
	got := touches.cancel(touches.cancel(nil))
	if want := (driver.TouchEvent{ID: 5, Phase: driver.TouchCancelled, X: 1, Y: 2}); len(got) != 1 || got[0] != want {
		t.Errorf("got touches %v; want %v", got, want)
	}
}

func TestTouchesBecomeEvents(t *testing.T) {
	var touches touches
	step := func(now ...touch) []driver.TouchPhase {
		touches.now = append(touches.now[:0], now...)
		var phases []driver.TouchPhase
		for _, e := range touches.diff(nil) {
			phases = append(phases, e.Phase)
		}
		return phases
	}
	for i, c := range []struct {
		now  []touch
		want []driver.TouchPhase
	}{
		{[]touch{{1, 5, 5}}, []driver.TouchPhase{driver.TouchBegan}},
		{[]touch{{1, 5, 5}}, nil},
		{[]touch{{1, 6, 5}, {2, 0, 0}}, []driver.TouchPhase{driver.TouchMoved, driver.TouchBegan}},
		{[]touch{{2, 0, 0}}, []driver.TouchPhase{driver.TouchEnded}},
		{[]touch{{3, 1, 1}}, []driver.TouchPhase{driver.TouchEnded, driver.TouchBegan}},
		{nil, []driver.TouchPhase{driver.TouchEnded}},
	} {
		if got := step(c.now...); !slices.Equal(got, c.want) {
			t.Errorf("step %d: got %v; want %v", i, got, c.want)
		}
	}
}

func TestPadsOutliveTheFirstTickOfABatch(t *testing.T) {
	var n input
	n.pads.list = []driver.Pad{{ID: 1, Buttons: driver.PadA}}
	n.in.Keys = []driver.KeyEvent{{Key: driver.KeyA, Down: true}}
	n.next()
	if len(n.in.Keys) != 0 || len(n.in.Pads) != 1 {
		t.Errorf("got %d keys, %d pads; want 0, 1", len(n.in.Keys), len(n.in.Pads))
	}
}
