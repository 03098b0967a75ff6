//go:build screen

package engine_test

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// start starts the game of testdata/manners on a desktop.
func start(t *testing.T, env ...string) (*screentest.Display, *screentest.Window) {
	t.Helper()
	d := screentest.NewDesktop(t)
	return d, d.Start(screentest.Build(t, "./testdata/manners"), append(screentest.NoSound(), env...)...)
}

// white is the colour of the corners that the game draws.
var white = color.RGBA{255, 255, 255, 255}

// whole reports whether a picture has a size and all four corners of the canvas, which has the window's shape.
func whole(img image.Image, size image.Point) bool {
	b := img.Bounds()
	if b.Size() != size {
		return false
	}
	bar := image.Pt(0, 0) // beside or above and below the canvas of 16:9
	if w := size.Y * 16 / 9; w < size.X {
		bar.X = (size.X - w) / 2
	} else {
		bar.Y = (size.Y - size.X*9/16) / 2
	}
	for _, x := range []int{bar.X + 4, size.X - bar.X - 5} {
		for _, y := range []int{bar.Y + 4, size.Y - bar.Y - 5} {
			if color.RGBAModel.Convert(img.At(x, y)) != white {
				return false
			}
		}
	}
	return true
}

const (
	screenW, screenH = 1024, 768
	least            = 128 // of a side, logical pixels
)

func TestFullScreenAndBack(t *testing.T) {
	for name, env := range map[string][]string{"resizable": nil, "fixed": {"MANNERS_FIXED=1"}} {
		_, w := start(t, env...)
		w.Until(func() bool { return whole(w.Shot(), image.Pt(640, 360)) }, "draw")
		before := w.Place()
		for _, key := range []string{"F11", "alt+Return", "f"} {
			w.Key(key)
			w.Until(func() bool { return w.Covers() && whole(w.Shot(), image.Pt(screenW, screenH)) }, "cover the screen by "+key)
			w.Key(key)
			w.Until(func() bool { return !w.Covers() && whole(w.Shot(), image.Pt(640, 360)) }, "come back by "+key)
			w.Until(func() bool { return w.Place() == before }, "be where it was")
		}
		if w.Said("enter") {
			t.Errorf("%s: the game saw the Enter of Alt+Enter", name)
		}
	}
}

func TestFullScreenFromTheStart(t *testing.T) {
	_, w := start(t, "MANNERS_FULLSCREEN=1")
	w.Until(func() bool { return w.Covers() && whole(w.Shot(), image.Pt(screenW, screenH)) }, "cover the screen")
	w.SavePNG("full")
	w.Key("F11")
	w.Until(func() bool { return !w.Covers() && whole(w.Shot(), image.Pt(640, 360)) }, "come back by F11")
	onScreen(t, w)
}

func onScreen(t *testing.T, w *screentest.Window) {
	t.Helper()
	if p := w.Place(); !p.In(image.Rect(0, 0, screenW, screenH)) {
		t.Errorf("the window lies at %v; want it on the screen", p)
	}
}

// drag resizes the window by its lower right part, as a player does with a mouse.
func drag(w *screentest.Window, by image.Point) {
	size := w.Place().Size()
	w.Move(size.X-10, size.Y-10)
	w.KeyDown("Alt_L")
	w.ButtonDown(3)
	for i := range 4 { // a hand moves by and by
		w.Move(size.X-10+by.X*(i+1)/4, size.Y-10+by.Y*(i+1)/4)
	}
	w.ButtonUp(3)
	w.KeyUp("Alt_L")
}

func TestResize(t *testing.T) {
	_, w := start(t)
	w.Until(func() bool {
		drag(w, image.Pt(60, 30)) // a busy window manager may miss one
		return w.Place().Size() != image.Pt(640, 360)
	}, "follow the player's hand")
	w.Until(func() bool { return whole(w.Shot(), w.Place().Size()) }, "draw in its new size")
	w.SavePNG("larger")

	w.Key("r")
	w.Until(func() bool { return whole(w.Shot(), image.Pt(800, 500)) }, "resize itself")
	onScreen(t, w)
	w.Key("b")
	w.Until(func() bool { return w.Place().Dx() > 900 }, "become as large as has room")
	w.Until(func() bool { return whole(w.Shot(), w.Place().Size()) }, "draw in its largest size")
	w.Until(func() bool { return w.Place().In(image.Rect(0, 0, screenW, screenH)) }, "move onto the screen")

	if got, _ := w.Limits(); got != image.Pt(640/4, least) {
		t.Errorf("the least size is %v; want a quarter of the canvas", got)
	}
	w.Until(func() bool {
		drag(w, image.Pt(-900, -600))
		return w.Place().Dx() < 400
	}, "become small")
	w.Until(func() bool { return whole(w.Shot(), w.Place().Size()) }, "draw in its smallest size")
	if p := w.Place(); p.Dx() < 640/4 || p.Dy() < least {
		t.Errorf("a player made the window %v; want a least size", p.Size())
	}
}

