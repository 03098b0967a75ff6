// Package audiotest holds what the tests of sound formats share: a known sound, a comparison with it, and the checks that
// every decoder must pass.
package audiotest

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Sound returns frames of a known sound at a rate, in one channel or two that differ: at every moment two tones below 3 kHz
// that glide, so that no piece of it is like another one.
func Sound(channels, rate, frames int) []float64 {
	out := make([]float64, 0, frames*channels)
	for i := range frames {
		t := float64(i) / float64(rate)
		for c := range channels {
			slow := 300 + 200*float64(c)
			x := 0.3*geom.Sin(2*math.Pi*t*(slow+70*t)) + 0.2*geom.Sin(2*math.Pi*t*(1500+90*t-300*float64(c)))
			out = append(out, x*(0.7+0.3*geom.Sin(2*math.Pi*2.5*t)))
		}
	}
	return out
}

// Int16 rounds samples to 16 bits.
func Int16(x []float64) []int16 {
	out := make([]int16, len(x))
	for i := range x {
		out[i] = int16(math.Round(min(max(x[i], -1), 1) * 32767))
	}
	return out
}

// WAV returns a WAV file of 16 bits around samples.
func WAV(channels, rate int, pcm []int16) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32([]byte("RIFF"), uint32(36+2*len(pcm)))
	b = append(b, "WAVEfmt \x10\x00\x00\x00\x01\x00"...)
	b = le.AppendUint16(b, uint16(channels))
	b = le.AppendUint32(b, uint32(rate))
	b = le.AppendUint32(b, uint32(2*rate*channels))
	b = le.AppendUint16(b, uint16(2*channels))
	b = append(b, "\x10\x00data"...)
	b = le.AppendUint32(b, uint32(2*len(pcm)))
	for _, x := range pcm {
		b = le.AppendUint16(b, uint16(x))
	}
	return b
}

// SNR returns by how many dB the known sound at 48,000 a second is louder than what pcm differs from it, without the first and
// last 20 ms, and the shift in frames, up to 3500 to each side, at which it is most like pcm; it should be 0.
func SNR(pcm audio.PCM) (db float64, shift int) {
	known := Sound(pcm.Channels, driver.SampleRate, pcm.Frames())
	best := math.Inf(1)
	for d := -3500; d <= 3500; d++ {
		if off := apart(known, pcm, d, 61); off < best {
			best, shift = off, d
		}
	}
	power := 0.0
	edge := driver.SampleRate / 50 * pcm.Channels
	for _, x := range known[edge : len(known)-edge] {
		power += x * x
	}
	return 10 * math.Log10(power/apart(known, pcm, 0, 1)), shift
}

// apart returns the sum of the squares of the differences of every step-th frame.
func apart(known []float64, pcm audio.PCM, shift, step int) float64 {
	sum, edge := 0.0, driver.SampleRate/50
	for i := edge; i < pcm.Frames()-edge; i += step {
		if i+shift < 0 || i+shift >= pcm.Frames() {
			continue
		}
		for c := range pcm.Channels {
			d := known[i*pcm.Channels+c] - float64(pcm.Samples[(i+shift)*pcm.Channels+c])/32768
			sum += d * d
		}
	}
	return sum
}

