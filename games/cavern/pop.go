package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	maxPops  = 12
	popTime  = 0.8  // seconds
	popSpeed = 26.0 // logical pixels a second, upwards
)

// pop is a word that rises from where something happened.
type pop struct {
	at    geom.Vec
	words string
	col   render.Color
	left  float64 // seconds; 0: free
}

func (p *play) addPop(at geom.Vec, words string, col render.Color) {
	p.pops[p.pop] = pop{at: at, words: words, col: col, left: popTime}
	p.pop = (p.pop + 1) % maxPops
}

func (p *play) movePops(dt float64) {
	for i := range p.pops {
		w := &p.pops[i]
		w.left = max(w.left-dt, 0)
		w.at.Y -= float64(popSpeed * dt)
	}
}

func (p *play) drawPops(c *render.Canvas) {
	for i := range p.pops {
		if w := &p.pops[i]; w.left > 0 {
			write(c, w.words, w.at.Sub(geom.V(0, 14)), 8, render.Center, w.col.Fade(min(w.left*3, 1)))
		}
	}
}
