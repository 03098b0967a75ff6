//go:build android || ios

package ebiten

import (
	"time"

	eb "github.com/hajimehoshi/ebiten/v2"
)

// askEvery is how long sound may go on in the background.
const askEvery = 50 * time.Millisecond

var background away

// pageHidden reports whether the app was in the background since the last call: the first tick after it came back
// tells the game, which had none in between.
func pageHidden() bool { return background.take() }

// watchPage calls changed when the app goes to the background and when it comes back.
func watchPage(changed func(hidden bool)) {
	go func() {
		for range time.Tick(askEvery) {
			background.ask(eb.IsFocused(), changed)
		}
	}()
}
