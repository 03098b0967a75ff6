package assets

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
)

// The largest image that is decoded. What is beyond does not fit into the memory of a GPU, or is a bomb:
// a file of a few bytes that says it is gigapixels.
const (
	maxSide   = 8192       // pixels
	maxPixels = 64_000_000 // 64 Mpx, 256 MB decoded
)

// format is a kind of image file. They are listed here and not registered with the image package, so that what a
// game imports does not change what its assets may be.
type format struct {
	magic  string
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

var formats = [...]format{
	{"\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode},
	{"\xff\xd8", jpeg.DecodeConfig, jpeg.Decode},
	{"GIF8", gif.DecodeConfig, gif.Decode},
}

// Image returns a PNG, JPEG or GIF file decoded; of a GIF the first picture. An image above 8192 pixels a side or
// 64 million in all is refused before it is decoded.
func (f *Files) Image(name string) (image.Image, error) { return Load(f, name, DecodeImage) }

// DecodeImage does what [Files.Image] does, for a file that is in memory already.
func DecodeImage(data []byte) (image.Image, error) {
	for _, format := range formats {
		if bytes.HasPrefix(data, []byte(format.magic)) {
			return format.open(data)
		}
	}
	return nil, errors.New("it is no PNG, JPEG or GIF; try saving it as a PNG")
}

func (f *format) open(data []byte) (image.Image, error) {
	config, err := f.config(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	w, h := config.Width, config.Height
	if w > maxSide || h > maxSide || w*h > maxPixels {
		return nil, fmt.Errorf("it is %d×%d pixels; try at most %d a side and %d million in all", w, h, maxSide, maxPixels/1_000_000)
	}
	return f.decode(bytes.NewReader(data))
}
