package host

import (
	"slices"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// keys are the developer's, which no game sees.
type keys struct {
	rest   []driver.KeyEvent // what is left of a tick's
	shift  bool
	rewind bool // F5 is held
	held   int  // ticks of it
	ran    bool // the game was going on before
	slow   bool
	mark   int // of a loop: 0 none, 1 begun, 2 it goes round
	from   int64
}

// press does what the developer's keys say and leaves the others in rest.
func (k *keys) press(h *Host, in *driver.Input) {
	k.rest = k.rest[:0]
	for _, e := range in.Keys {
		if e.Key == driver.KeyShiftLeft || e.Key == driver.KeyShiftRight {
			k.shift = e.Down
		}
		if !developers(e.Key) || e.Key == driver.KeyBackquote && h.out.Window.Text.Active {
			k.rest = append(k.rest, e)
			continue
		}
		if e.Key == driver.KeyF5 {
			k.hold(h, e.Down)
		} else if e.Down {
			k.do(h, e.Key)
		}
	}
	if k.rewind {
		k.turnBack(h)
	}
}

func developers(k driver.Key) bool {
	return k == driver.KeyF1 || k >= driver.KeyF3 && k <= driver.KeyF10 || k == driver.KeyBackquote
}

// do does what a key says, when it goes down.
func (k *keys) do(h *Host, key driver.Key) {
	switch key {
	case driver.KeyF1, driver.KeyBackquote:
		if h.layer != nil {
			h.layer.Toggle()
		}
	case driver.KeyF9:
		if h.layer != nil {
			h.layer.ShowFailure()
		}
	case driver.KeyF3:
		h.wish(h.restart)
	case driver.KeyF4:
		h.wish(func() { k.markLoop(h) })
	case driver.KeyF6:
		go6 := !h.paused.Load()
		h.time("pause", protocol.TimeArgs{Pause: &go6})
	case driver.KeyF7:
		by := int64(1)
		if k.shift {
			by = -1
		}
		h.time("step", protocol.TimeArgs{By: by})
	case driver.KeyF8:
		speed := 0.25
		if k.slow = !k.slow; !k.slow {
			speed = 1
		}
		h.time("speed", protocol.TimeArgs{Speed: &speed})
	case driver.KeyF10:
		h.wish(h.capsule)
	}
}

// hold begins and ends rewinding. A game that went on before goes on from where it is.
func (k *keys) hold(h *Host, down bool) {
	if down && !k.rewind {
		k.held, k.ran = 0, !h.paused.Load()
	}
	if !down && k.rewind && k.ran {
		no := false
		h.time("go on", protocol.TimeArgs{Pause: &no})
	}
	k.rewind = down
}

// turnBack goes back, or with Shift forwards: as fast as time, after a second twice and then four times as fast.
func (k *keys) turnBack(h *Host) {
	by := int64(-1)
	switch k.held++; {
	case k.held > 120:
		by = -4
	case k.held > 60:
		by = -2
	}
	if k.shift {
		by = -by
	}
	if len(h.wishes) == 0 { // a game that needs longer is not asked for more than it can
		h.time("rewind", protocol.TimeArgs{By: by})
	}
}

// markLoop marks the beginning of a loop, then its end, then lets it go. It runs in the goroutine of the wishes.
func (k *keys) markLoop(h *Host) {
	var c protocol.ClockResult
	if err := h.Ask(protocol.New(protocol.Time, protocol.TimeArgs{})).Read(&c); err != nil {
		h.sayKey("loop", err.Error())
		return
	}
	switch k.mark {
	case 0:
		k.mark, k.from = 1, c.Tick
		h.sayKey("loop", "A loop begins here. F4 ends it.")
		return
	case 1:
		if k.mark = 2; c.Tick > k.from {
			err := h.Ask(protocol.New(protocol.Loop, protocol.LoopArgs{From: k.from, To: c.Tick})).Read(nil)
			if h.sayKey("loop", "The loop goes round. F4 lets it go.", err); err == nil {
				return
			}
		}
	case 2:
		err := h.Ask(protocol.New(protocol.Loop, protocol.LoopArgs{})).Read(nil)
		h.sayKey("loop", "The loop is off.", err)
	}
	k.mark = 0
}

// time asks the game for a way in time, beside the tick.
func (h *Host) time(about string, args protocol.TimeArgs) {
	h.wish(func() {
		if err := h.Ask(protocol.New(protocol.Time, args)).Read(nil); err != nil {
			h.sayKey(about, err.Error())
		}
	})
}

// restart begins the game anew with its newest code.
func (h *Host) restart() {
	b := h.plays.Load()
	if b == nil {
		return
	}
	if err := h.Ask(protocol.New(protocol.Restart, nil)).Read(nil); err != nil {
		h.sayKey("restart", err.Error())
		return
	}
	b.over.Store(false)
	h.say(protocol.SayArgs{About: "over"})
	h.sayKey("restart", "Begun anew.")
}

// capsule writes what happened into a file that the player is given.
func (h *Host) capsule() {
	var c protocol.CapsuleResult
	a := h.Ask(protocol.New(protocol.Capsule, nil))
	if err := a.Read(&c); err != nil || len(a.Blobs) == 0 {
		h.sayKey("capsule", "No capsule: "+a.Err)
		return
	}
	h.mu.Lock()
	h.actions = append(h.actions, driver.Action{Kind: driver.ActionSaveFile, Text: c.Name, Bytes: slices.Clone(a.Blobs[0])})
	h.mu.Unlock()
	h.sayKey("capsule", "Wrote "+c.Name)
}

// sayKey says what a key did, or why it could not.
func (h *Host) sayKey(about, text string, errs ...error) {
	s := protocol.SayArgs{About: "key " + about, Kind: "info", Secs: 3, Lines: []string{text}}
	for _, err := range errs {
		if err != nil {
			s.Kind, s.Lines = "warning", []string{err.Error()}
		}
	}
	h.say(s)
}

// maxWishes is how many wishes wait at most; what comes beyond is forgotten.
const maxWishes = 16

// wish lets something be done after what was wished before, beside the tick.
func (h *Host) wish(do func()) {
	select {
	case h.wishes <- do:
	default:
	}
}

// obey does the wishes.
func (h *Host) obey() {
	for {
		select {
		case do := <-h.wishes:
			do()
		case <-h.closed:
			return
		}
	}
}
