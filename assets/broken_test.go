package assets_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/krill2d/krill/assets"
	_ "github.com/krill2d/krill/assets/bmp"
	_ "github.com/krill2d/krill/assets/webp"
)

// realFiles reads pictures that others have made: of the Go distribution, which has PngSuite of W. van Schaik (free to copy)
// and its own, and of the module golang.org/x/image (both BSD).
func realFiles(t testing.TB, pattern string) (names []string, files [][]byte) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("skipped: find folders of others: no processes here")
	}
	folder := func(args ...string) string {
		dir, err := exec.Command("go", args...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(dir))
	}
	goroot, module := folder("env", "GOROOT"), folder("list", "-m", "-f", "{{.Dir}}", "golang.org/x/image")
	if _, err := os.Stat(goroot + "/src/image/testdata"); err != nil {
		t.Skip("skipped: read the pictures of Go's own tests: this Go came without them")
	}
	for _, dir := range []string{goroot + "/src/image/testdata/", goroot + "/src/image/png/testdata/", goroot + "/src/image/png/testdata/pngsuite/", module + "/testdata/"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, data)
	}
	return names, files
}

func open(data []byte) (image.Image, error) {
	return assets.New(assets.Mount{Name: "files", FS: fstest.MapFS{"x": {Data: data}}}).Image("x")
}

// TestRealPictures reads those of all kinds: interlaced, of 1 to 16 bits, in colours, grey and palettes, CMYK, progressive.
func TestRealPictures(t *testing.T) {
	for pattern, want := range map[string]int{"*.png": 70, "*.jpeg": 20, "*.gif": 4, "*.webp": 12, "*.bmp": 6} {
		names, files := realFiles(t, pattern)
		if len(files) < want {
			t.Errorf("%s: got %d files; want at least %d", pattern, len(files), want)
		}
		for i, data := range files {
			img, err := open(data)
			if strings.Contains(names[i], "invalid") || strings.Contains(names[i], "truncated") {
				continue // they are broken, some more than others
			}
			if err != nil || img.Bounds().Empty() {
				t.Errorf("%s: got %v, %v; want the picture", names[i], img, err)
			}
		}
	}
}

// TestSamePictureInEveryFormat compares files with the PNG of the same picture that lies beside them.
func TestSamePictureInEveryFormat(t *testing.T) {
	for _, pattern := range []string{"*.bmp", "*.lossless.webp", "*.cmyk.jpeg", "*.rgb.jpeg"} {
		names, files := realFiles(t, pattern)
		for i, data := range files {
			base := strings.TrimSuffix(names[i], filepath.Ext(names[i]))
			same, err := os.ReadFile(base + ".png")
			if err != nil {
				if same, err = os.ReadFile(strings.TrimSuffix(base, ".lossless") + ".png"); err != nil {
					continue
				}
			}
			want, _ := open(same)
			got, err := open(data)
			if err != nil || got.Bounds().Size() != want.Bounds().Size() {
				t.Errorf("%s: got %v; want the picture", names[i], err)
				continue
			}
			if off := apart(got, want); off > 6 { // a JPEG is not exact
				t.Errorf("%s: got a mean difference of %v of 255; want at most 6", names[i], off)
			}
		}
	}
}

// apart returns the mean difference of two pictures, of 255.
func apart(a, b image.Image) float64 {
	sum, size := 0.0, a.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			p := color.NRGBAModel.Convert(a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y)).(color.NRGBA)
			q := color.NRGBAModel.Convert(b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y)).(color.NRGBA)
			if p.A > 0 || q.A > 0 {
				for _, d := range [...]int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B), int(p.A) - int(q.A)} {
					sum += float64(max(d, -d))
				}
			}
		}
	}
	return sum / float64(4*size.X*size.Y)
}

// pngChunks takes a PNG apart; what is left over is lost.
func pngChunks(file []byte) (kinds []string, bodies [][]byte) {
	for at := 8; at+12 <= len(file); {
		n := int(binary.BigEndian.Uint32(file[at:]))
		if n > len(file)-at-12 {
			break
		}
		kinds, bodies = append(kinds, string(file[at+4:at+8])), append(bodies, slices.Clone(file[at+8:at+8+n]))
		at += 12 + n
	}
	return kinds, bodies
}

