// Raw is a program of Ebitengine's that knows nothing of Krill: a disc that the arrow keys move.
package main

import (
	"image/color"
	"log"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"
)

type raw struct{ x float32 }

func (r *raw) Update() error {
	if ebiten.IsKeyPressed(ebiten.KeyArrowRight) {
		r.x += 4
	}
	return nil
}

func (r *raw) Draw(screen *ebiten.Image) {
	screen.Fill(color.RGBA{0x20, 0x28, 0x40, 0xff})
	vector.FillCircle(screen, 100+r.x, 120, 60, color.RGBA{0xd0, 0x40, 0x40, 0xff}, true)
}

func (r *raw) Layout(w, h int) (int, int) { return 320, 240 }

func main() {
	if err := ebiten.RunGame(&raw{}); err != nil {
		log.Fatal(err)
	}
}
