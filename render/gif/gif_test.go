package gif

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

var colors = color.Palette{color.Transparent, color.NRGBA{R: 255, A: 255}, color.NRGBA{G: 255, A: 255}, color.NRGBA{B: 255, A: 255}}

// part is a frame of one colour in a part of the picture.
func part(x, y, w, h int, c uint8) *image.Paletted {
	p := image.NewPaletted(image.Rect(x, y, x+w, y+h), colors)
	for i := range p.Pix {
		p.Pix[i] = c
	}
	return p
}

// moving is a file of four frames, each of which leaves another thing behind.
func moving(t testing.TB, loops int) []byte {
	t.Helper()
	var b bytes.Buffer
	err := gif.EncodeAll(&b, &gif.GIF{
		Image:     []*image.Paletted{part(0, 0, 3, 2, 1), part(1, 0, 1, 2, 2), part(0, 1, 3, 1, 3), part(2, 0, 1, 1, 2)},
		Delay:     []int{10, 0, 25, 1},
		Disposal:  []byte{gif.DisposalNone, gif.DisposalPrevious, gif.DisposalBackground, gif.DisposalNone},
		LoopCount: loops, Config: image.Config{ColorModel: colors, Width: 3, Height: 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func letters(img image.Image) string {
	s := ""
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			switch r, g, b, a := img.At(x, y).RGBA(); {
			case a == 0:
				s += "."
			case r > 0:
				s += "r"
			case g > 0:
				s += "g"
			case b > 0:
				s += "b"
			}
		}
		s += " "
	}
	return strings.TrimSpace(s)
}

func TestFramesAreWhole(t *testing.T) {
	all, err := frames(moving(t, 0))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range all {
		got = append(got, letters(f))
	}
	if want := []string{"rrr rrr", "rgr rgr", "rrr bbb", "rrg ..."}; !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
}

func TestClip(t *testing.T) {
	for loops, times := range map[int]int{0: 0, -1: 1, 2: 3} {
		c := File("moving" + strconv.Itoa(loops) + ".gif")
		a := c.Anim()
		if err := c.Load(func(string) ([]byte, error) { return moving(t, loops), nil }); err != nil {
			t.Fatal(err)
		}
		clip, _ := a.Clip()
		var secs []float64
		for _, f := range clip.Frames {
			secs = append(secs, f.Sec)
		}
		if !slices.Equal(secs, []float64{0.1, 0.1, 0.25, 0.1}) || clip.Times != times || clip.Image != c.Image() {
			t.Errorf("%d loops: got %v, %d times; want 0.1 0.1 0.25 0.1, %d times", loops, secs, clip.Times, times)
		}
	}
	if (File("").Image() != render.Image{}) || (File("").Anim() != anim.Anim{}) || File("").Load(nil) != nil {
		t.Error("the zero Sheet: got something of it; want nothing")
	}
}

func TestErrors(t *testing.T) {
	large := moving(t, 0)
	large[6], large[7], large[8], large[9] = 0xff, 0x1f, 0xff, 0x1f
	outside := moving(t, 0)
	outside[6] = 2
	for want, data := range map[string][]byte{
		"it is no GIF; try saving it as one":                                                 []byte("GIF or not"),
		"its end is missing; try saving it again":                                            moving(t, 0)[:90],
		"it has 0 frames of 3×2 pixels; try at least one pixel":                              append(moving(t, 0)[:25], 0x3b),
		"it has 4 frames of 8191×8191 pixels; try at most 8192 a side and 25 million in all": large,
		"a frame lies outside of the picture; try saving it again":                           outside,
	} {
		err := File("x.gif").Load(func(string) ([]byte, error) { return data, nil })
		if err == nil || err.Error() != `gif: load "x.gif": `+want {
			t.Errorf("got %v; want %s", err, want)
		}
		if _, err := frames(data); err == nil {
			t.Errorf("frames: got no error; want %s", want)
		}
	}
	if err := File("x.gif").Load(func(string) ([]byte, error) { return nil, fs.ErrNotExist }); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("gone: got %v", err)
	}
	a := render.NewAtlas(nil)
	a.ReadFile = func(string) ([]byte, error) { return moving(t, 0), nil }
	if w, h := a.Size(File("image.gif").Image()); w != 3 || h != 2 || len(a.Errs()) > 0 {
		t.Errorf("image: got %d×%d; want 3×2", w, h)
	}
}

// realFiles reads those that come with the Go distribution (BSD).
func realFiles(t testing.TB) (files [][]byte) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("skipped: find folders of others: no processes here")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob(strings.TrimSpace(string(root)) + "/src/image/testdata/*.gif")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, data)
	}
	if len(files) == 0 {
		t.Skip("skipped: read the pictures of Go's own tests: this Go came without them")
	}
	return files
}