// Streams reads a file piece by piece, with random lengths and from random places, and compares what comes with the file
// decoded whole.
func Streams(t *testing.T, name string, file []byte) {
	t.Helper()
	whole, err := audio.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	s, err := audio.OpenStream(file)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if s.Channels != whole.Channels || s.Frames != int64(whole.Frames()) || s.LoopFrom != whole.LoopFrom || s.LoopTo != whole.LoopTo {
		t.Fatalf("%s: got a stream of %d channels, %d frames, loop %d to %d; want those of Decode: %d, %d, %d to %d",
			name, s.Channels, s.Frames, s.LoopFrom, s.LoopTo, whole.Channels, whole.Frames(), whole.LoopFrom, whole.LoopTo)
	}
	rnd := rand.New(rand.NewPCG(1, uint64(len(file))))
	places := []int64{0, s.Frames, 1, s.Frames - 1, 0}
	for range 60 {
		if slow && len(places) > 20 {
			break
		}
		places = append(places, rnd.Int64N(s.Frames+1))
	}
	for _, at := range places {
		if err := s.SeekTo(at); err != nil {
			t.Fatalf("%s: seek to %d: %v", name, at, err)
		}
		for range 1 + rnd.IntN(4) {
			at = readAlong(t, name, s, whole, at, 1+rnd.IntN(1<<rnd.IntN(14)))
		}
	}
	if err := s.SeekTo(0); err != nil {
		t.Fatal(err)
	}
	for at := int64(0); at < s.Frames; {
		at = readAlong(t, name, s, whole, at, 999)
	}
}

// readAlong reads n frames from at on and returns where it ended.
func readAlong(t *testing.T, name string, s *audio.Stream, whole audio.PCM, at int64, n int) int64 {
	t.Helper()
	dst := make([]int16, n*s.Channels)
	got, err := s.Read(dst)
	if want := min(int64(n), s.Frames-at); int64(got) != want || (err == io.EOF) != (got < n) || err != nil && err != io.EOF {
		t.Fatalf("%s: read %d frames at %d of %d: got %d, %v; want %d", name, n, at, s.Frames, got, err, want)
	}
	for i, x := range dst[:got*s.Channels] {
		if want := whole.Samples[int(at)*s.Channels+i]; x != want {
			t.Fatalf("%s: frame %d, read from %d on: got %d; want %d, as Decode gives", name, at+int64(i/s.Channels), at, x, want)
		}
	}
	return at + int64(got)
}

// Cut cuts a file at a hundred places and wants what is there, or a sentence with a way out.
func Cut(t *testing.T, name string, file []byte) {
	t.Helper()
	step := max(len(file)/100, 1)
	if slow {
		step *= 5
	}
	for n := 0; n < len(file); n += step {
		if pcm, err := audio.Decode(file[:n]); err != nil {
			Sentence(t, name, err)
		} else if pcm.Frames() == 0 {
			t.Errorf("%s: the first %d bytes: got no frames and no error", name, n)
		}
		if s, err := audio.OpenStream(file[:n]); err == nil {
			readAll(t, name, s)
		}
	}
}

// readAll reads a stream to its end or its error, which stays.
func readAll(t *testing.T, name string, s *audio.Stream) {
	t.Helper()
	dst, frames := make([]int16, 4096*s.Channels), int64(0)
	for {
		n, err := s.Read(dst)
		frames += int64(n)
		if err == io.EOF && frames == s.Frames {
			return
		}
		if err != nil {
			Sentence(t, name, err)
			if n, again := s.Read(dst); n != 0 || again == nil || again.Error() != err.Error() {
				t.Errorf("%s: the next read: got %d, %v; want the error %v again", name, n, again, err)
			}
			return
		}
	}
}

// Sentence wants an error that says what to try.
func Sentence(t testing.TB, name string, err error) {
	t.Helper()
	if s := err.Error(); !strings.HasPrefix(s, "audio: ") || !strings.Contains(s, "; try ") && !errors.Is(err, io.EOF) {
		t.Errorf("%s: got %q; want a sentence with what to try", name, s)
	}
}

// mutations is how many broken files are tried of each kind: make fuzz says 10000.
func mutations() int {
	if n, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && n > 0 {
		return n
	}
	if slow {
		return 50
	}
	return 500
}

// slow is where tests run in an emulator or in a browser's machine: what a format does does not depend on that.
const slow = runtime.GOARCH != "amd64"

