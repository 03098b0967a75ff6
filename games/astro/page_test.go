//go:build screen

package main

import (
	"fmt"
	"image"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/geom"
)

// watch keeps every sound context of the page, and notes in which picture fingers came and went.
const watch = `
globalThis.contexts = [];
globalThis.AudioContext = class extends AudioContext { constructor(...a) { super(...a); contexts.push(this) } };
globalThis.taps = []; globalThis.pictures = 0;
(function count() { pictures++; requestAnimationFrame(count) })();
addEventListener("touchstart", () => taps.push([pictures]), true);
addEventListener("touchend", () => taps.at(-1).push(pictures), true);
`

// player is someone at the page of the real game.
type player struct {
	*screentest.Page
	t    *testing.T
	size screentest.Screen
}

// open opens the page that krill web made, with a game that talks to a developer.
func open(t *testing.T, s screentest.Screen, env, init string) *player {
	t.Helper()
	p := blank(t, screentest.NewBrowser(t), s, env, init)
	p.Reload()
	return p
}

// blank is what open opens, before it is loaded.
func blank(t *testing.T, b *screentest.Browser, s screentest.Screen, env, init string) *player {
	t.Helper()
	s.Script = fmt.Sprintf(`globalThis.KRILL_ENV = {KRILL_DEV: "1"%s}; %s %s`, env, watch, init)
	return &player{b.Blank(s, screentest.Serve(t, screentest.BuildWeb(t, "."))), t, s}
}

