package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/audio"
)

// sample is a folder with forty small pictures of all kinds, a large one, a sound, and two files besides.
func sample(t testing.TB) (fstest.MapFS, []string) {
	t.Helper()
	rnd := rand.New(rand.NewPCG(1, 2))
	files := fstest.MapFS{
		"notes.txt":      {Data: []byte(strings.Repeat("all is well\n", 50))},
		"maps/one.tmx":   {Data: []byte("<map/>")},
		"sound/bell.wav": {Data: audio.AppendWAV(nil, make([]float32, 5000))},
		"art/sky.png":    {Data: encode(t, noise(rnd, 300, 200))},
		"art/deep.png":   {Data: encode(t, image.NewNRGBA64(image.Rect(0, 0, 4, 4)))},
	}
	for i := range 40 {
		w, h := 1+rnd.IntN(40), 1+rnd.IntN(40)
		var img image.Image = flat(rnd, w, h)
		if i%8 == 0 {
			img = noise(rnd, w, h)
		}
		files[fmt.Sprintf("art/small/%02d.png", i)] = &fstest.MapFile{Data: encode(t, img)}
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	return files, names
}

func noise(rnd *rand.Rand, w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = uint8(rnd.Uint32())
	}
	return img
}

// flat is a picture of few colours, as pixel art is.
func flat(rnd *rand.Rand, w, h int) *image.Paletted {
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.NRGBA{}, color.NRGBA{200, 30, 90, 255}, color.NRGBA{1, 250, 3, 7}})
	for i := range img.Pix {
		img.Pix[i] = uint8(rnd.IntN(3))
	}
	return img
}

