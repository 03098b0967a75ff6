//go:build js && !krill_headless

package engine

// check does nothing in a page, which has a canvas to play a replay in.
func (r run) check(*Playback) error { return nil }
