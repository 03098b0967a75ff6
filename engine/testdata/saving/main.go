// Saving is a game for tests in a browser, which prints what it is told: S saves a little, L saves three million letters,
// E exports, I imports, and a save of its own is written when the page goes.
package main

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

type big struct {
	N    int
	Text string
}

type game struct {
	Small, Own int
	Large      big
	told       string
}

func (g *game) Start(t *engine.Tick) error {
	t.Store.Get("small", &g.Small)
	t.Store.Get("large", &g.Large)
	t.Store.Get("autosave", &g.Own)
	fmt.Println("start:", g.Small, g.Large.N, len(g.Large.Text), g.Own)
	return nil
}

func (g *game) Autosave() (engine.Slot, any) { return engine.Slot{}, g.Own }

func (g *game) Update(t *engine.Tick) error {
	engine.Autosave(t, 1000, g)
	for key, do := range map[input.Control]func(){
		input.KeyS: func() { g.Small++; g.Own++; engine.PutSlot(t, engine.Slot{Key: "small"}, g.Small) },
		input.KeyL: func() {
			g.Large = big{g.Large.N + 1, strings.Repeat("krill", 600_000)}
			engine.PutSlot(t, engine.Slot{Key: "large"}, g.Large)
		},
		input.KeyE: func() { engine.Export(t) },
		input.KeyI: func() { engine.Import(t, "") },
	} {
		if t.Input.Pressed(input.Action{Name: "key", On: input.Any{key}}) {
			do()
			fmt.Println("now:", g.Small, g.Large.N)
		}
	}
	if keys, err := engine.Imported(t); keys != nil || err != nil {
		fmt.Println("imported:", keys, err)
		return g.Start(t)
	}
	if err := t.Store.Err(); err != nil && err.Error() != g.told {
		g.told = err.Error()
		fmt.Println("told:", g.told)
	}
	return nil
}

func (g *game) Draw(c *render.Canvas) {
	c.Clear(render.Navy)
	c.Print(fmt.Sprint(g.Small, " ", g.Large.N), 20, 100)
}

func main() { engine.Main(&game{}, engine.Config{Title: "Saving", ID: "saving"}) }
