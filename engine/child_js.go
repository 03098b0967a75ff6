//go:build krill_child

package engine

import (
	"errors"
	"io"
	"os"

	"github.com/krill2d/krill/engine/driver/child"
)

// onChild plays a game for a window in another program of the page.
var onChild func(l *Loop, r io.Reader, w io.Writer) error

// OnChild says who plays a game whose window is another program of the page: the agent of krill dev, which registers
// itself in an init. The reader and the writer are nil here: see child.ServePage.
func OnChild(play func(l *Loop, r io.Reader, w io.Writer) error) { onChild = play }

func childPipe() (play func(*Loop) error, err error) {
	switch {
	case os.Getenv(child.Variable) == "":
		return nil, nil
	case onChild == nil:
		return nil, errors.New("engine: play for a window in another program: nobody registered with OnChild; import engine/dev/agent")
	}
	return func(l *Loop) error { return onChild(l, nil, nil) }, nil
}

func (run) developElsewhere(*Loop) {}
