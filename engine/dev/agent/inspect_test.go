package agent

import (
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/render"
)

type mood uint8

const (
	calm mood = iota
	angry
	asleep
)

func (m mood) String() string { return [...]string{"calm", "angry", "asleep"}[m] }

// museum is a game with a value of each kind.
type museum struct {
	speed  float64 `tune:"50..400,step=5"`
	mood   mood
	Name   string `tune:"red|blue"`
	open   bool
	at     geom.Vec
	rocks  []exhibit
	best   map[string]int
	by     map[int]exhibit
	self   *exhibit
	none   *museum
	any    any
	do     func()
	Paint  render.Image
	world  ecs.World
	rules  ecs.Schedule[*engine.Tick]
	target ecs.Entity
}

type exhibit struct {
	hidden geom.Vec
	old    mood
}

type pos struct {
	X, Y float64 `tune:"-10..10"`
}

type guard struct{ Mood mood }

type watches struct{ Since int }

func (m *museum) Start(t *engine.Tick) error {
	m.speed, m.mood, m.Name, m.at = 120, angry, "red", geom.V(3, 4)
	m.rocks = make([]exhibit, 250)
	m.rocks[7].old = asleep
	m.best, m.by = map[string]int{"zoe": 2, "ann": 1}, map[int]exhibit{10: {hidden: geom.V(1, 2)}, 9: {}}
	m.self, m.any = &m.rocks[7], exhibit{old: angry}
	m.Paint, m.open, m.none, m.do = render.File("paint.png"), false, nil, nil
	for i := range 3 {
		m.target = m.world.Spawn(pos{X: float64(i)}, guard{angry})
	}
	m.world.SetName(m.target, "Max")
	first := m.world.Named("Max")
	ecs.Relate(&m.world, first, m.world.Spawn(pos{}), watches{Since: 3})
	m.rules = ecs.Schedule[*engine.Tick]{}
	m.rules.Add(walk)
	return nil
}

func walk(w *ecs.World, t *engine.Tick) {
	for p := range walkers.Each(w) {
		p.Y++
	}
}

var walkers = ecs.Query1[pos]()

func (m *museum) Update(t *engine.Tick) error {
	if t.N == 0 {
		t.Audio.PlayWith(audio.Boom(1), audio.Play{Bus: audio.BusMusic, Gain: 0.5, Loop: true})
	}
	m.rules.Run(&m.world, t)
	return nil
}

func init() { state.Register[exhibit]() }

func (m *museum) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, 0, 10, 10), render.Red)
	c.Draw(render.Sprite{Image: paint})
}

var paint = render.Make("museum paint", 40, 30, func(x, y int) render.Color { return render.Red })

func openMuseum(t *testing.T) *window {
	w := open(t, &museum{}, engine.Config{ID: "museum"})
	w.play(3)
	w.agent.Draw(0)
	return w
}

func (w *window) look(args protocol.InspectArgs) (r protocol.InspectResult) {
	w.t.Helper()
	w.ask(&r, protocol.Inspect, args)
	return r
}

// lines writes a tree as a person would see it.
func lines(n *protocol.Node, indent string) (list []string) {
	line := fmt.Sprintf("%s%s|%s|%s|%s", indent, n.Name, n.Type, n.Value, n.Edit)
	if n.Max != 0 {
		line += fmt.Sprintf("|%g..%g,%g", n.Min, n.Max, n.Step)
	}
	if len(n.Choices) > 0 {
		line += "|" + strings.Join(n.Choices, ",")
	}
	if n.More > 0 {
		line += fmt.Sprintf("|%d more", n.More)
	}
	list = append(list, line)
	for i := range n.Children {
		list = append(list, lines(&n.Children[i], indent+" ")...)
	}
	return list
}

