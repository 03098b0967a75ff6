package host

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// young is how long a build is on trial after its first picture: if it fails meanwhile, the one before goes on.
const young = 3 * time.Second

// build is a program that plays, played, or is about to.
type build struct {
	game      Game
	program   string
	number    int
	first     time.Duration // that it may not answer before its first picture
	hello     protocol.HelloResult
	begun     []byte // how its game begins; nil: not asked yet. A game that is to go on in a state must not begin before it has it
	names     names
	over      atomic.Bool // the game has ended by itself
	before    *build      // under the lock change
	hasBefore atomic.Bool
	entry     *state         // in which the game was when the build took over; nil: it began anew
	mends     bool           // the game stood there because it had failed, and goes on in this build
	drawn     chan struct{}  // is closed with the first picture
	since     time.Time      // of the first picture, valid when drawn is closed
	seen      bool           // there was a first picture; under the turn
	ticked    bool           // since the build plays; under the turn
	reborn    time.Time      // when its process was started again; zero: it was not
	sounds    []driver.Sound // that were sent before it plays

	mu      sync.Mutex
	failure *protocol.FailureEvent
}

// state is a game between two ticks.
type state struct {
	clock  protocol.ClockResult
	bytes  []byte
	begun  []byte // what the game of its build begins with
	number int
}

// maxStart is how long a program may take until it says which game it is. Virus scanners look at new programs.
const maxStart = 20 * time.Second

// start starts a program, and waits until it answers.
func (h *Host) start(program string, number int) (*build, error) {
	b := &build{program: program, number: number, first: max(h.options.First, maxHung), drawn: make(chan struct{})}
	game, err := h.options.Start(program, func(payload []byte) { h.told(b, payload) })
	if err != nil {
		return nil, fmt.Errorf("host: start build %d: %w", number, err)
	}
	b.game = game
	if err := b.ask(protocol.New(protocol.Hello, nil), maxStart).Read(&b.hello); err != nil {
		err = fmt.Errorf("host: start build %d: %w", number, b.why(err))
		game.Close()
		return nil, err
	}
	if h.options.Began != nil {
		h.options.Began(b.hello)
	}
	return b, nil
}

// ask asks the game.
func (b *build) ask(q protocol.Ask, wait time.Duration) protocol.Answer {
	payload, err := b.game.Ask(protocol.AppendAsk(nil, q), wait)
	if err != nil {
		return protocol.Refuse(fmt.Errorf("%s: %w", q.Do, err))
	}
	a, err := protocol.DecodeAnswer(payload)
	if err != nil {
		return protocol.Refuse(fmt.Errorf("%s: %w", q.Do, err))
	}
	return a
}

// why returns how the game failed, or err when it did not.
func (b *build) why(err error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failure != nil {
		return errors.New(b.failure.Text)
	}
	if gone := b.game.Err(); gone != nil {
		return gone
	}
	return err
}

// failed returns how the game failed since it was last asked, or nil.
func (b *build) failed() *protocol.FailureEvent {
	b.mu.Lock()
	defer b.mu.Unlock()
	f := b.failure
	b.failure = nil
	return f
}

func (b *build) firstPicture() {
	if !b.seen {
		b.seen, b.since = true, time.Now()
		close(b.drawn)
	}
}

// young reports whether the build is on trial.
func (b *build) young() bool {
	select {
	case <-b.drawn:
		return time.Since(b.since) < young
	default:
		return true
	}
}

// patience is how long the build may not answer until it counts as hung.
func (b *build) patience() time.Duration {
	select {
	case <-b.drawn:
		return maxHung
	default:
		return b.first
	}
}

// told takes a piece of news of a build's game. It is called before the answer that it came with is seen.
func (h *Host) told(b *build, payload []byte) {
	var e protocol.Event
	if json.Unmarshal(payload, &e) != nil {
		return
	}
	switch e.Event {
	case protocol.Failed:
		var f protocol.FailureEvent
		e.Read(&f)
		f.Build, f.GaveWay = b.number, h.onTrial(b)
		b.mu.Lock()
		b.failure = &f
		b.mu.Unlock()
		e = protocol.Tell(protocol.Failed, f)
		h.stop(b)
		if h.plays.Load() == b {
			h.broke.Store(true)
		}
	case protocol.Stopped:
		h.stop(b)
	case protocol.Ticked:
		var c protocol.ClockResult
		if e.Read(&c); h.plays.Load() == b {
			h.follow(c)
		}
	}
	if h.plays.Load() == b || e.Event == protocol.Failed || e.Event == protocol.Logged {
		h.tell(e)
	}
}

// onTrial reports whether another build goes on when this one fails.
func (h *Host) onTrial(b *build) bool {
	playing := h.plays.Load()
	return playing != nil && playing != b || b.hasBefore.Load() && b.young()
}

// stop notes that a build's game stands still by itself.
func (h *Host) stop(b *build) {
	if h.plays.Load() == b {
		h.paused.Store(true)
		h.wanted.Store(true)
	}
}

// follow notes where the game stands.
func (h *Host) follow(c protocol.ClockResult) {
	h.paused.Store(c.Paused)
	if !c.Paused {
		h.broke.Store(false)
	}
	h.looping.Store(c.Looping)
}

// release gives back what builds that have gone had on the driver's side.
func (h *Host) release() {
	h.mu.Lock()
	list := h.gone
	h.gone = nil
	h.mu.Unlock()
	for _, b := range list {
		if h.shown == b { // its picture is still seen
			h.mu.Lock()
			h.gone = append(h.gone, b)
			h.mu.Unlock()
			continue
		}
		h.merge.forget(&b.names)
	}
}

// end ends a build that will not play any more, and those before it.
func (h *Host) end(b *build) {
	for ; b != nil; b = b.before {
		b.game.Close()
		h.mu.Lock()
		h.gone = append(h.gone, b)
		h.coming = slices.DeleteFunc(h.coming, func(u *unseen) bool { return u.build == b })
		h.mu.Unlock()
	}
}

// unseen is the picture of a build that does not play yet: its uploads cross before anybody waits for them.
type unseen struct {
	build *build
	frame driver.Frame
}

// drawUnseen adds what builds that will play need.
func (h *Host) drawUnseen() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, u := range h.coming {
		h.adopt(u.build)
		h.parts = append(h.parts, part{frame: &u.frame, names: &u.build.names, once: true})
	}
	h.coming = h.coming[:0]
}

// adopt gives a new build the sources of shaders that compiled in the one before.
func (h *Host) adopt(b *build) {
	if b.names.good == nil && h.shown != nil {
		b.names.good = slices.Clone(h.shown.names.good)
	}
}

// firstLine returns the first line of a text.
func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
