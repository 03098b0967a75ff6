package host

import (
	"errors"
	"fmt"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// again is within what time a game that was brought back must not die again: it stands still then.
const again = 3 * time.Second

// stands says what comes after a failure.
const stands = "Time stands still before it. F6 goes on."

// watch looks after the game that plays, once a tick.
func (h *Host) watch(passed time.Duration) {
	b := h.plays.Load()
	if b == nil || h.rescues.Load() {
		return
	}
	if b.game.Late() > 0 {
		h.late += min(passed, maxWait) // a machine that slept has not waited
	} else {
		h.late = 0
	}
	gone, hung := b.game.Err() != nil && !b.over.Load(), h.late > b.patience()
	if failed := b.hasFailed(); failed || gone || hung {
		h.late = 0
		h.rescue(b, hung && !gone)
		return
	}
	if h.old(b) && h.change.TryLock() {
		go func() {
			defer h.change.Unlock()
			h.end(b.takeBefore())
		}()
	}
}

// old reports whether a build has come through its trial, and another one still waits in case it had not.
// What it still hands on of the past is waited for.
func (h *Host) old(b *build) bool { return b.hasBefore.Load() && !b.young() && h.handing.Load() == 0 }

// rescue brings the game back, in a goroutine of its own.
func (h *Host) rescue(b *build, hung bool) {
	if !h.change.TryLock() {
		return // a build is about to take over anyway
	}
	h.rescues.Store(true)
	go func() {
		defer h.change.Unlock()
		defer h.rescues.Store(false)
		f := b.failed()
		switch {
		case f != nil && b.game.Err() == nil && !hung:
			if !b.young() || b.before == nil {
				h.sayFailure(*f, stands)
				return // its agent has gone back to the last good state
			}
		case hung:
			f = &protocol.FailureEvent{
				Text: "The game did not answer for two seconds: an endless loop?", Build: b.number, Tick: h.tick(), GaveWay: h.onTrial(b),
			}
			h.tell(protocol.Tell(protocol.Hung, *f))
		default:
			f = h.death(b)
			h.tell(protocol.Tell(protocol.Died, *f))
		}
		if b.young() && b.before != nil {
			h.sayFailure(*f, "The build before goes on.")
			h.revert(b)
			return
		}
		still, next := hung || time.Since(b.reborn) < again, "It was started again, and goes on."
		if still {
			next = stands
		}
		h.sayFailure(*f, next)
		h.rebuild(b, still)
	}()
}

// death tells how a process ended.
func (h *Host) death(b *build) *protocol.FailureEvent {
	f := &protocol.FailureEvent{Text: "The game's process ended", Build: b.number, Tick: h.tick(), Stack: h.says.lastLines(), GaveWay: h.onTrial(b)}
	for i, line := range f.Stack {
		if isPanic(line) {
			f.Text, f.Stack = line, f.Stack[i:]
			break
		}
	}
	return f
}

// tick returns the tick of the last state.
func (h *Host) tick() int64 {
	if s := h.kept(); s != nil {
		return s.clock.Tick
	}
	return 0
}

// kill ends a build's process, so that whoever waits for it gets on.
func (h *Host) kill(b *build) {
	if b != nil {
		b.game.Close()
	}
}

// revert goes back to the build before, in the state in which it was when it gave way. The lock change is held.
func (h *Host) revert(b *build) {
	before := b.takeBefore()
	switch {
	case before != nil:
	case b.game.Err() == nil && b.game.Late() == 0:
		return // the first build: its agent shows how it failed
	default:
		h.kill(b)
		h.lose(b, errors.New("the first build did not come to its first picture"))
		return
	}
	h.kill(b)
	if !h.takeFor(maxHung) {
		h.say(protocol.SayArgs{About: aboutFailure, Kind: "error", Lines: []string{"The build before could not go on: the game is busy."}})
		return
	}
	defer h.leave()
	err := before.game.Err()
	if err == nil && b.entry != nil {
		err = before.resume(b.entry)
	}
	if err != nil {
		again, startErr := h.startAgain(before, b.entry, nil)
		if startErr != nil {
			h.lose(b, fmt.Errorf("%w; %w", err, startErr))
			return
		}
		h.end(before)
		before = again
	}
	h.broke.Store(b.mends)
	if b.entry != nil && b.entry.clock.Paused {
		before.pause()
	}
	h.become(before, b.entry, b.entry == nil)
	h.sounds.takeOver(maxLost+1, b.entry == nil)
	h.end(b)
}

// rebuild starts the process of a build again, in the state in which it was. With still it does not go on by itself.
func (h *Host) rebuild(b *build, still bool) {
	h.kill(b)
	if !h.takeFor(maxHung) {
		h.lose(b, errors.New("it holds on to its window"))
		return
	}
	defer h.leave()
	s := h.saves.kept
	inputs := h.log.bytes
	if h.looping.Load() {
		inputs = nil
	}
	fresh, err := h.startAgain(b, s, inputs)
	if err != nil && len(inputs) > 0 {
		still = true
		fresh, err = h.startAgain(b, s, nil)
	}
	if err != nil {
		h.lose(b, err)
		return
	}
	if still || h.paused.Load() || s != nil && s.clock.Paused {
		fresh.pause()
		h.broke.Store(still)
		if s != nil {
			c := *s
			c.clock.Paused = true
			s = &c
		}
	}
	fresh.before = nil
	h.follows(fresh)
	h.become(fresh, s, s == nil)
	h.sounds.takeOver(maxLost+1, s == nil)
	h.wanted.Store(true)
	h.bequeathKept(fresh)
	h.end(b)
}

// startAgain starts the process of a build anew, and brings it to a state and through the input after it.
func (h *Host) startAgain(b *build, s *state, inputs []byte) (*build, error) {
	fresh, err := h.start(b.program, b.number)
	if err != nil {
		return nil, err
	}
	fresh.reborn = time.Now()
	if s == nil || fresh.hello.Whole {
		return fresh, nil
	}
	if _, err := fresh.goOn(s, inputs); err != nil {
		h.end(fresh)
		return nil, err
	}
	return fresh, nil
}

// lose gives a game up until the next build comes. The turn may be held.
func (h *Host) lose(b *build, err error) {
	h.plays.CompareAndSwap(b, nil)
	h.end(b)
	h.say(protocol.SayArgs{About: aboutFailure, Kind: "error", Title: "The game is gone", Lines: []string{err.Error(), "It comes back with the next build."}})
}

// hasFailed reports whether there is a failure that nobody has looked at.
func (b *build) hasFailed() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.failure != nil
}

// takeBefore takes the build before out of a build. The lock change is held.
func (b *build) takeBefore() *build {
	before := b.before
	b.before = nil
	b.hasBefore.Store(false)
	return before
}
