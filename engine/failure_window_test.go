//go:build screen

package engine_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/replay"
)

// places are where the game of testdata/failing can fail, with what it says then.
var places = map[string]string{
	"update":    "panic in Update of *main.game: the update broke",
	"error":     "error in Update of *main.game: the update gave up",
	"draw":      "panic in Draw of *main.game: the draw broke",
	"start":     "panic in Start of *main.game: the start broke",
	"push":      "panic in Start of *main.scene: the push broke",
	"overlay":   "panic in Overlay of *main.scene: the overlay broke",
	"pad":       "panic in ScreenPad of *main.game: the pad broke",
	"goroutine": "panic in goroutine of *main.game: the goroutine broke",
	"sound":     "panic in Update of *main.game: the sound broke", // decoders run in the tick that plays first
	"canquit":   "panic in CanQuit of *main.game: the canquit broke",
}

// The colours by which a test knows the screen, and the running game.
var (
	backColor   = color.RGBA{0x17, 0x1a, 0x26, 255}
	markColor   = color.RGBA{0xef, 0x47, 0x6f, 255} // beside the message
	lightColor  = color.RGBA{0xf4, 0xf6, 0xfb, 255} // the message
	buttonColor = color.RGBA{0x3f, 0x62, 0xc7, 255} // what Enter does
	runsColor   = color.RGBA{0x00, 0xe4, 0x36, 255}
)

// area returns the box around the pixels of a colour, and how many there are.
func area(img image.Image, c color.RGBA) (box image.Rectangle, n int) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if color.RGBAModel.Convert(img.At(x, y)) == c {
				box = box.Union(image.Rect(x, y, x+1, y+1))
				n++
			}
		}
	}
	return box, n
}

// failing reports whether a picture is that of a failure.
func failing(img image.Image) bool {
	if color.RGBAModel.Convert(img.At(2, 2)) != backColor {
		return false
	}
	for c, least := range map[color.RGBA]int{markColor: 20, lightColor: 50, buttonColor: 300} {
		if _, n := area(img, c); n < least {
			return false
		}
	}
	return true
}

func running(img image.Image) bool {
	_, n := area(img, runsColor)
	return n > img.Bounds().Dx()*img.Bounds().Dy()/5 // a phone that stands upright has bars
}

// TestFailuresInAWindow lets a game fail in each place, looks at the screen, and begins anew.
func TestFailuresInAWindow(t *testing.T) {
	d := screentest.NewDesktop(t)
	bin := screentest.Build(t, "./testdata/failing")
	for place, says := range places {
		w := d.Start(bin, append(screentest.NoSound(), "FAILING_IN="+place)...)
		if place == "canquit" {
			w.Until(func() bool { return w.Said("runs") }, "run")
			w.Close()
		}
		w.Until(func() bool { return w.Said(says) && failing(w.Shot()) }, "show how it failed in "+place)
		w.SavePNG(place)
		w.Key("r")
		w.Until(func() bool { return w.Said("start, best 7") && running(w.Shot()) }, "begin anew, with its best score")
		if n := strings.Count(w.Output(), "ERROR"); n != 1 {
			t.Errorf("%s: got %d errors in the log; want one:\n%s", place, n, w.Output())
		}
		w.Close()
		if code := w.Wait(); code != 0 || !w.Said("closed") {
			t.Errorf("%s: got status %d and %q; want 0, and Close", place, code, w.Output())
		}
	}
}

// TestAReportIsCopied plays the program that copies by a script, and then is without one.
func TestAReportIsCopied(t *testing.T) {
	d := screentest.NewDesktop(t)
	dir := t.TempDir()
	bin := screentest.Build(t, "./testdata/failing")
	fail := func(path string) *screentest.Window {
		w := d.Start(bin, append(screentest.NoSound(), "FAILING_IN=update", "PATH="+path)...)
		w.Until(func() bool { return failing(w.Shot()) }, "show how it failed")
		w.Key("c")
		return w
	}
	w := fail(dir)
	w.Until(func() bool { return w.Said("at engine/testdata/failing/main.go:") }, "print the report")
	w.Still()
	w.SavePNG("printed")
	w.Close()
	if code := w.Wait(); code != 1 {
		t.Errorf("a failed game that is closed: got status %d; want 1", code)
	}
	script := "#!/bin/sh\nread -r first\necho \"copied $first\" >&2\n" + `echo "$first" >"` + dir + `/copied"` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "xclip"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	w = fail(dir)
	want := "Failing: panic in Update of *main.game\n"
	w.Until(func() bool {
		got, _ := os.ReadFile(filepath.Join(dir, "copied"))
		return string(got) == want
	}, "copy the report")
	w.Still()
	w.SavePNG("copied")
	w.Key("Escape")
	if code := w.Wait(); code != 1 {
		t.Errorf("a failed game that is left: got status %d; want 1", code)
	}
}

