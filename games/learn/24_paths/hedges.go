package main

import (
	"slices"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
)

var (
	home  = middle(15, 8)
	heaps = [...]geom.Vec{middle(2, 2), middle(29, 3), middle(3, 15), middle(28, 15)}
)

func middle(x, y int) geom.Vec { return geom.V((float64(x)+0.5)*cell, (float64(y)+0.5)*cell) }

// grow lets hedges of three cells grow from places that lie three apart, each in some direction.
func (g *garden) grow(r *engine.Rand) {
	g.hedges = geom.NewGrid(cols, rows, cell)
	for y := 1; y < rows; y += 3 {
		for x := 1; x < cols; x += 3 {
			if !r.Chance(0.8) {
				continue
			}
			d := engine.Pick(r, []geom.Vec{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}})
			for i := range 3 {
				g.set(x+i*int(d.X), y+i*int(d.Y), 1)
			}
		}
	}
}

// set plants or cuts a hedge, but not on the nest and the sugar.
func (g *garden) set(x, y int, hedge uint16) {
	if m := middle(x, y); m.Dist(home) > cell*1.5 && !slices.Contains(heaps[:], m) {
		g.hedges.Set(x, y, hedge)
	}
}
