package ebiten

import (
	"syscall/js"

	"github.com/krill2d/krill/engine/driver"
)

// fingers is what the system tells of them: in a browser the events themselves, since Ebitengine keeps only where
// the fingers are at each of its ticks, and loses a tap that is shorter.
type fingers struct {
	touchQueue
	canvas js.Value
}

// gather appends what the fingers did since the last call.
func (f *fingers) gather(events []driver.TouchEvent) []driver.TouchEvent {
	if !f.canvas.Truthy() {
		f.listen()
	}
	return f.drain(events)
}

// listen hears all fingers that are put down on the canvas. The page around it keeps its own.
func (f *fingers) listen() {
	document := js.Global().Get("document")
	f.canvas = document.Call("querySelector", "canvas")
	if !f.canvas.Truthy() {
		return
	}
	for i, name := range [...]string{"touchstart", "touchmove", "touchend", "touchcancel"} {
		hear(f.canvas, name, func(e js.Value) { f.hear(e, driver.TouchBegan+driver.TouchPhase(i)) })
	}
	hear(document, "gesturestart", func(js.Value) {}) // the zoom of two fingers, where it is no touch event
}

// hear calls do at each event of a kind, and keeps the browser from scrolling, zooming, marking text and clicking.
func hear(on js.Value, name string, do func(e js.Value)) {
	active := map[string]any{"passive": false}
	on.Call("addEventListener", name, js.FuncOf(func(_ js.Value, args []js.Value) any {
		if args[0].Get("cancelable").Bool() {
			args[0].Call("preventDefault")
		}
		do(args[0])
		return nil
	}), active)
}

// hear puts the fingers that an event is about into the queue.
func (f *fingers) hear(e js.Value, phase driver.TouchPhase) {
	place := f.canvas.Call("getBoundingClientRect")
	left, top, wide := place.Get("left").Float(), place.Get("top").Float(), place.Get("width").Float()
	if wide <= 0 {
		return
	}
	k := f.canvas.Get("width").Float() / wide // device pixels
	changed := e.Get("changedTouches")
	for i := range changed.Length() {
		t := changed.Index(i)
		f.add(driver.TouchEvent{
			ID: int64(t.Get("identifier").Int()), Phase: phase,
			X: (t.Get("clientX").Float() - left) * k, Y: (t.Get("clientY").Float() - top) * k,
			Pressure: pressure(t.Get("force")),
		})
	}
}

// pressure returns how hard a finger presses; browsers that do not know leave it out.
func pressure(force js.Value) float64 {
	if force.Type() != js.TypeNumber {
		return 0
	}
	return min(max(force.Float(), 0), 1)
}
