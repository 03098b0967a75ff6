//go:build screen

package main

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

const astro = "../../games/astro"

// played records how astro's bot plays for some ticks, and returns the file and a picture of its end.
func played(t *testing.T, ticks int) (file string, end image.Image) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "bot.replay")
	t.Setenv("KRILL_HEADLESS", "1")
	t.Setenv("KRILL_TICKS", fmt.Sprint(ticks))
	if status, _, stderr := call("run", astro, "--record", file); status != 0 {
		t.Fatalf("got %d, %s; want a recorded run", status, stderr)
	}
	still := filepath.Join(t.TempDir(), "end.png")
	if status, _, stderr := call("clip", file, astro, "-o", still); status != 0 {
		t.Fatalf("got %d, %s; want a picture", status, stderr)
	}
	r, err := os.Open(still)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if end, err = png.Decode(r); err != nil {
		t.Fatal(err)
	}
	return file, end
}

// linked returns the address that plays a replay on a page.
func linked(t *testing.T, file, page string) string {
	t.Helper()
	status, link, stderr := call("replay", file, "--link", page)
	if status != 0 {
		t.Fatalf("got %d, %s; want a link", status, stderr)
	}
	return strings.TrimSpace(link)
}

// otherwise returns the share of pixels in the middle of two pictures, where the page and the engine write nothing over
// a replay, that differ by more than 8 of 255.
func otherwise(a, b image.Image) float64 {
	if a.Bounds().Size() != b.Bounds().Size() {
		return 1
	}
	n, all := 0, 0
	for y := 50; y < a.Bounds().Dy()-40; y++ {
		for x := range a.Bounds().Dx() {
			all++
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if max(r1, r2)-min(r1, r2) > 8*257 || max(g1, g2)-min(g1, g2) > 8*257 || max(b1, b2)-min(b1, b2) > 8*257 {
				n++
			}
		}
	}
	return float64(n) / float64(all)
}

// lengthen makes a replay as long as that of some minutes, by words that cannot be packed.
func lengthen(t *testing.T, file string) {
	t.Helper()
	f, err := readReplay(file)
	if err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, 9000)
	r := rand.New(rand.NewSource(1))
	for i := range noise {
		noise[i] = byte('0' + r.Intn(70))
	}
	f.Head.Build = string(noise)
	write(t, file, packed(t, f))
}

// A link plays in a browser what the film shows, although it is longer than what a page's environment holds.
func TestLinkPlaysInBrowser(t *testing.T) {
	file, end := played(t, 900)
	lengthen(t, file)
	site := screentest.Serve(t, screentest.BuildWeb(t, astro))
	link := linked(t, file, site)
	if len(link) < 9000 {
		t.Fatalf("got a link of %d characters; want one that is too long for the environment", len(link))
	}
	p := screentest.NewBrowser(t).OpenOn(screentest.Screen{Width: 640, Height: 360, Scale: 1}, link)
	if got := p.Eval(`part("replay").innerText`); got != "Replay · 15.0 s · Play the game yourself" {
		t.Errorf("got %q; want what is played, and a way to the game", got)
	}
	p.SavePNG("playing")
	share := 1.0
	defer func() { t.Logf("%.2f %% of the pixels differ from the film's last picture", share*100) }()
	p.Until(func() bool { share = otherwise(p.Shot(), end); return share < 0.01 }, "show what the film does at its end")
	p.SavePNG("end")
	quiet(t, p)
	p.Eval("window.before = true")
	p.Eval(`document.querySelector("#replay a").click()`)
	p.Until(func() bool {
		return p.Eval(`window.before === undefined && document.querySelector("#replay[hidden] ~ canvas, #front[hidden] ~ canvas") !== null`) == true
	}, "play the game itself")
	if got := p.Eval(`part("replay").hidden`); got != true {
		t.Error("got the bar over the game itself; want none")
	}
	quiet(t, p)
}

// A window shows the same, also one of another shape than that in which the replay was recorded.
func TestReplayPlaysInWindow(t *testing.T) {
	file, end := played(t, 300)
	os.Unsetenv("KRILL_HEADLESS")
	os.Unsetenv("KRILL_TICKS")
	w := screentest.NewDisplay(t).Start(screentest.Build(t, astro, noFusing), append(screentest.NoSound(), "KRILL_REPLAY="+file)...)
	share := 1.0
	defer func() { t.Logf("%.2f %% of the pixels differ from the film's last picture", share*100) }()
	w.Until(func() bool { share = otherwise(w.Shot(), end); return share < 0.01 }, "show what the film does at its end")
	w.Resize(640, 640)
	w.Until(func() bool {
		shot := w.Shot()
		if shot.Bounds().Dy() != 640 {
			return false
		}
		middle := image.NewRGBA(end.Bounds())
		draw.Draw(middle, middle.Rect, shot, image.Pt(0, 140), draw.Src)
		share = otherwise(middle, end)
		return share < 0.01
	}, "keep its shape")
	w.SavePNG("square")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("got exit code %d; want 0", code)
	}
}

func TestDamagedLinkPlaysTheGameInBrowser(t *testing.T) {
	file, _ := played(t, 60)
	site := screentest.Serve(t, screentest.BuildWeb(t, astro))
	link := linked(t, file, site)
	b := screentest.NewBrowser(t)
	for name, c := range map[string]struct{ link, says string }{
		"damaged": {strings.Replace(link, "&s=", "", 1), "cannot be played: "},
		"changed": {link[:len(link)/2] + flipped(link[len(link)/2]) + link[len(link)/2+1:], "its checksum does not match"},
		"no text": {site + "#replay=%C3%A9", "illegal base64 data"},
	} {
		t.Run(name, func(t *testing.T) {
			p := b.OpenOn(screentest.Screen{Width: 640, Height: 360, Scale: 1}, c.link)
			p.Until(func() bool {
				said, _ := p.Eval(`part("replay").innerText`).(string)
				return strings.Contains(said, "The replay in this link cannot be played: ") && strings.Contains(said, c.says)
			}, "say "+c.says)
			p.SavePNG(name)
			p.Eval(`part("replay").click()`)
			if got := p.Eval(`part("replay").hidden`); got != true {
				t.Error("got a sentence that stays; want it hidden by a click")
			}
			p.Until(func() bool { return screentest.Colors(p.Shot()) > 50 }, "play the game")
			p.Close()
		})
	}
}

// flipped returns another character of base64.
func flipped(c byte) string {
	if c == 'A' {
		return "B"
	}
	return "A"
}
