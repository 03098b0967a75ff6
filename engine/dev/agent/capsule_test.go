package agent

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/render"
)

// gun fails when it is fired for the third time, in one way or another.
type gun struct {
	way   string
	shots int
}

func (g *gun) Update(t *engine.Tick) error {
	if t.Input.Pressed(fire) {
		g.shots++
	}
	if g.shots == 3 && g.way == "update" {
		panic("the gun broke")
	}
	return nil
}

func (g *gun) Draw(*render.Canvas) {
	if g.shots == 3 && g.way == "draw" {
		panic("the picture broke")
	}
}

func (g *gun) Invariant() error {
	if g.shots == 3 && g.way == "law" {
		return errors.New("the law broke")
	}
	return nil
}

func gunConfig() engine.Config { return engine.Config{Title: "Gun", ID: "gun", Seed: 7} }

// capsuleOf asks for a capsule, which must say how it failed, and plays it in another process's game to its end.
func capsuleOf(t *testing.T, w *window, again engine.Game, c engine.Config, says string) (f *replay.File, failed *engine.Failure) {
	t.Helper()
	var r protocol.CapsuleResult
	blobs := w.ask(&r, protocol.Capsule, nil)
	if len(blobs) != 1 {
		t.Fatalf("got %d blobs; want the file", len(blobs))
	}
	f, err := replay.Read(bytes.NewReader(blobs[0]))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(r.Name, ".krill") || r.Seconds != float64(f.Ticks())/float64(f.Head.TPS) {
		t.Errorf("got %+v of %d ticks; want a name and its seconds", r, f.Ticks())
	}
	if !strings.Contains(f.Head.Failed, says) || (f.Head.Failed == "") != (says == "") {
		t.Errorf("the capsule says %q; want %q", f.Head.Failed, says)
	}
	p, err := engine.NewPlayback(again, c, f)
	if err != nil {
		t.Fatal(err)
	}
	p.Loop().LogTo(slog.New(slog.DiscardHandler))
	if err := p.SeekTo(p.Ticks()); err != nil {
		t.Fatal(err)
	}
	if err := p.Diverged(); err != nil {
		t.Error(err)
	}
	p.Loop().Draw(0)
	return f, p.Loop().Failed()
}

func TestFailuresGiveACapsule(t *testing.T) {
	for way, says := range map[string]string{"update": "the gun broke", "draw": "the picture broke", "law": "the law broke"} {
		w := open(t, &gun{way: way}, gunConfig())
		for len(w.events(protocol.Failed)) == 0 && w.n < 1000 {
			w.tick()
			w.agent.Draw(0)
		}
		for range 10 { // the developer looks at it
			w.tick()
			w.agent.Draw(0)
		}
		_, failed := capsuleOf(t, w, &gun{way: way}, gunConfig(), says)
		if failed == nil || !strings.Contains(failed.Error(), says) {
			t.Errorf("%s: played again: got %v; want %q", way, failed, says)
		}
		w.pause(false) // a look was enough
		w.play(10)
		if _, failed := capsuleOf(t, w, &gun{way: way}, gunConfig(), ""); failed != nil {
			t.Errorf("%s: after it: got %v; want a run that does not fail", way, failed)
		}
	}
}

func TestCapsuleOfARunThatWentBackAndForth(t *testing.T) {
	w := openZoo(t)
	w.play(300)
	w.by(-100)
	w.pause(false)
	w.play(200)
	f, failed := capsuleOf(t, w, &zoo{}, zooConfig(), "")
	if failed != nil {
		t.Error(failed)
	}
	if last := replay.LastRun(f); last.Ticks() != 200 {
		t.Errorf("since it went back: got %d ticks; want 200", last.Ticks())
	}
}
