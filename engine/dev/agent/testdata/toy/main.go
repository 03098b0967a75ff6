// Toy is what the tests of package agent run in a process of its own.
package main

import (
	"embed"
	"fmt"
	"os"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

//go:embed word.txt
var files embed.FS

type toy struct {
	Clock int
	Word  string
	Draws []float64
}

func (g *toy) Start(t *engine.Tick) error {
	fmt.Println("started")
	g.Draws = append(g.Draws, t.Rand.Float())
	return nil
}

func (g *toy) Update(t *engine.Tick) error {
	g.Clock++
	data, err := t.File("word.txt")
	g.Word = strings.TrimSpace(string(data))
	if os.Getenv("TOY_PANICS") != "" && g.Clock == 100 {
		panic("at a hundred")
	}
	return err
}

func (g *toy) Draw(c *render.Canvas) { c.Print(g.Word, 10, 10) }

// Bot makes the game one that can play itself.
func (g *toy) Bot(*input.Injector) {}

func main() {
	engine.Main(&toy{}, engine.Config{Title: "Toy", ID: "agent-toy", Assets: files})
}
