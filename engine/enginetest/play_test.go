package enginetest

import (
	"errors"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var (
	jump = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.PadA, input.TouchA}}
	coin = audio.Coin(3)
)

// box is a small game: a box that moves, jumps, is thrown by a click, and has a name.
type box struct {
	at, vel  geom.Vec
	jumps    int
	name     string
	best     int
	left     bool // the player was elsewhere
	stays    bool // it refuses to close
	told     geom.Vec
	inner    struct{ list []int }
	onUpdate func(b *box, t *engine.Tick) error `state:"-"`
	onDraw   func(b *box, c *render.Canvas)     `state:"-"`
}

func newBox() *box { return &box{at: geom.V(50, 50)} }

func boxConfig() engine.Config {
	return engine.Config{Width: 160, Height: 90, ID: "krill/box", Background: render.Navy}
}

func (b *box) Start(t *engine.Tick) error {
	t.Store.Get("best", &b.best)
	return nil
}

func (b *box) CanQuit(*engine.Tick) bool { return !b.stays }

func (b *box) Update(t *engine.Tick) error {
	b.vel = t.Input.Vec(input.Move).Mul(60)
	b.at = b.at.Add(b.vel.Mul(t.Dt))
	if t.Input.Pressed(jump) {
		b.jumps++
		b.inner.list = append(b.inner.list, int(t.N))
		t.Audio.Play(coin)
		if b.jumps > b.best {
			b.best = b.jumps
			t.Store.Put("best", b.best)
		}
	}
	if p := t.Input.Pointer(); p.Pressed {
		b.told = p.Pos
	}
	b.name += t.Input.Text()
	b.left = b.left || !t.Window.Focused()
	if b.onUpdate != nil {
		return b.onUpdate(b, t)
	}
	return nil
}

func (b *box) Draw(c *render.Canvas) {
	c.Rect(geom.Around(b.at, 16, 16), render.Yellow)
	if b.onDraw != nil {
		b.onDraw(b, c)
	}
}

func TestKeysAndActions(t *testing.T) {
	t.Parallel()
	b := newBox()
	g := New(t, b, boxConfig())
	g.Hold(input.KeyD, 30)
	if got := b.at.X; got < 79.9 || got > 80.1 {
		t.Errorf("after 30 ticks to the right: got %v; want 80", got)
	}
	g.Press(jump).Press(jump).Press(input.KeySpace, input.KeyA).Step(1)
	if b.jumps != 3 {
		t.Errorf("jumps: got %d; want 3", b.jumps)
	}
	g.Down(jump).Step(5).Up(jump).Step(2)
	if b.jumps != 4 || g.Plays(coin) != 4 {
		t.Errorf("jumps and sounds: got %d and %d; want 4", b.jumps, g.Plays(coin))
	}
	if got := g.Ticks(); got != 41 {
		t.Errorf("ticks: got %d; want 41", got)
	}
	g.Push(input.Move, geom.V(0, 0.5)).Step(1)
	if got := b.vel.Y; got < 29.9 || got > 30.1 {
		t.Errorf("stick pushed half way: got a speed of %v; want 30", got)
	}
	g.Push(input.Move, geom.Vec{}).StepSeconds(0.5)
	if got := g.Ticks(); got != 72 || b.vel != (geom.Vec{}) {
		t.Errorf("half a second later: got tick %d and %v; want 72 and rest", got, b.vel)
	}
	g.Type("Ann ä")
	if b.name != "Ann ä" {
		t.Errorf("typed: got %q; want %q", b.name, "Ann ä")
	}
}

func TestPointerFingersAndPads(t *testing.T) {
	t.Parallel()
	b := newBox()
	g := New(t, b, boxConfig()).Resize(320, 180) // twice as large as the canvas
	if g.Click(geom.V(30, 40)); b.told != geom.V(30, 40) {
		t.Errorf("click: got %v; want 30, 40", b.told)
	}
	if g.Step(1).Tap(geom.V(70, 20)); b.told != geom.V(70, 20) {
		t.Errorf("tap: got %v; want 70, 20", b.told)
	}
	var way []geom.Vec
	b.onUpdate = func(b *box, t *engine.Tick) error {
		if p := t.Input.Pointer(); p.Down {
			way = append(way, p.Pos)
		}
		return nil
	}
	g.Drag(geom.V(10, 10), geom.V(50, 10), 4)
	g.Swipe(geom.V(10, 20), geom.V(50, 20), 4)
	for i := range 10 {
		want := geom.V(float64(10+10*(i%5)), float64(10+10*(i/5)))
		if i >= len(way) || way[i].Dist(want) > 1e-9 {
			t.Fatalf("the way of a drag and a swipe: got %v; want %v as the place %d", way, want, i)
		}
	}
	wheel := 0.0
	b.onUpdate = func(b *box, t *engine.Tick) error {
		wheel += t.Input.Pointer().Wheel.Y
		b.vel.X = t.Input.Value(input.Action{On: input.Any{input.PadR2}})
		b.stays = t.Input.Connected(1)
		return nil
	}
	if g.Wheel(0, -2).Step(3); wheel != -2 {
		t.Errorf("wheel: got %v; want -2", wheel)
	}
	if g.Connect(1).Tilt(input.PadR2.Of(1), 0.75).Step(1); b.vel.X != 0.75 || !b.stays {
		t.Errorf("trigger of the second pad: got %v, connected %v; want 0.75, true", b.vel.X, b.stays)
	}
	if g.Disconnect(1).Step(1); b.vel.X != 0 || b.stays {
		t.Errorf("after it was pulled out: got %v, connected %v; want 0, false", b.vel.X, b.stays)
	}
	g.Touch(1, geom.V(1, 1)).Touch(2, geom.V(2, 2)).Step(1).Lift(1).Lift(2).Step(1)
}

