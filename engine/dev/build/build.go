// Package build makes the program of a game for krill dev: without a window, with the agent in it.
package build

import (
	"context"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Builder builds one game, again and again.
type Builder struct {
	Dir string // of the game
	Out string // folder of the programs; each gets a number, since a running one cannot be written over everywhere
	Web bool   // for a page
}

// Result is a build that went well, or what the compiler says.
type Result struct {
	Number  int
	Program string // empty: it does not build
	Errors  []protocol.Problem
	Globals []protocol.Problem // package variables that the game changes
	Took    time.Duration
}

// Build builds the game as it lies in its folder now. An error is one of the tool, not of the game's source.
func (b *Builder) Build(ctx context.Context) (Result, error) { panic("build: soon") }
