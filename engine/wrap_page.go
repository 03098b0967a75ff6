//go:build js && !krill_headless

package engine

import (
	"errors"

	"github.com/krill2d/krill/engine/driver"
)

// wrap ends a run after some ticks. What else the environment may ask for is for runs without a page, and would make
// pages larger.
func (r run) wrap(a driver.App) (app driver.App, report func(l *Loop)) {
	return r.limit(a), func(*Loop) {}
}

func (r run) overPipe(*Loop) error {
	return errors.New("engine: play for a driver in another process: a page has none; try the build tag krill_headless")
}
