package film

import (
	"bytes"
	"errors"
	"hash/fnv"
	"image"
	"image/color"
	"image/gif"
	"math/rand/v2"
	"strings"
	"testing"
)

// few returns a picture of a few colours that moves.
func few(n int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	for y := range 40 {
		for x := range 60 {
			c := color.RGBA{0, 0, 0, 255}
			if x > n && x < n+9 && y > 10 && y < 20 {
				c = color.RGBA{uint8(y * 12), uint8(n * 7), 200, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// glow returns a picture of more colours than a GIF has: lights on black, which move.
func glow(n int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 160, 120))
	lights := [][5]int{{60 + n, 50, 255, 160, 90}, {110 - n, 70, 70, 150, 255}, {30, 90 - n, 90, 255, 120}}
	for y := range 120 {
		for x := range 160 {
			var sum [3]int
			for _, l := range lights {
				d := (x-l[0])*(x-l[0]) + (y-l[1])*(y-l[1])
				for k := range sum {
					sum[k] += l[2+k] * 300 / (300 + d*d/40)
				}
			}
			img.SetRGBA(x, y, color.RGBA{uint8(min(sum[0], 255)), uint8(min(sum[1], 255)), uint8(min(sum[2], 255)), 255})
		}
	}
	return img
}

// filmed returns the bytes of a GIF of n pictures.
func filmed(t testing.TB, n, delay int, picture func(n int) *image.RGBA) []byte {
	t.Helper()
	var b bytes.Buffer
	g := NewGIF(&b, delay, 0)
	for i := range n {
		if err := g.Add(picture(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shown is a picture of a decoded GIF and how long it is shown, in hundredths of a second.
type shown struct {
	img  *image.RGBA
	time int
}

// decoded plays a GIF with the decoder of the standard library.
func decoded(t testing.TB, data []byte) (list []shown) {
	t.Helper()
	all, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if all.LoopCount != 0 {
		t.Errorf("got a loop count of %d; want 0, for ever", all.LoopCount)
	}
	screen := image.NewRGBA(image.Rect(0, 0, all.Config.Width, all.Config.Height))
	for i, p := range all.Image {
		for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
			for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
				if c := p.At(x, y).(color.RGBA); c.A == 255 {
					screen.SetRGBA(x, y, c)
				}
			}
		}
		c := *screen
		c.Pix = bytes.Clone(screen.Pix)
		list = append(list, shown{&c, all.Delay[i]})
	}
	return list
}

func TestFewColorsAreExact(t *testing.T) {
	list := decoded(t, filmed(t, 20, 4, few))
	if len(list) != 20 {
		t.Fatalf("got %d pictures; want 20", len(list))
	}
	for i, s := range list {
		if !bytes.Equal(s.img.Pix, few(i).Pix) {
			t.Errorf("picture %d: got other pixels; want those that were given", i)
		}
		if s.time != 4 {
			t.Errorf("picture %d: got %d hundredths of a second; want 4", i, s.time)
		}
	}
}

func TestManyColorsAreClose(t *testing.T) {
	for i, s := range decoded(t, filmed(t, 10, 4, glow)) {
		want := glow(i)
		if worst := blurred(s.img, want); worst > 5 {
			t.Errorf("picture %d: got a mean of 8×8 pixels that is off by %d of 255; want at most 5", i, worst)
		}
		worst := 0
		for k, v := range s.img.Pix {
			worst = max(worst, int(v)-int(want.Pix[k]), int(want.Pix[k])-int(v))
		}
		if worst > 40 {
			t.Errorf("picture %d: got a pixel that is off by %d of 255; want at most 40", i, worst)
		}
	}
}

// blurred returns by how much the means of squares of 8×8 differ at most: what an eye sees from some way off.
func blurred(a, b *image.RGBA) (worst int) {
	for y := 0; y+8 <= a.Rect.Dy(); y += 8 {
		for x := 0; x+8 <= a.Rect.Dx(); x += 8 {
			for k := range 3 {
				sum := 0
				for i := range 64 {
					sum += int(a.Pix[(y+i/8)*a.Stride+(x+i%8)*4+k]) - int(b.Pix[(y+i/8)*b.Stride+(x+i%8)*4+k])
				}
				worst = max(worst, sum/64, -sum/64)
			}
		}
	}
	return worst
}

// Two colours of a palette and a pattern of them make what lies between: without it a slow ramp has bands.
func TestRampHasNoBands(t *testing.T) {
	ramp := image.NewRGBA(image.Rect(0, 0, 512, 64))
	for y := range 64 {
		for x := range 512 {
			ramp.SetRGBA(x, y, color.RGBA{uint8(x / 4), uint8(x / 3), uint8(x/2) ^ uint8(y/32*3), 255})
		}
	}
	got := decoded(t, filmed(t, 1, 4, func(int) *image.RGBA { return ramp }))[0].img
	if worst := blurred(got, ramp); worst > 1 {
		t.Errorf("got a ramp whose means are off by %d of 255; want at most 1", worst)
	}
}

func TestSamePicturesGiveSameBytes(t *testing.T) {
	a, b := filmed(t, 5, 4, glow), filmed(t, 5, 4, glow)
	if !bytes.Equal(a, b) {
		t.Error("got other bytes of the same pictures; want the same")
	}
	h := fnv.New64a()
	h.Write(a)
	if got, want := h.Sum64(), uint64(goldenGlow); got != want {
		t.Errorf("got a film with hash %#x; want %#x, as on every processor and system", got, want)
	}
}

func TestStillPicturesAreOne(t *testing.T) {
	list := decoded(t, filmed(t, 30, 4, func(n int) *image.RGBA { return few(n / 10) }))
	if len(list) != 3 {
		t.Fatalf("got %d pictures; want 3 that are shown for long", len(list))
	}
	for i, s := range list {
		if s.time != 40 {
			t.Errorf("picture %d: got %d hundredths of a second; want 40", i, s.time)
		}
	}
}

// A GIF's time is 16 bits: a film that stands still for longer says nothing, again.
func TestStillForLong(t *testing.T) {
	sum := 0
	for _, s := range decoded(t, filmed(t, 200, 1000, func(int) *image.RGBA { return few(0) })) {
		sum += s.time
	}
	if sum != 200_000 {
		t.Errorf("got %d hundredths of a second; want 200000", sum)
	}
}

// Where colours are few, a change of one of 255 is shown; where they are many, slow changes add up until they are.
func TestSlowChangesAreSeen(t *testing.T) {
	fade := func(n int) *image.RGBA {
		img := glow(0)
		for i := range img.Pix {
			if i&3 != 3 {
				img.Pix[i] = uint8(min(int(img.Pix[i])+n, 255))
			}
		}
		return img
	}
	list := decoded(t, filmed(t, 40, 4, fade))
	if worst := blurred(list[len(list)-1].img, fade(39)); worst > 5 {
		t.Errorf("got an end that is off by %d of 255; want at most 5", worst)
	}
}

func TestUnchangedPixelsCostLittle(t *testing.T) {
	still := func(n int) *image.RGBA {
		img := glow(0)
		img.SetRGBA(n, 7, color.RGBA{255, 255, 255, 255})
		return img
	}
	one, all := len(filmed(t, 1, 4, still)), len(filmed(t, 50, 4, still))
	if more := (all - one) / 49; more > 60 {
		t.Errorf("got %d bytes for a picture in which two pixels change; want at most 60", more)
	}
}

func TestAllColorsAtOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	noise := func(int) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, 200, 200))
		for i := range img.Pix {
			img.Pix[i] = uint8(r.Uint32())
		}
		return img
	}
	decoded(t, filmed(t, 3, 2, noise))
}

func TestSizes(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {1, 300}, {300, 1}, {7, 3}} {
		list := decoded(t, filmed(t, 2, 4, func(n int) *image.RGBA {
			img := image.NewRGBA(image.Rect(0, 0, size[0], size[1]))
			for i := range img.Pix {
				img.Pix[i] = uint8(n + i/4%size[0]*50)
			}
			return img
		}))
		if got := list[0].img.Rect.Max; got != image.Pt(size[0], size[1]) {
			t.Errorf("got a film of %v; want %v", got, size)
		}
	}
}

