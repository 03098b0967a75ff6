package engine

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// probe is a game that notes what happens to it and does what the test says.
type probe struct {
	name   string
	calls  *[]string
	update func(*Tick) error
	draw   func(*render.Canvas)
	over   bool // shows what is below
	stay   bool // refuses to quit
	n      int
}

func (p *probe) note(what string) { *p.calls = append(*p.calls, p.name+" "+what) }

func (p *probe) Start(*Tick) error { p.note("start"); return nil }
func (p *probe) Overlay() bool     { return p.over }
func (p *probe) CanQuit(*Tick) bool {
	p.note("asked")
	return !p.stay
}
func (p *probe) Close() { p.note("close") }

func (p *probe) Update(t *Tick) error {
	p.note("update")
	p.n++
	if p.update != nil {
		return p.update(t)
	}
	return nil
}

func (p *probe) Draw(c *render.Canvas) {
	p.note("draw")
	if p.draw != nil {
		p.draw(c)
	}
}

func newProbe(name string) *probe { return &probe{name: name, calls: new([]string)} }

func (p *probe) child(name string) *probe { return &probe{name: name, calls: p.calls} }

func screen() *driver.Input { return &driver.Input{Width: 640, Height: 360, Scale: 1} }

func keys(down bool, k ...driver.Key) *driver.Input {
	in := screen()
	for _, key := range k {
		in.Keys = append(in.Keys, driver.KeyEvent{Key: key, Down: down})
	}
	return in
}

func (p *probe) want(t *testing.T, calls ...string) {
	t.Helper()
	if !slices.Equal(*p.calls, calls) {
		t.Errorf("calls\n got %q\nwant %q", *p.calls, calls)
	}
	*p.calls = nil
}

func TestStartComesFirstAndOnce(t *testing.T) {
	p := newProbe("a")
	l := New(p, Config{}, nil)
	l.Tick(screen())
	l.Draw(0)
	l.Tick(screen())
	p.want(t, "a start", "a update", "a draw", "a update")
	if got, want := l.tick.Time, 2.0/60; got != want {
		t.Errorf("time after two ticks is %v; want %v", got, want)
	}
}

func TestScenesChangeAfterUpdate(t *testing.T) {
	p := newProbe("a")
	menu := p.child("menu")
	menu.over = true
	p.update = func(tk *Tick) error {
		if p.n == 1 {
			tk.Push(menu)
		}
		return nil
	}
	menu.update = func(tk *Tick) error { tk.Pop(); return nil }
	l := New(p, Config{}, nil)
	l.Tick(screen())
	l.Draw(0)
	p.want(t, "a start", "a update", "menu start", "a draw", "menu draw")
	l.Tick(screen())
	l.Draw(0)
	p.want(t, "menu update", "a draw")
}

func TestReplaceHidesTheOldScene(t *testing.T) {
	p := newProbe("a")
	b := p.child("b")
	p.update = func(tk *Tick) error { tk.Replace(b); return nil }
	l := New(p, Config{}, nil)
	l.Tick(screen())
	l.Draw(0)
	p.want(t, "a start", "a update", "b start", "b draw")
}

func TestPopOfTheLastSceneEndsTheRun(t *testing.T) {
	p := newProbe("a")
	p.update = func(tk *Tick) error { tk.Pop(); return nil }
	if out := New(p, Config{}, nil).Tick(screen()); !out.Exit {
		t.Error("Exit is false after the last scene was popped")
	}
}

type stranger struct{ probe }

func TestPushOfAnUnknownSceneNamesIt(t *testing.T) {
	p := newProbe("a")
	p.update = func(tk *Tick) error { tk.Push(&stranger{}); return nil }
	l := New(p, Config{}, nil)
	l.Tick(screen())
	f := l.Failed()
	if f == nil || !strings.Contains(f.Error(), "Scenes: []engine.Game{&engine.stranger{}}") {
		t.Fatalf("failure is %v; want the line to add", f)
	}
	known := New(p, Config{Scenes: []Game{&stranger{}}}, nil)
	p.update = func(tk *Tick) error { tk.Push(&stranger{probe: *p.child("s")}); return nil }
	if known.Tick(screen()); known.Failed() != nil {
		t.Errorf("a known scene failed: %v", known.Failed())
	}
}