// Broken changes bytes of files, makes their checksums right again with repair, and decodes them whole and in pieces. None may
// end the program, take long or take much memory.
func Broken(t *testing.T, name string, files [][]byte, repair func([]byte) []byte) {
	t.Helper()
	n, broken, worst, most := mutations(), 0, time.Duration(0), uint64(0)
	for i := range n {
		rnd := rand.New(rand.NewPCG(uint64(i), 7))
		file := repair(scramble(files[i%len(files)], rnd))
		took, bytes, err := measured(t, name, file, rnd)
		if err != nil {
			broken++
			Sentence(t, name, err)
		}
		worst, most = max(worst, took), max(most, bytes)
	}
	t.Logf("%d of %d files, from %d, cannot be read; the slowest took %v, the largest %d MB", broken, n, len(files), worst, most>>20)
	if broken < n/50 || broken > n*99/100 || most > 512<<20 || worst > 10*time.Second {
		t.Errorf("%s: got %d of %d broken, %v, %d MB; want some of both kinds, at most 10 s and 512 MB", name, broken, n, worst, most>>20)
	}
}

// Fuzz is the body of a fuzz target: it decodes a file whole and in pieces.
func Fuzz(t *testing.T, file []byte) {
	if _, _, err := measured(t, "fuzz", file, rand.New(rand.NewPCG(1, uint64(len(file))))); err != nil {
		Sentence(t, "fuzz", err)
	}
}

// measured decodes a file, then seeks in it, and returns how long the decoding took and how many bytes in all.
func measured(t *testing.T, name string, file []byte, rnd *rand.Rand) (took time.Duration, bytes uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	pcm, err := audio.Decode(file)
	took = time.Since(start)
	runtime.ReadMemStats(&after)
	s, open := audio.OpenStream(file)
	if open != nil {
		return took, after.TotalAlloc - before.TotalAlloc, err
	}
	if err == nil && int64(pcm.Frames()) != s.Frames {
		t.Errorf("%s: got %d frames; want %d, as the stream says", name, pcm.Frames(), s.Frames)
	}
	at := rnd.Int64N(s.Frames)
	if seek := s.SeekTo(at); seek == nil && err == nil {
		readAlong(t, name, s, pcm, at, 500)
	}
	return took, after.TotalAlloc - before.TotalAlloc, err
}

// scramble changes a few bytes, most of them at the start, or cuts the end off.
func scramble(file []byte, rnd *rand.Rand) []byte {
	out := append([]byte(nil), file...)
	for range 1 + rnd.IntN(6) {
		at := rnd.IntN(len(out))
		if rnd.IntN(2) == 0 {
			at = rnd.IntN(min(len(out), 128))
		}
		out[at] = byte(rnd.Uint32())
		if rnd.IntN(3) == 0 {
			out[at] = []byte{0, 1, 2, 4, 8, 0x7f, 0x80, 0xff}[rnd.IntN(8)]
		}
	}
	if rnd.IntN(15) == 0 {
		out = out[:1+rnd.IntN(len(out))]
	}
	return out
}

// Speed prints how many times faster than it plays a file is decoded, as the best of five, and fails below bar; in wasm below
// a fifth of it.
func Speed(t *testing.T, name string, file []byte, bar float64) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if runtime.GOARCH == "wasm" {
		bar /= 5
	}
	best := 0.0
	for range 5 {
		start := time.Now()
		pcm, err := audio.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		best = max(best, float64(pcm.Frames())/driver.SampleRate/time.Since(start).Seconds())
	}
	verdict := "ok"
	if best < bar {
		verdict = "MISS"
		t.Errorf("%s is decoded %.0f times faster than it plays; want at least %.0f", name, best, bar)
	}
	_, _ = os.Stdout.WriteString("RATIO audio/" + name + "-" + runtime.GOARCH + " " + strconv.FormatFloat(best, 'f', 0, 64) + " " + strconv.FormatFloat(bar, 'f', 0, 64) + " " + verdict + "\n")
}
