//go:build !js || krill_headless

package engine

import (
	"fmt"
	"os"

	"github.com/krill2d/krill/engine/driver"
)

// wrap puts what the environment asked for between the game and its driver, and returns how to end the run's report.
func (r run) wrap(a driver.App) (app driver.App, report func(l *Loop)) {
	app = r.limit(a)
	var d driver.Digest
	if r.wire {
		app = driver.ThroughWire(app)
	}
	if r.digest {
		app = driver.Digested(app, &d)
	}
	return app, func(l *Loop) {
		if r.digest {
			fmt.Printf("digest %016x %s %s\n", d.Sum(), l.stateLine(), l.Summary())
		}
	}
}

// overPipe plays the game for a driver in another process: input comes in at descriptor 3, and what the game
// answers goes out at 4. Standard output stays the game's own.
func (r run) overPipe(l *Loop) error {
	app, _ := r.wrap(l)
	return driver.Serve(app, os.NewFile(3, "input"), os.NewFile(4, "output"))
}
