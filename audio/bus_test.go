package audio

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

var (
	testEngine = SubBus("bus test engine", BusSFX)
	testTyres  = SubBus("bus test tyres", testEngine)
	testCrowd  = SubBus("bus test crowd", BusMaster)
)

// loudOn returns how loud the voice of each bus is, when each plays alone.
func loudOn(set func(*Player), buses ...Bus) (loud []float64) {
	for _, b := range buses {
		s := newStage()
		for _, known := range buses {
			s.PlayWith(File("short"), Play{Bus: known, Gain: Silent})
		}
		set(s.Player)
		for range 5 {
			s.step()
		}
		s.PlayWith(File("second"), Play{Bus: b})
		s.step()
		loud = append(loud, s.step())
	}
	return loud
}

func wantLoud(t *testing.T, what string, got []float64, want ...float64) {
	t.Helper()
	for i := range want {
		if math.Abs(got[i]-want[i]*0.4) > 0.001 {
			t.Errorf("%s, bus %d: got %.3f; want %.3f", what, i, got[i], want[i]*0.4)
		}
	}
}

func TestBusesAreATree(t *testing.T) {
	all := []Bus{BusSFX, testEngine, testTyres, testCrowd, BusMusic}
	wantLoud(t, "all as they are", loudOn(func(*Player) {}, all...), 1, 1, 1, 1, 1)
	wantLoud(t, "gains", loudOn(func(m *Player) {
		m.SetGain(BusSFX, 0.5)
		m.SetGain(testEngine, 0.5)
		m.SetGain(testCrowd, 0.25)
	}, all...), 0.5, 0.25, 0.25, 0.25, 1)
	wantLoud(t, "mute", loudOn(func(m *Player) { Mute(m, testEngine, true) }, all...), 1, 0, 0, 1, 1)
	wantLoud(t, "solo", loudOn(func(m *Player) { Solo(m, testEngine, true) }, all...), 1, 1, 1, 0, 0)
	wantLoud(t, "solo of a leaf", loudOn(func(m *Player) { Solo(m, testTyres, true) }, all...), 1, 1, 1, 0, 0)
	wantLoud(t, "two solos", loudOn(func(m *Player) { Solo(m, testTyres, true); Solo(m, BusMusic, true) }, all...), 1, 1, 1, 0, 1)
	wantLoud(t, "mute in a solo", loudOn(func(m *Player) { Solo(m, BusSFX, true); Mute(m, testEngine, true) }, all...), 1, 0, 0, 0, 0)
	wantLoud(t, "back again", loudOn(func(m *Player) {
		Mute(m, testEngine, true)
		Solo(m, BusUI, true)
		m.SetGain(testTyres, 0.5)
		Solo(m, BusUI, false)
		Mute(m, testEngine, false)
	}, all...), 1, 1, 0.5, 1, 1)
}

// TestAResetForgetsOwnBuses gives a number to another bus than before.
func TestAResetForgetsOwnBuses(t *testing.T) {
	s := newStage()
	s.SetGain(testEngine, 0.25)
	s.SetGain(BusUI, 0.5)
	s.PlayWith(File("second"), Play{Bus: testTyres})
	s.step()
	s.Reset()
	s.tick = 0
	s.Begin(0, 60)
	s.SetGain(BusSFX, 0.5)
	s.PlayWith(File("second"), Play{Bus: testCrowd})
	s.step()
	if got := s.step(); math.Abs(got-0.4) > 0.001 {
		t.Errorf("another bus with the same number: got %v; want 0.4", got)
	}
}

// TestABusThatComesLater is used for the first time while others play solo.
func TestABusThatComesLater(t *testing.T) {
	s := newStage()
	Solo(s.Player, BusMusic, true)
	s.step()
	s.PlayWith(File("second"), Play{Bus: testCrowd})
	s.step()
	if got := s.step(); got != 0 {
		t.Errorf("beside a solo: got %v; want silence", got)
	}
	Solo(s.Player, BusMusic, false)
	s.step()
	if got := s.step(); got < 0.39 {
		t.Errorf("after it: got %v; want 0.4", got)
	}
}

func TestReadingABusMakesNothingKnown(t *testing.T) {
	s := newStage()
	if s.Gain(testTyres) != 1 || Muted(s.Player, testTyres) || Soloed(s.Player, testTyres) || ChainOf(s.Player, testTyres) != (Chain{}) {
		t.Error("a bus that was not used: got settings; want gain 1 and nothing else")
	}
	if n := CountBuses(s.Player); n != 5 || len(s.commands) != 0 {
		t.Errorf("after reading: got %d buses and %d commands; want 5 and none", n, len(s.commands))
	}
	s.SetGain(testTyres, 0.5)
	var got []Bus
	for n := range CountBuses(s.Player) {
		got = append(got, BusAt(s.Player, n))
	}
	want := []Bus{BusMaster, BusSFX, BusMusic, BusUI, BusSpeech, testEngine, testTyres}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("buses: got %v; want %v", got, want)
	}
}

func panics(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if got := fmt.Sprint(recover()); !strings.Contains(got, want) {
			t.Errorf("got %q; want a panic with %q", got, want)
		}
	}()
	f()
}

