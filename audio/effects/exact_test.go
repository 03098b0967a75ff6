package effects

import (
	"math"
	"slices"
	"testing"

	"github.com/krill2d/krill/audio"
)

var hall = audio.SubBus("test hall", audio.BusSFX)

// scripted plays everything: an effect that comes, is turned, gives way to another one and goes; ducking; mixes; a tail
// that dies away, and a sound after it.
func scripted(e Effect, piece int) []float32 {
	s := newStage()
	s.piece = piece
	var pcm []float32
	under := Mix{{Bus: audio.BusMaster, Chain: Chain(LowPass{Hz: 400})}, {Bus: audio.BusMusic, Gain: 0.3}}
	voice := s.loop("mid", hall)
	s.loop("low", audio.BusMusic)
	Set(s.Player, hall, e)
	for tick := range 150 {
		switch tick {
		case 5:
			Duck(s.Player, audio.BusMusic, audio.BusSpeech, Ducking{})
		case 12:
			Set(s.Player, hall, Echo{Delay: 0.05}, e)
		case 14:
			Set(s.Player, hall, e, LowPass{})
		case 20:
			s.PlayWith(audio.File("word"), audio.Play{Bus: audio.BusSpeech})
		case 30, 31:
			Blend(s.Player, under, 0.7)
		case 50:
			Blend(s.Player, nil, 0.4)
		case 60:
			s.Stop(voice, 0)
		case 110:
			s.PlayWith(audio.File("word"), audio.Play{Bus: hall, Pan: -0.5})
		case 130:
			Set(s.Player, hall)
			StopDucking(s.Player, audio.BusMusic)
		}
		pcm = append(pcm, s.step()...)
	}
	return pcm
}

// TestMixInPieces cuts the same run in many ways and wants the same samples.
func TestMixInPieces(t *testing.T) {
	for name, e := range all {
		want := scripted(e, tickFrames)
		for _, piece := range []int{7, 240, 256, 299} {
			got := scripted(e, piece)
			if i := firstOther(got, want); i >= 0 {
				t.Errorf("%s in pieces of %d frames: sample %d: got %v; want %v as in one go", name, piece, i, got[i], want[i])
			}
		}
	}
}

func firstOther(a, b []float32) int {
	if slices.Equal(a, b) {
		return -1
	}
	for i := range a {
		if a[i] != b[i] {
			return i
		}
	}
	return -1
}

func hash(pcm []float32) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range pcm {
		h = (h ^ uint64(math.Float32bits(x))) * 1099511628211
	}
	return h
}
