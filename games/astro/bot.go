package main

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

const (
	botWait    = 2.2 // seconds before it presses a button on a screen that waits
	botTyping  = 0.3 // seconds between the letters of its name
	botName    = "BOT"
	botAgain   = 0.5  // seconds between two tries to press a button
	botCareful = 3    // waves that it plays with care; after those it is tired
	botAhead   = 1.1  // seconds that it looks ahead for what will hit it
	botRoom    = 9.0  // logical pixels that something must miss it by
	botPanic   = 0.22 // seconds before a hit at which it jumps
	botPause   = 3.0  // seconds into a game at which it pauses for a second
	botAim     = 0.10 // radians off the target at which it still fires
	botCruise  = 90.0 // logical pixels per second that it likes to fly
	botTurns   = 40   // ticks that it keeps in mind
	botHold    = 3    // ticks that it holds a key at least when its hands are far away
	botSlow    = 0.46 // radians before it would be there at which a thumb begins to turn more slowly
)

// memory is what the bot has told lately, because its hands may be far away: what it tells arrives late.
type memory struct {
	turns [botTurns]float64 // -1 to 1, the newest first, one for each tick
}

// Bot plays as a person might: with care at first, then tired, so that one run sees all that a game has.
// It keeps in mind what its hands have not done yet, and nothing else.
func (g *game) Bot(hands *input.Injector) {
	switch {
	case g.mode == entering:
		g.botTypes(hands)
	case g.mode != playing:
		g.botRests(hands)
		if g.since > botWait && every(g.since) {
			hands.TapAction(start)
		}
	case g.paused > 0:
		if g.paused > 1 && every(g.paused) {
			hands.TapAction(pause)
		}
	case g.counts.pauses < g.counts.games && g.wave.age > botPause:
		g.botRests(hands)
		if every(g.wave.age) {
			hands.TapAction(pause)
		}
	case g.ship.flying:
		g.botFlies(hands)
	default:
		g.botRests(hands)
	}
}

// every reports true on one tick in each botAgain seconds of a time.
func every(time float64) bool { return geom.Wrap(time, botAgain) < 1.0/60 }

func (g *game) botRests(hands *input.Injector) {
	g.steer(hands, 0)
	hands.ReleaseAction(thrust)
	hands.ReleaseAction(fire)
}

// botTypes enters its name, one letter at a time, and accepts it. It has no keys when it plays by touch, and does not
// know where in the window the letters are.
func (g *game) botTypes(hands *input.Injector) {
	g.botRests(hands)
	switch {
	case hands.ByTouch || g.since < botTyping*2 || geom.Wrap(g.since, botTyping) >= 1.0/60:
	case g.entry.at < nameLength:
		hands.Type(botName[g.entry.at : g.entry.at+1])
	default:
		hands.TapAction(accept)
	}
}

// danger is something that will come too near.
type danger struct {
	in   float64  // seconds; botAhead or more: none
	away geom.Vec // unit, the way it misses the ship by
	way  geom.Vec // to where it must be shot at
}

// botFlies shoots at what is dangerous or easy, and gets out of the way in time.
func (g *game) botFlies(hands *input.Injector) {
	tired := g.wave.n > botCareful
	d := g.botDanger()
	jumps := !tired || g.counts.jumps < g.counts.games // a tired one only when it has not in this game
	if d.in < botPanic && jumps && g.ship.cold.Left <= 0 && g.ship.safe.Left <= 0 {
		hands.TapAction(hyperspace)
	}
	way := g.botTarget()
	if d.in < botAhead {
		way = d.way
	}
	nose := geom.Polar(g.botAngle(hands.Lag), 1)
	off := angleTo(nose, way)
	dodge := !tired && d.in < botAhead*0.6
	if dodge && max(off, -off) > 0.5 { // it cannot be shot in time
		off = angleTo(nose, d.away)
	}
	g.steer(hands, off)
	press(hands, fire, max(off, -off) < botAim && way.Len() < g.tuned.ship.ShotSpeed*g.tuned.ship.ShotLife)
	chase := d.in >= botAhead && way.Len() > 150 && max(off, -off) < 0.3 && g.ship.vel.Dot(nose) < botCruise
	press(hands, thrust, tired || chase || dodge && nose.Dot(d.away) > 0.4)
}

