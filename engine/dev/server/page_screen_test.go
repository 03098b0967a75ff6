//go:build screen && !js

package server

import (
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

var (
	desk  = screentest.Screen{Width: 1280, Height: 800}
	phone = screentest.Screen{Width: 390, Height: 844, Scale: 2, Touch: true}
)

// visitor is somebody who looks at the page of a game that is only made of answers.
type visitor struct {
	*screentest.Page
	t *testing.T
	g *rocks
	s *Server
}

func visit(t *testing.T, b *screentest.Browser, screen screentest.Screen) *visitor {
	t.Helper()
	g := newRocks()
	s := serve(t, Options{Ask: g.Ask})
	p := b.Blank(screen, s.Address())
	p.Load()
	v := &visitor{p, t, g, s}
	v.until(`$("state").textContent == "build 7" && $("title").textContent == "Astro"`)
	return v
}

// until waits for a condition in the page, in which $ finds an element by its id.
func (v *visitor) until(js string) {
	v.t.Helper()
	v.Until(func() bool {
		return v.Eval(`(() => { const $ = id => document.getElementById(id); return !!(`+js+`) })()`) == true
	}, js)
}

// click presses the middle of the first element that a selector finds.
func (v *visitor) click(selector string) {
	v.t.Helper()
	x, y := v.middle(selector)
	v.Move(x, y)
	v.Click(1)
}

func (v *visitor) middle(selector string) (x, y int) {
	v.t.Helper()
	v.until(fmt.Sprintf(`document.querySelector(%q)`, selector))
	at := v.Eval(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "nearest"}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`, selector)).([]any)
	return int(at[0].(float64)), int(at[1].(float64))
}

// line types into the console.
func (v *visitor) line(text string) {
	v.t.Helper()
	v.click("#line")
	v.Type(text)
	v.Key("Enter")
}

func (v *visitor) did(do, args string) {
	v.t.Helper()
	v.Until(func() bool { return v.g.did(do, args) }, "ask "+do+" "+args)
}

// open opens values of the tree by their paths.
func (v *visitor) open(paths ...string) {
	v.t.Helper()
	for _, p := range paths {
		v.Eval(`void (globalThis.row = path => [...document.querySelectorAll("#Values .row")].find(r => r.title === path))`)
		v.until(fmt.Sprintf(`row(%q)`, p))
		v.Eval(fmt.Sprintf(`row(%q).click()`, p))
	}
}

// quiet fails when the page complained.
func (v *visitor) quiet() {
	v.t.Helper()
	for _, line := range v.Console() {
		if !strings.HasPrefix(line, "log: ") {
			v.t.Errorf("the page said %s", line)
		}
	}
}

func TestPageOnADesk(t *testing.T) {
	v := visit(t, screentest.NewBrowser(t), desk)
	if got := v.Eval("location.href"); strings.Contains(got.(string), v.s.token) {
		t.Errorf("got %v in the bar of addresses; want no token there", got)
	}
	v.line("Rock r")
	v.until(`$("log").textContent.includes("6 of 14 rows") && $("log").querySelectorAll("td").length == 24`)
	v.line("watch Rock r, Position r")
	v.until(`$("Watch").querySelectorAll("td").length == 24`)
	v.until(`$("Watch").textContent.startsWith("1: Rock r, Position r → 14 rows")`)
	first := v.Eval(`document.querySelector("#Watch").textContent`)
	v.until(fmt.Sprintf(`$("Watch").textContent != %q`, first))
	v.line("Fish f")
	v.until(`[...$("log").querySelectorAll(".bad")].some(e => e.textContent.includes("<b>Fish f</b>"))`)

	v.open("game", "game.ship", "game.ship.vel")
	v.until(`[...document.querySelectorAll("#Values b")].map(e => e.textContent).join() == "game,score,lives,ship,name,shield,weapon,vel,X,Y,rocks,world"`)
	v.click(`#Values input[title="game.ship.shield"]`)
	v.did(protocol.Run, `{"Text":"set game.ship.shield = false"}`)
	v.Eval(`document.querySelector('#Values input[title="game.ship.vel.X"]').focus()`)
	v.Key("ArrowRight")
	v.did(protocol.Run, `{"Text":"set game.ship.vel.X = 13"}`)
	v.click(`#Values input[title="game.lives"]`)
	v.Key("Control+KeyA")
	v.Type("5")
	v.Key("Enter")
	v.did(protocol.Run, `{"Text":"set game.lives = 5"}`)
	v.click(`#Values input[title="game.ship.name"]`)
	v.Key("Control+KeyA")
	v.Type("Ann")
	v.Key("Enter")
	v.did(protocol.Run, `{"Text":"set game.ship.name = \"Ann\""}`)
	v.Eval(`(() => { const e = document.querySelector('#Values select'); e.value = "mine"; e.onchange() })()`)
	v.did(protocol.Run, `{"Text":"set game.ship.weapon = mine"}`)

	v.Eval(`document.querySelector('#tune input[title="ship.Thrust"]').focus()`)
	v.Key("ArrowRight")
	v.did(protocol.Tune, `{"Set":{"ship.Thrust":"225"}}`)
	v.until(`document.querySelector("#tune output").textContent == "225"`)
	v.click("#keep input")
	v.Type("before the boss")
	v.Key("Enter")
	v.until(`$("log").textContent.includes("3 words after it; try keep NAME")`)
	v.click("#keep input")
	v.Type("boss")
	v.Key("Enter")
	v.until(`$("kept").textContent.includes("boss")`)
	v.click("#kept button")
	v.did(protocol.Back, `{"Name":"boss"}`)

	v.until(`$("figures").textContent.includes("9 draw calls") && $("Systems").textContent.includes("collide") && $("voices").textContent.includes("theme")`)
	v.s.Tell(protocol.Tell(protocol.Built, protocol.BuiltEvent{Build: 8, Line: "swapped in 0.9 s; 2 fields added, 1 new default applied"}))
	v.until(`$("state").textContent == "build 8" && $("say").textContent.includes("1 new default")`)
	v.SavePNG("desk")
	v.quiet()
}

func TestPageShowsTime(t *testing.T) {
	v := visit(t, screentest.NewBrowser(t), desk)
	v.click("#pause")
	v.did(protocol.Time, `{"Pause":true}`)
	v.until(`$("pause").textContent == "▶"`)
	at := v.Eval(`+document.getElementById("scrub").value`).(float64)
	v.click(`[data-line="step 1"]`)
	v.until(fmt.Sprintf(`$("scrub").value == %v`, at+1))
	v.click(`[data-line="back 1"]`)
	v.until(fmt.Sprintf(`$("scrub").value == %v`, at))
	x, y := v.middle("#scrub")
	v.Move(x, y)
	v.ButtonDown(1)
	for i := range 20 {
		v.Move(x-i*10, y)
	}
	v.ButtonUp(1)
	v.until(fmt.Sprintf(`$("scrub").value < %v && $("tick").textContent.startsWith($("scrub").value + " of ")`, at-100))
	v.Eval(`(() => { const e = document.getElementById("speed"); e.value = "0.25"; e.onchange({target: e}) })()`)
	v.did(protocol.Time, `{"Speed":0.25}`)
	v.click("#pause")
	v.did(protocol.Time, `{"Pause":false}`)
	v.quiet()
}

func TestPageConsoleRemembersAndCompletes(t *testing.T) {
	v := visit(t, screentest.NewBrowser(t), desk)
	v.line("kept")
	v.line("Rock r")
	v.click("#line")
	v.Key("ArrowUp", "ArrowUp")
	v.until(`$("line").value == "kept"`)
	v.Key("ArrowDown")
	v.until(`$("line").value == "Rock r"`)
	v.Key("ArrowDown")
	v.until(`$("line").value == ""`)
	v.Type("set game.sc")
	v.Key("Tab")
	v.until(`$("line").value == "set game.scale"`)
	v.Key("Tab")
	v.until(`$("line").value == "set game.score"`)
	v.Key("Tab")
	v.until(`$("line").value == "set game.scale"`)
	v.Type(" ")
	v.quiet()
}

func TestPageWaitsForTheFirstBuild(t *testing.T) {
	g := newRocks()
	g.absent = true
	s := serve(t, Options{Ask: g.Ask})
	p := screentest.NewBrowser(t).Blank(desk, s.Address())
	p.Load()
	v := &visitor{p, t, g, s}
	v.until(`$("state").textContent == "build 7" && $("title").textContent == "krill dev" && !$("log").textContent`)
	g.mu.Lock()
	g.absent = false
	g.mu.Unlock()
	s.Tell(protocol.Tell(protocol.Built, protocol.BuiltEvent{Build: 1, Line: "built in 9 s", Errors: []protocol.Problem{}}))
	v.until(`$("title").textContent == "Astro" && $("state").textContent == "build 1" && document.querySelector("#Values .row")`)
	v.quiet()
}

func TestPageShowsFailures(t *testing.T) {
	b := screentest.NewBrowser(t)
	v := visit(t, b, desk)
	v.s.Tell(protocol.Tell(protocol.Built, protocol.BuiltEvent{Build: 8, Line: "does not build", Errors: []protocol.Problem{
		{File: "ship.go", Line: 41, Col: 9, Text: "undefined: thrsut"}, {File: "rock.go", Line: 7, Col: 2, Text: "declared and not used: x"},
	}}))
	v.until(`$("state").textContent == "broken" && $("bad").textContent == "ship.go:41:9: undefined: thrsut\nrock.go:7:2: declared and not used: x"`)
	v.SavePNG("broken")
	v.s.Tell(protocol.Tell(protocol.Built, protocol.BuiltEvent{Build: 9, Line: "0.8 s"}))
	v.until(`$("bad").hidden`)
	v.s.Tell(protocol.Tell(protocol.Failed, protocol.FailureEvent{Text: "index out of range [3] with length 3", Stack: []string{"main.(*play).Update", "\tplay.go:112"}}))
	v.until(`$("bad").textContent.includes("play.go:112") && $("state").textContent == "failed"`)
	v.SavePNG("failed")
	v.s.Close()
	v.until(`$("state").textContent == "no connection"`)

	lost := serve(t, Options{Ask: newRocks().Ask})
	p := b.Blank(desk, strings.TrimSuffix(lost.Address(), lost.token)+"anotherrunstoken")
	p.Load()
	p.Until(func() bool {
		return p.Eval(`document.getElementById("door").textContent.includes("earlier run")`) == true
	}, "say that the token is old")
	p.SavePNG("old")
}

func TestPageOnAPhone(t *testing.T) {
	v := visit(t, screentest.NewBrowser(t), phone)
	wide := func(tab string) {
		t.Helper()
		if got := v.Eval(`document.documentElement.scrollWidth`); got != 390.0 {
			t.Errorf("%s: got a page %v wide; want 390", tab, got)
		}
	}
	for _, tab := range []string{"Console", "Values", "Tune", "Watch", "Frame", "Systems", "Sound", "Kept"} {
		v.Eval(fmt.Sprintf(`[...document.querySelectorAll("nav button")].find(b => b.textContent == %q).click()`, tab))
		v.until(fmt.Sprintf(`[...document.querySelectorAll("section")].filter(s => s.offsetParent).map(s => s.id).join() == %q`, tab))
		switch tab {
		case "Console":
			v.line("Rock r")
			v.line("watch Rock r, Position r")
			v.until(`$("log").textContent.includes("watching")`)
		case "Values":
			v.open("game", "game.ship", "game.ship.vel")
			v.until(`document.querySelectorAll("#Values .row").length == 12`)
		case "Tune":
			v.until(`document.querySelectorAll("#tune input").length == 4`)
		case "Watch":
			v.until(`$("Watch").querySelector("td")`)
		case "Frame":
			v.until(`$("figures").textContent`)
		case "Sound":
			v.until(`$("voices").textContent`)
		}
		wide(tab)
		v.SavePNG("phone-" + tab)
	}
	v.quiet()
}

func TestPagePairsAPhone(t *testing.T) {
	g := newRocks()
	s := serve(t, Options{Ask: g.Ask, LAN: true})
	code, address := s.Code()
	p := screentest.NewBrowser(t).Blank(phone, address)
	p.Load()
	v := &visitor{p, t, g, s}
	v.until(`!$("door").hidden`)
	v.SavePNG("door")
	v.Tap(195, 430)
	v.click("#door input")
	v.Type(wrong(code))
	v.Key("Enter")
	v.until(`$("door").textContent.includes("4 tries are left")`)
	s.pairs.wait()
	v.Eval(`document.querySelector("#door input").value = ""`)
	v.click("#door input")
	v.Type(code)
	v.Key("Enter")
	v.until(`$("state").textContent == "build 7" && $("door").hidden`)
	v.SavePNG("in")
	if err := s.Ask(protocol.New(protocol.Unpair, protocol.NameArgs{Name: "phone-1"})).Read(nil); err != nil {
		t.Fatal(err)
	}
	v.until(`!$("door").hidden`)
}
