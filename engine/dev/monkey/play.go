package monkey

import (
	"io"
	"log/slog"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/input"
)

// Search says how long Play plays. It ends with what is reached first.
type Search struct {
	Seed  uint64        // of the hands, and of the game when its Config has none; zero: 1
	Ticks int64         // zero: any number
	Time  time.Duration // of the clock; zero: any
	Told  func(Found)   // called now and then; nil: nobody
}

// Found is what came of playing.
type Found struct {
	Capsule *replay.File `json:"-"` // of the last half minute before the failure; nil: nothing failed
	Failed  string       // what the game said; empty: it did not fail
	Stack   []string     // its own calls
	Ticks   int64        // that were played
	Runs    int          // how often it began
	Seconds float64      // of the clock
	TPS     int
}

// Ratio returns how many times faster than in a window the game was played.
func (f *Found) Ratio() float64 { return float64(f.Ticks) / float64(f.TPS) / max(f.Seconds, 1e-9) }

const (
	drawEach      = 8   // ticks from picture to picture: what is wrong with one is mostly wrong for longer
	lookEach      = 256 // ticks from one look at the clock to the next
	capsuleLength = 30  // seconds
)

// Play plays a game at random until it fails, or until it was played for as long as is said. It plays the same for the same
// seed. A game that is over begins anew. Its saves are forgotten. An error is one of the game that cannot be played at
// all: nothing is kept of it that could be played again.
func Play(g engine.Game, c engine.Config, s Search) (Found, error) {
	if s.Seed == 0 {
		s.Seed = 1
	}
	if c.Seed == 0 {
		c.Seed = s.Seed
	}
	p := newPlayer(g, c, s)
	defer p.loop.Close()
	began := time.Now()
	told := began
	for p.loop.Failed() == nil && (s.Ticks == 0 || p.found.Ticks < s.Ticks) {
		p.tick()
		if p.found.Ticks%lookEach != 0 {
			continue
		}
		p.found.Seconds = time.Since(began).Seconds()
		if s.Time > 0 && time.Since(began) >= s.Time {
			break
		}
		if s.Told != nil && time.Since(told) >= time.Second {
			told = time.Now()
			s.Told(p.found)
		}
	}
	p.found.Seconds = time.Since(began).Seconds()
	return p.result()
}

// player is a game that hands play.
type player struct {
	loop   *engine.Loop
	hands  *Hands
	inject input.Injector
	asked  input.Interest
	in     driver.Input
	over   bool
	found  Found
}

func newPlayer(g engine.Game, c engine.Config, s Search) *player {
	p := &player{loop: engine.New(g, c, nil)}
	c = p.loop.Config()
	p.found.TPS, p.found.Runs = c.TPS, 1
	p.in = driver.Input{Width: c.Width, Height: c.Height, Scale: 1, MaxImage: headless.MaxImage}
	p.inject.Plays = p.loop.Input()
	p.hands = NewHands(s.Seed, &p.inject, &p.asked, &p.in)
	p.loop.LogTo(slog.New(slog.NewTextHandler(io.Discard, nil)))
	p.loop.Watch(&p.asked)
	p.loop.KeepHistory()
	engine.CheckInvariants(p.loop)
	return p
}

// tick plays one tick.
func (p *player) tick() {
	if p.over {
		p.loop.Restart()
		p.hands.Ended()
		p.found.Runs++
	}
	p.hands.Act()
	p.inject.Screen = engine.ShownPad(p.loop)
	p.inject.Write(&p.in)
	p.over = p.loop.Tick(&p.in).Exit
	p.in.Reset()
	if p.found.Ticks++; p.found.Ticks%drawEach == 0 && p.loop.Failed() == nil {
		p.loop.Draw(0)
	}
}

// result returns what was found, with the capsule.
func (p *player) result() (Found, error) {
	f := p.loop.Failed()
	if f == nil {
		return p.found, nil
	}
	p.found.Failed, p.found.Stack = f.Error(), f.Stack
	var err error
	p.found.Capsule, err = p.loop.LastSeconds(capsuleLength)
	return p.found, err
}
