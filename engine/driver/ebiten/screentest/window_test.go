//go:build screen

package screentest

import (
	"image"
	"image/color"
	"os"
	"strings"
	"testing"
)

// What testdata/box draws.
var (
	ground  = color.RGBA{20, 30, 60, 255}
	resting = color.RGBA{255, 200, 0, 255}
	held    = color.RGBA{255, 0, 80, 255}
)

// find returns the smallest rectangle with all pixels of a colour.
func find(img image.Image, c color.RGBA) image.Rectangle {
	var r image.Rectangle
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.RGBAModel.Convert(img.At(x, y)) == c {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestWindow(t *testing.T) {
	d := NewDisplay(t)
	w := d.Start(Build(t, "./testdata/box"), NoSound()...)
	first := w.Still()
	if got, want := find(first, resting), image.Rect(100, 100, 140, 140); got != want {
		t.Fatalf("at the start: got the box at %v; want %v", got, want)
	}
	if got := Colors(first); got != 2 {
		t.Errorf("at the start: got %d colours; want 2", got)
	}
	w.KeyDown("Right")
	w.Until(func() bool { return find(w.Shot(), resting).Min.X > 140 }, "move right")
	w.KeyUp("Right")
	if at := find(w.Still(), resting); at.Min.Y != 100 || at.Size() != image.Pt(40, 40) {
		t.Errorf("after moving right: got the box at %v; want 40×40 at the same height", at)
	}
	w.KeyDown("space")
	w.Until(func() bool { return !find(w.Shot(), held).Empty() }, "change colour")
	w.KeyUp("space")
	w.Until(func() bool { return find(w.Shot(), held).Empty() }, "change colour back")
	w.Type("Krill!")
	w.Until(func() bool { return strings.Contains(w.Output(), "typed !") }, "take what was typed")
	if want := "typed K\ntyped r\ntyped i\ntyped l\ntyped l\ntyped !"; !strings.Contains(w.Output(), want) {
		t.Errorf("got output %q; want %q in it", w.Output(), want)
	}
	w.Close()
	if code := w.Wait(); code != 0 || !strings.Contains(w.Output(), "closed") {
		t.Errorf("after closing: got exit code %d, output %q; want 0 and closed", code, w.Output())
	}
}

func TestMouseAndSize(t *testing.T) {
	w := NewDisplay(t).Start(Build(t, "./testdata/box"), NullSound(t.TempDir())...)
	w.Move(50, 60)
	w.ButtonDown(1)
	w.Until(func() bool { return !find(w.Shot(), held).Empty() }, "see the button")
	w.ButtonUp(1)
	w.Until(func() bool { return find(w.Shot(), held).Empty() }, "see the button go up")
	for _, size := range []image.Point{{300, 200}, {1200, 900}, {800, 600}} {
		w.Resize(size.X, size.Y)
		seen := image.Pt(min(size.X, 1024), min(size.Y, 768)) // the rest is beside the screen
		w.Until(func() bool { return find(w.Shot(), ground).Max == seen }, "fill its new size")
	}
	if info, err := os.Stat(w.SavePNG("large")); err != nil || info.Size() == 0 {
		t.Errorf("saved picture: got %v; want a file", err)
	}
}

func TestRestartKeepsHome(t *testing.T) {
	d := NewDisplay(t)
	bin := Build(t, "./testdata/box")
	w := d.Start(bin, NoSound()...)
	w.Close()
	w.Wait()
	again := d.Start(bin, append(NoSound(), "HOME="+w.Home)...)
	if want := "runs before: 1 true"; !strings.Contains(again.Output(), want) {
		t.Errorf("second run: got output %q; want %q", again.Output(), want)
	}
	fresh := d.Start(bin, NoSound()...)
	if want := "runs before: 0 false"; !strings.Contains(fresh.Output(), want) {
		t.Errorf("another home: got output %q; want %q", fresh.Output(), want)
	}
}

// TestFocus minimises a window whose neighbour then has the keyboard, and brings it back: what is typed next, once, is its.
func TestFocus(t *testing.T) {
	d := NewDesktop(t)
	bin := Build(t, "./testdata/box")
	w := d.Start(bin, NoSound()...)
	other := d.Start(bin, NoSound()...)
	for i, letter := range "abcdefgh" {
		if i%2 == 0 {
			w.Minimise()
		} else {
			other.Focus()
		}
		w.Focus()
		w.Type(string(letter))
		w.Until(func() bool { return w.Said("typed " + string(letter)) }, "take what was typed")
	}
	w.Minimise()
	w.KeyUntil(func() bool { return w.Said("typed z") }, "come back for a key that went elsewhere", "z")
	if got, want := other.Output(), "typed z\n"; strings.Count(got, "typed") != 1 || !strings.HasSuffix(got, want) {
		t.Errorf("the other window: got output %q; want it to end with %q alone", got, want)
	}
}