func TestPartOfPicture(t *testing.T) {
	whole := glow(0)
	part := whole.SubImage(image.Rect(40, 30, 60, 50)).(*image.RGBA)
	got := decoded(t, filmed(t, 1, 4, func(int) *image.RGBA { return part }))[0].img
	if worst := blurred(got, &image.RGBA{Pix: part.Pix, Stride: part.Stride, Rect: image.Rect(0, 0, 20, 20)}); worst > 2 {
		t.Errorf("got a part that is off by %d of 255; want at most 2", worst)
	}
}

// refusing is a disk that takes some bytes.
type refusing struct{ left int }

func (r *refusing) Write(p []byte) (int, error) {
	if r.left -= len(p); r.left < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(p), nil
}

func TestRefused(t *testing.T) {
	none := NewGIF(&bytes.Buffer{}, 4, 0)
	if err := none.Close(); err == nil || !strings.Contains(err.Error(), "no picture") {
		t.Errorf("got %v from a film of nothing; want that there is no picture", err)
	}
	other := NewGIF(&bytes.Buffer{}, 4, 0)
	other.Add(few(0))
	if err := other.Add(glow(0)); err == nil || !strings.Contains(err.Error(), "160×120 pixels, and the first 60×40") {
		t.Errorf("got %v from another size; want both sizes", err)
	}
	if err := other.Add(few(1)); err == nil {
		t.Error("got no error after an error; want the same again")
	}
	full := NewGIF(&refusing{3000}, 4, 0)
	var err error
	for i := 0; i < 100 && err == nil; i++ {
		err = full.Add(glow(i))
	}
	if err == nil || !strings.Contains(err.Error(), "no space left on device; try another disk") {
		t.Errorf("got %v from a full disk; want that it is full", err)
	}
	if closed := full.Close(); closed != err {
		t.Errorf("got %v from Close; want %v again", closed, err)
	}
}

