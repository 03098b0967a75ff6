package main

import "github.com/krill2d/krill/render"

var (
	sky, grass, earth = render.Hex(0xbfe6f5), render.Hex(0x7cc36a), render.Hex(0x5a9e55)
	paper, ink        = render.Hex(0x17324d), render.Hex(0xf4f9ff)
)

var furs = [...]render.Color{
	render.White, render.Hex(0xf3dcc0), render.Hex(0xd2a679), render.Hex(0xb9c0cc), render.Hex(0xffd9e3), render.Hex(0x9c8574),
}

// bunny is white, so that a tint is its fur.
var bunny = render.Make("06_bunnymark bunny", 12, 16, func(x, y int) render.Color {
	shape := [...]string{
		"..oo....oo..",
		".owwo..owwo.",
		".owpo..opwo.",
		".owpo..opwo.",
		".owpo..opwo.",
		".owwoooowwo.",
		"..owwwwwwo..",
		".owwwwwwwwo.",
		".owkwwwwkwo.",
		".owwwnnwwwo.",
		".owpwwwwpwo.",
		"..owwwwwwo..",
		".owwwwwwwwo.",
		"owwowwwwowwo",
		"owwowwwwowwo",
		".oooooooooo.",
	}
	switch shape[y][x] {
	case 'o':
		return render.Hex(0x4a3b47)
	case 'w':
		return render.White
	case 'p':
		return render.Hex(0xffa9bd)
	case 'k':
		return render.Hex(0x201820)
	case 'n':
		return render.Hex(0xe8718d)
	}
	return render.Color{}
})
