package ebiten

import "syscall/js"

// resumeOnce makes a sound context give only one answer to the calls of resume that come before it runs. oto asks at
// each gesture, lets go of its callbacks at the first answer, and gets "call to released function" into the page's
// console at the second one: two keys at a time are enough. A call for which there was no gesture yet, as at Escape or
// Shift, is not answered and does not reach the browser, which would complain in the console; each later one does.
func resumeOnce() {
	class := js.Global().Get("AudioContext")
	if !class.Truthy() {
		return
	}
	const under = "krillResumes" // a property of the context
	resume := class.Get("prototype").Get("resume")
	never := js.Global().Get("Promise").New(js.FuncOf(func(js.Value, []js.Value) any { return nil }))
	ignore := js.FuncOf(func(js.Value, []js.Value) any { return nil })
	class.Get("prototype").Set("resume", js.FuncOf(func(this js.Value, _ []js.Value) any {
		if refuses() {
			return never
		}
		answer := resume.Call("call", this)
		if this.Get(under).Truthy() {
			answer.Call("catch", ignore)
			return never
		}
		this.Set(under, true)
		var done js.Func
		done = js.FuncOf(func(js.Value, []js.Value) any {
			this.Set(under, false)
			done.Release()
			return nil
		})
		answer.Call("then", done, done)
		return answer
	}))
}

// refuses reports whether the browser surely keeps sound back, because its user has done nothing yet.
func refuses() bool {
	a := js.Global().Get("navigator").Get("userActivation")
	return a.Truthy() && !a.Get("hasBeenActive").Bool()
}

// askForSound makes oto ask the browser for its context at once. By itself it asks at the end of a gesture, too late
// for the sound that a game plays at its beginning. Where the browser would refuse, nobody asks: it would complain.
func askForSound() {
	if !refuses() {
		js.Global().Get("document").Call("dispatchEvent", js.Global().Get("Event").New("mouseup"))
	}
}
