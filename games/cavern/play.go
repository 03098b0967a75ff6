package main

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	bannerTime = 2.6 // seconds that a room's name is shown
	fadeTime   = 0.4 // seconds in which a picture comes out of the dark, and goes into it
	winTime    = 1.1 // seconds from the exit to the end
	musicFade  = 1.2 // seconds from one room's music to the next one's
)

// play is the game itself: plain data but for the map, which does not change.
type play struct {
	level *level `state:"-"`
	saved saved  // what is kept when the player leaves
	fresh bool   // begin at the beginning, whatever was saved

	space collide.Space
	hero  hero
	room  int
	props []prop // of each thing in the map, by its number
	foes  []foe
	lifts []lift

	eye    eye
	clock  float64 // seconds of play, without pauses; lifts go by it
	inRoom float64 // seconds in this room
	won    float64 // seconds since the exit was reached; 0: it was not
	feel   feel
	band   band
	away   bool   // the player was elsewhere at the last tick
	paused bool   // once at least
	hint   string // what the controls are, at first
	bot    pilot  `state:"-"`
	tuned  tuned  `state:"-"` // in this tick
}

// Start reads the map and puts everything where it belongs: also before a snapshot is laid over it.
func (p *play) Start(t *engine.Tick) error {
	l, err := readLevel(t)
	if err != nil {
		return err
	}
	p.level, p.tuned = l, tunedIn(t)
	t.Audio.StopAll()
	p.saved = newSaved(l)
	if !p.fresh {
		p.saved, _ = loadSaved(t, l)
	}
	p.build()
	return nil
}

// build fills the space with the map and what is in it.
func (p *play) build() {
	l := p.level
	p.space = collide.Space{}
	p.space.Add(collide.Body{Shape: collide.Tiles(&l.Tiles, l.Kinds...), Is: wallLayer})
	p.lifts, p.foes = nil, nil
	p.props = make([]prop, len(l.Things))
	for i := range l.Things {
		p.addThing(i)
	}
	p.wake()
}

// wake puts the hero where he begins, or was last safe.
func (p *play) wake() {
	p.space.Remove(p.hero.drive.Body)
	p.newHero(p.saved.Feet)
	p.room = max(p.level.roomAt(p.at()), 0)
	p.eye.jumpTo(p.roomRect(), p.at())
	p.enter()
}

// enter begins a room: its enemies are where they were at first.
func (p *play) enter() {
	p.inRoom = 0
	for i := range p.foes {
		if f := &p.foes[i]; f.room == p.room {
			f.reset()
			p.space.Put(f.body, f.pos)
		}
	}
}

func (p *play) roomRect() geom.Rect { return p.level.Rooms[p.room].At }

func (p *play) Update(t *engine.Tick) error {
	p.tuned = tunedIn(t)
	if p.otherMap() {
		p.saved = newSaved(p.level)
		p.build()
	}
	p.inRoom += t.Dt
	p.playMusic(t)
	if p.mayPause(t) {
		return nil
	}
	still := p.feel.update(t.Dt)
	p.tellControls(t.Input)
	p.hero.asked = p.hero.asked || t.Input.Pressed(jump)
	switch {
	case p.won > 0:
		p.leaveCave(t)
	case p.hero.dying > 0:
		p.passAway(t)
	case p.eye.gliding():
		p.eye.step(&p.tuned.cave, p.roomRect(), p.at(), p.hero.drive.Facing, t.Dt)
	case !still:
		p.tick(t)
	}
	if p.won == 0 {
		engine.Autosave(t, saveEvery, p)
	}
	return nil
}

// tick is a moment of the game.
func (p *play) tick(t *engine.Tick) {
	p.clock += t.Dt
	p.saved.Played += t.Dt
	moveLifts(&p.space, p.level, p.lifts, p.clock, t.Dt)
	p.space.Step(t.Dt)
	p.tuned.hero.equip(&p.hero.drive, p.hero.wades) // things that he meets may throw him
	p.meet(t)
	p.moveHero(t)
	heroTune{}.equip(&p.hero.drive, p.hero.wades)
	p.moveFoes(t)
	p.watch(t)
	p.changeRoom(t)
	p.eye.step(&p.tuned.cave, p.roomRect(), p.at(), p.hero.drive.Facing, t.Dt)
}

// otherMap reports whether the map is another one than that which the game was played in: somebody has changed it
// while the game ran, or put a snapshot of another release back.
func (p *play) otherMap() bool {
	return len(p.props) != len(p.level.Things) || len(p.saved.Done) != len(p.props) || p.room >= len(p.level.Rooms)
}

// moveFoes moves the enemies of this room; the others wait.
func (p *play) moveFoes(t *engine.Tick) {
	for i := range p.foes {
		f := &p.foes[i]
		if f.room != p.room {
			continue
		}
		before := f.mood
		f.think(p.level, &p.tuned.cave, p.at(), t.Dt)
		p.warn(t, f, before)
		p.space.Put(f.body, f.pos)
	}
}

