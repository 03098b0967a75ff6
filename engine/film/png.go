package film

import (
	"image"
	"image/png"
	"io"
)

// PNG writes a picture as it is. The same picture gives the same bytes with the same version of Go.
func PNG(w io.Writer, img image.Image) error {
	e := png.Encoder{CompressionLevel: png.BestCompression}
	return e.Encode(w, img)
}
