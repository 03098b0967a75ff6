package flac_test

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"testing"

	"github.com/mewkiz/flac"
	"github.com/mewkiz/flac/frame"
	"github.com/mewkiz/flac/meta"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/audiotest"
	_ "github.com/krill2d/krill/audio/flac"
)

// encode writes samples with the library's encoder, in blocks of so many moments, of some bits.
func encode(t testing.TB, channels, rate, bits, block int, pcm []int16) []byte {
	t.Helper()
	var b bytes.Buffer
	moments := len(pcm) / channels
	info := &meta.StreamInfo{
		BlockSizeMin: uint16(block), BlockSizeMax: uint16(block), SampleRate: uint32(rate),
		NChannels: uint8(channels), BitsPerSample: uint8(bits), NSamples: uint64(moments),
	}
	enc, err := flac.NewEncoder(&b, info)
	if err != nil {
		t.Fatal(err)
	}
	enc.EnablePredictionAnalysis(true)
	for at := 0; at < moments; at += block {
		n := min(block, moments-at)
		f := &frame.Frame{Header: frame.Header{
			HasFixedBlockSize: true, BlockSize: uint16(n), SampleRate: uint32(rate),
			Channels: frame.Channels(channels - 1), BitsPerSample: uint8(bits), Num: uint64(at / block),
		}}
		for c := range channels {
			sub := &frame.Subframe{SubHeader: frame.SubHeader{Pred: frame.PredVerbatim}, NSamples: n}
			for i := range n {
				x := int32(pcm[(at+i)*channels+c])
				if bits > 16 {
					x <<= bits - 16
				} else {
					x >>= 16 - bits
				}
				sub.Samples = append(sub.Samples, x)
			}
			f.Subframes = append(f.Subframes, sub)
		}
		if err := enc.WriteFrame(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := enc.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sound(channels, rate, frames int) []int16 {
	return audiotest.Int16(audiotest.Sound(channels, rate, frames))
}

// TestNothingIsLost wants the samples that went in.
func TestNothingIsLost(t *testing.T) {
	for channels := 1; channels <= 2; channels++ {
		in := sound(channels, 48000, 20000)
		for _, bits := range []int{16, 24} {
			pcm, err := audio.Decode(encode(t, channels, 48000, bits, 4096, in))
			if err != nil || pcm.Channels != channels || len(pcm.Samples) != len(in) {
				t.Fatalf("%d×%d bits: got %d channels, %d samples, %v; want %d", channels, bits, pcm.Channels, len(pcm.Samples), err, len(in))
			}
			for i, x := range in {
				if pcm.Samples[i] != x {
					t.Fatalf("%d×%d bits: sample %d: got %d; want %d", channels, bits, i, pcm.Samples[i], x)
				}
			}
		}
	}
}

// testdata is a file of flac 1.4.2 with audiotest.Sound, 44,100 a second in stereo, as -8 makes it, with LOOPSTART=11025 and
// LOOPEND=44100.
func testdata(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/stereo44100.flac")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestKnownSound(t *testing.T) {
	pcm, err := audio.Decode(testdata(t))
	if err != nil {
		t.Fatal(err)
	}
	db, shift := audiotest.SNR(pcm)
	if pcm.Channels != 2 || pcm.Frames() != 24000 || db < 70 || shift != 0 || pcm.LoopFrom != 12000 || pcm.LoopTo != 24000 {
		t.Errorf("got %d channels, %d frames, %.1f dB, shifted by %d, loop %d to %d; want 2, 24000, 70, 0, 12000 to 24000", pcm.Channels, pcm.Frames(), db, shift, pcm.LoopFrom, pcm.LoopTo)
	}
}

func TestStreams(t *testing.T) {
	audiotest.Streams(t, "flac -8", testdata(t))
	for _, block := range []int{192, 4096, 16384} {
		audiotest.Streams(t, fmt.Sprint("blocks of ", block), encode(t, 1, 22050, 16, block, sound(1, 22050, 60000)))
	}
	audiotest.Streams(t, "8 bits", encode(t, 2, 48000, 8, 1152, sound(2, 48000, 30000)))
}

// TestCut gives what is there: whole blocks.
func TestCut(t *testing.T) {
	file := encode(t, 2, 48000, 16, 576, sound(2, 48000, 6000))
	audiotest.Cut(t, "FLAC", file)
	pcm, err := audio.Decode(file[:len(file)*3/4])
	if n := pcm.Frames(); err != nil || n < 3500 || n > 5000 || n%576 != 0 {
		t.Errorf("three quarters of a file: got %d frames, %v; want whole blocks of 576, about 4500", n, err)
	}
}

// TestLengthThatIsNotSaid is found at the end of the file, as after a pipe.
func TestLengthThatIsNotSaid(t *testing.T) {
	file := encode(t, 1, 48000, 16, 576, sound(1, 48000, 6000))
	file[4+4+13] &^= 0xf
	clear(file[4+4+14 : 4+4+18])
	pcm, err := audio.Decode(file)
	if err != nil || pcm.Frames() != 6000 {
		t.Errorf("got %d frames, %v; want 6000", pcm.Frames(), err)
	}
}

// TestRates has all that a header can say of the rate; the library must not write into the log.
func TestRates(t *testing.T) {
	var lines bytes.Buffer
	log.SetOutput(&lines)
	defer log.SetOutput(os.Stderr)
	for _, rate := range []int{8000, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 176400, 192000, 12000, 37800, 11025} {
		file := encode(t, 1, rate, 16, 1024, sound(1, rate, 5000))
		audiotest.Streams(t, fmt.Sprint(rate, " a second"), file)
	}
	if bytes.Contains(lines.Bytes(), []byte("parseHeader")) {
		t.Errorf("got lines in the log; want none:\n%s", lines.Bytes())
	}
}

func TestBrokenFLAC(t *testing.T) {
	audiotest.Broken(t, "FLAC", [][]byte{encode(t, 1, 22050, 16, 576, sound(1, 22050, 4000)), encode(t, 2, 48000, 24, 1152, sound(2, 48000, 3000)), testdata(t)}, repair)
}

func FuzzFLAC(f *testing.F) {
	f.Add(encode(f, 1, 22050, 16, 192, sound(1, 22050, 400)))
	f.Add(encode(f, 2, 48000, 24, 576, sound(2, 48000, 900)))
	f.Fuzz(func(t *testing.T, file []byte) { audiotest.Fuzz(t, repair(append([]byte(nil), file...))) })
}

func TestSpeed(t *testing.T) {
	audiotest.Speed(t, "flac", encode(t, 2, 44100, 16, 4096, sound(2, 44100, 5*44100)), 20)
}

// repair writes the right checksums into what looks like blocks: of the header, and of the block up to where the next one
// begins. Without it no change would reach what is behind them.
func repair(file []byte) []byte {
	var begins []int
	for at := 42; at+6 < len(file); at++ {
		if file[at] == 0xff && file[at+1]&^1 == 0xf8 && file[at+2]>>4 != 0 && file[at+2]>>4 != 0xf {
			begins = append(begins, at)
		}
	}
	for i, at := range begins {
		end := len(file)
		if i+1 < len(begins) {
			end = begins[i+1]
		}
		if end-at < 6 {
			continue
		}
		if size := headerSize(file[at:end]); size+3 < end-at {
			file[at+size] = crc8(file[at : at+size])
			x := crc16(file[at : end-2])
			file[end-2], file[end-1] = byte(x>>8), byte(x)
		}
	}
	return file
}

// headerSize returns how many bytes a header has before its checksum.
func headerSize(b []byte) int {
	n := 5
	for x := b[4]; x&0xc0 == 0xc0; x <<= 1 {
		n++ // of the number, as in UTF-8
	}
	switch b[2] >> 4 {
	case 6:
		n++
	case 7:
		n += 2
	}
	switch b[2] & 15 {
	case 12:
		n++
	case 13, 14:
		n += 2
	}
	return n
}

func crc8(b []byte) (crc byte) {
	for _, x := range b {
		crc ^= x
		for range 8 {
			crc = crc<<1 ^ crc>>7*0x07
		}
	}
	return crc
}

func crc16(b []byte) (crc uint16) {
	for _, x := range b {
		crc ^= uint16(x) << 8
		for range 8 {
			crc = crc<<1 ^ crc>>15*0x8005
		}
	}
	return crc
}
