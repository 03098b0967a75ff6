package main

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func TestGolden(t *testing.T) {
	g := enginetest.New(t, &sounds{}, config)
	g.StepSeconds(1).Golden("park")
	g.Click(geom.V(420, 120)).Press(input.Key3).Press(input.KeyUp).Step(14).Golden("bell")
	if got, want := g.Hash(), uint64(0x5eb3d213383aaf87); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// sides returns the loudness of the left and of the right side of what was heard.
func sides(pcm []float32) (left, right float64) {
	for i := 0; i+1 < len(pcm); i += 2 {
		left += float64(pcm[i] * pcm[i])
		right += float64(pcm[i+1] * pcm[i+1])
	}
	return left, right
}

func TestTheListenerHearsWhereThingsAre(t *testing.T) {
	g := enginetest.New(t, &sounds{}, config)
	g.Press(input.Key1).StepSeconds(2.5) // without the drums
	g.Point(geom.V(630, 230)).StepSeconds(0.5).Listen().StepSeconds(0.5)
	if left, right := sides(g.Heard()); left < 2*right {
		t.Errorf("right of the fire: got %v on the left, %v on the right; want it on the left", left, right)
	}
	g.Point(geom.V(440, 230)).StepSeconds(0.5).Listen().StepSeconds(0.5)
	if left, right := sides(g.Heard()); right < 2*left {
		t.Errorf("left of the fire: got %v on the left, %v on the right; want it on the right", left, right)
	}
	g.Down(pause).Step(5).Listen().StepSeconds(0.5)
	if got := g.Loudness(); got != 0 {
		t.Errorf("paused, without music: got a loudness of %v; want silence", got)
	}
	g.Up(pause).Press(input.Key2).StepSeconds(1).Listen().StepSeconds(0.5)
	if got := g.Loudness(); got < 0.02 {
		t.Errorf("with the bass: got a loudness of %v; want it heard", got)
	}
}

func TestTheBellRingsOnce(t *testing.T) {
	s := &sounds{}
	g := enginetest.New(t, s, config)
	g.Click(geom.V(100, 100)).Step(10)
	if got := g.Plays(bell); got != 1 || s.ears.At != geom.V(100, 100) {
		t.Errorf("got %d bells, and the listener at %v; want one, and him where the click was", got, s.ears.At)
	}
}

func TestLayersAreOneLength(t *testing.T) {
	m := audio.NewPlayer(nil)
	for _, p := range parts {
		if got, want := m.Length(p), m.Length(parts[0]); got != want || got == 0 {
			t.Errorf("%v: got %v s; want %v, as all", p, got, want)
		}
	}
	if errs := m.Errs(); len(errs) > 0 {
		t.Error(errs)
	}
}
