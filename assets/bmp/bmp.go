// Package bmp makes a game's assets take pictures in BMP, of 1, 4, 8, 24 and 32 bits a pixel, not compressed:
//
//	import _ "github.com/krill2d/krill/assets/bmp"
//
//	var hero = render.File("hero.bmp")
//
// It is a package of its own so that games without BMP do not link the decoder, golang.org/x/image/bmp. The limits are those
// of package assets.
package bmp

import (
	"golang.org/x/image/bmp"

	"github.com/krill2d/krill/assets"
)

func init() {
	assets.Register(assets.Format{Magic: "BM", Config: bmp.DecodeConfig, Decode: bmp.Decode, Cost: 4})
}
