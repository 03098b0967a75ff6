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
	worst := firstTable().Rows[tableRows-1]
	for loseAll(t, w, worst.Score); said(t, w, "score") <= worst.Score; loseAll(t, w, worst.Score) {
		games := said(t, w, "games")
		w.Until(func() bool { w.Key("Return"); return said(t, w, "games") > games }, "try again")
	}
	w.SavePNG("initials")
	w.Type("kri")
	w.Until(func() bool { w.Key("Return"); return said(t, w, "own scores") == 1 }, "enter a high score")
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
	if n := said(t, again, "own scores"); n != 1 {
		t.Errorf("after a restart there are %d own scores; want 1", n)
	}
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
	if n := strings.Count(w.Output(), "in silence"); n != 1 {
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
	p.Until(func() bool { p.Key("p"); return screentest.Equal(p.Shot(), p.Shot()) }, "stand still when paused")
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
	before := frozen(w)
	w.KeyDown("Left")
	w.Until(func() bool { return screentest.Distance(before, frozen(w)) > 0.01 }, "turn")
	w.KeyUp("Left")
	turned := frozen(w)
	w.KeyDown("Up")
	w.Until(func() bool { return screentest.Distance(turned, frozen(w)) > 0.02 }, "fly away")
	w.KeyUp("Up")
}

// frozen stops the engine, takes a picture of the middle, and lets the engine go on.
func frozen(w *screentest.Window) image.Image {
	f6 := func() {
		seen := strings.Count(w.Output(), "game speed")
		w.Key("F6")
		w.Until(func() bool { return strings.Count(w.Output(), "game speed") > seen }, "answer F6")
	}
	f6()
	defer f6()
	return crop(w.Still(), centre, 18)
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
	w.Until(func() bool {
		shot := w.Shot()
		bar, word := crop(shot, geom.V(centre.X, -20), 4), crop(shot, geom.V(centre.X, 110), 20)
		return shot.Bounds().Dy() == 600 && screentest.Uniform(bar) && !screentest.Uniform(word)
	}, "fill a taller window, with bars")
	w.Still()
	w.SavePNG("paused")
	w.Key("p")
}

// loseAll turns and fires until the score is worth a rank, then jumps until the last ship is lost, which it soon is,
// and waits until the initials are asked for.
func loseAll(t *testing.T, w *screentest.Window, worth int) {
	t.Helper()
	w.KeyDown("Right", "Up")
	for overs := said(t, w, "game overs"); said(t, w, "game overs") == overs; {
		lost := said(t, w, "ships lost")
		w.Until(func() bool {
			if said(t, w, "score") <= worth {
				w.Key("space")
			} else {
				w.Key("Shift_L")
			}
			return said(t, w, "ships lost") > lost || said(t, w, "game overs") > overs
		}, fmt.Sprintf("lose ship %d", lost+1))
	}
	w.KeyUp("Right", "Up")
	tick := said(t, w, "ticks")
	w.Until(func() bool { return said(t, w, "ticks") > tick+(overShown+1)*60 }, "ask for initials")
}

// said asks the game how it goes and returns the number that stands before or after a word.
func said(t *testing.T, w *screentest.Window, word string) int {
	t.Helper()
	const mark = "engine: "
	seen := strings.Count(w.Output(), mark)
	w.KeyUntil(func() bool { return strings.Count(w.Output(), mark) > seen }, "answer F9", "F9")
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
