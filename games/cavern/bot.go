package main

import (
	"slices"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

const (
	botWait  = 1.2  // seconds that the bot looks at a screen that waits for it
	botAgain = 0.5  // seconds between two tries to press a button
	botPause = 4.0  // seconds into a game at which it pauses once
	botOff   = 1.5  // logical pixels beside its plan at which it thinks again
	botRests = 24   // ticks that it waits where no plan leads on: a lift may come
	botTries = 4    // plans for a coin
	botPart  = 0.75 // of a plan that it follows before it thinks again
)

// pilot is what the bot has in mind, which is no part of the game.
type pilot struct {
	head  *thinker
	plan  []step
	next  int      // of the plan
	goal  int      // thing that it goes for; -1: none
	keen  float64  // cells that it goes out of its way for a coin
	skip  []int    // coins that it has given up
	tries int      // plans for this goal so far
	was   geom.Vec // where the hero is, if the plan is right
	jump  bool     // it holds the button
	rest  int      // ticks for which it does nothing, since no plan led on
}

// every reports true on one tick in each botAgain seconds of a time.
func every(time float64) bool { return geom.Wrap(time, botAgain) < 1.0/60 }

// Bot takes the first line of the menu: it goes on, or begins.
func (s *title) Bot(hands *input.Injector) {
	hands.ReleaseAll()
	if s.clock > botWait && every(s.clock) {
		hands.TapAction(accept)
	}
}

// Bot looks at the end for a while.
func (s *win) Bot(hands *input.Injector) {
	hands.ReleaseAll()
	if s.since > botWait+2 && every(s.since) {
		hands.TapAction(leaveWin)
	}
}

// Bot ends a pause.
func (s *stop) Bot(hands *input.Injector) {
	hands.ReleaseAll()
	if s.since > botWait && every(s.since) {
		hands.TapAction(pause)
	}
}

// Bot plays to the exit: it thinks of a way, and goes it.
func (p *play) Bot(hands *input.Injector) {
	b := &p.bot
	if p.hero.dying > 0 || p.won > 0 {
		hands.ReleaseAll()
		b.plan, b.jump = nil, false
		return
	}
	if p.feel.standsStill(planDt) || p.eye.gliding() {
		return // the world stands still, and so do its fingers
	}
	if !p.paused && p.saved.Played > botPause {
		hands.TapAction(pause)
		return
	}
	p.follow(hands)
}

// follow does the next tick of the plan, and makes a new one where that is due.
func (p *play) follow(hands *input.Injector) {
	b := &p.bot
	if b.rest > 0 {
		b.rest--
		b.do(hands, choice{})
		return
	}
	if p.planIsOver() {
		p.think()
	}
	if b.next >= len(b.plan) {
		b.rest = botRests
		b.do(hands, choice{})
		return
	}
	s := b.plan[b.next]
	b.do(hands, s.choice)
	b.was = s.at
	b.next++
}

// planIsOver reports whether the bot must think: it has done what it thought of, or the world went another way.
func (p *play) planIsOver() bool {
	b := &p.bot
	switch {
	case b.plan == nil, b.next >= len(b.plan), p.at().Dist(b.was) > botOff:
		return true
	case b.goal < 0 || p.saved.Done[b.goal]:
		return true
	}
	return float64(b.next) > botPart*float64(len(b.plan)) && (p.hero.drive.OnFloor || p.hero.drive.OnLadder)
}

// think makes a plan.
func (p *play) think() {
	b := &p.bot
	if b.head == nil || b.head.level != p.level || !slices.Equal(b.head.gates, p.gates()) {
		b.head = newThinker(p)
	}
	p.aim()
	b.plan, b.next = nil, 0
	if b.goal >= 0 {
		b.plan = b.head.plan(p, touchRect(&p.level.Things[b.goal]), b.jump)
	}
	b.was = p.at()
}

// aim chooses what to go for: a coin that is near, if the bot is keen on those, or else what leads on.
func (p *play) aim() {
	b := &p.bot
	b.tries++
	if b.goal >= 0 && p.level.Things[b.goal].Kind == "coin" && !p.saved.Done[b.goal] {
		if b.tries <= botTries {
			return
		}
		b.skip = append(b.skip, b.goal)
	}
	was := b.goal
	b.goal = p.botGoal()
	nearest := b.keen * cell
	for i := range p.level.Things {
		th := &p.level.Things[i]
		if th.Kind != "coin" || p.saved.Done[i] || p.level.roomAt(th.At.Center()) != p.room || slices.Contains(b.skip, i) {
			continue
		}
		if d := th.At.Center().Dist(p.at()); d < nearest {
			nearest, b.goal = d, i
		}
	}
	if b.goal != was {
		b.tries = 0
	}
}

// botGoal returns the thing that the bot goes for: a key that it needs, or else the exit.
func (p *play) botGoal() int {
	exit, key, doors := -1, -1, 0
	for i := range p.level.Things {
		switch th := &p.level.Things[i]; {
		case th.Kind == "exit":
			exit = i
		case th.Kind == "door" && !p.saved.Done[i]:
			doors++
		case th.Kind == "key" && !p.saved.Done[i] && key < 0:
			key = i
		}
	}
	if doors > p.saved.Keys && key >= 0 {
		return key
	}
	return exit
}

// do holds what a choice says, and lets go of the rest.
func (b *pilot) do(hands *input.Injector, c choice) {
	hands.Push(walk, geom.V(c.x, c.y))
	if b.jump = c.jump; c.jump {
		hands.HoldAction(jump)
		return
	}
	hands.ReleaseAction(jump)
}
