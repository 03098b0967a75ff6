//go:build !js && !android && !ios

package engine

import (
	"slices"
	"time"
)

// trouble is a file that is broken while a game is made.
type trouble struct {
	file, text string
	since      time.Time
	told       bool
}

// troubles are told after a moment each, because an editor may not have finished.
type troubles []trouble

// patience is that moment.
const patience = 200 * time.Millisecond

// set says what is wrong with a file; nil: nothing any more. It reports whether something that was told is over.
func (t *troubles) set(file string, err error, now time.Time) (over bool) {
	i := slices.IndexFunc(*t, func(x trouble) bool { return x.file == file })
	switch {
	case err == nil && i >= 0:
		over = (*t)[i].told
		*t = slices.Delete(*t, i, i+1)
	case err == nil:
	case i >= 0:
		x := &(*t)[i]
		x.told = x.told && x.text == err.Error()
		x.text = err.Error()
	default:
		*t = append(*t, trouble{file: file, text: err.Error(), since: now})
	}
	return over
}

// due gives each that has lasted long enough once to tell.
func (t *troubles) due(now time.Time, tell func(file, text string)) {
	for i := range *t {
		if x := &(*t)[i]; !x.told && now.Sub(x.since) >= patience {
			x.told = true
			tell(x.file, x.text)
		}
	}
}
