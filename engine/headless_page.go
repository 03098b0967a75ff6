//go:build js && !krill_headless

package engine

import "errors"

// withoutDisplay is not in pages, which always have a display and would be larger for it.
func (r run) withoutDisplay(*Loop) error {
	return errors.New("engine: run without a display: this program was built for a page; try the build tag krill_headless")
}

// check is not in pages either, which play a replay for who watches.
func (r run) check(*Playback) error { return nil }
