// Sounds lets the mouse walk a listener among a bee and a fire: click rings a bell, 1 2 3 bring the layers of the music in
// and out, up and down glide its pitch, P held pauses the park.
package main

import (
	"math"
	"strconv"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	w, h   = 640.0, 360.0
	fade   = 0.8   // of a layer and of the pitch, seconds
	flight = 1.3   // of the bee, radians a second
	radius = 120.0 // of its way, logical pixels
)

var (
	bell  = audio.Effect{Wave: audio.Triangle, Pitch: 880, Decay: 0.9, Punch: 1}.Sound("bell")
	buzz  = audio.Effect{Wave: audio.Saw, Pitch: 170, Vibrato: 0.7, VibratoRate: 11, Low: 1500, Hold: 1, Loop: true}.Sound("bee")
	crack = audio.Effect{Wave: audio.Noise, Pitch: 1200, Low: 800, Hold: 3, Loop: true}.Sound("fire")
	parts = [...]audio.Sound{
		audio.Tune("drums", "tempo 110\nx = drums vol 70\nx: l8 (k h s h k k s h)2"),
		audio.Tune("bass", "tempo 110\nx = square vol 55 duty 30 low 600\nx: o2 l8 (a a > a < a)2 (f f > f < f)2"),
		audio.Tune("lead", "tempo 110\nx = triangle vol 50 decay 0.4 sustain 20 echo 8. 40\nx: o5 l8 e r c e r < a r > e f r c f r < a r > c"),
	}
	keys   = [...]input.Any{{input.Key1}, {input.Key2}, {input.Key3}}
	pause  = input.Action{Name: "pause", On: input.Any{input.KeyP}}
	fire   = geom.V(520, 230)
	meadow = geom.V(230, 180) // around which the bee flies
)

type sounds struct {
	ears        audio.Ears
	bee, embers audio.Voice
	music       audio.Layers
	on          [len(parts)]bool
	semitones   float64  // of the music
	at          geom.Vec // of the bee
	angle       float64  // of the bee, radians
	ring        float64  // of the bell that is still seen, seconds
	beat        float64  // of the music
}

func (s *sounds) Start(t *engine.Tick) error {
	s.ears = audio.Ears{At: geom.V(w/2, h/2), Near: 50, Width: 150, Sound: 1500}
	s.bee = s.ears.Play(t.Audio, buzz, audio.Play{Gain: 0.4, Loop: true}, meadow, geom.Vec{})
	s.embers = s.ears.Play(t.Audio, crack, audio.Play{Loop: true, FadeIn: 2}, fire, geom.Vec{})
	s.music = audio.PlayLayers(t.Audio, audio.Play{Loop: true, Bus: audio.BusMusic, Gain: audio.Silent}, parts[:]...)
	s.on[0] = true
	return nil
}

func (s *sounds) Update(t *engine.Tick) error {
	if p := t.Input.Pointer(); p.Over {
		s.ears.At = p.Pos
		if p.Pressed {
			s.ring = 1
			t.Audio.PlayWith(bell, audio.Play{Pan: p.Pos.X/w*2 - 1, Pitch: t.Rand.Range(0.9, 1.1), Bus: audio.BusUI})
		}
	}
	s.ring = max(s.ring-t.Dt, 0)
	s.play(t)
	if t.Input.Down(pause) {
		audio.PauseBus(t.Audio, audio.BusSFX) // what is so already costs nothing
		return nil
	}
	audio.ResumeBus(t.Audio, audio.BusSFX)
	before := s.at
	s.angle += flight * t.Dt
	s.at = meadow.Add(geom.Polar(s.angle, radius))
	s.ears.Move(t.Audio, s.bee, s.at, s.at.Sub(before).Mul(1/t.Dt))
	s.ears.Move(t.Audio, s.embers, fire, geom.Vec{})
	return nil
}

// play brings the layers to where they should be; what is there already costs nothing.
func (s *sounds) play(t *engine.Tick) {
	_, dy := t.Input.Step(input.Move)
	s.semitones = geom.Clamp(s.semitones-float64(dy), -12, 12)
	for i := range s.music {
		s.on[i] = s.on[i] != t.Input.Pressed(input.Action{Name: parts[i].String(), On: keys[i]})
		p := audio.Play{Gain: audio.Silent, Pitch: geom.Pow(2, s.semitones/12)}
		if s.on[i] {
			p.Gain = 0.6
		}
		audio.Glide(t.Audio, s.music[i], p, fade)
	}
	s.beat = audio.Beat{Tempo: 110}.At(t.Audio.Position(s.music[0]))
}

func (s *sounds) Draw(c *render.Canvas) {
	c.Ring(meadow, radius, 1, render.Hex(0x2c5a3a))
	c.Circle(fire, 26+4*geom.Sin(c.Time()*9), render.Orange)
	c.Circle(fire, 14-4*geom.Sin(c.Time()*9), render.Yellow)
	c.Circle(s.at, 9, render.Yellow)
	c.Rect(geom.Around(s.at, 4, 18), render.Black)
	c.Line(s.ears.At.Add(geom.V(-16, 0)), s.ears.At.Add(geom.V(16, 0)), 12, render.Peach)
	c.Circle(s.ears.At, 15, render.Peach)
	c.Ring(s.ears.At, 80-60*s.ring, 3, render.White.Fade(s.ring))
	for i, sound := range parts {
		x, col := 12+float64(i)*92, render.DarkGray
		if s.on[i] {
			col = render.Mix(render.Hex(0x2fae5f), render.DarkGreen, s.beat-math.Floor(s.beat)) // bright on the beat
		}
		c.Rect(geom.R(x, h-44, 84, 32), col)
		c.Print(strconv.Itoa(i+1)+" "+sound.String(), x+10, h-32)
	}
	c.Print("mouse listen   click bell   up, down pitch "+strconv.Itoa(int(s.semitones))+"   P held: pause", 300, h-32)
}

var config = engine.Config{Title: "Sounds", Width: w, Height: h, Background: render.Hex(0x14301f)}

func main() { engine.Main(&sounds{}, config) }
