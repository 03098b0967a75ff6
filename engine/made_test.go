package engine

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// Files that tests make.

type tuning struct{ Speed int }

func pngOf(w, h int, col color.Color) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		img.Set(i%w, i/w, col)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// wavOf returns 100 samples of one value.
func wavOf(v int16) []byte {
	b := []byte("RIFF\xec\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\xbb\x00\x00\x00\x77\x01\x00\x02\x00\x10\x00data\xc8\x00\x00\x00")
	for range 100 {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func tmxOf(tile int) []byte {
	return fmt.Appendf(nil, `<map version="1.10" orientation="orthogonal" width="1" height="1" tilewidth="8" tileheight="8">
<tileset firstgid="1" name="t" tilewidth="8" tileheight="8" tilecount="9" columns="3"><image source="hero.png" width="24" height="24"/></tileset>
<layer id="1" name="ground" width="1" height="1"><data encoding="csv">%d</data></layer></map>`, tile)
}
