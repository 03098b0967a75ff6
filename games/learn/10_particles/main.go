// Particles throws effects about: hold the mouse or a finger where they shall be; keys 1 to 9 and 0, or the names below, choose.
package main

import (
	"embed"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render/particle"
)

const (
	width, height = 640.0, 360.0 // logical pixels
	ground        = 320.0        // logical pixels from the top
	again         = 0.25         // seconds between bursts while the mouse is held
	bounce        = 0.5          // of the speed that is left of a drop's fall
)

//go:embed fountain.fx
var files embed.FS

// how says what makes an effect work.
type how int

const (
	flow  how = iota // as long as the mouse is held, where it is
	burst            // at once, where it is, and again
	sky              // from above, all the time
)

// choice is an effect, as a preset or from a file, and the key that picks it.
type choice struct {
	name string
	how  how
	key  input.Control
	fx   particle.Effect
}

var choices = [...]choice{
	{"fire", flow, input.Key1, particle.Make("fire", particle.Fire()...)},
	{"smoke", flow, input.Key2, particle.Make("smoke", particle.Smoke()...)},
	{"magic", flow, input.Key3, particle.Make("magic", particle.Magic()...)},
	{"sparks", burst, input.Key4, particle.Make("sparks", particle.Sparks()...)},
	{"explosion", burst, input.Key5, particle.Make("explosion", particle.Explosion()...)},
	{"confetti", burst, input.Key6, particle.Make("confetti", particle.Confetti()...)},
	{"dust", burst, input.Key7, particle.Make("dust", particle.Dust()...)},
	{"rain", sky, input.Key8, particle.Make("rain", particle.Rain(width+80, ground+60)...)},
	{"snow", sky, input.Key9, particle.Make("snow", particle.Snow(width+80, ground+20)...)},
	{"fountain", flow, input.Key0, particle.Effect{}}, // its file is read in Start
}

type toy struct {
	emitters [len(choices)]particle.Emitter
	chosen   int
	wait     engine.Timer
}

func (g *toy) Start(t *engine.Tick) error {
	text, err := t.File("fountain.fx")
	if err != nil {
		return err
	}
	kinds, err := particle.Parse("fountain.fx", text)
	if err != nil {
		return err
	}
	for i, c := range choices {
		g.emitters[i] = particle.Emitter{Effect: c.fx, Seed: uint64(i), Off: true}
	}
	g.emitters[len(choices)-1].Effect = particle.Make("fountain", kinds...)
	return nil
}

func (g *toy) Update(t *engine.Tick) error {
	p := t.Input.Pointer()
	for i, c := range choices {
		if t.Input.Pressed(input.Action{Name: c.name, On: input.Any{c.key}}) || p.Pressed && label(i).Contains(p.Pos) {
			g.chosen = i
		}
	}
	fired := g.wait.Fired(t.Dt)
	for i := range g.emitters {
		e, how := &g.emitters[i], choices[i].how
		here := i == g.chosen && (how == sky || p.Down && p.Pos.Y < ground)
		e.Off = how == burst || !here
		switch {
		case how == sky:
			e.Pos = geom.V(width/2, -10)
		case here && p.Pressed:
			e.Jump(p.Pos)
		case here:
			e.Pos = p.Pos
		}
		if here && how == burst && (p.Pressed || fired) {
			e.Burst(p.Pos)
			g.wait.Set(again)
		}
		e.Step(t.Dt)
	}
	for drop := range g.emitters[len(choices)-1].All("drop") { // particles are plain data
		if drop.Y > ground && drop.VY > 0 {
			drop.Y, drop.VY = ground, -bounce*drop.VY
		}
	}
	return nil
}

// label is where a name stands.
func label(i int) geom.Rect {
	return geom.R(float64(i)*width/float64(len(choices)), ground, 64, height-ground)
}
