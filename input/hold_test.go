package input

import (
	"testing"
)

func TestHeldFor(t *testing.T) {
	var p player
	jump := on(KeySpace, KeyK)
	p.press(KeySpace)
	times := 0
	for n := range 60 {
		if got, want := HeldFor(&p.State, jump), float64(n)*dt; got != want {
			t.Fatalf("tick %d: got %v s; want %v", n, got, want)
		}
		if Held(&p.State, jump, 0.5) {
			times++
			if n != 30 {
				t.Errorf("held for half a second: got it at tick %d; want 30", n)
			}
		}
		p.tick()
	}
	if times != 1 {
		t.Errorf("held for half a second: got it %d times; want once", times)
	}
	p.release(KeySpace)
	if got := HeldFor(&p.State, jump); got != 0 {
		t.Errorf("let go: got %v s; want 0", got)
	}
}

func TestRepeatedEvery(t *testing.T) {
	var p player
	p.press(KeyX)
	var at []int
	for n := range 40 {
		if RepeatedEvery(&p.State, on(KeyX), 0.25, 0.125) {
			at = append(at, n)
		}
		p.tick()
	}
	if want := []int{0, 15, 23, 30, 38}; len(at) != len(want) || at[1] != 15 || at[4] != 38 {
		t.Errorf("got %v; want %v", at, want)
	}
}

func TestTaps(t *testing.T) {
	var p player
	var taps Taps
	a := on(KeyX)
	count := func(do func()) int {
		do()
		return taps.Count(&p.State, a, 0.2)
	}
	rest := func(ticks int) {
		for range ticks {
			if n := count(p.tick); n != 0 {
				t.Errorf("nothing happened: got %d taps", n)
			}
		}
	}
	down, up := func() { p.press(KeyX) }, func() { p.release(KeyX) }
	for i, want := range []int{1, 2, 3} {
		if n := count(down); n != 0 {
			t.Errorf("press %d: got %d taps before it ends", i, n)
		}
		rest(3)
		if n := count(up); n != want {
			t.Errorf("release %d: got %d taps; want %d", i, n, want)
		}
		rest(5)
	}
	rest(20)
	count(down)
	rest(20)
	if n := count(up); n != 0 {
		t.Errorf("a long press: got %d taps; want none", n)
	}
	count(down)
	if n := count(up); n != 1 {
		t.Errorf("after a long press: got %d taps; want a new row", n)
	}
	if n := count(func() { p.key(KeyX, true); p.key(KeyX, false); p.tick() }); n != 2 {
		t.Errorf("down and up in one tick: got %d taps; want the second", n)
	}
}

func TestControls(t *testing.T) {
	p := bindTo(t, "save = Ctrl+S, PadL1+PadA\ncharge = hold X\njump = move.up > K, MouseLeft, PadA.1\nmove.up = W\nmove.down = S\nmove.left = A\nmove.right = D\n")
	for _, c := range []struct {
		name   string
		device Device
		how    How
		on     Any
	}{
		{"save", Keyboard, ByChord, Any{KeyControlLeft, KeyS}},
		{"save", Pad, ByChord, Any{PadL1, PadA}},
		{"save", Touch, 0, Any{}},
		{"charge", Mouse, ByHold, Any{KeyX}},
		{"jump", Keyboard, ByPress, Any{MouseLeft}},
		{"jump", Pad, ByPress, Any{PadA.Of(1)}},
		{"loose", Pad, ByPress, Any{PadB}},
	} {
		if how, on := Controls(&p.State, named(c.name, KeyZ, PadB), c.device); how != c.how || on != c.on {
			t.Errorf("%s on device %d: got %v, %v; want %v, %v", c.name, c.device, how, on, c.how, c.on)
		}
	}
}

func TestQueriesOfBindingsAllocateNothing(t *testing.T) {
	p := bindTo(t, wholeText)
	var taps Taps
	var keep Buffer
	var seats Seats
	seats.Sit(0, Seat{Pad, 0})
	fire, down := named("fire"), false
	if n := testing.AllocsPerRun(300, func() {
		down = !down
		p.key(KeyS, down)
		p.key(KeyD, !down)
		p.key(KeyControlLeft, down)
		p.key(KeyF, !down)
		p.tick()
		s := &p.State
		p.Vec(Move)
		p.Step(Move)
		p.Vec(seats.Stick(0, Move))
		p.Pressed(seats.Action(0, fire))
		p.Repeated(fire)
		p.Value(fire)
		Held(s, fire, 1)
		HeldFor(s, fire)
		RepeatedEvery(s, fire, 1, 1)
		taps.Count(s, fire, 0.2)
		keep.Within(s, p.Pressed(fire), 0.1)
		Controls(s, fire, Keyboard)
		Hint(s, fire)
		Listen(s, KeyEscape)
	}); n != 0 {
		t.Errorf("allocations in a tick: got %v; want 0", n)
	}
}
