package host

import (
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// maxLog is how many bytes of input are kept after a state. Without a state for so long, what was done since is lost
// with the process.
const maxLog = 16 << 20

// inputLog is the input since the last state that is kept: what it takes to get from that to now.
type inputLog struct {
	bytes []byte       // of ticks that were played
	sent  []byte       // of one that was not answered yet
	owed  driver.Input // of those after it, which the game gets in one
	owes  bool
	lost  bool // there was too much
}

// add notes a tick of the game. Before and after say whether an answer was overdue at its beginning and at its end.
func (l *inputLog) add(in *driver.Input, before, after, paused bool) {
	if before && after {
		if !l.owes {
			l.owed.Reset()
		}
		l.owed.Add(in)
		l.owes = true
		return
	}
	l.bytes, l.sent = append(l.bytes, l.sent...), l.sent[:0]
	if l.owes {
		l.owed.Add(in)
		in, l.owes = &l.owed, false
	}
	switch {
	case paused || l.lost:
	case len(l.bytes) > maxLog:
		l.lost, l.bytes = true, l.bytes[:0]
	case after:
		l.sent = appendInput(l.sent, in)
	default:
		l.bytes = appendInput(l.bytes, in)
	}
}

// appendInput appends an input without what no Update sees.
func appendInput(b []byte, in *driver.Input) []byte {
	pixels := in.Pixels
	in.Pixels = nil
	b = driver.AppendInput(b, in)
	in.Pixels = pixels
	return b
}

// reset forgets everything: what the game is now is kept as a state.
func (l *inputLog) reset() {
	l.bytes, l.sent, l.owes, l.lost = l.bytes[:0], l.sent[:0], false, false
}

// lose forgets everything until the next state is kept.
func (l *inputLog) lose() {
	l.reset()
	l.lost = true
}

// saves are states that are taken while the game plays.
type saves struct {
	kept   *state // under the turn; nil: none yet
	last   time.Time
	told   time.Time // the tool, in the goroutine that saves
	jumped time.Time // when one was last taken after a change from outside
}

// tells reports whether the tool is to hear of a state that was taken: not of each while many are.
func (s *saves) tells() bool {
	now := time.Now()
	if now.Sub(s.told) < saveSoon {
		return false
	}
	s.told = now
	return true
}

const (
	saveEvery = time.Second
	saveSoon  = time.Second / 4 // after a change from outside, which no input repeats
	jumpEvery = time.Second / 20
	saveTime  = time.Second // that it may take
)

// save takes a state when it is time, beside the frame: the driver paints meanwhile.
func (h *Host) save() {
	passed, b := h.now.Sub(h.saves.last), h.plays.Load()
	wanted, soon := h.wanted.Load(), saveSoon
	if h.stale.Load() {
		soon = jumpEvery
	}
	if b == nil || b.hello.Uncopied != "" || passed < soon || !wanted && (passed < saveEvery || h.paused.Load()) || !h.saving.CompareAndSwap(false, true) {
		return
	}
	h.saves.last = h.now
	h.wanted.Store(false)
	go func() {
		defer h.saving.Store(false)
		if s := h.saveNow(); s != nil {
			h.chronicle(b)
			if !h.saves.tells() {
				h.wanted.Store(true)
				return
			}
			h.tell(protocol.Tell(protocol.Saved, protocol.StateEvent{Tick: s.clock.Tick, State: s.bytes, Begun: s.begun}))
		}
	}()
}

// saveNow takes a state between two ticks.
func (h *Host) saveNow() *state {
	if !h.takeFor(maxWait) {
		h.wanted.Store(true)
		return nil
	}
	defer h.leave()
	b := h.plays.Load()
	if b == nil || b.game.Err() != nil || b.game.Late() > 0 {
		return nil
	}
	s, err := b.snapshot(saveTime)
	if err != nil {
		return nil
	}
	h.settle(s)
	return s
}

// settle takes a state as that from which a game would go on. The turn is held.
func (h *Host) settle(s *state) {
	h.follow(s.clock)
	h.saves.kept = s
	h.log.reset()
	h.stale.Store(false)
}

// jump notes that the game was changed by something that no input repeats. The turn is held. A state is taken at once, but
// for what may come with every frame, as while a key is held that goes through time: then a little later.
func (h *Host) jump(b *build, often bool) {
	h.wanted.Store(true)
	h.log.lose()
	h.stale.Store(true)
	if now := time.Now(); (!often || now.Sub(h.saves.jumped) > jumpEvery) && b.hello.Uncopied == "" {
		h.saves.jumped = now
		if s, err := b.snapshot(saveTime); err == nil {
			h.settle(s)
		}
	}
}

// snapshot asks a game for its state.
func (b *build) snapshot(wait time.Duration) (*state, error) {
	if b.begun == nil { // not before the first tick, which says in what window it begins, or the restore, which says how another build began
		if a := b.ask(protocol.New(protocol.Begun, nil), wait); a.Err == "" && len(a.Blobs) > 0 {
			b.begun = a.Blobs[0]
		}
	}
	s := &state{begun: b.begun, number: b.number}
	a := b.ask(protocol.New(protocol.Snapshot, nil), wait)
	if err := a.Read(&s.clock); err != nil {
		return nil, err
	}
	if len(a.Blobs) == 0 {
		return nil, errNoState
	}
	s.bytes = a.Blobs[0]
	return s, nil
}
