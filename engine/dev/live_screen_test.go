//go:build screen

package dev

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// bar is a game whose bar grows by a pixel in each tick: its colour shows which code plays, its length which state.
const bar = `package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

type bar struct {
	length float64
	FIELD
}

func (b *bar) Update(t *engine.Tick) error {
	b.length++
	CODE
	return nil
}

func (b *bar) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, 0, b.length/4, 100), render.Hex(COLOR))
}

func main() { engine.Main(&bar{}, engine.Config{Title: "Bar", Width: 640, Height: 360, Assets: nil}) }
`

// The colours of the builds.
const red, green, blue, gold = 0xd04040, 0x40b040, 0x4060e0, 0xe0c040

func barOf(color int, field, code string) string {
	return strings.NewReplacer("COLOR", fmt.Sprintf("%#x", color), "FIELD", field, "CODE", code).Replace(bar)
}

// length returns how long the bar of a colour is in a picture, as a part of its width; zero: there is none.
func length(img image.Image, c int) float64 {
	want := color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255}
	b := img.Bounds()
	n := 0
	for x := b.Min.X; x < b.Max.X; x++ {
		if color.RGBAModel.Convert(img.At(x, b.Min.Y+b.Dy()/8)) == want {
			n++
		}
	}
	return float64(n) / float64(b.Dx())
}

// TestLive edits a game in a real window: good code, code that fails in any way, and what does not compile. The window stays,
// the bar never gets shorter, and the last good code plays.
func TestLive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bar")
	realGame(t, dir)
	put(t, dir, "main.go", barOf(red, "", ""))
	w := screentest.NewDisplay(t).Start(os.Args[0], append(screentest.NullSound(t.TempDir()), asTool+"="+dir, asReal+"=1")...)
	before := 0.0
	plays := func(color int, what string) {
		t.Helper()
		w.Until(func() bool { return length(w.Shot(), color) > 0 }, what)
		now := length(w.Shot(), color)
		if now < before {
			t.Errorf("%s: got a bar of %.3f after one of %.3f; want the state kept", what, now, before)
		}
		before = now
		w.Until(func() bool { return length(w.Shot(), color) > before }, what+" and goes on")
	}
	says := func(text string) {
		t.Helper()
		w.Until(func() bool { return strings.Contains(w.Output(), text) }, "say "+text)
	}
	plays(red, "show the first build")
	put(t, dir, "main.go", barOf(green, "speed, turn float64", ""))
	says("; 2 fields added\n")
	plays(green, "show the second build")
	w.SavePNG("second")
	put(t, dir, "main.go", barOf(blue, "", "nonsense()"))
	says("main.go:16:2: undefined: nonsense\n")
	plays(green, "play on while the new code does not compile")
	put(t, dir, "main.go", barOf(blue, "", `panic("ouch")`))
	says(", but it panics in bar.Update (main.go:16): went back to the build before\n\tengine: panic in Update of *main.bar: ouch\n\tbar.Update (main.go:16)\n")
	plays(green, "play on after code that panics")
	put(t, dir, "main.go", barOf(blue, "", "for {}"))
	says(", but it does not answer; is it in an endless loop?; the build before plays on\n")
	plays(green, "play on after code that hangs")
	os.Remove(filepath.Join(dir, "main.go"))
	says("function main is undeclared in the main package\n")
	put(t, dir, "main.go", barOf(gold, "speed float64", ""))
	plays(gold, "show mended code")
	w.SavePNG("last")
}
