package film

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestDelay(t *testing.T) {
	for fps, want := range map[float64]int{60: 2, 50: 2, 1000: 2, 33.3: 3, 30: 3, 25: 4, 24: 4, 20: 5, 10: 10, 1: 100, 0.1: 100, 0: 4, -3: 4} {
		if got := Delay(fps); got != want {
			t.Errorf("%v pictures a second: got %d hundredths of a second each; want %d", fps, got, want)
		}
	}
}

// However long a film is, each of its pictures shows the tick that is nearest to its time.
func TestTickDoesNotDrift(t *testing.T) {
	for _, tps := range []int{30, 50, 60, 100, 144} {
		for delay := 2; delay <= 5; delay++ {
			for n := range 100_000 {
				exact := float64(n*delay*tps) / 100
				if off := float64(Tick(n, delay, tps)) - exact; off > 0.5 || off < -0.5 {
					t.Fatalf("picture %d, of %d hundredths of a second at %d ticks a second: got one %.2f ticks off; want at most half a tick", n, delay, tps, off)
				}
			}
		}
	}
}

func TestEnlarge(t *testing.T) {
	small := few(3)
	big := (&Scaler{Factor: 3}).Scale(small)
	if got := big.Rect.Max; got != image.Pt(180, 120) {
		t.Fatalf("got %v; want 180×120", got)
	}
	for y := range 120 {
		for x := range 180 {
			if got, want := big.RGBAAt(x, y), small.RGBAAt(x/3, y/3); got != want {
				t.Fatalf("pixel %d, %d: got %v; want %v", x, y, got, want)
			}
		}
	}
}

// By brute force: each pixel of a small picture is the mean of a square of the same large one.
func TestShrinkByWhole(t *testing.T) {
	big := glow(0)
	s := Scaler{Factor: 0.25}
	for range 2 { // the second time with what is kept
		small := s.Scale(big)
		if got := small.Rect.Max; got != image.Pt(40, 30) {
			t.Fatalf("got %v; want 40×30", got)
		}
		for y := range 30 {
			for x := range 40 {
				sum := 8
				for i := range 16 {
					sum += int(big.RGBAAt(x*4+i%4, y*4+i/4).G)
				}
				if got, want := int(small.RGBAAt(x, y).G), sum/16; got != want {
					t.Fatalf("pixel %d, %d: got %d; want the mean %d", x, y, got, want)
				}
			}
		}
	}
}

func TestShrinkKeepsEvenColors(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 97, 61))
	for i := range img.Pix {
		img.Pix[i] = []uint8{200, 3, 77, 255}[i%4]
	}
	for _, factor := range []float64{0.01, 0.3, 0.5, 0.77, 1} {
		small := (&Scaler{Factor: factor}).Scale(img)
		for y := range small.Rect.Dy() {
			for x := range small.Rect.Dx() {
				if got, want := small.RGBAAt(x, y), (color.RGBA{200, 3, 77, 255}); got != want {
					t.Fatalf("factor %v: got %v; want %v", factor, got, want)
				}
			}
		}
	}
}

func TestScalerAllocatesNothing(t *testing.T) {
	img := glow(0)
	for _, factor := range []float64{2, 0.4} {
		s := Scaler{Factor: factor}
		s.Scale(img)
		if n := testing.AllocsPerRun(5, func() { s.Scale(img) }); n != 0 {
			t.Errorf("factor %v: got %v allocations; want 0", factor, n)
		}
	}
}

func TestPNGIsExact(t *testing.T) {
	var b bytes.Buffer
	given := glow(1)
	if err := PNG(&b, given); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	for y := range 120 {
		for x := range 160 {
			if got, want := color.RGBAModel.Convert(img.At(x, y)), given.At(x, y); got != want {
				t.Fatalf("pixel %d, %d: got %v; want %v", x, y, got, want)
			}
		}
	}
}

// names lists what lies in a folder.
func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	found, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		list = append(list, f.Name())
	}
	return list
}

func TestCreateGIF(t *testing.T) {
	dir := t.TempDir()
	f, err := Create(filepath.Join(dir, "new", "a.gif"), Options{Scale: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if err := f.Add(few(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f.Drop()
	if got := names(t, filepath.Join(dir, "new")); !slices.Equal(got, []string{"a.gif"}) {
		t.Fatalf("got %q; want a.gif alone", got)
	}
	data, err := os.ReadFile(filepath.Join(dir, "new", "a.gif"))
	if err != nil {
		t.Fatal(err)
	}
	if list := decoded(t, data); len(list) != 3 || list[0].img.Rect.Max != image.Pt(30, 20) || list[0].time != 4 {
		t.Errorf("got %d pictures of %v; want 3 of 30×20, 4 hundredths of a second each", len(list), list[0].img.Rect.Max)
	}
}

func TestCreateSequence(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "frames")
	f, err := Create(dir+"/", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if err := f.Add(few(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, dir), []string{"frames-0001.png", "frames-0002.png", "frames-0003.png"}; !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
	if _, err := Create(dir, Options{}); err == nil || !strings.Contains(err.Error(), "frames-0001.png is in it already; try a new folder") {
		t.Errorf("got %v for a folder in use; want it refused", err)
	}
}

func TestCreateRefuses(t *testing.T) {
	for name, o := range map[string]Options{"a.mp4": {}, "a.gif": {Scale: 1.5}, "b.gif": {Scale: -1}, "c.gif": {Scale: 17}} {
		if _, err := Create(filepath.Join(t.TempDir(), name), o); err == nil || !strings.Contains(err.Error(), "; try ") {
			t.Errorf("%s %+v: got %v; want what to try", name, o, err)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	os.WriteFile(file, nil, 0o644)
	for _, name := range []string{"/a.gif", "/frames/"} {
		if _, err := Create(file+name, Options{}); err == nil {
			t.Errorf("got no error for a film below a file; want one")
		}
	}
}

// A film that fails leaves what was there before.
func TestFailedFilmLeavesTheOldOne(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.gif")
	os.WriteFile(name, []byte("old"), 0o644)
	for what, spoil := range map[string]func(f *Film) error{
		"too large": func(f *Film) (err error) {
			for i := 0; i < 100 && err == nil; i++ {
				err = f.Add(glow(i))
			}
			f.Close()
			return err
		},
		"empty":   func(f *Film) error { return f.Close() },
		"dropped": func(f *Film) error { f.Add(few(0)); f.Drop(); return os.ErrClosed },
	} {
		f, err := Create(name, Options{Limit: 5000})
		if err != nil {
			t.Fatal(err)
		}
		if err := spoil(f); err == nil {
			t.Errorf("%s: got no error; want one", what)
		}
		if data, _ := os.ReadFile(name); string(data) != "old" || len(names(t, dir)) != 1 {
			t.Errorf("%s: got %q and files %q; want the old one alone", what, data, names(t, dir))
		}
	}
}
