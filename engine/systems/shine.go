package systems

import (
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
)

var (
	lamps = ecs.Query2[Transform, light.Light](ecs.Without[Last]())
	moved = ecs.Query3[Transform, light.Light, Last]()
)

// Shine fills a Lighting with the light.Light of every entity and draws it over the world, as Lighting.Draw does. An
// entity's Light has its Pos from the entity, and its Angle; it turns with the entity and moves as smoothly as its sprite.
// The lighting belongs to the game, which sets Ambient, Casters and Tiles and gives the field the tag `state:"-"`; its Lights
// are replaced. It allocates nothing once the Lights have room.
func Shine(w *ecs.World, c *render.Canvas, l *light.Lighting) {
	l.Lights = l.Lights[:0]
	for at, lamp := range lamps.Each(w) {
		l.Lights = append(l.Lights, at.carry(lamp))
	}
	for row := range moved.Each(w) {
		at := row.C.shown(row.A, c.Alpha())
		l.Lights = append(l.Lights, at.carry(row.B))
	}
	l.Draw(c)
}

// carry is a light of an entity, in the world.
func (t *Transform) carry(l *light.Light) light.Light {
	lamp := *l
	lamp.Pos = t.Apply(l.Pos)
	lamp.Angle = t.Rot + float64(t.hand()*l.Angle)
	if t.Scale.X < 0 {
		lamp.Angle += halfTurn
	}
	return lamp
}

const halfTurn = 3.141592653589793 // radians
