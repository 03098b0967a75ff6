package host

import (
	"errors"
	"image"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/agent"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/child"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/save"
)

// local is a game with its agent in the test's own process, behind the pipes of another one: it can hang and be killed.
type local struct {
	*child.App
	mu     sync.Mutex
	loop   *engine.Loop
	agent  *agent.Agent
	played int // ticks
	hangs  bool
	wakes  chan struct{} // is closed at the end
	ends   []io.Closer
	closed atomic.Bool
}

func newLocal(g engine.Game, c engine.Config, told func([]byte)) *local {
	l := &local{loop: engine.New(g, c, save.Memory()), wakes: make(chan struct{})}
	l.agent = agent.New(l.loop)
	hear, ask := io.Pipe()
	answer, say := io.Pipe()
	l.ends = []io.Closer{ask, say, hear, answer}
	l.App = child.Connect(answer, ask, told)
	go func() {
		child.Serve(l.served(), hear, say)
		say.Close()
	}()
	return l
}

// played counts ticks, and hangs in one when it shall.
type played struct {
	*agent.Agent
	l *local
}

func (l *local) served() child.Served { return played{l.agent, l} }

func (p played) Tick(in *driver.Input) *driver.Output {
	p.l.mu.Lock()
	if p.l.hangs {
		p.l.mu.Unlock()
		<-p.l.wakes
		runtime.Goexit()
	}
	defer p.l.mu.Unlock()
	p.l.played++
	return p.Agent.Tick(in)
}

func (p played) Draw(alpha float64) *driver.Frame {
	p.l.mu.Lock()
	defer p.l.mu.Unlock()
	return p.Agent.Draw(alpha)
}

func (p played) Ask(payload []byte) []byte {
	p.l.mu.Lock()
	defer p.l.mu.Unlock()
	return p.Agent.Ask(payload)
}

func (l *local) hang() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hangs = true
}

// die ends it as a signal does.
func (l *local) die() {
	for _, e := range l.ends {
		e.Close()
	}
}

func (l *local) Pid() int { return 0 }

func (l *local) Close() error {
	if !l.closed.Swap(true) {
		l.die()
		close(l.wakes)
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
	asked  []protocol.Ask // of the tool
	in     driver.Input
	gpu    *headless.Painter // which refuses frames that break a rule
	screen *image.RGBA
	pace   time.Duration // of frames; zero: as fast as they go
}

func newStage(t *testing.T, games map[string]func() (engine.Game, engine.Config)) *stage {
	s := &stage{t: t, games: games, in: driver.Input{Width: 320, Height: 180, Scale: 1, MaxImage: 8192}, gpu: headless.NewPainter()}
	s.host = New(Options{
		Start: func(program string, told func([]byte)) (Game, error) {
			s.mu.Lock()
			made := s.games[program]
			s.mu.Unlock()
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
		Up: func(q protocol.Ask) protocol.Answer {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.asked = append(s.asked, q)
			return protocol.Reply(nil)
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
func (s *stage) swap(args protocol.SwapArgs, state ...[]byte) (protocol.SwapResult, error) {
	done := make(chan protocol.Answer)
	go func() { done <- s.host.Ask(protocol.New(protocol.Swap, args, state...)) }()
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
	s.screen = s.gpu.Paint(f)
	time.Sleep(max(s.pace, time.Millisecond))
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

// stub is a game that is always the same.
type stub struct {
	out   driver.Output
	frame driver.Frame
}

func (s *stub) Tick(*driver.Input) *driver.Output { return &s.out }
func (s *stub) Draw(float64) *driver.Frame        { return &s.frame }
func (s *stub) Late() time.Duration               { return 0 }
func (s *stub) Err() error                        { return nil }
func (s *stub) Pid() int                          { return 0 }
func (s *stub) Close() error                      { return nil }

func (s *stub) Ask([]byte, time.Duration) ([]byte, error) {
	return protocol.AppendAnswer(nil, protocol.Reply(nil)), nil
}
