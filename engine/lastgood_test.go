package engine

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

// brittle counts, and fails from a tick on.
type brittle struct {
	N    int
	Fail int
}

func (b *brittle) Update(*Tick) error {
	if b.N++; b.N > b.Fail {
		return errors.New("broken")
	}
	return nil
}

func (b *brittle) Draw(*render.Canvas) {}

// broken returns a game that has failed after some ticks, with a history when it is to have one.
func broken(ticks int, history bool) *Loop {
	l := New(&brittle{Fail: ticks}, Config{}, nil)
	if history {
		l.KeepHistory()
	}
	for l.Failed() == nil {
		l.Tick(screen())
	}
	l.Tick(screen())
	return l
}

func TestGoingBackIsOfferedWhereItGoes(t *testing.T) {
	for _, c := range []struct {
		ticks   int
		history bool
		want    bool
	}{{200, true, true}, {200, false, false}, {20, true, false}} {
		l := broken(c.ticks, c.history)
		if got := slices.Contains(l.failing.choices(), chooseGood); got != c.want {
			t.Errorf("after %d ticks, history %v: got %v; want %v", c.ticks, c.history, got, c.want)
		}
		l.Tick(keys(true, driver.KeyL))
		if back := l.Failed() == nil; back != c.want {
			t.Errorf("after %d ticks, history %v: L went back: %v; want %v", c.ticks, c.history, back, c.want)
		}
	}
}

func TestAFailureThatComesAgainIsCounted(t *testing.T) {
	l := broken(200, true)
	for _, want := range []string{"", "Failed again, 2 times. Restart begins anew.", "Failed again, 3 times. Restart begins anew."} {
		if got := l.failing.status; got != want {
			t.Errorf("got %q; want %q", got, want)
		}
		l.Tick(keys(true, driver.KeyL))
		for i := 0; l.Failed() == nil; i++ {
			if l.Tick(screen()); i > 200 {
				t.Fatal("it does not fail again")
			}
		}
		l.Tick(screen())
	}
	if got := l.failureReport(); !strings.Contains(got, "failed again from the last good state, 4 times") {
		t.Errorf("got %q; want how often it failed", got)
	}
	l.Tick(keys(true, driver.KeyR))
	for l.Failed() == nil {
		l.Tick(screen())
	}
	l.Tick(screen())
	if got := l.failing.status; got != "" {
		t.Errorf("after a new beginning: got %q; want no count", got)
	}
}

func TestSavingGivesAFile(t *testing.T) {
	l := broken(200, true)
	out := l.Tick(keys(true, driver.KeyS))
	if len(out.Actions) != 1 || out.Actions[0].Kind != driver.ActionSaveFile {
		t.Fatalf("got %+v; want a file", out.Actions)
	}
	if a := out.Actions[0]; !strings.HasPrefix(a.Text, "krill-20") || !strings.HasSuffix(a.Text, ".krill") || !strings.HasPrefix(string(a.Bytes), "krill replay") {
		t.Errorf("got %q with %.20q; want a replay", a.Text, a.Bytes)
	}
	l = broken(200, false)
	if out = l.Tick(keys(true, driver.KeyS)); len(out.Actions) != 0 || !strings.HasPrefix(l.failing.status, "No replay: ") {
		t.Errorf("without a history: got %+v and %q; want to hear why", out.Actions, l.failing.status)
	}
}

// jammed cannot be copied, or cannot be put back.
type jammed struct {
	brittle
	copying, putting bool
}

func (j *jammed) AppendSnapshot(dst []byte) ([]byte, error) {
	if j.copying {
		panic("cannot copy")
	}
	return append(dst, byte(j.N)), nil
}

func (j *jammed) RestoreSnapshot(data []byte) error {
	if j.putting {
		panic("cannot put back")
	}
	return nil
}

func TestAGamesOwnSnapshotsMayFail(t *testing.T) {
	l := New(&jammed{brittle: brittle{Fail: 999}, copying: true}, Config{}, nil)
	l.KeepHistory()
	for range 200 {
		l.Tick(screen())
		l.Draw(0)
	}
	if f := l.Failed(); f == nil || f.In != "AppendSnapshot of *engine.jammed" || l.lost {
		t.Errorf("got %v; want the panic in AppendSnapshot, shown", f)
	}

	l = New(&jammed{brittle: brittle{Fail: 150}, putting: true}, Config{}, nil)
	l.KeepHistory()
	for range 200 {
		l.Tick(screen())
		l.Draw(0)
	}
	first := l.Failed()
	l.Tick(keys(true, driver.KeyL))
	if l.Failed() != first || l.lost || l.failing.status != "The last good state could not be restored." {
		t.Errorf("got %v and %q; want the first failure, and to hear that it could not go back", l.Failed(), l.failing.status)
	}
	l.Tick(keys(true, driver.KeyR))
	if l.Tick(screen()); l.Failed() != nil {
		t.Errorf("after R: got %v; want the game to begin anew", l.Failed())
	}
}
