//go:build screen

package typing_test

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestDevicesInAWindow presses real keys and buttons, and writes: what the game is told is what was done.
func TestDevicesInAWindow(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "./testdata/listen"), screentest.NoSound()...)
	hears := func(words ...string) {
		t.Helper()
		for _, word := range words {
			w.Until(func() bool { return strings.Contains(w.Output(), word) }, "say "+word)
		}
	}
	w.Move(300, 200)
	hears("at 300 200")
	w.KeyDown("shift")
	hears("ShiftLeft true, prints Shift, with 0001")
	w.KeyUntil(func() bool { return strings.Contains(w.Output(), "Z true, prints Z, with 0001") }, "hear Z with Shift", "z")
	w.KeyUp("shift")
	w.Click(1)
	hears("MouseLeft true", "MouseLeft false", "tap 1", "writing false")
	w.Click(4)
	hears("WheelUp true", "wheel 0.00 1.00")

	w.Move(100, 40)
	w.Click(1)
	hears("writing true", `text "", 0 to 0 composed, caret 0, outcome 0`)
	w.Type("krill")
	hears(`text "krill"`)
	w.Key("BackSpace")
	hears(`text "kril"`)
	w.Key("Home")
	hears(`text "kril", 0 to 0 composed, caret 0`)
	w.Type("A ")
	hears(`text "A kril"`)
	w.SavePNG("written")
	w.Key("Return")
	hears(`outcome 1`)
	if strings.Contains(w.Output(), "\nR true") {
		t.Errorf("got letters as keys while they were written; want them as text alone\n%s", w.Output())
	}
	w.Key("r")
	hears("\nR true")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
}

// shakingPad is a gamepad of a known maker, as browsers show one, that notes how it is shaken.
const shakingPad = `
globalThis.shaken = "";
globalThis.pad = {id: "Wireless Controller (STANDARD GAMEPAD Vendor: 054c Product: 09cc)", index: 0, connected: true, mapping: "standard",
  timestamp: 1, axes: [0, 0, 0, 0], buttons: Array.from({length: 17}, () => ({pressed: false, touched: false, value: 0})),
  vibrationActuator: {playEffect: (kind, e) => { shaken = [kind, e.duration, e.strongMagnitude, e.weakMagnitude].join(" ") }}};
navigator.getGamepads = () => [pad, null, null, null];
`

// TestAPadOnAPageShakes presses a button of a pad by Sony: it has Sony's name, and the pad shakes; pulled out while it is
// held it is let go of.
func TestAPadOnAPageShakes(t *testing.T) {
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/listen"))
	p := screentest.NewBrowser(t).OpenOn(screentest.Screen{Width: 640, Height: 360, Script: shakingPad}, url)
	p.Move(300, 200)
	p.Eval(`pad.buttons[0] = {pressed: true, touched: true, value: 1}`)
	said := func() string { return strings.Join(p.Console(), "\n") }
	p.Until(func() bool { return strings.Contains(said(), "PadA.0 true, prints Cross") }, "hear the pad")
	p.Until(func() bool { return p.Eval(`shaken`) == "dual-rumble 500 0.25 1" }, "shake it")
	p.Eval(`pad = null`)
	p.Until(func() bool { return strings.Contains(said(), "PadA.0 false") }, "let go of what is gone")
}

// phone opens the program on a phone's screen.
func phone(t *testing.T) (p *screentest.Page, hears func(words ...string)) {
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/listen"))
	p = screentest.NewBrowser(t).OpenOn(screentest.Screen{Width: 640, Height: 360, Scale: 2, Touch: true}, url)
	return p, func(words ...string) {
		t.Helper()
		for _, word := range words {
			p.Until(func() bool { return strings.Contains(strings.Join(p.Console(), "\n"), word) }, "say "+word)
		}
	}
}

