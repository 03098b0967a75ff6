package screentest

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// keyAgain is how long KeyUntil waits for what a key does, before it presses it again.
const keyAgain = 3 * time.Second

// Window is a running game and its window. Keys are named as X names them: "a", "Left", "space", "Return", "Escape".
// Positions are pixels from the top left corner of the window's inside.
type Window struct {
	View
	Home string // its home, saves and working folder

	d     *Display
	id    uint32
	cmd   *exec.Cmd
	ended chan struct{}
	said  output
}

// run starts the program; it is ended with the test, and with this process.
func (w *Window) run(bin string, env []string) {
	w.t.Helper()
	bin, err := filepath.Abs(bin)
	if err != nil {
		w.t.Fatalf("screentest: start %q: %v", bin, err)
	}
	w.d.forget()
	w.cmd = exec.Command(bin)
	w.cmd.Dir, w.cmd.Env, w.cmd.Stdout, w.cmd.Stderr = w.Home, env, &w.said, &w.said
	w.cmd.WaitDelay = time.Second
	dieWithParent(w.cmd)
	if err := w.cmd.Start(); err != nil {
		w.t.Fatalf("screentest: start %q: %v", bin, err)
	}
	w.ended = watch(w.cmd)
	w.t.Cleanup(func() { end(w.cmd, w.ended) })
}

// forget marks the windows that are there as not belonging to the next game.
func (d *Display) forget() {
	d.t.Helper()
	ids, err := d.windows()
	if err != nil {
		d.t.Fatalf("screentest: list windows: %v", err)
	}
	for _, id := range ids {
		d.old[id] = true
	}
}

// appear finds the window of the game, once it can be seen. On Windows a game has a second one for messages, which
// Wine shows as a line of two pixels.
func (w *Window) appear() bool {
	const lowest = 16 // pixels
	ids, err := w.d.windows()
	i := slices.IndexFunc(ids, func(id uint32) bool {
		place, err := w.d.x.place(id)
		return err == nil && !w.d.old[id] && place.Dy() >= lowest
	})
	if err != nil || i < 0 {
		return false
	}
	w.id = ids[i]
	return true
}

// Reopened waits for the window that a program opens anew in place of one that is gone, and looks at that from now on.
func (w *Window) Reopened() {
	w.t.Helper()
	w.Until(w.appear, "open a window anew")
	w.Until(func() bool { img, err := w.image(); return err == nil && !Uniform(img) }, "draw in it")
}

func (w *Window) image() (image.Image, error) { return w.d.x.image(w.id) }

func (w *Window) number() string { return strconv.Itoa(int(w.id)) }

// gone reports whether the program has ended.
func (w *Window) gone() bool {
	select {
	case <-w.ended:
		return true
	default:
		return false
	}
}

// Focus gives the window the keyboard and puts it above others, without a window manager into the top left corner.
// It returns when keys go there. Start has done it.
func (w *Window) Focus() {
	w.t.Helper()
	if w.d.managed {
		w.activate()
		return
	}
	w.check("focus", w.d.x.focus(w.id))
}

// activate asks the window manager until the keys really go to the window, and still do a moment later. The manager
// does what it is asked for in its own time, says which window is active before the server has given that the
// keyboard, and may still have to deal with a window that was opened, minimised or closed before.
func (w *Window) activate() {
	w.t.Helper()
	const settled, again = 200 * time.Millisecond, time.Second
	var asked, since time.Time
	w.Until(func() bool {
		now := time.Now()
		if w.hasKeyboard() {
			if since.IsZero() {
				since = now
			}
			return now.Sub(since) >= settled
		}
		since = time.Time{}
		if now.Sub(asked) >= again {
			w.xdotool("windowactivate", w.number())
			asked = now
		}
		return false
	}, "get the keyboard")
}

// hasKeyboard reports whether the server sends keys to the window or to one within it.
func (w *Window) hasKeyboard() bool {
	w.t.Helper()
	in, err := w.d.x.focusIsIn(w.id)
	w.check("ask for the keyboard of", err)
	return in
}

// keysElsewhere says so when the keyboard belongs to another window, or to none.
func (w *Window) keysElsewhere() string {
	if in, err := w.d.x.focusIsIn(w.id); err == nil && !in {
		return "; its window does not have the keyboard"
	}
	return ""
}

