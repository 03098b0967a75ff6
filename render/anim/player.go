package anim

import (
	"fmt"
	"iter"
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// slack is how much too early a frame may end, seconds: a tenth of a second is six sixtieths of one, though their sum
// in floats is a little less.
const slack = 1e-7

// Player plays an anim: it counts the time and knows what is shown. It is plain data, for a game's state or a column of
// an entity store; copying it copies where it is. The zero value plays nothing.
type Player struct {
	// Anim is what is played. Another one begins with the next Step; zero: nothing is shown.
	Anim Anim
	// Speed is a factor on time, at least 0; zero: 1. To hold an anim, do not step it.
	Speed float64

	playing Anim    // what the fields below are about
	at      float64 // seconds that the step has been shown
	step    int32   // of the track
	round   int32   // rounds that are over
	entered int32   // steps that the last Step has come to, the present one the last of them
	done    bool
}

// Play makes the player play an anim from its start with the next Step. If it plays that one, nothing happens.
func (p *Player) Play(a Anim) { p.Anim = a }

// Restart makes the player begin again with the next Step, also after its end.
func (p *Player) Restart() { p.playing = Anim{} }

// Step lets dt seconds pass: call it once in each Update, with Tick.Dt. The first one after the start shows the first
// frame and lets no time pass. It allocates nothing; O(1), and O(frames) when dt is longer than a frame: of a dt above
// two rounds whole rounds are left out, together with their events. It panics on a dt or Speed that is below zero or no
// number, and on an anim whose file has not been loaded.
func (p *Player) Step(dt float64) {
	by := dt
	if p.Speed != 0 {
		by = dt * p.Speed
	}
	if !(by >= 0 && by <= math.MaxFloat64) {
		panic(fmt.Sprintf("anim: step %q by %v s at speed %v: time only goes forward; needs two numbers of at least 0", p.Anim, dt, p.Speed))
	}
	p.entered = 0
	t := p.track()
	switch {
	case t == nil:
	case p.playing != p.Anim:
		*p = Player{Anim: p.Anim, Speed: p.Speed, playing: p.Anim, entered: 1}
	case !p.done:
		p.advance(t, by)
	}
}

// track returns what is played, nil for nothing. A step that a track no longer has, since its file has changed, is the
// last one.
func (p *Player) track() *track {
	r := known.find(p.Anim)
	t := r.ready()
	if t == nil && r != nil {
		panic(fmt.Sprintf("anim: step %q: its file has not been loaded; %s", r.name, r.how))
	}
	if t != nil && int(p.step) >= len(t.steps) {
		p.step = int32(len(t.steps) - 1)
	}
	return t
}

func (p *Player) advance(t *track, by float64) {
	p.at += by
	if over := math.Floor(p.at/t.length) - 1; over >= 1 {
		p.at -= float64(over * t.length)
		p.round = int32(min(float64(p.round)+over, math.MaxInt32))
	}
	for p.at >= t.steps[p.step].sec-slack {
		if last := int(p.step) == len(t.steps)-1; last && t.rounds > 0 && int(p.round)+1 >= t.rounds {
			p.at, p.done = t.steps[p.step].sec, true
			return
		}
		p.next(t)
	}
}

// next shows the next frame.
func (p *Player) next(t *track) {
	p.at -= t.steps[p.step].sec
	p.entered++
	if p.step++; int(p.step) == len(t.steps) {
		p.step = 0
		p.round = min(p.round, math.MaxInt32-1) + 1
	}
}

// Seek goes to the frame that is shown some seconds after the start of the anim, so that the members of a crowd do not
// walk in step. Frames on the way and their events are left out. It panics as Step does.
func (p *Player) Seek(sec float64) {
	p.Restart()
	p.Step(0)
	p.entered = 0
	if t := p.track(); t != nil {
		speed := p.Speed
		p.Speed = 0
		p.Step(sec)
		p.Speed, p.entered = speed, 0
	}
}

// Done reports whether the anim has an end and is there: its last frame was shown for as long as it is and stays.
func (p *Player) Done() bool { return p.done && p.playing == p.Anim }

// Frame returns the index of the clip's frame that is shown, 0 for the first.
func (p *Player) Frame() int {
	if s := p.shown(); s != nil {
		return s.index
	}
	return 0
}

// Progress returns how much of the round is over, 0 to 1.
func (p *Player) Progress() float64 {
	s := p.shown()
	if s == nil || p.playing != p.Anim {
		return 0
	}
	return geom.Clamp((s.start+p.at)/p.Anim.Length(), 0, 1)
}

// Sprite returns the picture that is shown, as a sprite at a place; set its Flip, Scale and the rest as you like.
func (p *Player) Sprite(pos geom.Vec) render.Sprite {
	s := p.shown()
	if s == nil {
		return render.Sprite{Image: known.find(p.Anim).first(), Pos: pos}
	}
	return render.Sprite{Image: s.image, Frame: s.cell, Pos: pos}
}

// shown returns the step that is shown; before the first Step of an anim it is its first. Nil: it is not known.
func (p *Player) shown() *step {
	t := known.find(p.Anim).ready()
	switch {
	case t == nil:
		return nil
	case p.playing != p.Anim:
		return &t.steps[0]
	}
	return &t.steps[min(int(p.step), len(t.steps)-1)]
}

// Fired reports whether a frame with that event came up in the last Step.
func (p *Player) Fired(event string) bool {
	for e := range p.Events() {
		if e == event {
			return true
		}
	}
	return false
}

// Events returns the events of the frames that came up in the last Step, the earliest first. It allocates nothing.
func (p *Player) Events() iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := range p.came {
			for _, e := range s.events {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// Entered reports whether the clip's frame of that index, 0 for the first, came up in the last Step: an event that needs
// no name.
func (p *Player) Entered(frame int) bool {
	for s := range p.came {
		if s.index == frame {
			return true
		}
	}
	return false
}

// came yields the steps that came up in the last Step.
func (p *Player) came(yield func(*step) bool) {
	if p.entered == 0 || p.playing != p.Anim {
		return
	}
	t := known.find(p.Anim).ready()
	if t == nil || int(p.step) >= len(t.steps) {
		return
	}
	n := len(t.steps)
	back := (int(p.entered) - 1) % n
	if int(p.entered) >= n {
		back = n - 1 // each once
	}
	for i := back; i >= 0; i-- {
		if !yield(&t.steps[(int(p.step)-i+n)%n]) {
			return
		}
	}
}
