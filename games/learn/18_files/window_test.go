//go:build screen

package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestFilesChangeInAWindow edits the picture and the table while the game runs from a copy of its source, and says how
// long it takes from the write to the screen.
func TestFilesChangeInAWindow(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "art"), os.DirFS("art")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "planets.toml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	env := append(screentest.NoSound(), "KRILL_DEV="+dir, "KRILL_MODS_DIR="+filepath.Join(dir, "none"))
	win := screentest.NewDisplay(t).Start(screentest.Build(t, "."), env...)
	middle := func() color.NRGBA { return pixel(win.Shot(), 470, 130) }
	win.Until(func() bool { c := middle(); return c.R > 200 && c.G > 100 && c.B < 120 }, "show the sun")

	var took []time.Duration
	for i := range 8 {
		want := []color.NRGBA{{0, 0, 255, 255}, {0, 255, 0, 255}}[i%2]
		start := time.Now()
		write(t, filepath.Join(dir, "art/sun.png"), square(want))
		for middle() != want {
			if time.Since(start) > 10*time.Second {
				t.Fatalf("got %v after 10 s; want %v", middle(), want)
			}
			time.Sleep(time.Millisecond)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	t.Logf("LATENCY from the write of a picture to the screen, with a look at it: %v to %v, half of them below %v", took[0], took[7], took[4])

	write(t, filepath.Join(dir, "planets.toml"), []byte("[[planets]]\nnaem = 'x'\n"))
	win.Until(func() bool { return pixel(win.Shot(), 1, 1).R > 200 }, "say what is wrong with the table")
	win.SavePNG("broken")
	if middle() != (color.NRGBA{0, 255, 0, 255}) {
		t.Errorf("got %v; want the planet that was there", middle())
	}
	write(t, filepath.Join(dir, "planets.toml"), []byte("[[planets]]\nname = 'Mars'\nimage = 'art/mars.png'\n"))
	win.Until(func() bool { c := middle(); return pixel(win.Shot(), 1, 1).R < 100 && c.R > 2*c.B && c.G > 20 }, "show the planet of the mended table")
	win.Close()
	if code := win.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, win.Output())
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func pixel(img image.Image, x, y float64) color.NRGBA {
	k := float64(img.Bounds().Dx()) / w
	return color.NRGBAModel.Convert(img.At(int(x*k), int(y*k))).(color.NRGBA)
}

func square(c color.NRGBA) []byte {
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := range side * side {
		m.SetNRGBA(i%side, i/side, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// TestLoadsOnAPage lets the one thread of a page load all, and looks at the pack's earth.
func TestLoadsOnAPage(t *testing.T) {
	p := screentest.NewBrowser(t).Open(screentest.Serve(t, screentest.BuildWeb(t, ".")))
	p.Until(func() bool { return pixel(p.Shot(), 470, 130).R > 200 }, "show the sun")
	p.Key("ArrowRight")
	p.Until(func() bool { c := pixel(p.Shot(), 470, 130); return c.B > 150 && c.G > 120 }, "show the earth of the pack")
	p.SavePNG("page")
}
