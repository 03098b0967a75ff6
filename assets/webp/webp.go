// Package webp makes a game's assets take pictures in WebP, lossy and lossless, with and without alpha:
//
//	import _ "github.com/krill2d/krill/assets/webp"
//
//	var hero = render.File("hero.webp")
//
// It is a package of its own so that games without WebP do not link the decoder, golang.org/x/image/webp. The limits are
// those of package assets, with 8 bytes a pixel, so 50 million pixels. An animated file is an error: save it as a GIF, for
// render/gif, or as a sheet.
package webp

import (
	"golang.org/x/image/webp"

	"github.com/krill2d/krill/assets"
)

func init() {
	assets.Register(assets.Format{Magic: "RIFF????WEBP", Config: webp.DecodeConfig, Decode: webp.Decode, Cost: 8})
}
