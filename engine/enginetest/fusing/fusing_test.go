package fusing

import (
	"math"
	"os"
	"testing"
)

// expected is "on" or "off" where a test of the whole build says what it must be.
const expected = "KRILL_FUSING"

func TestOn(t *testing.T) {
	switch want := os.Getenv(expected); {
	case want == "on" && !On():
		t.Error("got a build that does not fuse; want one that does")
	case want == "off" && On():
		t.Error("got a build that fuses; want one that does not")
	}
}

// TestNumbersTellFusing checks the argument of the package: rounded twice the sum is zero, rounded once it is not.
func TestNumbersTellFusing(t *testing.T) {
	if got := float64(a*a) + c; got != 0 {
		t.Errorf("rounded twice: got %v; want 0", got)
	}
	if got, want := math.FMA(a, a, c), 1.0/(1<<54); got != want {
		t.Errorf("rounded once: got %v; want %v", got, want)
	}
}
