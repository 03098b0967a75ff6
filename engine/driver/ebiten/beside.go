package ebiten

import eb "github.com/hajimehoshi/ebiten/v2"

// beside is what draws on the window's image without a frame; nil: nothing does.
var beside struct {
	under, over func(screen *eb.Image)
}

// DrawUnder lets draw draw on the window's image before each frame, nil ends that. The image is as large as the window in
// device pixels and clear. It is called on the driver's goroutine and must be set before Run or there; see package vmhost.
func DrawUnder(draw func(screen *eb.Image)) { beside.under = draw }

// DrawOver lets draw draw on the window's image after each frame, as DrawUnder does before; see package native.
func DrawOver(draw func(screen *eb.Image)) { beside.over = draw }

// drawBeside draws what there is.
func drawBeside(draw func(*eb.Image), screen *eb.Image) {
	if draw != nil {
		draw(screen)
	}
}
