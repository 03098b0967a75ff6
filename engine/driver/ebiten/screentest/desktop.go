package screentest

import (
	"image"
	"os/exec"
	"strings"
	"testing"
)

// NewDesktop starts a screen with a window manager, as players have: windows have frames, lie somewhere, can be
// minimised, keep the limits that they set, and cover the screen when they ask for it. Alt+F4 closes the one in
// front, and Alt with the right mouse button resizes it. Where Openbox is missing the test is skipped, and fails when CI is "true".
func NewDesktop(t testing.TB) *Display {
	t.Helper()
	d := NewDisplay(t)
	const ready = "ready to manage windows" // it says so itself when it has all its keys
	cmd := exec.Command(need(t, "openbox", "openbox"), "--sm-disable", "--startup", "echo "+ready)
	said := new(output)
	cmd.Env, cmd.Stdout, cmd.Stderr = d.Env(t.TempDir()), said, said
	dieWithParent(cmd)
	if err := cmd.Start(); err != nil {
		t.Fatalf("screentest: start openbox: %v", err)
	}
	ended := watch(cmd)
	t.Cleanup(func() { end(cmd, ended) })
	d.managed = true
	v := View{t: t, name: "openbox", words: said.String, ended: func() bool { return false }}
	v.shot = func() (image.Image, error) { return d.x.image(d.x.root) }
	v.Until(func() bool { return strings.Contains(said.String(), ready) }, "start")
	return d
}

// windows returns the windows of games, oldest or lowest first.
func (d *Display) windows() ([]uint32, error) {
	if d.managed {
		return d.x.clients()
	}
	return d.x.windows()
}

// SetDPI tells games started from now on how many dots an inch of the screen has: 96 is usual, 192 makes everything
// twice as large.
func (d *Display) SetDPI(dpi string) {
	d.t.Helper()
	if err := d.x.setProperty(d.x.root, "RESOURCE_MANAGER", "Xft.dpi:\t"+dpi+"\n"); err != nil {
		d.t.Fatalf("screentest: set Xft.dpi: %v", err)
	}
}

// Pointer returns where the mouse is on the screen, pixels.
func (d *Display) Pointer() image.Point {
	d.t.Helper()
	at, err := d.x.pointer()
	if err != nil {
		d.t.Fatalf("screentest: ask for the pointer: %v", err)
	}
	return at
}

// Cursor returns the picture of the mouse pointer. A hidden one has no colour anywhere.
func (d *Display) Cursor() image.Image {
	d.t.Helper()
	img, err := d.x.cursor()
	if err != nil {
		d.t.Fatalf("screentest: take a picture of the pointer: %v", err)
	}
	return img
}

// Place returns where the window's inside lies on the screen, pixels.
func (w *Window) Place() image.Rectangle {
	w.t.Helper()
	r, err := w.d.x.place(w.id)
	w.check("find the place of", err)
	return r
}

// Title returns what stands over the window.
func (w *Window) Title() string {
	w.t.Helper()
	b, err := w.d.x.property(w.id, "_NET_WM_NAME")
	w.check("read the title of", err)
	return string(b)
}

// Covers reports whether the window manager lets the window cover the screen.
func (w *Window) Covers() bool { return w.hasState("_NET_WM_STATE_FULLSCREEN") }

// Hidden reports whether the window is minimised.
func (w *Window) Hidden() bool { return w.hasState("_NET_WM_STATE_HIDDEN") }

func (w *Window) hasState(name string) bool {
	w.t.Helper()
	state, err := w.d.x.property(w.id, "_NET_WM_STATE")
	w.check("read the state of", err)
	atom, err := w.d.x.atom(name)
	w.check("name the state of", err)
	for _, s := range numbers(state) {
		if s == atom {
			return true
		}
	}
	return false
}

// Icons returns the icons of the window, as it gives them to the window manager.
func (w *Window) Icons() []image.Image {
	w.t.Helper()
	b, err := w.d.x.property(w.id, "_NET_WM_ICON")
	w.check("read the icon of", err)
	var list []image.Image
	for n := numbers(b); len(n) > 2; {
		width, height := int(n[0]), int(n[1])
		n = n[2:]
		list = append(list, fromARGB(width, height, n))
		n = n[min(len(n), width*height):]
	}
	return list
}

// Limits returns the least and the largest size that the window lets the player give it, pixels; zero: no limit.
func (w *Window) Limits() (least, largest image.Point) {
	w.t.Helper()
	b, err := w.d.x.property(w.id, "WM_NORMAL_HINTS")
	w.check("read the limits of", err)
	n := numbers(b)
	const hasLeast, hasLargest = 1 << 4, 1 << 5
	if len(n) > 6 && n[0]&hasLeast != 0 {
		least = image.Pt(int(n[5]), int(n[6]))
	}
	if len(n) > 8 && n[0]&hasLargest != 0 {
		largest = image.Pt(int(n[7]), int(n[8]))
	}
	return least, largest
}

// Minimise takes the window off the screen, as its button does. It needs a window manager. Focus brings it back.
func (w *Window) Minimise() {
	w.t.Helper()
	w.xdotool("windowminimize", w.number())
	w.Until(w.Hidden, "be minimised")
}

// Said reports whether the program has written a line that contains text.
func (w *Window) Said(text string) bool { return strings.Contains(w.Output(), text) }
