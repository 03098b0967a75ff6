package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/fsm"
	"github.com/krill2d/krill/input"
)

const (
	health = 9      // blows that a jelly takes
	reach  = 118.0  // from the shrimp's place to the jelly, logical pixels
	lunge  = 1500.0 // logical pixels per second
	creep  = 330.0  // back again, logical pixels per second
	pause  = 1.2    // seconds until there is another jelly
)

var (
	punch  = input.Action{Name: "punch", On: input.Any{input.KeySpace, input.MouseLeft, input.PadA, input.TouchTap}}
	onOff  = input.Action{Name: "juice", On: input.Any{input.KeyJ, input.PadY}}
	thud   = audio.Hit(7)
	splash = audio.Boom(3)
)

// stance is what the shrimp is doing.
type stance int

const (
	ready stance = iota
	forth
	back
)

type game struct {
	feel
	shrimp fsm.Machine[stance]
	at     float64 // of the shrimp, from its place, logical pixels
	blows  int     // that the jelly has had
	gone   engine.Timer
}

func (g *game) Update(t *engine.Tick) error {
	if t.Input.Pressed(onOff) {
		g.feel = feel{plain: !g.plain}
	}
	dt := g.update(t.Dt, g.shrimp.State == forth, g.sprite())
	if g.gone.Fired(dt) {
		g.blows = 0
	}
	switch g.shrimp.Update(dt); g.shrimp.State {
	case ready:
		if t.Input.Pressed(punch) && g.blows < health {
			g.shrimp.Set(forth)
			g.dash()
		}
	case forth:
		if g.at = min(g.at+lunge*dt, reach); g.at == reach {
			g.shrimp.Set(back)
			g.hit(t)
		}
	case back:
		if g.at = max(g.at-creep*dt, 0); g.at == 0 {
			g.shrimp.Set(ready)
		}
	}
	return nil
}

// hit is when the fist meets the jelly.
func (g *game) hit(t *engine.Tick) {
	g.blows++
	damage, last := 10+t.Rand.Int(15), g.blows == health
	t.Audio.PlayWith(thud, audio.Play{Pitch: 0.9 + 0.05*float64(g.blows)})
	if last {
		t.Audio.Play(splash)
		g.gone.Set(pause)
	}
	g.blow(damage, last)
}