// repaired puts a PNG together again, with lengths and checksums that are right.
func repaired(kinds []string, bodies [][]byte) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	for i, body := range bodies {
		out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
		start := len(out)
		out = append(append(out, kinds[i]...), body...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
	}
	return out
}

// mutatedPNG changes bytes in chunks, and in pixels before they are packed, and repairs the checksums.
func mutatedPNG(file []byte, rnd *rand.Rand) []byte {
	kinds, bodies := pngChunks(file)
	if len(kinds) == 0 {
		return scramble(file, rnd)
	}
	n := rnd.IntN(len(bodies))
	if i := slices.Index(kinds, "IDAT"); i >= 0 && rnd.IntN(2) == 0 {
		z, err := zlib.NewReader(bytes.NewReader(bodies[i]))
		if err == nil {
			raw, _ := io.ReadAll(z) // of the first chunk, which may be a part
			if len(raw) > 0 {
				var b bytes.Buffer
				w := zlib.NewWriter(&b)
				_, _ = w.Write(scramble(raw, rnd))
				_ = w.Close()
				bodies[i] = b.Bytes()
			}
		}
	} else if len(bodies[n]) > 0 {
		bodies[n] = scramble(bodies[n], rnd)
	}
	if rnd.IntN(12) == 0 {
		m := rnd.IntN(len(bodies))
		kinds[n], kinds[m], bodies[n], bodies[m] = kinds[m], kinds[n], bodies[m], bodies[n]
	}
	return repaired(kinds, bodies)
}

// scramble changes a few bytes, most of them at the start, or cuts the end off.
func scramble(file []byte, rnd *rand.Rand) []byte {
	out := slices.Clone(file)
	for range 1 + rnd.IntN(6) {
		at := rnd.IntN(len(out))
		if rnd.IntN(2) == 0 {
			at = rnd.IntN(min(len(out), 64))
		}
		out[at] = byte(rnd.Uint32())
		if rnd.IntN(3) == 0 {
			out[at] = []byte{0, 1, 2, 4, 8, 0x7f, 0x80, 0xff}[rnd.IntN(8)]
		}
	}
	if rnd.IntN(15) == 0 {
		out = out[:1+rnd.IntN(len(out))]
	}
	return out
}

// mutations is how many broken files are tried of each kind: make fuzz says 10000.
func mutations() int {
	if n, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && n > 0 {
		return n
	}
	return 1000
}

// TestBrokenPictures changes pictures of others, of each format. None may end the program or take all memory.
func TestBrokenPictures(t *testing.T) {
	for _, format := range []string{"png", "gif", "webp", "bmp", "jpeg"} {
		t.Run(format, func(t *testing.T) {
			_, all := realFiles(t, "*."+format)
			all = slices.DeleteFunc(all, func(f []byte) bool { return len(f) > 20_000 })
			n, broken, worst, most := mutations(), 0, time.Duration(0), uint64(0)
			for i := range n {
				rnd := rand.New(rand.NewPCG(uint64(i), 7))
				file := scramble
				if format == "png" {
					file = mutatedPNG
				}
				took, bytes, err := measured(file(all[i%len(all)], rnd))
				if err != nil {
					broken++
				}
				worst, most = max(worst, took), max(most, bytes)
			}
			t.Logf("%d of %d files, from %d, cannot be read; the slowest took %v, the largest %d MB", broken, n, len(all), worst, most>>20)
			if broken < n/20 || broken > n*99/100 || most > 512<<20 || worst > 10*time.Second {
				t.Errorf("got %d of %d broken, %v, %d MB; want some of both kinds, and at most 512 MB", broken, n, worst, most>>20)
			}
		})
	}
}

// measured opens a file and returns how long that takes and how many bytes in all.
func measured(data []byte) (took time.Duration, bytes uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	img, err := open(data)
	if err == nil && img.Bounds().Dx()*img.Bounds().Dy() < 1<<20 {
		draw.Draw(image.NewRGBA(img.Bounds()), img.Bounds(), img, img.Bounds().Min, draw.Src) // as render does
	}
	took = time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc, err
}

