// Music goes back and forth between two tunes. Space: the other tune; up, down: volume; M: mute. Volume is remembered.
package main

import (
	"strconv"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const fade = 1.5 // seconds from one tune to the other

var day = audio.Tune("day", `
tempo 104
flute = triangle attack 0.02 decay 0.6 sustain 50 release 0.2 vibrato 0.1 echo 8. 30
harp  = sine vol 55 decay 0.5 sustain 0 pan 40
bass  = square vol 45 duty 40 low 500 release 0.1

pattern A
flute: o5 e4. d8 c4 < g | a4. > c8 d2 | e4. g8 e4 d | c2. r4
harp:  o4 l8 (c e g e)2 (c f a f)2 c e g e < b > d g d (c e g e)2
bass:  o2 l2 c c < f f > c < g > c c
pattern B
flute: o5 f4. e8 d4 a | g2 e2 | f4. e8 d4 c | d2. r4
harp:  o4 l8 (c f a f)2 (c e g e)2 (< a > d f d)2 (< b > d g d)2
bass:  o1 l2 f f > c c d d < g g
play A B A
`)

var night = audio.Tune("night", `
tempo 72
pad  = saw vol 45 low 600 attack 0.6 release 0.9 wide 12
bell = sine vol 60 decay 0.9 sustain 0 echo 4. 45
beat = drums vol 35

pattern A
pad:  o3 [a > c e]1 [f a > c]1 [g b > d]1 [e g b]1
bell: o5 a4 e8 c8 r2 | a4 f8 c8 r4 e4 | d4 < b8 g8 r2 | > e2 < b2
beat: l4 k h r8 k8 h
`)

var (
	other = input.Action{Name: "other tune", On: input.Any{input.KeySpace, input.PadA, input.TouchScreen}}
	mute  = input.Action{Name: "mute", On: input.Any{input.KeyM, input.PadY}}
)

type music struct {
	night  bool
	volume audio.Volume
}

func (m *music) Start(t *engine.Tick) error {
	t.Store.Get("volume", &m.volume)
	t.Audio.Load(night) // so that the first change to it does not wait
	return nil
}

func (m *music) Update(t *engine.Tick) error {
	before := m.volume
	_, dy := t.Input.Step(input.Move)
	if dy != 0 {
		m.volume.Music = m.volume.Music.Turn(-dy)
	}
	if t.Input.Pressed(mute) {
		m.volume.Mute = !m.volume.Mute
	}
	if m.volume != before {
		t.Store.Put("volume", m.volume)
	}
	m.volume.Apply(t.Audio)
	if t.Input.Pressed(other) {
		m.night = !m.night
	}
	t.Audio.Music(m.song(), fade)
	return nil
}

func (m *music) song() audio.Sound {
	if m.night {
		return night
	}
	return day
}

func (m *music) Draw(c *render.Canvas) {
	size := c.Size()
	text := m.song().String() + "\n\nvolume " + strconv.Itoa(m.volume.Music.Steps())
	if m.volume.Mute {
		text += ", muted"
	}
	text += "\n\nSpace: the other tune\nUp, down: volume\nM: mute"
	c.Text(render.Text{S: text, Pos: geom.V(size.X/2, size.Y/4), Size: 24, Align: render.Center})
}

func main() {
	engine.Main(&music{}, engine.Config{Title: "Music", ID: "krill/learn/music", Background: render.Navy})
}
