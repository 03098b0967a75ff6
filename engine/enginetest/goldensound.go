package enginetest

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"strings"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// GoldenSound compares what was heard since the start or the last Listen with the file testdata/golden/NAME.sound, which
// holds a hash for each second: sample for sample. With -update the file is written instead. When they differ the test
// fails and goes on, and a WAV file in testdata/failed holds what was heard. In a build whose numbers cannot be compared
// it ends the test.
func (g *Game) GoldenSound(name string) *Game {
	g.t.Helper()
	path, got := golden(g.t, name, ".sound"), hashes(g.Heard())
	mustCompare(g.t, "golden sound "+name)
	file, err := os.ReadFile(path)
	want := strings.ReplaceAll(string(file), "\r\n", "\n")
	switch {
	case err == nil && got == want:
		forget(name + ".actual.wav")
	case Updating():
		if err := writeFile(path, []byte(got)); err != nil {
			g.t.Errorf("enginetest: golden sound %q: %v", name, err)
		}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		g.t.Errorf("enginetest: golden sound %q: %v", name, err)
	default:
		g.t.Errorf("enginetest: golden sound %q: got %s; want %s\n\tgot: %s\n\tif it is right: %s", name, unlike(got, want), path,
			leave(g.t, name+".actual.wav", audio.AppendWAV(nil, g.Heard())), again(g.t, " -update"))
	}
	return g
}

// hashes returns a line for each second: FNV-1a of the samples' bits, and the loudest of them.
func hashes(pcm []float32) string {
	const second = 2 * driver.SampleRate
	var b strings.Builder
	fmt.Fprintf(&b, "sound of %.2f seconds: a hash and the peak of each\n", float64(len(pcm))/second)
	for len(pcm) > 0 {
		part := pcm[:min(len(pcm), second)]
		h, peak := uint64(14695981039346656037), float32(0)
		for _, x := range part {
			h = (h ^ uint64(math.Float32bits(x))) * 1099511628211
			peak = max(peak, x, -x)
		}
		fmt.Fprintf(&b, "%016x %.3f\n", h, peak)
		pcm = pcm[len(part):]
	}
	return b.String()
}

// unlike says how the hashes of two sounds differ, after the word "got".
func unlike(got, want string) string {
	if want == "" {
		return "a sound that has no file yet"
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 1; i < min(len(a), len(b)); i++ {
		if a[i] != b[i] && a[i] != "" && b[i] != "" {
			return fmt.Sprintf("another sound in second %d", i)
		}
	}
	return fmt.Sprintf("%q instead of %q", a[0], b[0])
}
