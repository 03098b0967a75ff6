package ase

import (
	"bytes"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/askeladdk/aseprite"
)

// realFiles reads the files that come with the module github.com/askeladdk/aseprite (ISC licence), made in Aseprite.
func realFiles(t testing.TB) map[string][]byte {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("skipped: find the module's folder: no processes here")
	}
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/askeladdk/aseprite").Output()
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "testfiles", "*.aseprite"))
	if err != nil || len(names) < 4 {
		t.Fatalf("got files %v, %v; want at least 4", names, err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = data
	}
	return files
}

// TestRealFiles compares pictures, durations and tags of files that others have made with what that module reads.
func TestRealFiles(t *testing.T) {
	for name, data := range realFiles(t) {
		want, err := aseprite.Read(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		d, err := parse(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(d.frames) != len(want.Frames) || len(d.tags) != len(want.Tags) || len(d.slices) != len(want.Slices) {
			t.Errorf("%s: got %d frames, %d tags, %d slices; want %d, %d, %d", name,
				len(d.frames), len(d.tags), len(d.slices), len(want.Frames), len(want.Tags), len(want.Slices))
			continue
		}
		for i, tag := range want.Tags {
			if got := d.tags[i]; got.name != tag.Name || got.from != int(tag.Lo) || got.to != int(tag.Hi) || got.way != int(tag.LoopDirection) {
				t.Errorf("%s: got tag %+v; want %+v", name, got, tag)
			}
		}
		comparePictures(t, name, d, want)
	}
}

// comparePictures allows 2 for the other's rounding: it blends with 16 bits, and here all is done with 8.
func comparePictures(t *testing.T, name string, d *document, want *aseprite.Aseprite) {
	t.Helper()
	frames, err := d.pictures("")
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for n, f := range want.Frames {
		if sec := f.Duration.Seconds(); d.frames[n].sec != sec {
			t.Errorf("%s, frame %d: got %v s; want %v", name, n, d.frames[n].sec, sec)
		}
		for y := range d.h {
			for x := range d.w {
				a := color.NRGBAModel.Convert(frames[n].At(x, y)).(color.NRGBA)
				b := color.NRGBAModel.Convert(want.At(f.Bounds.Min.X+x, f.Bounds.Min.Y+y)).(color.NRGBA)
				if off := max(apart(a.R, b.R), apart(a.G, b.G), apart(a.B, b.B), apart(a.A, b.A)); off > 2 && a.A+b.A > 0 {
					t.Fatalf("%s, frame %d, pixel %d, %d: got %v; want %v", name, n, x, y, a, b)
				}
			}
		}
	}
}

func apart(a, b uint8) int { return int(max(a, b)) - int(min(a, b)) }
