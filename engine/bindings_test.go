package engine

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var (
	hop   = input.Action{Name: "hop", On: input.Any{input.KeySpace}}
	spell = input.Action{Name: "spell"}
	sure  = input.Action{Name: "sure"}
)

// hopper counts what its actions do. L makes the next key that of hopping, and Q asks whether to leave.
type hopper struct {
	hops, held, spells int
	listens            bool
}

func (h *hopper) Context() string { return "game" }

func (h *hopper) Update(t *Tick) error {
	if t.Input.Pressed(hop) {
		h.hops++
	}
	if t.Input.Down(hop) {
		h.held++
	}
	if t.Input.Pressed(spell) {
		h.spells++
	}
	if c, ok := input.Listen(t.Input); ok && h.listens {
		input.Rebind(t.Input, hop, c, input.Allow)
	}
	h.listens = t.Input.Key(input.KeyL)
	if t.Input.Key(input.KeyQ) {
		t.Push(&leaver{})
	}
	return nil
}

func (h *hopper) Draw(*render.Canvas) {}

type leaver struct{ sure, not int }

func (l *leaver) Context() string { return "menu" }

func (l *leaver) Update(t *Tick) error {
	if t.Input.Pressed(hop) || t.Input.Down(hop) {
		l.not++
	}
	if t.Input.Down(sure) {
		l.sure++
		t.Pop()
	}
	return nil
}

func (l *leaver) Draw(*render.Canvas) {}

const hopText = "[game]\nhop = Space\nspell = A > S > hop in 0.5, double 0.3 X\n[menu]\nsure = Space\n"

func hopConfig(text string) Config {
	return Config{
		ID: "test/hopper", Scenes: []Game{&hopper{}, &leaver{}}, Bindings: Bind("bindings.txt", hop, spell, sure), Seed: 1,
		Assets: fstest.MapFS{"bindings.txt": {Data: []byte(text)}},
	}
}

// tap presses a key in one tick and lets go of it in the next.
func tap(l *Loop, k driver.Key) {
	in := screen()
	in.Keys = []driver.KeyEvent{{Key: k, Down: true}}
	l.Tick(in)
	in = screen()
	in.Keys = []driver.KeyEvent{{Key: k}}
	l.Tick(in)
}

func TestReboundControlsAreKept(t *testing.T) {
	disk := save.Memory()
	h := &hopper{}
	l := New(h, hopConfig(hopText), disk)
	tap(l, driver.KeySpace)
	tap(l, driver.KeyL)
	in := screen()
	in.Keys = []driver.KeyEvent{{Key: driver.KeyL, Down: true}}
	l.Tick(in)
	tap(l, driver.KeyK)
	tap(l, driver.KeyK)
	tap(l, driver.KeySpace)
	if h.hops != 2 {
		t.Errorf("Space, then K instead: got %d hops; want 2", h.hops)
	}
	l.Close()
	h = &hopper{}
	l = New(h, hopConfig("# a new release\n"+hopText), disk)
	tap(l, driver.KeySpace)
	tap(l, driver.KeyK)
	if h.hops != 1 {
		t.Errorf("started again: got %d hops; want 1, of K", h.hops)
	}
	l.Close()
}

func TestContextOfTheTopScene(t *testing.T) {
	h := &hopper{}
	l := New(h, hopConfig(hopText), nil)
	tap(l, driver.KeyQ)
	top := l.Top().(*leaver)
	in := screen()
	in.Keys = []driver.KeyEvent{{Key: driver.KeySpace, Down: true}}
	l.Tick(in)
	l.Tick(screen())
	if top.sure != 1 || top.not != 0 || l.Top() != Game(h) {
		t.Fatalf("Space in the menu: got %+v and %T on top; want sure once, and the game again", top, l.Top())
	}
	if h.hops != 0 || h.held != 0 {
		t.Errorf("held from the menu into the game: got %+v; want no hop", h)
	}
	in = screen()
	in.Keys = []driver.KeyEvent{{Key: driver.KeySpace}, {Key: driver.KeySpace, Down: true}}
	l.Tick(in)
	if h.hops != 1 {
		t.Errorf("let go and pressed: got %d hops; want 1", h.hops)
	}
}