func encode(t testing.TB, img image.Image) []byte {
	t.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func packed(t testing.TB, files fs.FS, names []string, o Options) (archive *zip.Reader, m Manifest, size int) {
	t.Helper()
	var out bytes.Buffer
	m, err := Make(&out, files, names, o)
	if err != nil {
		t.Fatal(err)
	}
	archive, err = zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return archive, m, out.Len()
}

// TestAPackGivesBackWhatWasPutIn reads every file from a pack as a game does, and wants what the folder gives.
func TestAPackGivesBackWhatWasPutIn(t *testing.T) {
	files, names := sample(t)
	archive, m, _ := packed(t, files, names, Options{})
	if len(m.Pages) == 0 {
		t.Fatal("got no pages; want the small pictures on some")
	}
	inside, err := Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	got, want := assets.New(assets.Mount{Name: "pack", FS: inside}), assets.New(assets.Mount{Name: "folder", FS: files})
	for _, name := range names {
		if strings.HasSuffix(name, ".png") {
			sameImage(t, name, got, want)
			continue
		}
		data, err := got.Bytes(name)
		if err != nil || !bytes.Equal(data, files[name].Data) {
			t.Errorf("%s: got %d bytes, %v; want those of the folder", name, len(data), err)
		}
	}
	if err := fstest.TestFS(inside, names...); err != nil {
		t.Error(err)
	}
	if err := Verify(archive); err != nil {
		t.Error(err)
	}
}

func sameImage(t *testing.T, name string, got, want *assets.Files) {
	t.Helper()
	a, err := got.Image(name)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	b, err := want.Image(name)
	if err != nil {
		t.Fatal(err)
	}
	if a.Bounds() != b.Bounds() {
		t.Errorf("%s: got %v; want %v", name, a.Bounds(), b.Bounds())
		return
	}
	for y := range b.Bounds().Dy() {
		for x := range b.Bounds().Dx() {
			if p, q := color.RGBA64Model.Convert(a.At(x, y)), color.RGBA64Model.Convert(b.At(x, y)); p != q {
				t.Fatalf("%s at %d,%d: got %v; want %v", name, x, y, p, q)
			}
		}
	}
}

// TestAPackIsTheSameEachTime makes one twice, from names in another order.
func TestAPackIsTheSameEachTime(t *testing.T) {
	files, names := sample(t)
	var a, b bytes.Buffer
	if _, err := Make(&a, files, names, Options{}); err != nil {
		t.Fatal(err)
	}
	rand.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	if _, err := Make(&b, files, names, Options{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("got two packs that differ; want the same bytes")
	}
}

// TestPagesMakePacksSmaller wants less than half of what two hundred icons take alone.
func TestPagesMakePacksSmaller(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	files := fstest.MapFS{}
	var names []string
	for i := range 200 {
		name := fmt.Sprintf("icon%03d.png", i)
		files[name] = &fstest.MapFile{Data: encode(t, flat(rnd, 16, 16))}
		names = append(names, name)
	}
	_, _, plain := packed(t, files, names, Options{Plain: true})
	_, _, paged := packed(t, files, names, Options{})
	t.Logf("200 icons take %d bytes in a pack on pages, %d without", paged, plain)
	if paged*2 > plain {
		t.Errorf("got %d bytes with pages, %d without; want less than half", paged, plain)
	}
}

func TestPicturesThatPagesWouldMakeLargerStayAlone(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	files := fstest.MapFS{"a.png": {Data: encode(t, noise(rnd, 9, 200))}, "b.png": {Data: encode(t, flat(rnd, 200, 3))}}
	_, m, _ := packed(t, files, []string{"a.png", "b.png"}, Options{})
	if len(m.Pages) != 0 {
		t.Errorf("got %d pages; want none", len(m.Pages))
	}
}

func TestSoundsAreWrittenAsTheOptionsSay(t *testing.T) {
	files := fstest.MapFS{
		"a.wav": {Data: audio.AppendWAV(nil, make([]float32, 9000))},
		"b.ogg": {Data: []byte("OggS, or so")},
	}
	archive, m, _ := packed(t, files, []string{"a.wav", "b.ogg"}, Options{Sound: func(pcm audio.PCM) ([]byte, error) {
		return fmt.Appendf(nil, "%d samples", len(pcm.Samples)), nil
	}})
	if got, err := fs.ReadFile(archive, "a.wav"); err != nil || string(got) != "9000 samples" {
		t.Errorf("got %q, %v; want what the option wrote", got, err)
	}
	if m.Files[0].Was != int64(len(files["a.wav"].Data)) {
		t.Errorf("got a size before of %d; want %d", m.Files[0].Was, len(files["a.wav"].Data))
	}
	if _, err := Make(io.Discard, fstest.MapFS{"a.wav": {Data: []byte("RIFF....WAVEnonsense")}}, []string{"a.wav"},
		Options{Sound: func(audio.PCM) ([]byte, error) { return nil, nil }}); err == nil {
		t.Error("a broken WAV: got no error")
	}
}

func TestWhatAPackRefuses(t *testing.T) {
	files := fstest.MapFS{"a.txt": {Data: []byte("a")}}
	for _, names := range [][]string{{"a.txt", "a.txt"}, {"b.txt"}, {"../a.txt"}, {`a\b`}, {"pack.json"}, {".pages/1.png"}, {""}, {"c:/a"}} {
		if _, err := Make(io.Discard, files, names, Options{}); err == nil || !strings.HasPrefix(err.Error(), "pack: add ") {
			t.Errorf("make of %q: got %v; want an error with the name", names, err)
		}
	}
}

func TestVerifyNamesWhatIsWrong(t *testing.T) {
	files, names := sample(t)
	archive, _, _ := packed(t, files, names, Options{})
	broken := fstest.MapFS{}
	for _, f := range archive.File {
		data, err := fs.ReadFile(archive, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		broken[f.Name] = &fstest.MapFile{Data: data}
	}
	if err := Verify(broken); err != nil {
		t.Fatalf("unpacked to a folder: got %v; want no error", err)
	}
	delete(broken, "maps/one.tmx")
	broken["notes.txt"].Data[3] ^= 1
	broken[".pages/0.png"].Data[99] ^= 1
	text := fmt.Sprint(Verify(broken))
	for _, name := range []string{"maps/one.tmx", "notes.txt", ".pages/0.png"} {
		if strings.Count(text, name) < 1 {
			t.Errorf("got %s; want a line with %s", text, name)
		}
	}
	if lines := strings.Count(text, "\n") + 1; lines != 3 {
		t.Errorf("got %d lines; want 3:\n%s", lines, text)
	}
}

// TestBrokenLists gives lists that say what cannot be.
func TestBrokenLists(t *testing.T) {
	for _, list := range []string{
		``, `{}`, `[]`, `{"Krill":2}`, `{"Krill":1,"Files":[{"Name":"../a"}]}`, `{"Krill":1,"Files":[{"Name":"a","Page":1}]}`,
		`{"Krill":1,"Files":[{"Name":"a","Page":1,"X":-1,"W":1,"H":1}],"Pages":[{"Name":"p"}]}`,
		`{"Krill":1,"Files":[{"Name":"a","Page":1,"X":9000000000000000000,"W":1,"H":1}],"Pages":[{"Name":"p"}]}`,
		`{"Krill":1,"Pages":[{"Name":"/p"}]}`, `{"Krill":1,"Pages":[{"Name":"c:p"}]}`, `{"Krill":1,"Files":[{"Name":"a\\b"}]}`,
	} {
		if _, err := Open(fstest.MapFS{"pack.json": {Data: []byte(list)}}); err == nil {
			t.Errorf("list %s: got no error", list)
		}
	}
	if _, err := Open(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no list: got %v; want fs.ErrNotExist", err)
	}
	beside := fstest.MapFS{
		"pack.json": {Data: []byte(`{"Krill":1,"Files":[{"Name":"a","Page":1,"X":3,"W":9,"H":9},{"Name":"b","Page":2,"W":1,"H":1}],"Pages":[{"Name":"p"},{"Name":"q"}]}`)},
		"p":         {Data: encode(t, image.NewNRGBA(image.Rect(0, 0, 8, 8)))},
		"q":         {Data: encode(t, image.NewGray(image.Rect(0, 0, 1025, 1)))},
	}
	files, err := Open(beside)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b"} {
		if _, err := fs.ReadFile(files, name); err == nil {
			t.Errorf("%s, beside its page or on one that is too large: got no error", name)
		}
	}
}

func FuzzOpen(f *testing.F) {
	files, names := sample(f)
	archive, _, _ := packed(f, files, names, Options{})
	list, err := fs.ReadFile(archive, "pack.json")
	if err != nil {
		f.Fatal(err)
	}
	page, err := fs.ReadFile(archive, ".pages/0.png")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(list, page)
	f.Fuzz(func(t *testing.T, list, page []byte) {
		inside, err := Open(fstest.MapFS{"pack.json": {Data: list}, ".pages/0.png": {Data: page}})
		if err != nil {
			return
		}
		_ = fs.WalkDir(inside, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				_, _ = fs.ReadFile(inside, name)
			}
			return nil
		})
	})
}

