package host

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

var errNoGame = errors.New("host: there is no game yet; wait for the first build")

// askTime is how long a question to the game may take. Playing a minute of the past again is the longest.
const askTime = 10 * time.Second

// Ask answers what begins with "host.", and hands on what begins with "game." and "dev.". It may be called from any goroutine.
func (h *Host) Ask(q protocol.Ask) protocol.Answer {
	switch {
	case strings.HasPrefix(q.Do, "game."):
		return h.askGame(q)
	case strings.HasPrefix(q.Do, "host."):
		return h.answer(q)
	case h.options.Up != nil && strings.HasPrefix(q.Do, "dev."):
		return h.options.Up(q)
	}
	return protocol.Refuse(fmt.Errorf("host: %q: nobody answers that; try a name that begins with game, host or dev and a point", q.Do))
}

// askGame asks the game that plays, between two ticks.
func (h *Host) askGame(q protocol.Ask) protocol.Answer {
	if !h.takeFor(askTime) {
		return protocol.Refuse(fmt.Errorf("host: %s: the game is busy", q.Do))
	}
	defer h.leave()
	b := h.plays.Load()
	if b == nil {
		return protocol.Refuse(errNoGame)
	}
	a := b.ask(q, askTime)
	h.heed(q.Do, a)
	return a
}

// heed notes what an ask did to the game: the input that is logged does not repeat it, so a state is taken soon.
func (h *Host) heed(do string, a protocol.Answer) {
	switch do {
	case protocol.Time, protocol.Restart, protocol.Again:
		var c protocol.ClockResult
		if a.Read(&c) == nil {
			h.follow(c)
		}
	case protocol.Restore:
		var r protocol.RestoreResult
		if a.Read(&r) == nil {
			h.follow(r.Clock)
		}
	case protocol.Loop:
		var l protocol.LoopResult
		if a.Read(&l) == nil {
			h.looping.Store(l.From != l.To)
		}
	case protocol.Run, protocol.Tune, protocol.Tape:
	default:
		return
	}
	h.wanted.Store(true)
}

// answer answers what is the host's own.
func (h *Host) answer(q protocol.Ask) protocol.Answer {
	switch q.Do {
	case protocol.Swap:
		var args protocol.SwapArgs
		if err := q.Read(&args); err != nil {
			return protocol.Refuse(err)
		}
		if len(q.Blobs) == 2 {
			h.keep(&state{bytes: q.Blobs[0], begun: q.Blobs[1]})
		}
		r, err := h.swap(args)
		if err != nil {
			return protocol.Refuse(err)
		}
		return protocol.Reply(r)
	case protocol.Say:
		var args protocol.SayArgs
		if err := q.Read(&args); err != nil {
			return protocol.Refuse(err)
		}
		h.say(args)
		return protocol.Reply(nil)
	case protocol.State:
		return h.answerState()
	case protocol.Load:
		return h.load(q)
	case protocol.Status:
		return protocol.Reply(h.status())
	case protocol.Close:
		h.closing.Store(true)
		return protocol.Reply(nil)
	}
	return protocol.Refuse(fmt.Errorf("host: %q: there is no such ask", q.Do))
}

// answerState returns the state as it is, or the last one that is known.
func (h *Host) answerState() protocol.Answer {
	s := h.saveNow()
	if s == nil {
		s = h.kept()
	}
	if s == nil {
		return protocol.Refuse(errNoState)
	}
	return protocol.Reply(s.clock, s.bytes, s.begun)
}

// load puts the game into a state that somebody kept.
func (h *Host) load(q protocol.Ask) protocol.Answer {
	if len(q.Blobs) == 0 {
		return protocol.Refuse(errors.New("host: load: no state came with it"))
	}
	return h.askGame(protocol.New(protocol.Restore, nil, q.Blobs...))
}

// status returns how the window is.
func (h *Host) status() protocol.StatusResult {
	r := protocol.StatusResult{Frames: h.frames.Load(), W: int(h.w.Load()), H: int(h.h.Load()), Overlay: h.overlaid.Load()}
	b := h.plays.Load()
	if b == nil {
		return r
	}
	r.Build, r.Pid, r.Late = b.number, b.game.Pid(), b.game.Late().Seconds()
	if err := b.game.Err(); err != nil {
		r.Failed = err.Error()
	}
	r.Alive = r.Failed == "" && r.Late == 0
	if r.Alive && h.takeFor(maxWait) {
		b.ask(protocol.New(protocol.Time, protocol.TimeArgs{}), maxWait).Read(&r.Clock)
		h.leave()
	}
	return r
}

// tell sends an event to the tool and to the layer. It never waits: what nobody takes is forgotten.
func (h *Host) tell(e protocol.Event) {
	if h.options.Tell != nil {
		select {
		case h.letters <- e:
		default:
		}
	}
	if h.layer == nil || e.Event == protocol.Saved {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.events) < cap(h.letters) {
		h.events = append(h.events, e)
	}
}

// post sends the events.
func (h *Host) post() {
	for {
		select {
		case e := <-h.letters:
			h.options.Tell(e)
		case <-h.closed:
			return
		}
	}
}

// quit tells the tool that the player has closed the window.
func (h *Host) quit() {
	if h.options.Up != nil {
		go h.options.Up(protocol.New(protocol.Quit, nil))
	}
}
