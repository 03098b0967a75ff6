// Lights is a maze with one torch: the mouse, a finger, a stick or the arrows lead it, and gems glow when they are seen.
package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render/light"
)

const (
	cols, rows  = 27, 15           // cells of the maze; odd, as walls lie between rooms
	cell        = 24.0             // side of one, logical pixels
	walk, thick = 120.0, 5.0       // of the torch: logical pixels per second; its radius in logical pixels
	reach, lamp = 190.0, 5.0       // of its light and of its flame, logical pixels
	depth       = 6.0              // logical pixels that light goes into walls
	gems        = 12               // in the maze
	near        = 14.0             // logical pixels at which one is taken
	flicker     = 0.06             // of the light's reach
	open        = 0.12             // of the walls between rooms that are broken down, so that there are many ways
	w, h        = 27 * 24, 15 * 24 // logical pixels
)

var taken = audio.Coin(3)

type maze struct {
	walls geom.Grid
	at    geom.Vec
	gems  []geom.Vec
	found int
	night light.Lighting `state:"-"` // Draw sets its lights, so that they flicker between ticks as well
}

func (m *maze) Start(t *engine.Tick) error {
	m.walls = geom.NewGrid(cols, rows, cell)
	for i := range m.walls.Cells {
		m.walls.Cells[i] = 1
	}
	m.dig(t.Rand, 1, 1)
	for y := 1; y < rows-1; y++ {
		for x := 1; x < cols-1; x++ {
			if x%2 != y%2 && t.Rand.Chance(open) {
				m.walls.Set(x, y, 0)
			}
		}
	}
	m.at = middle(1, 1)
	m.gems, m.found = nil, 0
	for len(m.gems) < gems {
		m.gems = append(m.gems, middle(1+2*t.Rand.Int(cols/2), 1+2*t.Rand.Int(rows/2)))
	}
	return nil
}

// dig goes from a room through walls to all rooms that nobody has been in.
func (m *maze) dig(r *engine.Rand, x, y int) {
	m.walls.Set(x, y, 0)
	ways := [][2]int{{2, 0}, {-2, 0}, {0, 2}, {0, -2}}
	engine.Shuffle(r, ways)
	for _, d := range ways {
		if m.walls.At(x+d[0], y+d[1]) != 0 {
			m.walls.Set(x+d[0]/2, y+d[1]/2, 0)
			m.dig(r, x+d[0], y+d[1])
		}
	}
}

// middle is that of a cell.
func middle(x, y int) geom.Vec { return geom.V(float64(x)+0.5, float64(y)+0.5).Mul(cell) }

func (m *maze) Update(t *engine.Tick) error {
	way := t.Input.Vec(input.Move)
	if p := t.Input.Pointer(); way == (geom.Vec{}) && p.Over {
		way = p.Pos.Sub(m.at).Mul(0.1)
		way = way.Unit().Mul(min(way.Len(), 1))
	}
	for range 2 { // half a step at a time, each axis by itself, so that it slides along walls
		step := way.Mul(walk * t.Dt / 2)
		if to := m.at.Add(geom.V(step.X, 0)); m.free(to) {
			m.at = to
		}
		if to := m.at.Add(geom.V(0, step.Y)); m.free(to) {
			m.at = to
		}
	}
	for i := len(m.gems) - 1; i >= 0; i-- {
		if m.gems[i].Dist(m.at) < near {
			m.gems = append(m.gems[:i], m.gems[i+1:]...)
			m.found++
			t.Audio.Play(taken)
		}
	}
	return nil
}

// free reports whether the torch has room at a place.
func (m *maze) free(p geom.Vec) bool {
	for _, corner := range [4]geom.Vec{{X: -thick, Y: -thick}, {X: thick, Y: -thick}, {X: -thick, Y: thick}, {X: thick, Y: thick}} {
		if x, y := m.walls.Cell(p.Add(corner)); m.walls.At(x, y) != 0 {
			return false
		}
	}
	return true
}

func main() { engine.Main(&maze{}, engine.Config{Title: "Lights", Width: w, Height: h}) }
