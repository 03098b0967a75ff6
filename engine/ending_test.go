package engine

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/save"
)

// slow is a disk that takes its time.
type slow struct {
	save.Disk
	stuck   sync.Mutex // held: nothing gets written
	written atomic.Int64
}

func (s *slow) Write(name string, data []byte) error {
	time.Sleep(30 * time.Millisecond)
	s.stuck.Lock()
	defer s.stuck.Unlock()
	defer s.written.Add(1)
	return s.Disk.Write(name, data)
}

// A phone may end a game in the background without a word.
func TestSavesAreWrittenWhenTheGameIsSuspended(t *testing.T) {
	disk := &slow{Disk: save.Memory()}
	p := newProbe("a")
	p.update = func(tk *Tick) error { tk.Store.Put("best", p.n); return nil }
	l := New(p, Config{}, disk)
	away := screen()
	away.Suspended = true
	l.Tick(screen())
	l.Tick(away)
	if got, err := disk.Read("best"); err != nil || string(got) != "2" {
		t.Errorf("when it is suspended: got %q, %v on the disk; want the save of that tick", got, err)
	}
	disk.stuck.Lock()
	l.Tick(away) // does not wait again, which would be for ever
	l.Tick(screen())
	disk.stuck.Unlock()
	l.Tick(away)
	if got, err := disk.Read("best"); err != nil || string(got) != "5" {
		t.Errorf("when it is suspended again: got %q, %v on the disk; want the save of that tick", got, err)
	}
	l.Close()
}

func TestASignalEndsTheRunInATick(t *testing.T) {
	p := newProbe("a")
	p.stay = true // and nobody is asked
	l := New(p, Config{}, nil)
	l.Tick(screen())
	l.ending.asked.Store(true)
	if out := l.Tick(screen()); !out.Exit || !l.ending.heard.Load() || p.n != 2 {
		t.Errorf("got exit %v, heard %v, %d updates; want true, true, 2: the tick is a whole one", out.Exit, l.ending.heard.Load(), p.n)
	}
}

func TestASignalEndsAFailedRun(t *testing.T) {
	p := newProbe("a")
	p.update = func(*Tick) error { return errors.New("no") }
	l := New(p, Config{}, nil)
	l.Tick(screen())
	l.ending.asked.Store(true)
	if out := l.Tick(screen()); !out.Exit {
		t.Error("got a run that goes on; want it over")
	}
}

type closing struct{ probe }

func (*closing) Close() { panic("not now") }

// The scenes below are closed all the same, and the saves are written.
func TestAPanicInCloseIsTheRunsFailure(t *testing.T) {
	p := newProbe("a")
	top := &closing{probe{name: "top", calls: p.calls}}
	p.update = func(tk *Tick) error { tk.Store.Put("best", 1); tk.Push(top); return nil }
	disk := &slow{Disk: save.Memory()}
	l := New(p, Config{Scenes: []Game{top}}, disk)
	l.Tick(screen())
	*p.calls = nil
	l.Close()
	p.want(t, "a close")
	if f := l.Failed(); f == nil || f.In != "Close of *engine.closing" || disk.written.Load() != 1 {
		t.Errorf("got %v with %d saves; want the panic in Close, and the save", l.Failed(), disk.written.Load())
	}
}
