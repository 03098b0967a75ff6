package engine

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// fallen returns a game that has failed with a message, and was looked at for a while.
func fallen(message string, in *driver.Input) *Loop {
	p := newProbe("a")
	p.update = func(*Tick) error { panic(message) }
	l := New(p, Config{Title: "Fallen"}, nil)
	for range 60 {
		l.Tick(in)
		l.Draw(0)
	}
	return l
}

// button returns where the button of a choice is.
func button(t *testing.T, l *Loop, c choice) geom.Vec {
	t.Helper()
	for _, b := range l.failing.layout.buttons {
		if b.choice == c {
			return b.at.Center()
		}
	}
	t.Fatalf("there is no button for %d", c)
	return geom.Vec{}
}

func click(at geom.Vec) *driver.Input {
	in := screen()
	in.Buttons = []driver.ButtonEvent{{Down: true, X: at.X, Y: at.Y}}
	return in
}

func touch(phase driver.TouchPhase, at geom.Vec) *driver.Input {
	in := screen()
	in.Touches = []driver.TouchEvent{{ID: 3, Phase: phase, X: at.X, Y: at.Y}}
	return in
}

func pad(b driver.PadButtons) *driver.Input {
	in := screen()
	in.Pads = []driver.Pad{{ID: 1, Buttons: b}}
	return in
}

// TestAFailedGameIsRestartedByAllMeans uses keys, the mouse, a finger and a pad.
func TestAFailedGameIsRestartedByAllMeans(t *testing.T) {
	logical := screen()
	logical.Keys = []driver.KeyEvent{{Key: driver.KeyO, Logical: "r", Down: true}} // of another layout
	for name, play := range map[string]func(l *Loop) []*driver.Input{
		"R":                   func(*Loop) []*driver.Input { return []*driver.Input{keys(true, driver.KeyR)} },
		"R of another layout": func(*Loop) []*driver.Input { return []*driver.Input{logical} },
		"Enter":               func(*Loop) []*driver.Input { return []*driver.Input{keys(true, driver.KeyEnter)} },
		"round and Space": func(l *Loop) []*driver.Input {
			var in []*driver.Input
			for range l.failing.choices() {
				in = append(in, keys(true, driver.KeyRight))
			}
			return append(in, keys(true, driver.KeySpace))
		},
		"the mouse": func(l *Loop) []*driver.Input { return []*driver.Input{click(button(t, l, chooseRestart))} },
		"a finger": func(l *Loop) []*driver.Input {
			at := button(t, l, chooseRestart)
			return []*driver.Input{touch(driver.TouchBegan, at), touch(driver.TouchMoved, at), touch(driver.TouchEnded, at)}
		},
		"a pad": func(*Loop) []*driver.Input { return []*driver.Input{pad(0), pad(driver.PadA)} },
	} {
		l := fallen("boom", screen())
		for i, in := range play(l) {
			if l.Failed() == nil {
				t.Fatalf("%s: the game began anew before step %d", name, i)
			}
			l.Tick(in)
		}
		if l.Failed() != nil {
			t.Errorf("%s: the game did not begin anew", name)
		}
	}
}

// What a player was pressing for the game must not take the screen away.
func TestAFailureIsNotClickedAway(t *testing.T) {
	p := newProbe("a")
	p.update = func(*Tick) error { return errors.New("no") }
	l := New(p, Config{}, nil)
	l.Tick(pad(driver.PadA))
	for range 20 {
		at := geom.V(60, 320)
		for _, in := range []*driver.Input{
			keys(true, driver.KeyEnter, driver.KeySpace), click(at), touch(driver.TouchBegan, at), touch(driver.TouchEnded, at),
		} {
			if l.Tick(in); l.Failed() == nil {
				t.Fatal("the failure was gone before anybody could read it")
			}
		}
		if l.failing.seconds+4*l.tick.Dt > lookTime {
			break
		}
	}
	for range 60 {
		l.Tick(pad(driver.PadA)) // held
	}
	if l.Failed() == nil {
		t.Error("a button that was held all the time began anew")
	}
}

func TestAFingerThatSlidesOffChoosesNothing(t *testing.T) {
	l := fallen("boom", screen())
	l.Tick(touch(driver.TouchBegan, button(t, l, chooseRestart)))
	l.Tick(touch(driver.TouchEnded, geom.V(5, 5)))
	l.Tick(touch(driver.TouchBegan, geom.V(5, 5)))
	l.Tick(touch(driver.TouchEnded, button(t, l, chooseRestart)))
	if l.Failed() == nil {
		t.Error("the game began anew; want both touches to count for nothing")
	}
}

