package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
)

// TestGolden looks at the swarm around the light of the file; what it is then is one number.
func TestGolden(t *testing.T) {
	g := enginetest.New(t, &swarm{}, config())
	g.StepSeconds(4).Golden("swarm")
	if got, want := g.Hash(), uint64(0x8f7c9ad76d4e7a75); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// The file counts over the code, and a value that is set counts from the next tick on.
func TestTunedValuesCount(t *testing.T) {
	s := &swarm{}
	g := enginetest.New(t, s, config())
	g.Blind = true
	g.Step(1)
	if want := geom.V(320, 170); s.light != want {
		t.Errorf("got the light at %v; want %v, as in the file", s.light, want)
	}
	for path, text := range map[string]string{"look.Light.At": "100, 80", "swarm.Pull": "1200", "swarm.Jitter": "0", "swarm.Swirl": "0", "swarm.Drag": "4"} {
		if err := engine.SetTune(g.Loop(), path, text); err != nil {
			t.Fatal(err)
		}
	}
	g.StepSeconds(8)
	for _, f := range s.flies {
		if far := f.at.Sub(geom.V(100, 80)).Len(); far > 120 {
			t.Fatalf("got one %v pixels from the light; want all near it", far)
		}
	}
}
