package ebiten

import (
	"errors"
	"syscall/js"

	"github.com/krill2d/krill/engine/driver"
)

// chooser opens the browser's own chooser of files, and lets files be dropped from the first time on. It is JavaScript,
// which is smaller in a page than Go. Browsers open the chooser only for a moment after the player did something. It is
// not told which files are meant, since phones then grey out all.
const chooser = `
const give = async f => {
	if (f.size > most) return tell(f.name, 'the file is larger than ' + (most >> 20) + ' MB')
	try { tell(f.name, '', new Uint8Array(await f.arrayBuffer())) } catch (e) { tell(f.name, String(e)) }
}
if (!document.krillDrops) {
	document.krillDrops = true
	addEventListener('dragover', e => e.preventDefault())
	addEventListener('drop', e => { e.preventDefault(); for (const f of e.dataTransfer.files) give(f) })
}
if (!choose) return
if (navigator.userActivation && !navigator.userActivation.isActive) return tell('', 'the browser asks for a file only right after a key, a click or a tap; try one of them, or drop the file onto the page')
const pick = document.createElement('input')
pick.type = 'file'
pick.onchange = () => give(pick.files[0])
pick.click()`

// look does nothing: the page's own listener takes what is dropped.
func (a *answers) look() {}

// openFile lets the player choose a file, and drop files from now on. An empty ending is for drops alone.
func (a *answers) openFile(ending string) {
	tell := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if failed := args[1].String(); failed != "" {
			a.opened(args[0].String(), nil, errors.New(failed))
			return nil
		}
		data := make([]byte, args[2].Length())
		js.CopyBytesToGo(data, args[2])
		a.opened(args[0].String(), data, nil)
		return nil
	})
	defer func() {
		if e, ok := recover().(js.Error); ok { // the page forbids text to become code
			a.opened("", nil, errors.New(e.Error()+"; try dropping the file onto the page"))
		}
	}()
	js.Global().Call("Function", "tell", "choose", "most", chooser).Invoke(tell, ending != "", driver.MaxFile)
}
