// Package dev is what krill dev is made of: it watches the source of a game, builds it while the old build runs, and lets the
// window go on with the new one.
package dev

import (
	"context"
	"io"
)

// Options say which game, and how.
type Options struct {
	Game   string // folder
	Web    bool   // in a page instead of a window
	LAN    bool   // see server.Options
	State  string // file of a state to begin with; empty: none
	Output io.Writer
}

// Run runs krill dev until its window is closed or ctx is over.
func Run(ctx context.Context, o Options) error { panic("dev: soon") }