func TestLimit(t *testing.T) {
	var b bytes.Buffer
	g := NewGIF(&b, 4, 20_000)
	var err error
	for i := 0; i < 100 && err == nil; i++ {
		err = g.Add(glow(i))
	}
	if !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "above 0.0 MB; try a shorter span") {
		t.Errorf("got %v; want that it is too large", err)
	}
	if b.Len() > 20_000 {
		t.Errorf("got %d bytes; want at most 20000", b.Len())
	}
}

func TestDelayIsChecked(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("got no panic from a delay of 0; want one")
		}
	}()
	NewGIF(&bytes.Buffer{}, 0, 0)
}

// After the first pictures a film allocates nothing but the palette's few slices.
func BenchmarkGlow(b *testing.B) {
	pictures := make([]*image.RGBA, 10)
	for i := range pictures {
		pictures[i] = glow(i)
	}
	g := NewGIF(&bytes.Buffer{}, 4, 0)
	for n := range b.N {
		g.Add(pictures[n%10])
	}
}

// Whatever bytes a picture has, the film can be read and shows what changed.
func FuzzGIF(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9}, uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, width uint8) {
		w := int(width)%16 + 1
		h := min(len(data)/w/3, 200)
		if h == 0 {
			return
		}
		decoded(t, filmed(t, 3, 4, func(n int) *image.RGBA {
			img := image.NewRGBA(image.Rect(0, 0, w, h))
			for i := range w * h {
				copy(img.Pix[i*4:], data[i*3:i*3+3])
				img.Pix[i*4+n] ^= uint8(n)
			}
			return img
		}))
	})
}
