package overlay

import (
	"image"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/agent"
	"github.com/krill2d/krill/engine/dev/host"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/child"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// sea is a game that is looked into.
type sea struct {
	Ship  ship
	Kelp  []float64
	pulse int
}

type ship struct {
	Pos   geom.Vec
	Speed float64 `tune:"50..400,step=5"`
	Name  string
}

func (s *sea) Start(*engine.Tick) error {
	s.Ship = ship{Pos: geom.V(40, 120), Speed: 60, Name: "Krill"}
	s.Kelp = []float64{80, 190, 310, 420, 560}
	return nil
}

func (s *sea) Update(t *engine.Tick) error {
	s.Ship.Pos.X = geom.Wrap(s.Ship.Pos.X+float64(s.Ship.Speed*t.Dt), 640)
	s.pulse++
	if s.Ship.Speed == 400 {
		panic("sea: too fast")
	}
	return nil
}

func (s *sea) Draw(c *render.Canvas) {
	for _, x := range s.Kelp {
		c.Rect(geom.R(x, 200, 10, 160), render.DarkGreen)
	}
	c.Circle(s.Ship.Pos, 16, render.Pink)
}

// sight is the window, the game and the overlay, all in the test's process.
type sight struct {
	t       *testing.T
	host    *host.Host
	overlay *Overlay
	game    *sea
	hands   input.Injector
	in      driver.Input
	painter *headless.Painter
	drawn   *driver.Frame // and not painted
}

// process is a game behind pipes, as one of its own is.
type process struct {
	*child.App
	ends []io.Closer
}

func (p process) Late() time.Duration { return 0 }
func (p process) Pid() int            { return 0 }

func (p process) Close() error {
	for _, e := range p.ends {
		e.Close()
	}
	return nil
}

func see(t *testing.T) *sight {
	s := &sight{t: t, game: &sea{}, in: driver.Input{Width: 1280, Height: 720, Scale: 1}, painter: headless.NewPainter()}
	s.host = host.New(host.Options{Start: func(_ string, told func([]byte)) (host.Game, error) {
		hear, ask := io.Pipe()
		answer, say := io.Pipe()
		p := process{child.Connect(answer, ask, told), []io.Closer{ask, say, hear, answer}}
		go child.Serve(agent.New(engine.New(s.game, engine.Config{Background: render.Navy}, nil)), hear, say)
		return p, nil
	}})
	s.overlay = New(s.host.Ask)
	s.host.Over(s.overlay)
	t.Cleanup(s.host.Close)
	swapped := make(chan protocol.Answer, 1)
	go func() {
		swapped <- s.host.Ask(protocol.New(protocol.Swap, protocol.SwapArgs{Program: "sea", Number: 1}))
	}()
	for len(swapped) == 0 {
		s.step(1)
	}
	if a := <-swapped; a.Err != "" {
		t.Fatal(a.Err)
	}
	return s
}

// step lets some frames pass.
func (s *sight) step(n int) (f *driver.Frame) {
	for range n {
		if s.drawn != nil {
			s.painter.Keep(s.drawn)
		}
		s.hands.Write(&s.in)
		s.host.Tick(&s.in)
		s.in.Reset()
		f = s.host.Draw(0)
		s.drawn = f
		time.Sleep(time.Millisecond)
	}
	return f
}

func (s *sight) press(c input.Control) {
	s.hands.Tap(c)
	s.step(2)
}

// until waits for something.
func (s *sight) until(what string, cond func() bool) {
	s.t.Helper()
	for range 2000 {
		if s.step(1); cond() {
			return
		}
	}
	s.t.Fatalf("%s: still not", what)
}

// ask asks the host beside the ticks, as the tool does.
func (s *sight) ask(into any, q protocol.Ask) {
	s.t.Helper()
	answered := make(chan protocol.Answer, 1)
	go func() { answered <- s.host.Ask(q) }()
	for len(answered) == 0 {
		s.step(1)
	}
	a := <-answered
	if err := a.Read(into); err != nil {
		s.t.Fatal(err)
	}
}

// TestOverAGame opens the overlay over a game with its agent, types to it, goes back in time, and lets it fail.
func TestOverAGame(t *testing.T) {
	s := see(t)
	s.step(60)
	s.press(input.KeyF1)
	d := s.overlay.desk
	s.until("know the time", func() bool { return s.overlay.Shown() && d.clock.Tick > 30 })
	pause := true
	s.ask(nil, protocol.New(protocol.Time, protocol.TimeArgs{Pause: &pause}))
	s.until("see the pause", func() bool { return d.clock.Paused })
	s.step(3)
	for _, line := range []string{"sea.Ship.Speed", "set sea.Ship.Name = \"Nori\""} {
		for _, r := range line {
			s.hands.Type(string(r))
			s.step(1)
		}
		s.press(input.KeyEnter)
		n := len(d.console.entries)
		s.until("answer "+line, func() bool { return len(d.console.entries) == n && !d.console.entries[n-1].waits })
	}
	if e := d.console.entries; len(e) != 2 || e[0].result.Text != "60" || len(e[1].result.Diff) != 1 {
		t.Errorf("got %+v; want 60, and a change", e)
	}
	s.hands.PointAt(400, 700)
	s.hands.Hold(input.MouseLeft)
	s.step(2)
	s.hands.PointAt(10, 700)
	s.step(2)
	s.hands.Release(input.MouseLeft)
	s.until("go back to the start", func() bool { return d.clock.Tick == d.clock.First && d.clock.Tick < 10 })
	s.step(2)
	img := s.painter.Paint(s.step(1))
	s.drawn = nil
	for _, x := range []struct {
		what string
		at   image.Point
		want render.Color
	}{{"the ship where it began", image.Pt(80, 240), render.Pink}, {"kelp", image.Pt(846, 500), render.DarkGreen}, {"the button of the console", image.Pt(196, 14), render.Hex(0x1c78c0)}} {
		c := img.RGBAAt(x.at.X, x.at.Y)
		if got := (render.Color{R: c.R, G: c.G, B: c.B, A: c.A}); got != x.want {
			t.Errorf("%s: got %v; want %v", x.what, got, x.want)
		}
	}
	if s.overlay.TakesKeys() {
		t.Error("the time bar was dragged after the console was written into: got keys for the overlay; want them for the game")
	}
	if !s.overlay.TakesPointer(400, 700) || s.overlay.TakesPointer(1000, 300) {
		t.Error("got the pointer for the wrong one")
	}
	s.press(input.KeyF1)
	go s.host.Ask(protocol.New(protocol.Run, protocol.RunArgs{Text: "set sea.Ship.Speed = 400"}))
	s.press(input.KeyF6)
	s.until("show the failure", func() bool {
		return len(d.troubles) == 1 && d.troubles[0].open && strings.Contains(strings.Join(d.troubles[0].lines, "\n"), "too fast")
	})
}
