package ebiten

import (
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// fakeApp answers a tick with what next makes of it.
type fakeApp struct {
	got  []driver.Input // a shallow copy of each tick's
	next func(in *driver.Input, out *driver.Output)
	out  driver.Output
}

func (a *fakeApp) Tick(in *driver.Input) *driver.Output {
	a.out.Reset()
	a.got = append(a.got, *in)
	if a.next != nil {
		a.next(in, &a.out)
	}
	return &a.out
}

func (a *fakeApp) Draw(float64) *driver.Frame { return &driver.Frame{} }

func TestTheFirstUpdateHasATick(t *testing.T) {
	g := newGame(&fakeApp{}, driver.Setup{})
	if got := g.due(0); got != 1 {
		t.Errorf("got %d ticks; want 1", got)
	}
	g.ticked = true
	if got := g.due(0); got != 0 {
		t.Errorf("got %d ticks after the first; want 0", got)
	}
}

func TestTicksFollowTheClock(t *testing.T) {
	g := newGame(&fakeApp{}, driver.Setup{TPS: 50})
	g.ticked = true
	for _, c := range []struct {
		passed time.Duration
		ticks  int
		alpha  float64
	}{{30 * time.Millisecond, 1, 0.5}, {20 * time.Millisecond, 1, 0.5}, {4 * time.Millisecond, 0, 0.7}, {10 * time.Second, 5, 0}} {
		got := g.due(c.passed)
		if d := g.alpha - c.alpha; got != c.ticks || d > 0.01 || d < -0.01 {
			t.Errorf("%v passed: got %d ticks, alpha %v; want %d, %v", c.passed, got, g.alpha, c.ticks, c.alpha)
		}
	}
}

func TestLockstepTicksOnceForEachPicture(t *testing.T) {
	g := newGame(&fakeApp{}, driver.Setup{Lockstep: true})
	for i, want := range []int{1, 0, 0} {
		if got := g.due(time.Hour); got != want {
			t.Errorf("Update %d without a picture: got %d ticks; want %d", i, got, want)
		}
		g.ticked = true
	}
	g.drawn = true
	if got := g.due(0); got != 1 || g.alpha != 0 {
		t.Errorf("after a picture: got %d ticks at alpha %v; want 1 at 0", got, g.alpha)
	}
}

func TestEventsGoToTheFirstTickOfABatch(t *testing.T) {
	app := &fakeApp{}
	g := newGame(app, driver.Setup{})
	g.input.in.Width = 640
	g.input.in.Keys = []driver.KeyEvent{{Key: driver.KeyA, Down: true}}
	g.pixels = []driver.Pixels{{ID: 9}}
	g.tick()
	g.tick()
	first, second := app.got[0], app.got[1]
	if len(first.Keys) != 1 || len(first.Pixels) != 1 || first.Width != 640 {
		t.Errorf("first tick: got %d keys, %d pictures, width %d; want 1, 1, 640", len(first.Keys), len(first.Pixels), first.Width)
	}
	if len(second.Keys) != 0 || len(second.Pixels) != 0 || second.Width != 640 {
		t.Errorf("second tick: got %d keys, %d pictures, width %d; want 0, 0, 640", len(second.Keys), len(second.Pixels), second.Width)
	}
}

func TestAWishToQuitNeedsAnAnswer(t *testing.T) {
	for _, c := range []struct {
		name string
		wish bool
		next func(in *driver.Input, out *driver.Output)
		want bool
	}{
		{"no wish", false, nil, false},
		{"no answer", true, nil, true},
		{"kept open", true, func(_ *driver.Input, out *driver.Output) {
			out.Actions = append(out.Actions, driver.Action{Kind: driver.ActionKeepOpen})
		}, false},
		{"exit", true, func(_ *driver.Input, out *driver.Output) { out.Exit = true }, true},
		{"exit by itself", false, func(_ *driver.Input, out *driver.Output) { out.Exit = true }, true},
	} {
		g := newGame(&fakeApp{next: c.next}, driver.Setup{})
		g.input.in.Quit = c.wish
		if got := g.tick(); got != c.want {
			t.Errorf("%s: got over %v; want %v", c.name, got, c.want)
		}
		if g.input.in.Quit {
			t.Errorf("%s: got the wish again in the next tick; want it once", c.name)
		}
	}
}

// TestAHiddenPageIsToldAfterwards hides a page and shows it again, which stops the loop in between.
func TestAHiddenPageIsToldAfterwards(t *testing.T) {
	app := &fakeApp{}
	g := newGame(app, driver.Setup{})
	g.input.keys[20] = true
	g.page(true)
	g.page(false)
	g.look()
	g.look() // no tick was due
	g.tick()
	g.input.in.Suspended = false // as gather does
	g.look()
	g.tick()
	hidden, shown := app.got[0], app.got[1]
	if !hidden.Suspended || len(hidden.Keys) != 1 || hidden.Keys[0].Down {
		t.Errorf("got suspended %v, keys %v; want true and what was held released", hidden.Suspended, hidden.Keys)
	}
	if shown.Suspended || len(shown.Keys) != 0 {
		t.Errorf("a tick later: got suspended %v, keys %v; want false, none", shown.Suspended, shown.Keys)
	}
}

func TestWhatIsCopiedCanBePasted(t *testing.T) {
	app := &fakeApp{next: func(_ *driver.Input, out *driver.Output) {
		out.Actions = append(out.Actions, driver.Action{Kind: driver.ActionClipboard, Text: "shrimp"}, driver.Action{Kind: driver.ActionReadClipboard})
	}}
	g := newGame(app, driver.Setup{})
	system := ""
	g.answers.copy = func(text string, tell func(string)) { system = text; tell("no room") }
	g.tick()
	g.tick()
	if got := app.got[1].Clipboard; len(got) != 1 || got[0] != "shrimp" || system != "shrimp" {
		t.Errorf("got %q, and %q in the system's; want shrimp", got, system)
	}
	if got := app.got[1].Done; len(got) != 1 || got[0].Action != driver.ActionClipboard || got[0].Failed != "no room" {
		t.Errorf("got %+v; want to hear that it could not be copied", got)
	}
}

func TestATickAllocatesNothing(t *testing.T) {
	app := &fakeApp{}
	g := newGame(app, driver.Setup{})
	app.got = make([]driver.Input, 0, 1000)
	if n := testing.AllocsPerRun(100, func() { g.tick() }); n != 0 {
		t.Errorf("got %v allocations a tick; want 0", n)
	}
}

func TestOnlyPagesOfTheWebAreOpened(t *testing.T) {
	for _, c := range []struct {
		text, want string
	}{
		{"https://example.org/a b?q=1#x", "https://example.org/a%20b?q=1#x"},
		{"http://example.org", "http://example.org"},
		{"HTTPS://example.org", "https://example.org"},
		{"file:///etc/passwd", ""},
		{"javascript:alert(1)", ""},
		{"--help", ""},
		{"https://", ""},
		{"", ""},
		{"https://exa mple.org", ""},
	} {
		got, err := webPage(c.text)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q: got %q, %v; want %q", c.text, got, err, c.want)
		}
	}
}

func FuzzWebPage(f *testing.F) {
	f.Add("https://example.org/?a=b c")
	f.Add("http://[::1]:80/\"")
	f.Add("file://x")
	f.Fuzz(func(t *testing.T, text string) {
		page, err := webPage(text)
		if err != nil {
			return
		}
		again, err := webPage(page)
		if err != nil || again != page {
			t.Errorf("%q: got %q, then %q, %v; want the same page again", text, page, again, err)
		}
		for _, r := range page {
			if r <= ' ' || r == '"' {
				t.Errorf("%q: got %q; want no spaces and quotes in it", text, page)
			}
		}
	})
}
