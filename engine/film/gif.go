package film

import (
	"compress/lzw"
	"errors"
	"fmt"
	"image"
	"io"
)

const (
	maxColors = 256   // of a picture
	maxDelay  = 65535 // hundredths of a second
	tolerance = 1     // of 255: a change that may be left out where there are too many colours
)

// ErrTooLarge is in the error of a film that would be larger than it may be.
var ErrTooLarge = errors.New("too large")

// GIF writes a film that begins again at its end. Make one with [NewGIF].
type GIF struct {
	w       io.Writer
	err     error
	written int64 // bytes
	limit   int64 // bytes; zero: none
	delay   int   // of each picture, hundredths of a second
	size    image.Point
	count   int // pictures that were added

	shown  []rgb // the colours that were asked for where the film shows something now
	next   []rgb // the picture at hand
	pixels []uint8
	colors colors
	packed blocks
	lzw    *lzw.Writer
	wait   int // hundredths of a second that the last picture is shown
}

// NewGIF returns a film of no pictures. Each is shown for delay hundredths of a second: see [Delay]. When it would be
// larger than limit bytes, Add returns an error that is [ErrTooLarge]; zero means no limit.
func NewGIF(w io.Writer, delay int, limit int64) *GIF {
	if delay < 1 || delay > maxDelay {
		panic(fmt.Sprintf("film: NewGIF: a delay of %d hundredths of a second; want 1 to %d", delay, maxDelay))
	}
	return &GIF{w: w, delay: delay, limit: limit}
}

// Add adds a picture, of which nothing is kept. All have the size of the first, at most 65535 pixels each way.
// After an error nothing more is written, and each further call returns it again.
func (g *GIF) Add(img *image.RGBA) error {
	size := img.Rect.Size()
	if g.err == nil && g.count == 0 {
		g.begin(size)
	}
	if g.err == nil && size != g.size {
		g.err = fmt.Errorf("film: add picture %d: it has %d×%d pixels, and the first %d×%d; try a film of one size",
			g.count+1, size.X, size.Y, g.size.X, g.size.Y)
	}
	if g.err != nil {
		return g.err
	}
	g.take(img)
	g.count++
	if area, more := g.changes(); len(g.colors.list) > 0 || g.wait+g.delay > maxDelay {
		g.finish()
		g.pack(area, more, g.palette())
	}
	g.wait += g.delay
	return g.err
}

// Close ends the film. It does not close the writer. A film of no pictures is an error.
func (g *GIF) Close() error {
	if g.err == nil && g.count == 0 {
		g.err = errors.New("film: write GIF: there is no picture in it; try a longer span")
	}
	g.finish()
	g.write([]byte{0x3b})
	return g.err
}

func (g *GIF) begin(size image.Point) {
	if size.X < 1 || size.Y < 1 || size.X > 65535 || size.Y > 65535 {
		g.err = fmt.Errorf("film: add picture: it has %d×%d pixels; a GIF has 1 to 65535 each way", size.X, size.Y)
		return
	}
	g.size = size
	g.shown, g.next = make([]rgb, size.X*size.Y), make([]rgb, size.X*size.Y)
	g.pixels = make([]uint8, size.X*size.Y)
	for i := range g.shown {
		g.shown[i] = ^rgb(0) // nothing: all of the first picture is a change
	}
	head := append([]byte("GIF89a"), byte(size.X), byte(size.X>>8), byte(size.Y), byte(size.Y>>8), 0, 0, 0)
	head = append(head, "\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"...) // again and again
	g.write(head)
}

// take copies a picture's colours. What it lacks of opacity is black.
func (g *GIF) take(img *image.RGBA) {
	for y := range g.size.Y {
		from, to := row(img, y), g.next[y*g.size.X:][:g.size.X]
		for x := range to {
			to[x] = rgb(from[x*4])<<16 | rgb(from[x*4+1])<<8 | rgb(from[x*4+2])
		}
	}
}

