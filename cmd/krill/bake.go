package main

import (
	"fmt"

	"github.com/krill2d/krill/engine/dev/bake"
)

type bakeCommand struct {
	Game string `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
}

// Run writes the tuned values of a game into its source, and says each.
func (c *bakeCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	done, err := bake.Game(game)
	if err != nil {
		return misuse("krill: %w", err)
	}
	for _, change := range done.Changes {
		fmt.Fprintf(t.stdout, "%s:%d: %s %s → %s\n", change.File, change.Line, change.Path, change.Old, change.New)
	}
	for _, p := range done.Refused {
		fmt.Fprintf(t.stderr, "%s:%d: %s\n", p.File, p.Line, p.Text)
	}
	if n := len(done.Refused); n > 0 {
		return misuse("krill: bake: %d of the values stay in %s", n, bake.File)
	}
	if len(done.Changes) == 0 {
		fmt.Fprintf(t.stdout, "nothing to bake: no value in %s differs from the code\n", bake.File)
	}
	return nil
}