// TestCostlyPicturesAreRefused has files that say they are large, each below the limits of size.
func TestCostlyPicturesAreRefused(t *testing.T) {
	deep := func(w, h uint32) []byte { // 16 bits a channel
		header := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h), 16, 6, 0, 0, 0)
		return repaired([]string{"IHDR"}, [][]byte{header})
	}
	webp := func(w, h uint32) []byte {
		bits := binary.LittleEndian.AppendUint32([]byte{0x2f}, (w-1)|(h-1)<<14)
		file := append([]byte("RIFF\x20\x00\x00\x00WEBPVP8L\x05\x00\x00\x00"), bits...)
		return append(file, make([]byte, 20)...)
	}
	bmp := make([]byte, 54)
	copy(bmp, "BM")
	binary.LittleEndian.PutUint32(bmp[10:], 54)
	binary.LittleEndian.PutUint32(bmp[14:], 40)
	binary.LittleEndian.PutUint32(bmp[18:], 9000)
	binary.LittleEndian.PutUint32(bmp[22:], 9000)
	bmp[26], bmp[28] = 1, 24
	_, all := realFiles(t, "*001.progressive.jpeg")
	large := slices.Clone(all[0])
	at := bytes.Index(large, []byte("\xff\xc2")) + 5
	binary.BigEndian.PutUint16(large[at:], 7000)
	binary.BigEndian.PutUint16(large[at+2:], 7000)
	const try = ", which take %d MB to decode; try at most 384 MB: fewer pixels, 8 bits for a colour, no progressive JPEG"
	for want, file := range map[string][]byte{
		"it is 8000×8000 pixels" + fmt.Sprintf(try, 488):                        deep(8000, 8000),
		"it is 8000×8000 pixels" + fmt.Sprintf(try, 488) + " ":                  webp(8000, 8000),
		"it is 7000×7000 pixels" + fmt.Sprintf(try, 700):                        large,
		"it is 9000×9000 pixels; try at most 8192 a side and 64 million in all": bmp,
		"it is 16384×9 pixels; try at most 8192 a side and 64 million in all":   webp(16384, 9),
	} {
		took, bytes, err := measured(file)
		if err == nil || !strings.HasSuffix(err.Error(), strings.TrimSpace(want)) || took > time.Second || bytes > 8<<20 {
			t.Errorf("got %v after %v and %d MB; want %s", err, took, bytes>>20, want)
		}
	}
}

func fuzz(f *testing.F, format string, repair func([]byte) []byte) {
	_, all := realFiles(f, "*."+format)
	for _, data := range all {
		if len(data) < 5000 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		img, err := open(repair(data))
		if err == nil && (img.Bounds().Dx() > 8192 || img.Bounds().Dy() > 8192) {
			t.Errorf("size: got %v; want at most 8192 a side", img.Bounds())
		}
	})
}

func asIs(data []byte) []byte { return data }

// FuzzPNG repairs lengths and checksums, or no mutation would reach what is behind them.
func FuzzPNG(f *testing.F) {
	fuzz(f, "png", func(data []byte) []byte {
		kinds, bodies := pngChunks(data)
		return repaired(kinds, bodies)
	})
}

func FuzzGIF(f *testing.F)  { fuzz(f, "gif", asIs) }
func FuzzWebP(f *testing.F) { fuzz(f, "webp", asIs) }
func FuzzBMP(f *testing.F)  { fuzz(f, "bmp", asIs) }
func FuzzJPEG(f *testing.F) { fuzz(f, "jpeg", asIs) }

// A picture of 16 bits and one with a palette that is partly transparent come as they are.
func TestDeepAndPalettePictures(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 2, 1))
	deep.SetNRGBA64(1, 0, color.NRGBA64{R: 0x8000, G: 0x1234, B: 0xffff, A: 0x8000})
	pal := image.NewPaletted(image.Rect(0, 0, 2, 1), color.Palette{color.NRGBA{}, color.NRGBA{R: 9, G: 8, B: 7, A: 128}})
	pal.Pix[1] = 1
	gray := image.NewGray16(image.Rect(0, 0, 2, 1))
	gray.SetGray16(1, 0, color.Gray16{Y: 0xabcd})
	for _, want := range []image.Image{deep, pal, gray} {
		var b bytes.Buffer
		if err := png.Encode(&b, want); err != nil {
			t.Fatal(err)
		}
		got, err := open(b.Bytes())
		if err != nil || fmt.Sprint(got.At(1, 0)) != fmt.Sprint(want.At(1, 0)) {
			t.Errorf("%T: got %v, %v; want %v", want, got.At(1, 0), err, want.At(1, 0))
		}
	}
}
