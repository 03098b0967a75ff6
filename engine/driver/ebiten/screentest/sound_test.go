package screentest

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// wav returns a file with one chunk before the samples, and a length in the head of the samples.
func wav(length uint32, samples ...int16) []byte {
	b := append([]byte("RIFF\x00\x00\x00\x00WAVE"), "LIST\x03\x00\x00\x00abc\x00"...) // an odd chunk is padded
	b = append(b, "fmt \x10\x00\x00\x00\x01\x00\x02\x00\x80\xbb\x00\x00\x00\xee\x02\x00\x04\x00\x10\x00data"...)
	b = binary.LittleEndian.AppendUint32(b, length)
	for _, s := range samples {
		b = binary.LittleEndian.AppendUint16(b, uint16(s))
	}
	return b
}

func TestLoudness(t *testing.T) {
	cases := map[string]struct {
		file      []byte
		peak, rms float64
	}{
		"square":     {wav(8, 16384, -16384, 16384, -16384), 0.5, 0.5},
		"loudest":    {wav(4, -32768, 0), 1, math.Sqrt(0.5)},
		"silence":    {wav(4, 0, 0), 0, 0},
		"nothing":    {wav(0), 0, 0},
		"unfinished": {wav(0, 16384, 16384), 0.5, 0.5},
		"too long":   {wav(math.MaxUint32, 16384, 16384), 0.5, 0.5},
		"more after": {append(wav(4, 16384, 16384), "LIST\x00\x00\x00\x00"...), 0.5, 0.5},
	}
	for name, c := range cases {
		file := filepath.Join(t.TempDir(), "out.wav")
		if err := os.WriteFile(file, c.file, 0o644); err != nil {
			t.Fatal(err)
		}
		peak, rms, err := Loudness(file)
		if err != nil || peak != c.peak || math.Abs(rms-c.rms) > 1e-12 {
			t.Errorf("%s: got %v, %v, %v; want %v, %v, nil", name, peak, rms, err, c.peak, c.rms)
		}
	}
}

func TestLoudnessErrors(t *testing.T) {
	if _, _, err := Loudness(filepath.Join(t.TempDir(), "none.wav")); !os.IsNotExist(unwrap(err)) {
		t.Errorf("no file: got %v; want one that says so", err)
	}
	float := wav(4, 1, 1)
	float[12+12+8] = 3 // the format
	for name, b := range map[string][]byte{"empty": nil, "text": []byte("hello, hello, hello"), "float": float, "cut": wav(0)[:40]} {
		if _, err := wavData(b); err == nil {
			t.Errorf("%s: got no error; want one", name)
		}
	}
}

func unwrap(err error) error {
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok || os.IsNotExist(err) {
			return err
		}
		err = u.Unwrap()
	}
}

func TestNullSound(t *testing.T) {
	env := NullSound(t.TempDir())
	if _, err := os.Stat(variable(env, "ALSA_CONFIG_PATH")); err != nil {
		t.Errorf("got %v; want a configuration file", err)
	}
	defer func() {
		if recover() == nil {
			t.Error("a folder that is not there: got no panic; want one")
		}
	}()
	NullSound(filepath.Join(t.TempDir(), "none"))
}

func FuzzWAV(f *testing.F) {
	f.Add(wav(4, 1, 2))
	f.Add(wav(math.MaxUint32, 1))
	f.Add(wav(0)[:40])
	f.Fuzz(func(t *testing.T, b []byte) {
		if pcm, err := wavData(b); err == nil && len(pcm) > len(b)-44 {
			t.Errorf("got %d bytes of sound from a file of %d; want at most %d", len(pcm), len(b), len(b)-44)
		}
	})
}
