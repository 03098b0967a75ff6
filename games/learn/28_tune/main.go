// Tune is a swarm of fireflies with every number at hand: change assets/tune.toml while krill run shows it, and it is
// there at once; krill bake writes the numbers into this file. The swarm follows the mouse or a finger.
package main

import (
	"embed"
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

//go:embed assets/tune.toml
var files embed.FS

const w, h = 640.0, 360.0 // logical pixels

// swarmTune is how the fireflies fly.
type swarmTune struct {
	Pull   float64 `tune:"0..1200,step=10"` // towards the light, pixels per s²
	Swirl  float64 `tune:"-800..800"`       // around it, pixels per s²
	Drag   float64 `tune:"0..4,step=0.1"`   // of the air: the part of the speed that is lost in a second
	Near   float64 `tune:"10..200"`         // pixels from the light within which nothing pulls
	Jitter float64 `tune:"0..2000"`         // of their wings, pixels per s²
}

// lookTune is how they look.
type lookTune struct {
	Glow  render.Color
	Core  render.Color
	Size  float64 `tune:"0.5..8,step=0.5"` // pixels
	Tail  float64 `tune:"0..0.3"`          // of the way in a second
	Night render.Color
	Light struct {
		At   geom.Vec `tune:"0..640"` // where it is while nobody points
		Size float64  `tune:"0..60"`  // pixels
	}
}

var (
	swarmOf = engine.Tune("swarm", swarmTune{Pull: 420, Swirl: 160, Drag: 0.9, Near: 40, Jitter: 500})
	lookOf  = engine.Tune("look", lookTune{
		Glow: render.Hex(0x7dff6b), Core: render.Hex(0xf6ffd8), Size: 2, Tail: 0.07, Night: render.Hex(0x0a1226),
	})
)

type fly struct{ at, vel geom.Vec }

type swarm struct {
	flies [160]fly
	light geom.Vec
}

func (s *swarm) Start(t *engine.Tick) error {
	for i := range s.flies {
		s.flies[i].at = geom.V(t.Rand.Range(0, w), t.Rand.Range(0, h))
	}
	return nil
}

func (s *swarm) Update(t *engine.Tick) error {
	k := swarmOf.Of(t)
	s.light = lookOf.Of(t).Light.At
	if p := t.Input.Pointer(); p.Pos != (geom.Vec{}) {
		s.light = p.Pos
	}
	for i := range s.flies {
		f := &s.flies[i]
		to := s.light.Sub(f.at)
		force := geom.V(t.Rand.Range(-k.Jitter, k.Jitter), t.Rand.Range(-k.Jitter, k.Jitter))
		if to.Len() > k.Near {
			along := to.Unit()
			force = force.Add(along.Mul(k.Pull)).Add(geom.V(-along.Y, along.X).Mul(k.Swirl))
		}
		f.vel = f.vel.Add(force.Mul(t.Dt)).Mul(max(0, 1-float64(k.Drag*t.Dt)))
		f.at = f.at.Add(f.vel.Mul(t.Dt))
	}
	return nil
}

func (s *swarm) Draw(c *render.Canvas) {
	k := lookOf.DrawOf(c)
	c.Clear(k.Night)
	c.Blend(render.Add)
	for i := 5; i > 0; i-- {
		c.Circle(s.light, float64(i)*k.Light.Size/5, k.Core.Fade(0.08))
	}
	for i := range s.flies {
		f := &s.flies[i]
		c.Line(f.at.Sub(f.vel.Mul(k.Tail)), f.at, k.Size, k.Glow.Fade(0.35))
		c.Circle(f.at, 2.5*k.Size, k.Glow.Fade(0.2))
		c.Circle(f.at, k.Size, k.Core)
	}
	c.Blend(render.Blend{})
	m := swarmOf.DrawOf(c)
	c.Print(fmt.Sprintf("assets/tune.toml   Pull %g  Swirl %g  Drag %g  Near %g  Jitter %g", m.Pull, m.Swirl, m.Drag, m.Near, m.Jitter), 8, h-16)
}

func config() engine.Config {
	return engine.Config{Title: "Tune", Width: w, Height: h, Assets: files}
}

func main() { engine.Main(&swarm{}, config()) }
