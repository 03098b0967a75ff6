// Topdown is a cellar with doors as wide as a tile and slimes that hunt whom they see: all of them walk by collide.TopDown.
// Arrows, WASD, a stick or a thumb walk; Space strikes slimes that are near.
package main

import (
	"strings"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

const (
	width, height, tile = 400.0, 224.0, 16.0 // logical pixels
	sight, arm          = 90.0, 24.0         // how far slimes see, and the hero strikes, logical pixels
	recoil, dizzy       = 260.0, 0.3         // of who is struck: logical pixels per second; seconds
)

// The layers of bodies.
const (
	wall collide.Mask = 1 << iota
	hero
	foe
	gem
)

type cellar struct {
	grid   geom.Grid
	space  collide.Space
	hero   collide.TopDown
	slimes []slime
	gems   int
	hurt   float64 // seconds for which the hero blinks
	strike engine.Timer
}

var (
	blow          = input.Action{Name: "strike", On: input.Any{input.KeySpace, input.PadA, input.TouchA}}
	thud, swing   = audio.Hit(2), audio.Swish(4)
	ding, squelch = audio.Coin(8), audio.Hit(11)
)

func (g *cellar) Start(*engine.Tick) error {
	g.grid = geom.NewGrid(len(level[0]), len(level), tile)
	g.space.Add(collide.Body{Shape: collide.Tiles(&g.grid), Is: wall})
	for y, row := range level {
		for x, letter := range row {
			at := g.grid.Center(x, y)
			switch letter {
			case '@':
				g.hero.Body = g.space.Add(collide.Body{Shape: collide.Box(14, 12), Pos: at, Kind: collide.Kinematic, Is: hero, Hits: wall | foe})
			case 's':
				id := g.space.Add(collide.Body{Shape: collide.Circle(6), Pos: at, Kind: collide.Kinematic, Is: foe, Hits: wall | foe | hero, User: uint64(len(g.slimes))})
				g.slimes = append(g.slimes, slime{walk: collide.TopDown{Body: id, Speed: 55, StartTime: 0.3}})
			case 'o':
				g.space.Add(collide.Body{Shape: collide.Circle(6), Pos: at, Kind: collide.Trigger, Is: gem, Hits: hero})
			default:
				g.grid.Set(x, y, uint16(strings.IndexRune(" #", letter)))
			}
		}
	}
	return nil
}

func (g *cellar) Update(t *engine.Tick) error {
	stick := t.Input.Vec(input.Move)
	g.hero.Update(&g.space, collide.Moves{X: stick.X, Y: stick.Y}, t.Dt)
	at := g.space.Pos(g.hero.Body)
	for i := range g.slimes {
		g.slimes[i].think(t, &g.space, at)
	}
	if t.Input.Pressed(blow) && !g.strike.Running(0) {
		g.strike.Set(0.25)
		t.Audio.Play(swing)
		g.hit(t, at)
	}
	g.strike.Running(t.Dt)
	g.hurt = max(0, g.hurt-t.Dt)
	g.space.Step(t.Dt)
	for e := range g.space.Of(g.hero.Body) {
		switch other, _ := g.space.Body(e.B); {
		case other.Is == gem && e.Kind == collide.Enter:
			g.space.Remove(e.B)
			g.gems++
			t.Audio.Play(ding)
		case other.Is == foe && e.Kind != collide.Exit && g.hurt == 0:
			g.hero.Knock(e.Normal.Mul(recoil), dizzy)
			g.hurt = 1
			t.Audio.Play(thud)
		}
	}
	return nil
}

// hit throws back the slimes that are near.
func (g *cellar) hit(t *engine.Tick, at geom.Vec) {
	for i := range g.slimes {
		s := &g.slimes[i].walk
		if way := g.space.Pos(s.Body).Sub(at); way.Len() < arm {
			s.Knock(way.Unit().Mul(recoil), dizzy)
			t.Audio.Play(squelch)
		}
	}
}

func main() { engine.Main(&cellar{}, config()) }
