//go:build krill_headless

package engine

const (
	hasWindow = false
	onPhone   = false
)

func hasDisplay() bool { return false }

func (r run) inWindow(l *Loop) error { return r.withoutDisplay(l) }
