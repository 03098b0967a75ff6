package audio

import (
	"os"
	"strings"
	"testing"
)

// TestTuneOfTheDocs renders the tune that the package documentation shows.
func TestTuneOfTheDocs(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for line := range strings.Lines(string(doc)) {
		inside := strings.HasPrefix(line, "//\ttempo") || text != ""
		if inside && strings.HasPrefix(line, "// Notes") {
			break
		}
		if inside {
			text += strings.TrimPrefix(strings.TrimPrefix(line, "//"), "\t")
		}
	}
	pcm, err := RenderTune(text)
	if want := 3 * 8 * 48000 * 60 / 100; err != nil || pcm.Frames() != want {
		t.Errorf("got %d frames, error %v; want %d\n%s", pcm.Frames(), err, want, text)
	}
}
