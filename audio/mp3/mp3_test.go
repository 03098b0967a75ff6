package mp3_test

import (
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/audiotest"
	_ "github.com/krill2d/krill/audio/mp3"
)

// The files hold audiotest.Sound, two seconds of it, as LAME 3.100 wrote it: at 22,050 a second one with and one without
// blocks that are filled up, with a variable bit rate, without a first block that speaks of the others (-t), and joint stereo.
func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".mp3")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var files = []struct {
	name             string
	channels, frames int
	db               float64 // at least as near to the known sound
	shift            int     // where nothing says how much silence comes first
}{
	{"mono22050", 1, 96000, 25, 0},
	{"pad22050", 1, 96000, 15, 0},
	{"stereo44100", 2, 96000, 20, 0},
	{"joint24000", 2, 96000, 20, 0},
	{"plain16000", 1, 100224, 0, 3315},
}

func TestKnownSound(t *testing.T) {
	for _, f := range files {
		pcm, err := audio.Decode(testdata(t, f.name))
		if err != nil {
			t.Errorf("%s: %v", f.name, err)
			continue
		}
		db, shift := audiotest.SNR(pcm)
		t.Logf("%s: %d frames, %.1f dB, shifted by %d", f.name, pcm.Frames(), db, shift)
		if pcm.Channels != f.channels || pcm.Frames() != f.frames || shift != f.shift || f.shift == 0 && db < f.db {
			t.Errorf("%s: got %d channels, %d frames, %.1f dB, shifted by %d; want %d, %d, at least %.0f, %d",
				f.name, pcm.Channels, pcm.Frames(), db, shift, f.channels, f.frames, f.db, f.shift)
		}
	}
}

func TestStreams(t *testing.T) {
	for _, f := range files {
		audiotest.Streams(t, f.name, testdata(t, f.name))
	}
	// a part of the sound with bursts of noise at 320 kbit a second, where blocks reach back by hundreds of bytes
	audiotest.Streams(t, "loud48000", testdata(t, "loud48000"))
}

func TestCut(t *testing.T) { audiotest.Cut(t, "pad22050", testdata(t, "pad22050")) }

// TestRefuses has what is no MP3 that is read.
func TestRefuses(t *testing.T) {
	for name, file := range map[string]string{
		"MPEG 2.5": "ID3\x04\x00\x00\x00\x00\x00\x00\xff\xe3\x18\xc4" + strings.Repeat("\x00", 500),
		"a tag":    "ID3\x04\x00\x00\x00\x00\x00\x00",
		"nothing":  "\xff\xfb",
	} {
		if _, err := audio.Decode([]byte(file)); err == nil || !strings.Contains(err.Error(), "no MP3 in it that is read") {
			t.Errorf("%s: got %v; want an error", name, err)
		}
	}
}

func TestBrokenMP3(t *testing.T) {
	var all [][]byte
	for _, f := range files {
		all = append(all, testdata(t, f.name)[:6000])
	}
	all = append(all, testdata(t, "loud48000"))
	audiotest.Broken(t, "MP3", all, func(b []byte) []byte { return b })
}

func FuzzMP3(f *testing.F) {
	for _, file := range files {
		f.Add(testdata(f, file.name)[:2000])
	}
	f.Fuzz(audiotest.Fuzz)
}

func TestSpeed(t *testing.T) { audiotest.Speed(t, "mp3", testdata(t, "stereo44100"), 20) }