func TestTheReportIsCopied(t *testing.T) {
	l := fallen("boom", screen())
	out := l.Tick(keys(true, driver.KeyC))
	if len(out.Actions) != 1 || out.Actions[0].Kind != driver.ActionClipboard {
		t.Fatalf("got %+v; want a text copied", out.Actions)
	}
	for _, want := range []string{
		"Fallen: panic in Update of *engine.probe\nboom\n", "at engine/failurescreen_test.go:", "\tp.update = func(*Tick) error { panic(message) }\n", "engine.fallen.func1 (",
		"tick 1 (0.0 s), seed 0, window 640×360 at 1\n", "go1.",
	} {
		if got := out.Actions[0].Text; !strings.Contains(got, want) {
			t.Errorf("got %q; want %q in it", got, want)
		}
	}
	for want, d := range map[string]driver.Done{
		"Copied to the clipboard.":                    {Action: driver.ActionClipboard},
		"No clipboard here: printed to the terminal.": {Action: driver.ActionClipboard, Failed: "there is none"},
		"Saved /tmp/a.krill":                          {Action: driver.ActionSaveFile, Text: "/tmp/a.krill"},
		"Not saved: the disk is full":                 {Action: driver.ActionSaveFile, Failed: "the disk is full"},
	} {
		in := screen()
		in.Done = []driver.Done{d}
		l.Tick(in)
		l.Draw(0)
		if got := l.failing.status; got != want {
			t.Errorf("after %+v: got %q; want %q", d, got, want)
		}
		if !slices.ContainsFunc(l.failing.layout.lines, func(line failureLine) bool { return line.words == want }) {
			t.Errorf("%q is not on the screen", want)
		}
	}
}

func TestFileNames(t *testing.T) {
	for title, want := range map[string]string{
		"Astro": "astro", "Deep Sea 2": "deep-sea-2", "../../etc": "etc", "日本": "game", "": "game", "a_b!": "a-b",
		strings.Repeat("x", 99): strings.Repeat("x", 40),
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q: got %q; want %q", title, got, want)
		}
	}
}

// messages are what games may say at their end.
var messages = []string{
	"no", "runtime error: index out of range [3] with length 0", strings.Repeat("a long story ", 300),
	strings.Repeat("x", 2000), strings.Repeat("line\n", 50), "日本語の長い文章です", "", "\n\n",
}

// TestTheScreenFitsEverywhere looks for words and buttons that leave the window or lie over each other.
func TestTheScreenFitsEverywhere(t *testing.T) {
	for _, message := range messages {
		for _, w := range []struct {
			w, h  int
			scale float64
			safe  driver.Insets
		}{
			{w: 640, h: 360, scale: 1},
			{w: 160, h: 144, scale: 1},
			{w: 320, h: 180, scale: 1},
			{w: 1280, h: 720, scale: 1},
			{w: 1920, h: 1080, scale: 1},
			{w: 3840, h: 2160, scale: 2},
			{w: 800, h: 600, scale: 1.25},
			{w: 128, h: 128, scale: 1},
			{w: 390, h: 844, scale: 1},
			{w: 1170, h: 2532, scale: 3, safe: driver.Insets{Top: 141, Bottom: 102}},
			{w: 2532, h: 1170, scale: 3, safe: driver.Insets{Left: 141, Right: 141}},
			{w: 1024, h: 200, scale: 1},
		} {
			for _, fingers := range []bool{false, true} {
				in := &driver.Input{Width: w.w, Height: w.h, Scale: w.scale, Safe: w.safe}
				l := fallen(message, in)
				l.failing.good = true // all five choices
				l.failing.touch, l.failing.laid = fingers, false
				l.failing.say("Failed again, 3 times. Restart begins anew.", true)
				l.Draw(0)
				for _, fault := range misplaced(&l.failing) {
					t.Errorf("%.20q in %d×%d at %v, by touch %v: %s", message, w.w, w.h, w.scale, fingers, fault)
				}
			}
		}
	}
}

// What is too small to hold anything must not make things worse.
func TestTheScreenStandsAnyWindow(t *testing.T) {
	for _, message := range messages {
		for _, in := range []*driver.Input{{}, {Width: 1, Height: 1}, {Width: 40, Height: 2000, Scale: 8}, {Width: 2000, Height: 20, Safe: driver.Insets{Top: 30}}} {
			l := fallen(message, in)
			l.failing.say(message, true)
			l.Draw(0)
			if l.lost {
				t.Errorf("%.20q in %d×%d: could not be shown", message, in.Width, in.Height)
			}
		}
	}
}

// misplaced says what of the screen leaves the window or lies over something else.
func misplaced(s *failureScreen) (faults []string) {
	window := s.shape.inner(0)
	var taken []geom.Rect
	put := func(what string, r geom.Rect) {
		if r.Intersect(window) != r {
			faults = append(faults, fmt.Sprintf("%s at %v leaves %v", what, r, window))
		}
		for _, other := range taken {
			if r.Overlaps(other) {
				faults = append(faults, fmt.Sprintf("%s at %v lies over %v", what, r, other))
			}
		}
		taken = append(taken, r)
	}
	for _, b := range s.layout.buttons {
		put("button "+b.label, b.at)
	}
	for _, line := range s.layout.lines {
		put(line.words, geom.R(line.at.X, line.at.Y, s.width(line.size)(line.words), line.size*7/8))
	}
	return faults
}

