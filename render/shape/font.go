package shape

import "github.com/krill2d/krill/render"

// File returns the font of a TTF or OTF file of the game's assets, or the first one of a TTC, whose text is shaped. It
// reads nothing and cannot fail; the first text in it opens the file. One that is missing or broken is reported once,
// and its text is drawn in the built-in font. It is safe for concurrent use. The empty name is the zero Font. A
// file may be used with render/font too: these are two fonts.
func File(name string) render.Font { return render.NewShapedFont(name, nil, openFile) }

// Data returns the font of a file that lies in the program. The name stands for it, in errors and in snapshots; data
// must not change. Broken data is reported like a broken file. It is safe for concurrent use. It panics on a name that
// has data of another length.
func Data(name string, data []byte) render.Font {
	if data == nil {
		data = []byte{}
	}
	return render.NewShapedFont(name, data, openFile)
}

func openFile(data []byte, _ render.PageFunc) (render.Shaper, error) { return open(data) }