func TestInspectShowsTheTree(t *testing.T) {
	w := openMuseum(t)
	for _, c := range []struct {
		path  string
		depth int
		want  string
	}{
		{"", 1, `
game|||
 agent.museum|agent.museum|||16 more`},
		{"museum", 1, `
agent.museum|agent.museum||
 speed|float64|120|number|50..400,5
 mood|agent.mood|angry|choice|calm,angry,asleep
 Name|string|red|choice|red,blue
 open|bool|false|bool
 at|geom.Vec|{3, 4}||2 more
 rocks|[]agent.exhibit|250 of agent.exhibit||250 more
 best|map[string]int|2 of int||2 more
 by|map[int]agent.exhibit|2 of agent.exhibit||2 more
 self|agent.exhibit|||2 more
 none|*agent.museum|nil|
 any|agent.exhibit|||2 more
 do|func()|nil|
 Paint|render.Image|paint.png||1 more
 world|ecs.World|4 entities||4 more
 rules|ecs.Schedule[*engine.Tick]|middle: walk||6 more
 target|ecs.Entity|3v1 Max|`},
		{"museum.rocks[5:]", 0, `
rocks|[]agent.exhibit|250 of agent.exhibit||245 more`},
		{"museum.rocks[7].old", 0, `
old|agent.mood|asleep|choice|calm,angry,asleep`},
		{"museum.best", 1, `
best|map[string]int|2 of int|
 ["ann"]|int|1|number
 ["zoe"]|int|2|number`},
		{"museum.by", 2, `
by|map[int]agent.exhibit|2 of agent.exhibit|
 [9]|agent.exhibit||
  hidden|geom.Vec|{0, 0}||2 more
  old|agent.mood|calm|choice|calm,angry,asleep
 [10]|agent.exhibit||
  hidden|geom.Vec|{1, 2}||2 more
  old|agent.mood|calm|choice|calm,angry,asleep`},
		{"museum.self.hidden.X", 3, `
X|float64|0|number`},
		{"museum.world", 2, `
world|ecs.World|4 entities|
 1v1|ecs.Entity|guard, pos|
  guard|agent.guard|{1}||1 more
  pos|agent.pos|{0, 3}||2 more
 2v1|ecs.Entity|guard, pos|
  guard|agent.guard|{1}||1 more
  pos|agent.pos|{1, 3}||2 more
 3v1 Max|ecs.Entity|guard, pos|
  guard|agent.guard|{1}||1 more
  pos|agent.pos|{2, 3}||2 more
  watches → 4v1|agent.watches|{3}||1 more
 4v1|ecs.Entity|pos|
  pos|agent.pos|{0, 3}||2 more
  watches ← 3v1 Max|agent.watches|{3}||1 more`},
		{"2v1", 2, `
2v1|ecs.Entity|guard, pos|
 guard|agent.guard|{1}|
  Mood|agent.mood|angry|choice|calm,angry,asleep
 pos|agent.pos|{1, 3}|
  X|float64|1|number|-10..10,0
  Y|float64|3|number|-10..10,0`},
	} {
		r := w.look(protocol.InspectArgs{Tree: c.path, Depth: c.depth})
		if got := "\n" + strings.Join(lines(r.Tree, ""), "\n"); got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.path, got, c.want)
		}
	}
}

