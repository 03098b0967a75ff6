//go:build screen && !js

package server

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// rocks is a game that is only made of answers: enough of one for a page to show.
type rocks struct {
	mu     sync.Mutex
	began  time.Time
	paused bool
	absent bool  // it is not built yet
	tick   int64 // where it is paused
	speed  float64
	values map[string]string
	watch  []string
	kept   []protocol.KeptState
	asked  []protocol.Ask
}

func newRocks() *rocks {
	return &rocks{began: time.Now().Add(-20 * time.Second), speed: 1, values: map[string]string{
		"game.score": "1280", "game.lives": "3", "game.ship.shield": "true", "game.ship.name": "Nell", "game.ship.weapon": "laser",
		"game.ship.vel.X": "12.5", "game.ship.vel.Y": "-40", "ship.Thrust": "220", "ship.Turn": "3.5", "rocks.Count": "6", "rocks.Split": "true",
	}}
}

func (g *rocks) clock() protocol.ClockResult {
	now := int64(time.Since(g.began).Seconds() * 60)
	c := protocol.ClockResult{Tick: now, First: max(0, now-3600), Last: now, Speed: g.speed, Bytes: 12_400_000}
	if g.paused {
		c.Tick, c.Paused = g.tick, true
	}
	return c
}

// did reports whether it was asked for something, with these args as JSON.
func (g *rocks) did(do, args string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.ContainsFunc(g.asked, func(a protocol.Ask) bool { return a.Do == do && string(a.Args) == args })
}

func (g *rocks) Ask(a protocol.Ask) protocol.Answer {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.asked = append(g.asked, a); len(g.asked) > 5000 {
		g.asked = g.asked[1000:]
	}
	if g.absent && strings.HasPrefix(a.Do, "game.") {
		return protocol.Refuse(errors.New("rocks: not there yet"))
	}
	switch a.Do {
	case protocol.Hello:
		return protocol.Reply(protocol.HelloResult{Title: "Astro", ID: "astro", TPS: 60, Width: 640, Height: 360, Clock: g.clock()})
	case protocol.About:
		return protocol.Reply(protocol.AboutResult{Game: "astro", Folder: "games/astro", Build: 7, State: "running"})
	case protocol.Restart, protocol.Build:
		return protocol.Reply(g.clock())
	case protocol.Time:
		return g.time(a)
	case protocol.Inspect:
		return g.inspect(a)
	case protocol.Tune:
		return g.tune(a)
	case protocol.Kept:
		return protocol.Reply(protocol.KeptResult{States: g.kept})
	case protocol.Keep, protocol.Forget, protocol.Back:
		return g.state(a)
	case protocol.Complete:
		return protocol.Reply(protocol.CompleteResult{Begun: "sc", Words: []string{"score", "scale"}})
	case protocol.Run:
		var line protocol.RunArgs
		_ = a.Read(&line)
		return g.run(line.Text)
	}
	return protocol.Refuse(errors.New("rocks: no " + a.Do))
}

func (g *rocks) time(a protocol.Ask) protocol.Answer {
	var to protocol.TimeArgs
	_ = a.Read(&to)
	at := g.clock().Tick
	switch {
	case to.Pause != nil:
		g.paused, g.tick = *to.Pause, at
	case to.To != nil:
		g.paused, g.tick = true, *to.To
	case to.By != 0:
		g.paused, g.tick = true, at+to.By
	case to.Speed != nil:
		g.speed = *to.Speed
	}
	return protocol.Reply(g.clock())
}

func (g *rocks) state(a protocol.Ask) protocol.Answer {
	var n protocol.NameArgs
	_ = a.Read(&n)
	if a.Do != protocol.Back {
		g.kept = slices.DeleteFunc(g.kept, func(k protocol.KeptState) bool { return k.Name == n.Name })
	}
	if a.Do == protocol.Keep {
		g.kept = slices.Insert(g.kept, 0, protocol.KeptState{Name: n.Name, Tick: g.clock().Tick, Time: time.Now().Format(time.RFC3339), Size: 18_300})
	}
	return protocol.Reply(protocol.RestoreResult{Clock: g.clock()})
}

func (g *rocks) run(text string) protocol.Answer {
	switch f := strings.Fields(text); {
	case f[0] == "help":
		return protocol.Reply(protocol.RunResult{Text: "change  set game.lives = 9\nlook    watch QUERY   unwatch 1\ntime    pause   go   step 10   back 60   restart"})
	case f[0] == "set" && len(f) == 4:
		old, ok := g.values[f[1]]
		if !ok {
			return protocol.Refuse(fmt.Errorf("console: set %s: no such value; try game.score", f[1]))
		}
		g.values[f[1]] = strings.Trim(f[3], `"`)
		return protocol.Reply(protocol.RunResult{Diff: []protocol.Change{{Path: f[1], Old: old, New: f[3]}}})
	case f[0] == "step" || f[0] == "back":
		by := map[string]int64{"step": 1, "back": -1}[f[0]]
		g.tick = g.clock().Tick + by
		g.paused = true
		return protocol.Reply(protocol.RunResult{Text: fmt.Sprintf("tick %d, paused", g.tick)})
	case f[0] == "watch":
		g.watch = append(g.watch, strings.Join(f[1:], " "))
		return protocol.Reply(protocol.RunResult{Text: "watching", Watch: len(g.watch)})
	case f[0] == "unwatch":
		g.watch = nil
		return protocol.Reply(protocol.RunResult{Text: "not watched any more"})
	case f[0] == "Rock":
		return protocol.Reply(protocol.RunResult{Table: g.table()})
	}
	return protocol.Refuse(fmt.Errorf("console: read %q: no component <b>%s</b>; try Rock r", text, text))
}

