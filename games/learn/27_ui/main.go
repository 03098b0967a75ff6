// Ui tunes a fountain while it runs, with windows, sliders and a table: by mouse, fingers, Tab and arrows; a click elsewhere
// moves the fountain.
package main

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/ui"
	"github.com/krill2d/krill/render"
)

// drop is a drop of water.
type drop struct {
	at, vel geom.Vec // logical pixels, and those per second
	color   int
}

// kind is how drops are.
type kind struct {
	name           string
	speed, gravity float64 // logical pixels per second, and per second again
	spread         float64 // radians
}

var kinds = [...]kind{{"Water", 260, 320, 0.5}, {"Smoke", 60, -40, 1}, {"Sparks", 420, 700, 2.4}}

var palette = [...]render.Color{render.Blue, render.Gray, render.Orange, render.Pink}

type fountain struct {
	ui     ui.UI
	at     geom.Vec
	drops  []drop
	chosen int
	kind           // what is tuned
	many   int     // drops a tick
	size   float64 // logical pixels
	round  bool
	paint  int
	title  string
	counts []float64 // of drops, in the last ticks
	help   bool
}

func (f *fountain) Start(*engine.Tick) error {
	*f = fountain{at: geom.V(430, 280), kind: kinds[0], many: 3, size: 3, title: "Fountain", help: true}
	return nil
}

func (f *fountain) Update(t *engine.Tick) error {
	u := f.ui.Begin(t)
	if u.Window("Tuning", geom.R(12, 12, 210, 0)) {
		f.tune(u)
		u.End()
	}
	if u.Closable("Help", geom.R(400, 12, 220, 0), &f.help) {
		u.Text("Drag a slider, or click it twice to type a number. Tab and the arrows do it all without a mouse.")
		u.End()
	}
	if p := t.Input.Pointer(); p.Down && !u.TakesPointer() {
		f.at = p.Pos
	}
	f.flow(t)
	return nil
}

// tune is what is in the window: values of the game, and what it says of itself.
func (f *fountain) tune(u *ui.UI) {
	if u.Table("kinds", &f.chosen, ui.Table{
		Columns: []ui.Column{{Name: "kind"}, {Name: "speed", Width: 50, Align: render.Right}, {Name: "gravity", Width: 50, Align: render.Right}},
		Rows:    len(kinds), Lines: len(kinds), Cell: cell,
	}) {
		f.kind = kinds[f.chosen]
	}
	u.Slider("speed", &f.speed, 20, 500, 5)
	u.Slider("gravity", &f.gravity, -400, 800, 10)
	u.Slider("spread", &f.spread, 0, 6.2, 0.1)
	u.Whole("drops a tick", &f.many, 0, 12)
	if u.Section("Looks") {
		u.Field("title", &f.title)
		u.Slider("size", &f.size, 1, 12, 0.5)
		u.Toggle("round", &f.round)
		u.Row(0, 0, 0, 0)
		for i, name := range [...]string{"Blue", "Gray", "Fire", "Pink"} {
			if u.Choice(name, f.paint == i) {
				f.paint = i
			}
		}
		u.End()
	}
	u.Graph(ui.Graph{Values: f.counts, Text: fmt.Sprintf("%d drops", len(f.drops))})
	u.Row(0, 0)
	if u.Button("Reset") {
		f.kind = kinds[f.chosen]
	}
	u.Tooltip("Gives the kind its own numbers back.")
	if u.Button("Help") {
		f.help = !f.help
	}
}

func main() {
	engine.Main(&fountain{}, engine.Config{Title: "UI", Background: render.Hex(0x10203a), Scaling: render.Expand})
}
