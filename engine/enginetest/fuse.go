package enginetest

import (
	"testing"

	"github.com/krill2d/krill/engine/enginetest/fusing"
)

// mustCompare ends the test when this build computes other numbers than those that are kept in files.
func mustCompare(t testing.TB, what string) {
	t.Helper()
	if fusing.On() {
		t.Fatalf("enginetest: %s: this build joins products and sums, so its numbers differ from those of other processors "+
			"and cannot be compared\n\tset %s, or test with krill test", what, fusing.Off)
	}
}
