package engine

import "syscall/js"

// watchSystem finishes the saves when the page is hidden or left: a browser may end it then without a word. The page's
// storage writes at once, so nothing is lost. It returns how to stop watching.
func (l *Loop) watchSystem() (stop func()) {
	document := js.Global().Get("document")
	if !document.Truthy() {
		return func() {} // node
	}
	flush := js.FuncOf(func(js.Value, []js.Value) any {
		l.flushSaves()
		return nil
	})
	document.Call("addEventListener", "visibilitychange", flush)
	js.Global().Call("addEventListener", "pagehide", flush)
	return func() {
		document.Call("removeEventListener", "visibilitychange", flush)
		js.Global().Call("removeEventListener", "pagehide", flush)
	}
}
