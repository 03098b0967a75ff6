package audio_test

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// A game plays, a mixer makes samples of it, and nothing needs a sound card. The engine does all but the one line
// of the game.
func Example() {
	player, mixer := audio.NewPlayer(nil), audio.NewMixer()
	var coin audio.Voice
	var out driver.Output
	samples := make([]float32, 2*800) // a tick at 60 a second
	loudest := float32(0)
	ticks := 0
	for tick := range int64(60) {
		player.Begin(tick, 60)
		if tick == 0 {
			coin = player.Play(audio.Coin(3)) // the game
		}
		if player.Playing(coin) {
			ticks++
		}
		out.Reset()
		player.End(&out)
		mixer.Do(&out)
		mixer.Mix(samples)
		for _, x := range samples {
			loudest = max(loudest, x)
		}
	}
	fmt.Printf("the coin played for %d ticks and reached %.2f\n", ticks, loudest)
	// Output: the coin played for 20 ticks and reached 0.25
}
