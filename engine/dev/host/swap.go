package host

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

var errNoState = errors.New("host: the game gave no state")

const (
	maxTrial   = 3 * time.Second // that a build may take for its first tick and its first picture
	maxRestore = 5 * time.Second
	maxHung    = 2 * time.Second // after which a game that does not answer is killed
)

// takeFor takes the turn in a goroutine that may wait.
func (h *Host) takeFor(wait time.Duration) bool {
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case h.turn <- struct{}{}:
		return true
	case <-t.C:
		return false
	}
}

// swap goes on with another build.
func (h *Host) swap(q protocol.SwapArgs) (r protocol.SwapResult, err error) {
	h.change.Lock()
	defer h.change.Unlock()
	b, err := h.start(q.Program, q.Number)
	if err != nil {
		return r, err
	}
	old := h.plays.Load()
	fresh := q.Fresh || old == nil && h.kept() == nil
	if old != nil && !b.hello.Whole {
		err = h.rehearse(b, fresh)
	}
	if err == nil {
		r.RestoreResult, err = h.handOver(b, old, fresh)
	}
	if err != nil {
		h.end(b)
		return r, fmt.Errorf("host: go on with build %d: %w", q.Number, err)
	}
	if err := h.awaitPicture(b); err != nil {
		h.revert(b)
		return r, fmt.Errorf("host: go on with build %d: %w", q.Number, err)
	}
	h.say(protocol.SayArgs{About: aboutFailure}) // that was the build before; the layer may show it by itself
	r.Millis, r.Frames = h.stands.of(b)
	if old != nil && !fresh {
		h.bequeath(old, b)
	}
	h.tell(protocol.Tell(protocol.Swapped, r))
	return r, nil
}

// kept returns the last state that was taken, or nil.
func (h *Host) kept() *state {
	if !h.takeFor(maxHung) {
		return nil
	}
	defer h.leave()
	return h.saves.kept
}

// keep takes a state for the one in which the next build begins, where none plays yet.
func (h *Host) keep(s *state) {
	if h.plays.Load() != nil || !h.takeFor(maxHung) {
		return
	}
	defer h.leave()
	h.saves.kept = s
}

// rehearse lets a build play a tick and draw a picture that nobody sees, in the last state that is kept. So its program is
// warm, its textures and sounds are there when it takes over, and many a fault shows while the old build plays on.
func (h *Host) rehearse(b *build, fresh bool) error {
	s := h.kept()
	if s == nil && !fresh {
		s = h.saveNow()
	}
	if s != nil && !fresh {
		if _, err := b.restore(s, maxRestore); err != nil {
			return err
		}
	}
	in := h.in.now()
	for range 3 {
		late, out := b.tryTick(&in)
		b.sounds = append(b.sounds, out...)
		if err := b.health(); err != nil {
			return err
		}
		if !late {
			break
		}
	}
	f := b.tryDraw()
	if err := b.health(); err != nil {
		return err
	}
	u := &unseen{build: b}
	if _, err := driver.DecodeFrame(driver.AppendFrame(nil, f), &u.frame); err != nil {
		return err
	}
	h.mu.Lock()
	h.coming = append(h.coming, u)
	h.mu.Unlock()
	return nil
}

// tryTick plays a tick and waits for it. It returns whether that took so long that what the tick asked for comes with the
// next one, and otherwise the sounds that it sent.
func (b *build) tryTick(in *driver.Input) (late bool, sent []driver.Sound) {
	out := b.game.Tick(in)
	sent = slices.Clone(out.Sounds)
	late = b.game.Late() > 0
	b.await()
	return late, sent
}

func (b *build) tryDraw() *driver.Frame {
	f := b.game.Draw(0)
	for n := 0; n < 2 && b.game.Late() > 0; n++ {
		b.await()
		f = b.game.Draw(0)
	}
	return f
}

// await waits for a game that is late, at most for a trial.
func (b *build) await() {
	for end := time.Now().Add(maxTrial + b.first - maxHung); b.game.Late() > 0 && b.game.Err() == nil && time.Now().Before(end); {
		time.Sleep(2 * time.Millisecond)
		b.game.Ask(whereNow, maxTrial) // which finds the answer when it has come
	}
}

// whereNow asks for the time and changes nothing.
var whereNow = protocol.AppendAsk(nil, protocol.New(protocol.Time, protocol.TimeArgs{}))

// health returns what is wrong with a build on trial, or nil.
func (b *build) health() error {
	if f := b.failed(); f != nil {
		return errors.New(f.Text)
	}
	if err := b.game.Err(); err != nil {
		return err
	}
	if b.game.Late() >= b.patience() {
		return errors.New("it does not answer; is it in an endless loop?")
	}
	return nil
}

// restore puts a game into a state, of whichever build.
func (b *build) restore(s *state, wait time.Duration) (r protocol.RestoreResult, err error) {
	args := protocol.RestoreArgs{GoesOn: true}
	err = b.ask(protocol.New(protocol.Restore, args, s.bytes, s.begun), wait).Read(&r)
	if err != nil {
		err = b.why(err)
	}
	return r, err
}

// resume puts a build into a state in which it was itself.
func (b *build) resume(s *state) error {
	args := protocol.RestoreArgs{GoesOn: true, Own: s.number == b.number}
	return b.ask(protocol.New(protocol.Restore, args, s.bytes, s.begun), maxRestore).Read(nil)
}

