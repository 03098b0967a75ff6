//go:build krill_child

package agent

import (
	"io"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver/child"
)

// musicTime is for how many seconds music goes on when the game hangs: until it is killed, and plays again.
const musicTime = 4

func init() {
	audio.StreamAhead(musicTime)
	keepTunes()
	engine.OnChild(func(l *engine.Loop, r io.Reader, w io.Writer) error { return child.Serve(New(l), r, w) })
}
