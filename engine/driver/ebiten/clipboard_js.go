package ebiten

import "syscall/js"

// copyText gives a text to the browser's clipboard and tells how that went; empty: well. Browsers allow it only just
// after the player pressed or lifted something, and on pages that came safely.
func copyText(text string, tell func(failed string)) {
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		tell("this page has no clipboard: it must come by HTTPS")
		return
	}
	var done, refused js.Func
	release := func() { done.Release(); refused.Release() }
	done = js.FuncOf(func(js.Value, []js.Value) any {
		release()
		tell("")
		return nil
	})
	refused = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		tell("the browser refused: " + args[0].Call("toString").String())
		return nil
	})
	clipboard.Call("writeText", text).Call("then", done, refused)
}
