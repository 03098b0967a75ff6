package audio_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jfreymuth/vorbis"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/audiotest"
	"github.com/krill2d/krill/audio/ogg"
)

func wav(channels, rate, frames int) []byte {
	return audiotest.WAV(channels, rate, audiotest.Int16(audiotest.Sound(channels, rate, frames)))
}

func TestStreamOfWAV(t *testing.T) {
	for _, rate := range []int{4000, 11025, 22050, 44100, 44099, 48000, 96000, 192000} {
		for channels := 1; channels <= 2; channels++ {
			for _, frames := range []int{1, 7, rate, rate + 3*rate/7} {
				audiotest.Streams(t, fmt.Sprintf("WAV %d×%d, %d frames", channels, rate, frames), wav(channels, rate, frames))
			}
		}
	}
}

func TestStreamOfOGG(t *testing.T) {
	for _, name := range []string{"tone.ogg", "stereo.ogg"} {
		audiotest.Streams(t, name, testdata(t, name))
	}
}

// TestStreamOfOGGThatWasCut moves the positions of all pages: by a later beginning no frame is lost, by an earlier one as many.
func TestStreamOfOGGThatWasCut(t *testing.T) {
	file := testdata(t, "stereo.ogg")
	for by, want := range map[int64]int64{12345: 120000, -3200: 120000 - 4800, -1: 120000 - 1} {
		moved := moveOGG(file, by)
		audiotest.Streams(t, fmt.Sprintf("moved by %d", by), moved)
		if s, err := audio.OpenStream(moved); err != nil || s.Frames != want {
			t.Errorf("moved by %d: got %v, %v; want %d frames", by, s, err, want)
		}
	}
}

// moveOGG adds to the positions of the pages with sound.
func moveOGG(file []byte, by int64) []byte {
	file = bytes.Clone(file)
	for at := 0; at < len(file); {
		page := file[at:]
		size := 27 + int(page[26])
		for _, n := range page[27:size] {
			size += int(n)
		}
		if n := int64(binary.LittleEndian.Uint64(page[6:])); n > 0 {
			binary.LittleEndian.PutUint64(page[6:], uint64(n+by))
		}
		binary.LittleEndian.PutUint32(page[22:], ogg.Checksum(page[:size]))
		at += size
	}
	return file
}

// TestStreamOfSmallPages has a file in pages of a few hundred bytes, in which packets go on over several.
func TestStreamOfSmallPages(t *testing.T) {
	for parts := 1; parts <= 4; parts++ {
		audiotest.Streams(t, fmt.Sprintf("pages of %d parts", parts), smallPages(t, testdata(t, "stereo.ogg"), parts))
	}
	if got, want := decodedOf(t, smallPages(t, testdata(t, "stereo.ogg"), 1)), decodedOf(t, testdata(t, "stereo.ogg")); !slices.Equal(got.Samples, want.Samples) {
		t.Error("Decode: got other samples when the pages are small; want the same")
	}
}

func decodedOf(t *testing.T, file []byte) audio.PCM {
	t.Helper()
	pcm, err := audio.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return pcm
}

// smallPages writes the packets of an OGG file with Vorbis again, so many parts of up to 255 bytes on a page.
func smallPages(t *testing.T, file []byte, parts int) []byte {
	t.Helper()
	in, err := ogg.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var dec vorbis.Decoder
	w := pageWriter{parts: parts}
	at := int64(0)
	for i := 0; ; i++ {
		packet, err := in.Packet()
		if err == io.EOF {
			w.flush(true)
			return w.out
		}
		if err != nil {
			t.Fatal(err)
		}
		if i < 3 {
			err = dec.ReadHeader(packet)
		} else {
			var out []float32
			out, err = dec.Decode(packet)
			at += int64(len(out) / dec.Channels())
		}
		if err != nil {
			t.Fatal(err)
		}
		w.packet(packet, min(at, 80000)) // frames of the file
		if i == 0 || i == 2 {
			w.flush(false)
		}
	}
}

// pageWriter puts packets on pages.
type pageWriter struct {
	parts       int
	out         []byte
	table, body []byte
	granule     int64
	sequence    uint32
	inside      bool // the page begins within a packet
}

