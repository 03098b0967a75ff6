package typing

import "syscall/js"

// readClipboard asks the browser for the text in its clipboard, and tells it; ok is false when it refuses. A field that has
// the keyboard is pasted into by the browser itself.
func readClipboard(tell func(text string, ok bool)) {
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() || !clipboard.Get("readText").Truthy() {
		tell("", false)
		return
	}
	var got, refused js.Func
	release := func() { got.Release(); refused.Release() }
	got = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		tell(args[0].String(), true)
		return nil
	})
	refused = js.FuncOf(func(js.Value, []js.Value) any {
		release()
		tell("", false)
		return nil
	})
	clipboard.Call("readText").Call("then", got, refused)
}