func (g *rocks) table() *protocol.Table {
	t := &protocol.Table{Columns: []string{"r", "Rock.Size", "Position.X", "Position.Y"}, Total: 14}
	s := float64(g.clock().Tick) / 60
	for i := range 6 {
		t.Rows = append(t.Rows, []string{fmt.Sprint(40 + i*3), []string{"large", "small"}[i%2], fmt.Sprintf("%.1f", 320+200*math.Sin(s+float64(i))), fmt.Sprintf("%.1f", 180+90*math.Cos(s+float64(i)))})
	}
	return t
}

// node is a value of the game.
func (g *rocks) node(path, kind, edit string) protocol.Node {
	return protocol.Node{Name: path[strings.LastIndex(path, ".")+1:], Path: path, Type: kind, Value: g.values[path], Edit: edit}
}

func (g *rocks) tree(path string) *protocol.Node {
	in := func(path, kind, value string, more int) protocol.Node {
		n := g.node(path, kind, "")
		n.Value, n.More = value, more
		return n
	}
	switch path {
	case "":
		return &protocol.Node{Children: []protocol.Node{in("game", "*main.play", "", 4), in("world", "*ecs.World", "31 entities", 3)}}
	case "game":
		return &protocol.Node{Path: path, Children: []protocol.Node{
			g.node("game.score", "int", "number"), g.node("game.lives", "int", "number"), in("game.ship", "main.ship", "", 4), in("game.rocks", "[]main.rock", "14 of them", 14),
		}}
	case "game.ship":
		speed := g.node("game.ship.weapon", "main.weapon", "choice")
		speed.Choices = []string{"laser", "rocket", "mine"}
		return &protocol.Node{Path: path, Children: []protocol.Node{
			g.node("game.ship.name", "string", "text"), g.node("game.ship.shield", "bool", "bool"), speed, in("game.ship.vel", "geom.Vec", "(12.5, -40)", 2),
		}}
	case "game.ship.vel":
		x, y := g.node("game.ship.vel.X", "float64", "number"), g.node("game.ship.vel.Y", "float64", "number")
		x.Min, x.Max, x.Step = -200, 200, 0.5
		return &protocol.Node{Path: path, Children: []protocol.Node{x, y}}
	}
	return &protocol.Node{Path: path, Children: []protocol.Node{in(path+".0", "main.rock", "large", 0), in(path+".1", "main.rock", "small", 0)}, More: 12}
}

func (g *rocks) inspect(a protocol.Ask) protocol.Answer {
	var want protocol.InspectArgs
	_ = a.Read(&want)
	r := protocol.InspectResult{Clock: g.clock()}
	if want.Depth > 0 {
		r.Tree = g.tree(want.Tree)
	}
	if want.Systems {
		r.Systems = []protocol.System{{Name: "steer", Stage: "update", Micros: 12.4, Runs: 1200}, {Name: "move", Stage: "update", Micros: 48.1, Runs: 1200}, {Name: "collide", Stage: "update", Micros: 210.7, Runs: 1200}, {Name: "sprites", Stage: "draw", Micros: 95.3, Runs: 1198}}
	}
	if want.Frame {
		f := &protocol.FrameFigures{Commands: 31, DrawCalls: 9, Quads: 412, Vertices: 1648, Pages: []protocol.Page{{W: 1024, H: 1024, Used: 0.62}, {W: 512, H: 512, Used: 0.11}}}
		for i := range 120 {
			at := float64(i+int(r.Clock.Tick)) / 9
			f.UpdateMicros = append(f.UpdateMicros, 2400+900*math.Sin(at))
			f.DrawMicros = append(f.DrawMicros, 3100+700*math.Sin(at*0.7))
			f.SnapshotMicros = append(f.SnapshotMicros, 400+float64(i%7)*90)
		}
		r.Frame = f
	}
	if want.Sound {
		r.Buses = []protocol.Bus{{Name: "master", Gain: 1, Plays: 3}, {Name: "music", Gain: 0.6, Plays: 1}, {Name: "effects", Gain: 0.9, Plays: 2}}
		r.Voices = []protocol.Voice{{Sound: "theme", Bus: "music", Gain: 0.6, At: 12.5, Length: 64}, {Sound: "boom(3)", Bus: "effects", Gain: 0.9, At: 0.1, Length: 0.8}}
	}
	for i, q := range g.watch {
		if want.Watches {
			r.Watches = append(r.Watches, protocol.RunResult{Watch: i + 1, Asked: q, Table: g.table()})
		}
	}
	return protocol.Reply(r)
}

func (g *rocks) tune(a protocol.Ask) protocol.Answer {
	var to protocol.TuneArgs
	_ = a.Read(&to)
	for path, v := range to.Set {
		g.values[path] = v
	}
	thrust, turn, count := g.node("ship.Thrust", "float64", "number"), g.node("ship.Turn", "float64", "number"), g.node("rocks.Count", "int", "number")
	thrust.Min, thrust.Max, thrust.Step = 50, 400, 5
	turn.Min, turn.Max, turn.Step = 0.5, 8, 0.1
	count.Min, count.Max, count.Step = 1, 20, 1
	return protocol.Reply(protocol.TuneResult{Groups: []protocol.Node{
		{Name: "ship", Path: "ship", Children: []protocol.Node{thrust, turn}},
		{Name: "rocks", Path: "rocks", Children: []protocol.Node{count, g.node("rocks.Split", "bool", "bool")}},
	}})
}