// TestFingersOnAPhone taps, swipes, pinches and turns with real touches in Chromium, and plays with the pad of the screen.
func TestFingersOnAPhone(t *testing.T) {
	p, hears := phone(t)
	p.Until(func() bool { // on a slow machine a tap may last too long for one
		p.Flick(480, 150)
		return strings.Contains(strings.Join(p.Console(), "\n"), "tap 2")
	}, "hear two taps")
	hears("TouchTap true", "tap 1")

	p.TouchStart(screentest.Touch{ID: 1, X: 430, Y: 150}, screentest.Touch{ID: 2, X: 530, Y: 150})
	for i := range 10 {
		d := float64(5 * (i + 1))
		p.TouchMove(screentest.Touch{ID: 1, X: 430 - d, Y: 150}, screentest.Touch{ID: 2, X: 530 + d, Y: 150})
	}
	p.TouchEnd()
	hears("pair: pinch true 2.00, turn false 0.00, pan false")

	p.TouchStart(screentest.Touch{ID: 1, X: 480, Y: 150})
	hears("long press")
	p.TouchEnd()

	p.SavePNG("pad")
	before := p.Still()
	p.TouchStart(screentest.Touch{ID: 1, X: 545, Y: 320}) // near A of a pad a fifth larger than usual
	hears("TouchA true")
	p.TouchEnd()
	p.Until(func() bool { return !screentest.Equal(p.Shot(), before) }, "draw the pad mirrored")
	p.SavePNG("mirrored")
	p.TouchStart(screentest.Touch{ID: 1, X: 640 - 545, Y: 320})
	p.TouchEnd()
	p.Until(func() bool { return strings.Count(strings.Join(p.Console(), "\n"), "TouchA true") == 2 }, "hear A on the left")
}

// TestWritingOnAPage writes with Chromium's own input method: what is composed shows, and is entered once.
func TestWritingOnAPage(t *testing.T) {
	p, hears := phone(t)
	p.Tap(500, 40)
	hears("writing true")
	p.Until(func() bool { return p.Eval(`document.activeElement.tagName`) == "TEXTAREA" }, "give the field the keyboard, which a phone then shows")
	compose := func(text string) {
		p.Protocol("Input.imeSetComposition", map[string]any{"text": text, "selectionStart": len([]rune(text)), "selectionEnd": len([]rune(text))})
	}
	compose("に")
	hears(`text "に", 0 to 3 composed, caret 3`)
	compose("にほ")
	hears(`text "にほ", 0 to 6 composed, caret 6`)
	p.Protocol("Input.insertText", map[string]any{"text": "日本"})
	p.Key("Enter")
	hears(`text "日本"`, "outcome 1")
	if said := strings.Join(p.Console(), "\n"); strings.Contains(said, "日本日本") || strings.Count(said, "outcome 1") != 1 {
		t.Errorf("got\n%s\nwant 日本 entered once", said)
	}
	p.Until(func() bool { return p.Eval(`document.activeElement.tagName`) != "TEXTAREA" }, "take the keyboard away again")
	p.Key("KeyR")
	hears("R true, prints R")
}

// TestWritingWithKeysOnAPage writes on a page with a keyboard, as on a desktop, and pastes by the browser's own keys.
func TestWritingWithKeysOnAPage(t *testing.T) {
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/listen"))
	p := screentest.NewBrowser(t).OpenOn(screentest.Screen{Width: 640, Height: 360}, url)
	hears := func(words ...string) {
		t.Helper()
		for _, word := range words {
			p.Until(func() bool { return strings.Contains(strings.Join(p.Console(), "\n"), word) }, "say "+word)
		}
	}
	p.Move(300, 200)
	hears("mouse entered true")
	p.Wheel(0, -100)
	hears("wheel 0.00")
	p.Move(100, 40)
	p.Click(0)
	hears("writing true")
	p.Type("krill é")
	hears(`text "krill é"`)
	p.Key("Backspace")
	hears(`text "krill "`)
	p.Key("ArrowLeft")
	hears(`text "krill ", 5 to 5 composed, caret 5`)
	p.Key("Shift+Home")
	hears(`text "krill ", 0 to 0 composed, caret 0`)
	p.Key("Backspace")
	hears(`text " ", 0 to 0 composed, caret 0`)
	p.Protocol("Input.insertText", map[string]any{"text": "pasted"})
	hears(`text "pasted "`)
	p.SavePNG("page")
	p.Key("Escape")
	hears("outcome 2")
}
