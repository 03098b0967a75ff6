package agent

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// failure returns the one failure that was told of since the last call.
func (w *window) failure() (f protocol.FailureEvent) {
	w.t.Helper()
	events := w.events(protocol.Failed)
	if len(events) != 1 {
		w.t.Fatalf("got %d failures; want one", len(events))
	}
	events[0].Read(&f)
	var kept protocol.FailureEvent
	if w.ask(&kept, protocol.Failure, nil); kept.Text != f.Text {
		w.t.Errorf("asked: got %+v; want %+v", kept, f)
	}
	return f
}

func TestFailureGoesBackAndStandsStill(t *testing.T) {
	for how, want := range map[string]string{"error": "error in Update of *agent.zoo: broken", "panic": "panic in Update of *agent.zoo: so it is"} {
		t.Run(how, func(t *testing.T) {
			w := openZoo(t)
			w.play(100)
			good := w.hash()
			w.agent.afterTick(func() {
				if w.loop.Ticks() == 110 {
					w.loop.Top().(*zoo).fail = how
				}
			})
			for range 30 {
				w.tick()
				w.agent.Draw(0)
			}
			f := w.failure()
			if !strings.Contains(f.Text, want) || f.Back != 110 || len(f.Stack) == 0 == (how == "panic") {
				t.Errorf("got %+v; want %q, back at tick 110", f, want)
			}
			if w.loop.Failed() != nil || w.loop.Ticks() != 110 {
				t.Fatalf("got tick %d, %v; want 110 and a good game", w.loop.Ticks(), w.loop.Failed())
			}
			if at := w.to(100); !at.Paused || w.hash() != good {
				t.Errorf("back at tick 100: got %+v with another hash: %v", at, w.hash() != good)
			}
			w.agent.ticked = nil
			w.pause(false)
			w.play(50)
			if w.ask(&f, protocol.Failure, nil); f.Text != "" {
				t.Errorf("after it went on: got %q; want no failure", f.Text)
			}
		})
	}
}

func TestFailureInDraw(t *testing.T) {
	w := openZoo(t)
	w.play(100)
	w.loop.Top().(*zoo).fail = "draw"
	w.tick() // it is a part of the state from here on
	w.tick()
	if f := w.agent.Draw(0); len(f.Commands) == 0 {
		t.Error("got an empty picture; want that of the last tick that can be drawn")
	}
	if f := w.failure(); !strings.Contains(f.Text, "panic in Draw of *agent.zoo: it cannot be drawn") || f.Back != 100 {
		t.Errorf("got %+v; want the panic, and tick 100", f)
	}
	if w.loop.Ticks() != 100 {
		t.Errorf("got tick %d; want 100", w.loop.Ticks())
	}
	w.pause(false)
	w.play(10)
}

// A game that can never be drawn stands still with an empty picture, and says it once.
func TestFailureInTheFirstDraw(t *testing.T) {
	w := open(t, &dark{}, engine.Config{})
	for range 10 {
		w.tick()
		if f := w.agent.Draw(0); f.Width != 640 || len(f.Commands) != 0 {
			t.Fatalf("got %d wide with %d commands; want an empty picture", f.Width, len(f.Commands))
		}
	}
	if f := w.failure(); f.Back < 0 {
		t.Errorf("got %+v; want to be back", f)
	}
}

type dark struct{ zoo }

func (d *dark) Start(*engine.Tick) error { d.fail = "draw"; return nil }

func (d *dark) Update(*engine.Tick) error { return nil }

// A game that fails in Start is dead until there is another state.
func TestFailureInStart(t *testing.T) {
	w := open(t, &stillborn{}, engine.Config{})
	for range 10 {
		w.tick()
		w.agent.Draw(0)
	}
	if f := w.failure(); !strings.Contains(f.Text, "panic in Start") || f.Back != -1 {
		t.Errorf("got %+v; want the panic, and no good state", f)
	}
	w.refused(protocol.Snapshot, nil)
	w.refused(protocol.Begun, nil)
	w.loop.Top().(*stillborn).zoo.fail = "not any more"
}

type stillborn struct{ zoo }

func (s *stillborn) Start(*engine.Tick) error { panic("no") }

// A game that cannot be copied plays without a past.
func TestGameThatCannotBeCopied(t *testing.T) {
	w := open(t, &uncopied{}, engine.Config{})
	for range 100 {
		w.tick()
		w.agent.Draw(0)
	}
	if w.loop.Ticks() != 100 {
		t.Errorf("got %d ticks; want 100", w.loop.Ticks())
	}
	if events := w.events(protocol.Logged); len(events) != 1 || !strings.Contains(string(events[0].Args), "os.File") {
		t.Errorf("got %q; want it said once", events)
	}
	var hello protocol.HelloResult
	if w.ask(&hello, protocol.Hello, nil); !strings.Contains(hello.Uncopied, "os.File") {
		t.Errorf("got %q; want why it cannot be copied", hello.Uncopied)
	}
	to := int64(50)
	if got := w.refused(protocol.Time, protocol.TimeArgs{To: &to}); !strings.Contains(got, "no past is kept") {
		t.Errorf("got %q; want why not", got)
	}
	w.ask(nil, protocol.Restart, nil)
	w.pause(false)
	for range 10 {
		w.tick()
	}
	if w.loop.Ticks() != 10 {
		t.Errorf("anew: got %d ticks; want 10", w.loop.Ticks())
	}
}
