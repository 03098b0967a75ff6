//go:build race

package state

// The race detector makes everything slow, and needs no million to find a race.
func init() { simulated = true }
