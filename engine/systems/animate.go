package systems

import (
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render/anim"
)

var (
	players  = ecs.Query2[anim.Player, Sprite]()
	machines = ecs.Query2[anim.Machine, Sprite]()
)

// Animate steps every anim.Player of an entity by dt seconds, and gives its Sprite the picture that is shown. Ask
// Player.Fired and Player.Done afterwards. An anim.Machine shows its picture in the same way; its anim.Graph steps it, in a
// loop of the game's own before Animate, since the graph knows the game's types. A player without an anim leaves the
// Sprite as it is.
func Animate(w *ecs.World, dt float64) {
	check("animate", dt)
	for p, s := range players.Each(w) {
		p.Step(dt)
		s.show(p)
	}
	for m, s := range machines.Each(w) {
		s.show(&m.Player)
	}
}

// show takes over a player's picture.
func (s *Sprite) show(p *anim.Player) {
	if shown := p.Sprite(geom.Vec{}); p.Anim != (anim.Anim{}) {
		s.Image, s.Frame = shown.Image, shown.Frame
	}
}
