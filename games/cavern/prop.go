package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	lampReach   = 26.0 // logical pixels from which a lamp is lit by who passes
	checkReach  = 6.0  // logical pixels to either side of a checkpoint that belong to it
	doorReach   = 6.0  // logical pixels before a door at which a key opens it
	springReach = 2.0  // logical pixels above a spring
)

// prop is what the game knows of a thing in the map beside what the map says. Whether it is done is in saved.Done.
type prop struct {
	body  collide.ID
	since float64 // seconds since something happened to it, for its picture
}

// addThing puts a thing of the map into the space.
func (p *play) addThing(i int) {
	th := &p.level.Things[i]
	body := collide.Body{Pos: th.At.Center(), Kind: collide.Trigger, Is: thingLayer, Hits: heroLayer, User: uint64(i + 1)}
	switch {
	case isFoe(th.Kind):
		f := newFoe(p.level, i)
		size := foeSize(th.Kind)
		body.Shape, body.Pos = collide.Box(size.X, size.Y), f.pos
		f.body = p.space.Add(body)
		p.foes = append(p.foes, f)
		return
	case th.Kind == "lift":
		p.lifts = append(p.lifts, lift{thing: i, body: p.space.Add(liftBody(th, p.clock))})
		return
	case p.saved.Done[i] && (th.Kind == "coin" || th.Kind == "key" || th.Kind == "door"):
		return
	case th.Kind == "door":
		p.props[i].body = p.space.Add(doorBody(th))
		return
	case th.Kind == "ladder":
		p.props[i].body = p.space.Add(ladderBody(th))
		return
	}
	place := touchRect(th)
	body.Shape, body.Pos = collide.Box(place.W, place.H), place.Center()
	p.props[i].body = p.space.Add(body)
}

// doorBody returns a door that is shut.
func doorBody(th *thing) collide.Body {
	return collide.Body{Shape: collide.Box(th.At.W, th.At.H), Pos: th.At.Center(), Is: wallLayer}
}

// ladderBody returns what a hero climbs.
func ladderBody(th *thing) collide.Body {
	return collide.Body{Shape: collide.Box(th.At.W, th.At.H), Pos: th.At.Center(), Kind: collide.Trigger, Is: ladderLayer, Hits: heroLayer}
}

// touchRect returns the place in which a thing is touched.
func touchRect(th *thing) geom.Rect {
	r := th.At
	switch th.Kind {
	case "lamp":
		return r.Inset(-lampReach)
	case "checkpoint":
		return geom.R(r.X-checkReach, r.Y, r.W+2*checkReach, r.H)
	case "spring":
		return geom.R(r.X, r.Y-springReach, r.W, r.H+springReach)
	}
	return r
}

// meet lets happen what follows from the hero touching something.
func (p *play) meet(t *engine.Tick) {
	p.age(t.Dt)
	p.hero.wades = false
	fall := p.hero.drive.Vel.Y // logical pixels a second
	for e := range p.space.Of(p.hero.drive.Body) {
		i := int(e.UserB) - 1
		if e.Kind == collide.Exit || i < 0 {
			continue
		}
		p.touch(t, i, e.Kind == collide.Enter, fall)
	}
	p.openDoors(t)
}

func (p *play) age(dt float64) {
	for i := range p.props {
		p.props[i].since += dt
	}
}

// touch lets happen what follows from the hero touching a thing; enters is true when he did not before.
func (p *play) touch(t *engine.Tick, i int, enters bool, fall float64) {
	th := &p.level.Things[i]
	if p.hero.dying > 0 || p.won > 0 {
		return
	}
	switch th.Kind {
	case "coin":
		p.take(i)
		p.saved.Coins++
		p.feel.bursts.add("coin", th.At.Center())
		p.sound(t, soundCoin)
	case "key":
		p.take(i)
		p.saved.Keys++
		p.feel.bursts.add("coin", th.At.Center())
		p.pop("A key!", th.At.Center(), coinCol)
		p.sound(t, soundKey)
	case "lamp":
		p.light(t, i)
	case "checkpoint":
		p.passCheckpoint(t, i, enters)
	case "spring":
		p.bounce(t, i, fall)
	case "spikes":
		p.hurt(t, p.at().Add(geom.V(p.hero.drive.Facing, 0)))
	case "lava":
		p.die(t)
	case "water":
		if p.hero.wades = true; enters {
			p.sound(t, soundSplash)
			p.feel.bursts.add("splash", geom.V(p.at().X, max(th.At.Y, p.at().Y)))
		}
	case "exit":
		p.won = t.Dt
		p.sound(t, soundWin)
	case "slug", "bat", "spider":
		p.meetFoe(t, i, fall)
	}
}

