//go:build !js && !android && !ios

package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/krill2d/krill/engine/tune"
)

// tuneWatch looks for changes of the tuned values in the folder of a game's source.
type tuneWatch struct {
	at        string // the file; empty: they are among the assets, which are watched
	looked    time.Time
	was, next tuneStamp
	begun     bool
}

// tuneStamp tells one state of the file from others. The zero value: there is none.
type tuneStamp struct {
	size int64
	at   time.Time
}

// tuneLooks is the time between two looks, each of which takes some microseconds.
const tuneLooks = 15 * time.Millisecond

// due reports whether the values are to be read again, as at the first call: a file that has changed must be the same in
// two looks.
func (w *tuneWatch) due(changed []string, now time.Time) bool {
	first := !w.begun
	w.begun = true
	if w.at == "" {
		return first || slices.Contains(changed, tuneFile) || slices.Contains(changed, tuneAsset)
	}
	if !first && now.Sub(w.looked) < tuneLooks {
		return false
	}
	w.looked = now
	is := w.stamp()
	changedNow := first || is != w.was && is == w.next
	if changedNow {
		w.was = is
	}
	w.next = is
	return changedNow
}

func (w *tuneWatch) stamp() (s tuneStamp) {
	if about, err := os.Stat(w.at); err == nil {
		s = tuneStamp{about.Size(), about.ModTime()}
	}
	return s
}

// read reads the file; nil: there is none.
func (w *tuneWatch) read() ([]byte, error) {
	if s := w.stamp(); s.size > tune.MaxText {
		return nil, fmt.Errorf("it has %d bytes; try at most %d (1 MB)", s.size, tune.MaxText)
	}
	data, err := os.ReadFile(w.at)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}
