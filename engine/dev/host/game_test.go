package host

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
)

// local is a game in the test's own process, behind what a process would be: it can hang and be killed.
type local struct {
	mu    sync.Mutex
	loop  *engine.Loop
	begun []byte
	told  func([]byte)

	paused bool
	played int // ticks of the loop
	out    driver.Output
	frame  driver.Frame
	bytes  []byte

	flags struct {
		sync.Mutex
		err       error
		late      time.Time
		hangs     bool
		closed    bool
		failsNext bool
	}
}

func newLocal(g engine.Game, c engine.Config, told func([]byte)) *local {
	return &local{loop: engine.New(g, c, save.Memory()), told: told}
}

func (l *local) gone() bool {
	l.flags.Lock()
	defer l.flags.Unlock()
	if l.flags.hangs && l.flags.late.IsZero() {
		l.flags.late = time.Now()
	}
	return l.flags.err != nil || l.flags.hangs
}

func (l *local) hang() { l.flags.Lock(); l.flags.hangs = true; l.flags.Unlock() }
func (l *local) die() {
	l.flags.Lock()
	l.flags.err = errors.New("killed")
	l.flags.Unlock()
}

func (l *local) Tick(in *driver.Input) *driver.Output {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone() {
		return &driver.Output{Window: l.out.Window}
	}
	if l.paused {
		l.out = driver.Output{Window: l.out.Window}
		return &l.out
	}
	// As from another process: nothing is shared.
	l.bytes = driver.AppendOutput(l.bytes[:0], l.loop.Tick(in))
	driver.DecodeOutput(l.bytes, &l.out)
	l.played++
	l.check()
	return &l.out
}

// check goes back to the last good state after a failure, and tells it.
func (l *local) check() {
	if f := l.loop.Failed(); f != nil {
		l.loop.LastGood()
		l.paused = true
		l.tell(protocol.Tell(protocol.Failed, protocol.FailureEvent{Text: f.Error()}))
	}
}

func (l *local) tell(e protocol.Event) {
	b, _ := json.Marshal(e)
	l.told(b)
}

func (l *local) Draw(alpha float64) *driver.Frame {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone() {
		again := l.frame
		again.Images, again.Shaders, again.Reads, again.Commands, again.Kept = nil, nil, nil, again.Commands[again.Kept:], 0
		return &again
	}
	l.bytes = driver.AppendFrame(l.bytes[:0], l.loop.Draw(alpha))
	driver.DecodeFrame(l.bytes, &l.frame)
	l.check()
	return &l.frame
}

func (l *local) Ask(payload []byte, wait time.Duration) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone() {
		return nil, errors.New("no answer")
	}
	q, err := protocol.DecodeAsk(payload)
	if err != nil {
		return nil, err
	}
	return protocol.AppendAnswer(nil, l.answer(q)), nil
}

func (l *local) clock() protocol.ClockResult {
	return protocol.ClockResult{Tick: l.loop.Ticks(), Paused: l.paused, Speed: 1}
}

func (l *local) answer(q protocol.Ask) protocol.Answer {
	switch q.Do {
	case protocol.Hello:
		l.begun, _ = l.loop.Snapshot(nil)
		return protocol.Reply(protocol.HelloResult{Title: "Test", TPS: 60})
	case protocol.Begun:
		return protocol.Reply(nil, l.begun)
	case protocol.Snapshot:
		b, err := l.loop.Snapshot(nil)
		if err != nil {
			return protocol.Refuse(err)
		}
		return protocol.Reply(l.clock(), b)
	case protocol.Restore:
		if _, err := l.loop.Restore(q.Blobs[0]); err != nil {
			return protocol.Refuse(err)
		}
		return protocol.Reply(protocol.RestoreResult{Clock: l.clock()})
	case protocol.Again:
		for b := q.Blobs[0]; len(b) > 0; {
			var in driver.Input
			rest, err := driver.DecodeInput(b, &in)
			if err != nil {
				return protocol.Refuse(err)
			}
			b = rest
			l.loop.Tick(&in)
		}
		return protocol.Reply(l.clock())
	case protocol.Restart:
		l.loop.Restore(l.begun)
		return protocol.Reply(l.clock())
	case protocol.Time:
		var args protocol.TimeArgs
		if q.Read(&args); args.Pause != nil {
			l.paused = *args.Pause
		}
		return protocol.Reply(l.clock())
	}
	return protocol.Refuse(fmt.Errorf("%s: not in this test", q.Do))
}

func (l *local) Late() time.Duration {
	l.flags.Lock()
	defer l.flags.Unlock()
	if l.flags.late.IsZero() {
		return 0
	}
	return time.Since(l.flags.late)
}

func (l *local) Err() error {
	l.flags.Lock()
	defer l.flags.Unlock()
	return l.flags.err
}

func (l *local) Pid() int { return 0 }

func (l *local) Close() error {
	l.flags.Lock()
	defer l.flags.Unlock()
	l.flags.closed = true
	if l.flags.err == nil {
		l.flags.err = errors.New("closed")
	}
	return nil
}

// stage is a host with games of the test, by the name of their program, that a test ticks and draws.
type stage struct {
	t      *testing.T
	host   *Host
	games  map[string]func() (engine.Game, engine.Config)
	mu     sync.Mutex
	locals []*local // that were started
	events []protocol.Event
	in     driver.Input
}

func newStage(t *testing.T, games map[string]func() (engine.Game, engine.Config)) *stage {
	s := &stage{t: t, games: games, in: driver.Input{Width: 320, Height: 180, Scale: 1, MaxImage: 8192}}
	s.host = New(Options{
		Start: func(program string, told func([]byte)) (Game, error) {
			made := s.games[program]
			if made == nil {
				return nil, errors.New("no such program")
			}
			g, c := made()
			l := newLocal(g, c, told)
			s.mu.Lock()
			s.locals = append(s.locals, l)
			s.mu.Unlock()
			return l, nil
		},
		Tell: func(e protocol.Event) {
			s.mu.Lock()
			s.events = append(s.events, e)
			s.mu.Unlock()
		},
	})
	t.Cleanup(s.host.Close)
	return s
}

// last returns the game that was started last.
func (s *stage) last() *local {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locals[len(s.locals)-1]
}

// swap goes on with another program while the driver ticks.
func (s *stage) swap(args protocol.SwapArgs) (protocol.SwapResult, error) {
	done := make(chan protocol.Answer)
	go func() { done <- s.host.Ask(protocol.New(protocol.Swap, args)) }()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		select {
		case a := <-done:
			var r protocol.SwapResult
			err := a.Read(&r)
			return r, err
		default:
			s.frame()
		}
	}
	s.t.Fatal("no answer to a swap")
	return protocol.SwapResult{}, nil
}

// frame ticks and draws once.
func (s *stage) frame() (*driver.Output, *driver.Frame) {
	out := s.host.Tick(&s.in)
	s.in.Reset()
	f := s.host.Draw(0)
	time.Sleep(time.Millisecond)
	return out, f
}

// until ticks until something is so.
func (s *stage) until(what string, so func() bool) {
	s.t.Helper()
	for end := time.Now().Add(15 * time.Second); !so(); s.frame() {
		if time.Now().After(end) {
			s.t.Fatalf("waited 15 s; want %s", what)
		}
	}
}

// heard reports whether an event came.
func (s *stage) heard(event string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.events {
		if e.Event == event {
			return true
		}
	}
	return false
}
