//go:build screen && linux

package speed

import (
	"os"
	"testing"
)

// TestSpeed prints one line for each row: RATIO with a bar, FIGURE without one. Each part is a subtest.
func TestSpeed(t *testing.T) {
	t.Run("native", func(t *testing.T) {
		needNoop(t)
		native(t)
		compareTiles(t)
	})
	t.Run("instructions", instructions)
	t.Run("love", func(t *testing.T) { needNoop(t); love(t) })
	t.Run("web", web)
}

func needNoop(t *testing.T) {
	t.Helper()
	if os.Getenv("GALLIUM_NOOP") != "1" || os.Getenv("DISPLAY") == "" {
		t.Fatal("find a display of Mesa's that draws nothing: there is none; try .ci/bench-render")
	}
}
