package audio

import (
	"encoding/binary"
	"math"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio/ogg"
	"github.com/krill2d/krill/engine/geom"
)

// wavFile builds a WAV file around samples that are already bytes.
func wavFile(kind, channels, rate, bits int, data []byte) []byte {
	le := binary.LittleEndian
	b := append([]byte("RIFF____WAVE"), "LIST\x03\x00\x00\x00abc\x00"...) // a chunk of odd length to skip
	b = append(b, "fmt \x10\x00\x00\x00"...)
	b = le.AppendUint16(b, uint16(kind))
	b = le.AppendUint16(b, uint16(channels))
	b = le.AppendUint32(b, uint32(rate))
	b = le.AppendUint32(b, uint32(rate*channels*bits/8))
	b = le.AppendUint16(b, uint16(channels*bits/8))
	b = le.AppendUint16(b, uint16(bits))
	b = append(b, "data"...)
	b = le.AppendUint32(b, uint32(len(data)))
	return append(b, data...)
}

func TestDecodeWAVFormats(t *testing.T) {
	le := binary.LittleEndian
	want := []int16{0, 16384, -32768, -16384}
	for name, data := range map[string][]byte{
		"8 bits":  wavFile(formatInt, 1, 48000, 8, []byte{128, 192, 0, 64}),
		"16 bits": wavFile(formatInt, 1, 48000, 16, []byte{0, 0, 0, 0x40, 0, 0x80, 0, 0xc0}),
		"24 bits": wavFile(formatInt, 1, 48000, 24, []byte{0, 0, 0, 0, 0, 0x40, 0, 0, 0x80, 0, 0, 0xc0}),
		"32 bits": wavFile(formatInt, 1, 48000, 32, []byte{0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0x80, 0, 0, 0, 0xc0}),
		"floats": wavFile(formatFloat, 1, 48000, 32, le.AppendUint32(le.AppendUint32(le.AppendUint32(le.AppendUint32(
			nil, math.Float32bits(float32(math.NaN()))), math.Float32bits(0.5)), math.Float32bits(-7)), math.Float32bits(-0.5))),
	} {
		got, err := Decode(data)
		if err != nil || got.Channels != 1 || len(got.Samples) != 4 {
			t.Errorf("%s: got %v, %v; want %v", name, got, err, want)
			continue
		}
		for i := range want {
			if got.Samples[i] != want[i] {
				t.Errorf("%s: got %v; want %v", name, got.Samples, want)
				break
			}
		}
	}
}

