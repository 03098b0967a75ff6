package audio

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestDistances(t *testing.T) {
	for _, c := range []struct {
		ears Ears
		d    float64
		want float64
	}{
		{Ears{}, 0, 1},
		{Ears{}, 100, 1},
		{Ears{}, 200, 0.5},
		{Ears{}, 400, 0.25},
		{Ears{}, 5000, 0.05},
		{Ears{Rolloff: 2}, 200, 1.0 / 3},
		{Ears{Near: 50, Far: 100}, 1000, 0.5},
		{Ears{Near: 50, Far: 10}, 1000, 1},
		{Ears{Model: Linear, Near: 100, Far: 500}, 300, 0.5},
		{Ears{Model: Linear, Near: 100, Far: 500}, 500, 0},
		{Ears{Model: Linear, Near: 100, Far: 500}, 9e9, 0},
		{Ears{Model: Linear, Near: 9, Far: 9}, 10, 1},
		{Ears{Model: Exponent}, 400, 0.25},
		{Ears{Model: Exponent, Rolloff: 2}, 400, 1.0 / 16},
		{Ears{}, math.Inf(1), 0.05},
		{Ears{Rolloff: math.NaN()}, 300, 1},
	} {
		if got, _, _ := c.ears.Hear(geom.V(0, c.d), geom.Vec{}); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v at %v: got a gain of %v; want %v", c.ears, c.d, got, c.want)
		}
	}
}

func TestSides(t *testing.T) {
	for _, c := range []struct {
		ears Ears
		at   geom.Vec
		want float64
	}{
		{Ears{}, geom.Vec{}, 0},
		{Ears{}, geom.V(300, 0), 1},
		{Ears{}, geom.V(-900, 0), -1},
		{Ears{}, geom.V(150, 0), 0.5},
		{Ears{}, geom.V(0, 500), 0},
		{Ears{}, geom.V(400, 300), 0.8},
		{Ears{Width: 100}, geom.V(50, 0), 0.5},
		{Ears{Rot: math.Pi / 2}, geom.V(0, 600), 1},
		{Ears{Rot: math.Pi}, geom.V(600, 0), -1},
		{Ears{At: geom.V(600, 0)}, geom.Vec{}, -1},
	} {
		if _, got, _ := c.ears.Hear(c.at, geom.Vec{}); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v, a sound at %v: got a pan of %v; want %v", c.ears, c.at, got, c.want)
		}
	}
}

func TestDoppler(t *testing.T) {
	for _, c := range []struct {
		ears Ears
		vel  geom.Vec
		want float64
	}{
		{Ears{}, geom.V(500, 0), 1},
		{Ears{Sound: 1000}, geom.V(-200, 0), 1.25},
		{Ears{Sound: 1000}, geom.V(250, 0), 0.8},
		{Ears{Sound: 1000}, geom.V(0, 500), 1},
		{Ears{Sound: 1000, Vel: geom.V(250, 0)}, geom.Vec{}, 1.25},
		{Ears{Sound: 1000, Vel: geom.V(200, 0)}, geom.V(200, 0), 1},
		{Ears{Sound: 1000}, geom.V(-1000, 0), 2},
		{Ears{Sound: 1000}, geom.V(-5000, 0), 2},
		{Ears{Sound: 1000}, geom.V(9000, 0), 0.5},
	} {
		if _, _, got := c.ears.Hear(geom.V(100, 0), c.vel); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v, a sound that moves %v: got a pitch of %v; want %v", c.ears, c.vel, got, c.want)
		}
	}
}