// Key presses and releases keys, one after the other. "ctrl+c" holds one while it presses another.
func (w *Window) Key(names ...string) { w.t.Helper(); w.xdotool(append([]string{"key"}, names...)...) }

// KeyUntil presses keys as Key does, and again every few seconds, until cond is true; else the test fails as in Until.
// It is for keys that do no harm when they are pressed twice: a busy machine may lose one, or a window that is just
// opened may take it, so before each but the first the window is given the keyboard again.
func (w *Window) KeyUntil(cond func() bool, what string, names ...string) {
	w.t.Helper()
	w.Key(names...)
	last := time.Now()
	w.Until(func() bool {
		if cond() {
			return true
		}
		if time.Since(last) >= keyAgain {
			w.Focus()
			w.Key(names...)
			last = time.Now()
		}
		return false
	}, what)
}

// KeyDown presses keys and holds them.
func (w *Window) KeyDown(names ...string) {
	w.t.Helper()
	w.xdotool(append([]string{"keydown"}, names...)...)
}

// KeyUp releases keys.
func (w *Window) KeyUp(names ...string) {
	w.t.Helper()
	w.xdotool(append([]string{"keyup"}, names...)...)
}

// Type enters text, key by key.
func (w *Window) Type(s string) { w.t.Helper(); w.xdotool("type", "--", s) }

// Move moves the mouse.
func (w *Window) Move(x, y int) {
	w.t.Helper()
	w.xdotool("mousemove", "--window", w.number(), strconv.Itoa(x), strconv.Itoa(y))
}

// MoveBy moves the mouse from where it is.
func (w *Window) MoveBy(x, y int) {
	w.t.Helper()
	w.xdotool("mousemove_relative", "--", strconv.Itoa(x), strconv.Itoa(y))
}

// Click presses and releases a mouse button: 1 left, 2 middle, 3 right, 4 to 7 one notch of the wheel
// up, down, left, right.
func (w *Window) Click(button int) { w.t.Helper(); w.xdotool("click", strconv.Itoa(button)) }

// ButtonDown presses a mouse button and holds it.
func (w *Window) ButtonDown(button int) { w.t.Helper(); w.xdotool("mousedown", strconv.Itoa(button)) }

// ButtonUp releases a mouse button.
func (w *Window) ButtonUp(button int) { w.t.Helper(); w.xdotool("mouseup", strconv.Itoa(button)) }

// Resize gives the inside of the window a size, as a player's hand would; limits that the game set are not kept.
// What is beside the screen is not in pictures. It returns when the window has the size; the game draws later.
func (w *Window) Resize(width, height int) {
	w.t.Helper()
	w.check("resize", w.d.x.resize(w.id, width, height))
}

// Close asks the game to close its window, as a click on the cross does. The game decides: see Wait.
func (w *Window) Close() {
	w.t.Helper()
	w.check("close", w.d.x.close(w.id))
}

// Wait waits for the program to end and returns its exit code, −1 when a signal ended it.
func (w *Window) Wait() (code int) {
	w.t.Helper()
	select {
	case <-w.ended:
		return w.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		w.fatalf("screentest: wait for %q to end: still running", w.name)
		return -1
	}
}

// Freeze stops the program, as a machine that falls asleep does, or lets it go on.
func (w *Window) Freeze(on bool) {
	w.t.Helper()
	w.check("freeze", freeze(w.cmd.Process, on))
}

// Signal sends the program a signal, as the system or a terminal does.
func (w *Window) Signal(s os.Signal) {
	w.t.Helper()
	w.check("signal", w.cmd.Process.Signal(s))
}

// Output returns what the program has written so far, errors too.
func (w *Window) Output() string { return w.said.String() }

func (w *Window) check(verb string, err error) {
	w.t.Helper()
	if err != nil {
		w.fatalf("screentest: %s %q: %v", verb, w.name, err)
	}
}

// xdotool makes events as a keyboard and a mouse would; the server sends them to whoever has the focus.
func (w *Window) xdotool(args ...string) {
	w.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(cmd.Environ(), "DISPLAY="+w.d.name)
	if out, err := cmd.CombinedOutput(); err != nil {
		w.check(args[0], fmt.Errorf("%w: %s", err, out))
	}
}