func TestDecodeStereoAndCutOff(t *testing.T) {
	file := wavFile(formatInt, 2, 48000, 16, []byte{1, 0, 2, 0, 3, 0, 4, 0})
	got, err := Decode(file[:len(file)-1]) // the last frame is not whole
	if err != nil || got.Channels != 2 || got.Frames() != 1 || got.Samples[1] != 2 {
		t.Errorf("Decode: got %v, %v; want one frame of 1, 2", got, err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	some := make([]byte, 4000)
	ogg := readTone(t)
	for want, data := range map[string][]byte{
		"neither WAV nor OGG": []byte("MThd, a tune for other instruments"),
		"it is MP3; try import _ \"github.com/krill2d/krill/audio/mp3\", or convert it to OGG": []byte("ID3 mp3"),
		"it is FLAC; try import _ ": []byte("fLaC"),
		"it is QOA; try import _ ":  []byte("qoaf"),
		"it is Opus; try import _ ": []byte("OggS" + strings.Repeat("\x00", 24) + "OpusHead"),
		"has no data":               []byte("RIFF____WAVE"),
		"says nothing":              []byte("RIFF____WAVEdata\x04\x00\x00\x00abcd"),
		"6 channels":                wavFile(formatInt, 6, 48000, 16, some),
		"its rate is 100":           wavFile(formatInt, 1, 100, 16, some),
		"format 2 with 4 bits":      wavFile(2, 1, 48000, 4, some),
		"holds no samples":          wavFile(formatInt, 1, 48000, 16, nil),
		"longer than ten minutes":   wavFile(formatInt, 1, 4000, 8, make([]byte, 4000*601)),
		"the OGG file is broken":    ogg[:len(ogg)-99],
		"headers are broken":        []byte("OggS\x00\x02" + strings.Repeat("\x00", 20) + "\x01\x01x"),
		"format 3 with 64 bits":     wavFile(formatFloat, 1, 48000, 64, some),
		"format 65534 with 16 bit":  wavFile(formatMore, 1, 48000, 16, some),
	} {
		_, err := Decode(data)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "audio: decode sound: ") {
			t.Errorf("Decode: got %v; want an error with %q", err, want)
		}
	}
}

func readTone(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/tone.ogg") // a quarter second of 440 Hz at 44,100, one channel, 0.5
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecodeOGG(t *testing.T) {
	got, err := Decode(readTone(t))
	if err != nil {
		t.Fatal(err)
	}
	if got.Channels != 1 || got.Frames() != 12000 {
		t.Errorf("Decode: got %d channels, %d frames; want 1, 12000", got.Channels, got.Frames())
	}
	x := floats(got.Samples)
	worst := 0.0
	for i := 1000; i < 11000; i++ {
		worst = max(worst, math.Abs(x[i]-0.5*geom.Sin(2*math.Pi*440*float64(i)/rate)))
	}
	if worst > 0.02 {
		t.Errorf("Decode: got a tone that is off by %.4f; want at most 0.02", worst)
	}
}

// TestDecodeOGGSurvives cuts and breaks the file everywhere, with the checksums made right again.
func TestDecodeOGGSurvives(t *testing.T) {
	whole := readTone(t)
	for n := 0; n < len(whole); n += 7 {
		if _, err := Decode(whole[:n]); err == nil {
			t.Errorf("the first %d bytes: got no error; want one", n)
		}
	}
	for i := 0; i < 600; i += 3 {
		for _, with := range []byte{0xff, 0x01} {
			broken := append([]byte(nil), whole...)
			broken[i] ^= with
			Decode(repair(broken))
		}
	}
}

// TestHeadersThatLie gives the library's traps: sizes that would take gigabytes, codes that never end.
func TestHeadersThatLie(t *testing.T) {
	headers := headersOf(t, readTone(t))
	if src, err := checkVorbis(headers); err != nil || src.Channels != 1 || src.Rate != 44100 {
		t.Fatalf("checkVorbis: got %v, %v; want one channel of 44100 a second", src, err)
	}
	const at = vorbisIntro // the first codebook begins at the byte after
	for name, change := range map[string]func(h [3][]byte){
		"a billion comments":                   func(h [3][]byte) { binary.LittleEndian.PutUint32(h[1][vorbisIntro:], 0xffffffff) },
		"no entries":                           func(h [3][]byte) { copy(h[2][at+6:], []byte{0, 0, 0}) },
		"16 million entries":                   func(h [3][]byte) { copy(h[2][at+6:], []byte{255, 255, 255}) },
		"no dimension":                         func(h [3][]byte) { copy(h[2][at+4:], []byte{0, 0}) },
		"half a code":                          func(h [3][]byte) { h[2][at+10] ^= 0x55 },
		"short setup":                          func(h [3][]byte) { clear(h[2][at+30:]) },
		"block sizes reversed":                 func(h [3][]byte) { h[0][vorbisIntro+21] = 0x6b },
		"a residue that ends before it begins": func(h [3][]byte) { endBeforeBegin(h[2]) },
		"not vorbis":                           func(h [3][]byte) { h[0][3] = 'x' },
		"eight channels":                       func(h [3][]byte) { h[0][vorbisIntro+4] = 8 },
	} {
		var broken [3][]byte
		for i := range broken {
			broken[i] = append([]byte(nil), headers[i]...)
		}
		change(broken)
		if _, err := checkVorbis(broken); err == nil {
			t.Errorf("%s: got no error; want one", name)
		}
	}
}

// endBeforeBegin swaps where the first residue of the test's file begins and ends.
func endBeforeBegin(setup []byte) {
	r := bitReader{data: setup[vorbisIntro:]}
	r.codebooksFit()
	r.skip(16 * (r.read(6) + 1))
	for range r.read(6) + 1 {
		r.skipFloor()
	}
	r.skip(6 + 16)
	for i := range 24 { // bits of the beginning, which is 0
		at := 8*vorbisIntro + r.at + i
		setup[at/8] |= 1 << (at % 8)
	}
}

// headersOf returns the headers of an OGG file.
func headersOf(t testing.TB, file []byte) (headers [3][]byte) {
	t.Helper()
	r, err := ogg.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range headers {
		if headers[i], err = r.Packet(); err != nil {
			t.Fatal(err)
		}
	}
	return headers
}

// pagesOf cuts an OGG file into its pages; what is no page is the last one.
func pagesOf(file []byte) (pages [][]byte) {
	for len(file) > 27 && string(file[:4]) == "OggS" {
		size := 27 + int(file[26])
		for i := 27; i < 27+int(file[26]) && i < len(file); i++ {
			size += int(file[i])
		}
		if size > len(file) {
			break
		}
		pages, file = append(pages, file[:size]), file[size:]
	}
	if len(file) > 0 {
		pages = append(pages, file)
	}
	return pages
}

// repair writes the right checksum into every page, so that broken content reaches the decoder.
func repair(file []byte) []byte {
	for _, page := range pagesOf(file) {
		if len(page) > 27 {
			binary.LittleEndian.PutUint32(page[22:], ogg.Checksum(page))
		}
	}
	return file
}

// TestResampleKeepsTones brings tones from many rates to 48,000 and compares them with the ideal.
func TestResampleKeepsTones(t *testing.T) {
	for _, from := range []int{8000, 11025, 22050, 32000, 44100, 44099, 48000, 96000, 192000} {
		hz := 0.33 * float64(min(from, 48000))
		var file []byte
		for i := range from / 4 {
			x := float32(0.5 * geom.Sin(2*math.Pi*hz*float64(i)/float64(from)))
			file = floatBytes(file, x, -x)
		}
		out := floats(decoded(t, wavFile(formatFloat, 2, from, 32, file)))
		if want := 2 * int(resampledFrames(int64(from/4), from)); len(out) != want {
			t.Fatalf("%d: got %d samples; want %d", from, len(out), want)
		}
		worst := 0.0
		for i := 600; i < len(out)/2-600; i++ {
			want := 0.5 * geom.Sin(2*math.Pi*hz*float64(i)/rate)
			worst = max(worst, math.Abs(out[2*i]-want), math.Abs(out[2*i+1]+want))
		}
		if worst > 0.002 {
			t.Errorf("%d: got a tone that is off by %.5f; want at most 0.002", from, worst)
		}
	}
}

// floatBytes appends samples as a WAV file has them.
func floatBytes(b []byte, samples ...float32) []byte {
	for _, x := range samples {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

func decoded(t testing.TB, file []byte) []int16 {
	t.Helper()
	pcm, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return pcm.Samples
}

// TestResampleTakesAwayWhatDoesNotFit wants a tone above 24,000 Hz gone and not folded back.
func TestResampleTakesAwayWhatDoesNotFit(t *testing.T) {
	var file []byte
	for i := range 9600 {
		file = floatBytes(file, float32(0.5*geom.Sin(2*math.Pi*33000*float64(i)/96000)))
	}
	if p := peak(floats(decoded(t, wavFile(formatFloat, 1, 96000, 32, file)))[200:4600]); p > 0.001 {
		t.Errorf("33 kHz: got %.4f left; want nothing", p)
	}
}

func TestAppendWAV(t *testing.T) {
	file := AppendWAV([]byte("before"), []float32{0.5, -1, 1, 7, float32(math.NaN()), -0.25})
	got, err := Decode(file[6:])
	if err != nil || got.Channels != 2 {
		t.Fatalf("Decode: got %v; want two channels", err)
	}
	want := []int16{16384, -32768, 32767, 32767, 0, -8192}
	for i := range want {
		if got.Samples[i] != want[i] {
			t.Errorf("samples: got %v; want %v", got.Samples, want)
			break
		}
	}
}

func TestDecodeDoesNotTakeMemoryOnTrust(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	file := wavFile(formatInt, 2, 48000, 16, nil)
	binary.LittleEndian.PutUint32(file[len(file)-4:], 0xffffffff)
	Decode(append(file, 1, 2, 3, 4))
	long := readTone(t)
	pages := pagesOf(long)
	binary.LittleEndian.PutUint64(pages[len(pages)-1][6:], 44100*590)
	Decode(repair(long))
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 20<<20 {
		t.Errorf("two small files that claim to be long: got %d MB taken; want a few", took>>20)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(wavFile(formatInt, 2, 44100, 16, make([]byte, 64)))
	f.Add(wavFile(formatFloat, 1, 8000, 32, make([]byte, 64)))
	f.Add(readTone(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		pcm, err := Decode(repair(append([]byte(nil), data...)))
		if err != nil {
			return
		}
		if pcm.Channels < 1 || pcm.Channels > 2 || len(pcm.Samples) == 0 || len(pcm.Samples)%pcm.Channels != 0 {
			t.Errorf("Decode: got %d channels, %d samples without an error", pcm.Channels, len(pcm.Samples))
		}
	})
}

func BenchmarkDecodeOGG(b *testing.B) {
	data := readTone(b)
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
