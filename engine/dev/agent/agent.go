package agent

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/console"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/ring"
	"github.com/krill2d/krill/engine/driver"
)

// Agent plays a game for krill dev. It is a child.Served: its methods are called by one goroutine at a time, and so are the
// handlers of asks.
type Agent struct {
	loop     *engine.Loop
	handlers map[string]handler
	ticked   []func() // are called after each tick that was played
	jumped   []func() // are called after the game was made another one than the last tick left
	console  *console.Console
	news     news
	answer   []byte

	begun  begun
	under  begun // how the build began that the last state was of
	clock  clock
	past   ring.Ring
	eras   []era  // what of the past is of builds before this one, the oldest first
	giving giving // the past that goes to another build
	taking taking // or comes from one
	inputs inputs // that led there
	tape   *tape  // that is played again and again; nil: none
	stop   error  // why the past is not kept: the game cannot be copied; nil: it is
	state  []byte // memory for a snapshot

	window  driver.Input // the last input without its events
	waiting driver.Input // what has happened since the last tick that was played
	stood   int64        // the tick at which time stopped
	letGo   bool         // of what is held: it may not be held any more
	silent  bool         // nothing sounds since time stands still
	unsent  []driver.Sound

	failure protocol.FailureEvent // the last one; an empty Text: none
	capsule capsule               // of the last one
	dead    bool                  // there is no good state: nothing plays until there is
	drawn   int64                 // the last tick that could be drawn
	undrawn bool                  // nothing can be drawn of the game as it is
	out     driver.Output
	frame   driver.Frame // an empty one
	times   times
	enums   enums
	timed   timed
}

// handler answers an ask.
type handler func(q protocol.Ask) protocol.Answer

// New returns the agent of a loop that has not ticked yet.
func New(l *engine.Loop) *Agent {
	a := &Agent{loop: l, handlers: map[string]handler{}, drawn: -1}
	a.handleState()
	a.handleTime()
	a.handleTape()
	a.handle(protocol.Past, a.handPast)
	a.handle(protocol.Capsule, a.giveCapsule)
	a.handleTune()
	a.handleConsole()
	a.handleInspect()
	l.KeepHistory()
	engine.CheckInvariants(l)
	return a
}

// handle says who answers an ask. It panics when somebody does already.
func (a *Agent) handle(do string, h handler) {
	if a.handlers[do] != nil {
		panic("agent: handle " + do + ": somebody does already")
	}
	a.handlers[do] = h
}

// afterTick calls do after each tick that was played, when its state has been kept.
func (a *Agent) afterTick(do func()) { a.ticked = append(a.ticked, do) }

// afterJump calls do after the game was made another one than the last tick left.
func (a *Agent) afterJump(do func()) { a.jumped = append(a.jumped, do) }

// Do is Ask for those in the same process.
func (a *Agent) Do(q protocol.Ask) (answer protocol.Answer) {
	h := a.handlers[q.Do]
	if h == nil {
		return protocol.Refuse(fmt.Errorf("agent: %s: nobody answers that here; are both sides of one version of Krill?", q.Do))
	}
	defer func() {
		if cause := recover(); cause != nil {
			answer = protocol.Refuse(fmt.Errorf("agent: %s: %v", q.Do, cause))
		}
	}()
	return h(q)
}

// Ask answers an ask, both coded by package protocol. The answer is valid until the next call.
func (a *Agent) Ask(payload []byte) []byte {
	var answer protocol.Answer
	if q, err := protocol.DecodeAsk(payload); err != nil {
		answer = protocol.Refuse(err)
	} else {
		answer = a.Do(q)
	}
	a.answer = protocol.AppendAnswer(a.answer[:0], answer)
	return a.answer
}

// tell says something unasked.
func (a *Agent) tell(event string, args any) {
	a.news.list = append(a.news.list, mustJSON(protocol.Tell(event, args)))
}

// News returns events, coded as JSON. They are valid until the next call.
func (a *Agent) News() [][]byte {
	if a.news.ticked {
		a.tellClock()
	}
	a.news.given, a.news.list = a.news.list, a.news.given[:0]
	return a.news.given
}
