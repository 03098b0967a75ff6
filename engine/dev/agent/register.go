//go:build krill_child

package agent

import (
	"io"
	"os"
	"path/filepath"

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

// keepTunes lets a game take its tunes from the builds before. In a page, which has no files, each build renders them.
func keepTunes() {
	program, err := os.Executable()
	if err != nil {
		return
	}
	if t := (tunes{dir: filepath.Join(filepath.Dir(program), "tunes")}); t.see() {
		audio.Recall(t.recall, t.keep)
	}
}
