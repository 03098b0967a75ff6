package opus_test

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/audiotest"
	"github.com/krill2d/krill/audio/ogg"
	_ "github.com/krill2d/krill/audio/opus"
)

// The files hold audiotest.Sound, as opusenc 0.2 with libopus 1.3.1 wrote it: two seconds in stereo at 64 kbit a second, five
// seconds in mono at 24 and at 12, which is for speech.
func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".opus")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var files = []struct {
	name             string
	channels, frames int
	db               float64
	shift            int // at most, to each side
}{
	{"stereo64", 2, 96000, 35, 0},
	{"mono24", 1, 240000, 35, 0},
	{"mono12", 1, 240000, 6, 3}, // speech is taken apart and put together again
}

func TestKnownSound(t *testing.T) {
	for _, f := range files {
		pcm, err := audio.Decode(testdata(t, f.name))
		if err != nil {
			t.Errorf("%s: %v", f.name, err)
			continue
		}
		db, shift := audiotest.SNR(pcm)
		t.Logf("%s: %d frames, %.1f dB", f.name, pcm.Frames(), db)
		if pcm.Channels != f.channels || pcm.Frames() != f.frames || db < f.db || max(shift, -shift) > f.shift {
			t.Errorf("%s: got %d channels, %d frames, %.1f dB, shifted by %d; want %d, %d, at least %.0f, at most %d",
				f.name, pcm.Channels, pcm.Frames(), db, shift, f.channels, f.frames, f.db, f.shift)
		}
	}
}

func TestStreams(t *testing.T) {
	for _, f := range files {
		audiotest.Streams(t, f.name, testdata(t, f.name))
	}
}

func TestLoop(t *testing.T) {
	s, err := audio.OpenStream(testdata(t, "stereo64")) // LOOPSTART=24000 LOOPEND=72000
	if err != nil || s.LoopFrom != 24000 || s.LoopTo != 72000 {
		t.Errorf("got %v, %v; want a loop from 24000 to 72000", s, err)
	}
}

func TestCut(t *testing.T) { audiotest.Cut(t, "Opus", testdata(t, "stereo64")) }

func TestRefuses(t *testing.T) {
	six := testdata(t, "stereo64")
	six[28+9] = 6
	old := testdata(t, "stereo64")
	old[28+8] = 0x10
	for want, file := range map[string][]byte{"it has 6 channels": repair(six), "headers are broken": repair(old)} {
		if _, err := audio.Decode(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v; want %q", err, want)
		}
	}
}

// repair writes the right checksum into every page, so that what is broken reaches the decoder.
func repair(file []byte) []byte {
	for at := 0; at+27 < len(file) && string(file[at:at+4]) == "OggS"; {
		page := file[at:]
		size := 27 + int(page[26])
		for i := 27; i < 27+int(page[26]) && i < len(page); i++ {
			size += int(page[i])
		}
		if size > len(page) {
			break
		}
		binary.LittleEndian.PutUint32(page[22:], ogg.Checksum(page[:size]))
		at += size
	}
	return file
}

func TestBrokenOpus(t *testing.T) {
	audiotest.Broken(t, "Opus", [][]byte{testdata(t, "stereo64"), testdata(t, "mono24"), testdata(t, "mono12")}, repair)
}

func FuzzOpus(f *testing.F) {
	f.Add(testdata(f, "mono12"))
	f.Fuzz(func(t *testing.T, file []byte) { audiotest.Fuzz(t, repair(append([]byte(nil), file...))) })
}

func TestSpeed(t *testing.T) { audiotest.Speed(t, "opus", testdata(t, "stereo64"), 20) }
