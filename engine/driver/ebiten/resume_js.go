package ebiten

import "syscall/js"

// resumeOnce makes a sound context answer only the first of the calls of resume that come before it runs. oto asks at
// each gesture, lets go of its callbacks at the first answer, and gets "call to released function" into the page's
// console at the second one: two keys at a time are enough.
func resumeOnce() {
	class := js.Global().Get("AudioContext")
	if !class.Truthy() {
		return
	}
	const under = "krillResumes" // a property of the context
	resume := class.Get("prototype").Get("resume")
	never := js.Global().Get("Promise").New(js.FuncOf(func(js.Value, []js.Value) any { return nil }))
	class.Get("prototype").Set("resume", js.FuncOf(func(this js.Value, _ []js.Value) any {
		if this.Get(under).Truthy() {
			return never
		}
		this.Set(under, true)
		answer := resume.Call("call", this)
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
