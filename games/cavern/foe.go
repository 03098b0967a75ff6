package main

import (
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	goneTime  = 0.5  // seconds that a beaten enemy is still seen
	slugFalls = 64.0 // logical pixels below its place in the map in which a slug's ground is looked for
	stompGap  = 4.0  // logical pixels below an enemy's middle where a foot still stomps it
)

// mood is what an enemy is about.
type mood uint8

const (
	calm   mood = iota // a slug crawls, a bat sleeps, a spider hangs
	waking             // a bat has noticed somebody
	attack             // a bat swoops, a spider drops
	wait               // a spider sits at the end of its thread
	home               // back to where it came from
	moods
)

// foe is an enemy: a thing of the map with a mind. It looks at the hero and at the tiles, and touches nobody: what
// follows from a touch is the hero's business.
type foe struct {
	thing  int // in the map, which says what kind it is
	room   int // which it does not leave
	body   collide.ID
	nest   geom.Vec // where its middle is at first, logical pixels
	pos    geom.Vec // of its middle
	vel    geom.Vec // logical pixels a second
	facing float64  // −1 or 1
	mood   mood
	since  float64 // seconds in this mood
	gone   float64 // seconds since it was beaten; 0: it was not
}

// newFoe returns the enemy that a thing of the map is.
func newFoe(l *level, i int) foe {
	th := &l.Things[i]
	f := foe{thing: i, room: l.roomAt(th.At.Center()), nest: th.At.Center(), facing: 1}
	if th.Facing < 0 {
		f.facing = -1
	}
	if y, ok := l.floor(f.nest, slugFalls); th.Kind == "slug" && ok {
		f.nest.Y = y - foeSize(th.Kind).Y/2
	}
	f.pos = f.nest
	return f
}

// reset puts it back to where it was at first, unhurt.
func (f *foe) reset() {
	f.pos, f.vel, f.mood, f.since, f.gone = f.nest, geom.Vec{}, calm, 0, 0
}

func (f *foe) feel(m mood) { f.mood, f.since = m, 0 }

// foeSize returns the width and height of an enemy, logical pixels.
func foeSize(kind string) geom.Vec {
	switch kind {
	case "slug":
		return geom.V(14, 9)
	case "bat":
		return geom.V(12, 9)
	}
	return geom.V(12, 11) // a spider
}

// isFoe reports whether a kind of thing is an enemy.
func isFoe(kind string) bool { return kind == "slug" || kind == "bat" || kind == "spider" }

// think moves an enemy for a tick of dt seconds. hero is where the hero's middle is.
func (f *foe) think(l *level, k *caveTune, hero geom.Vec, dt float64) {
	f.since += dt
	if f.gone > 0 {
		f.gone += dt
		return
	}
	switch l.Things[f.thing].Kind {
	case "slug":
		f.crawl(l, dt)
	case "bat":
		f.fly(l, k, hero, dt)
	case "spider":
		f.hang(l, hero, dt)
	}
}

// fits reports whether an enemy could be at a place: in its room, and in no wall.
func (f *foe) fits(l *level, at geom.Vec) bool {
	size := foeSize(l.Things[f.thing].Kind)
	return f.inRoom(l, at, size) && !l.blocked(at, size)
}

// inRoom reports whether all of it would be in its room.
func (f *foe) inRoom(l *level, at, size geom.Vec) bool {
	if f.room < 0 {
		return true
	}
	r, box := l.Rooms[f.room].At, geom.Around(at, size.X, size.Y)
	return r.Contains(box.Min()) && box.Max().X <= r.Max().X && box.Max().Y <= r.Max().Y
}

// stomped reports whether a hero who falls with his feet at a height lands on it.
func (f *foe) stomped(feet, fall float64) bool { return fall > 0 && feet < f.pos.Y+stompGap }

// state says what a picture of it shows.
func (f *foe) state() string {
	switch {
	case f.gone > 0:
		return "gone"
	case f.mood == waking:
		return "wake"
	case f.mood == attack:
		return "attack"
	case f.mood == wait:
		return "wait"
	case f.mood == home:
		return "home"
	}
	return ""
}

// drawEyes draws the eyes of the enemies in a room, which are seen in the dark.
func (p *play) drawEyes(c *render.Canvas) {
	for i := range p.foes {
		if f := &p.foes[i]; f.room == p.room {
			drawEyes(c, p.level.Things[f.thing].Kind, f.pos, f.state())
		}
	}
}

// drawFoes draws the enemies of a room.
func (p *play) drawFoes(c *render.Canvas) {
	for i := range p.foes {
		f := &p.foes[i]
		if f.room != p.room || f.gone >= goneTime {
			continue
		}
		if kind := p.level.Things[f.thing].Kind; kind == "spider" && f.gone == 0 {
			drawThread(c, f.nest.Sub(geom.V(0, foeSize(kind).Y/2)), f.pos)
		}
		drawThing(c, p.level.Things[f.thing].Kind, f.pos, f.state(), f.facing, f.since)
	}
}
