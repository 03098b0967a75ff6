package engine

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// mine is a game that fails in a way when OK was pressed for the third time; it reads a saved value at the start and at each press.
type mine struct {
	way      string `state:"-"` // another build may fail in another one
	presses  int
	gold     int
	sizes    []int
	readings int
}

func (m *mine) Start(t *Tick) error {
	t.Store.Get("gold", &m.gold)
	return nil
}

func (m *mine) Update(t *Tick) error {
	if t.Input.Pressed(input.OK) {
		m.presses++
		if t.Store.Get("gold", &m.gold) {
			m.readings++
		}
		t.Store.Put("gold", m.gold+1)
	}
	switch {
	case m.presses < 3 || m.gold < 7:
	case m.way == "update":
		m.sizes[m.presses]++
	case m.way == "error":
		return errors.New("it caved in")
	}
	return nil
}

func (m *mine) Draw(*render.Canvas) {
	if m.presses == 3 && m.way == "draw" {
		panic("the lamp broke")
	}
}

func (m *mine) Invariant() error {
	if m.presses == 3 && m.way == "law" {
		return fmt.Errorf("%d presses", m.presses)
	}
	return nil
}

func mineConfig() Config { return Config{Title: "Mine", ID: "test/mine", Seed: 3} }

// exploded returns the capsule of a mine that fails in a way.
func exploded(t *testing.T, way string) *replay.File {
	t.Helper()
	l := New(&mine{way: way}, mineConfig(), nil)
	l.LogTo(slog.New(slog.DiscardHandler))
	if err := l.Save("gold", 5); err != nil {
		t.Fatal(err)
	}
	l.KeepHistory()
	if way == "law" {
		CheckInvariants(l)
	}
	for n := 0; l.failed == nil && n < 1000; n++ {
		l.Tick(presses(n))
		l.Draw(0)
	}
	if l.failed == nil {
		t.Fatalf("%s: got no failure", way)
	}
	f, err := l.LastSeconds(30)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// presses is the input of a tick: OK goes down and up now and then, and the mouse moves.
func presses(n int) *driver.Input {
	in := screen()
	in.Mouse.X = float64(n)
	if n%100 == 50 || n%100 == 60 {
		in.Keys = []driver.KeyEvent{{Key: driver.KeyEnter, Down: n%100 == 50}}
	}
	return in
}

var ways = map[string]string{
	"update": "index out of range [3]", "error": "it caved in", "draw": "the lamp broke", "law": "Invariant of *engine.mine: 3 presses",
}

func TestACapsuleSaysWhetherItFailsAgain(t *testing.T) {
	for way, says := range ways {
		f := exploded(t, way)
		if !strings.Contains(f.Head.Failed, says) {
			t.Errorf("%s: the capsule says %q; want %q", way, f.Head.Failed, says)
		}
		for now, want := range map[string]string{way: "", "": "did not fail"} {
			p, err := NewPlayback(&mine{way: now}, mineConfig(), f)
			if err != nil {
				t.Fatal(err)
			}
			p.loop.LogTo(slog.New(slog.DiscardHandler))
			err = run{}.check(p)
			if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
				t.Errorf("%s, played by a build that fails in %q: got %v; want %q", way, now, err, want)
			}
		}
	}
	f := exploded(t, "error")
	f.Head.Failed = strings.Replace(f.Head.Failed, "caved in", "burned", 1)
	p, err := NewPlayback(&mine{way: "error"}, mineConfig(), f)
	if err != nil {
		t.Fatal(err)
	}
	p.loop.LogTo(slog.New(slog.DiscardHandler))
	if err := (run{}).check(p); err == nil || !strings.Contains(err.Error(), "failed otherwise") {
		t.Errorf("got %v; want to hear that it failed otherwise", err)
	}
}

func TestInvariantsAreAskedWhereTheyAreWanted(t *testing.T) {
	for _, asked := range []bool{false, true} {
		l := New(&mine{way: "law"}, mineConfig(), nil)
		l.LogTo(slog.New(slog.DiscardHandler))
		if asked {
			CheckInvariants(l)
		}
		for n := range 260 {
			l.Tick(presses(n))
		}
		if (l.failed != nil) != asked {
			t.Errorf("asked: %v: got %v", asked, l.failed)
		}
		if asked && !brokeInvariant(l.failed.Error()) {
			t.Errorf("got %q; want it known as one of an Invariant", l.failed.Error())
		}
	}
}

// TestTrials plays a capsule with other input: the game is told what it was told then.
func TestTrials(t *testing.T) {
	for way, says := range ways {
		f := exploded(t, way)
		trials, err := NewTrials(&mine{way: way}, mineConfig(), f)
		if err != nil {
			t.Fatal(err)
		}
		if way == "draw" {
			trials.DrawToo()
		}
		all := replay.Inputs(f)
		var few []driver.Input // the ticks in which something was pressed
		for _, in := range all {
			if len(in.Keys) > 0 {
				few = append(few, in)
			}
		}
		for range 3 {
			for name, list := range map[string][]driver.Input{"all": all, "few": few} {
				n, failed := trials.Play(list)
				if failed == nil || !strings.Contains(failed.Error(), says) || n != len(list) {
					t.Errorf("%s, %s ticks: got %v after %d; want %q after %d", way, name, failed, n, says, len(list))
				}
			}
			if _, failed := trials.Play(few[:len(few)-1]); failed != nil {
				t.Errorf("%s, a tick less: got %v; want none", way, failed)
			}
		}
		short, err := trials.Record(few)
		if err != nil || short.Ticks() != int64(len(few)) || !strings.Contains(short.Head.Failed, says) {
			t.Fatalf("%s: recorded %v, %v; want %d ticks that fail", way, short, err, len(few))
		}
		p, err := NewPlayback(&mine{way: way}, mineConfig(), short)
		if err != nil {
			t.Fatal(err)
		}
		p.loop.LogTo(slog.New(slog.DiscardHandler))
		if err := (run{}).check(p); err != nil || p.diverged != nil {
			t.Errorf("%s: what was recorded: got %v and %v; want it to fail again", way, err, p.diverged)
		}
	}
}

func TestTrialsBeginLater(t *testing.T) {
	f := exploded(t, "update")
	trials, err := NewTrials(&mine{way: "update"}, mineConfig(), f)
	if err != nil {
		t.Fatal(err)
	}
	all := replay.Inputs(f)
	for i := len(f.Chunks) - 1; i >= 0; i-- {
		if err := trials.Begin(i); err != nil {
			t.Fatal(err)
		}
		if _, failed := trials.Play(all[f.Chunks[i].First:]); failed == nil {
			t.Errorf("from chunk %d on: got no failure", i)
		}
	}
}