// warn lets be heard that an enemy has noticed the hero.
func (p *play) warn(t *engine.Tick, f *foe, before mood) {
	switch {
	case f.mood == before:
	case f.mood == waking:
		p.sound(t, soundBat)
	case f.mood == attack && before == calm:
		p.sound(t, soundSpider)
	}
}

// watch looks after the hero: below the map, or within what closed around him, is no place to be.
func (p *play) watch(t *engine.Tick) {
	at := p.at()
	b := p.level.bounds()
	if at.Y > b.Max().Y+heroH || p.level.blocked(at, geom.V(heroW/2, heroH/2)) {
		p.die(t)
	}
}

// changeRoom begins the way into the room that the hero has come to.
func (p *play) changeRoom(t *engine.Tick) {
	at := p.at()
	if p.roomRect().Contains(at) {
		return
	}
	n := p.level.roomAt(at)
	if n < 0 {
		return
	}
	if d := &p.hero.drive; at.Y < p.roomRect().Y && d.Vel.Y > -climbOver {
		d.Vel.Y = -climbOver // so that he does not fall back
	}
	p.room = n
	p.enter()
	p.eye.glideTo()
	if t.Access.ReduceMotion {
		p.eye.jumpTo(p.roomRect(), at)
	}
}

const climbOver = 170.0 // logical pixels a second at least, at which he comes up into a room

// passAway waits for the dark, and wakes the hero at the checkpoint.
func (p *play) passAway(t *engine.Tick) {
	p.hero.dying += t.Dt
	if p.hero.dying >= dyingTime {
		p.wake()
		p.save(t)
	}
}

// leaveCave waits for the dark, and shows how it went.
func (p *play) leaveCave(t *engine.Tick) {
	p.won += t.Dt
	if p.won >= winTime {
		t.Replace(&win{saved: p.saved, coins: p.level.count("coin")})
	}
}

// mayPause reports whether the game stands still: it does when the player asks for it, or turns away.
func (p *play) mayPause(t *engine.Tick) bool {
	left := !p.away && !t.Window.Focused()
	p.away = !t.Window.Focused()
	if p.won > 0 || !left && !t.Input.Pressed(pause) {
		return false
	}
	if !left {
		click(t)
	}
	p.save(t)
	p.paused = true
	t.Push(&stop{})
	return true
}

// playMusic plays what belongs to the room, with drums while an enemy is after the hero.
func (p *play) playMusic(t *engine.Tick) {
	t.Audio.Music(audio.Sound{}, musicFade) // the title's
	danger := false
	for i := range p.foes {
		f := &p.foes[i]
		danger = danger || f.room == p.room && f.gone == 0 && (f.mood == waking || f.mood == attack)
	}
	p.band.play(t.Audio, p.level.Rooms[p.room].Music, danger)
}

// ScreenPad is what lies under the thumbs while the game is played.
func (p *play) ScreenPad() input.ScreenPad {
	return input.ScreenPad{Stick: walk, Buttons: input.Buttons{jump, pause}}
}

func (p *play) Draw(c *render.Canvas) {
	if p.otherMap() {
		return // the next Update begins anew
	}
	l, cam := p.level, p.feel.shake.Camera(c, p.eye.cam)
	c.World(cam)
	drawRoom(c, l, cam, p.clock)
	c.World(cam)
	p.drawProps(c)
	p.drawLifts(c)
	p.drawFoes(c)
	p.drawHero(c)
	p.feel.bursts.draw(c, false)
	drawFront(c, l, cam, p.clock)
	drawLights(c, l, cam, p.at(), p.hero.drive.Facing, p.saved.Done, p.clock)
	c.World(cam)
	p.drawEyes(c)
	p.feel.bursts.draw(c, true)
	p.feel.pops.Draw(c)
	c.Screen()
	p.drawHUD(c)
	if k := p.dark(); k > 0 {
		c.Rect(geom.R(0, 0, width, height), render.Black.Fade(k))
	}
}

// dark returns how dark the picture is, 0 to 1: it goes into the dark at an end, and comes out of it at a beginning.
func (p *play) dark() float64 {
	switch h := &p.hero; {
	case p.won > 0:
		return geom.Clamp((p.won-winTime+fadeTime)/fadeTime, 0, 1)
	case h.dying > 0:
		return geom.Clamp((h.dying-dyingTime+fadeTime)/fadeTime, 0, 1)
	case p.clock < fadeTime:
		return 1 - p.clock/fadeTime
	}
	return 0
}

// Summary says how a run went.
func (p *play) Summary() string {
	return fmt.Sprintf("play: %s, %d coins, %d keys, %d hearts, %d deaths, hero at %d %d",
		p.level.Rooms[p.room].Name, p.saved.Coins, p.saved.Keys, p.hero.hearts, p.saved.Deaths, geom.Round(p.at().X), geom.Round(p.at().Y))
}
