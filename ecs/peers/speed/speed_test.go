// Package speed measures the entity store beside loops, maps and copies that are written by hand, and beside Ark.
package speed

import (
	"runtime"
	"testing"
)

// TestSpeed prints one line for each row: RATIO with a bar, FIGURE without one.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" && !wasm {
		t.Skip("ratios of simulated processors say nothing")
	}
	rows := []func(*testing.T){loops, gets, spawns, changes, batches, destroys, relations, archetypes, memory, snapshots, steady, joins}
	if wasm {
		rows = rows[:1]
	}
	for _, measure := range rows {
		measure(t)
	}
}