func TestSubBus(t *testing.T) {
	if again := SubBus("bus test engine", BusSFX); again != testEngine {
		t.Errorf("the same name: got %v; want the same bus", again)
	}
	if testEngine < ownBus || testEngine == testTyres || testEngine.String() != "bus test engine" || testTyres.Parent() != testEngine || BusUI.Parent() != BusMaster {
		t.Errorf("got bus %d, %v in %v; want a bus of its own, in its parent", testEngine, testTyres, testTyres.Parent())
	}
	if got := testTyres.importance(); got != BusSFX.importance() {
		t.Errorf("importance: got %d; want that of sfx", got)
	}
	panics(t, "another bus has this name", func() { SubBus("bus test engine", BusUI) })
	panics(t, "there is no such bus; try BusSFX or SubBus", func() { newStage().SetGain(Bus(77), 1) })
	panics(t, "there is no such bus", func() { SubBus("x", ownBus|5) })
	panics(t, "there is no such bus", func() { newStage().PlayWith(File("short"), Play{Bus: 1<<31 + 9}) })
	panics(t, "there are 16 buses already", func() {
		s := newStage()
		for i := range 20 {
			s.SetGain(SubBus(fmt.Sprint("bus test ", i), BusSFX), 0.5)
		}
	})
}

// TestBusesComeBackByName enters the rows of another process, also such as go round.
func TestBusesComeBackByName(t *testing.T) {
	r := row{kind: kindBus, name: "bus test of another build", parent: testEngine}
	b := Bus(r.hash())
	EnterNames([]Name{{r.hash(), r}})
	if b.String() != r.name || b.Parent() != testEngine {
		t.Errorf("got %v in %v; want it in its parent", b, b.Parent())
	}
	s := newStage()
	s.SetGain(b, 0.5)
	if s.Gain(b) != 0.5 || CountBuses(s.Player) != 7 {
		t.Errorf("got gain %v and %d buses; want 0.5 and 7", s.Gain(b), CountBuses(s.Player))
	}
	if v := s.Play(Sound{r.hash()}); v != (Voice{}) || len(s.Errs()) != 1 {
		t.Error("a bus as a sound: got a voice; want none and an error")
	}

	x, y := row{kind: kindBus, name: "bus test round"}, row{kind: kindBus, name: "bus test and round"}
	x.parent, y.parent = Bus(y.hash()), Bus(x.hash())
	EnterNames([]Name{{x.hash(), x}, {y.hash(), y}})
	s = newStage()
	s.PlayWith(File("second"), Play{Bus: Bus(x.hash())})
	Solo(s.Player, y.parent, true)
	s.step()
	if got := s.step(); got < 0.39 {
		t.Errorf("buses that go round: got %v; want them heard", got)
	}
}

// TestTreeOfABrokenSnapshot restores what no player has ever been.
func TestTreeOfABrokenSnapshot(t *testing.T) {
	s := newStage()
	state := s.State()
	state.tree = &tree{own: make([]strand, 100), units: []unit{
		{bus: 200, effect: 1, wet: [2]float64{0, 1}},
		{key: 99, effect: 1},
		{place: 77, effect: 1},
		{bus: 3, effect: 255, wet: [2]float64{math.NaN(), math.Inf(1)}, span: span{math.MaxInt64, math.MinInt64}},
	}}
	s.Restore(state)
	for range 3 {
		s.PlayWith(File("second"), Play{})
		if got := s.step(); !(got <= 1) {
			t.Fatalf("got %v; want at most 1", got)
		}
	}
}

func TestMeters(t *testing.T) {
	s := newStage()
	s.PlayWith(File("second"), Play{Bus: testTyres, Gain: 0.5}) // a sine of 0.2
	s.SetGain(testEngine, 0.5)
	plain := newStage()
	plain.PlayWith(File("second"), Play{Bus: testTyres, Gain: 0.5})
	plain.SetGain(testEngine, 0.5)
	meters := Meter(s.mixer)
	for range 3 {
		s.step()
		plain.step()
		if s.pcm != plain.pcm {
			t.Fatal("with meters: got other samples; want the same")
		}
	}
	meters.Next()
	s.step()
	s.step()
	for n, want := range []float64{0.1, 0.1, 0, 0, 0, 0.1, 0.2, 0} {
		peak, rms := meters.Read(driver.BusID(n))
		if math.Abs(peak-want) > 0.001 || math.Abs(rms-want*math.Sqrt2/2) > 0.001 {
			t.Errorf("bus %d: got a peak of %.4f and %.4f on average; want %.4f and %.4f", n, peak, rms, want, want*math.Sqrt2/2)
		}
	}
	if peak, rms := meters.Read(200); peak != 0 || rms != 0 {
		t.Errorf("a bus that does not exist: got %v, %v; want 0, 0", peak, rms)
	}
	meters.Next()
	meters.Stop()
	s.step()
	if peak, _ := meters.Read(0); peak != 0 {
		t.Errorf("after Stop: got %v; want 0", peak)
	}
}

// TestBusesDoNotAllocate changes what may change in every tick.
func TestBusesDoNotAllocate(t *testing.T) {
	s := newStage()
	n := 0
	tick := func() {
		n++
		s.SetGain(testEngine, float64(n%10)/10)
		Mute(s.Player, BusUI, n%3 == 0)
		Solo(s.Player, BusMusic, n%5 == 0)
		s.PlayWith(File("short"), Play{Bus: testTyres})
		s.step()
	}
	for range 100 {
		tick()
	}
	if got := testing.AllocsPerRun(100, tick); got != 0 {
		t.Errorf("a tick: got %v allocations; want 0", got)
	}
}