// handOver makes a build the one that plays, between two ticks.
func (h *Host) handOver(b, old *build, fresh bool) (r protocol.RestoreResult, err error) {
	if !h.takeFor(maxHung) {
		h.kill(old) // it holds the turn by not answering
		if !h.takeFor(maxHung) {
			return r, errors.New("the game that plays does not answer")
		}
	}
	defer h.leave()
	s, inputs, why := h.present(old)
	if b.hello.Whole {
		s, inputs, why = nil, nil, nil // its window's tool says so
	}
	b.entry = s
	switch {
	case s == nil && old == nil || fresh && old == nil || b.hello.Whole && !fresh: // it has begun, the latter as it keeps itself
	case fresh || s == nil:
		err = b.ask(protocol.New(protocol.Restart, nil), maxRestore).Read(&r.Clock)
	default:
		r, err = b.goOn(s, inputs)
	}
	if err != nil {
		return r, err
	}
	if b.mends = s != nil && h.broke.Swap(false); b.mends {
		s = s.moving()
	}
	if old != nil && !fresh {
		b.inherit(old, s)
	}
	if s == nil && why != nil && !fresh {
		h.say(protocol.SayArgs{About: "state", Kind: "warning", Secs: 8, Lines: []string{"The game began anew: " + why.Error()}})
	}
	h.follows(b)
	h.become(b, s, fresh || s == nil)
	b.before = old
	b.hasBefore.Store(old != nil)
	return r, nil
}

// moving returns the state without its standing still. A game that stands because it failed is to be seen moving again in
// the next build, since who has saved has mended it. Where he has not, the build before stands there as it did.
func (s *state) moving() *state {
	c := *s
	c.clock.Paused = false
	return &c
}

// present returns the state of the game as it is, and the input that is still to come where that is an earlier one. It is
// nil for a game that cannot be copied, which the error says.
func (h *Host) present(b *build) (s *state, inputs []byte, err error) {
	if b != nil && b.game.Err() == nil && b.game.Late() == 0 {
		if s, err = b.snapshot(maxHung); err == nil {
			return s, nil, nil
		}
	}
	if h.looping.Load() {
		return h.saves.kept, nil, err // what is played over and over is not what the player does
	}
	return h.saves.kept, slices.Clone(h.log.bytes), err
}

// goOn brings a game into a state and plays what came after it.
func (b *build) goOn(s *state, inputs []byte) (r protocol.RestoreResult, err error) {
	if r, err = b.restore(s, maxRestore); err != nil || len(inputs) == 0 {
		return r, err
	}
	if err = b.ask(protocol.New(protocol.Again, nil, inputs), maxRestore).Read(&r.Clock); err != nil {
		err = b.why(err)
	}
	return r, err
}

// inherit lets a build stand still, or repeat the marked piece, where the one before did. That is a help and no need, so
// that errors do not count.
func (b *build) inherit(old *build, s *state) {
	if s == nil {
		return
	}
	if s.clock.Looping && old.game.Err() == nil && old.game.Late() == 0 {
		if a := old.ask(protocol.New(protocol.Tape, nil), maxRestore); a.Err == "" && len(a.Blobs) > 0 && len(a.Blobs[0]) > 0 {
			b.ask(protocol.New(protocol.Tape, nil, a.Blobs[0]), maxRestore)
		}
	}
	if s.clock.Paused {
		b.pause()
	}
}

func (b *build) pause() {
	yes := true
	b.ask(protocol.New(protocol.Time, protocol.TimeArgs{Pause: &yes}), maxRestore)
}

// become lets a build play from now on. The turn is held.
func (h *Host) become(b *build, s *state, anew bool) {
	h.sounds.pending = append(h.sounds.pending, b.sounds...)
	b.sounds = nil
	h.sounds.takeOver(samples(time.Since(h.lastTick)), anew)
	h.saves.kept = s
	h.log.reset()
	h.stale.Store(false)
	h.stands.begin(h.lastTick)
	h.yields.end()
	paused := s != nil && s.clock.Paused && !anew
	h.paused.Store(paused)
	h.looping.Store(s != nil && s.clock.Looping && !anew)
	if h.repress = 0; anew {
		h.repress = 2 // in the first tick of a game that begins anew, everything is let go of
	}
	b.over.Store(false)
	h.plays.Store(b)
}

// samples returns a time as samples of sound.
func samples(d time.Duration) int64 { return int64(d * driver.SampleRate / time.Second) }

// awaitPicture waits until a build is seen.
func (h *Host) awaitPicture(b *build) error {
	for end := time.Now().Add(maxTrial); ; {
		select {
		case <-b.drawn:
			return b.health()
		case <-h.closed:
			return errors.New("the window was closed")
		case <-time.After(2 * time.Millisecond):
		}
		if err := b.health(); err != nil || time.Now().After(end) {
			return err // without one after so long nobody draws: the window is hidden
		}
	}
}

// stillness measures for how long the game stands still.
type stillness struct {
	mu     sync.Mutex
	from   time.Time
	frames int
	on     bool
	by     *build
	millis float64
	number int
}

func (s *stillness) begin(from time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.from, s.frames, s.on, s.by = from, 0, !from.IsZero(), nil
}

// count notes a picture in which the game did not move.
func (s *stillness) count() {
	s.mu.Lock()
	s.frames++
	s.mu.Unlock()
}

// moves notes a picture in which it did.
func (s *stillness) moves(b *build) {
	s.mu.Lock()
	if s.on {
		s.on, s.by = false, b
		s.millis, s.number = float64(time.Since(s.from).Microseconds())/1000, s.frames
	}
	s.frames = 0
	s.mu.Unlock()
}

// of returns how long it took until a build's first picture, and in how many pictures nothing moved.
func (s *stillness) of(b *build) (millis float64, frames int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by != b {
		return 0, 0
	}
	return s.millis, s.number
}
