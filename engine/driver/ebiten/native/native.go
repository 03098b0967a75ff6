package native

import (
	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver/ebiten"
)

// Draw lets draw draw over each picture of the game, on the window's own image; nil ends that, and a second call takes the
// place of the first. The image is as large as the window in device pixels, and is valid during the call alone. Draw is called
// in main before engine.Main, or in the game's Start. A picture may be left out or drawn twice between two ticks, so draw must
// change nothing that Update reads.
func Draw(draw func(screen *eb.Image)) { ebiten.DrawOver(draw) }
