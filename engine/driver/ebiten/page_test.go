//go:build screen

package ebiten

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// ear makes a page tell what reaches its loudspeakers: heard is the number of samples above silence so far, and speaker
// the context they went to. Its own node hears all that is connected to the destination.
const ear = `
	window.heard = 0;
	window.contexts = 0;
	const connect = AudioNode.prototype.connect;
	const source = ` + "`" + `registerProcessor("ear", class extends AudioWorkletProcessor {
		process([input]) {
			const n = input.length && input[0].filter(v => Math.abs(v) > 0.005).length;
			if (n) this.port.postMessage(n);
			return true;
		}
	})` + "`" + `;
	AudioNode.prototype.connect = function (to, ...more) {
		if (to instanceof AudioDestinationNode) {
			window.speaker = to.context;
			window.contexts++;
			const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
			to.context.audioWorklet.addModule(url).then(() => {
				const node = new AudioWorkletNode(to.context, "ear");
				node.port.onmessage = e => { window.heard += e.data; };
				connect.call(this, node);
				connect.call(node, to);
				console.log("listening, " + to.context.state);
			});
		}
		return connect.call(this, to, ...more);
	};
`

// slow makes the device take its time, as those without a wire do.
const slow = `
	const resume = AudioContext.prototype.resume;
	AudioContext.prototype.resume = function () {
		return resume.call(this).then(() => new Promise(done => setTimeout(done, 400)));
	};
`

// listen opens the game for tests in a page with an ear, and waits until it draws and the ear listens. Until it does,
// nothing runs in the page and no picture is taken, which the browser would count as a gesture.
func listen(t *testing.T, more string) *screentest.Page {
	t.Helper()
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/page"))
	p := screentest.NewBrowser(t).Blank(screentest.Screen{Script: ear + more}, url)
	p.Load()
	p.Until(func() bool {
		if !slices.Contains(p.Console(), "log: listening, suspended") {
			return false
		}
		r, g, b, _ := p.Shot().At(600, 400).RGBA()
		return r>>8 == 0x1d && g>>8 == 0x2b && b>>8 == 0x53
	}, "draw, with sound that is suspended")
	return p
}

// played waits until no more is heard and returns how many samples were heard since before.
func played(p *screentest.Page, before float64) float64 {
	last := before
	p.Until(func() bool {
		p.Eval("new Promise(done => setTimeout(done, 700))")
		now := p.Eval("heard").(float64)
		over := now > before && now == last
		last = now
		return over
	}, "fall silent again")
	return last - before
}

func console(t *testing.T, p *screentest.Page) {
	t.Helper()
	for _, line := range p.Console() {
		if !strings.HasPrefix(line, "log: ") && !strings.HasSuffix(line, "net::ERR_ABORTED") {
			t.Errorf("got %q in the console; want nothing", line)
		}
	}
}

// TestTheFirstSoundIsHeardInABrowser presses one key, at which the game plays one sound of 0.15 s.
func TestTheFirstSoundIsHeardInABrowser(t *testing.T) {
	for name, script := range map[string]string{"at once": "", "slow": slow} {
		t.Run(name, func(t *testing.T) { hearTheFirst(t, listen(t, script)) })
	}
}

func hearTheFirst(t *testing.T, p *screentest.Page) {
	t.Helper()
	p.KeyDown("KeyS") // and held: the sound must not wait for the key to come up
	first := played(p, 0)
	p.KeyUp("KeyS")
	if got := p.Eval("speaker.state"); got != "running" {
		t.Errorf("after a key: got sound that is %v; want running", got)
	}
	before := p.Eval("heard").(float64)
	p.Key("KeyS")
	second := played(p, before)
	t.Logf("samples heard: %v at the first press, %v at the second", first, second)
	if first < 0.95*second || second < 0.1*48000 {
		t.Errorf("got %v samples above silence at the first press and %v at the second; want the first as whole", first, second)
	}
	if n := p.Eval("contexts"); n != 1.0 {
		t.Errorf("got %v connections to the loudspeakers; want one", n)
	}
	console(t, p)
}

// TestSoundStartsAfterARefusalInABrowser begins with Escape, which browsers take for no gesture.
func TestSoundStartsAfterARefusalInABrowser(t *testing.T) {
	p := listen(t, "")
	p.Key("ShiftLeft", "Tab", "Escape")
	p.Eval("new Promise(done => setTimeout(done, 300))")
	p.Key("KeyS")
	played(p, 0)
	console(t, p)
}

