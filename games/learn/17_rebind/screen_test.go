//go:build screen

package main

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/geom"
)

// player is someone at a window or a page.
type player interface {
	Key(names ...string)
	KeyDown(names ...string)
	KeyUp(names ...string)
	Still() image.Image
	Shot() image.Image
	Until(cond func() bool, what string)
	SavePNG(name string) string
}

// summary asks the game what it has; said returns all that it said so far.
func summary(t *testing.T, p player, said func() string) (last string) {
	t.Helper()
	before := strings.Count(said(), " jumps")
	var asked time.Time
	p.Until(func() bool {
		if time.Since(asked) > time.Second { // a game that is being loaded hears nothing yet
			asked = time.Now()
			p.Key("F9")
		}
		out := said()
		if strings.Count(out, " jumps") <= before {
			return false
		}
		at := strings.LastIndex(out, "engine: ")
		last, _, _ = strings.Cut(out[at:], "\n")
		return strings.Contains(last, " jumps")
	}, "answer F9")
	return strings.ReplaceAll(last, `\`, "") // a log quotes what it says
}

// press presses a key for as long as it takes until the picture changes.
func press(p player, key string) {
	before := p.Still()
	p.KeyDown(key)
	p.Until(func() bool { return !screentest.Equal(before, p.Shot()) }, "answer "+key)
	p.KeyUp(key)
	p.Still()
}

// rebindJump gives the picked line the key of right, by asking twice, so that they swap.
func rebindJump(t *testing.T, p player, name string, said func() string) {
	t.Helper()
	press(p, "d")
	p.SavePNG(name + "-clash")
	press(p, "d")
	p.SavePNG(name + "-swapped")
	has(t, summary(t, p, said))
}

func has(t *testing.T, summary string) {
	t.Helper()
	if !strings.Contains(summary, `"Space" "→"`) || !strings.Contains(summary, `"D" "A"`) {
		t.Errorf("got %s; want Space for right and D for jump", summary)
	}
}

// jumps presses the new key and counts.
func jumps(t *testing.T, p player, said func() string) {
	t.Helper()
	press(p, "d")
	if s := summary(t, p, said); !strings.HasSuffix(strings.Trim(s, `"`), "1 jumps") {
		t.Errorf("D after a restart: got %s; want one jump", s)
	}
}

// TestRebindInAWindow gives an action a key that another one has, swaps, closes the window, and starts the program
// again: the key does the same.
func TestRebindInAWindow(t *testing.T) {
	bin, d := screentest.Build(t, "."), screentest.NewDisplay(t)
	env := append(screentest.NoSound(), "KRILL_DEV=1")
	w := d.Start(bin, env...)
	for _, key := range []string{"Down", "Down", "Return"} {
		press(w, key)
	}
	rebindJump(t, w, "window", w.Output)
	w.Close()
	w.Wait()
	w = d.Start(bin, append(env, "HOME="+w.Home)...)
	has(t, summary(t, w, w.Output))
	jumps(t, w, w.Output)
	w.SavePNG("window-again")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
}

// TestRebindOnAPhone does the same on a page with a phone's screen: a finger picks the line, a keyboard that is plugged in
// is rebound, and the page is loaded again. Another tap leaves things as they were.
func TestRebindOnAPhone(t *testing.T) {
	s := screentest.Screen{Width: 844, Height: 390, Scale: 2, Touch: true, Script: `globalThis.KRILL_ENV = {KRILL_DEV: "1"};`}
	p := screentest.NewBrowser(t).OpenOn(s, screentest.Serve(t, screentest.BuildWeb(t, ".")))
	said := func() string { return strings.Join(p.Console(), "\n") }
	if got := summary(t, p, said); !strings.Contains(got, `"D" "→"`) {
		t.Fatalf("at the start: got %s; want D for right", got)
	}
	tap := func(i int) {
		k := min(float64(s.Width)/w, float64(s.Height)/h)
		at := line(i).Center().Sub(geom.V(w/2, h/2)).Mul(k)
		before := p.Still()
		p.Flick(float64(s.Width)/2+at.X, float64(s.Height)/2+at.Y)
		p.Until(func() bool { return !screentest.Equal(before, p.Shot()) }, fmt.Sprintf("answer a tap on line %d", i))
	}
	tap(2)
	p.SavePNG("phone-asks")
	tap(2)
	p.SavePNG("phone-left")
	tap(2)
	rebindJump(t, p, "phone", said)
	p.Reload()
	has(t, summary(t, p, said))
	jumps(t, p, said)
	p.SavePNG("phone-again")
	tap(len(actions))
	if got := summary(t, p, said); !strings.Contains(got, `"D" "→"`) || !strings.Contains(got, `"Space" "A"`) {
		t.Errorf("all given back: got %s; want D for right and Space for jump", got)
	}
	for _, line := range p.Console() {
		if strings.HasPrefix(line, "error") || strings.HasPrefix(line, "pageerror") {
			t.Errorf("the page said: %s", line)
		}
	}
}
