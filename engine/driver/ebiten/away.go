package ebiten

import "sync/atomic"

// away follows whether an app is in the background of a phone. The loop stands still there, so a goroutine asks.
type away struct {
	now  bool        // when it was last asked
	been atomic.Bool // since the loop last took it
}

// ask calls changed when the app went away or came back since the last call.
func (a *away) ask(foreground bool, changed func(away bool)) {
	if a.now == !foreground {
		return
	}
	a.now = !foreground
	if a.now {
		a.been.Store(true)
	}
	changed(a.now)
}

// take reports whether the app was away since the last call.
func (a *away) take() bool { return a.been.Swap(false) }
