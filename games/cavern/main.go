// Cavern is a platformer in a cave: find the way out, and what glitters on it.
//
//	walk, climb  arrows, WASD  · d-pad or left stick · left thumb
//	jump         space, Z, K   · A                   · button
//	drop         down and jump on a plank
//	pause        P, Escape     · Start               · button in the corner
package main

import (
	"embed"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

//go:embed cavern.tmx art/*.png attract.krill assets
var files embed.FS

const (
	width, height = 320.0, 180.0 // of the canvas, logical pixels
	cell          = 16.0         // of the map, logical pixels
)

// The controls.
var (
	walk = input.Stick{
		Name:  "walk",
		Left:  input.Any{input.KeyLeft, input.KeyA, input.PadLeft, input.PadLeftLeft},
		Right: input.Any{input.KeyRight, input.KeyD, input.PadRight, input.PadLeftRight},
		Up:    input.Any{input.KeyUp, input.KeyW, input.PadUp, input.PadLeftUp},
		Down:  input.Any{input.KeyDown, input.KeyS, input.PadDown, input.PadLeftDown},
		Drag:  input.LeftHalf,
	}
	jump  = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.KeyZ, input.KeyK, input.PadA, input.TouchA}}
	pause = input.Action{Name: "pause", On: input.Any{input.KeyP, input.KeyPause, input.KeyEscape, input.PadStart, input.TouchPause}}
)

// newGame returns the first scene.
func newGame() *title { return &title{} }

func config() engine.Config {
	return engine.Config{
		Title: "Cavern", ID: "krill/cavern", Width: width, Height: height, Background: render.Hex(0x0b0a14),
		Assets: files, Film: attractFile, Bindings: engine.Bind("", walk, jump, pause),
		Scenes: []engine.Game{&play{}, &stop{}, &options{}, &controls{}, &win{}},
	}
}

func main() { engine.Main(newGame(), config()) }
