//go:build screen && !js

package dev

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/server"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// slowBar is bar for a test that takes minutes.
func slowBar(color int, field, code string) string {
	return strings.Replace(barOf(color, field, code), "b.length/4", "b.length/32", 1)
}

// player looks at a bar in a page.
type player struct {
	*screentest.Page
	t      *testing.T
	length float64
}

// plays waits until the page shows a bar of a color, that is not shorter than the one before and grows.
func (p *player) plays(color int, what string) {
	p.t.Helper()
	p.Until(func() bool { return length(p.Shot(), color) > 0 }, what)
	now := length(p.Shot(), color)
	if now < p.length {
		p.t.Errorf("%s: got a bar of %.3f after one of %.3f; want the state kept", what, now, p.length)
	}
	p.length = now
	p.Until(func() bool { return length(p.Shot(), color) > p.length }, what+" and goes on")
}

// said waits for what the page says over the picture.
func (p *player) said(text string) {
	p.t.Helper()
	p.Until(func() bool {
		return strings.Contains(fmt.Sprint(p.Eval(`document.getElementById("said").textContent`)), text)
	}, "say "+text)
}

// online starts krill dev --web for the bar and opens its page.
func online(t *testing.T, lan bool) (l *live, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "bar")
	realGame(t, dir)
	put(t, dir, "main.go", slowBar(red, "", ""))
	l = start(t, dir, func(o *Options) { o.Web, o.LAN, o.alone, o.window = true, lan, false, nil })
	if err := l.webWindow(); err != nil { // it may take longer than a page is waited for
		t.Fatal(err)
	}
	within(t, 3*patient, "a build", func() bool { l.mu.Lock(); defer l.mu.Unlock(); return l.good.Number > 0 })
	return l, dir
}

// TestWeb edits a game that is played in a page, as TestLive does in a window. The page is never loaded anew.
func TestWeb(t *testing.T) {
	l, dir := online(t, false)
	if !strings.Contains(l.out.String(), l.server.Play()) {
		t.Errorf("got %q; want the address of the page", l.out)
	}
	b := screentest.NewBrowser(t)
	p := &player{Page: b.Blank(screentest.Screen{}, l.server.Play()), t: t}
	p.Load()
	p.plays(red, "show the first build")
	p.Eval(`globalThis.stays = document.querySelector("canvas")`)
	p.SavePNG("first")
	says := func(text string) {
		t.Helper()
		within(t, 3*patient, fmt.Sprintf("%q at the terminal", text), func() bool { return strings.Contains(l.out.String(), text) })
	}

	put(t, dir, "main.go", slowBar(green, "", ""))
	p.plays(green, "show another constant")
	put(t, dir, "main.go", slowBar(blue, "speed, turn float64", ""))
	says("; 2 fields added\n")
	p.plays(blue, "show a build with new fields")
	p.SavePNG("fields")
	put(t, dir, "main.go", slowBar(gold, "", "nonsense()"))
	says("main.go:16:2: undefined: nonsense\n")
	p.plays(blue, "play on while the new code does not compile")
	p.SavePNG("broken")
	put(t, dir, "main.go", slowBar(gold, "", `panic("ouch")`))
	says("panic in Update of *main.bar: ouch\n\tbar.Update (main.go:16)\n")
	p.plays(blue, "play on after code that panics")
	p.SavePNG("panic")
	put(t, dir, "main.go", slowBar(gold, "", "for {}"))
	says(", but it does not answer; is it in an endless loop?; the build before plays on\n")
	p.plays(blue, "play on after code that hangs")
	put(t, dir, "main.go", slowBar(gold, "speed float64", ""))
	p.plays(gold, "show mended code")
	p.SavePNG("mended")
	if p.Eval(`globalThis.stays === document.querySelector("canvas") && document.querySelectorAll("canvas").length === 1`) != true {
		t.Error("got another page or canvas; want the same")
	}

	// It hangs after its trial: it comes back, and stands still before that until the next build.
	put(t, dir, "main.go", slowBar(red, "Since int", "if b.Since++; b.Since == 400 { for {} }"))
	p.plays(red, "show a build that hangs later")
	says("hangs")
	within(t, patient, "come back paused", func() bool { s := l.status(); return s.Alive && s.Clock.Paused })
	p.SavePNG("hung")
	put(t, dir, "main.go", slowBar(green, "Since int", ""))
	within(t, 3*patient, "show the next build", func() bool { return length(p.Shot(), green) > 0 })
	p.plays(green, "go on with it")

	// The person loads the page anew: the game goes on.
	p.Load()
	p.plays(green, "go on after a reload")
	for _, line := range p.Console() {
		if strings.Contains(line, "error") && !strings.Contains(line, "ouch") {
			t.Errorf("the page said %s", line)
		}
	}

	// Another page takes it over.
	second := &player{Page: b.Blank(screentest.Screen{}, l.server.Play()), t: t, length: length(p.Shot(), green)}
	second.Load()
	second.plays(green, "go on in a second page")
	p.said("The game is shown in another page.")
	p.SavePNG("second")
	if err := l.end(); err != nil {
		t.Errorf("got %v; want no error", err)
	}
	second.said("krill dev has ended.")
	second.SavePNG("ended")
}

// TestWebOnAPhone shows the game on a phone, which is paired where the machine is in a network.
func TestWebOnAPhone(t *testing.T) {
	lan := true
	if s, err := server.Listen(server.Options{Game: t.TempDir(), Ask: func(protocol.Ask) (a protocol.Answer) { return }, LAN: true}); err != nil {
		t.Logf("not paired: %v", err)
		lan = false
	} else {
		s.Close()
	}
	l, dir := online(t, lan)
	code, address := l.server.Code()
	if !lan {
		address = l.server.Address()
	}
	p := &player{Page: screentest.NewBrowser(t).Blank(screentest.Screen{Width: 844, Height: 390, Scale: 2, Touch: true}, address), t: t}
	p.Load()
	if lan {
		p.Until(func() bool { return p.Eval(`!document.getElementById("door").hidden`) == true }, "ask for the code")
		p.Eval(`document.querySelector("#door input").value = "` + code + `"; document.querySelector("#door button").click()`)
	}
	p.Until(func() bool { return p.Eval(`!document.getElementById("play").hidden`) == true }, "offer the game")
	p.SavePNG("offer")
	p.Eval(`document.getElementById("play").click()`)
	p.Until(func() bool { return p.Eval(`document.querySelector("canvas") !== null`) == true }, "go to the game") // no picture while it goes
	p.plays(red, "show the game on the phone")
	put(t, dir, "main.go", slowBar(green, "", ""))
	p.plays(green, "show another build")
	p.SavePNG("played")
}
