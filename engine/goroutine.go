package engine

import (
	"log/slog"
	"sync"
)

// Go runs f on a goroutine of its own and returns at once. When f panics or returns an error, the game fails as if that
// had happened in Update: a panic on a goroutine that a plain go statement started cannot be caught by anybody and ends
// the program.
//
// f must not touch the game, the Tick or anything that a tick changes. What it finds out comes back through a channel
// that Update looks into without waiting:
//
//	func (g *game) Start(t *engine.Tick) error {
//		g.level = make(chan level, 1) // room for the answer, so that f ends although nobody listens any more
//		t.Go(func() error {
//			l, err := dig(g.seed)
//			g.level <- l
//			return err
//		})
//		return nil
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		select {
//		case l := <-g.level:
//			g.enter(l)
//		default: // not yet
//		}
//		return nil
//	}
//
// When the answer comes depends on the machine, and a replay knows nothing of it: keep what must be the same in every
// run out of goroutines. When the player begins anew, goroutines of the run before go on, but how they fail no longer
// counts; a channel made in Start is another one by then. Nothing waits for them at the end of the run.
func (t *Tick) Go(f func() error) { t.loop.elsewhere.start(t.loop.scenes.top(), f) }

// elsewhere is what became of the game's goroutines. Its fields are shared with them.
type elsewhere struct {
	mu     sync.Mutex
	run    int // of the game, counted by restarts
	failed *Failure
}

// start runs f for a scene.
func (e *elsewhere) start(g Game, f func() error) {
	e.mu.Lock()
	run := e.run
	e.mu.Unlock()
	go func() {
		if failed := guard("goroutine", g, f); failed != nil {
			e.fail(run, failed)
		}
	}()
}

// fail keeps the first failure of the present run until the loop takes it. Others are only logged.
func (e *elsewhere) fail(run int, f *Failure) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if run != e.run || e.failed != nil {
		f.log(slog.Default())
		return
	}
	e.failed = f
}

// take returns how a goroutine failed since the last call, or nil.
func (e *elsewhere) take() *Failure {
	e.mu.Lock()
	defer e.mu.Unlock()
	f := e.failed
	e.failed = nil
	return f
}

// restart lets go of the goroutines that run.
func (e *elsewhere) restart() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.run++
	e.failed = nil
}
