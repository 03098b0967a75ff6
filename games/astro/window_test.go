//go:build screen

package main

import (
	"fmt"
	"image"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/geom"
)

// TestPlayInAWindow plays a whole game with real keys: start, turn, thrust, fire, pause, resize, game over, initials,
// close; and starts it again to see the score.
func TestPlayInAWindow(t *testing.T) {
	bin, sound := screentest.Build(t, "."), filepath.Join(t.TempDir(), "out.wav")
	d := screentest.NewDisplay(t)
	env := append(screentest.NullSound(t.TempDir()), "KRILL_DEV=1", "KRILL_SEED=1", "KRILL_SOUND_OUT="+sound)
	w := d.Start(bin, env...)
	if n := screentest.Colors(w.Shot()); n < 50 {
		t.Errorf("the title has %d colours; want the glow of many", n)
	}
	w.SavePNG("title")
	w.Key("Return")
	w.Until(func() bool { return said(t, w, "games") == 1 }, "start a game")
	w.SavePNG("play")

	turnAndThrust(t, w)
	breakARock(t, w)
	pauseAndResize(t, w)
	best := loseAll(t, w)
	w.Type("kri")
	w.Key("Return")
	w.Until(func() bool { return said(t, w, "best") == best }, "enter a high score")
	w.SavePNG("scores")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
	peak, rms, err := screentest.Loudness(sound)
	t.Logf("sound: peak %.3f, root mean square %.4f", peak, rms)
	if err != nil || peak < 0.05 || peak > 1 || rms < 0.002 {
		t.Errorf("peak %v, root mean square %v, error %v; want a game that is heard", peak, rms, err)
	}

	again := d.Start(bin, append(env, "HOME="+w.Home)...)
	again.Until(func() bool { return said(t, again, "best") == best }, "remember the high score")
	again.SavePNG("again")
	again.Close()
	again.Wait()
}

// TestPlayWithoutASoundCard shows that a game goes on where there is none, and says so once.
func TestPlayWithoutASoundCard(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), append(screentest.NoSound(), "KRILL_DEV=1")...)
	w.Key("Return")
	w.Until(func() bool { return said(t, w, "games") == 1 }, "start a game")
	before := said(t, w, "ticks")
	w.Until(func() bool { return said(t, w, "ticks") > before+120 }, "play on")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0", code)
	}
	if n := strings.Count(w.Output(), "no sound"); n != 1 {
		t.Errorf("the missing sound card was named %d times; want once:\n%s", n, w.Output())
	}
}

// TestPlayInABrowser shows that the bare page starts and takes keys: a game that moves stands still when paused.
func TestPlayInABrowser(t *testing.T) {
	b := screentest.NewBrowser(t)
	p := b.Open(screentest.Serve(t, screentest.BuildWeb(t, ".")))
	p.Until(func() bool { return screentest.Colors(p.Shot()) > 50 }, "draw the title")
	p.SavePNG("page-title")
	a, z := p.Shot(), p.Shot()
	p.Until(func() bool { z = p.Shot(); return !screentest.Equal(a, z) }, "move")
	p.Key("Enter")
	p.Key("p")
	p.Still()
	p.SavePNG("page-paused")
	for _, line := range p.Console() {
		if strings.HasPrefix(line, "error") {
			t.Errorf("the page said: %s", line)
		}
	}
}

// turnAndThrust looks at the middle of the frozen field, where the ship begins.
func turnAndThrust(t *testing.T, w *screentest.Window) {
	t.Helper()
	frozen := func() image.Image {
		w.Key("F6")
		img := crop(w.Still(), centre, 18)
		w.Key("F6")
		return img
	}
	before := frozen()
	w.KeyDown("Left")
	tick := said(t, w, "ticks")
	w.Until(func() bool { return said(t, w, "ticks") > tick+5 }, "tick")
	w.KeyUp("Left")
	turned := frozen()
	if screentest.Distance(before, turned) < 0.01 {
		t.Error("the ship did not turn")
	}
	w.KeyDown("Up")
	w.Until(func() bool { return screentest.Distance(frozen(), turned) > 0.02 }, "fly away")
	w.KeyUp("Up")
}

func breakARock(t *testing.T, w *screentest.Window) {
	t.Helper()
	w.KeyDown("Right", "space")
	w.Until(func() bool {
		w.KeyUp("space")
		w.KeyDown("space")
		return said(t, w, "score") > 0
	}, "break a rock")
	w.KeyUp("Right", "space")
	w.SavePNG("broken")
}

func pauseAndResize(t *testing.T, w *screentest.Window) {
	t.Helper()
	w.Key("p")
	w.Still()
	w.Resize(800, 600)
	w.Until(func() bool { return w.Shot().Bounds().Dy() == 600 }, "resize")
	shot := w.Still()
	w.SavePNG("paused")
	if bar := crop(shot, geom.V(centre.X, -20), 4); !screentest.Uniform(bar) {
		t.Error("above the field of a tall window there is no bar")
	}
	if screentest.Uniform(shot) {
		t.Error("the field is gone after a resize")
	}
	w.Key("p")
}

// loseAll flies on until the last ship is lost, and returns the score.
func loseAll(t *testing.T, w *screentest.Window) int {
	t.Helper()
	for lost := said(t, w, "ships lost"); said(t, w, "game overs") == 0; {
		w.KeyDown("Up")
		w.Until(func() bool {
			w.Key("space")
			return said(t, w, "ships lost") > lost || said(t, w, "game overs") > 0
		}, fmt.Sprintf("lose ship %d", lost+1))
		lost = said(t, w, "ships lost")
	}
	w.KeyUp("Up")
	score, tick := said(t, w, "score"), said(t, w, "ticks")
	w.Until(func() bool { return said(t, w, "ticks") > tick+(overShown+1)*60 }, "ask for initials")
	w.SavePNG("initials")
	return score
}

// said asks the game how it goes and returns the number that stands before or after a word.
func said(t *testing.T, w *screentest.Window, word string) int {
	t.Helper()
	const mark = "engine: "
	seen := strings.Count(w.Output(), mark)
	w.Key("F9")
	w.Until(func() bool { return strings.Count(w.Output(), mark) > seen }, "answer F9")
	out := w.Output()
	line, _, _ := strings.Cut(out[strings.LastIndex(out, mark):], "\n")
	m := regexp.MustCompile(`(\d+) ` + word + `\b|\b` + word + ` (\d+)`).FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("no %q in %q", word, line)
	}
	n, err := strconv.Atoi(m[1] + m[2])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// crop returns the part of a picture around a point of the field, with a reach in logical pixels.
func crop(img image.Image, at geom.Vec, reach float64) image.Image {
	b := img.Bounds()
	scale := min(float64(b.Dx())/width, float64(b.Dy())/height)
	left, top := (float64(b.Dx())-width*scale)/2, (float64(b.Dy())-height*scale)/2
	x, y, r := int(left+at.X*scale), int(top+at.Y*scale), int(reach*scale)
	return img.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(image.Rect(x-r, y-r, x+r, y+r))
}