// TestGoingBackAndSaving takes a game back that fails again, saves what happened, and plays it.
func TestGoingBackAndSaving(t *testing.T) {
	d := screentest.NewDesktop(t)
	bin := screentest.Build(t, "./testdata/failing")
	w := d.Start(bin, append(screentest.NoSound(), "FAILING_IN=later")...)
	for n := 1; n <= 2; n++ {
		w.Until(func() bool { return strings.Count(w.Output(), "the later broke stack") == n && failing(w.Shot()) }, "fail")
		w.Still()
		w.SavePNG(fmt.Sprint("time-", n))
		if n == 1 {
			w.Key("l")
		}
	}
	w.Key("s")
	w.Until(func() bool { return w.Said("a replay was saved") }, "save a replay")
	w.Still()
	w.SavePNG("saved")
	files, _ := filepath.Glob(filepath.Join(w.Home, "failing-*.krill"))
	if len(files) != 1 {
		t.Fatalf("got files %q; want one replay where the game was started", files)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if f, err := replay.Read(bytes.NewReader(data)); err != nil || f.Ticks() < 140 {
		t.Errorf("the replay: got %v; want one of 150 ticks", err)
	}
	w.Key("r")
	w.Until(func() bool { return w.Said("start, best 7") && running(w.Shot()) }, "begin anew")
	w.Close()
	w.Wait()
	played := exec.Command(bin)
	played.Env = append(os.Environ(), "KRILL_HEADLESS=1", "FAILING_IN=later", "KRILL_REPLAY="+files[0])
	out, err := played.CombinedOutput()
	t.Logf("%v\n%s", err, out)
	if !strings.Contains(string(out), "the later broke") {
		t.Errorf("played: got %q, %v; want it to fail again", out, err)
	}
}

// open opens the game in a page.
func open(b *screentest.Browser, s screentest.Screen, url string, env map[string]string) *screentest.Page {
	var vars []string
	for name, value := range env {
		vars = append(vars, fmt.Sprintf("%q: %q", name, value))
	}
	s.Script += "; globalThis.KRILL_ENV = {" + strings.Join(vars, ", ") + "}"
	return b.OpenOn(s, url)
}

// said reports whether a page has said something.
func said(p *screentest.Page, text string) bool {
	return slices.ContainsFunc(p.Console(), func(line string) bool { return strings.Contains(line, text) })
}

func TestFailuresInABrowser(t *testing.T) {
	b := screentest.NewBrowser(t)
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/failing"))
	for place, says := range places {
		if place == "canquit" {
			continue // pages are closed without a question
		}
		p := open(b, screentest.Screen{Width: 640, Height: 360}, url, map[string]string{"FAILING_IN": place})
		p.Until(func() bool { return said(p, says) && failing(p.Shot()) }, "show how it failed in "+place)
		p.SavePNG(place)
		if place == "update" {
			p.Key("KeyC")
			pasted(p, "copy the report", "Failing: panic in Update of *main.game\nthe update broke\nat ")
		}
		p.Key("Escape") // there is nothing to go back to
		p.Key("KeyR")
		p.Until(func() bool { return said(p, "start, best 7") && running(p.Shot()) }, "begin anew, with its best score")
		p.Close()
	}
}

// pasted pastes into a page what it has copied, until that begins with a text.
func pasted(p *screentest.Page, what, want string) {
	p.Eval(`document.body.append(Object.assign(document.createElement("textarea"), { id: "pasted" }))`)
	p.Until(func() bool {
		p.Eval(`pasted.value = ""; pasted.focus()`)
		p.Key("Control+KeyV")
		text, _ := p.Eval("pasted.value").(string)
		return strings.HasPrefix(text, want) && strings.Contains(text, "js/wasm")
	}, what)
	p.Eval(`pasted.remove(); document.querySelector("canvas").focus()`)
	p.Still()
	p.SavePNG("copied")
}

// download makes a page tell what it lets its player download.
const download = `
	const click = HTMLAnchorElement.prototype.click;
	HTMLAnchorElement.prototype.click = function () {
		fetch(this.href).then(answer => answer.text()).then(text => console.log("download", this.download, text.slice(0, 12)));
		click.call(this);
	}`

// TestGoingBackAndSavingInABrowser does what a player of a page can besides.
func TestGoingBackAndSavingInABrowser(t *testing.T) {
	b := screentest.NewBrowser(t)
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/failing"))
	s := screentest.Screen{Width: 640, Height: 360, Script: download}
	p := open(b, s, url, map[string]string{"FAILING_IN": "later"})
	times := func() int { return strings.Count(strings.Join(p.Console(), "\n"), "the later broke stack") }
	p.Until(func() bool { return times() == 1 && failing(p.Shot()) }, "fail")
	p.Key("KeyL")
	p.Until(func() bool { return times() == 2 && failing(p.Shot()) }, "fail again")
	p.Key("KeyS")
	p.Until(func() bool { return said(p, "download failing-") }, "offer a replay")
	if !said(p, ".krill krill replay") {
		t.Errorf("got %q; want a file that begins as replays do", p.Console())
	}
	p.Still()
	p.SavePNG("saved")
	p.Key("KeyR")
	p.Until(func() bool { return said(p, "start, best 7") && running(p.Shot()) }, "begin anew")
}

// TestAFailureOnAPhone chooses with a finger.
func TestAFailureOnAPhone(t *testing.T) {
	b := screentest.NewBrowser(t)
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/failing"))
	p := open(b, screentest.Screen{Width: 390, Height: 844, Scale: 2, Touch: true}, url, map[string]string{
		"FAILING_IN": "deep", "FAILING_WITH": "the level “3-2 The Sunken Bell of Saint-Étienne” has no way out",
	})
	p.Tap(200, 400) // so that the game knows what it is played by
	p.Until(func() bool { return failing(p.Shot()) }, "show how it failed")
	p.SavePNG("portrait")
	p.Tap(200, 400) // beside all buttons
	p.Still()
	p.SavePNG("fingers")
	box, _ := area(p.Shot(), buttonColor)
	if box.Dy() < 2*40 {
		t.Errorf("the button for restarting is %v, in half pixels; want it as high as a finger needs", box)
	}
	at := box.Min.Add(box.Max).Div(4) // in CSS pixels
	p.Tap(float64(box.Max.X/2+20), float64(at.Y))
	pasted(p, "copy the report by a finger", "Failing: panic in Update of *main.game\nthe level “3-2 ")
	p.Tap(float64(at.X), float64(at.Y))
	p.Until(func() bool { return said(p, "start, best 7") && running(p.Shot()) }, "begin anew, with its best score")
}
