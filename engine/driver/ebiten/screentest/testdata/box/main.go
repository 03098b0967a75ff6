// Box is the least game with a window: arrow keys move a box, space or the left mouse button changes its colour.
package main

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"
)

const (
	side  = 40 // pixels
	speed = 4  // pixels a tick
)

type box struct{ x, y float32 }

func (b *box) Update() error {
	for key, by := range map[ebiten.Key][2]float32{
		ebiten.KeyArrowLeft: {-speed, 0}, ebiten.KeyArrowRight: {speed, 0},
		ebiten.KeyArrowUp: {0, -speed}, ebiten.KeyArrowDown: {0, speed},
	} {
		if ebiten.IsKeyPressed(key) {
			b.x, b.y = b.x+by[0], b.y+by[1]
		}
	}
	for _, r := range ebiten.AppendInputChars(nil) {
		fmt.Printf("typed %c\n", r)
	}
	return nil
}

func (b *box) Draw(screen *ebiten.Image) {
	screen.Fill(color.RGBA{20, 30, 60, 255})
	c := color.RGBA{255, 200, 0, 255}
	held := ebiten.IsKeyPressed(ebiten.KeySpace) || ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
	if held || len(ebiten.AppendTouchIDs(nil)) > 0 {
		c = color.RGBA{255, 0, 80, 255}
	}
	vector.FillRect(screen, b.x, b.y, side, side, c, false)
}

func (b *box) Layout(w, h int) (int, int) { return w, h }

func main() {
	if dir := os.Getenv("KRILL_SAVE_DIR"); dir != "" {
		old, err := os.ReadFile(filepath.Join(dir, "runs"))
		fmt.Println("runs before:", len(old), err == nil)
		_ = os.MkdirAll(dir, 0o755)
		_ = os.WriteFile(filepath.Join(dir, "runs"), append(old, '.'), 0o644)
	}
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetRunnableOnUnfocused(true)
	if err := ebiten.RunGame(&box{x: 100, y: 100}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("closed")
}