// TestTheScreenUsesNothingOfTheGames plays a game that breaks off in the middle of a picture, with another font, a
// camera, a shape of its own and PixelPerfect, on a driver that refuses what a GPU would.
func TestTheScreenUsesNothingOfTheGames(t *testing.T) {
	draws := 0
	p := newProbe("a")
	p.draw = func(c *render.Canvas) {
		c.Scissor(geom.R(0, 0, 1, 1))
		c.World(render.Camera{Zoom: 100})
		c.Push(geom.Turn(1))
		c.Text(render.Text{S: "half", Size: 30})
		if draws++; draws == 3 {
			panic("torn")
		}
	}
	for _, scaling := range []render.Scaling{render.Fit, render.PixelPerfect, render.Expand} {
		draws = 0
		l := New(p, Config{Width: 160, Height: 144, Scaling: scaling}, nil)
		var last *driver.Frame
		headless.Run(l, headless.Options{Ticks: 120, Draw: true, Input: func(tick int64, in *driver.Input) {
			if tick == 100 {
				in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeyR, Down: true})
			}
		}, Frame: func(tick int64, f *driver.Frame) {
			if last = f; tick != 50 {
				return
			}
			for _, k := range f.Commands {
				if k.Target != (driver.ImageID{}) || k.Sources[0].Image.Slot <= 4096 || k.Clip != (driver.Box{}) {
					t.Errorf("got a command for %v of %v in %v; want the screen's own pictures, on all of the window", k.Target, k.Sources[0], k.Clip)
				}
			}
		}})
		if l.Failed() != nil || draws < 4 || len(last.Commands) == 0 {
			t.Errorf("after R: failure %v, %d pictures; want the game to draw again", l.Failed(), draws)
		}
	}
}

func TestTheScreenStandsStill(t *testing.T) {
	l := fallen("boom", screen())
	sum := func() uint64 {
		var d driver.Digest
		d.Frame(l.Draw(0.5))
		return d.Sum()
	}
	want := sum()
	for range 10 {
		l.Tick(screen())
		if got := sum(); got != want {
			t.Fatalf("got another picture, %x after %x", got, want)
		}
	}
	if n := testing.AllocsPerRun(20, func() { l.Draw(0) }); n > 1 {
		t.Errorf("a picture allocates %v times; want at most one", n)
	}
}

// A failure that cannot be shown ends the run, once.
func TestASecondFailureEndsTheRun(t *testing.T) {
	for name, spoil := range map[string]func(s *failureScreen){
		"drawing": func(s *failureScreen) { s.canvas = nil },
		"its input": func(s *failureScreen) {
			s.layout.buttons = nil
			s.focus, s.laid, s.canvas = 99, false, nil
		},
	} {
		l := fallen("boom", screen())
		first := l.Failed()
		spoil(&l.failing)
		l.Draw(0)
		out := l.Tick(screen())
		if !out.Exit || l.Failed() != first {
			t.Errorf("%s: got exit %v, failure %v; want the run over, with the first failure", name, out.Exit, l.Failed())
		}
		if s := (&staying{App: l, loop: l}); !s.Tick(screen()).Exit {
			t.Errorf("%s: got a game that stays; want an end on phones too", name)
		}
	}
}

// The next failure has a screen of its own, whoever began anew.
func TestEachFailureHasItsScreen(t *testing.T) {
	p := newProbe("a")
	messages := []string{"the first", "the second"}
	p.update = func(*Tick) error {
		m := messages[0]
		messages = messages[1:]
		return errors.New(m)
	}
	l := New(p, Config{}, nil)
	for _, want := range slices.Clone(messages) {
		l.Tick(screen())
		l.Draw(0)
		l.Tick(screen())
		if !slices.ContainsFunc(l.failing.layout.lines, func(line failureLine) bool { return line.words == want }) {
			t.Errorf("got %v; want %q on the screen", l.failing.layout.lines, want)
		}
		l.Restart()
	}
}

func TestNobodyIsAskedWhileAReplayPlays(t *testing.T) {
	p := newProbe("a")
	p.update = func(*Tick) error { return errors.New("as it was then") }
	l := New(p, Config{}, nil)
	l.outside.playing = true
	for range 60 {
		l.Tick(screen())
		l.Draw(0)
	}
	if n := len(l.failing.layout.buttons); n != 0 {
		t.Errorf("got %d buttons; want none", n)
	}
	for _, k := range []driver.Key{driver.KeyR, driver.KeyEnter, driver.KeyRight, driver.KeyEscape, driver.KeyC} {
		if out := l.Tick(keys(true, k)); l.Failed() == nil || out.Exit || len(out.Actions) > 0 {
			t.Errorf("%v: got something done; want nothing", k)
		}
	}
}
