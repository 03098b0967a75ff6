// Package native lets a game draw with Ebitengine itself, for what a Canvas cannot do. It is a way out, not a way to begin.
//
//		func main() {
//			native.Draw(func(screen *ebiten.Image) {
//				vector.FillCircle(screen, 80, 80, 60, color.White, true)
//			})
//			engine.Main(&game{}, engine.Config{Title: "Native"})
//		}
//
//	  - Draw over the game's picture: [Draw]
//	  - Draw below it: not here; draw the whole picture with Ebitengine then, on the image that Draw gives
//	  - Draw with Ebitengine alone, without Krill: such a program runs in krill dev as well
//
// The image covers the window, in device pixels, y down, its origin in the top left corner, and not the canvas: a game whose
// canvas is scaled or has bars at its edges scales and shifts by itself, by screen.Bounds.
//
// What is lost by it: nothing is drawn where there is no window, so neither golden pictures, thumbnails and films show it nor
// does a test with enginetest. krill dev cannot play such a game as a part of its own window's process and its parts: it runs
// the program whole, by package vmhost, beginning anew after each save, without rewinding and without a console. In a page it is
// played by krill web, not by krill dev --web.
//
// A method of the game that takes the image was rejected: package engine would have to import Ebitengine, which tests, tools and
// pages of Krill's own drivers do without.
package native
