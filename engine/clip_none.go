//go:build js || android || ios

package engine

import "errors"

// What makes films is not in programs for browsers and phones, which it would make larger.
var errNoFilms = errors.New("engine: KRILL_CLIP: films are made by programs for desktops alone; try krill clip")

func readClips(string) ([]clip, error) { return make([]clip, 1), nil } // which are refused

func (run) filmReplay(*Playback) error { return errNoFilms }
