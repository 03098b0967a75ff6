package screentest

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long anything may take before it counts as failed. A first picture from a software renderer
// takes ten seconds on a busy machine.
const patience = 60 * time.Second

// pause is the time between two looks at something that is waited for.
const pause = 30 * time.Millisecond

// View is what a [Window] and a [Page] have in common: a picture that changes, and words beside it.
// Its methods end the test when they fail, so they belong into the test's own goroutine.
type View struct {
	t     testing.TB
	name  string                      // of files that are kept
	shot  func() (image.Image, error) // what a player sees now
	words func() string               // what the game has said
	ended func() bool                 // the game cannot draw any more
	hint  func() string               // what may be why a wait was in vain; nil: nothing
}

// Shot returns what a player sees now, with its top left corner at (0, 0). One in motion may be torn: see Still.
func (v *View) Shot() image.Image {
	v.t.Helper()
	img, err := v.shot()
	if err != nil {
		v.fatalf("screentest: take a picture of %q: %v", v.name, err)
	}
	return img
}

// Still takes pictures until two in a row are equal, and returns the last: a whole one, never half drawn.
// The test fails when the scene does not rest within a minute.
func (v *View) Still() image.Image {
	v.t.Helper()
	last := v.Shot()
	v.Until(func() bool {
		before := last
		last = v.Shot()
		return Equal(before, last)
	}, "stand still")
	return last
}

// Until calls cond again and again until it is true. When it is not within a minute, or not after the game has
// ended, the test fails, and the last picture and the game's words are kept as files: in the folder
// that SCREENTEST_OUT names, otherwise in the test's artifact folder. What names what was waited for.
func (v *View) Until(cond func() bool, what string) {
	v.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(pause) {
		ended := v.ended() // before cond, which so sees the last words
		if cond() {
			return
		}
		if ended || time.Now().After(end) {
			v.fatalf("screentest: wait for %q to %s: still not", v.name, what)
		}
	}
}

// SavePNG writes what a player sees now into the folder of kept files, and returns its path.
func (v *View) SavePNG(name string) string {
	v.t.Helper()
	path := filepath.Join(keep(v.t), name+".png")
	if err := writePNG(path, v.Shot()); err != nil {
		v.t.Fatalf("screentest: save picture %q: %v", name, err)
	}
	return path
}

// fatalf ends the test and keeps what helps to find out why.
func (v *View) fatalf(format string, args ...any) {
	v.t.Helper()
	dir := keep(v.t)
	said := v.words()
	path := filepath.Join(dir, v.name)
	_ = os.WriteFile(path+".txt", []byte(said), 0o644) // the failure itself matters more
	if img, err := v.shot(); err == nil {
		_ = writePNG(path+".png", img)
	}
	if v.ended() {
		format += "; the game has ended"
	}
	if v.hint != nil {
		format += v.hint()
	}
	v.t.Fatalf("%s\nkept: %s.png and .txt (set SCREENTEST_OUT to choose the folder)\nlast words:\n%s",
		fmt.Sprintf(format, args...), path, tail(said, 20))
}

// keep returns the folder for files that outlive the test, one for each test.
func keep(t testing.TB) string {
	out := os.Getenv("SCREENTEST_OUT")
	if out == "" {
		return t.ArtifactDir()
	}
	dir := filepath.Join(out, strings.ReplaceAll(t.Name(), "/", "_"))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatalf("screentest: make folder: %v", err)
	}
	return dir
}

func writePNG(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func tail(s string, lines int) string {
	all := strings.Split(strings.TrimRight(s, "\n"), "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}
