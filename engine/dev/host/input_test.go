package host

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// pane is a layer over the left half of the window.
type pane struct {
	keys    bool
	in      driver.Input
	toggled int
	said    []protocol.SayArgs
	events  []string
	out     driver.Output
	frame   driver.Frame
}

func (p *pane) Tick(in *driver.Input) *driver.Output {
	p.in = *in
	p.in.Keys, p.in.Text, p.in.Buttons = slices.Clone(in.Keys), slices.Clone(in.Text), slices.Clone(in.Buttons)
	p.in.Touches, p.in.Clipboard, p.in.Pixels = slices.Clone(in.Touches), slices.Clone(in.Clipboard), slices.Clone(in.Pixels)
	return &p.out
}

func (p *pane) Draw(float64) *driver.Frame     { return &p.frame }
func (p *pane) TakesKeys() bool                { return p.keys }
func (p *pane) TakesPointer(x, _ float64) bool { return x < 160 }
func (p *pane) Toggle()                        { p.toggled++ }
func (p *pane) Shown() bool                    { return true }
func (p *pane) ShowFailure()                   {}
func (p *pane) Say(a protocol.SayArgs)         { p.said = append(p.said, a) }
func (p *pane) Told(e protocol.Event)          { p.events = append(p.events, e.Event) }

// plain is a game that keeps what it is given, and asks for what it is told to.
type plain struct {
	Game
	in  driver.Input
	out driver.Output
}

func (p *plain) Tick(in *driver.Input) *driver.Output {
	p.in = *in
	p.in.Keys, p.in.Text, p.in.Buttons = slices.Clone(in.Keys), slices.Clone(in.Text), slices.Clone(in.Buttons)
	p.in.Touches, p.in.Clipboard, p.in.Pixels = slices.Clone(in.Touches), slices.Clone(in.Clipboard), slices.Clone(in.Pixels)
	return &p.out
}

// withPane returns a host whose game and layer keep what they are given.
func withPane(t *testing.T) (*Host, *plain, *pane) {
	h := New(Options{})
	t.Cleanup(func() { h.plays.Store(nil); h.Close() })
	g, l := &plain{Game: &stub{}}, &pane{}
	h.Over(l)
	b := &build{game: g, drawn: make(chan struct{})}
	b.hello.Uncopied = "it is a stub"
	h.plays.Store(b)
	return h, g, l
}

func key(k driver.Key, down bool) driver.KeyEvent { return driver.KeyEvent{Key: k, Down: down} }

func TestKeysGoToWhoHasTheKeyboard(t *testing.T) {
	h, g, l := withPane(t)
	tick := func(events ...driver.KeyEvent) {
		h.Tick(&driver.Input{Width: 320, Height: 180, Keys: events, Text: []driver.TextEvent{{Kind: driver.TextCommit, Text: "x"}}})
	}
	tick(key(driver.KeyA, true), key(driver.KeyF1, true), key(driver.KeyF1, false))
	if !slices.Equal(g.in.Keys, []driver.KeyEvent{key(driver.KeyA, true)}) || len(g.in.Text) != 1 || len(l.in.Keys) != 0 || l.toggled != 1 {
		t.Errorf("got %v for the game, %v for the layer, toggled %d times; want A for the game, F1 for nobody", g.in.Keys, l.in.Keys, l.toggled)
	}
	l.keys = true
	tick(key(driver.KeyB, true))
	if !slices.Equal(g.in.Keys, []driver.KeyEvent{key(driver.KeyA, false)}) || len(g.in.Text) != 0 {
		t.Errorf("the layer takes the keyboard: got %v for the game; want A released", g.in.Keys)
	}
	if !slices.Equal(l.in.Keys, []driver.KeyEvent{key(driver.KeyB, true)}) || len(l.in.Text) != 1 {
		t.Errorf("got %v for the layer; want B", l.in.Keys)
	}
	l.keys = false
	tick(key(driver.KeyB, false), key(driver.KeyA, false), key(driver.KeyC, true))
	if !slices.Equal(g.in.Keys, []driver.KeyEvent{key(driver.KeyC, true)}) {
		t.Errorf("got %v for the game; want C alone: it never saw the others go down", g.in.Keys)
	}
}

func TestThePointerBelongsToWhoIsUnderIt(t *testing.T) {
	h, g, l := withPane(t)
	at := func(x float64, buttons ...driver.ButtonEvent) {
		h.Tick(&driver.Input{Width: 320, Height: 180, Mouse: driver.Mouse{X: x, DX: 1, WheelY: 2}, Buttons: buttons})
	}
	press := func(x float64, down bool) driver.ButtonEvent { return driver.ButtonEvent{Down: down, X: x} }
	at(200, press(200, true))
	if len(g.in.Buttons) != 1 || len(l.in.Buttons) != 0 || g.in.Mouse.WheelY != 2 || l.in.Mouse.WheelY != 0 {
		t.Errorf("over the game: got %+v, %+v", g.in.Mouse, l.in.Mouse)
	}
	at(100, press(100, false)) // a drag of the game's ends over the layer
	if len(g.in.Buttons) != 1 || len(l.in.Buttons) != 0 || g.in.Mouse.Outside {
		t.Errorf("a drag: got %v, outside %v; want its end with whom it began", g.in.Buttons, g.in.Mouse.Outside)
	}
	at(100, press(100, true))
	if len(g.in.Buttons) != 0 || len(l.in.Buttons) != 1 || !g.in.Mouse.Outside || g.in.Mouse.WheelY != 0 || l.in.Mouse.WheelY != 2 {
		t.Errorf("over the layer: got %+v, %+v", g.in.Mouse, l.in.Mouse)
	}
	h.Tick(&driver.Input{Width: 320, Height: 180, Touches: []driver.TouchEvent{
		{ID: 1, Phase: driver.TouchBegan, X: 10},
		{ID: 2, Phase: driver.TouchBegan, X: 300},
		{ID: 1, Phase: driver.TouchMoved, X: 300},
		{ID: 2, Phase: driver.TouchEnded, X: 10},
	}})
	if len(l.in.Touches) != 2 || l.in.Touches[1].ID != 1 || len(g.in.Touches) != 2 || g.in.Touches[1].ID != 2 {
		t.Errorf("fingers: got %v and %v; want each with whom it began", l.in.Touches, g.in.Touches)
	}
}

