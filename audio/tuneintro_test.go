package audio

import (
	"math"
	"strings"
	"testing"
)

// TestIntro plays an intro once: the sound that a voice makes of the loop points is that of the notes in turn.
func TestIntro(t *testing.T) {
	const channels = "tempo 240\na = square release 0.4 echo 8 40\nb = drums\n"
	const patterns = "pattern A\na: c e g c\npattern B\na: d4 f4 a4 > d4\nb: l4 k s k c\npattern C\na: e4 b4 e4 g4\n"
	looped, err := RenderTune(channels + patterns + "play A | B C")
	if err != nil {
		t.Fatal(err)
	}
	long, err := RenderTune("once\n" + channels + patterns + "play A B C B C B C")
	if err != nil {
		t.Fatal(err)
	}
	const round = 2 * 48000
	if got := looped.LoopTo - looped.LoopFrom; got != round || looped.LoopTo != int64(looped.Frames()) || looped.LoopFrom < 48000 {
		t.Fatalf("loop: got %d to %d of %d; want %d frames at the end, after 48000", looped.LoopFrom, looped.LoopTo, looped.Frames(), round)
	}
	c := int64(looped.Channels)
	if c != 2 || long.Channels != 2 {
		t.Fatalf("channels: got %d, %d; want 2", c, long.Channels)
	}
	scale := 0.0 // the two may have another level
	for at := range long.Frames() - 96000 {
		from := int64(at)
		for from >= looped.LoopTo {
			from -= round
		}
		x, y := float64(looped.Samples[from*c]), float64(long.Samples[int64(at)*c])
		if scale == 0 && x > 2000 {
			scale = y / x
		}
		if scale > 0 && math.Abs(y-scale*x) > 12 {
			t.Fatalf("frame %d: got %.0f; want %.0f", at, scale*x, y)
		}
	}
	if scale == 0 {
		t.Error("got silence")
	}
	for _, play := range []string{"play | A", "play A |", "play A | B | C"} {
		if _, err := RenderTune(channels + patterns + play); err == nil || !strings.Contains(err.Error(), "the bar stands between") {
			t.Errorf("%s: got %v; want an error", play, err)
		}
	}
}

// TestBend begins a note an octave above and comes down.
func TestBend(t *testing.T) {
	pcm, err := RenderTune("tempo 60\nonce\nx = sine bend 12 decay 0.5\nx: o4 a2")
	if err != nil {
		t.Fatal(err)
	}
	crossings := func(x []int16) (n int) {
		for i := 1; i < len(x); i++ {
			if x[i-1] < 0 && x[i] >= 0 {
				n++
			}
		}
		return n
	}
	if first, later := crossings(pcm.Samples[:2400]), crossings(pcm.Samples[48000:][:4800]); first < 38 || first > 45 || later != 44 {
		t.Errorf("got %d periods in the first 50 ms, %d in 100 ms later; want about 42 and 44", first, later)
	}
}
