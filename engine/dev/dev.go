//go:build !js

package dev

import (
	"context"
	"io"
)

// Options say which game, and how.
type Options struct {
	Game     string    // folder
	Web      bool      // in a page instead of a window
	LAN      bool      // see server.Options
	State    string    // file of a state to begin with; empty: none
	Output   io.Writer // lines for people; nil: none
	Attached io.Reader // krill dev ends with it, as it does with ctx; nil: it does not
	Tool     string    // the program krill, for Try; empty: the one that runs

	window []string // program that is the window, and its environment; for tests; empty: it is built
	alone  bool     // without a server; for tests
}

// Run runs krill dev until its window is closed, somebody asks for Quit, or ctx is over. None of these is an error. When it
// returns, no process that it started is left.
func Run(ctx context.Context, o Options) error {
	s, err := open(o)
	if err != nil {
		return err
	}
	defer s.close()
	return s.run(ctx)
}
