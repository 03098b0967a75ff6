package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func newMaze(t *testing.T) (*maze, *enginetest.Game) {
	m := &maze{}
	return m, enginetest.New(t, m, engine.Config{Width: w, Height: h})
}

// seek leads the torch to the nearest gem, along the shortest way.
func (m *maze) seek(hands *input.Injector) {
	hands.Push(input.Move, m.next().Sub(m.at).Unit())
}

// next is the middle of the next cell on the way to the nearest gem: a search in all directions from the gems.
func (m *maze) next() geom.Vec {
	far := map[[2]int]int{}
	var list [][2]int
	for _, at := range m.gems {
		x, y := m.walls.Cell(at)
		list = append(list, [2]int{x, y})
	}
	x, y := m.walls.Cell(m.at)
	for i := 0; i < len(list); i++ {
		for _, d := range [4][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			to := [2]int{list[i][0] + d[0], list[i][1] + d[1]}
			if _, ok := far[to]; ok || m.walls.At(to[0], to[1]) != 0 {
				continue
			}
			if to == [2]int{x, y} {
				return middle(list[i][0], list[i][1])
			}
			far[to] = far[list[i]] + 1
			list = append(list, to)
		}
	}
	return m.at
}

// TestGolden seeks for two seconds: what the game is then is one number, and what is seen one picture.
func TestGolden(t *testing.T) {
	m, g := newMaze(t)
	g.Step(1).Play(m.seek, 110).Golden("maze")
	if got, want := g.Hash(), uint64(0xc800a19304368a84); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// Every room can be reached, whatever the seed.
func TestAllGemsCanBeFound(t *testing.T) {
	m, g := newMaze(t)
	g.Step(1).Until(func() bool {
		if len(m.gems) > 0 {
			m.at = m.next()
		}
		return m.found == gems
	}, 2000)
}

func TestTorchStaysOutOfWalls(t *testing.T) {
	m, g := newMaze(t)
	g.Always("the torch is not in a wall", func() error {
		if !m.free(m.at) {
			return fmt.Errorf("it is at %v", m.at)
		}
		return nil
	})
	g.Monkey(1, 200)
}

// The pixel beside the torch is bright, and one behind a wall of its room is not.
func TestWallsThrowShadows(t *testing.T) {
	m, g := newMaze(t)
	g.Step(2)
	for x, y := 3, 1; y < rows-1; y++ {
		if p := middle(x, y); m.night.At(p) < 0.13 {
			if c := g.Pixel(p.Add(geom.V(5, 5))); c.R > 40 {
				t.Errorf("in the shadow at %v: got %v; want darkness", p, c)
			}
		}
	}
	if c := g.Pixel(m.at.Add(geom.V(9, 9))); c.R < 100 {
		t.Errorf("beside the torch: got %v; want light", c)
	}
}