func TestFocusAndQuit(t *testing.T) {
	t.Parallel()
	b := newBox()
	g := New(t, b, boxConfig()).Step(1)
	if g.Focus(false).Step(1).Focus(true); !b.left {
		t.Error("the player was elsewhere: got nothing of it; want the game to see it")
	}
	b.stays = true
	if g.Quit().Over() {
		t.Error("a game that stays open: got it over; want it to go on")
	}
	b.stays = false
	if !g.Quit().Over() {
		t.Error("the window was closed: got a game that goes on; want it over")
	}
}

func TestSavesOutliveARun(t *testing.T) {
	t.Parallel()
	b := newBox()
	g := New(t, b, boxConfig()).Save("best", 1).Press(jump).Press(jump)
	if got := Saved[int](g, "best"); got != 2 {
		t.Errorf("saved: got %d; want 2", got)
	}
	again := newBox()
	if g = g.Reopen(again).Step(1); again.best != 2 || g.Ticks() != 1 {
		t.Errorf("in the next run: got %d at tick %d; want 2 at tick 1", again.best, g.Ticks())
	}
}

func TestStateByPath(t *testing.T) {
	t.Parallel()
	g := New(t, newBox(), boxConfig()).Press(jump).Step(1).Press(jump)
	if got := State[int](g, "jumps"); got != 2 {
		t.Errorf("jumps: got %d; want 2", got)
	}
	if got := State[geom.Vec](g, "at"); got != geom.V(50, 50) {
		t.Errorf("at: got %v; want 50, 50", got)
	}
	if x, list, no := g.Number("at.X"), g.Number("inner.list[1]"), g.Number("left"); x != 50 || list != 2 || no != 0 {
		t.Errorf("numbers: got %v, %v, %v; want 50, 2, 0", x, list, no)
	}
	if got := g.Scene(); got != "*enginetest.box" {
		t.Errorf("scene: got %q; want *enginetest.box", got)
	}
	before := g.Hash()
	if g.Step(1); g.Hash() == before {
		t.Error("hash after a tick: got the same; want another, since the time went on")
	}
}

func TestWrongPaths(t *testing.T) {
	mustFail(t, func(t testing.TB) { New(t, newBox(), boxConfig()).Step(1).Number("at.Z") }, "at.Z", "box")
	mustFail(t, func(t testing.TB) { State[string](New(t, newBox(), boxConfig()).Step(1), "jumps") }, `state "jumps": got a int; want a string`)
	mustFail(t, func(t testing.TB) { New(t, newBox(), boxConfig()).Number("jumps") }, "no scene before the first tick")
	mustFail(t, func(t testing.TB) { Saved[int](New(t, newBox(), boxConfig()), "none") }, `saved "none": got nothing; want a int`)
}

func TestUntilTellsTheStory(t *testing.T) {
	b := newBox()
	g := New(t, b, boxConfig()).Down(input.KeyD)
	if g.Until(func() bool { return b.at.X > 60 }, 60); g.Ticks() != 11 {
		t.Errorf("until 60: got tick %d; want 11", g.Ticks())
	}
	if g.Until(func() bool { return true }, 0); g.Ticks() != 11 {
		t.Errorf("until what is true: got tick %d; want no more", g.Ticks())
	}
	mustFail(t, func(t testing.TB) {
		New(t, newBox(), boxConfig()).Step(1).Down(input.KeyD).Until(func() bool { return false }, 30)
	}, "enginetest: tick 31: Until: got nothing in 30 ticks", "meanwhile: enginetest.box.at.X: 50 → 8", "the scene: *enginetest.box", "testdata/failed/TestTrial.krill")
}

func TestFailuresEndTheTest(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(b *box, t *engine.Tick) error
		says []string
	}{
		"panic": {func(*box, *engine.Tick) error { panic("boom") }, []string{"panic in Update of *enginetest.box: boom"}},
		"error": {func(*box, *engine.Tick) error { return errors.New("no more") }, []string{"error in Update of *enginetest.box: no more"}},
		"sound": {func(_ *box, t *engine.Tick) error { t.Audio.Play(audio.File("lost.ogg")); return nil }, []string{"lost.ogg", "an asset that cannot be used"}},
		"over":  {func(_ *box, t *engine.Tick) error { t.Quit(); return nil }, []string{"the game is over"}},
	} {
		mustFail(t, func(t testing.TB) {
			b := newBox()
			g := New(t, b, boxConfig()).Step(4)
			b.onUpdate = c.do
			g.Step(3)
		}, append(c.says, "enginetest: tick 5: ", "again: go test -run '^TestTrial$' .", "to see it: krill replay testdata/failed/TestTrial.krill")...)
		_ = name
	}
	mustFail(t, func(t testing.TB) {
		b := newBox()
		b.onDraw = func(_ *box, c *render.Canvas) { c.Draw(render.Sprite{Image: render.File("lost.png")}) }
		New(t, b, boxConfig()).Step(2)
	}, "lost.png")
	mustFail(t, func(t testing.TB) {
		b := newBox()
		b.onDraw = func(*box, *render.Canvas) { panic("in Draw") }
		New(t, b, boxConfig()).Step(2)
	}, "panic in Draw of *enginetest.box: in Draw")
}