// differ reports whether one channel of two colours differs by more than so much.
func differ(a, b rgb, more int) bool {
	if a == b {
		return false
	}
	if more == 0 || b == ^rgb(0) {
		return true
	}
	ar, ag, ab := a.parts()
	br, bg, bb := b.parts()
	return max(ar-br, br-ar, ag-bg, bg-ag, ab-bb, bb-ab) > more
}

// changes returns the smallest rectangle with all that changed, and by how much more than that, and counts the colours.
func (g *GIF) changes() (area image.Rectangle, more int) {
	area = g.changed(0)
	if len(g.colors.list) >= maxColors {
		more = tolerance
		area = g.changed(more)
	}
	if area.Empty() {
		area = image.Rect(0, 0, 1, 1) // of a picture that says only that nothing changed
	}
	return area, more
}

// changed returns the smallest rectangle with all that changed by more than so much, and counts the colours there.
func (g *GIF) changed(more int) image.Rectangle {
	g.colors.clear(len(g.next))
	area := image.Rectangle{Min: g.size}
	for y := range g.size.Y {
		next, shown := g.next[y*g.size.X:][:g.size.X], g.shown[y*g.size.X:][:g.size.X]
		for x, c := range next {
			if !differ(c, shown[x], more) {
				continue
			}
			g.colors.at(c).count++
			area.Min.X, area.Max.X = min(area.Min.X, x), max(area.Max.X, x+1)
			area.Min.Y, area.Max.Y = min(area.Min.Y, y), y+1
		}
	}
	return area
}

// palette returns the colours for what changed and notes what each counted colour becomes.
func (g *GIF) palette() []rgb {
	list := g.colors.list
	if len(list) < maxColors {
		for i, c := range list {
			g.colors.at(c).mix = mix{a: uint8(i)}
		}
		return list
	}
	count := make([]counted, len(list))
	for i, c := range list {
		r, gr, b := c.parts()
		count[i] = counted{[3]int{r, gr, b}, int64(g.colors.at(c).count)}
	}
	chosen := palette(count, maxColors-1)
	m := newMatcher(chosen)
	for _, c := range list {
		g.colors.at(c).mix = m.mix(c)
	}
	return chosen
}

// pack compresses the picture: a number of the palette for what changed, and the one after them for what did not.
func (g *GIF) pack(area image.Rectangle, more int, palette []rgb) {
	pixels := g.pixels[:0]
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			i := y*g.size.X + x
			if !differ(g.next[i], g.shown[i], more) {
				pixels = append(pixels, uint8(len(palette)))
				continue
			}
			g.shown[i] = g.next[i]
			pixels = append(pixels, g.colors.at(g.next[i]).mix.at(x, y))
		}
	}
	g.packed.frame(area, palette)
	bits := max(2, bitsFor(len(palette)+1))
	g.packed.data = append(g.packed.data, byte(bits))
	if g.lzw == nil {
		g.lzw = lzw.NewWriter(&g.packed, lzw.LSB, bits).(*lzw.Writer)
	} else {
		g.lzw.Reset(&g.packed, lzw.LSB, bits)
	}
	g.lzw.Write(pixels) // into memory, where nothing fails
	g.lzw.Close()
	g.packed.end()
}

// finish writes the picture that waits, now that its time is known.
func (g *GIF) finish() {
	if g.wait > 0 && g.err == nil {
		g.write(g.packed.timed(g.wait))
	}
	g.wait = 0
}

func (g *GIF) write(data []byte) {
	if g.err != nil {
		return
	}
	if g.limit > 0 && g.written+int64(len(data)) > g.limit {
		g.err = fmt.Errorf("film: write GIF: after %.1f s it is %w, above %.1f MB; try a shorter span, fewer pictures a second or a smaller scale",
			float64(g.count*g.delay)/100, ErrTooLarge, float64(g.limit)/1e6)
		return
	}
	n, err := g.w.Write(data)
	g.written += int64(n)
	if err != nil {
		g.err = fmt.Errorf("film: write GIF: %w; try another disk or folder", err)
	}
}
