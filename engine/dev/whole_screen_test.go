//go:build screen

package dev

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// disc returns the box of a colour in a picture; empty: it is not there.
func disc(img image.Image, c int) (at image.Rectangle) {
	want := color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 2 {
		for x := b.Min.X; x < b.Max.X; x += 2 {
			if color.RGBAModel.Convert(img.At(x, y)) == want {
				at = at.Union(image.Rect(x, y, x+2, y+2))
			}
		}
	}
	return at
}

// TestWhole edits a program of Ebitengine's, which runs whole in the same window, and lets it become a game of Krill's.
func TestWhole(t *testing.T) {
	text, err := os.ReadFile("../driver/ebiten/vmhost/testdata/raw/main.go")
	if err != nil {
		t.Fatal(err)
	}
	coloured := func(c string) string { return strings.Replace(string(text), "0xd0, 0x40, 0x40", c, 1) }
	const red, green, gold, blue = 0xd04040, 0x40b040, 0xe0c040, 0x4060e0
	dir := filepath.Join(t.TempDir(), "raw")
	realGame(t, dir)
	put(t, dir, "main.go", string(text))
	w := screentest.NewDisplay(t).Start(os.Args[0], append(screentest.NullSound(t.TempDir()), asTool+"="+dir, asReal+"=1")...)
	plays := func(color int, what string) {
		t.Helper()
		w.Until(func() bool { return !disc(w.Shot(), color).Empty() }, what)
	}
	says := func(text string) {
		t.Helper()
		w.Until(func() bool { return strings.Contains(w.Output(), text) }, "say "+text)
	}
	plays(red, "show the program")
	says(wholeLine + "\n")
	w.SavePNG("whole-first")
	start := disc(w.Shot(), red)
	w.KeyDown("Right")
	w.Until(func() bool { return disc(w.Shot(), red).Min.X > start.Min.X }, "hear the keyboard")
	w.Key("F6")
	time.Sleep(500 * time.Millisecond) // it is asked for beside the tick
	at := disc(w.Shot(), red)
	time.Sleep(300 * time.Millisecond)
	if now := disc(w.Shot(), red); now != at {
		t.Errorf("paused: got the disc at %v; want it still at %v", now, at)
	}
	w.Key("F6")
	w.KeyUp("Right")

	put(t, dir, "main.go", coloured("0x40, 0xb0, 0x40"))
	says(", begun anew\n")
	plays(green, "show the second build")
	if at := disc(w.Shot(), green); at.Min.X != start.Min.X {
		t.Errorf("got the disc at %v; want it begun anew at %v", at, start)
	}
	put(t, dir, "main.go", coloured("nonsense"))
	says("undefined: nonsense\n")
	w.Until(func() bool { return disc(w.Shot(), green).Min.Y > start.Min.Y }, "show the problem over the picture")
	plays(green, "play on while the new code does not compile")
	w.SavePNG("whole-broken")
	put(t, dir, "main.go", coloured("0xe0, 0xc0, 0x40"))
	w.Until(func() bool { return disc(w.Shot(), gold) == start }, "show the third build, and no problem")
	w.KeyDown("Right")
	w.Until(func() bool { return disc(w.Shot(), gold).Min.X > start.Min.X+40 }, "move")
	w.KeyUp("Right")
	w.Key("F3")
	w.Until(func() bool { return disc(w.Shot(), gold) == start }, "begin anew with F3")
	put(t, dir, "main.go", strings.Replace(string(text), "r.x += 4", "r.x += 4\n\t}\n\tif r.x == 0 {\n\t\tpanic(\"ouch\")", 1))
	says("panic: ouch")
	plays(gold, "play on after code that panics")

	put(t, dir, "main.go", barOf(blue, "", ""))
	says("played as any game of Krill's")
	w.Until(func() bool { return length(w.Shot(), blue) > 0 }, "become a game of Krill's")
	put(t, dir, "main.go", withMark(barOf(green, "", "")))
	w.Until(func() bool { return length(w.Shot(), green) > 0 && !disc(w.Shot(), red).Empty() }, "draw with both")
	w.SavePNG("whole-native")

	w.Until(func() bool { return length(w.Shot(), green) > 0.1 }, "play for a while")
	before := length(w.Shot(), green)
	put(t, dir, "main.go", withMark(barOf(gold, "more float64", "")))
	w.Until(func() bool { return length(w.Shot(), gold) > 0 }, "show the next build")
	if now := length(w.Shot(), gold); now < before*0.9 {
		t.Errorf("got a bar of %.3f after one of %.3f; want the state kept", now, before)
	}
	w.Key("F3")
	w.Until(func() bool { n := length(w.Shot(), gold); return n > 0 && n < before*0.9 }, "begin anew with F3")
}

// withMark lets a game of Krill's draw a red mark with Ebitengine.
func withMark(game string) string {
	return strings.NewReplacer(
		"import (", `import (
	"image"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/krill2d/krill/engine/driver/ebiten/native"`,
		"func main() {", `func mark(screen *ebiten.Image) {
	b := screen.Bounds()
	part := screen.SubImage(image.Rect(b.Dx()/2, b.Dy()*9/10, b.Dx(), b.Dy()))
	part.(*ebiten.Image).Fill(color.RGBA{0xd0, 0x40, 0x40, 0xff})
}

func main() {
	native.Draw(mark)
	`).Replace(game)
}
