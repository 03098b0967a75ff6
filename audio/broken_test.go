package audio_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/krill2d/krill/audio/audiotest"
	"github.com/krill2d/krill/audio/ogg"
)

// TestBrokenSounds changes files of both formats that every game reads.
func TestBrokenSounds(t *testing.T) {
	looped := append(wav(1, 22050, 3000), "smpl\x3c\x00\x00\x00"+string(make([]byte, 60))...)
	looped[len(looped)-60+28] = 1
	t.Run("WAV", func(t *testing.T) {
		audiotest.Broken(t, "WAV", [][]byte{wav(2, 44100, 2000), looped}, func(b []byte) []byte { return b })
	})
	t.Run("OGG", func(t *testing.T) {
		audiotest.Broken(t, "OGG", [][]byte{testdata(t, "tone.ogg"), testdata(t, "stereo.ogg"), smallPages(t, testdata(t, "stereo.ogg"), 2)}, checksums)
	})
}

// TestCutSounds has them cut off.
func TestCutSounds(t *testing.T) {
	audiotest.Cut(t, "WAV", wav(2, 44100, 2000))
	audiotest.Cut(t, "OGG", testdata(t, "stereo.ogg"))
}

// checksums writes the right one into every page of an OGG file.
func checksums(file []byte) []byte {
	for at := 0; ; {
		next := bytes.Index(file[min(at+4, len(file)):], []byte("OggS"))
		end := len(file)
		if next >= 0 {
			end = at + 4 + next
		}
		if end-at >= 27 {
			binary.LittleEndian.PutUint32(file[at+22:], ogg.Checksum(file[at:end]))
		}
		if next < 0 {
			return file
		}
		at = end
	}
}