// number returns the number that stands before or after a word of a summary.
func (p *player) number(summary, word string) int {
	p.t.Helper()
	m := regexp.MustCompile(`(\d+) ` + word + `\b|\b` + word + ` (\d+)`).FindStringSubmatch(summary)
	if m == nil {
		p.t.Fatalf("no %q in %q", word, summary)
	}
	n, err := strconv.Atoi(m[1] + m[2])
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

func (p *player) says(word string) int { p.t.Helper(); return p.number(p.Summary(), word) }

// flick taps a point of the field, most often within one tick.
func (p *player) flick(at geom.Vec) {
	k := min(float64(p.size.Width)/width, float64(p.size.Height)/height)
	p.Flick((float64(p.size.Width)-width*k)/2+at.X*k, (float64(p.size.Height)-height*k)/2+at.Y*k)
}

// sound returns the states of the page's sound contexts.
func (p *player) sound() string {
	return fmt.Sprint(p.Eval(`contexts.map(c => c.state).join(" ")`))
}

// hears waits until a gesture has woken the sound, which slept until then.
func (p *player) hears(gesture func()) {
	p.t.Helper()
	p.Until(func() bool { return p.sound() == "suspended" }, "have a sound device that sleeps")
	gesture()
	p.Until(func() bool { return p.sound() == "running" }, "be heard after a gesture")
}

// clearThree lets the robot play until wave 3 is cleared. When it loses before, it enters its initials and plays again.
func (p *player) clearThree(enter func()) {
	p.t.Helper()
	const most = 200 * time.Second
	start := time.Now()
	p.Obey(true)
	for {
		s := p.Summary()
		switch {
		case p.number(s, "wave") > 3:
			p.Obey(false)
			p.t.Logf("wave 3 is cleared after %.0f s: %s", time.Since(start).Seconds(), s)
			p.SavePNG("wave-4")
			return
		case strings.Contains(s, ": initials"):
			enter()
		case time.Since(start) > most:
			p.SavePNG("late")
			p.t.Fatalf("wave 3 is not cleared after %v: %s", most, s)
		}
		time.Sleep(300 * time.Millisecond)
	}
}

// loseAll jumps until the last ship is lost, and waits for the initials.
func (p *player) loseAll(jump func()) {
	p.t.Helper()
	for s := p.Summary(); strings.Contains(s, ": play"); {
		lost := p.number(s, "ships lost")
		p.Until(func() bool {
			jump()
			s = p.Summary()
			return p.number(s, "ships lost") > lost || !strings.Contains(s, ": play")
		}, fmt.Sprintf("lose ship %d", lost+1))
	}
	p.Until(func() bool { return strings.Contains(p.Summary(), ": initials") }, "ask for initials")
}

// keepsScore loads the page again and looks for the score in the table.
func (p *player) keepsScore() {
	p.t.Helper()
	best := p.says("best")
	p.Until(func() bool { return p.says("own scores") >= 1 }, "have the score")
	p.SavePNG("scores")
	own := p.says("own scores")
	p.Reload()
	if s := p.Summary(); p.number(s, "own scores") != own || p.number(s, "best") != best {
		p.t.Errorf("loaded again: got %s; want %d own scores, the best %d", s, own, best)
	}
	p.SavePNG("again")
	for _, line := range p.Console() {
		if strings.HasPrefix(line, "error") || strings.HasPrefix(line, "pageerror") {
			p.t.Errorf("the page said: %s", line)
		}
	}
}

// TestPlayWaveThreeByKeys plays astro in a browser with real keys: a robot at the keyboard does what the bot says.
func TestPlayWaveThreeByKeys(t *testing.T) {
	p := open(t, screentest.Screen{Width: 640, Height: 360}, `, KRILL_BOT: "aloud"`, "")
	p.hears(func() { p.Key("Enter") })
	p.clearThree(func() {}) // the bot types
	p.KeyDown("ArrowUp", "ArrowRight")
	p.loseAll(func() { p.Key("ShiftLeft") })
	p.KeyUp("ArrowUp", "ArrowRight")
	own := p.says("own scores")
	p.SavePNG("initials")
	for _, key := range []string{"Backspace", "Backspace", "k", "e", "y"} {
		p.Key(key)
	}
	// Two presses of Backspace within a tick are one, so it is not known how many letters are still to be accepted.
	p.Until(func() bool { p.Key("Enter"); return p.says("own scores") == own+1 }, "take the initials")
	p.keepsScore()
}

// TestPlayWaveThreeByTouch plays astro on a phone that is held upright, with two thumbs on the screen's pad.
func TestPlayWaveThreeByTouch(t *testing.T) {
	p := open(t, screentest.Screen{Width: 390, Height: 844, Touch: true}, `, KRILL_BOT: "aloud-touch"`, "")
	p.hears(func() { p.flick(centre) })
	p.Until(func() bool { return p.says("games") == 1 }, "start with a tap")
	enter := func() {
		own := p.says("own scores")
		p.flick(initialAt(0, true).Add(geom.V(0, 60)))
		p.flick(initialAt(1, true).Add(geom.V(0, -60)))
		p.flick(initialAt(2, true).Add(geom.V(0, 60)))
		p.SavePNG("initials")
		p.Until(func() bool { p.flick(doneButton.Center()); return p.says("own scores") == own+1 }, "take the initials")
	}
	p.clearThree(enter)
	stick, b := screentest.Touch{X: 106, Y: 738, ID: 1}, screentest.Touch{X: 341, Y: 738, ID: 2}
	p.TouchStart(stick, b)
	stick.X += 40
	p.TouchMove(stick)
	p.loseAll(func() { p.Flick(284, 681) })
	p.TouchEnd(stick, b)
	enter()
	p.keepsScore()
}

// TestTapsWithinATick starts and leaves games with taps that are over before the game looks at the fingers.
func TestTapsWithinATick(t *testing.T) {
	p := open(t, screentest.Screen{Width: 844, Height: 390, Touch: true}, "", "")
	const games = 5
	for n := 1; n <= games; n++ {
		p.flick(centre)
		p.Until(func() bool { return p.says("games") == n }, "start with a tap")
		p.Flick(844-37, 37)
		p.Until(func() bool { return p.says("pauses") == n }, "pause with a tap")
		p.flick(leaveButton.Center())
		p.Until(func() bool { return strings.Contains(p.Summary(), ": title") }, "leave with a tap")
	}
	if n := p.Eval(`taps.length`); n != 3.0*games {
		t.Errorf("got %v taps; want %d, each of which counted", n, 3*games)
	}
	short := p.Eval(`taps.filter(([down, up]) => down === up).length`).(float64)
	t.Logf("%v of %d taps were over before the next picture", short, 3*games)
	if short == 0 {
		t.Error("no tap was over before the next picture, so nothing is shown")
	}
}

// fakePad is a gamepad as browsers show one, in the standard layout. plug and unplug are for the test.
const fakePad = `
globalThis.pad = null;
globalThis.plug = () => {
  const button = () => ({pressed: false, touched: false, value: 0});
  pad = {id: "Fake pad (STANDARD GAMEPAD)", index: 0, connected: true, mapping: "standard", timestamp: 1,
    axes: [0, 0, 0, 0], buttons: Array.from({length: 17}, button)};
};
globalThis.press = (i, on) => { pad.buttons[i] = {pressed: on, touched: on, value: on ? 1 : 0} };
navigator.getGamepads = () => [pad, null, null, null];
`

// TestPlayWithAGamepad plays with a pad that the page thinks is plugged in, and pulls it out.
func TestPlayWithAGamepad(t *testing.T) {
	p := open(t, screentest.Screen{Width: 640, Height: 360}, "", fakePad)
	p.Eval(`plug(); press(0, true)`)
	p.Until(func() bool { return p.says("games") == 1 }, "start with A")
	p.Eval(`press(0, false)`)
	heading, shots := p.says("heading"), p.says("shots")
	p.Eval(`pad.axes[0] = 0.6`)
	p.Until(func() bool { return p.says("heading") != heading }, "turn with the stick")
	p.Eval(`press(0, true)`)
	p.Until(func() bool { return p.says("shots") > shots }, "fire with A")
	p.Eval(`pad = null`)
	heading, shots = p.says("heading"), p.says("shots")
	tick := p.says("ticks")
	p.Until(func() bool { return p.says("ticks") > tick+30 }, "go on")
	if p.says("heading") != heading || p.says("shots") != shots {
		t.Errorf("pulled out with stick and button held: got %s; want heading %d, %d shots", p.Summary(), heading, shots)
	}
}

// TestOnAPhone holds a phone upright and sideways, with a notch and without, and looks whether the buttons are where
// thumbs find them: clear of the notch, and brighter while they are held.
func TestOnAPhone(t *testing.T) {
	b := screentest.NewBrowser(t)
	for _, c := range []struct {
		name                     string
		w, h                     int
		top, right, bottom, left float64 // what the notch hides, CSS pixels
	}{
		{"upright", 390, 844, 47, 0, 34, 0},
		{"sideways", 844, 390, 0, 47, 21, 47},
		{"sideways-plain", 844, 390, 0, 0, 0, 0},
	} {
		p := blank(t, b, screentest.Screen{Width: c.w, Height: c.h, Scale: 3, Touch: true}, "", "")
		p.Insets(c.top, c.right, c.bottom, c.left) // so that the game has them from the first tick on
		p.Reload()
		p.SavePNG(c.name + "-title")
		p.flick(centre)
		p.Until(func() bool { return p.says("games") == 1 }, "start with a tap")
		x, y := float64(c.w)-c.right-106, float64(c.h)-c.bottom-49 // of the A button
		before, now := 0.0, 0.0
		p.flick(centre) // F9 is a key, and the pad is for those who touched last
		p.Until(func() bool { before = brightness(p.Shot(), x*3, y*3); return before > 0.05 }, "show a button")
		stick := screentest.Touch{X: c.left + 106, Y: float64(c.h) - c.bottom - 106, ID: 1}
		p.TouchStart(stick, screentest.Touch{X: x, Y: y, ID: 2})
		stick.X += 30
		p.TouchMove(stick)
		p.Until(func() bool { now = brightness(p.Shot(), x*3, y*3); return now > before+0.1 }, "show that it is held")
		p.SavePNG(c.name + "-play")
		p.TouchEnd()
		p.Flick(float64(c.w)-c.right-37, c.top+37)
		p.Still()
		p.SavePNG(c.name + "-pause")
		if s := p.Summary(); p.number(s, "pauses") != 1 || p.number(s, "shots") == 0 {
			t.Errorf("%s: fire was held and pause tapped: got %s", c.name, s)
		}
		p.Close()
	}
}

// brightness returns how bright a button is, a few device pixels to the left of its name.
func brightness(img image.Image, x, y float64) float64 {
	r, g, b, _ := img.At(int(x)-78, int(y)).RGBA()
	return float64(r+g+b) / (3 * 0xffff)
}
