package ebiten

import (
	"path"
	"syscall/js"
)

// saveFile lets the browser download a file, under its name.
func saveFile(name string, data []byte) (place string, err error) {
	global, document := js.Global(), js.Global().Get("document")
	bytes := global.Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(bytes, data)
	blob := global.Get("Blob").New([]any{bytes}, map[string]any{"type": "application/octet-stream"})
	url := global.Get("URL").Call("createObjectURL", blob)
	link := document.Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", path.Base(name))
	link.Call("click")
	const minute = 60_000 // milliseconds; the browser may still be reading
	global.Call("setTimeout", global.Get("URL").Get("revokeObjectURL").Call("bind", global.Get("URL"), url), minute)
	return path.Base(name) + " among your downloads", nil
}