func TestBrokenBindingsAreToldAndTheDefaultsStay(t *testing.T) {
	for text, want := range map[string]string{
		"hop = Spcae\n": `input: read bindings "bindings.txt", line 1: no control is called "Spcae"; try Space`,
		"":              "",
	} {
		h := &hopper{}
		l := New(h, hopConfig(text), nil)
		tap(l, driver.KeySpace)
		if h.hops != 1 {
			t.Errorf("%q: got %d hops by the code's key; want 1", text, h.hops)
		}
		if got := l.Missing(); (want == "") != (len(got) == 0) || want != "" && got[0].Error() != want {
			t.Errorf("%q: got %v; want %s", text, got, want)
		}
	}
	c := hopConfig("")
	c.Assets = fstest.MapFS{"bindings.text": {}}
	l := New(&hopper{}, c, nil)
	l.Tick(screen())
	if got := l.Missing(); len(got) != 1 || !strings.Contains(got[0].Error(), "bindings.text") {
		t.Errorf("no such file: got %v; want an error with the near name", got)
	}
}

// TestReplayWithOtherBindings plays what was recorded with a player's bindings where both texts are others now, from the
// start and from the middle.
func TestReplayWithOtherBindings(t *testing.T) {
	disk := save.Memory()
	first := New(&hopper{}, hopConfig(hopText), disk)
	if err := first.Save(bindingsKey, "[game]\nhop = J\n"); err != nil {
		t.Fatal(err)
	}
	first.Close()
	h := &hopper{}
	l := New(h, hopConfig(hopText), disk)
	l.Record(60)
	keys := []driver.Key{
		driver.KeyX, driver.KeyX, driver.KeyX, driver.KeyA, driver.KeyS, driver.KeyJ, driver.KeySpace, driver.KeyL, driver.KeyK, driver.KeyQ,
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 1800 {
		in := screen()
		if rnd.IntN(2) == 0 {
			in.Keys = []driver.KeyEvent{{Key: keys[rnd.IntN(len(keys))], Down: rnd.IntN(2) == 0}}
		}
		l.Tick(in)
	}
	if h.hops == 0 || h.spells == 0 {
		t.Fatalf("got %+v; want a run in which something is done", h)
	}
	file, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	for chunk := range file.Chunks {
		p, err := NewPlayback(&hopper{}, hopConfig("[game]\nhop = U, I, O\n[other]\nsure = P\n"), file.From(chunk))
		if err != nil {
			t.Fatal(err)
		}
		for p.At() < p.Ticks() {
			p.Tick(screen())
		}
		if err := p.Diverged(); err != nil {
			t.Errorf("from chunk %d: %v", chunk, err)
		}
		if got := p.Loop().Scenes()[0].(*hopper); *got != *h {
			t.Errorf("from chunk %d: got %+v; want %+v", chunk, got, h)
		}
	}
}

func TestTickWithBindingsAllocatesNothing(t *testing.T) {
	l := New(&hopper{}, hopConfig(hopText), nil)
	l.Tick(screen())
	in := screen()
	down := false
	if n := testing.AllocsPerRun(200, func() {
		down = !down
		in.Keys = append(in.Keys[:0], driver.KeyEvent{Key: driver.KeyX, Down: down}, driver.KeyEvent{Key: driver.KeyA, Down: !down})
		l.Tick(in)
	}); n != 0 {
		t.Errorf("allocations in a tick: got %v; want 0", n)
	}
}

// TestBotsPlayByTheBindings lets hands do actions that stand in the text.
func TestBotsPlayByTheBindings(t *testing.T) {
	h := &hopper{}
	l := New(h, hopConfig("[game]\nhop = J\nspell = hold 0.1 PadX\n"), nil)
	l.Tick(screen())
	hands := input.Injector{Plays: l.Input()}
	step := func() {
		in := screen()
		hands.Write(in)
		l.Tick(in)
	}
	hands.TapAction(hop)
	hands.HoldAction(spell)
	for range 10 {
		step()
	}
	if h.hops != 1 || h.spells != 1 {
		t.Errorf("got %+v; want a hop and a spell", h)
	}
}