func TestPanicIsCaughtAndRBeginsAnew(t *testing.T) {
	p := newProbe("a")
	ticks := 0
	p.update = func(*Tick) error {
		if ticks++; ticks == 2 {
			panic("boom")
		}
		return nil
	}
	l := New(p, Config{}, nil)
	for range 5 {
		if out := l.Tick(screen()); out.Exit {
			t.Fatal("the run ended")
		}
		l.Draw(0)
	}
	f := l.Failed()
	if f == nil || !f.Panic || f.In != "Update of *engine.probe" || f.Cause != "boom" {
		t.Fatalf("failure is %+v", f)
	}
	if p.n != 2 {
		t.Errorf("%d updates; want 2: a failed game must stand still", p.n)
	}
	*p.calls = nil
	l.Tick(keys(true, driver.KeyR))
	l.Tick(screen())
	if again := l.Top().(*probe); again == p || again.n != 1 || l.Failed() != nil {
		t.Errorf("after R: n is %d, failure %v; want a fresh game after one update", again.n, l.Failed())
	}
	p.want(t, "a start", "a update")
}

func TestEscapeLeavesAFailedGame(t *testing.T) {
	p := newProbe("a")
	p.update = func(*Tick) error { return errors.New("no more") }
	l := New(p, Config{}, nil)
	l.Tick(screen())
	if got, want := fmt.Sprint(l.Failed()), "engine: error in Update of *engine.probe: no more"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	if out := l.Tick(keys(true, driver.KeyEscape)); !out.Exit {
		t.Error("Escape did not end the run")
	}
}

type falseOverlay struct{ still }

func (*falseOverlay) Overlay() bool { panic("overlay") }

func TestPanicInOverlayIsCaught(t *testing.T) {
	p := newProbe("a")
	p.update = func(tk *Tick) error { tk.Push(&falseOverlay{}); return nil }
	l := New(p, Config{Scenes: []Game{&falseOverlay{}}}, nil)
	l.Tick(screen())
	l.Draw(0)
	if f := l.Failed(); f == nil || f.In != "Overlay of *engine.falseOverlay" {
		t.Errorf("failure is %v; want the panic in Overlay", f)
	}
}

func TestAFailedGameIsSilent(t *testing.T) {
	p := newProbe("a")
	p.update = func(tk *Tick) error {
		tk.Audio.PlayWith(audio.Coin(1), audio.Play{Loop: true})
		return errors.New("no more")
	}
	l := New(p, Config{}, nil)
	l.Tick(screen())
	stops := 0
	for _, c := range l.Tick(screen()).Commands {
		if c.Kind == driver.SoundStop {
			stops++
		}
	}
	if stops != 1 {
		t.Errorf("%d voices were stopped after the failure; want 1", stops)
	}
}

func TestPanicInDrawKeepsTheWindow(t *testing.T) {
	p := newProbe("a")
	p.draw = func(*render.Canvas) { panic("in draw") }
	l := New(p, Config{}, nil)
	l.Tick(screen())
	f := l.Draw(0)
	if l.Failed() == nil || len(f.Quads) == 0 {
		t.Errorf("failure %v, %d quads; want the failure shown", l.Failed(), len(f.Quads))
	}
}

func TestQuitAsksFromTheTop(t *testing.T) {
	p := newProbe("a")
	b := p.child("b")
	b.stay = true
	p.update = func(tk *Tick) error { tk.Push(b); return nil }
	l := New(p, Config{}, nil)
	l.Tick(screen())
	*p.calls = nil
	in := screen()
	in.Quit = true
	out := l.Tick(in)
	if out.Exit || len(out.Actions) != 1 || out.Actions[0].Kind != driver.ActionKeepOpen {
		t.Errorf("exit %v, actions %v; want the window kept open", out.Exit, out.Actions)
	}
	p.want(t, "b asked", "b update")
	b.stay = false
	if out := l.Tick(in); !out.Exit {
		t.Error("nobody objects, but the run goes on")
	}
	*p.calls = nil
	l.Close()
	p.want(t, "b close", "a close")
}