func TestAHiddenPageIsSilentInABrowser(t *testing.T) {
	p := listen(t, "")
	p.Key("KeyM")
	p.Until(func() bool { return p.Eval("heard").(float64) > 24000 }, "play on and on")
	p.Eval(hides(true))
	p.Until(func() bool { return p.Eval("speaker.state") == "suspended" }, "suspend the sound")
	p.Eval("new Promise(done => setTimeout(done, 300))") // what was on its way has arrived
	before := p.Eval("heard").(float64)
	p.Key("ShiftLeft") // a gesture must not bring it back
	p.Eval("new Promise(done => setTimeout(done, 700))")
	if got := p.Eval("heard").(float64); got != before {
		t.Errorf("while the page is hidden: got %v samples; want none", got-before)
	}
	p.Eval(hides(false))
	p.Until(func() bool { return p.Eval("heard").(float64) > before+24000 }, "play again")
	console(t, p)
}

// TestSoundOnAPhoneThatGoesAway unlocks the sound of a phone's page with a finger, hides the page in the middle of a
// sound, as another app does, lets the browser take the device away meanwhile, as a call does, and comes back.
func TestSoundOnAPhoneThatGoesAway(t *testing.T) {
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/page"))
	p := screentest.NewBrowser(t).Blank(screentest.Screen{Width: 390, Height: 844, Scale: 3, Touch: true, Script: ear}, url)
	p.Load()
	p.Until(func() bool { return slices.Contains(p.Console(), "log: listening, suspended") }, "listen, with sound that is suspended")
	p.Tap(200, 400)
	p.Until(func() bool { return p.Eval("speaker.state") == "running" }, "let a finger unlock the sound")
	p.Key("KeyM")
	p.Until(func() bool { return p.Eval("heard").(float64) > 24000 }, "play on and on")
	for range 3 {
		p.Eval(hides(true))
		p.Until(func() bool { return p.Eval("speaker.state") == "suspended" }, "suspend the sound")
		p.Eval("new Promise(done => setTimeout(done, 300))")
		before := p.Eval("heard").(float64)
		p.Eval("new Promise(done => setTimeout(done, 1500))")
		if got := p.Eval("heard").(float64); got != before {
			t.Errorf("while the page is hidden: got %v samples; want none", got-before)
		}
		p.Eval(hides(false))
		p.Until(func() bool { return p.Eval("heard").(float64) > before+24000 }, "play again")
	}
	p.Eval("speaker.suspend()") // a call, with the page in sight
	p.Until(func() bool { return p.Eval("speaker.state") == "suspended" }, "lose the device")
	before := p.Eval("heard").(float64)
	said := func() (n int) {
		for _, line := range p.Console() {
			n += strings.Count(line, "the device takes nothing")
		}
		return n
	}
	p.Until(func() bool { return said() > 0 }, "let the clock take over, and say so")
	p.Tap(200, 400)
	p.Until(func() bool { return p.Eval("heard").(float64) > before+24000 }, "play again at a finger")
	if said() != 1 {
		t.Errorf("got it said %d times that the device takes nothing; want once:\n%s", said(), strings.Join(p.Console(), "\n"))
	}
	if n := p.Eval("contexts"); n != 1.0 {
		t.Errorf("got %v connections to the loudspeakers; want one", n)
	}
}

// hides is what makes a page believe that it is hidden, or shown again.
func hides(is bool) string {
	return fmt.Sprintf(`Object.defineProperty(document, "hidden", { configurable: true, value: %v });
		document.dispatchEvent(new Event("visibilitychange"))`, is)
}

func TestInsetsReachTheGameInABrowser(t *testing.T) {
	b := screentest.NewBrowser(t)
	p := b.OpenOn(screentest.Screen{Width: 390, Height: 844, Scale: 3, Touch: true}, screentest.Serve(t, screentest.BuildWeb(t, "./testdata/page")))
	got := p.Eval(`[...document.querySelectorAll("meta[name=viewport]")].every(m => m.content.includes("viewport-fit=cover"))`)
	if got != true {
		t.Error("got a page that keeps out of the screen's corners; want it to cover them")
	}
	notch := map[string]any{"insets": map[string]any{"top": 47, "bottom": 34, "left": 0, "right": 0}}
	p.Protocol("Emulation.setSafeAreaInsetsOverride", notch)
	p.Resize(390, 840)
	p.Until(func() bool { return slices.Contains(p.Console(), "log: safe {0 141 0 102}") }, "tell the game of the notch")
	console(t, p)
}
