// Failing fails once, in the place that FAILING_IN names, after it has saved its best score; begun anew it finds the
// score and runs on. What it says, and the colour that it shows, tell a test how it is doing.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// place is where the game fails.
var place = os.Getenv("FAILING_IN")

type game struct {
	best  int
	frail bool // it has not failed yet
}

func (g *game) Start(t *engine.Tick) error {
	g.frail = !t.Store.Get("best", &g.best)
	t.Store.Put("best", 7)
	fmt.Println("start, best", g.best)
	g.fail("start")
	if g.frail && place == "goroutine" {
		t.Go(func() error { g.dig(0); return nil })
	}
	return nil
}

// fail fails in a place.
func (g *game) fail(in string) {
	if g.frail && in == place {
		panic(message())
	}
}

// message is what the game says when it fails.
func message() any {
	if m := os.Getenv("FAILING_WITH"); m != "" {
		return strings.ReplaceAll(m, `\n`, "\n")
	}
	return "the " + place + " broke"
}

// dig fails deep below.
func (g *game) dig(depth int) {
	if depth < 5 {
		g.dig(depth + 1)
		return
	}
	panic(message())
}

func (g *game) Update(t *engine.Tick) error {
	if t.N == 10 {
		fmt.Println("runs")
	}
	if g.frail && t.N == 20 {
		g.failInUpdate(t)
	}
	if place == "error" && g.frail && t.N == 20 {
		return errors.New("the update gave up")
	}
	if t.N == 150 {
		g.fail("later")
	}
	if place == "save" {
		g.best++
		t.Store.Put("best", g.best)
		t.Store.Put("ballast", strings.Repeat("x", 1<<18))
		fmt.Println("put", g.best)
	}
	g.hang(t)
	return nil
}

func (g *game) failInUpdate(t *engine.Tick) {
	g.fail("update")
	switch place {
	case "deep":
		deeper(0)
	case "push":
		t.Push(&scene{})
	case "overlay":
		t.Push(&scene{quiet: true})
	case "sound":
		t.Audio.Play(audio.File("broken.wav"))
	}
}

// hang stops the game for good, with a save under way.
func (g *game) hang(t *engine.Tick) {
	if place != "hang" || t.N != 20 {
		return
	}
	t.Store.Put("best", 8)
	fmt.Println("hangs")
	time.Sleep(time.Hour)
}

// deeper fails sixty calls below.
func deeper(n int) {
	switch {
	case n >= 60:
		panic(message())
	case n%2 == 0:
		even(n)
	default:
		odd(n)
	}
}

func even(n int) { deeper(n + 1) }
func odd(n int)  { deeper(n + 1) }

func (g *game) CanQuit(*engine.Tick) bool { g.fail("canquit"); return true }

func (g *game) ScreenPad() input.ScreenPad {
	g.fail("pad")
	return input.ScreenPad{}
}

func (g *game) Close() { fmt.Println("closed"); g.fail("close") }

func (g *game) Draw(c *render.Canvas) {
	g.fail("draw")
	size := c.Size()
	c.Rect(geom.R(0, 0, size.X, size.Y), render.Green)
	c.Print("It runs.", 8, 8)
}

// scene fails when it starts, or when it is asked whether it hides what is below.
type scene struct{ quiet bool }

func (s *scene) Start(*engine.Tick) error {
	if !s.quiet {
		panic(message())
	}
	return nil
}

func (s *scene) Overlay() bool              { panic(message()) }
func (s *scene) Update(*engine.Tick) error  { return nil }
func (s *scene) Draw(*render.Canvas)        {}

// broken is a file system that fails when a sound is read from it.
type broken struct{}

func (broken) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".wav") {
		panic(message())
	}
	return nil, fs.ErrNotExist
}

func main() {
	c := engine.Config{Title: "Failing", Scenes: []engine.Game{&scene{}}, Assets: broken{}}
	fmt.Sscanf(os.Getenv("FAILING_SIZE"), "%dx%d", &c.Width, &c.Height)
	engine.Main(&game{}, c)
}
