package tween

import "fmt"

// Script is what happens one after the other over many ticks: the opening of a game, a dialog, the plan of a boss. It is
// plain data, a number of a step and the time in it, so that it rewinds and saves with the game in the middle of
// anything. It is written as a function that is called every tick from its beginning, in which each step knows by
// how many steps were called before it whether it is its turn:
//
//	func (g *game) opening(t *engine.Tick) {
//		s := g.script.Begin(t.Dt)
//		if s.Do() { // once
//			g.say("Who is there?")
//		}
//		s.Wait(0.5)
//		if k, on := s.Over(1.2); on { // in every tick of 1.2 seconds
//			g.door = tween.BounceOut.At(k)
//		}
//		s.Until(t.Input.Pressed(input.OK))
//		if s.Do() {
//			g.play()
//		}
//	}
//
// The steps must be the same ones in the same order in every tick. So none stands in an if or after a return that is
// there in some ticks and not in others, and a for loop around steps runs the same number of times each tick; what goes on without
// end is Again. Steps that are found in another order panic, also when krill dev puts in a new one before that which is
// under way: begin anew then. Between steps a program may do what it likes: that happens every tick. No time is lost between
// steps, however long a tick is. A tick without a call of Begin, such as one of a pause, does not count.
//
// The zero value is at its beginning. For what takes loops and ifs there is package engine/tween/co, which does not
// survive a snapshot.
type Script struct {
	at    int      // the step whose turn it is
	call  int      // steps called in this tick so far
	turns int      // times that Again has gone back
	now   stepKind // of the step at, once it was called
	spent float64  // seconds that the step at has taken
	spare float64  // seconds of this tick that no step has taken
	tick  float64  // seconds of this tick
	met   bool     // an Until has passed in this tick
	skip  bool
	past  uint32 // a hash of the kinds of the steps before at
	seen  uint32 // the same of those called in this tick
}

type stepKind uint8

const (
	noStep stepKind = iota
	doStep
	waitStep
	overStep
	untilStep
	whileStep
	againStep
)

func (k stepKind) String() string {
	return [...]string{"no step", "Do", "Wait", "Over", "Until", "While", "Again"}[k]
}

// maxSteps is how many steps a script may call in a tick.
const maxSteps = 10_000

// Begin lets dt seconds pass and returns s. It comes before the steps, once a tick.
func (s *Script) Begin(dt float64) *Script {
	checkPositive("begin script", "dt", dt)
	if s.now != noStep && s.call > 0 && s.call <= s.at {
		panic(fmt.Sprintf("tween: script: step %d, a %v, is under way and was not called in the last tick; %s", s.at+1, s.now, sameOrder))
	}
	s.call, s.seen, s.met, s.tick = 0, 0, false, dt
	s.spare += dt
	return s
}

// Do is true once, in the tick in which its turn comes.
func (s *Script) Do() bool {
	if !s.turn(doStep) {
		return false
	}
	s.pass(doStep)
	return true
}

// Wait lets a number of seconds pass. It reports whether they are over.
func (s *Script) Wait(sec float64) bool {
	checkPositive("script wait", "sec", sec)
	if s.turn(waitStep) && s.spend(sec) {
		s.pass(waitStep)
	}
	return s.over()
}

// Over is on in every tick of a number of seconds. k is the fraction that is over, 0 to 1, and exactly 1 in the last tick.
func (s *Script) Over(sec float64) (k float64, on bool) {
	checkPositive("script over", "sec", sec)
	if !s.turn(overStep) {
		return 0, false
	}
	if s.spend(sec) {
		s.pass(overStep)
		return 1, true
	}
	return s.spent / sec, true
}

// Until waits for something to be so. It reports whether it was. Of two in a row the second one passes in a later tick,
// so that one press of a button does not count for both.
func (s *Script) Until(so bool) bool {
	if s.turn(untilStep) {
		if s.skip || so && !s.met {
			s.met = true
			s.pass(untilStep)
		} else {
			s.spare = 0
		}
	}
	return s.over()
}

// While is true in every tick from its turn on in which something is so; the first time that it is not, the script goes on:
//
//	if s.While(g.hero.At.X < 300) {
//		g.hero.walk(t.Dt)
//	}
//
// It may hold another script, as long as that is not Done.
func (s *Script) While(so bool) bool {
	if !s.turn(whileStep) {
		return false
	}
	if s.skip || !so {
		s.pass(whileStep)
		return false
	}
	s.spare = 0
	return true
}

// Again goes back to the first step until all before it was done so many times; zero: without end. It goes back once a
// tick at most, and takes the rest of the tick with it. After it other steps may follow.
func (s *Script) Again(times int) {
	if !s.turn(againStep) {
		return
	}
	if s.turns++; s.skip || times > 0 && s.turns >= times {
		s.turns = 0
		s.pass(againStep)
		return
	}
	s.at, s.past, s.now, s.spent = 0, 0, noStep, 0
	s.spare = min(s.spare, s.tick)
}

// Done reports whether all steps that were called since Begin are over. It belongs behind them.
func (s *Script) Done() bool { return s.call > 0 && s.at == s.call && s.now == noStep }

// Restart goes back to the beginning.
func (s *Script) Restart() { *s = Script{} }

// Skip lets all steps that are left take no time, for players who have seen it: each Do and each Over is called once more,
// no While is, and Again goes on.
func (s *Script) Skip() { s.skip = true }

// turn counts a step and reports whether it is its turn.
func (s *Script) turn(kind stepKind) bool {
	i := s.call
	if s.call++; s.call > maxSteps {
		panic(fmt.Sprintf("tween: script: %d steps in a tick; a loop around steps ends within the tick, so write s.Again(0) behind the last step instead", maxSteps))
	}
	switch {
	case i > s.at:
		return false
	case i == s.at && (s.now == noStep || s.now == kind):
		s.now = kind
		return true
	case i == s.at:
		panic(fmt.Sprintf("tween: script: step %d was %v in the tick before and is %v now; %s", i+1, s.now, kind, sameOrder))
	}
	s.seen = mixed(s.seen, kind)
	if i == s.at-1 && s.seen != s.past {
		panic(fmt.Sprintf("tween: script: the steps before step %d, which is under way, are not those of the tick before; %s", s.at+1, sameOrder))
	}
	return false
}

const sameOrder = "call the same steps in the same order in every tick, and put the if into the step"

// spend takes time for the step whose turn it is and reports whether it has had enough.
func (s *Script) spend(sec float64) bool {
	need := sec - s.spent
	if s.skip || s.spare >= need-rounding {
		s.spare = max(s.spare-max(need, 0), 0)
		return true
	}
	s.spent, s.spare = s.spent+s.spare, 0
	return false
}

// pass goes on to the next step.
func (s *Script) pass(kind stepKind) {
	s.past = mixed(s.past, kind)
	s.seen = s.past
	s.at++
	s.spent, s.now = 0, noStep
}

// over reports whether the step that was called last is over.
func (s *Script) over() bool { return s.at >= s.call }

// mixed is FNV-1a.
func mixed(h uint32, kind stepKind) uint32 { return (h ^ uint32(kind)) * 16777619 }
