package agent

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// plain plays the zoo without an agent and returns the hash after each tick.
func plain(t *testing.T, ticks int) []uint64 {
	t.Helper()
	w := openZoo(t)
	hashes := []uint64{0}
	for n := range ticks {
		w.loop.Tick(hand(n))
		hashes = append(hashes, w.hash())
	}
	return hashes
}

func TestRewindingIsWhatWas(t *testing.T) {
	w := openZoo(t)
	hashes := plain(t, 4000)
	w.play(4000)
	if w.hash() != hashes[4000] {
		t.Fatal("the run with an agent is another one than without")
	}
	at := w.pause(true)
	if at.Last != 4000 || at.First > 400 || !at.Paused || at.Bytes <= 0 {
		t.Errorf("clock: got %+v; want at least 60 s kept", at)
	}
	for _, tick := range []int64{4000, 3999, 3400, 2000, 2001, 1234, at.First, 3998, at.First + 1, 500, 501, 540} {
		if got := w.to(tick); got.Tick != tick || w.hash() != hashes[tick] {
			t.Errorf("tick %d: got tick %d with another hash: %v", tick, got.Tick, w.hash() != hashes[tick])
		}
		w.tick() // the window goes on asking
		if w.loop.Ticks() != tick {
			t.Fatalf("time did not stand still at %d", tick)
		}
	}
}

// Going back and forth and then on where the game was is as if nothing had happened, also with a key held.
func TestUndoneRewindsChangeNothing(t *testing.T) {
	w := openZoo(t)
	hashes := plain(t, 1500)
	for w.n < 1500 {
		w.play(1)
		if w.n%100 == 10 && w.n > 100 { // the space bar is down or up
			tick := w.loop.Ticks()
			w.pause(true)
			w.to(tick - 50)
			w.by(20)
			w.by(-5)
			w.to(tick)
			w.pause(false)
		}
	}
	if w.hash() != hashes[1500] {
		t.Error("got another run; want the same")
	}
}

func TestGoingOnForgetsWhatCameAfter(t *testing.T) {
	w := openZoo(t)
	w.play(100) // the space bar is held: down at 79, up at 94: not any more
	w.play(22)  // and again: down at 116
	before := w.loop.Input().Down(fire)
	w.to(85)
	if !before || !w.loop.Input().Down(fire) {
		t.Fatalf("the bar: got %v, and %v at tick 85; want it held", before, w.loop.Input().Down(fire))
	}
	w.pause(false)
	w.play(1)
	if w.loop.Ticks() != 86 || w.loop.Input().Down(fire) {
		t.Errorf("got tick %d, bar %v; want 86 and what was held let go of", w.loop.Ticks(), w.loop.Input().Down(fire))
	}
	if at := w.pause(true); at.Last != 86 {
		t.Errorf("got %+v; want 86 as the last tick", at)
	}
}

func TestSteps(t *testing.T) {
	w := openZoo(t)
	w.play(50)
	if at := w.by(1); at.Tick != 51 || !at.Paused {
		t.Errorf("a step: got %+v; want tick 51, paused", at)
	}
	if at := w.by(-3); at.Tick != 48 {
		t.Errorf("back: got %+v; want tick 48", at)
	}
	if at := w.by(5); at.Tick != 53 {
		t.Errorf("forth beyond the last: got %+v; want tick 53", at)
	}
	if at := w.by(-1000); at.Tick != 0 {
		t.Errorf("far back: got %+v; want the first", at)
	}
	if at := w.to(1000); at.Tick != 53 {
		t.Errorf("far forth: got %+v; want the last", at)
	}
}

// What is pressed while time stands still comes with the next step.
func TestKeysWaitForAStep(t *testing.T) {
	w := openZoo(t)
	w.play(1)
	w.pause(true)
	in := &driver.Input{Width: 640, Height: 360, Keys: []driver.KeyEvent{{Key: driver.KeySpace, Down: true}}}
	w.agent.Tick(in)
	w.by(1)
	if !w.loop.Input().Pressed(fire) {
		t.Error("got the key not pressed; want it")
	}
}

