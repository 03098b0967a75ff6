//go:build js || android || ios

package engine

import (
	"errors"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
)

// What makes films is not in programs for browsers and phones, which it would make larger.
var errNoFilms = errors.New("engine: KRILL_CLIP: films are made by programs for desktops alone; try krill clip")

func readClips(string) ([]clip, error) { return make([]clip, 1), nil } // which are refused

func (r run) filmed(_ *Loop, a driver.App, o headless.Options) (said string, err error) {
	if len(r.clips) > 0 {
		return "", errNoFilms
	}
	runHeadless(a, o)
	return "", nil
}

func (run) filmReplay(*Playback) error { return errNoFilms }
