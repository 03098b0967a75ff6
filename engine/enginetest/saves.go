package enginetest

import "github.com/krill2d/krill/engine"

// Save puts a value into the game's store as an earlier run would have: before the first tick, for a Start that reads it.
func (g *Game) Save(key string, v any) *Game {
	g.t.Helper()
	if err := g.loop.Save(key, v); err != nil {
		g.fatal("Save: %v", err)
	}
	return g
}

// Saved returns what the game has saved under a key, as a T. It ends the test when there is nothing, or no T.
func Saved[T any](g *Game, key string) (v T) {
	g.t.Helper()
	found, err := g.loop.Saved(key, &v)
	if err != nil {
		g.fatal("saved %q: %v", key, err)
	}
	if !found {
		g.fatal("saved %q: got nothing; want a %T", key, v)
	}
	return v
}

// Reopen ends the run and starts another with what was saved, as a player who comes back; fresh is the game as its program
// makes it.
func (g *Game) Reopen(fresh engine.Game) *Game {
	g.t.Helper()
	if g.disk == nil {
		g.fatal("Reopen: got a replay, which saves nothing; want a game made with New")
	}
	g.close()
	g.over = true
	return start(g.t, fresh, g.loop.Config(), g.disk)
}