func TestSpeeds(t *testing.T) {
	w := openZoo(t)
	for _, c := range []struct {
		speed float64
		want  int64
	}{{1, 60}, {0.25, 15}, {2, 120}, {0.1, 6}, {5, 300}} {
		w.ask(nil, protocol.Time, protocol.TimeArgs{Speed: &c.speed})
		before := w.loop.Ticks()
		for range 60 {
			w.agent.Tick(&driver.Input{Width: 640, Height: 360})
		}
		if got := w.loop.Ticks() - before; got < c.want-1 || got > c.want+1 {
			t.Errorf("speed %v: got %d ticks in a second; want %d", c.speed, got, c.want)
		}
	}
	for _, speed := range []float64{0.05, 7, -1} {
		if got := w.refused(protocol.Time, protocol.TimeArgs{Speed: &speed}); !strings.Contains(got, "0.1 to 5") {
			t.Errorf("speed %v: got %q; want the range", speed, got)
		}
	}
}

// The sound of a game that stands still is silent, and goes on where it was.
func TestSoundStandsStillToo(t *testing.T) {
	w := openZoo(t)
	w.play(10)
	w.pause(true)
	if c := w.tick().Commands; len(c) != 1 || c[0].Kind != driver.SoundReset {
		t.Errorf("got %+v; want silence", c)
	}
	if c := w.tick().Commands; len(c) != 0 {
		t.Errorf("got %+v; want nothing more", c)
	}
	w.pause(false)
	if c := w.tick().Commands; len(c) == 0 || c[0].Kind != driver.SoundReset {
		t.Errorf("got %+v; want all that plays", c)
	}
}

// The past is looked at in a loop of its own, and looking at it, or changing it, changes nothing.
func TestEarlier(t *testing.T) {
	w := openZoo(t)
	hashes := plain(t, 300)
	w.play(200)
	l, err := w.agent.earlier(120)
	if err != nil {
		t.Fatal(err)
	}
	if h, err := l.Hash(); err != nil || h != hashes[120] {
		t.Errorf("got another game, %v; want that of tick 120", err)
	}
	then := l.Top().(*zoo)
	if then.world.Len() == w.loop.Top().(*zoo).world.Len() {
		t.Errorf("got %d entities; want fewer than now", then.world.Len())
	}
	then.ship.pos.X, then.scores["ann"], then.rocks[3].name = -1, -1, "changed"
	then.world.Spawn(place{})
	w.play(100)
	if w.hash() != hashes[300] {
		t.Error("the game is another one for having been looked at")
	}
	for _, tick := range []int64{-1, 301} {
		if _, err := w.agent.earlier(tick); err == nil || !strings.Contains(err.Error(), "from 0 to 300") {
			t.Errorf("tick %d: got %v; want what there is", tick, err)
		}
	}
}

// What is changed while time stands still is what the past has of that tick.
func TestChangedStaysInThePast(t *testing.T) {
	w := openZoo(t)
	w.play(100)
	w.to(80)
	w.loop.Top().(*zoo).scores["ann"] = 99
	w.agent.changed()
	if at := w.by(5); at.Tick != 85 || w.loop.Top().(*zoo).scores["ann"] != 99 {
		t.Errorf("got %+v; want the change to go on, since what came after it is no more", at)
	}
	if w.to(80); w.loop.Top().(*zoo).scores["ann"] != 99 {
		t.Error("back at tick 80: got the old value; want the changed one")
	}
	if w.to(79); w.loop.Top().(*zoo).scores["ann"] != 3 {
		t.Error("before it: got the changed value; want the old one")
	}
}

func TestTimesAreKept(t *testing.T) {
	w := openZoo(t)
	w.play(150)
	for _, r := range []*recent{&w.agent.times.update, &w.agent.times.draw, &w.agent.times.snapshot} {
		if list := r.micros(); len(list) != len(r.list) || list[0] <= 0 {
			t.Errorf("got %d figures from %v; want %d", len(list), list[0], len(r.list))
		}
	}
}
