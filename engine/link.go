//go:build !js

package engine

import "os"

// replayText returns the replay that a link holds.
func replayText() string { return os.Getenv("KRILL_REPLAY_DATA") }
