package audio

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// features are short runs, one for each thing that a voice can do, with the hash of what is heard.
var features = []struct {
	name string
	want uint64
	tick func(p *Player, tick int, v *Voice)
}{
	{"delay, start, fade in", 0xb66a52c0d28680a1, func(p *Player, tick int, v *Voice) {
		if tick%7 == 0 {
			p.PlayWith(Hit(uint64(tick)), Play{Delay: float64(tick) / 9001, Start: 0.01, FadeIn: 0.02, Pitch: 0.9})
		}
	}},
	{"a loop with an intro", 0x4f2d3da17b7f72c3, func(p *Player, tick int, v *Voice) {
		if tick == 0 {
			p.PlayWith(Boom(3), Play{Loop: true, LoopFrom: 0.1, LoopTo: 0.24, Pitch: 1.3})
		}
	}},
	{"glides", 0x695ed7251408c988, func(p *Player, tick int, v *Voice) {
		switch tick {
		case 0:
			*v = p.PlayWith(Boom(3), Play{Loop: true})
		case 5:
			Glide(p, *v, Play{Gain: 0.2, Pan: -1, Pitch: 3}, 0.4)
		case 20:
			Glide(p, *v, Play{Pan: 0.5, Pitch: 0.3}, 0.3)
		}
	}},
	{"stops", 0x9636ab00525335a7, func(p *Player, tick int, v *Voice) {
		*v = p.Play(Boom(uint64(tick)))
		StopWith(p, *v, Stop{Delay: float64(tick%5) / 100, AtZero: tick%2 == 0, Fade: 0.03})
	}},
	{"pauses", 0x46928f2ad987e6fb, func(p *Player, tick int, v *Voice) {
		switch tick % 20 {
		case 0:
			*v = p.PlayWith(Boom(7), Play{Pitch: 0.8})
		case 4:
			PauseBus(p, BusSFX)
		case 9:
			ResumeBus(p, BusSFX)
		case 12:
			Pause(p, *v)
		case 15:
			Resume(p, *v)
		}
	}},
	{"streams", 0x7d7a7ab517bff06d, func(p *Player, tick int, v *Voice) {
		switch tick {
		case 0:
			*v = p.PlayWith(File("long stereo"), Play{Loop: true, Start: 9.9, LoopFrom: 9.8, Gain: 0.5})
		case 10:
			p.PlayWith(File("long slow"), Play{Pitch: 1.1, Gain: 0.5})
		case 30:
			Glide(p, *v, Play{Pitch: 0.5}, 0.2)
		}
	}},
	{"songs on a beat", 0xe46fcc775c0cf3, func(p *Player, tick int, v *Voice) {
		switch tick {
		case 0:
			p.Music(Boom(1), 0.1)
		case 9:
			SwitchMusic(p, Boom(2), Switch{From: Beat{Tempo: 150}, To: Beat{Tempo: 140, First: 0.02}, Every: 1, Match: true, Fade: 0.1})
		}
	}},
	{"layers", 0xd92b1a52d0333c9d, func(p *Player, tick int, v *Voice) {
		if tick == 0 {
			l := PlayLayers(p, Play{Loop: true, Gain: Silent}, Boom(1), Boom(2))
			l.Fade(p, 0, 1, 0.3)
			l.Fade(p, 1, 0.5, 0.6)
		}
	}},
	{"ears", 0x7b5b167ed93972fe, func(p *Player, tick int, v *Voice) {
		e := Ears{At: geom.V(10, 5), Rot: float64(tick) / 50, Model: Distance(tick % 3), Sound: 900}
		at, vel := geom.V(float64(tick)*20-600, 70), geom.V(1200, 0)
		if tick == 0 {
			*v = e.Play(p, Boom(4), Play{Loop: true}, at, vel)
		}
		e.Move(p, *v, at, vel)
	}},
	{"the same in a tick, a limit", 0x865e2a952c7161db, func(p *Player, tick int, v *Voice) {
		for range 3 {
			p.PlayWith(Coin(1), Play{Gain: 0.3, Limit: 4})
		}
	}},
}

// TestVoicesGolden holds each feature to what it was: the same samples on every machine.
func TestVoicesGolden(t *testing.T) {
	longFiles["long slow"] = noiseAt(44100, 1, 11*44100)
	for _, f := range features {
		p, m := NewPlayer(nil), NewMixer()
		p.File = func(name string) ([]byte, PCM, error) { return longFiles[name], PCM{}, nil }
		var out driver.Output
		var v Voice
		pcm := make([]float32, 1600)
		h := uint64(14695981039346656037)
		for tick := range 60 {
			p.Begin(int64(tick), 60)
			if tick == 25 {
				p.Restore(p.State())
				p.Begin(int64(tick), 60)
			}
			f.tick(p, tick, &v)
			out.Reset()
			p.End(&out)
			m.Do(&out)
			m.Mix(pcm)
			for _, x := range pcm {
				h = (h ^ uint64(math.Float32bits(x))) * 1099511628211
			}
		}
		if h != f.want {
			t.Errorf("%s: got %#x; want %#x", f.name, h, f.want)
		}
	}
}

// noiseAt returns a WAV file with noise, at any rate.
func noiseAt(rate, channels, frames int) []byte {
	b := noiseFile(channels, frames, 1)
	b[24], b[25], b[26] = byte(rate), byte(rate>>8), byte(rate>>16)
	return b
}
