//go:build js || android || ios || krill_headless

package engine

// develop does nothing where nobody changes files of a game that he sees.
func (run) develop(*Loop) {}