func (w *pageWriter) packet(b []byte, granule int64) {
	for {
		if len(w.table) == w.parts {
			w.inside = w.flush(false)
		}
		n := min(len(b), 255)
		w.table, w.body = append(w.table, byte(n)), append(w.body, b[:n]...)
		if b = b[n:]; n < 255 {
			w.granule = granule
			return
		}
	}
}

// flush ends the page and reports whether its last packet goes on.
func (w *pageWriter) flush(last bool) bool {
	if len(w.table) == 0 {
		return false
	}
	kind := byte(0)
	if w.inside {
		kind |= 1
	}
	if w.sequence == 0 {
		kind |= 2
	}
	if last {
		kind |= 4
	}
	if !slices.ContainsFunc(w.table, func(n byte) bool { return n < 255 }) {
		w.granule = -1
	}
	page := append([]byte("OggS\x00"), kind)
	page = binary.LittleEndian.AppendUint64(page, uint64(w.granule))
	page = binary.LittleEndian.AppendUint32(append(page, 1, 2, 3, 4), w.sequence)
	page = append(append(page, 0, 0, 0, 0), byte(len(w.table)))
	page = append(append(page, w.table...), w.body...)
	binary.LittleEndian.PutUint32(page[22:], ogg.Checksum(page))
	w.out = append(w.out, page...)
	w.sequence++
	w.inside = w.table[len(w.table)-1] == 255
	w.table, w.body = w.table[:0], w.body[:0]
	return w.inside
}

func TestLoopOfOGG(t *testing.T) {
	s, err := audio.OpenStream(testdata(t, "stereo.ogg")) // LOOPSTART=16000 LOOPLENGTH=48000 at 32000 a second
	if err != nil || s.LoopFrom != 24000 || s.LoopTo != 96000 {
		t.Errorf("OpenStream: got %v, %v; want a loop from 24000 to 96000", s, err)
	}
}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestKnownSound decodes a sound that is known, from a WAV at several rates and from an OGG.
func TestKnownSound(t *testing.T) {
	for name, file := range map[string]struct {
		data []byte
		want float64 // dB
	}{
		"WAV 11025":  {wav(1, 11025, 11025), 75},
		"WAV 44100":  {wav(2, 44100, 44100), 75},
		"WAV 96000":  {wav(2, 96000, 96000), 75},
		"stereo.ogg": {testdata(t, "stereo.ogg"), 15},
	} {
		pcm, err := audio.Decode(file.data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		db, shift := audiotest.SNR(pcm)
		t.Logf("%s: %.1f dB", name, db)
		if db < file.want || shift != 0 {
			t.Errorf("%s: got %.1f dB, shifted by %d; want at least %.0f and 0", name, db, shift, file.want)
		}
	}
}

// TestSpeed prints how many times faster than it plays a file is decoded.
func TestSpeed(t *testing.T) {
	audiotest.Speed(t, "wav", wav(2, 44100, 10*44100), 100)
	audiotest.Speed(t, "ogg", testdata(t, "stereo.ogg"), 40)
}

func TestSeekToRefuses(t *testing.T) {
	s, err := audio.OpenStream(wav(1, 48000, 100))
	if err != nil {
		t.Fatal(err)
	}
	for _, frame := range []int64{-1, 101} {
		if err := s.SeekTo(frame); err == nil || !strings.Contains(err.Error(), "try 0 to 100") {
			t.Errorf("SeekTo(%d): got %v; want an error", frame, err)
		}
	}
}

// TestStreamAllocates nothing once it is open.
func TestStreamAllocatesNothing(t *testing.T) {
	s, err := audio.OpenStream(wav(2, 44100, 44100))
	if err != nil {
		t.Fatal(err)
	}
	dst := make([]int16, 2*500)
	if n := testing.AllocsPerRun(100, func() {
		if n, _ := s.Read(dst); n < 500 {
			_ = s.SeekTo(100)
		}
	}); n > 0 {
		t.Errorf("Read: got %v allocations; want none", n)
	}
}
