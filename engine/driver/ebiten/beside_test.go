package ebiten

import (
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"
)

// TestBeside draws nothing until it is told to, and nothing after it is told not to.
func TestBeside(t *testing.T) {
	n := 0
	count := func(*eb.Image) { n++ }
	drawBeside(beside.under, nil)
	DrawUnder(count)
	DrawOver(count)
	drawBeside(beside.under, nil)
	drawBeside(beside.over, nil)
	DrawUnder(nil)
	DrawOver(nil)
	drawBeside(beside.under, nil)
	drawBeside(beside.over, nil)
	if n != 2 {
		t.Errorf("got %d calls; want 2", n)
	}
}
