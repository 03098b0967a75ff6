package main

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/render"
)

// TestSongsAreInStep renders every tune: all have to be right, and of as many beats, or rooms would lose the beat.
func TestSongsAreInStep(t *testing.T) {
	const bar = 4 * 48000 * 60 / 90 // frames
	for name, want := range map[string]struct {
		text string
		bars int
	}{
		"dawn": {tuneDawn, 16}, "dawn drums": {drumsDawn, 4}, "deep": {tuneDeep, 16}, "deep drums": {drumsDeep, 4},
		"ember": {tuneEmber, 16}, "ember drums": {drumsEmber, 4},
	} {
		pcm, err := audio.RenderTune(want.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := pcm.Frames(); got != want.bars*bar {
			t.Errorf("%s: got %d frames, %.3f bars; want %d bars", name, got, float64(got)/bar, want.bars)
		}
	}
}

// ensemble plays what its test asks for.
type ensemble struct {
	band   band
	want   string
	danger bool
	at     [2]float64 // where the layers are, seconds
}

func (e *ensemble) Update(t *engine.Tick) error {
	loadMusic(t)
	e.band.play(t.Audio, e.want, e.danger)
	for i, v := range e.band.Layers {
		e.at[i] = t.Audio.Position(v)
	}
	return nil
}

func (e *ensemble) Draw(*render.Canvas) {}

func newEnsemble(t *testing.T) (*ensemble, *enginetest.Game) {
	e := &ensemble{want: "dawn"}
	g := enginetest.New(t, e, engine.Config{})
	g.Blind = true
	return e, g
}

// TestTheBeatGoesOn changes rooms: the next song is where the one before would be, and so are its drums.
func TestTheBeatGoesOn(t *testing.T) {
	e, g := newEnsemble(t)
	g.StepSeconds(13)
	e.want = "ember"
	g.StepSeconds(3)
	calm, drums := e.at[0], e.at[1]
	if want := 16 - 1.0/60; calm < want-0.02 || calm > want+0.02 {
		t.Errorf("got the next song at %.3f s after 16 s; want it there", calm)
	}
	if bar := 4 * 60 / 90.0; drums < calm-4*bar-0.001 || drums > calm-4*bar+0.001 {
		t.Errorf("got the drums at %.3f s and the song at %.3f s; want them 4 bars apart", drums, calm)
	}
}

// TestGoldenMusic hears all songs, and the drums of each.
func TestGoldenMusic(t *testing.T) {
	for _, name := range names(songs) {
		e, g := newEnsemble(t)
		e.want = name
		g.StepSeconds(6)
		e.danger = true
		g.StepSeconds(3).GoldenSound(name)
	}
}

// TestDangerIsLouder listens to the drums coming in.
func TestDangerIsLouder(t *testing.T) {
	e, g := newEnsemble(t)
	g.StepSeconds(4).Listen()
	calm := g.StepSeconds(4).Loudness()
	e.danger = true
	g.StepSeconds(2).Listen()
	if danger := g.StepSeconds(4).Loudness(); calm < 0.01 || danger < calm*1.15 {
		t.Errorf("got a loudness of %.3f in danger and %.3f before; want more by a sixth", danger, calm)
	}
}

// TestEffectsAreHeard renders each of them.
func TestEffectsAreHeard(t *testing.T) {
	for _, s := range []audio.Sound{
		soundJump, soundLand, soundStep, soundCoin, soundKey, soundHurt, soundDie, soundStomp, soundSpring, soundCheckpoint, soundLamp,
		soundDoor, soundWin, soundBat, soundSpider, soundSplash, soundClick,
	} {
		pcm := audio.EffectOf(s).Render()
		loudest := int16(0)
		for _, v := range pcm.Samples {
			loudest = max(loudest, v, -v)
		}
		if loudest < 2000 || pcm.Frames() > 3*48000 {
			t.Errorf("%v: got %d frames, the loudest %d; want a sound of less than 3 s", s, pcm.Frames(), loudest)
		}
	}
}
