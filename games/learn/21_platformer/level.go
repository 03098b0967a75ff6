package main

import (
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// The level, and what its letters are: a tile's number is its place in letters.
var (
	level = [...]string{
		"#                       #",
		"#                       #",
		"#  o  o          o  o   #",
		"#                       #",
		"######H         =====   #",
		"#     H                 #",
		"#     H      ===        #",
		"#     H   o          #o #",
		"#   o/##\\            #  #",
		"#   /####\\    o         #",
		"# @/######\\           ^ #",
		"###########  -   ########",
		"###########      ########",
		"###########      ########",
	}
	letters = " #=/\\H"
	kinds   = []collide.Tile{{}, collide.Solid, collide.Platform, {Right: 1}, {Left: 1}, {Left: 1, Right: 1, Is: ladder}}
)

func (g *room) Start(*engine.Tick) error {
	g.grid = geom.NewGrid(len(level[0]), len(level), tile)
	g.space.Add(collide.Body{Shape: collide.Tiles(&g.grid, kinds...), Is: ground})
	for y, row := range level {
		for x, letter := range row {
			at := g.grid.Center(x, y)
			body := collide.Body{Pos: at, Kind: collide.Trigger, Is: thing, Hits: figure}
			switch letter {
			case 'o':
				body.Shape = collide.Circle(7)
				g.space.Add(body)
			case '^':
				body.Shape, body.Pos.Y, body.User = collide.Box(14, 6), at.Y+5, isSpring
				g.space.Add(body)
			case '-':
				body.Shape, body.Pos.Y, body.Is, body.Kind, body.OneWay = collide.Box(32, 6), at.Y-5, ground, collide.Kinematic, true
				body.Vel.X = liftSpeed
				g.lift = g.space.Add(body)
			case '@':
				g.start = at
			default:
				g.grid.Set(x, y, uint16(strings.IndexRune(letters, letter)))
			}
		}
	}
	id := g.space.Add(collide.Body{Shape: collide.Box(12, 18), Pos: g.start, Kind: collide.Kinematic, Is: figure, Hits: ground})
	g.hero = collide.Platformer{Body: id, Ladders: ladder, WallSlide: 45, WallJump: 140, Dash: 330}
	return nil
}
