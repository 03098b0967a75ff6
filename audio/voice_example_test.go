package audio_test

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// seconds lets a player's time pass, as the engine does.
func seconds(m *audio.Player, from, to float64) {
	var out driver.Output
	for tick := int64(from * 60); tick <= int64(to*60); tick++ {
		m.Begin(tick, 60)
		out.Reset()
		m.End(&out)
	}
}

// A car that comes from the left is heard higher and on the left; one that goes away on the right is lower.
func ExampleEars_Hear() {
	ears := audio.Ears{At: geom.V(320, 180), Near: 100, Width: 200, Sound: 2000}
	for _, x := range []float64{-80, 320, 720} {
		gain, pan, pitch := ears.Hear(geom.V(x, 180), geom.V(400, 0))
		fmt.Printf("at %v: gain %.2f, pan %+.0f, pitch %.2f\n", x, gain, pan, pitch)
	}
	// Output:
	// at -80: gain 0.25, pan -1, pitch 1.25
	// at 320: gain 1.00, pan +0, pitch 1.00
	// at 720: gain 0.25, pan +1, pitch 0.83
}

// The next song begins on the next beat of the present one, however late in it the game asks.
func ExampleSwitchMusic() {
	calm := audio.Tune("example calm", "tempo 120\nx = sine\nx: c1")
	wild := audio.Tune("example wild", "tempo 120\nx = saw\nx: c8 g8")
	m := audio.NewPlayer(nil)
	m.Begin(0, 60)
	m.Music(calm, 0)
	seconds(m, 0, 0.7)
	beat := audio.Beat{Tempo: 120}
	audio.SwitchMusic(m, wild, audio.Switch{From: beat, To: beat, Every: 1}) // 0.3 s before the beat
	m.Begin(43, 60)
	var out driver.Output
	m.End(&out)
	for _, c := range out.Commands {
		fmt.Printf("%.2f s later: %v\n", float64(c.After)/driver.SampleRate, map[driver.SoundKind]string{
			driver.SoundStop: "the calm song ends", driver.SoundPlay: "the wild one begins",
		}[c.Kind])
	}
	// Output:
	// 0.30 s later: the calm song ends
	// 0.30 s later: the wild one begins
}

// Drums and bass begin together; the bass comes in later, and is in step.
func ExamplePlayLayers() {
	drums := audio.Tune("example drums", "tempo 120\nx = drums\nx: k4 s4 k4 s4")
	bass := audio.Tune("example bass", "tempo 120\nx = saw\nx: o2 c2 g2")
	m := audio.NewPlayer(nil)
	m.Begin(0, 60)
	layers := audio.PlayLayers(m, audio.Play{Loop: true, Bus: audio.BusMusic, Gain: audio.Silent}, drums, bass)
	layers.Fade(m, 0, 1, 0)
	seconds(m, 0, 5.5)
	layers.Fade(m, 1, 0.7, 2)
	fmt.Printf("drums at %.2f s, bass at %.2f s\n", m.Position(layers[0]), m.Position(layers[1]))
	// Output: drums at 1.50 s, bass at 1.50 s
}