// Each path of a tree leads to what stands there, and the console finds the same.
func TestInspectedPathsLeadBack(t *testing.T) {
	w := openMuseum(t)
	var all []protocol.Node
	var gather func(n protocol.Node)
	gather = func(n protocol.Node) {
		if n.Path != "" {
			all = append(all, n)
		}
		for _, c := range n.Children {
			gather(c)
		}
	}
	gather(*w.look(protocol.InspectArgs{Depth: 5}).Tree)
	if len(all) < 500 {
		t.Fatalf("got %d nodes; want the whole museum", len(all))
	}
	asked := 0
	for _, n := range all {
		r := w.look(protocol.InspectArgs{Paths: []string{n.Path}})
		if r.Values[0] != n.Value && n.Type != "ecs.Entity" {
			t.Fatalf("%s: got %q; want %q", n.Path, r.Values[0], n.Value)
		}
		if n.Edit == "number" && !strings.Contains(n.Path, "rules") {
			asked++
			if got := w.line(n.Path).Text; got != n.Value {
				t.Fatalf("%s: the console says %q; want %q", n.Path, got, n.Value)
			}
		}
	}
	if asked < 100 {
		t.Errorf("got %d numbers asked; want many", asked)
	}
	w.line("set 2v1.pos.X = 7")
	if r := w.look(protocol.InspectArgs{Paths: []string{"2v1.pos.X", "museum.nothing", "9v9.pos"}}); r.Values[0] != "7" || !strings.HasPrefix(r.Values[1], "? ") || !strings.HasPrefix(r.Values[2], "? ") {
		t.Errorf("got %q; want 7 and two that are not there", r.Values)
	}
	for _, path := range []string{"museum.rocks[999]", "museum.none.at", "museum.best[\"x\"]", "nowhere", "museum.", "museum[", "2v1.nope"} {
		if text := w.refused(protocol.Inspect, protocol.InspectArgs{Tree: path}); !strings.Contains(text, "agent: inspect") {
			t.Errorf("%s: got %q; want it refused", path, text)
		}
	}
}

func TestInspectFigures(t *testing.T) {
	w := openMuseum(t)
	r := w.look(protocol.InspectArgs{Frame: true, Sound: true, Input: true, Systems: true, Watches: true})
	f := r.Frame
	if f == nil || len(f.UpdateMicros) != 3 || len(f.SnapshotMicros) != 4 || len(f.DrawMicros) != 4 || f.Quads < 2 || f.Commands < 1 || f.DrawCalls < 1 || len(f.Pages) == 0 || f.Pages[0].Used <= 0 {
		t.Errorf("got %+v; want the figures of the last picture", f)
	}
	if len(r.Voices) != 1 || r.Voices[0].Bus != "music" || r.Voices[0].Gain != 0.5 || r.Voices[0].At <= 0 || r.Voices[0].Length <= 0.1 {
		t.Errorf("got %+v; want the boom", r.Voices)
	}
	if len(r.Buses) < 5 || r.Buses[0].Name != "master" || r.Buses[2].Name != "music" || r.Buses[2].Plays != 1 {
		t.Errorf("got %+v; want every bus, the master first", r.Buses)
	}
	if len(r.Systems) != 1 || r.Systems[0].Name != "walk" || r.Systems[0].Runs != 0 {
		t.Errorf("got %+v; want walk, which nobody has measured yet", r.Systems)
	}
	w.play(10)
	if r = w.look(protocol.InspectArgs{Systems: true}); r.Systems[0].Runs != 10 {
		t.Errorf("got %+v; want 10 runs measured", r.Systems)
	}
	w.play(6 * 60)
	g, _ := w.loop.Top().(*museum)
	if g.rules.Timed {
		t.Error("got systems measured though nobody looks any more")
	}
	if r = w.look(protocol.InspectArgs{}); r.Tree != nil || r.Frame != nil || r.Systems != nil || r.Buses != nil || r.Input != nil {
		t.Errorf("got %+v; want nothing that was not asked for", r)
	}
}

func TestInspectInput(t *testing.T) {
	w := openMuseum(t)
	in := hand(0)
	in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeyQ, Down: true})
	in.Mouse.X, in.Mouse.Y = 100, 50
	in.Touches = append(in.Touches, driver.TouchEvent{ID: 7, Phase: driver.TouchBegan, X: 10, Y: 20})
	w.agent.Tick(in)
	got := strings.Join(w.look(protocol.InspectArgs{Input: true}).Input, "\n")
	for _, want := range []string{"held Q", "touch 7: ", "pointer: "} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant %q in it", got, want)
		}
	}
}
