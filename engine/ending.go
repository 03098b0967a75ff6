package engine

import (
	"sync/atomic"

	"github.com/krill2d/krill/engine/driver"
)

// ending is what the system asks of the run besides its input.
type ending struct {
	asked   atomic.Bool // a signal wants the run to end; another goroutine sets it
	heard   atomic.Bool // and the loop has seen it
	flushed bool        // the saves, since the game was suspended
}

// answerEnding ends the run when a signal asked for that, without asking any Quitter, and waits for the saves when
// nobody sees the game any more: phones may end it then without a word.
func (l *Loop) answerEnding(in *driver.Input) {
	if l.ending.asked.Load() {
		l.ending.heard.Store(true)
		l.quit = true
	}
	if in.Suspended && !l.ending.flushed && !inBrowser { // there it is done as the page is hidden, and a tick cannot wait
		l.flushSaves()
	}
	l.ending.flushed = in.Suspended
}

// flushSaves waits until what was saved so far is written, and what saves itself. No tick may be under way.
func (l *Loop) flushSaves() {
	if l.autosave != nil {
		l.autosave()
	}
	l.store.queue.Retry()
	if err := l.store.queue.Flush(); err != nil {
		logger(l.log).Warn("engine: write saves: " + err.Error())
	}
}