// angleTo returns how far to turn from one direction to another, in radians.
func angleTo(from, to geom.Vec) float64 { return geom.Atan2(from.Cross(to), from.Dot(to)) }

// botAngle returns where the ship will point when what is told now arrives, after a lag in seconds.
func (g *game) botAngle(lag float64) float64 {
	s, k := g.ship, &g.tuned.ship
	for i := min(geom.Round(lag*60), botTurns); i > 0; i-- {
		s.turn(float64(g.told.turns[i-1]*k.Turn), k.TurnUp, 1.0/60)
	}
	return s.angle
}

// steer turns by an angle in radians, as well as one can with two keys or a thumb.
func (g *game) steer(hands *input.Injector, off float64) {
	const still = 0.012 // radians: less than the first tick of a turn
	by := 0.0
	if max(off, -off) > still {
		by = geom.Clamp(off/botSlow, -1, 1)
	}
	if !hands.ByTouch {
		by = float64(sign(by))
	}
	if last := g.told.turns[0]; hands.Lag > 0 && by != last && g.told.held() < botHold {
		by = last
	}
	copy(g.told.turns[1:], g.told.turns[:])
	g.told.turns[0] = by
	if hands.ByTouch {
		hands.Push(turn, geom.V(by, 0))
		return
	}
	hold(hands, turn.Left[0], by < 0)
	hold(hands, turn.Right[0], by > 0)
}

// held returns for how many ticks the last turn was told.
func (m *memory) held() int {
	n := 1
	for n < botTurns && m.turns[n] == m.turns[0] {
		n++
	}
	return n
}

func sign(x float64) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// press holds the action or lets go of it.
func press(hands *input.Injector, a input.Action, down bool) {
	if down {
		hands.HoldAction(a)
		return
	}
	hands.ReleaseAction(a)
}

func hold(hands *input.Injector, c input.Control, down bool) {
	if down {
		hands.Hold(c)
		return
	}
	hands.Release(c)
}

// botDanger returns what will hit the ship first.
func (g *game) botDanger() danger {
	d := danger{in: botAhead}
	for i := range g.rocks {
		if r := &g.rocks[i]; r.size > 0 {
			g.botWatch(&d, r.at, r.vel, r.radius())
		}
	}
	for i := range g.shots {
		if s := &g.shots[i]; s.life > 0 && s.enemy {
			g.botWatch(&d, s.at, s.vel, shotRadius)
		}
	}
	if s := &g.saucer; s.here() {
		g.botWatch(&d, s.at, s.vel, saucerRadius(s.small))
	}
	return d
}

// botWatch makes something the danger when it will come too near sooner than the one there is.
func (g *game) botWatch(d *danger, at, vel geom.Vec, radius float64) {
	way, by := toward(g.ship.at, at), vel.Sub(g.ship.vel)
	in := geom.Clamp(-way.Dot(by)/max(by.Dot(by), 1), 0, botAhead)
	closest := way.Add(by.Mul(in))
	gap := closest.Len() - radius - shipRadius - botRoom
	if gap >= 0 || in >= d.in {
		return
	}
	d.in, d.away = in, closest.Mul(-1).Unit()
	d.way = lead(way, by, g.tuned.ship.ShotSpeed)
}

// botTarget returns the way to shoot at what is easiest to hit: near, and not far to turn to. A saucer comes first.
func (g *game) botTarget() (best geom.Vec) {
	k, least := &g.tuned.ship, math.Inf(1)
	for i := range g.rocks {
		r := &g.rocks[i]
		if r.size == 0 {
			continue
		}
		way := lead(toward(g.ship.at, r.at), r.vel.Sub(g.ship.vel), k.ShotSpeed)
		off := geom.WrapAngle(way.Angle() - g.ship.angle)
		if cost := way.Len()/k.ShotSpeed + max(off, -off)/k.Turn; cost < least {
			least, best = cost, way
		}
	}
	if s := &g.saucer; s.here() {
		if way := lead(toward(g.ship.at, s.at), s.vel.Sub(g.ship.vel), k.ShotSpeed); way.Len() < 260 {
			best = way
		}
	}
	return best
}
