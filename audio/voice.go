package audio

import "github.com/krill2d/krill/engine/driver"

// voice is a playing sound as the game sees it.
type voice struct {
	id     uint32
	sound  Sound
	play   Play // every field as it is meant: gain and pitch are not zero for 1
	frames int64
	head   head  // at the beginning of the tick
	waits  int64 // samples until it begins
	comes  way   // its fade in
	slides slide
	ends   ending
	place  place
	still  bool // Pause
	stream bool // decoded as it plays
}

// way is a change that takes a while.
type way struct{ total, done int64 } // samples

func (w *way) move(n int64) { w.done = min(w.done+n, w.total) }

// slide is where gain and pan come from, while they are on their way.
type slide struct {
	way
	gain, pan float64
}

// ending is a stop, at once or later.
type ending struct {
	told  bool
	zero  bool  // AtZero
	after int64 // samples until the fade begins
	way
}

// place is what being somewhere does to a voice.
type place struct {
	there            bool
	gain, pan, pitch float64
}

// gain returns the gain of the voice where it is; pan and pitch do the same.
func (v *voice) gain() float64 {
	if !v.place.there {
		return v.play.Gain
	}
	return min(float64(v.play.Gain*v.place.gain), maxGain)
}

func (v *voice) pan() float64 { return min(max(v.play.Pan+v.place.pan, -1), 1) }

func (v *voice) pitch() float64 {
	if !v.place.there {
		return v.play.Pitch
	}
	return safePitch(float64(v.play.Pitch * v.place.pitch))
}

// reach returns what of the sound is played.
func (v *voice) reach() reach {
	return reachOf(v.frames, frames(v.play.LoopFrom), frames(v.play.LoopTo), v.play.Loop)
}

// advance moves the voice on by n samples. It returns how far its head went, and whether it still plays.
func (v *voice) advance(n int64) (moved uint64, alive bool) {
	heard := n // before a fade out, at whose beginning a fade in stops
	if e := &v.ends; e.told {
		heard = min(n, e.after)
		e.after -= heard
		if e.move(n - heard); e.after == 0 && e.done == e.total {
			return 0, false
		}
	}
	wait := min(n, v.waits)
	v.waits -= wait
	n, heard = n-wait, max(heard-wait, 0)
	v.comes.move(heard)
	v.slides.move(n)
	before := v.head.pos
	v.head.skip(n)
	moved = v.head.pos - before
	v.head.pos = v.reach().wrap(v.head.pos)
	return moved, v.head.pos < uint64(v.frames)*one
}

// now returns the gain and the pan that the voice has at this moment.
func (v *voice) now() (gain, pan float64) {
	gain, pan = v.gain(), v.pan()
	if s := &v.slides; s.done < s.total {
		k := float64(s.done) / float64(s.total)
		gain, pan = s.gain+float64((gain-s.gain)*k), s.pan+float64((pan-s.pan)*k)
	}
	return gain, pan
}

// tell writes a command of a kind with all that the voice is now, and returns it to be completed.
func (m *Player) tell(kind driver.SoundKind, v *voice) *driver.SoundCommand {
	bus := m.number(v.play.Bus) // which may write a command itself
	m.commands = append(m.commands, driver.SoundCommand{})
	c := &m.commands[len(m.commands)-1]
	c.Kind, c.At, c.Voice, c.Sound, c.Bus = kind, m.state.at, v.id, v.sound.ID(), bus
	c.Gain, c.Pan, c.Pitch = float32(v.gain()), float32(v.pan()), float32(v.pitch())
	return c
}

// begin writes the commands that make a driver play the voice as it is at this moment.
func (m *Player) begin(v *voice) {
	c := m.tell(driver.SoundPlay, v)
	c.Loop, c.LoopFrom, c.LoopTo = v.play.Loop, frames(v.play.LoopFrom), frames(v.play.LoopTo)
	c.Offset, c.Part, c.Stream = int64(v.head.pos/one), uint32(v.head.pos%one), v.stream
	if c.After = v.waits; v.comes.done < v.comes.total {
		c.Fade, c.Faded = v.comes.total, v.comes.done
	}
	if s := &v.slides; s.done < s.total {
		c.Gain, c.Pan = float32(s.gain), float32(s.pan)
		if g := &v.head.glide; g.total > 0 {
			c.Pitch = float32(float64(g.from) / one)
		}
		c = m.tell(driver.SoundSet, v)
		c.Fade, c.Faded = s.total, s.done
	}
	if v.stream {
		files.Load().again(m, v.id)
	}
	if v.ends.told {
		m.tellEnd(v, &v.ends)
	}
}

// tellEnd writes the command that ends a voice.
func (m *Player) tellEnd(v *voice, e *ending) {
	c := m.tell(driver.SoundStop, v)
	c.After, c.Fade, c.Faded, c.AtZero = e.after, e.total, e.done, e.zero && e.done == 0
}