// TestAMovingSoundIsTheFormulaWithoutAClick moves a sine past the ears, and wants each tick to be a straight way between
// what the formula says at its ends, and no step larger than the sine's own at its loudest.
func TestAMovingSoundIsTheFormulaWithoutAClick(t *testing.T) {
	for _, tps := range []int{30, 60, 144, 240} {
		s := &stage{mixer: NewMixer()}
		const hz, level = 480.0, 0.4
		s.Player = NewPlayer(func(string) (PCM, error) {
			return PCM{Channels: 1, Samples: tone(1, driver.SampleRate, hz, level)}, nil
		})
		e := Ears{Near: 60, Width: 200}
		at := func(tick int) geom.Vec { return geom.V(-400+1200*float64(tick)/float64(tps), 40) }
		s.Begin(0, tps)
		v := e.Play(s.Player, File("moving"), Play{Loop: true, Gain: 0.5}, at(0), geom.Vec{})
		var left, right []float64
		for tick := 1; tick < tps; tick++ {
			from, to := tick-1, tick
			if tick == 1 {
				to = 0
			}
			var out driver.Output
			s.End(&out)
			s.mixer.Do(&out)
			n := int(int64(tick)*driver.SampleRate/int64(tps) - int64(tick-1)*driver.SampleRate/int64(tps))
			l, r := mixed(s.mixer, n)
			for i := range l {
				wave := level * 0.5 * math.Sin(2*math.Pi*hz*float64(len(left)+i)/driver.SampleRate)
				k := float64(i+1) / float64(n)
				for c, got := range [2]float64{l[i], r[i]} {
					a, b := side2(e, at(max(from-1, 0)), c), side2(e, at(max(to-1, 0)), c)
					if want := wave * (a + (b-a)*k); math.Abs(got-want) > 2e-4 {
						t.Fatalf("%d ticks a second, tick %d, sample %d, side %d: got %v; want %v", tps, tick, i, c, got, want)
					}
				}
			}
			left, right = append(left, l...), append(right, r...)
			s.Begin(int64(tick), tps)
			e.Move(s.Player, v, at(tick), geom.Vec{})
		}
		most := level * 0.5 * math.Sqrt2 * 2 * math.Pi * hz / driver.SampleRate
		if step := max(biggestStep(left), biggestStep(right)); step > 1.02*most {
			t.Errorf("%d ticks a second: got a step of %v; want at most the sine's own, %v", tps, step, most)
		}
	}
}

// side2 returns the gain of a side, 0 left and 1 right, of a sound at a place.
func side2(e Ears, at geom.Vec, c int) float64 {
	gain, pan, _ := e.Hear(at, geom.Vec{})
	if c == 1 {
		pan = -pan
	}
	return gain * math.Sqrt2 * math.Cos((pan+1)*math.Pi/4)
}

func TestAPlaceAndSetGoTogether(t *testing.T) {
	s := newStage()
	e := Ears{Sound: 1000}
	v := e.Play(s.Player, File("second"), Play{Gain: 0.5, Loop: true}, geom.V(200, 0), geom.V(-200, 0))
	if got := &s.state.voices[0]; got.gain() != 0.25 || got.pitch() != 1.25 || math.Abs(got.pan()-2.0/3) > 1e-9 {
		t.Errorf("played: got %v, %v, %v; want 0.25, 2/3, 1.25", got.gain(), got.pan(), got.pitch())
	}
	s.step()
	s.Set(v, Play{Gain: 1, Pitch: 2})
	if got := &s.state.voices[0]; got.gain() != 0.5 || got.pitch() != 2.5 {
		t.Errorf("Set: got %v, %v; want 0.5, 2.5", got.gain(), got.pitch())
	}
	e.Move(s.Player, v, geom.V(400, 0), geom.Vec{})
	if got := &s.state.voices[0]; got.gain() != 0.25 || got.pitch() != 2 || s.commands[len(s.commands)-1].Fade != 800 {
		t.Errorf("Move: got %v, %v; want 0.25, 2 within a tick", got.gain(), got.pitch())
	}
	n := len(s.commands)
	e.Move(s.Player, v, geom.V(400, 0), geom.Vec{})
	if len(s.commands) != n {
		t.Error("Move to the same place: got a command; want none")
	}
	far := e.Play(s.Player, File("second"), Play{}, geom.V(1e9, 0), geom.Vec{})
	for range maxVoices {
		s.PlayWith(File("second"), Play{Own: true, Gain: 0.5})
	}
	if s.Playing(far) {
		t.Error("too many voices: got one far away that goes on; want it to give way")
	}
}

func TestEarsDoNotAllocate(t *testing.T) {
	s := newStage()
	e := Ears{Sound: 3000, Rot: 0.3}
	v := e.Play(s.Player, File("second"), Play{Loop: true}, geom.Vec{}, geom.Vec{})
	x := 0.0
	tick := func() {
		x += 10
		e.Move(s.Player, v, geom.V(x, 5), geom.V(600, 0))
		s.step()
	}
	for range 20 {
		tick()
	}
	if n := testing.AllocsPerRun(100, tick); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
}
