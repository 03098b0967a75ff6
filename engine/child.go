//go:build krill_child

package engine

import (
	"errors"
	"io"

	"github.com/krill2d/krill/engine/driver/child"
)

// onChild plays a game for a window in another process.
var onChild func(l *Loop, r io.Reader, w io.Writer) error

// OnChild says who plays a game whose window is in another process, or in a page in another program of it, which writes to
// r and reads from w: the agent of krill dev, which registers itself in an init. It returns when r ends.
func OnChild(play func(l *Loop, r io.Reader, w io.Writer) error) { onChild = play }

// childPipe returns who plays the game for its window in another process, and nil when it has none there.
func childPipe() (play func(*Loop) error, err error) {
	r, w, ok, err := child.Pipe()
	switch {
	case err != nil || !ok:
		return nil, err
	case onChild == nil:
		return nil, errors.New("engine: play for a window in another process: nobody registered with OnChild; import engine/dev/agent")
	}
	return func(l *Loop) error { return onChild(l, r, w) }, nil
}
