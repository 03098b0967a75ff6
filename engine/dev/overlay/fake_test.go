package overlay

import (
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// fake is a game, its window and the tool, as far as they answer.
type fake struct {
	mu    sync.Mutex
	asks  []string // name and args, but for what is asked ten times a second
	clock protocol.ClockResult
	speed string
	slow  chan struct{} // not nil: answers wait for it
}

func newFake() *fake {
	return &fake{clock: protocol.ClockResult{Tick: 2710, First: 600, Last: 4200, Speed: 1, Bytes: 31_400_000}, speed: "120"}
}

func (f *fake) ask(q protocol.Ask) protocol.Answer {
	f.mu.Lock()
	slow := f.slow
	f.mu.Unlock()
	if slow != nil {
		<-slow
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if q.Do != protocol.Hello && q.Do != protocol.Inspect && q.Do != protocol.Kept && (q.Do != protocol.Tune || string(q.Args) != "{\"Set\":null}") {
		f.asks = append(f.asks, q.Do+" "+string(q.Args))
	}
	switch q.Do {
	case protocol.Inspect:
		return f.inspect(q)
	case protocol.Hello:
		return protocol.Reply(protocol.HelloResult{Title: "Astro", TPS: 60, Clock: f.clock})
	case protocol.Time:
		return f.time(q)
	case protocol.Run:
		return f.run(q)
	case protocol.Tune:
		return f.tune(q)
	case protocol.Complete:
		return f.complete(q)
	case protocol.Kept:
		return protocol.Reply(protocol.KeptResult{States: []protocol.KeptState{
			{Name: "boss", Tick: 3900, Time: "2026-11-30T11:20:05Z", Size: 81_300}, {Name: "first cave", Tick: 812, Time: "2026-11-30T11:02:41Z", Size: 79_944},
		}})
	case protocol.Loop:
		var a protocol.LoopArgs
		if err := q.Read(&a); err != nil {
			return protocol.Refuse(err)
		}
		f.clock.Looping, f.clock.From, f.clock.To = a.To > 0, a.From, a.To
		return protocol.Reply(nil)
	case protocol.Keep, protocol.Back, protocol.Forget:
		return protocol.Reply(nil)
	}
	return protocol.Refuse(fmt.Errorf("nobody answers %s", q.Do))
}

func (f *fake) time(q protocol.Ask) protocol.Answer {
	var a protocol.TimeArgs
	if err := q.Read(&a); err != nil {
		return protocol.Refuse(err)
	}
	if a.Pause != nil {
		f.clock.Paused = *a.Pause
	}
	if a.To != nil {
		f.clock.Tick, f.clock.Paused = *a.To, true
	}
	if a.Speed != nil {
		f.clock.Speed = *a.Speed
	}
	if a.By != 0 {
		f.clock.Tick += a.By
		f.clock.Paused = true
	}
	return protocol.Reply(f.clock)
}

func (f *fake) run(q protocol.Ask) protocol.Answer {
	var a protocol.RunArgs
	if err := q.Read(&a); err != nil {
		return protocol.Refuse(err)
	}
	switch a.Text {
	case "Enemy e, Position p | p.X > 150":
		return protocol.Reply(protocol.RunResult{Table: &protocol.Table{
			Columns: []string{"e", "e.Speed", "p.X", "p.Y"}, Rows: [][]string{{"e3", "2", "200", "7"}, {"e4", "3", "300", "12"}, {"e9", "2.5", "412", "80"}}, Total: 3,
		}})
	case "set play.ship.vel.X = 5":
		return protocol.Reply(protocol.RunResult{Text: "1: set play.ship.vel.X = 5", Diff: []protocol.Change{{Path: "play.ship.vel.X", Old: "1", New: "5"}}})
	case `set play.ship.mood = "angry"`:
		return protocol.Refuse(fmt.Errorf("console: set play.ship.mood: a mood is no text"))
	case "play.shp":
		return protocol.Refuse(fmt.Errorf(`console: find "play.shp": play has no field shp; did you mean ship?`))
	}
	return protocol.Reply(protocol.RunResult{Text: "done: " + a.Text})
}

func (f *fake) inspect(q protocol.Ask) protocol.Answer {
	var a protocol.InspectArgs
	if err := q.Read(&a); err != nil {
		return protocol.Refuse(err)
	}
	r := protocol.InspectResult{Clock: f.clock}
	if a.Systems {
		for i, name := range []string{"move", "collide", "steer", "draw shadows", "age"} {
			r.Systems = append(r.Systems, protocol.System{Name: name, Stage: "update", Micros: float64(i*i*37%211) + 3.5, Runs: 2710})
		}
	}
	if a.Frame {
		r.Frame = frameFigures()
	}
	if a.Sound {
		r.Buses = []protocol.Bus{{Name: "music", Gain: 0.8, Plays: 1}, {Name: "effects", Gain: 1, Plays: 2}, {Name: "speech", Gain: 0.5}}
		r.Voices = []protocol.Voice{{Sound: "cave.ogg", Bus: "music", Gain: 0.7, At: 31.2, Length: 92}, {Sound: "hit 2", Bus: "effects", Gain: 1, At: 0.1, Length: 0.4}}
	}
	if a.Input {
		r.Input = []string{"W, Space", "move: 0.0, -1.0", "pointer at 312, 40", "Xbox pad: nothing"}
	}
	if a.Watches {
		r.Watches = []protocol.RunResult{{Watch: 1, Asked: "Enemy e | count", Table: &protocol.Table{Columns: []string{"count"}, Rows: [][]string{{"17"}}, Total: 1}}}
	}
	if a.Depth > 0 {
		r.Tree = f.node(a.Tree)
	}
	return protocol.Reply(r)
}

func frameFigures() *protocol.FrameFigures {
	f := &protocol.FrameFigures{Commands: 61, DrawCalls: 7, Quads: 2310, Vertices: 96, Pages: []protocol.Page{{W: 1024, H: 1024, Used: 0.61}, {W: 512, H: 512, Used: 0.08}}}
	for i := range 190 {
		f.UpdateMicros = append(f.UpdateMicros, 2400+float64(i*i*53%1900)+float64(i%60/59)*13000)
		f.DrawMicros = append(f.DrawMicros, 900+float64(i*37%500))
		f.SnapshotMicros = append(f.SnapshotMicros, 300+float64(i*11%90))
	}
	return f
}

func (f *fake) node(path string) *protocol.Node {
	switch path {
	case "play.ship":
		return &protocol.Node{Path: path, Children: []protocol.Node{
			{Name: "name", Path: "play.ship.name", Type: "string", Value: "Krill", Edit: "text"},
			{Name: "speed", Path: "play.ship.speed", Type: "float64", Value: f.speed, Edit: "number", Min: 50, Max: 400, Step: 5},
			{Name: "alive", Path: "play.ship.alive", Type: "bool", Value: "true", Edit: "bool"},
			{Name: "mood", Path: "play.ship.mood", Type: "main.mood", Value: "calm", Edit: "choice", Choices: []string{"calm", "angry"}},
			{Name: "pos", Path: "play.ship.pos", Type: "geom.Vec", Value: "{120 80}", More: 2},
			{Name: "hull", Path: "play.ship.hull", Type: "render.Image", Value: "ship.png"},
		}}
	case "":
		return &protocol.Node{Children: []protocol.Node{
			{Name: "score", Path: "play.score", Type: "int", Value: "1200", Edit: "number"},
			{Name: "ship", Path: "play.ship", Type: "main.ship", More: 6},
			{Name: "rocks", Path: "play.rocks", Type: "[]main.rock", Value: "17", More: 17},
			{Name: "world", Path: "play.world", Type: "*ecs.World", Value: "311 entities", More: 311},
		}}
	}
	return &protocol.Node{Path: path, More: 3}
}

func (f *fake) tune(q protocol.Ask) protocol.Answer {
	var a protocol.TuneArgs
	if err := json.Unmarshal(q.Args, &a); err != nil {
		return protocol.Refuse(err)
	}
	if v, ok := a.Set["ship.Speed"]; ok {
		f.speed = v
	}
	return protocol.Reply(protocol.TuneResult{Groups: []protocol.Node{
		{Name: "ship", Path: "ship", Children: []protocol.Node{
			{Name: "Speed", Path: "ship.Speed", Value: f.speed, Edit: "number", Min: 50, Max: 400, Step: 5},
			{Name: "Turn", Path: "ship.Turn", Value: "2.5", Edit: "number", Min: 0, Max: 6, Step: 0.1},
			{Name: "Shield", Path: "ship.Shield", Value: "true", Edit: "bool"},
		}},
		{Name: "rocks", Path: "rocks", Children: []protocol.Node{{Name: "Every", Path: "rocks.Every", Value: "1.5", Edit: "number", Min: 0.1, Max: 5, Step: 0.1}}},
	}})
}

// asked returns what was asked since the last call.
func (f *fake) asked() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	list := f.asks
	f.asks = nil
	return list
}

// stage is a game with the overlay over it.
type stage struct {
	desk *desk `state:"-"`
}

func (s *stage) Update(t *engine.Tick) error { return (&game{s.desk}).Update(t) }

func (s *stage) Draw(c *render.Canvas) {
	size := c.Size()
	c.Rect(geom.R(0, 0, size.X, size.Y), render.Navy)
	for i := range 40 {
		at := geom.V(float64(i*i*97%int(size.X)), float64(i*211%int(size.Y)))
		c.Circle(at, float64(4+i%9), render.Mix(render.Navy, render.Lavender, float64(i%5)/5+0.1))
	}
	c.Polygon([]geom.Vec{size.Mul(0.5), size.Mul(0.5).Add(geom.V(-8, 24)), size.Mul(0.5).Add(geom.V(8, 24))}, render.Green)
	(&game{s.desk}).Draw(c)
}

// on returns an overlay in a window of a size, device pixels.
func on(t *testing.T, w, h int) (*fake, *desk, *enginetest.Game) {
	f := newFake()
	d := newDesk(f.ask)
	g := enginetest.New(t, &stage{d}, engine.Config{Width: side, Height: side, Scaling: render.Expand})
	g.Resize(w, h).Step(1)
	return f, d, g
}

// settle lets all that is asked be answered and shown.
func settle(t *testing.T, d *desk, g *enginetest.Game) {
	t.Helper()
	for range 3 {
		g.Step(askEvery)
		for range 5000 {
			d.mu.Lock()
			idle := len(d.topics) == 0
			d.mu.Unlock()
			if idle {
				break
			}
			time.Sleep(time.Millisecond)
		}
		g.Step(1)
	}
}

func (f *fake) complete(q protocol.Ask) protocol.Answer {
	var a protocol.CompleteArgs
	if err := q.Read(&a); err != nil {
		return protocol.Refuse(err)
	}
	switch a.Text {
	case "play.sh":
		return protocol.Reply(protocol.CompleteResult{Begun: "sh", Words: []string{"ship"}})
	case "play.ship.":
		return protocol.Reply(protocol.CompleteResult{Words: []string{"vel", "velour"}})
	}
	return protocol.Reply(protocol.CompleteResult{Begun: "vel", Words: []string{"vel", "velour"}})
}
