package ebiten

import (
	"fmt"
	"os"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// soundOut is the environment variable that names a WAV file for what the mixer makes. It is for tests.
const soundOut = "KRILL_SOUND_OUT"

// Run opens a window, plays app in it and returns when the app exits or its window is closed. It must be called on the
// main goroutine, and once in a process. A window that the player wants to close is closed when the app does not
// answer in the same tick, by Exit or ActionKeepOpen. Run returns an error where there is no display or no way to
// draw on it; a machine without sound is told once and played on in silence.
func Run(app driver.App, s driver.Setup) error {
	if !HasDisplay() {
		return fmt.Errorf("ebiten: open window %q: there is no display; try setting DISPLAY, or run it under xvfb-run", s.Title)
	}
	return newGame(app, s).run(s)
}

// Prepare returns app as Ebitengine plays it where somebody else holds the main loop: on phones, see package mobile.
// It may be called once in a process, and not beside Run.
func Prepare(app driver.App, s driver.Setup) eb.Game {
	g := newGame(app, s)
	watchPage(g.sound.page)
	g.window = setUp(s)
	return g
}

func (g *game) run(s driver.Setup) error {
	if path := os.Getenv(soundOut); path != "" {
		w, err := createWAV(path)
		if err != nil {
			return err
		}
		g.sound.record = w
	}
	watchPage(g.page)
	setUpPage(g.sound)
	g.window = setUp(s)
	runErr := eb.RunGame(g)
	if err := g.sound.close(); err != nil && runErr == nil {
		return err
	}
	if runErr != nil {
		return fmt.Errorf("ebiten: run %q: %w%s", s.Title, runErr, advice(runErr))
	}
	return nil
}
