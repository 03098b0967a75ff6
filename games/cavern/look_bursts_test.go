package main

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// TestBurstsEnd lets all burst, and waits until nothing is left. A name that is none bursts nothing.
func TestBurstsEnd(t *testing.T) {
	var b bursts
	for _, name := range burstNames {
		b.add(name, geom.V(50, 50))
		b.add(name, geom.V(60, 50))
	}
	b.add("nothing", geom.V(50, 50))
	b.step(1.0 / 60)
	for i := range b {
		if n := b[i].Len(); n < 8 {
			t.Errorf("%s: got %d particles after two bursts; want at least 8", burstNames[i], n)
		}
	}
	for range 90 {
		b.step(1.0 / 60)
	}
	for i := range b {
		if n := b[i].Len(); n != 0 {
			t.Errorf("%s: got %d particles after a second and a half; want none", burstNames[i], n)
		}
	}
}