// agree compares what is scanned with what the decoder finds, which may have more to complain about.
func agree(t *testing.T, data []byte) error {
	t.Helper()
	d, err := scan(data)
	if err != nil {
		return err
	}
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		return err
	}
	times := max(g.LoopCount+1, 0)
	switch g.LoopCount {
	case 0:
		times = 0
	case -1:
		times = 1
	}
	if !slices.Equal(d.delays, g.Delay) || d.w != g.Config.Width || d.h != g.Config.Height || d.times != times {
		t.Errorf("got %+v; want delays %v, %d×%d, %d times", d, g.Delay, g.Config.Width, g.Config.Height, times)
	}
	_, err = frames(data)
	return err
}

func TestRealFiles(t *testing.T) {
	for i, data := range realFiles(t) {
		if err := agree(t, data); err != nil {
			t.Errorf("file %d: %v", i, err)
		}
	}
}

// mutations is how many broken files are tried: make fuzz says 10000.
func mutations() int {
	if n, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && n > 0 {
		return n
	}
	return 1000
}

// TestBrokenFiles changes files of ours and of others. None may end the program or take all memory.
func TestBrokenFiles(t *testing.T) {
	all := append(realFiles(t), moving(t, 0), moving(t, -1), moving(t, 3))
	n, broken, worst, most := mutations(), 0, time.Duration(0), uint64(0)
	var before, after runtime.MemStats
	for i := range n {
		rnd := rand.New(rand.NewPCG(uint64(i), 3))
		data := slices.Clone(all[i%len(all)])
		for range 1 + rnd.IntN(4) {
			data[rnd.IntN(min(len(data), 1000))] = []byte{0, 1, 2, 0x21, 0x2c, 0x3b, 0xf9, 0xff, byte(rnd.Uint32())}[rnd.IntN(9)]
		}
		if rnd.IntN(12) == 0 {
			data = data[:rnd.IntN(len(data))]
		}
		runtime.ReadMemStats(&before)
		start := time.Now()
		if agree(t, data) != nil {
			broken++
		}
		worst = max(worst, time.Since(start))
		runtime.ReadMemStats(&after)
		most = max(most, after.TotalAlloc-before.TotalAlloc)
	}
	t.Logf("%d of %d files cannot be read; the slowest took %v, the largest %d MB", broken, n, worst, most>>20)
	if broken < n/10 || broken > n*99/100 || most > 512<<20 || worst > 10*time.Second {
		t.Errorf("got %d of %d broken, %v, %d MB; want some of both kinds, and at most 512 MB", broken, n, worst, most>>20)
	}
}

func FuzzAnimatedGIF(f *testing.F) {
	f.Add(moving(f, 0))
	f.Add(moving(f, -1))
	f.Fuzz(func(t *testing.T, data []byte) { _ = agree(t, data) })
}

func TestSheetsHaveNames(t *testing.T) {
	if got, none := File("hero.gif").String(), (Sheet{}).String(); got != "hero.gif" || none != "none" {
		t.Errorf("got %q and %q; want the file's name, and none", got, none)
	}
}
