package main

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func TestGolden(t *testing.T) {
	x := &mixer{}
	g := enginetest.New(t, x, config())
	g.Step(30).Golden("mixer")
	g.Press(input.KeyDown).Press(input.KeyE).Press(input.KeyLeft).Press(input.KeyLeft)
	g.Press(input.KeyDown).Press(input.KeyDown).Press(input.KeyM).Press(input.KeySpace).Press(input.KeyU)
	g.Step(20).Golden("water").GoldenSound("water")
	if got, want := g.Hash(), uint64(0x7e3838443c46d0d7); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
	if x.row != 3 || x.rack[1] != 1 || x.level[1].Steps() != 8 || !x.muted[3] || !x.under || !x.talks {
		t.Errorf("got %+v; want the keys' doing", x)
	}
}

func TestByFinger(t *testing.T) {
	x := &mixer{}
	l := engine.New(x, config(), nil)
	touch := func(at geom.Vec) {
		for _, phase := range []driver.TouchPhase{driver.TouchBegan, driver.TouchEnded} {
			l.Tick(&driver.Input{Width: w, Height: h, Touches: []driver.TouchEvent{{ID: 1, X: at.X, Y: at.Y, Phase: phase}}})
			l.Draw(0)
		}
	}
	bar := barOf(3)
	touch(geom.V(bar.X+bar.W*0.3, bar.Center().Y))
	touch(buttonOf(0).Center())
	if x.row != 3 || x.level[3].Steps() != 3 || x.rack[3] != 1 {
		t.Errorf("got bus %d at %d with %q; want 3 at 3 with the hall", x.row, x.level[3].Steps(), racks[x.rack[3]].name)
	}
}

// hear plays some ticks, the first with keys, and returns how loud music and speech are at the end.
func hear(t *testing.T, l *engine.Loop, mixer *audio.Mixer, meters *audio.Meters, ticks int, keys ...driver.Key) (music, speech float64) {
	t.Helper()
	pcm := make([]float32, 1600)
	for tick := range ticks {
		in := &driver.Input{Width: w, Height: h}
		for _, k := range keys {
			in.Keys = append(in.Keys, driver.KeyEvent{Key: k, Down: tick == 0})
		}
		if tick == ticks-12 {
			meters.Next()
		}
		mixer.Do(l.Tick(in))
		mixer.Mix(pcm)
	}
	_, music = meters.Read(2)
	_, speech = meters.Read(4)
	return music, speech
}

func TestMusicMakesRoom(t *testing.T) {
	l, m := engine.New(&mixer{}, config(), nil), audio.NewMixer()
	meters := audio.Meter(m)
	alone, _ := hear(t, l, m, meters, 240)
	under, speech := hear(t, l, m, meters, 40, driver.KeySpace)
	if under > alone*0.4 || speech < 0.02 {
		t.Errorf("while somebody speaks: got music at %.3f, which was at %.3f, and speech at %.3f; want room for it", under, alone, speech)
	}
	hear(t, l, m, meters, 150)
	quiet, _ := hear(t, l, m, meters, 120, driver.KeyU)
	if quiet > alone*0.9 {
		t.Errorf("under water: got music at %.3f, which was at %.3f; want it softer", quiet, alone)
	}
}
