package child

import (
	"io"
	"os/exec"
)

// Variable tells a game that it is played for a window in another process, and at which descriptors.
const Variable = "KRILL_CHILD"

// Process is a game's program that runs.
type Process struct {
	*App
	cmd *exec.Cmd
}

// Program says how to start one.
type Program struct {
	Path           string
	Dir            string   // zero: this process's
	Env            []string // over this process's
	Stdout, Stderr io.Writer
	Told           func(payload []byte) // see Connect
}

// Start starts a program. Close must be called at the end.
func Start(p Program) (*Process, error) { panic("child: soon") }

// Close ends the program: it closes its pipe, and kills it when it has not ended by itself after half a second.
func (p *Process) Close() error { panic("child: soon") }

// Pipe returns the game's ends of the pipes, and false when the environment does not say that there are any.
func Pipe() (r io.ReadCloser, w io.WriteCloser, ok bool, err error) { panic("child: soon") }
