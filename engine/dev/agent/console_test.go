package agent

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

func (w *window) line(text string) (r protocol.RunResult) {
	w.t.Helper()
	w.ask(&r, protocol.Run, protocol.RunArgs{Text: text})
	return r
}

func TestLinesAskThePast(t *testing.T) {
	w := openZoo(t)
	w.play(300)
	was := w.line("zoo.ship.pos.X").Text
	w.play(50)
	if is := w.line("zoo.ship.pos.X"); is.Text == was || is.Ticks != 350 {
		t.Errorf("now: got %+v; want another than %s at 350", is, was)
	}
	for _, line := range []string{"zoo.ship.pos.X @-50", "@300 zoo.ship.pos.X"} {
		if r := w.line(line); r.Text != was || r.Ticks != 300 {
			t.Errorf("%s: got %+v; want %s at 300", line, r, was)
		}
	}
	if r := w.line("place p | count @-50"); r.Text == "" {
		t.Errorf("a query of the past: got %+v; want a count", r)
	}
	if got := w.refused(protocol.Run, protocol.RunArgs{Text: "set zoo.shots = 1 @-50"}); !strings.Contains(got, "and not changed") {
		t.Errorf("got %q; want it refused", got)
	}
	if w.loop.Ticks() != 350 {
		t.Errorf("the game is at %d; want 350", w.loop.Ticks())
	}
}

// A change is part of the past from then on, and everybody hears of it.
func TestLinesChange(t *testing.T) {
	w := openZoo(t)
	w.play(100)
	w.agent.News()
	if r := w.line("set zoo.shots = 1000; set e.X = 5 where place e | e.X > 3 | limit 1"); len(r.Diff) != 2 {
		t.Errorf("got %+v; want two changes", r)
	}
	list := w.events(protocol.Changed)
	if len(list) != 1 {
		t.Fatalf("got %d events; want 1", len(list))
	}
	w.play(50)
	w.pause(true)
	w.to(100)
	if got := w.line("zoo.shots").Text; got != "1000" {
		t.Errorf("back at the change: got %s; want 1000", got)
	}
	before := w.hash()
	w.line("set zoo.shots = 7")
	if w.line("undo"); w.hash() != before {
		t.Error("an undo gave another state")
	}
}

func TestLinesStopTime(t *testing.T) {
	w := openZoo(t)
	w.play(10)
	w.line("break zoo.ship.pos.X > 150")
	w.line("break zoo.shots == 2")
	for range 200 {
		w.tick()
	}
	list := w.events(protocol.Stopped)
	var e protocol.StoppedEvent
	if len(list) != 1 || list[0].Read(&e) != nil || e.Tick != w.loop.Ticks() || !w.agent.now().Paused {
		t.Fatalf("got %d events, %+v at tick %d; want one, at the tick where time stands still", len(list), e, w.loop.Ticks())
	}
	at := w.loop.Ticks()
	w.by(-1)
	w.by(1)
	if list = w.events(protocol.Stopped); len(list) > 1 {
		t.Errorf("stepping over it: got %d events", len(list))
	}
	w.line("unbreak 1")
	w.line("unbreak 2")
	w.line("go")
	w.play(100)
	if w.loop.Ticks() < at+90 {
		t.Errorf("got tick %d; want it to have gone on from %d", w.loop.Ticks(), at)
	}
}

func TestLinesAboutTime(t *testing.T) {
	w := openZoo(t)
	w.play(200)
	for _, c := range [][2]string{
		{"pause", "tick 200, paused"},
		{"back 50", "tick 150, paused"},
		{"step 10", "tick 160, paused"},
		{"to 120", "tick 120, paused"},
		{"speed 0.5", "tick 120, paused, speed 0.5"},
		{"speed 1", "tick 120, paused"},
		{"go", "tick 120"},
		{"restart", "tick 0"},
	} {
		if got := w.line(c[0]).Text; got != c[1] {
			t.Errorf("%s: got %q; want %q", c[0], got, c[1])
		}
	}
	for _, bad := range []string{"speed 9", "to", "step x", "pause now"} {
		w.refused(protocol.Run, protocol.RunArgs{Text: bad})
	}
}

// Watched tables follow the game.
func TestLinesWatch(t *testing.T) {
	w := openZoo(t)
	w.play(5)
	if r := w.line("watch place e | count"); r.Watch != 1 || r.Text == "" {
		t.Errorf("got %+v; want watch 1 with a count", r)
	}
	w.loop.Scenes()[0].(*zoo).world.Spawn(place{})
	var looked protocol.InspectResult
	w.ask(&looked, protocol.Inspect, protocol.InspectArgs{Watches: true})
	all := looked.Watches
	if len(all) != 1 || all[0].Watch != 1 || all[0].Text == "20" {
		t.Errorf("got %+v; want watch 1 with 21", all)
	}
}

func TestLinesComplete(t *testing.T) {
	w := openZoo(t)
	w.play(5)
	var r protocol.CompleteResult
	line := "zoo.ship.v"
	w.ask(&r, protocol.Complete, protocol.CompleteArgs{Text: line, At: len(line)})
	if r.Begun != "v" || len(r.Words) != 1 || r.Words[0] != "vel" {
		t.Errorf("got %+v; want vel for v", r)
	}
}

func TestLinesAreCompleted(t *testing.T) {
	w := openZoo(t)
	w.play(1)
	var r protocol.CompleteResult
	w.ask(&r, protocol.Complete, protocol.CompleteArgs{Text: "set zoo.sho", At: 11})
	if r.Begun != "sho" || len(r.Words) != 1 || r.Words[0] != "shots" {
		t.Errorf("got %+v; want shots", r)
	}
}
