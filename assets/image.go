package assets

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
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
	maxMemory = 384 << 20  // bytes that decoding takes
)

// Format is a kind of image file. They are listed here and not registered with the image package, so that what a
// game imports for something else does not change what its assets may be.
type Format struct {
	Magic  string // how a file of it begins; '?' stands for any byte
	Config func(io.Reader) (image.Config, error)
	Decode func(io.Reader) (image.Image, error)
	// Cost is how many bytes Decode takes for a pixel, the result included; zero: as many as Config's colours say.
	Cost int
}

// formats are those that are linked into every game, and what Register adds.
var formats = []Format{
	{Magic: "\x89PNG\r\n\x1a\n", Config: png.DecodeConfig, Decode: png.Decode},
	{Magic: "\xff\xd8", Config: jpeg.DecodeConfig, Decode: jpeg.Decode},
	{Magic: "GIF8", Config: gif.DecodeConfig, Decode: gif.Decode},
}

// Register adds a format to those that Image reads: for packages below this one, such as assets/webp, which do so when they
// are imported. It must not be called when files are being read.
func Register(f Format) { formats = append(formats, f) }

// Image returns a PNG, JPEG or GIF file decoded, of a GIF the first picture, or one of a format whose package is imported:
// assets/webp, assets/bmp. An image above 8192 pixels a side, 64 million in all or 384 MB to decode, which half as many
// pixels of 16 bits or in a progressive JPEG take, is refused before it is decoded.
func (f *Files) Image(name string) (image.Image, error) { return Load(f, name, DecodeImage) }

// DecodeImage does what [Files.Image] does, for a file that is in memory already.
func DecodeImage(data []byte) (image.Image, error) {
	for i := range formats {
		if begins(data, formats[i].Magic) {
			return formats[i].open(data)
		}
	}
	for _, other := range [...]struct{ magic, name, pkg string }{{"RIFF????WEBP", "WebP", "webp"}, {"BM", "BMP", "bmp"}} {
		if begins(data, other.magic) {
			return nil, fmt.Errorf("it is a %s; try import _ \"github.com/krill2d/krill/assets/%s\", or save it as a PNG", other.name, other.pkg)
		}
	}
	return nil, errors.New("it is no PNG, JPEG or GIF; try saving it as a PNG")
}

// begins reports whether a file begins as a format does.
func begins(data []byte, magic string) bool {
	if len(data) < len(magic) {
		return false
	}
	for i := range len(magic) {
		if magic[i] != '?' && magic[i] != data[i] {
			return false
		}
	}
	return true
}

func (f *Format) open(data []byte) (image.Image, error) {
	config, err := f.Config(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	w, h := config.Width, config.Height
	if w < 1 || h < 1 {
		return nil, errors.New("it has no pixels; try saving it again")
	}
	if w > maxSide || h > maxSide || w*h > maxPixels {
		return nil, fmt.Errorf("it is %d×%d pixels; try at most %d a side and %d million in all", w, h, maxSide, maxPixels/1_000_000)
	}
	if cost := w * h * f.cost(data, config.ColorModel); cost > maxMemory {
		return nil, fmt.Errorf("it is %d×%d pixels, which take %d MB to decode; try at most %d MB: fewer pixels, 8 bits for a colour, no progressive JPEG",
			w, h, cost>>20, maxMemory>>20)
	}
	return f.Decode(bytes.NewReader(data))
}

// cost returns how many bytes a pixel takes while it is decoded.
func (f *Format) cost(data []byte, model color.Model) int {
	switch {
	case f.Cost > 0:
		return f.Cost
	case progressive(data):
		return 15 // twelve for the coefficients of three channels
	case model == color.NRGBA64Model || model == color.RGBA64Model:
		return 8
	}
	return 4
}

// progressive reports whether a file is a JPEG that is kept whole in memory before the first pixel comes.
func progressive(data []byte) bool {
	if !begins(data, "\xff\xd8") {
		return false
	}
	for at := 2; at+3 < len(data) && data[at] == 0xff; {
		kind := data[at+1]
		switch {
		case kind == 0xc2:
			return true
		case kind == 0xff: // a filler
			at++
		case kind == 0xc0 || kind == 0xc1 || kind == 0xda:
			return false
		default:
			at += 2 + (int(data[at+2])<<8 | int(data[at+3]))
		}
	}
	return false
}
