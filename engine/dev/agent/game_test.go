package agent

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// zoo is a game with a bit of everything that state is made of.
type zoo struct {
	ship   craft
	rocks  []*craft
	scores map[string]int
	hot    *craft
	world  *ecs.World
	shots  int
	fail   string // what goes wrong next
}

type craft struct {
	pos, vel geom.Vec
	trail    []geom.Vec
	name     string
}

// place and drift are components.
type place struct{ X, Y float64 }

type drift struct{ X, Y float64 }

// shop is a scene over it.
type shop struct {
	left  int
	items []string
}

var fire = input.Action{Name: "fire", On: input.Any{input.KeySpace}}

func (z *zoo) Start(t *engine.Tick) error {
	z.ship = craft{pos: geom.V(100, 50), vel: geom.V(1, 0.5), name: "ship"}
	z.rocks, z.scores = nil, map[string]int{"ann": 3}
	for i := range 8 {
		z.rocks = append(z.rocks, &craft{pos: geom.V(t.Rand.Range(0, 300), float64(i)), vel: geom.V(t.Rand.Sign(), 0)})
	}
	z.hot = z.rocks[3]
	z.world = &ecs.World{}
	for i := range 20 {
		z.world.Spawn(place{X: float64(i)}, drift{X: 1, Y: t.Rand.Float()})
	}
	return nil
}

var movers = ecs.Query2[place, drift]()

func (z *zoo) Update(t *engine.Tick) error {
	switch z.fail {
	case "error":
		return errors.New("broken")
	case "panic":
		panic("so it is")
	}
	if t.Input.Pressed(fire) {
		z.shots++
		z.scores["shots"] += z.shots
		z.world.Spawn(place{X: z.ship.pos.X}, drift{Y: -1})
	}
	if t.Input.Down(fire) {
		z.ship.vel.X += t.Dt
	}
	z.ship.step()
	for _, r := range z.rocks {
		r.step()
	}
	z.hot.vel.Y += t.Rand.Range(-0.1, 0.1)
	for p, d := range movers.Each(z.world) {
		p.X += float64(d.X * t.Dt)
		p.Y += float64(d.Y * t.Dt)
	}
	if t.N%500 == 499 {
		t.Push(&shop{left: 40, items: []string{"rope"}})
	}
	return nil
}

func (c *craft) step() {
	c.pos = c.pos.Add(c.vel)
	if c.trail = append(c.trail, c.pos); len(c.trail) > 30 {
		c.trail = append(c.trail[:0], c.trail[15:]...)
	}
}

func (z *zoo) Draw(c *render.Canvas) {
	if z.fail == "draw" {
		panic("it cannot be drawn")
	}
	c.Circle(z.ship.pos, 5, render.White)
}

func (s *shop) Update(t *engine.Tick) error {
	if s.left--; s.left <= 0 {
		t.Pop()
	}
	s.items = append(s.items, "thing")
	return nil
}

func (s *shop) Draw(c *render.Canvas) { c.Print("shop", 10, 10) }

func zooConfig() engine.Config {
	return engine.Config{Title: "Zoo", ID: "zoo", Seed: 7, Scenes: []engine.Game{&shop{}}}
}

// window drives an agent as the window does.
type window struct {
	t     *testing.T
	agent *Agent
	loop  *engine.Loop
	n     int // ticks, that the input is made of
}

func open(t *testing.T, g engine.Game, c engine.Config) *window {
	l := engine.New(g, c, nil)
	l.LogTo(slog.New(slog.DiscardHandler))
	return &window{t: t, agent: New(l), loop: l}
}

func openZoo(t *testing.T) *window { return open(t, &zoo{}, zooConfig()) }

// hand is the input of the n-th tick: the space bar goes down and up.
func hand(n int) *driver.Input {
	in := &driver.Input{Width: 640, Height: 360}
	if n%37 == 5 || n%37 == 20 {
		in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeySpace, Down: n%37 == 5})
	}
	return in
}

func (w *window) tick() *driver.Output {
	out := w.agent.Tick(hand(w.n))
	w.n++
	return out
}

func (w *window) play(ticks int) {
	w.t.Helper()
	for range ticks {
		w.tick()
		w.agent.Draw(0)
		if f := w.loop.Failed(); f != nil {
			w.t.Fatal(f)
		}
	}
}

func (w *window) hash() uint64 {
	w.t.Helper()
	h, err := w.loop.Hash()
	if err != nil {
		w.t.Fatal(err)
	}
	return h
}

// ask asks, reads the result into what into points to, and returns the blobs.
func (w *window) ask(into any, do string, args any, blobs ...[]byte) [][]byte {
	w.t.Helper()
	b := w.agent.Ask(protocol.AppendAsk(nil, protocol.New(do, args, blobs...)))
	answer, err := protocol.DecodeAnswer(append([]byte(nil), b...))
	if err == nil {
		err = answer.Read(into)
	}
	if err != nil {
		w.t.Fatalf("%s: got %v; want an answer", do, err)
	}
	return answer.Blobs
}

// refused asks and returns why not.
func (w *window) refused(do string, args any, blobs ...[]byte) string {
	w.t.Helper()
	a := w.agent.Do(protocol.New(do, args, blobs...))
	if a.Err == "" {
		w.t.Errorf("%s: got an answer; want it refused", do)
	}
	return a.Err
}

func (w *window) to(tick int64) (at protocol.ClockResult) {
	w.t.Helper()
	w.ask(&at, protocol.Time, protocol.TimeArgs{To: &tick})
	return at
}

func (w *window) by(ticks int64) (at protocol.ClockResult) {
	w.t.Helper()
	w.ask(&at, protocol.Time, protocol.TimeArgs{By: ticks})
	return at
}

func (w *window) pause(on bool) (at protocol.ClockResult) {
	w.t.Helper()
	w.ask(&at, protocol.Time, protocol.TimeArgs{Pause: &on})
	return at
}

// events returns those of a name since the last call.
func (w *window) events(name string) (list []protocol.Event) {
	w.t.Helper()
	for _, b := range w.agent.News() {
		var e protocol.Event
		if err := json.Unmarshal(b, &e); err != nil {
			w.t.Fatal(err)
		}
		if e.Event == name {
			list = append(list, e)
		}
	}
	return list
}

// uncopied holds what means nothing in another process.
type uncopied struct{ P *os.File }

func (u *uncopied) Update(*engine.Tick) error { return nil }

func (u *uncopied) Draw(*render.Canvas) {}

// playback plays a replay of the zoo.
func playback(t *testing.T, f *replay.File) *engine.Playback {
	t.Helper()
	p, err := engine.NewPlayback(&zoo{}, zooConfig(), f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
