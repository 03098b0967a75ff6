package qoa_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/audiotest"
	"github.com/krill2d/krill/audio/qoa"
)

// sound returns a file of a known sound.
func sound(t testing.TB, channels, rate, frames int) []byte {
	t.Helper()
	file, err := qoa.Encode(channels, rate, audiotest.Int16(audiotest.Sound(channels, rate, frames)))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestKnownSound(t *testing.T) {
	for _, rate := range []int{8000, 22050, 44100, 48000} {
		for channels := 1; channels <= 2; channels++ {
			pcm, err := audio.Decode(sound(t, channels, rate, 2*rate))
			if err != nil {
				t.Fatalf("%d×%d: %v", channels, rate, err)
			}
			db, shift := audiotest.SNR(pcm)
			t.Logf("%d×%d: %.1f dB", channels, rate, db)
			if pcm.Channels != channels || pcm.Frames() != 96000 || db < 28 || shift != 0 {
				t.Errorf("%d×%d: got %d channels, %d frames, %.1f dB, shifted by %d; want 96000, at least 28, 0", channels, rate, pcm.Channels, pcm.Frames(), db, shift)
			}
		}
	}
}

func TestStreams(t *testing.T) {
	for _, frames := range []int{1, 19, 20, 5119, 5120, 5121, 30000} {
		for channels := 1; channels <= 2; channels++ {
			audiotest.Streams(t, fmt.Sprintf("%d×%d", channels, frames), sound(t, channels, 44100, frames))
		}
	}
}

// TestCut gives what is there: whole slices.
func TestCut(t *testing.T) {
	file := sound(t, 2, 48000, 12000)
	audiotest.Cut(t, "QOA", file)
	whole, err := audio.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	half, err := audio.Decode(file[:len(file)/2])
	if err != nil || half.Frames() < 5000 || half.Frames() > 6100 {
		t.Fatalf("half a file: got %d frames, %v; want about 6000", half.Frames(), err)
	}
	for i, x := range half.Samples {
		if x != whole.Samples[i] {
			t.Fatalf("half a file: sample %d: got %d; want %d", i, x, whole.Samples[i])
		}
	}
}

// TestLoudNoise must not run away: it is what a predictor is worst at.
func TestLoudNoise(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	in := make([]int16, 48000)
	for i := range in {
		in[i] = int16(rnd.Uint32()) / 3
	}
	file, err := qoa.Encode(1, 48000, in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := audio.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	power, off := 0.0, 0.0
	for i, x := range in {
		d := float64(x) - float64(out.Samples[i])
		power, off = power+float64(x)*float64(x), off+d*d
	}
	if off > power/20 {
		t.Errorf("got a difference of %.3f of the power; want at most 0.05", off/power)
	}
}

func TestEncodeRefuses(t *testing.T) {
	for _, c := range []struct {
		channels, rate, samples int
	}{{0, 48000, 10}, {3, 48000, 12}, {2, 48000, 11}, {1, 48000, 0}, {1, 100, 10}, {1, 1 << 24, 10}} {
		if _, err := qoa.Encode(c.channels, c.rate, make([]int16, c.samples)); err == nil || !strings.Contains(err.Error(), "; try ") {
			t.Errorf("%v: got %v; want an error with what to try", c, err)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	file := sound(t, 1, 48000, 6000)
	six := append([]byte(nil), file...)
	six[8] = 6
	other := append([]byte(nil), file...)
	binary.BigEndian.PutUint32(other[8+8+16+8*256:], 1<<24|44100) // the second block
	for want, file := range map[string][]byte{
		"it has 6 channels":      six,
		"the QOA file is broken": other,
		"it holds no samples":    file[:20],
	} {
		if _, err := audio.Decode(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v; want %q", err, want)
		}
	}
}

func TestBrokenQOA(t *testing.T) {
	files := [][]byte{sound(t, 1, 22050, 12000), sound(t, 2, 48000, 6000), sound(t, 2, 44100, 25)}
	audiotest.Broken(t, "QOA", files, func(b []byte) []byte { return b })
}

func FuzzQOA(f *testing.F) {
	f.Add(sound(f, 1, 22050, 300))
	f.Add(sound(f, 2, 48000, 5200))
	f.Fuzz(audiotest.Fuzz)
}

func TestSpeed(t *testing.T) { audiotest.Speed(t, "qoa", sound(t, 2, 44100, 10*44100), 60) }

func ExampleEncode() {
	samples := make([]int16, 48000) // a second of silence
	file, err := qoa.Encode(1, 48000, samples)
	if err != nil {
		fmt.Println(err)
		return
	}
	pcm, err := audio.Decode(file)
	fmt.Println(len(file), "bytes,", pcm.Frames(), "frames,", err)
	// Output: 19448 bytes, 48000 frames, <nil>
}
