package assets

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func filesOf(name string, data []byte) *Files {
	return New(Mount{"files", fstest.MapFS{name: {Data: data}}})
}

func TestImageFormats(t *testing.T) {
	pic := image.NewPaletted(image.Rect(0, 0, 5, 3), color.Palette{color.Black, color.White})
	pic.SetColorIndex(4, 2, 1)
	var asPNG, asJPEG, asGIF bytes.Buffer
	for _, err := range []error{png.Encode(&asPNG, pic), jpeg.Encode(&asJPEG, pic, nil), gif.Encode(&asGIF, pic, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for what, data := range map[string][]byte{"PNG": asPNG.Bytes(), "JPEG": asJPEG.Bytes(), "GIF": asGIF.Bytes()} {
		got, err := filesOf("a", data).Image("a")
		if err != nil || got.Bounds() != pic.Bounds() {
			t.Errorf("%s: got %v, %v; want 5×3 pixels", what, got, err)
			continue
		}
		if r, _, _, _ := got.At(4, 2).RGBA(); what != "JPEG" && r != 0xffff {
			t.Errorf("%s: pixel 4, 2: got red %d; want 65535", what, r)
		}
		for n := range len(data) {
			if _, err := filesOf("a", data[:n]).Image("a"); err == nil && what == "PNG" && n < len(data)-12 {
				t.Errorf("%s cut at %d of %d: got no error", what, n, len(data))
			}
		}
	}
}

func TestImageErrors(t *testing.T) {
	defer func(all []Format) { formats = all }(formats)
	formats = formats[:3] // without what other tests of the program import
	for name, want := range map[string]string{
		"RIFF....WEBP": `it is a WebP; try import _ "github.com/krill2d/krill/assets/webp", or save it as a PNG`,
		"BM..":         `it is a BMP; try import _ "github.com/krill2d/krill/assets/bmp", or save it as a PNG`,
		"BIM":          `it is no PNG, JPEG or GIF; try saving it as a PNG`,
	} {
		_, err := filesOf("a", []byte(name)).Image("a")
		if err == nil || err.Error() != `assets: decode "a": `+want {
			t.Errorf("%s: got %v; want %s", name, err, want)
		}
	}
	if _, err := filesOf("a", nil).Image("b"); err == nil || !strings.HasPrefix(err.Error(), `assets: open "b": not found`) {
		t.Errorf("missing: got %v; want not found", err)
	}
}

// bomb returns a PNG of the given size whose pixels never come: the part that a decoder must believe.
func bomb(w, h uint32) []byte {
	header := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), w), h), 8, 6, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	file = append(file, header...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(header))
}

func TestBombsAreRefused(t *testing.T) {
	for _, c := range []struct {
		w, h uint32
		want string
	}{
		{30000, 30000, "it is 30000×30000 pixels; try at most 8192 a side and 64 million in all"},
		{1, 8193, "it is 1×8193 pixels; try at most 8192 a side and 64 million in all"},
		{8193, 1, "it is 8193×1 pixels; try at most 8192 a side and 64 million in all"},
		{8000, 8001, "it is 8000×8001 pixels; try at most 8192 a side and 64 million in all"},
		{1<<31 - 1, 1<<31 - 1, ""},
	} {
		f := filesOf("bomb.png", bomb(c.w, c.h))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, err := f.Image("bomb.png")
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if err == nil || c.want != "" && err.Error() != `assets: decode "bomb.png": `+c.want {
			t.Errorf("%d×%d: got %v; want %s", c.w, c.h, err, c.want)
		}
		if used := after.TotalAlloc - before.TotalAlloc; took > 50*time.Millisecond || used > 64<<20 {
			t.Errorf("%d×%d: got %v and %d bytes; want under 50 ms and 64 MB", c.w, c.h, took, used)
		}
	}
}

func FuzzDecodeImage(f *testing.F) {
	var small bytes.Buffer
	if err := gif.Encode(&small, image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.Black}), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(small.Bytes())
	f.Add(bomb(2, 2))
	f.Add(bomb(30000, 30000))
	f.Add([]byte("\xff\xd8\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := guarded(data, DecodeImage)
		if err == nil && (got.Bounds().Dx() > maxSide || got.Bounds().Dy() > maxSide) {
			t.Errorf("size: got %v; want at most %d a side", got.Bounds(), maxSide)
		}
	})
}

func TestLoadGuardsItsDecoder(t *testing.T) {
	f := filesOf("level.txt", []byte("7"))
	got, err := Load(f, "level.txt", func(data []byte) (int, error) { return int(data[0] - '0'), nil })
	if got != 7 || err != nil {
		t.Errorf("Load: got %d, %v; want 7", got, err)
	}
	broken := errors.New("line 1: broken")
	_, err = Load(f, "level.txt", func([]byte) (int, error) { return 1, broken })
	if want := `assets: decode "level.txt": line 1: broken`; !errors.Is(err, broken) || err.Error() != want {
		t.Errorf("decoder's error: got %v; want %s", err, want)
	}
	got, err = Load(f, "level.txt", func(data []byte) (int, error) { return int(data[5]), nil })
	if got != 0 || err == nil || !strings.HasPrefix(err.Error(), `assets: decode "level.txt": the decoder failed: runtime error: index out of range`) {
		t.Errorf("decoder's panic: got %d, %v; want an error", got, err)
	}
}

func TestSound(t *testing.T) {
	samples := []byte{0, 0, 0xff, 0x7f, 0, 0, 1, 0x80}
	file := []byte("RIFF\x2c\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00")
	file = binary.LittleEndian.AppendUint32(file, 48000)
	file = binary.LittleEndian.AppendUint32(file, 96000)
	file = append(file, 2, 0, 16, 0)
	file = append(append(file, "data\x08\x00\x00\x00"...), samples...)
	got, err := Sound(filesOf("a.wav", file), "a.wav")
	if err != nil || got.Channels != 1 || len(got.Samples) != 4 || got.Samples[1] != 32767 {
		t.Errorf("wav: got %+v, %v; want one channel of 4 samples", got, err)
	}
	if _, err := Sound(filesOf("a.wav", []byte("no sound")), "a.wav"); err == nil || !strings.HasPrefix(err.Error(), `assets: decode "a.wav": `) {
		t.Errorf("no sound: got %v; want an error with the name", err)
	}
}
