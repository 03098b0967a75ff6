package effects_test

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/effects"
	"github.com/krill2d/krill/engine/driver"
)

// band is music of two tones, a deep and a high one, as two sounds that go on and on.
var (
	deep = audio.Effect{Wave: audio.Sine, Pitch: 100, Hold: 1, Loop: true}.Sound("deep")
	high = audio.Effect{Wave: audio.Sine, Pitch: 5000, Hold: 1, Loop: true}.Sound("high")
)

// desk is a player with a mixer that hears it, as the engine has them.
type desk struct {
	*audio.Player
	mixer  *audio.Mixer
	meters *audio.Meters
	tick   int64
}

func newDesk() *desk {
	d := &desk{Player: audio.NewPlayer(nil), mixer: audio.NewMixer()}
	d.meters = audio.Meter(d.mixer)
	d.Begin(0, 60)
	return d
}

// wait lets some seconds go by, and returns how loud a bus was in the last quarter of a second, in dB.
func (d *desk) wait(sec float64, bus driver.BusID) float64 {
	var out driver.Output
	pcm := make([]float32, 2*800)
	last := d.tick + int64(60*sec)
	for ; d.tick < last; d.tick++ {
		if d.tick == last-15 {
			d.meters.Next()
		}
		out.Reset()
		d.End(&out)
		d.mixer.Do(&out)
		d.mixer.Mix(pcm)
		d.Begin(d.tick+1, 60)
	}
	_, rms := d.meters.Read(bus)
	return math.Round(20 * math.Log10(rms))
}

func ExampleSet() {
	d := newDesk()
	d.PlayWith(deep, audio.Play{Loop: true, Bus: audio.BusMusic})
	fmt.Println("deep:", d.wait(1, 2), "dB")
	effects.Set(d.Player, audio.BusMusic, effects.LowPass{Hz: 500})
	fmt.Println("deep, through a low pass:", d.wait(1, 2), "dB")
	d.StopAll()
	d.PlayWith(high, audio.Play{Loop: true, Bus: audio.BusMusic})
	fmt.Println("high, through a low pass:", d.wait(1, 2), "dB")
	effects.Set(d.Player, audio.BusMusic)
	fmt.Println("high:", d.wait(1, 2), "dB")
	// Output:
	// deep: -16 dB
	// deep, through a low pass: -16 dB
	// high, through a low pass: -57 dB
	// high: -16 dB
}

func ExampleDuck() {
	d := newDesk()
	effects.Duck(d.Player, audio.BusMusic, audio.BusSpeech, effects.Ducking{Depth: 10})
	d.PlayWith(deep, audio.Play{Loop: true, Bus: audio.BusMusic})
	fmt.Println("music:", d.wait(1, 2), "dB")
	speech := d.PlayWith(high, audio.Play{Loop: true, Bus: audio.BusSpeech})
	fmt.Println("music while somebody speaks:", d.wait(1, 2), "dB")
	d.Stop(speech, 0)
	fmt.Println("music afterwards:", d.wait(3, 2), "dB")
	// Output:
	// music: -16 dB
	// music while somebody speaks: -26 dB
	// music afterwards: -16 dB
}

func ExampleBlend() {
	paused := effects.Mix{
		{Bus: audio.BusMusic, Gain: 0.5},
		{Bus: audio.BusSFX, Gain: audio.Silent},
	}
	d := newDesk()
	d.PlayWith(deep, audio.Play{Loop: true, Bus: audio.BusMusic})
	fmt.Println("music:", d.wait(1, 2), "dB")
	effects.Blend(d.Player, paused, 0.5)
	fmt.Println("music while the game is paused:", d.wait(1, 2), "dB")
	effects.Blend(d.Player, nil, 0.5)
	fmt.Println("music afterwards:", d.wait(1, 2), "dB")
	// Output:
	// music: -16 dB
	// music while the game is paused: -22 dB
	// music afterwards: -16 dB
}
