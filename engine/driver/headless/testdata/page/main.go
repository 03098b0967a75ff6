// Page is a program for tests in a browser: JavaScript gives it a frame, and it shows that until it gets another.
//
//	await show(bytes) // a Uint8Array of a message; done when the frame has been drawn
package main

import (
	"syscall/js"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
)

// page shows the last frame that came. It reads the screen once, and so learns that the frame has been drawn.
type page struct {
	came  []byte // a message that waits for its tick
	said  js.Value
	frame driver.Frame
	drawn bool // once
	out   driver.Output
}

func (p *page) Tick(in *driver.Input) *driver.Output {
	if len(in.Pixels) > 0 {
		p.said.Invoke()
	}
	if p.came == nil {
		return &p.out
	}
	p.frame, p.drawn = driver.Frame{}, false
	if _, err := driver.DecodeFrame(p.came, &p.frame); err != nil {
		panic(err)
	}
	p.came = nil
	p.frame.Reads = append(p.frame.Reads, driver.Read{ID: 1})
	return &p.out
}

// Draw shows the frame again and again, without what a game's later pictures do not repeat.
func (p *page) Draw(float64) *driver.Frame {
	if p.drawn {
		p.frame.Images, p.frame.Shaders, p.frame.Reads = nil, nil, nil
		p.frame.Commands, p.frame.Kept = p.frame.Commands[p.frame.Kept:], 0
	}
	p.drawn = true
	return &p.frame
}

// show is called by the page, between two ticks.
func (p *page) show(_ js.Value, args []js.Value) any {
	b := make([]byte, args[0].Length())
	js.CopyBytesToGo(b, args[0])
	p.came = b
	return js.Global().Get("Promise").New(js.FuncOf(func(_ js.Value, args []js.Value) any {
		p.said = args[0]
		return nil
	}))
}

func main() {
	p := &page{}
	js.Global().Set("show", js.FuncOf(p.show))
	if err := ebiten.Run(p, driver.Setup{Title: "Frames"}); err != nil {
		panic(err)
	}
}
