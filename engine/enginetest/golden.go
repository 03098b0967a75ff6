package enginetest

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io/fs"
	"os"
	"testing"
)

// Tolerance is how far a picture may be from its golden one. Zero: not at all, which is right for what Krill draws, since
// that is the same on every processor.
type Tolerance struct {
	Channel int     // difference in red, green, blue or alpha that counts as none, of 255
	Share   float64 // of the pixels that may differ by more, 0 to 1
}

// Golden compares the picture that the game shows with the file testdata/golden/NAME.png, bit for bit. With -update the
// file is written instead. When they differ the test fails and goes on, and three pictures in testdata/failed show what
// was expected, what was drawn, and where they differ. In a build whose numbers cannot be compared it ends the test.
func (g *Game) Golden(name string) *Game {
	g.t.Helper()
	return g.GoldenWithin(name, Tolerance{})
}

// GoldenWithin is Golden with a tolerance.
func (g *Game) GoldenWithin(name string, tol Tolerance) *Game {
	g.t.Helper()
	GoldenImage(g.t, name, g.Image(), tol)
	return g
}

// GoldenImage compares any picture with testdata/golden/NAME.png, as Game.Golden does.
func GoldenImage(t testing.TB, name string, got image.Image, tol Tolerance) {
	t.Helper()
	path, picture := golden(t, name, ".png"), rgba(got)
	mustCompare(t, "golden picture "+name)
	want, err := readPNG(path)
	var d difference
	if err == nil {
		d = compare(picture, want)
	}
	switch good := err == nil && d.within(tol); {
	case good:
		forget(name+".expected.png", name+".actual.png", name+".difference.png")
	case Updating():
		if err := writeFile(path, encode(picture)); err != nil {
			t.Errorf("enginetest: golden picture %q: %v", name, err)
		}
	case errors.Is(err, fs.ErrNotExist):
		t.Errorf("enginetest: golden picture %q: got %s; want %s, which is not there yet\n\tif it is right: %s",
			name, leave(t, name+".actual.png", encode(picture)), path, again(t, " -update"))
	case err != nil:
		t.Errorf("enginetest: golden picture %q: %v", name, err)
	default:
		t.Errorf("enginetest: golden picture %q: %s", name, d.tell(t, name, path, picture, want))
	}
}

// tell leaves three pictures behind and says where.
func (d *difference) tell(t testing.TB, name, path string, got, want *image.RGBA) string {
	leave(t, name+".expected.png", encode(want))
	actual := leave(t, name+".actual.png", encode(got))
	return fmt.Sprintf("got %s; want %s\n\tgot: %s\n\twhere: %s\n\tif it is right: %s",
		d, path, actual, leave(t, name+".difference.png", encode(d.picture(want))), again(t, " -update"))
}

func readPNG(path string) (*image.RGBA, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return rgba(p), nil
}

// encode returns a picture as a file. It cannot fail: there are no pictures too large for it in memory.
func encode(p image.Image) []byte {
	var b bytes.Buffer
	_ = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, p)
	return b.Bytes()
}

// rgba returns a picture as packed RGBA with its corner at (0, 0).
func rgba(p image.Image) *image.RGBA {
	own := image.NewRGBA(image.Rectangle{Max: p.Bounds().Size()})
	draw.Draw(own, own.Rect, p, p.Bounds().Min, draw.Src)
	return own
}
