package systems

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
)

// Voice is a sound that belongs to an entity: it begins with the next [Hear], is heard from where the entity is, and stops
// when the entity or its Voice goes. Put another one to play something else. One without Loop is dropped when it is over.
// An entity without a Transform is heard as played.
type Voice struct {
	Of    audio.Sound
	Play  audio.Play // Gain, Pan and Pitch may be changed while it plays; a Gain of audio.Silent is silence
	Fade  float64    // seconds in which it falls silent when it is stopped; zero: as fast as goes without a click
	Reach float64    // logical pixels: farther from the ears a Loop does not play at all; zero: it always does

	voice audio.Voice
	by    ecs.Entity // whose it is: not that of a copy
	set   audio.Play // what the player was told
}

// maxLoops is how many loops of entities play at a time: the rest of a mixer's 64 voices is for what happens.
const maxLoops = 48

// hearing is the voices that play for entities, as a resource of the world.
type hearing struct{ voices []heard }

type heard struct {
	of    ecs.Entity
	voice audio.Voice
	fade  float64 // seconds
}

var voices = ecs.Query1[Voice]()

// Hear plays the voices of entities for somebody's ears: call it once a tick, when everything has moved. Ears that move with
// the camera are audio.Ears{At: camera.Pos}. Speeds for the Doppler effect are those of the entities' Velocity. At most 48
// loops play at a time, the first ones first; see Voice.Reach. The first call in a world makes a resource; nothing is
// allocated after the most that ever played.
func Hear(w *ecs.World, ears audio.Ears, m *audio.Player) {
	h := ecs.Resource[hearing](w)
	if h == nil {
		ecs.SetResource(w, hearing{})
		h = ecs.Resource[hearing](w)
	}
	h.sweep(w, m)
	for e, v := range voices.All(w) {
		if v.by != e {
			v.voice, v.by = audio.Voice{}, e
		}
		at, vel, placed := whereabouts(w, e)
		far := placed && v.Play.Loop && v.Reach > 0 && at.Dist(ears.At) > v.Reach
		switch {
		case v.voice != audio.Voice{} && m.Playing(v.voice):
			if far {
				m.Stop(v.voice, v.Fade)
				h.forget(v.voice)
				v.voice = audio.Voice{}
				continue
			}
			v.update(ears, m, at, vel, placed)
		case v.voice != audio.Voice{} && !v.Play.Loop:
			ecs.Drop[Voice](w, e)
		case !far && !(v.Play.Loop && len(h.voices) >= maxLoops):
			v.begin(ears, m, at, vel, placed)
			h.note(w, e, v)
		}
	}
}

// sweep stops the voices of those who are gone or play something else.
func (h *hearing) sweep(w *ecs.World, m *audio.Player) {
	kept := h.voices[:0]
	for _, one := range h.voices {
		switch v := ecs.Get[Voice](w, one.of); {
		case !m.Playing(one.voice):
		case v == nil || v.voice != one.voice:
			m.Stop(one.voice, one.fade)
		default:
			kept = append(kept, heard{one.of, one.voice, v.Fade})
		}
	}
	clear(h.voices[len(kept):])
	h.voices = kept
}

// note remembers what was begun. What cannot be heard at all, such as a file that is not there, is over at once.
func (h *hearing) note(w *ecs.World, e ecs.Entity, v *Voice) {
	switch {
	case v.voice != audio.Voice{}:
		h.voices = append(h.voices, heard{e, v.voice, v.Fade})
	case !v.Play.Loop:
		ecs.Drop[Voice](w, e)
	}
}

func (h *hearing) forget(v audio.Voice) {
	for i := range h.voices {
		if h.voices[i].voice == v {
			h.voices = append(h.voices[:i], h.voices[i+1:]...)
			return
		}
	}
}

// whereabouts is where an entity is and how it moves, if it is anywhere.
func whereabouts(w *ecs.World, e ecs.Entity) (at, vel geom.Vec, placed bool) {
	if t := ecs.Get[Transform](w, e); t != nil {
		at, placed = t.Pos, true
	}
	if v := ecs.Get[Velocity](w, e); v != nil && !ecs.Has[Local](w, e) {
		vel = v.Vec
	}
	return at, vel, placed
}

func (v *Voice) begin(ears audio.Ears, m *audio.Player, at, vel geom.Vec, placed bool) {
	v.set = v.Play
	if placed {
		v.voice = ears.Play(m, v.Of, v.Play, at, vel)
		return
	}
	p := v.Play
	p.Own = true
	v.voice = m.PlayWith(v.Of, p)
}

func (v *Voice) update(ears audio.Ears, m *audio.Player, at, vel geom.Vec, placed bool) {
	if v.Play.Gain != v.set.Gain || v.Play.Pan != v.set.Pan || v.Play.Pitch != v.set.Pitch {
		m.Set(v.voice, v.Play)
		v.set = v.Play
	}
	if placed {
		ears.Move(m, v.voice, at, vel)
	}
}
