//go:build screen

package main

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// player is a window or a page.
type player interface {
	Key(names ...string)
	Until(cond func() bool, what string)
}

// summary asks the game with F9 what it has, until that holds a word.
func summary(p player, said func() string, word string) {
	p.Until(func() bool {
		p.Key("F9")
		out := said()
		at := strings.LastIndex(out, "engine: ")
		return at >= 0 && strings.Contains(out[at:], word)
	}, "say "+word)
}

// seen waits until the game has seen what was done: a press, a way and a release within one picture have one place alone.
func seen(p player, said func() string) {
	n := strings.Count(said(), "engine: ")
	p.Until(func() bool {
		p.Key("F9")
		return strings.Count(said(), "engine: ") >= n+2
	}, "play on")
}

// TestUIInAWindow drags a slider and writes into a field, with a real mouse and keyboard.
func TestUIInAWindow(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), append(screentest.NoSound(), "KRILL_DEV=1")...)
	size := w.Shot().Bounds().Size()
	k := float64(size.X) / 640 // the window has the canvas's shape
	to := func(x, y float64) { w.Move(int(x*k), int(y*k)) }
	summary(w, w.Output, "speed 260")
	to(100, 92)
	w.ButtonDown(1)
	seen(w, w.Output)
	to(160, 92)
	to(218, 92)
	seen(w, w.Output)
	w.ButtonUp(1)
	seen(w, w.Output)
	summary(w, w.Output, "speed 500")
	to(150, 167)
	w.Click(1)
	w.Key("End")
	w.Type("s of krill")
	w.SavePNG("window")
	w.Key("Return")
	summary(w, w.Output, "title Fountains of krill")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
}

// TestUIOnAPhone does the same with fingers on an upright phone, where the first touch makes all large enough for them.
func TestUIOnAPhone(t *testing.T) {
	s := screentest.Screen{Width: 390, Height: 780, Scale: 2, Touch: true, Script: `globalThis.KRILL_ENV = {KRILL_DEV: "1"};`}
	p := screentest.NewBrowser(t).OpenOn(s, screentest.Serve(t, screentest.BuildWeb(t, ".")))
	said := func() string { return strings.Join(p.Console(), "\n") }
	p.Flick(200, 700)
	summary(p, said, "speed 260")
	const font = 1.5 // CSS pixels for one of the font
	p.TouchStart(screentest.Touch{ID: 1, X: 100 * font, Y: 138 * font})
	for x := range 12 {
		p.TouchMove(screentest.Touch{ID: 1, X: (100 + 10*float64(x)) * font, Y: 138 * font})
	}
	p.TouchMove(screentest.Touch{ID: 1, X: 218 * font, Y: 138 * font})
	p.TouchEnd()
	summary(p, said, "speed 500")
	p.Tap(150*font, 288*font)
	p.Until(func() bool { return p.Eval(`document.activeElement.tagName`) == "TEXTAREA" }, "give the field the keyboard")
	p.Protocol("Input.insertText", map[string]any{"text": "!"})
	p.SavePNG("writing")
	p.Key("Enter")
	summary(p, said, "!")
}