func TestFixedSize(t *testing.T) {
	_, w := start(t, "MANNERS_FIXED=1")
	small, large := w.Limits()
	if want := image.Pt(640, 360); small != want || large != want {
		t.Errorf("the limits are %v and %v; want both %v", small, large, want)
	}
	drag(w, image.Pt(120, 60))
	w.Still()
	if got := w.Place().Size(); got != image.Pt(640, 360) {
		t.Errorf("a player made the window %v; want it fixed", got)
	}
	w.Key("r") // the game itself may
	w.Until(func() bool { return whole(w.Shot(), image.Pt(800, 500)) }, "resize itself")
}

func TestAWindowLargerThanTheScreen(t *testing.T) {
	_, w := start(t, "MANNERS_LARGE=1")
	onScreen(t, w)
	if size := w.Place().Size(); size.X < screenW*9/10 || size.Y != size.X*9/16 {
		t.Errorf("the window is %v; want it as wide as the screen has room, in proportion", size)
	}
}

func TestMinimiseAndRestore(t *testing.T) {
	_, w := start(t)
	w.Minimise()
	w.Until(func() bool { return w.Said("away true") }, "tell the game")
	w.Focus()
	w.Until(func() bool { return w.Said("away false") && whole(w.Shot(), image.Pt(640, 360)) }, "draw again")
	w.Freeze(true)
	time.Sleep(time.Second) // 60 ticks
	w.Freeze(false)
	w.KeyUntil(func() bool { return w.Said("ticks") }, "count ticks", "n")
	var n, longest int
	if _, err := fmt.Sscanf(after(w, "ticks"), "ticks %d longest %d", &n, &longest); err != nil || longest > 5 {
		t.Errorf("got %d ticks in a row, error %v; want at most 5", longest, err)
	}
}

// after returns the output from the last place of a word on.
func after(w *screentest.Window, word string) string {
	out := w.Output()
	return out[max(strings.LastIndex(out, word), 0):]
}

func TestWhatIsHeldIsReleasedWhenFocusGoes(t *testing.T) {
	d, w := start(t)
	w.KeyDown("space")
	w.Move(300, 200)
	w.ButtonDown(1)
	w.Until(func() bool { return w.Said("space true") && w.Said("button true") }, "hold a key and a button")
	other := d.Start(screentest.Build(t, "./testdata/manners"), screentest.NoSound()...)
	other.Focus()
	w.Until(func() bool { return w.Said("space false") && w.Said("button false") && w.Said("away true") }, "let go")
	w.KeyUp("space") // elsewhere: one that is still down repeats itself, which is a new press
	w.Until(func() bool { w.Focus(); return w.Said("away false") }, "be in front again")
	w.ButtonUp(1)
	w.Still()
	for _, what := range []string{"space true", "button true"} {
		if n := strings.Count(w.Output(), what); n != 1 {
			t.Errorf("%s was said %d times; want once", what, n)
		}
	}
}

func TestIconAndTitle(t *testing.T) {
	_, w := start(t)
	w.Until(func() bool { return len(w.Icons()) == 3 }, "have Krill's icon")
	if icon := w.Icons()[2]; icon.Bounds().Dx() != 48 || screentest.Colors(icon) < 20 {
		t.Errorf("Krill's icon is %v with %d colours; want a picture of 48×48", icon.Bounds(), screentest.Colors(icon))
	}
	if got := w.Title(); got != "Manners" {
		t.Errorf("the title is %q; want Manners", got)
	}
	w.Key("t")
	w.Until(func() bool { return w.Title() == "Good manners é" }, "change its title")

	_, w = start(t, "MANNERS_ICON=1")
	w.Until(func() bool { return len(w.Icons()) == 1 }, "have its own icon")
	icon := w.Icons()[0]
	for i := range 16 {
		x, y := i%4, i/4
		want := color.RGBA{255, uint8(60 * x), uint8(60 * y), 255}
		if got := color.RGBAModel.Convert(icon.At(x, y)); got != want {
			t.Errorf("icon at %d, %d: got %v; want %v", x, y, got, want)
		}
	}
}