func TestEventsOfSkippedTicksAreNotLost(t *testing.T) {
	p := newProbe("a")
	pressed := 0
	act := input.Action{Name: "act", On: input.Any{input.KeySpace}}
	p.update = func(tk *Tick) error {
		tk.SetSpeed(0.25)
		if tk.Input.Pressed(act) {
			pressed++
		}
		return nil
	}
	l := New(p, Config{}, nil)
	l.Tick(screen())
	l.Tick(keys(true, driver.KeySpace))
	l.Tick(keys(false, driver.KeySpace))
	for range 10 {
		l.Tick(screen())
	}
	if pressed != 1 {
		t.Errorf("a key pressed between two slow updates was seen %d times; want 1", pressed)
	}
}

func TestDeveloperKeysPauseAndStep(t *testing.T) {
	p := newProbe("a")
	l := New(p, Config{}, nil)
	l.keys.developer = true
	l.Tick(screen())
	l.Tick(keys(true, driver.KeyF6))
	for range 5 {
		l.Tick(screen())
	}
	l.Tick(keys(true, driver.KeyF7))
	if p.n != 2 {
		t.Errorf("%d updates; want one before the pause and one step", p.n)
	}
	l.Tick(keys(true, driver.KeyF6))
	if p.n != 3 {
		t.Errorf("%d updates after going on; want 3", p.n)
	}
}

func TestWindowWishes(t *testing.T) {
	p := newProbe("a")
	p.update = func(tk *Tick) error {
		tk.Window.Title = "Later"
		if p.n == 1 {
			tk.Window.Resize(320, 200)
		}
		return nil
	}
	l := New(p, Config{Title: "First"}, nil)
	out := l.Tick(keys(true, driver.KeyF11))
	if out.Window.Title != "Later" || !out.Window.Fullscreen || len(out.Actions) != 1 || out.Actions[0].W != 320 {
		t.Errorf("got %+v, actions %+v", out.Window, out.Actions)
	}
	if out = l.Tick(screen()); len(out.Actions) != 0 {
		t.Errorf("the wish for a size came again: %+v", out.Actions)
	}
}

func TestPointerIsInCanvasUnits(t *testing.T) {
	p := newProbe("a")
	var at geom.Vec
	p.update = func(tk *Tick) error { at = tk.Input.Pointer().Pos; return nil }
	l := New(p, Config{Width: 320, Height: 180}, nil)
	in := &driver.Input{Width: 1280, Height: 800, Scale: 2, Mouse: driver.Mouse{X: 640, Y: 400}}
	l.Tick(in)
	if at.Dist(geom.V(160, 90)) > 1e-9 {
		t.Errorf("the middle of the window is %v on the canvas; want (160, 90)", at)
	}
}

func TestEvery(t *testing.T) {
	p := newProbe("a")
	half, always := 0, 0
	p.update = func(tk *Tick) error {
		if tk.Every(0.5) {
			half++
		}
		if tk.Every(0.001) {
			always++
		}
		return nil
	}
	l := New(p, Config{}, nil)
	for range 120 {
		l.Tick(screen())
	}
	if half != 4 || always != 120 {
		t.Errorf("in two seconds Every(0.5) was true %d times and Every(0.001) %d times; want 4 and 120", half, always)
	}
}

func TestTimerFiresOnce(t *testing.T) {
	var tm Timer
	tm.Set(0.05)
	fired, running := 0, 0
	for range 10 {
		copied := tm
		if copied.Running(1.0 / 60) {
			running++
		}
		if tm.Fired(1.0 / 60) {
			fired++
		}
	}
	if fired != 1 || running != 3 {
		t.Errorf("a timer of 3 ticks fired %d times and ran in %d ticks; want 1 and 3", fired, running)
	}
}

type still struct{ at geom.Vec }

func (s *still) Update(t *Tick) error {
	s.at = s.at.Add(t.Input.Vec(input.Move))
	return nil
}

func (s *still) Draw(c *render.Canvas) {
	c.Rect(geom.Around(s.at, 8, 8), render.White)
	c.Print("still", 10, 10)
}

func TestLoopAllocatesNothing(t *testing.T) {
	l := New(&still{}, Config{}, nil)
	in := keys(true, driver.KeyRight)
	for range 10 {
		l.Tick(in)
		l.Draw(0.5)
	}
	in.Reset()
	if n := testing.AllocsPerRun(100, func() { l.Tick(in); l.Draw(0.5) }); n != 0 {
		t.Errorf("a tick and a picture allocate %v times; want 0", n)
	}
}