// TestBrokenPacks changes bytes of a pack's list and pages; it makes as many as KRILL_BROKEN_FILES says.
func TestBrokenPacks(t *testing.T) {
	files, names := sample(t)
	archive, _, _ := packed(t, files, names, Options{})
	list, _ := fs.ReadFile(archive, "pack.json")
	page, _ := fs.ReadFile(archive, ".pages/0.png")
	count := 300
	if n := 0; os.Getenv("KRILL_BROKEN_FILES") != "" {
		if _, err := fmt.Sscan(os.Getenv("KRILL_BROKEN_FILES"), &n); err == nil {
			count = n
		}
	}
	rnd := rand.New(rand.NewPCG(7, 8))
	for range count {
		l, p := mutated(rnd, list), mutated(rnd, page)
		inside, err := Open(fstest.MapFS{"pack.json": {Data: l}, ".pages/0.png": {Data: p}})
		if err != nil {
			continue
		}
		for _, name := range names[:8] {
			_, _ = fs.ReadFile(inside, name)
		}
	}
}

// mutated returns data with a few bytes changed, half of the time cut off.
func mutated(rnd *rand.Rand, data []byte) []byte {
	data = bytes.Clone(data)
	for range 1 + rnd.IntN(4) {
		data[rnd.IntN(len(data))] = uint8(rnd.Uint32())
	}
	if rnd.IntN(2) == 0 {
		return data[:rnd.IntN(len(data))]
	}
	return data
}
