package console

import (
	"errors"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// ask is a line and what it must answer: lines with a newline between, spaces at their ends cut off.
type ask struct{ line, want string }

func answers(t *testing.T, c *Console, list []ask) {
	t.Helper()
	for _, a := range list {
		if got := run(t, c, a.line); got != a.want {
			t.Errorf("%s: got\n%s\nwant\n%s", a.line, got, a.want)
		}
	}
}

func TestAsk(t *testing.T) {
	_, l := newPlay()
	answers(t, New(l, nil), []ask{
		{"Enemy e, Frozen e | e.Speed > 1 | sort by e.Speed desc | limit 1", "e   e.Speed\ne5  4\n2 rows in all"},
		{"Enemy e, Position e p | p.X > 50 | sum p.X", "1000"},
		{"Enemy e, Position e p | mean p.X", "200"},
		{"Enemy e | max e.Speed", "4"},
		{"Enemy e | e.Speed > 9 | min e.Speed", "none"},
		{"Enemy e | e.Speed > 9", "e  e.Speed"},
		{"Enemy | Speed > 3", "it  Speed\ne5  4"},
		{"Enemy | Speed > 1 | sort by Speed desc | limit 1", "it  Speed\ne5  4\n3 rows in all"},
		{"!Frozen e, Enemy e | count", "3"},
		{"Hull h, Position h, Enemy h | h.N == 2", "h   h.N  h.X  h.Y  h.Speed\ne3  2    200  7    2"},
		{"DockedTo s p", "s   p           DockedTo.Since\ne8  e6 \"Earth\"  4"},
		{`DockedTo s "Earth"`, "s\ne8"},
		{"e3", "e3\n  Enemy {Speed: 2}\n  Hull {N: 2}\n  Position {X: 200, Y: 7}"},
		{"3v1.Position", "{X: 200, Y: 7}"},
		{`"Moon"`, "e7 \"Moon\"\n  Position {X: 2, Y: 2}"},
		{`"Moon".X`, "2"},
		{"game.lives * 2 > 5 && !(game.lives == 4)", "true"},
		{"7 / 2 - 1", "2.5"},
		{"7 % 4 + 1", "4"},
		{"9223372036854775807 == 9223372036854775806", "false"},
		{`"Moon" == e7`, "true"},
		{"game.world.e2.Hull.N", "1"},
		{`game.world["Earth"].Position`, "{X: 1, Y: 1}"},
		{"play.world: Hull h | h.N == 9 | count", "1"},
		{"game.world: Hull h | count", "6"},
		{"", ""},
	})
}

func TestAskLists(t *testing.T) {
	_, l := newToy()
	answers(t, New(l, nil), []ask{
		{"toy.rocks", "#  at              r\n0  {X: 0, Y: 5}    8\n1  {X: 100, Y: 5}  8\n2  {X: 200, Y: 5}  8\n3  {X: 300, Y: 5}  8\n4  {X: 400, Y: 5}  8"},
		{"toy.rocks r | r.at.X > 250", "#  r.at            r.r\n3  {X: 300, Y: 5}  8\n4  {X: 400, Y: 5}  8"},
		{"toy.rocks | at.X > 250 && key != 3", "#  at              r\n4  {X: 400, Y: 5}  8"},
		{"toy.rocks r | r.at.X > 50 | count", "4"},
		{"toy.rocks r | sort by r.at.X desc | limit 1", "#  r.at            r.r\n4  {X: 400, Y: 5}  8\n5 rows in all"},
		{"toy.best", "#      points\n\"ann\"  10\n\"bob\"  7"},
		{"toy.best s | s.points < 8", "#      s.points\n\"bob\"  7"},
		{`toy.best["ann"].points`, "10"},
		{"toy.mode", "wild (1)"},
		{"toy.mode == 1", "true"},
		{"toy.bits", "[0, 0, 0, 0]"},
		{"toy.bits b | b == 0 | count", "4"},
		{"toy.next == nil", "true"},
		{"toy.rocks[3].at.X", "300"},
		{"toy.ship.name", `"Max"`},
	})
}

func TestChange(t *testing.T) {
	_, l := newToy()
	answers(t, New(l, nil), []ask{
		{"set toy.rocks[3].at.X = 7", "1: set toy.rocks[3].at.X = 7\n  console.toy.rocks[3].at.X: 300 → 7"},
		{"set r.at.X = r.at.X / 2 where toy.rocks r | r.at.X > 150", "2: set r.at.X = r.at.X / 2 where toy.rocks r | r.at.X > 150\n  console.toy.rocks[2].at.X: 200 → 100\n  console.toy.rocks[4].at.X: 400 → 200"},
		{`set toy.best["ann"].points += 1`, "3: set toy.best[\"ann\"].points += 1\n  console.toy.best[\"ann\"].points: 10 → 11"},
		{"set s.points = 0 where toy.best s | s.points > 8", "4: set s.points = 0 where toy.best s | s.points > 8\n  console.toy.best[\"ann\"].points: 11 → 0"},
		{"set toy.bits = [1, 2, 3]", "5: set toy.bits = [1, 2, 3]\n  console.toy.bits: [0, 0, 0, 0] → [1, 2, 3, 0]"},
		{"set toy.ship.at = toy.ship.vel", "6: set toy.ship.at = toy.ship.vel\n  console.toy.ship.at.X: 0 → 3\n  console.toy.ship.at.Y: 0 → 4"},
		{`set toy.next = {name: "b"}; set toy.next.vel.X = 2`, "7: set toy.next = {name: \"b\"}; set toy.next.vel.X = 2\n  console.toy.next: nil → {at: {X: 0, Y: 0}, vel: {X: 0, Y: 0}, name: \"b\"}\n  console.toy.next.vel.X: 0 → 2"},
		{"set toy.next = nil", "8: set toy.next = nil\n  console.toy.next: {at: {X: 0, Y: 0}, vel: {X: 2, Y: 0}, name: \"b\"} → nil"},
		{"set toy.lives = 3", "9: set toy.lives = 3 (it was so already)"},
		{"set r.r = 1 where toy.rocks r | r.r > 100", "nothing to change: the query has no rows"},
	})
}

// Every mistake is told with its place, what it is, and what to do; nothing has changed then.
func TestErrors(t *testing.T) {
	g, l := newPlay()
	c := New(l, nil)
	before := hashOf(t, l)
	for _, e := range []struct {
		line   string
		column int
		want   string
	}{
		{"Enmy e", 1, "did you mean Enemy?"},
		{"Enemy e | e.Sped > 3", 11, "did you mean Speed?"},
		{"game.world: Enemy e | e.Sped > 3", 23, "did you mean Speed?"},
		{"Enemy e | e.Speed > 3 | sort by e.Sped", 35, "did you mean Speed?"},
		{"udno", 1, "did you mean undo?"},
		{"game.shp", 6, "did you mean ship?"},
		{"e2.Hul.N", 4, "did you mean Hull?"},
		{"e99", 1, "no entity that is alive has the place 99"},
		{`"Mars".Hull`, 1, `no entity that is alive has the name "Mars"`},
		{"game.lives = 3", 12, "try == to compare, or set to change"},
		{"set game.lives = 2.5", 18, "2.5 is no int, which takes whole numbers"},
		{"set e1.Hull.N = 128", 17, "128 does not fit a int8"},
		{`set game.lives = "x"`, 18, "this takes a int, and here is a text"},
		{"set game.ship.at = 3", 20, "write one as {X, Y}, or set one of its fields"},
		{"set game.ship.at = {Z: 3}", 21, "has no field Z; did you mean X?; it has X, Y"},
		{"set game = 3", 5, "the whole of a scene cannot be set"},
		{"set e1 = 3", 5, "set one of its components"},
		{"set game.lives = 4; add e1 Nothing", 28, "there is no component Nothing"},
		{"set game.lives = 4; frobnicate", 21, "want a change, as set, add, drop"},
		{"add e1 DockedTo", 8, "DockedTo is a relation; try relate DockedTo a b"},
		{"drop e1 Frozen", 9, "e1 has no Frozen; it has Enemy, Hull, Position"},
		{"name e1 Earth", 9, `e6 "Earth" has this name already`},
		{"unrelate DockedTo e1 e2", 10, "e1 is not related to e2 by DockedTo"},
		{"relate Hull e1 e2", 8, "Hull is a component"},
		{"Enemy e @7 @8", 12, "a line is about one time"},
		{"Enemy e @-5", 1, "nothing is kept of the past here"},
		{"Enemy e | limit 0", 17, "a limit is a number from 1 to 10000"},
		{"break game.lives", 7, "want a condition, as in game.lives == 0"},
		{"unbreak 3", 1, "there is no breakpoint 3; see breaks"},
		{"'x'", 1, "a text stands in double quotes"},
		{"game.ship.name > 3", 16, "compare two of a kind"},
		{"1 < 2 < 3", 7, "comparisons do not chain"},
		{"menu.world: Enemy e", 1, "menu is no scene; there is console.play"},
		{strings.Repeat("(", 100), 33, "nested deeper than 32"},
		{strings.Repeat("x", 9000), 8193, "a line has at most 8192 bytes"},
	} {
		_, err := c.Run(e.line)
		var wrong *Error
		if !errors.As(err, &wrong) || wrong.Column != e.column || !strings.Contains(wrong.Reason, e.want) {
			t.Errorf("%s: got %v; want column %d: … %s", clip(e.line, 60), err, e.column, e.want)
		}
	}
	if hashOf(t, l) != before || g.lives != 3 {
		t.Error("a line that was refused has changed something")
	}
	if err := wrong("x", 0, "y").Error(); err != `console: read "x": column 1: y` {
		t.Errorf("got %s", err)
	}
}

// towns is a game with two worlds, one of them behind a pointer and nil at times, and a resource.
type towns struct {
	north ecs.World
	south *ecs.World
}

type Score struct {
	Points int
	at     geom.Vec
}

func (g *towns) Update(*engine.Tick) error { return nil }
func (g *towns) Draw(*render.Canvas)       {}

func TestSeveralWorlds(t *testing.T) {
	g := &towns{south: &ecs.World{}}
	g.north.Spawn(Hull{1})
	g.south.SetName(g.south.Spawn(Hull{2}, Enemy{}), "Max")
	ecs.SetResource(g.south, Score{Points: 3})
	l := engine.New(g, engine.Config{}, nil)
	l.Tick(&driver.Input{})
	c := New(l, nil)
	answers(t, c, []ask{
		{"towns.south: Hull h", "h         h.N\ne1 \"Max\"  2"},
		{"game.north: Hull h", "h   h.N\ne1  1"},
		{"towns.north.e1.Hull.N", "1"},
		{`towns.south["Max"].Hull.N`, "2"},
		{"set towns.south.e1.Hull.N = 5", "1: set towns.south.e1.Hull.N = 5\n  \"Max\".Hull.N: 2 → 5"},
		{"set h.N = 6 where towns.north: Hull h", "2: set h.N = 6 where towns.north: Hull h\n  e1.Hull.N: 1 → 6"},
		{"spawn towns.north: Hull{N: 7}", "3: spawn towns.north: Hull{N: 7}\n  e2: none → Hull{N: 7}"},
		{"relate towns.north: DockedTo e1 e2", "4: relate towns.north: DockedTo e1 e2\n  DockedTo e1 e2: none → {Since: 0}"},
		{"towns.south.Score.Points", "3"},
		{"set towns.south.Score.at.X = 2", "5: set towns.south.Score.at.X = 2\n  console.towns.south.Score.at.X: 0 → 2"},
		{"towns.south.Score", "{Points: 3, at: {X: 2, Y: 0}}"},
		{"undo", "undid 5: set towns.south.Score.at.X = 2\n  console.towns.south.Score.at.X: 2 → 0"},
	})
	for line, want := range map[string]string{
		"Hull h":                "there are several worlds, console.towns.north, console.towns.south; begin with one",
		"spawn Hull":            "there are several worlds",
		"towns.suoth: Hull h":   "towns.suoth is no world of entities; there is console.towns.north",
		"towns.south.Scroe":     "did you mean Score?",
		"towns.south.e7.Hull.N": "is no entity or resource of this world",
	} {
		if _, err := c.Run(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v; want %s", line, err, want)
		}
	}
	if run(t, c, "break towns.south: Hull h | h.N > 8"); c.Stopped() != nil {
		t.Error("got a stop; want none")
	}
	south := playing(l).(*towns)
	south.south = nil // the world is gone, and another one comes
	tick(t, l, c, false)
	south.south = &ecs.World{}
	tick(t, l, c, false)
	south.south.Spawn(Hull{9})
	tick(t, l, c, true)
}

// tick plays a tick and says whether it must stop.
func tick(t *testing.T, l *engine.Loop, c *Console, stops bool) {
	t.Helper()
	l.Tick(&driver.Input{})
	if e := c.Stopped(); (e != nil) != stops {
		t.Errorf("tick %d: got the stop %+v; want one: %v", l.Ticks(), e, stops)
	}
}

func TestBreak(t *testing.T) {
	g, l := newPlay()
	c := New(l, nil)
	for range 9 {
		tick(t, l, c, false)
	}
	run(t, c, "break Hull h | h.N > 10")
	g.world.Spawn(Hull{11})
	tick(t, l, c, true) // at the very first tick
	run(t, c, "unbreak 1")
	c = New(l, nil)
	run(t, c, "break Hull h | h.N > 8")
	run(t, c, "break game.lives == 0")
	tick(t, l, c, false) // one row was there when it was set
	hurt := g.world.Spawn(Hull{9})
	tick(t, l, c, true)
	tick(t, l, c, false)
	ecs.Put(&g.world, hurt, Hull{1})
	tick(t, l, c, false)
	ecs.Put(&g.world, hurt, Hull{9})
	tick(t, l, c, true)
	g.lives = 0
	tick(t, l, c, true)
	tick(t, l, c, false)
	g.lives = 1
	c.Jumped()
	tick(t, l, c, false)
	g.lives = 0
	c.Jumped() // it was true when the game came here
	tick(t, l, c, false)
	if got := run(t, c, "breaks"); got != "#  break\n1  Hull h | h.N > 8\n2  game.lives == 0" {
		t.Errorf("breaks: got %s", got)
	}
	run(t, c, "unbreak 1")
	g.world.Spawn(Hull{99})
	tick(t, l, c, false)

	toy, l := newToy()
	c = New(l, nil)
	run(t, c, "break toy.rocks r | r.at.X < 0")
	run(t, c, "break toy.next.name == \"x\"")
	tick(t, l, c, false)
	toy.rocks[2].at.X = -1
	tick(t, l, c, true)
	toy.next = &ship{name: "x"}
	tick(t, l, c, true)
	toy.rocks, toy.next = nil, nil
	tick(t, l, c, false)
}

func TestWatch(t *testing.T) {
	g, l := newPlay()
	c := New(l, nil)
	if r, err := c.Run("watch Enemy e | count"); err != nil || r.Watch != 1 || r.Text != "5" {
		t.Errorf("got %+v, %v; want watch 1 with 5", r, err)
	}
	run(t, c, "watch game.lives")
	g.world.Spawn(Enemy{})
	g.lives = 2
	all := c.Watches()
	if len(all) != 2 || all[0].Text != "6" || all[1].Text != "2" || all[1].Watch != 2 {
		t.Errorf("got %+v; want 6 and 2", all)
	}
	if got := run(t, c, "watches"); got != "#  watch\n1  Enemy e | count\n2  game.lives" {
		t.Errorf("watches: got %s", got)
	}
	run(t, c, "unwatch 1")
	if len(c.Watches()) != 1 {
		t.Error("a watch that is gone is still asked")
	}
}

// The past is asked in a loop of its own.
func TestPast(t *testing.T) {
	g, l := newPlay()
	was, _ := l.Snapshot(nil)
	c := New(l, func(tick int64) (*engine.Loop, error) {
		if tick != 1 {
			return nil, errors.New("it is not kept")
		}
		return engine.Fork(l, was)
	})
	g.move = true
	for range 5 {
		l.Tick(&driver.Input{})
	}
	answers(t, c, []ask{
		{"e3.Position.X", "210"},
		{"e3.Position.X @-5", "200"},
		{"@1 e3.Position.X", "200"},
		{"Enemy e, Position e p | p.X > 250 @1", "e   e.Speed  p.X  p.Y\ne4  3        300  7\ne5  4        400  7"},
		{"watch @-5 e3.Position.X", "200"},
	})
	for line, want := range map[string]string{
		"e3 @2": "it is not kept", "e3 @9": "tick 9 is still to come", "set game.lives = 1 @1": "and not changed", "undo @1": "and not changed", "e3 @1.5": "a whole number of ticks",
	} {
		if _, err := c.Run(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v; want %s", line, err, want)
		}
	}
}

func TestChanged(t *testing.T) {
	_, l := newPlay()
	c := New(l, nil)
	run(t, c, "game.lives")
	run(t, c, "set game.lives = 4")
	run(t, c, "undo")
	if told := c.Changed(); len(told) != 2 || len(told[0].Diff) != 1 || told[1].Diff[0].New != "3" {
		t.Errorf("got %+v; want the change and the undo", told)
	}
	if told := c.Changed(); len(told) != 0 {
		t.Errorf("again: got %+v; want none", told)
	}
}

func TestReadClock(t *testing.T) {
	for _, line := range []string{"game.lives", "Enemy e", "to.x", "'", "stepping"} {
		if _, ok, _ := ReadClock(line); ok {
			t.Errorf("%s: got a wish about time; want none", line)
		}
	}
	c, ok, err := ReadClock("back 60")
	if !ok || err != nil || c.By != -60 {
		t.Errorf("back 60: got %+v, %v, %v; want -60", c, ok, err)
	}
	if _, ok, err := ReadClock("to x"); !ok || err == nil {
		t.Errorf("to x: got %v, %v; want it refused", ok, err)
	}
}

func TestFindOut(t *testing.T) {
	g, l := newPlay()
	ecs.Keep[Hull](&g.world, 4)
	c := New(l, nil)
	run(t, c, "set e1.Hull.N = 4")
	answers(t, c, []ask{
		{"tree", "console.play\n  world a world of 8 entities; ask it, as in \"console.play.world: Enemy e\"\n  lives 3\n  ship {at: {X: 0, Y: 0}, vel: {X: 1, Y: 2}, name: \"Krill\"}\n  move false"},
		{"tree game.ship", "game.ship\n  at {X: 0, Y: 0}\n  vel {X: 1, Y: 2}\n  name \"Krill\""},
		{"types", "type          kind       of                  many  fields\nconsole.play  scene                          1     world ecs.World, lives int, ship console.ship, move bool\n" +
			"DockedTo      relation   console.play.world  1     Since int\nEnemy         component  console.play.world  5     Speed float64\nFrozen        component  console.play.world  2\n" +
			"Hull          component  console.play.world  6     N int8\nPosition      component  console.play.world  7     X float64, Y float64"},
		{"history Hull", "0 : 1v1 set {0} to {4}"},
		{"help undo", "        undo   redo   log"},
		{"log", "1 @1 set e1.Hull.N = 4"},
	})
	for line, want := range map[string]string{"stats": "console.play.world  8", "help": "unrelate DockedTo", "history": "kept: console.Hull"} {
		if got := run(t, c, line); !strings.Contains(got, want) {
			t.Errorf("%s: got\n%s\nwant %s in it", line, got, want)
		}
	}
	_, l = newToy()
	if got := run(t, New(l, nil), "tree toy.rocks"); got != "toy.rocks\n  [0] {at: {X: 0, Y: 5}, r: 8}\n  [1] {at: {X: 100, Y: 5}, r: 8}\n  [2] {at: {X: 200, Y: 5}, r: 8}\n  [3] {at: {X: 300, Y: 5}, r: 8}\n  [4] {at: {X: 400, Y: 5}, r: 8}" {
		t.Errorf("tree of a list: got\n%s", got)
	}
}
