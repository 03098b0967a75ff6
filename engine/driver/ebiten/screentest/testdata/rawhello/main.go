// Rawhello is the first program in Ebitengine alone, which the page of Krill's first program is measured against.
package main

import (
	"log"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/ebitenutil"
)

type hello struct{ x float64 }

func (h *hello) Update() error {
	h.x++
	return nil
}

func (h *hello) Draw(screen *ebiten.Image) { ebitenutil.DebugPrintAt(screen, "Hello, world!", int(h.x), 100) }

func (h *hello) Layout(int, int) (int, int) { return 640, 360 }

func main() {
	ebiten.SetWindowSize(640, 360)
	ebiten.SetWindowTitle("Hello")
	if err := ebiten.RunGame(&hello{}); err != nil {
		log.Fatal(err)
	}
}
