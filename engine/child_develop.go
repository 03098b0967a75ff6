//go:build krill_child && !js

package engine

import (
	"os"
	"os/signal"
)

// developElsewhere lets assets change while the game runs. Shaders are looked at by the window, which has a compiler for them.
// What a terminal interrupts is the window's to end.
func (r run) developElsewhere(l *Loop) {
	signal.Ignore(os.Interrupt)
	if r.source == "" {
		return
	}
	if err := develop(l, r.source, nil); err != nil {
		logger(l.log).Warn(err.Error())
	}
}