func TestAnswersGoToWhoAsked(t *testing.T) {
	h, g, l := withPane(t)
	read := driver.Action{Kind: driver.ActionReadClipboard}
	l.out.Actions = []driver.Action{read}
	h.Tick(&driver.Input{})
	l.out.Actions, g.out.Actions = nil, []driver.Action{read}
	h.Tick(&driver.Input{})
	g.out.Actions = nil
	h.Tick(&driver.Input{Clipboard: []string{"first", "second"}, Done: []driver.Done{{Action: driver.ActionOpenFile, Text: "dropped"}}})
	if !slices.Equal(l.in.Clipboard, []string{"first"}) || !slices.Equal(g.in.Clipboard, []string{"second"}) {
		t.Errorf("got %q for the layer, %q for the game; want the first and the second", l.in.Clipboard, g.in.Clipboard)
	}
	if len(g.in.Done) != 1 {
		t.Errorf("a dropped file: got %v; want it with the game", g.in.Done)
	}
}

func TestARefusalToQuitIsNoQuit(t *testing.T) {
	s := newStage(t, nil)
	g := &plain{Game: &stub{}}
	b := &build{game: g, drawn: make(chan struct{})}
	s.host.plays.Store(b)
	defer s.host.plays.Store(nil)
	quits := func() (n int) {
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, q := range s.asked {
			if q.Do == protocol.Quit {
				n++
			}
		}
		return n
	}
	g.out.Actions = []driver.Action{{Kind: driver.ActionKeepOpen}}
	s.host.Tick(&driver.Input{Quit: true})
	if !g.in.Quit || quits() != 0 {
		t.Errorf("got the game asked: %v, the tool told %d times; want true, 0", g.in.Quit, quits())
	}
	g.out.Actions = nil
	s.host.Tick(&driver.Input{Quit: true})
	s.until("the tool to be told", func() bool { return quits() == 1 })
}

// A game gets its own rate of ticks.
func TestAGameOfAnotherRate(t *testing.T) {
	for tps, want := range map[int]int{60: 60, 30: 30, 120: 120, 50: 50} {
		h, _, _ := withPane(t)
		b := h.plays.Load()
		c := &counting{Game: b.game}
		b.game = c
		b.hello.TPS = tps
		h.wish(func() {})
		for range 60 {
			h.Tick(&driver.Input{})
		}
		if c.n != want {
			t.Errorf("%d a second: got %d ticks in one; want %d", tps, c.n, want)
		}
	}
}

type counting struct {
	Game
	n int
}

func (c *counting) Tick(in *driver.Input) *driver.Output {
	c.n++
	return c.Game.Tick(in)
}

func TestASteadyFrameAllocatesNothing(t *testing.T) {
	h, g, l := withPane(t)
	scribble := newScribbler(3, 320, 180)
	f := scribble.next()
	for range 10 {
		f = scribble.next()
	}
	f.Images, f.Reads = nil, nil
	g.Game.(*stub).frame = *f
	l.frame = *newScribbler(4, 320, 180).next()
	l.frame.Images, l.frame.Reads = nil, nil
	h.plays.Load().game = g.Game
	l2 := &stub{frame: l.frame}
	h.Over(&stubLayer{stub: l2})
	in := driver.Input{Width: 320, Height: 180, Scale: 1, Keys: []driver.KeyEvent{key(driver.KeyA, true), key(driver.KeyA, false)}}
	for range 10 {
		h.Tick(&in)
		h.Draw(0)
	}
	h.log.bytes = make([]byte, 0, 1<<20)
	if got := testing.AllocsPerRun(100, func() {
		h.Tick(&in)
		h.Draw(0)
	}); got != 0 {
		t.Errorf("got %v allocations; want 0", got)
	}
}

// stubLayer draws and takes nothing.
type stubLayer struct{ *stub }

func (stubLayer) TakesKeys() bool                    { return false }
func (stubLayer) TakesPointer(float64, float64) bool { return false }
func (stubLayer) Toggle()                            {}
func (stubLayer) Shown() bool                        { return true }
func (stubLayer) ShowFailure()                       {}
func (stubLayer) Say(protocol.SayArgs)               {}
func (stubLayer) Told(protocol.Event)                {}
