package effects

import (
	"testing"

	"github.com/krill2d/krill/audio"
)

// TestNothingClicks lets each effect come, be turned, give way to another one and go, on a deep tone whose steps are small.
func TestNothingClicks(t *testing.T) {
	turned := map[string]Effect{
		"low pass": LowPass{Hz: 3000}, "high pass": HighPass{Hz: 50}, "band pass": BandPass{Hz: 200}, "peak": Peak{Hz: 100, Boost: -20},
		"low shelf": LowShelf{Boost: 9}, "high shelf": HighShelf{Boost: -20}, "echo": Echo{Delay: 0.3, Feedback: 0.8},
		"reverb": Reverb{Decay: 4, Delay: 0.1}, "chorus": Chorus{Delay: 0.03, Rate: 1}, "compressor": Compressor{Threshold: -40},
		"limiter": Limiter{Ceiling: -3},
	}
	for name, e := range turned {
		s := newStage()
		s.loop("low", audio.BusSFX)
		var pcm []float32
		for tick := range 120 {
			switch tick {
			case 10:
				Set(s.Player, audio.BusSFX, all[name])
			case 30, 31, 32:
				Set(s.Player, audio.BusSFX, e)
			case 33:
				Set(s.Player, audio.BusSFX, all[name])
			case 50:
				Set(s.Player, audio.BusSFX, LowPass{Hz: 5000, Q: 1})
			case 70:
				Set(s.Player, audio.BusSFX, e, e)
			case 71:
				Set(s.Player, audio.BusSFX)
			case 72:
				Set(s.Player, audio.BusSFX, e)
			case 90:
				Set(s.Player, audio.BusSFX)
			}
			pcm = append(pcm, s.step()...)
		}
		steady := 0.2 * tau * 110 / rate // of the tone
		for n := range 2 {
			if step := biggestStep(side(pcm, n)); step > 8*steady {
				t.Errorf("%s: got a step of %.4f; want at most 8 times the tone's %.4f", name, step, steady)
			}
		}
	}
}

// TestBusesDoNotClick changes all else that there is.
func TestBusesDoNotClick(t *testing.T) {
	s := newStage()
	engine := audio.SubBus("test engine", audio.BusSFX)
	s.loop("low", engine)
	under := Mix{{Bus: engine, Gain: audio.Silent}, {Bus: audio.BusMaster, Chain: Chain(LowPass{Hz: 300})}}
	var pcm []float32
	for tick := range 160 {
		switch tick {
		case 10, 30:
			audio.Mute(s.Player, audio.BusSFX, tick == 10)
		case 20:
			audio.Solo(s.Player, audio.BusMusic, true)
		case 40:
			audio.Solo(s.Player, audio.BusMusic, false)
		case 50:
			s.SetGain(engine, 0.2)
		case 60:
			Duck(s.Player, engine, audio.BusSpeech, Ducking{Depth: 40, Attack: 0.01})
		case 61:
			s.PlayWith(audio.File("word"), audio.Play{Bus: audio.BusSpeech, Gain: 0.01})
		case 65:
			StopDucking(s.Player, engine)
		case 70:
			s.SetGain(engine, 1)
			Blend(s.Player, under, 0)
		case 90:
			Blend(s.Player, nil, 0.2)
		case 95:
			Blend(s.Player, under, 0.1)
		case 100:
			Blend(s.Player, nil, 0)
		case 130:
			s.Restore(s.State())
		}
		pcm = append(pcm, s.step()...)
	}
	steady := 0.2 * tau * 110 / rate
	if step := biggestStep(side(pcm, 0)); step > 4*steady {
		t.Errorf("got a step of %.4f; want at most 4 times the tone's %.4f", step, steady)
	}
}
