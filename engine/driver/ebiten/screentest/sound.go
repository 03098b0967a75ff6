package screentest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
)

// NullSound returns the environment in which a game finds a sound card that takes everything and plays nothing.
// The folder dir must exist and is written to; the call panics when it cannot be. The card takes sound
// as fast as it comes, not in real time.
func NullSound(dir string) []string {
	path := filepath.Join(dir, "asound.conf")
	conf := "pcm.!default { type null }\nctl.!default { type null }\n"
	if err := os.WriteFile(path, []byte(conf), 0o644); err != nil {
		panic(fmt.Sprintf("screentest: write sound configuration: %v; try t.TempDir()", err))
	}
	return append(noPulse(), "ALSA_CONFIG_PATH="+path)
}

// NoSound returns the environment of a machine without a sound card.
func NoSound() []string {
	return append(noPulse(), "ALSA_CONFIG_PATH="+os.DevNull)
}

// noPulse hides a sound server that runs here, which would be asked before ALSA.
func noPulse() []string {
	return []string{"PULSE_SERVER=unix:" + os.DevNull, "XDG_RUNTIME_DIR=" + os.DevNull}
}

// Loudness returns the highest sample and the root of the mean square of all samples of a WAV file, from 0 to 1.
// It reads what the driver writes where KRILL_SOUND_OUT points: 16 bits, any number of channels. A file whose game
// was killed has a wrong length in its head and is read to its end.
func Loudness(file string) (peak, rms float64, err error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return 0, 0, fmt.Errorf("screentest: read sound: %w", err)
	}
	pcm, err := wavData(b)
	if err != nil {
		return 0, 0, fmt.Errorf("screentest: read sound %q: %w", file, err)
	}
	sum, n := 0.0, len(pcm)/2
	for i := range n {
		s := float64(int16(binary.LittleEndian.Uint16(pcm[2*i:]))) / 32768
		peak = max(peak, math.Abs(s))
		sum += s * s
	}
	return peak, math.Sqrt(sum / float64(max(n, 1))), nil
}

// wavData returns the samples of a 16-bit PCM WAV file as they lie in it.
func wavData(b []byte) ([]byte, error) {
	if len(b) < 12 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WAVE" {
		return nil, errors.New("not a WAV file")
	}
	known := false
	for b = b[12:]; len(b) >= 8; {
		name, size := string(b[:4]), int(binary.LittleEndian.Uint32(b[4:]))
		body := b[8:min(8+size, len(b))]
		switch {
		case name == "data" && known:
			if size == 0 {
				return b[8:], nil // the head of a file that was never finished
			}
			return body, nil
		case name == "fmt " && len(body) >= 16:
			format, bits := binary.LittleEndian.Uint16(body), binary.LittleEndian.Uint16(body[14:])
			if known = format == 1 && bits == 16; !known {
				return nil, fmt.Errorf("format %d with %d bits; want 1 (PCM) with 16", format, bits)
			}
		}
		b = b[min(8+size+size&1, len(b)):]
	}
	return nil, errors.New("no samples in it")
}
