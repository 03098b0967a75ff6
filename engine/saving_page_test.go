//go:build screen

package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/save"
)

// tells waits until the page has printed a line, or one that begins so.
func tells(p *screentest.Page, line string) {
	p.Until(func() bool { return printed(p, line) }, "say "+line)
}

func printed(p *screentest.Page, line string) bool {
	for _, l := range p.Console() {
		if strings.Contains(l, ": "+line) || strings.HasPrefix(l, line) || strings.Contains(l, "\n"+line) {
			return true
		}
	}
	return false
}

func savingPage(t *testing.T, script string) *screentest.Page {
	t.Helper()
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/saving"))
	return screentest.NewBrowser(t).OpenOn(screentest.Screen{Script: script}, url)
}

const stored = `(async () => {
	const names = Object.keys(localStorage).sort().map(k => k + (k.endsWith(".large") ? "=" + localStorage.getItem(k) : ""))
	for (const b of await indexedDB.databases()) names.push(b.name)
	return names.join(" ")
})()`

// TestPageMovesWhatGrows saves little and much, and finds both again after the page was loaded anew.
func TestPageMovesWhatGrows(t *testing.T) {
	p := savingPage(t, "")
	tells(p, "start: 0 0 0 0")
	p.Key("KeyS", "KeyL")
	p.Until(func() bool { return p.Eval(stored) == "saving/.large=1 saving/small krill/saving" }, "store one in each place")
	p.Key("KeyL")
	tells(p, "now: 1 2")
	p.Reload() // at once: pagehide has to do
	tells(p, "start: 1 2 3000000 1")
	p.Key("KeyS", "KeyL")
	tells(p, "now: 2 3")
	second := p.Tab()
	tells(second, "start: 2 3 3000000 1")
	for _, l := range p.Console() {
		if strings.HasPrefix(l, "error") || strings.HasPrefix(l, "pageerror") {
			t.Errorf("got %q in the console", l)
		}
	}
}

// TestPageThatIsLeft saves much and closes the tab in the same moment, several times: nothing that was put before is
// missing. What is saved by itself as the tab closes may be, as the next page may look before the browser has it.
func TestPageThatIsLeft(t *testing.T) {
	p := savingPage(t, "")
	keep := p.Tab() // so that the browser keeps what is stored
	for n := range 5 {
		p.Key("KeyL", "KeyS")
		tells(p, fmt.Sprintf("now: %d %d", n+1, n+1))
		p.Leave()
		p = keep.Tab()
		tells(p, fmt.Sprintf("start: %d %d 3000000", n+1, n+1))
	}
}

// TestSecondTabIsTold opens the game twice: the second one says so on the screen, and after the first one is closed no
// more.
func TestSecondTabIsTold(t *testing.T) {
	p := savingPage(t, "")
	second := p.Tab()
	before := second.Still()
	second.Key("KeyS")
	tells(second, `told: another copy of the game is running and saves "small" too: what it saves last stays; try playing only one`)
	second.Until(func() bool { return !screentest.Equal(second.Shot(), before) }, "show it")
	second.SavePNG("second")
	p.Key("KeyS")
	tells(p, "now: 1 0")
	if printed(p, "told:") {
		t.Errorf("the first tab: got %q; want nothing told", p.Console())
	}
}

// TestFullPage fills localStorage, and has no IndexedDB: the player sees it, and takes his saves along.
func TestFullPage(t *testing.T) {
	const fill = `(() => { let n = 0, s = "x".repeat(1 << 20); for (;;) try { localStorage.setItem("fill" + n++, s) } catch (e) { if (s.length < 2) return n; s = s.slice(s.length / 2) } })()`
	p := savingPage(t, `Object.defineProperty(globalThis, "indexedDB", { value: undefined })`)
	p.Eval(fill)
	p.Key("KeyS")
	tells(p, `told: could not save "small": the browser gives this site no more room; try a smaller save, or removing what else the site stores`)
	p.SavePNG("full")
	file := p.Download("F2")
	list, err := save.Import("saving", file)
	if err != nil || len(list) == 0 || list[0].Name != "small" {
		t.Errorf("the file: got %d bytes with %+v, %v; want small", len(file), list, err)
	}
	p.Eval(`localStorage.clear()`)
	p.Until(func() bool { return p.Eval(`Object.keys(localStorage).includes("saving/small")`) == true }, "store it when there is room")
	p.Choose("KeyI", "a.saves", file)
	tells(p, "imported: [small] <nil>")
	p.Choose("KeyI", "bad.saves", file[:len(file)-1])
	tells(p, "imported: [] nothing was taken from the file: the file is damaged")
}

// TestFullPageWithRoomBeside fills localStorage before the game was ever played: IndexedDB takes all.
func TestFullPageWithRoomBeside(t *testing.T) {
	p := savingPage(t, `if (!localStorage.getItem("fill0")) { let n = 0, s = "x".repeat(1 << 20); for (;;) try { localStorage.setItem("fill" + n++, s) } catch (e) { if (s.length < 2) break; s = s.slice(s.length / 2) } }`)
	p.Key("KeyS", "KeyL")
	p.Until(func() bool { return strings.Contains(fmt.Sprint(p.Eval(stored)), "krill/saving") }, "store it in IndexedDB")
	tells(p, "now: 1 1")
	p.Reload()
	tells(p, "start: 1 1 3000000 1")
}

// TestPageWithoutStorage plays where the browser refuses: the player is told, and can take his saves along.
func TestPageWithoutStorage(t *testing.T) {
	p := savingPage(t, `Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError") } })`)
	tells(p, "told: nothing can be saved here: the browser has its storage switched off; try allowing this page to store data")
	p.SavePNG("off")
	p.Key("KeyS")
	tells(p, "now: 1 0")
	list, err := save.Import("saving", p.Download("KeyE"))
	if err != nil || len(list) != 1 {
		t.Errorf("the file: got %+v, %v; want small", list, err)
	}
}

// TestPageWhoseSetItemThrows has storage that cannot be written to, as some private windows do.
func TestPageWhoseSetItemThrows(t *testing.T) {
	p := savingPage(t, `Storage.prototype.setItem = () => { throw new DOMException("private", "InvalidAccessError") }`)
	p.Key("KeyS")
	tells(p, `told: could not save "small": InvalidAccessError: private; try again`)
}
