//go:build !krill_child

package engine

// playedByTool reports whether a tool plays the game in place of Main: never, in a game's own program.
func playedByTool(Game, Config) (bool, error) { return false, nil }
