//go:build screen && linux

package speed

import (
	"os"
	"testing"
)

// TestSpeed prints one line for each row: RATIO with a bar, FIGURE without one. Each part is a subtest.
func TestSpeed(t *testing.T) {
	t.Run("native", func(t *testing.T) {
		if os.Getenv("GALLIUM_NOOP") != "1" || os.Getenv("DISPLAY") == "" {
			t.Fatal("find a display of Mesa's that draws nothing: there is none; try .ci/bench-render native")
		}
		native(t)
		compareTiles(t)
	})
	t.Run("instructions", instructions)
}
