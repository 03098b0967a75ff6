//go:build js

// Web draws moving sprites in a page in the way that its address asks for, such as ?bulk. It counts pictures in the
// page's global drawn.
package main

import (
	"log"
	"math/rand/v2"
	"strings"
	"syscall/js"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	width  = 640
	height = 480
	many   = 30_000
	side   = 8 // of a sprite, pixels
	step   = 0.25
)

// pos are the centres of the sprites, before all of them drift.
var pos [many]geom.Vec

var spark = render.Make("spark", side, side, func(int, int) render.Color { return render.White })

func main() {
	r := rand.New(rand.NewPCG(7, many))
	for i := range pos {
		pos[i] = geom.V(side+r.Float64()*(width-3*side), side+r.Float64()*(height-2*side))
	}
	config := engine.Config{Width: width, Height: height}
	way := strings.TrimPrefix(js.Global().Get("location").Get("search").String(), "?")
	switch way {
	case "bulk":
		engine.Main(&bulk{}, config)
	case "percall":
		engine.Main(&perCall{}, config)
	case "nothing":
		engine.Main(&nothing{}, config)
	default:
		if err := eb.RunGame(newRaw(way)); err != nil {
			log.Fatal(err)
		}
	}
}

// count tells the page of a picture.
func count() {
	drawn++
	js.Global().Set("drawn", drawn)
}

var drawn int

func drifted(x float64) float64 {
	if x += step; x < side {
		return x
	}
	return 0
}

type nothing struct{ drift float64 }

func (g *nothing) Update(*engine.Tick) error {
	g.drift = drifted(g.drift)
	return nil
}

func (g *nothing) Draw(*render.Canvas) { count() }

type bulk struct{ nothing }

func (g *bulk) Draw(c *render.Canvas) {
	b := render.NewBulk(c, spark, many)
	for i := range pos {
		b.Draw(pos[i].X+g.drift, pos[i].Y)
	}
	count()
}

type perCall struct{ nothing }

func (g *perCall) Draw(c *render.Canvas) {
	for i := range pos {
		c.Draw(render.Sprite{Image: spark, Pos: geom.V(pos[i].X+g.drift, pos[i].Y)})
	}
	count()
}