// The cursors of the game, in the order in which C chooses them.
const (
	hiddenCursor   = 5
	capturedCursor = 6
)

func TestCursor(t *testing.T) {
	d, w := start(t)
	place := w.Place()
	w.Move(100, 100)
	next := func(n int) image.Image {
		w.Key("c")
		w.Until(func() bool { return w.Said(fmt.Sprint("cursor ", n)) }, "change the cursor")
		return d.Cursor()
	}
	last := d.Cursor()
	for n := 1; n < hiddenCursor; n++ {
		w.Key("c")
		w.Until(func() bool { return !screentest.Equal(d.Cursor(), last) }, fmt.Sprint("show cursor ", n))
		last = d.Cursor()
	}
	next(hiddenCursor)
	w.Until(func() bool { return screentest.Uniform(d.Cursor()) }, "hide the cursor")
	w.Move(200, 150)

	next(capturedCursor)
	middle := image.Pt(320, 180).Add(place.Min)
	w.Until(func() bool { return d.Pointer() == middle }, "hold the pointer in the middle")
	before := moved(t, w)
	for range 8 {
		w.MoveBy(100, 0)
	}
	w.Until(func() bool { return moved(t, w) > before+640 }, "count movement beyond its edge")
	if p := d.Pointer(); !p.In(place) {
		t.Errorf("the captured pointer is at %v; want it in %v", p, place)
	}

	other := d.Start(screentest.Build(t, "./testdata/manners"), screentest.NoSound()...)
	other.Focus()
	w.Until(func() bool { return w.Said("away true") }, "lose the focus")
	at := other.Place().Min.Add(image.Pt(5, 5))
	other.Move(5, 5)
	w.Until(func() bool { return d.Pointer() == at }, "let go of the pointer")
	w.Until(func() bool {
		w.Focus() // a window that has just been opened may take it once more
		return d.Pointer() == middle
	}, "hold the pointer again")
	w.Key("c")
	w.Until(func() bool { return !screentest.Uniform(d.Cursor()) }, "show the pointer")
}

// moved asks the game how far the mouse went to the right since it began, pixels.
func moved(t *testing.T, w *screentest.Window) (x float64) {
	t.Helper()
	lines := strings.Count(w.Output(), "moved")
	w.KeyUntil(func() bool { return strings.Count(w.Output(), "moved") > lines }, "say how far the mouse went", "m")
	if _, err := fmt.Sscanf(after(w, "moved"), "moved {%f", &x); err != nil {
		t.Fatal(err)
	}
	return x
}

func TestReleasedCursorIsWhereItWas(t *testing.T) {
	d, w := start(t)
	w.Move(70, 90)
	was := d.Pointer()
	for n := range capturedCursor {
		w.Key("c")
		w.Until(func() bool { return w.Said(fmt.Sprint("cursor ", n+1)) }, "change the cursor")
	}
	w.Until(func() bool { return d.Pointer() != was }, "capture the pointer")
	w.MoveBy(300, 300)
	w.Key("c")
	w.Until(func() bool { return d.Pointer() == was }, "put the pointer back")
}

func TestClosingTwice(t *testing.T) {
	_, w := start(t)
	w.KeyUntil(func() bool { return w.Said("quit? false") }, "ask", "alt+F4") // a second one that is not lost closes it
	w.Still()
	w.Close()
	if code := w.Wait(); code != 0 || !w.Said("quit? true") || !w.Said("closed") {
		t.Errorf("the second time: got exit status %d and %q; want 0, an answer and Close", code, w.Output())
	}
}

func TestTwiceAsDense(t *testing.T) {
	d := screentest.NewDesktop(t)
	d.SetDPI("192")
	w := d.Start(screentest.Build(t, "./testdata/manners"), append(screentest.NoSound(), "MANNERS_SMALL=1")...)
	w.Until(func() bool { return whole(w.Shot(), image.Pt(640, 360)) }, "have two pixels for one")
	onScreen(t, w)
	w.SavePNG("dense")
	if got, _ := w.Limits(); got != image.Pt(2*least, 2*least) {
		t.Errorf("the least size is %v; want %d logical pixels a side", got, least)
	}
	w.Move(400, 100)
	w.Until(func() bool { w.Key("m"); return w.Said("to {200 50}") }, "know the mouse's place on the canvas")
	w.Key("F11")
	w.Until(func() bool { return w.Covers() && whole(w.Shot(), image.Pt(screenW, screenH)) }, "cover the screen")
	w.Key("F11")
	w.Until(func() bool { return whole(w.Shot(), image.Pt(640, 360)) }, "come back")
}
