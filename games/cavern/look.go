package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/tiled"
)

type look struct{}

var themes = map[string]int{"moss": 0, "stone": 1, "crystal": 2, "ember": 3, "nest": 4}

func makeLook(l *level, m *tiled.Map, classes []string) look { return look{} }

func drawRoom(c *render.Canvas, l *level, cam render.Camera, time float64) {
	c.World(cam)
	for y := range l.Tiles.H {
		for x := range l.Tiles.W {
			k := l.Kinds[l.Tiles.At(x, y)]
			if k.Left == 0 && k.Right == 0 {
				continue
			}
			p := l.Tiles.Corner(x, y)
			if k.OneWay {
				c.Rect(geom.R(p.X, p.Y, cell, 4), render.Brown)
				continue
			}
			c.Polygon([]geom.Vec{{X: p.X, Y: p.Y + cell*(1-k.Left)}, {X: p.X + cell, Y: p.Y + cell*(1-k.Right)}, {X: p.X + cell, Y: p.Y + cell}, {X: p.X, Y: p.Y + cell}}, render.DarkGray)
		}
	}
}

func drawFront(c *render.Canvas, l *level, cam render.Camera, time float64) { c.World(cam) }

// drawHero draws the hero around the middle of his body.
func drawHero(c *render.Canvas, pos geom.Vec, pose string, facing, time float64) {
	c.Rect(geom.Around(pos, 10, 14), render.Orange)
}

// drawThing draws a thing around the middle of its place.
func drawThing(c *render.Canvas, kind string, pos geom.Vec, state string, facing, time float64) {
	s := sizes[kind]
	c.Rect(geom.Around(pos, s.X, s.Y), render.Yellow)
}
