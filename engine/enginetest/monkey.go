package enginetest

import (
	"fmt"

	"github.com/krill2d/krill/engine/dev/monkey"
)

// Monkey plays at random for so many ticks, the same for the same seed: mostly with what the game asks about, and
// sometimes with any key, pad, finger, text, window size or another window in front. It ends the test when the game
// fails or what Always or an engine.Invariant asks for does not hold, and says how to play the same again.
// A game that ends begins anew with a copy of what New got; so ask the Game for its state, and not that value.
func (g *Game) Monkey(seed uint64, ticks int) *Game {
	g.t.Helper()
	hands := monkey.NewHands(seed, &g.hands, &g.asked, &g.in)
	g.playing = fmt.Sprintf("Monkey(%d, %d)", seed, ticks)
	for range ticks {
		if g.over {
			g.loop.Restart()
			hands.Ended()
			g.over = false
		}
		hands.Act()
		g.tick()
	}
	g.playing = ""
	hands.Rest()
	return g
}
