package bmfont

import "github.com/krill2d/krill/render"

// File returns the font of a .fnt file of the game's assets; its pages are looked for beside it. It reads nothing and
// cannot fail; the first text in it opens the files. One that is missing or broken is reported once, and its text is
// drawn in the built-in font. It is safe for concurrent use. The empty name is the zero Font.
func File(name string) render.Font { return render.NewFont(name, nil, open) }

// Data returns the font of a .fnt file that lies in the program. The name stands for it, in errors and in snapshots,
// and its pages are looked for in the game's assets beside a file of that name; data must not change. Broken data is
// reported like a broken file. It is safe for concurrent use. It panics on a name that has data of another length.
func Data(name string, data []byte) render.Font {
	if data == nil {
		data = []byte{}
	}
	return render.NewFont(name, data, open)
}
