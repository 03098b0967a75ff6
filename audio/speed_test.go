package audio

import (
	"fmt"
	"runtime"
	"testing"
	"time"
)

// fourVoices is a tune of four channels, as a game has.
const fourVoices = `
tempo 120
lead = square duty 25 decay 0.5 sustain 30 release 0.3 echo 8. 35 vibrato 0.1
bass = saw decay 0.3 sustain 40 low 400 sweep 2
pad  = triangle attack 0.3 release 0.8 wide 10
beat = drums
pattern A
lead: o5 l8 (e g b > d < b g a f#)4 | (d f# a > c < a f# g e)4
bass: o2 l8 (e e > e < e)8 (d d > d < d)8
pad:  o3 ([e g b]1)4 ([d f# a]1)4
beat: l8 k h s h
play A A A
`

// TestSpeed prints how much of the time that a tune plays its rendering takes, as the best of five.
func TestSpeed(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	bar := 100.0
	if runtime.GOARCH == "wasm" {
		bar = 30
	}
	best := 0.0
	for range 5 {
		start := time.Now()
		pcm, err := RenderTune(fourVoices)
		if err != nil {
			t.Fatal(err)
		}
		best = max(best, float64(pcm.Frames())/rate/time.Since(start).Seconds())
	}
	verdict := "ok"
	if best < bar {
		verdict = "MISS"
		t.Errorf("a tune is rendered %.0f times faster than it plays; want at least %.0f", best, bar)
	}
	fmt.Printf("RATIO audio/tune-%s %.0f %.0f %s\n", runtime.GOARCH, best, bar, verdict)
}