// take takes a thing away.
func (p *play) take(i int) {
	p.saved.Done[i] = true
	p.space.Remove(p.props[i].body)
	p.props[i] = prop{}
}

// light lights a lamp.
func (p *play) light(t *engine.Tick, i int) {
	if p.saved.Done[i] {
		return
	}
	p.saved.Done[i] = true
	p.props[i].since = 0
	p.feel.bursts.add("spark", p.level.Things[i].At.Center())
	p.sound(t, soundLamp)
}

// passCheckpoint makes a checkpoint the place where the hero wakes, heals him, and saves the game.
func (p *play) passCheckpoint(t *engine.Tick, i int, enters bool) {
	th := &p.level.Things[i]
	feet := geom.V(th.At.Center().X, th.At.Max().Y)
	if !enters || p.saved.Feet == feet && p.hero.hearts == firstHearts {
		return
	}
	p.hero.hearts = firstHearts
	p.saved.Feet, p.saved.Room, p.saved.Done[i] = feet, p.level.Rooms[p.room].Name, true
	p.props[i].since = 0
	p.pop("saved", geom.V(feet.X, th.At.Y), inkCol)
	p.feel.bursts.add("spark", geom.V(feet.X, th.At.Y))
	p.sound(t, soundCheckpoint)
	p.save(t)
}

// bounce lets a spring throw the hero up who falls onto it.
func (p *play) bounce(t *engine.Tick, i int, fall float64) {
	if fall < 0 || p.hero.drive.Vel.Y < 0 {
		return
	}
	p.hero.drive.Bounce(springJump)
	p.props[i].since = 0
	p.sound(t, soundSpring)
}

// openDoors lets a key open the door that the hero stands before.
func (p *play) openDoors(t *engine.Tick) {
	if p.saved.Keys == 0 {
		return
	}
	box := geom.Around(p.at(), heroW, heroH).Inset(-doorReach)
	for i := range p.level.Things {
		th := &p.level.Things[i]
		if th.Kind != "door" || p.saved.Done[i] || !box.Overlaps(th.At) {
			continue
		}
		p.take(i)
		p.saved.Keys--
		p.feel.bursts.add("chips", th.At.Center())
		p.sound(t, soundDoor)
		return
	}
}

// stompHeight returns how far a stomp throws the hero up, logical pixels.
func stompHeight(held bool) float64 {
	if held {
		return stompHeld
	}
	return stompJump
}

// meetFoe stomps an enemy, or is hurt by it.
func (p *play) meetFoe(t *engine.Tick, thing int, fall float64) {
	for i := range p.foes {
		f := &p.foes[i]
		switch {
		case f.thing != thing || f.gone > 0:
		case f.stomped(p.feet(), fall):
			f.gone = t.Dt
			p.feel.bursts.add(remains(p.level.Things[f.thing].Kind), f.pos)
			p.feel.clock.Stop(stompStop)
			p.hero.drive.Bounce(stompHeight(t.Input.Down(jump)))
			p.sound(t, soundStomp)
		default:
			p.hurt(t, f.pos)
		}
	}
}

// remains is what bursts of a beaten enemy.
func remains(kind string) string {
	if kind == "slug" {
		return "slime"
	}
	return "fur"
}

// drawProps draws the things of this room, and those of others that are in sight.
func (p *play) drawProps(c *render.Canvas) {
	seen := geom.Around(p.eye.cam.Pos, width+64, height+64)
	for i := range p.level.Things {
		th := &p.level.Things[i]
		if isFoe(th.Kind) || th.Kind == "lift" || !seen.Overlaps(th.At.Inset(-1)) {
			continue
		}
		p.drawProp(c, i)
	}
}

func (p *play) drawProp(c *render.Canvas, i int) {
	th, pr := &p.level.Things[i], &p.props[i]
	done := p.saved.Done[i]
	switch th.Kind {
	case "coin", "key":
		if !done {
			drawThing(c, th.Kind, th.At.Center(), "", 1, p.clock)
		}
	case "door", "lamp", "checkpoint", "spring":
		state := ""
		if done || th.Kind == "spring" && pr.since < springShown && p.clock > pr.since {
			state = "on"
		}
		drawThing(c, th.Kind, th.At.Center(), state, 1, pr.since)
	default:
		drawThing(c, th.Kind, th.At.Center(), "", float64(th.Facing), p.clock)
	}
}

const springShown = 0.25 // seconds that a spring is stretched
