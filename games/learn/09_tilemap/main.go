// Islands is a map of Tiled in which you make land: hold the mouse or a finger on the sea, or on land with Shift or the
// right button to sink it; arrows, WASD or a stick sail on, the wheel, Q and E look closer.
package main

import (
	"embed"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/tiled"
)

const (
	speed    = 260.0 // of the camera, logical pixels a second at zoom 1
	brush    = 26.0  // logical pixels around the pointer that become land
	halfLife = 0.08  // in which the camera halves its distance, seconds
)

var (
	//go:embed islands.tmx tiles.png
	files embed.FS

	sink   = input.Action{Name: "sink", On: input.Any{input.MouseRight, input.KeyShiftLeft, input.KeyShiftRight}}
	closer = input.Action{Name: "closer", On: input.Any{input.WheelUp, input.KeyE}}
	wider  = input.Action{Name: "wider", On: input.Any{input.WheelDown, input.KeyQ}}
	rising = audio.Blip(3)
	splash = audio.Hit(9)
)

// islands is state as a whole: land that was made is there again after a reload, and in a replay.
type islands struct {
	level  *tiled.Map
	camera render.Camera
	to     geom.Vec // where the camera goes
	at     geom.Vec // where the pointer is in the world
}

func (g *islands) Start(t *engine.Tick) (err error) {
	if g.level, err = tiled.Load("islands.tmx", t.File); err != nil {
		return err
	}
	g.to = g.level.Objects("start")[0].Pos
	g.camera = render.Camera{Pos: g.to, Zoom: 2, Bounds: g.level.Bounds()}
	return nil
}

func (g *islands) Update(t *engine.Tick) error {
	switch k := &g.camera; {
	case t.Input.Pressed(closer):
		k.Zoom = min(k.Zoom*2, 4)
	case t.Input.Pressed(wider):
		k.Zoom = max(k.Zoom/2, 0.5)
	}
	b := g.camera.Bounds
	g.to = g.to.Add(t.Input.Vec(input.Move).Mul(speed * t.Dt / g.camera.Zoom * 2))
	g.to = geom.V(geom.Clamp(g.to.X, 0, b.W), geom.Clamp(g.to.Y, 0, b.H))
	g.camera.Follow(g.to, halfLife, t.Dt)
	p := t.Input.Pointer()
	g.at = g.camera.ToWorld(p.Pos, t.Size)
	land := !t.Input.Down(sink)
	if (p.Down || t.Input.Down(input.Action{Name: "dig", On: input.Any{input.MouseRight}})) && g.shape(land) && t.Every(0.1) {
		if land {
			t.Audio.PlayWith(rising, audio.Play{Gain: 0.3, Pitch: 0.8 + 0.4*t.Rand.Float()})
		} else {
			t.Audio.PlayWith(splash, audio.Play{Gain: 0.4})
		}
	}
	return nil
}

// shape makes the corners of cells around the pointer land or sea, and reports whether one of them was not.
func (g *islands) shape(land bool) (changed bool) {
	grid := &g.level.Layer("land").Grid
	x0, y0 := grid.Cell(g.at.Sub(geom.V(brush, brush)))
	x1, y1 := grid.Cell(g.at.Add(geom.V(brush, brush)))
	for y := y0; y <= y1+1; y++ {
		for x := x0; x <= x1+1; x++ {
			if grid.Corner(x, y).Dist(g.at) < brush && corner(grid, x, y, land) {
				changed = true
			}
		}
	}
	return changed
}

// corner makes a corner of four cells land or sea. The number of a tile says in four bits which corners are land.
func corner(grid *geom.Grid, x, y int, land bool) (changed bool) {
	for i := range 4 {
		cx, cy, bit := x-i%2, y-i/2, uint16(1)<<i
		tile := grid.At(cx, cy) &^ bit
		if land {
			tile |= bit
		}
		changed = changed || tile != grid.At(cx, cy)
		grid.Set(cx, cy, tile)
	}
	return changed
}

func (g *islands) Draw(c *render.Canvas) {
	g.level.Draw(c, g.camera)
	c.Ring(g.at, brush, 1.5/g.camera.Zoom, render.White.Fade(0.7))
}

func main() { engine.Main(&islands{}, engine.Config{Title: "Islands", Assets: files}) }
