package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
)

// files are a game's assets.
type files map[string][]byte

func (f files) File(name string) ([]byte, error) {
	if data, ok := f[name]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

func (f files) atlas() *render.Atlas {
	a := render.NewAtlas(func(name string) (image.Image, error) {
		data, err := f.File(name)
		if err != nil {
			return nil, err
		}
		return png.Decode(bytes.NewReader(data))
	})
	a.ReadFile = f.File
	return a
}

// packed are the files in testdata: the pictures of piece, packed by free-tex-packer-core 0.3.9 of npm, turned and trimmed.
func packed(t testing.TB) files {
	t.Helper()
	f := files{}
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Type().IsRegular() {
			if f["art/"+e.Name()], err = os.ReadFile("testdata/" + e.Name()); err != nil {
				t.Fatal(err)
			}
		}
	}
	return f
}

// shown draws an image's frame and returns what lies in the atlas for it, with straight alpha where that is 0 or 255.
func shown(t *testing.T, a *render.Atlas, i render.Image, frame int) *image.RGBA {
	t.Helper()
	var f driver.Frame
	c := render.NewCanvas(a)
	c.Begin(&f, render.NewViewport(render.Fit, 100, 100, 100, 100), render.Color{}, 0, 0)
	c.Draw(render.Sprite{Image: i, Frame: frame, Pos: geom.V(50, 50)})
	c.End()
	if errs := a.Errs(); len(errs) > 0 {
		t.Fatal(errs)
	}
	pages := map[driver.ImageID]*image.RGBA{}
	for _, op := range f.Images {
		if op.Kind == driver.ImageCreate {
			pages[op.Image] = image.NewRGBA(image.Rect(0, 0, op.W, op.H))
			continue
		}
		for y := range op.H {
			copy(pages[op.Image].Pix[pages[op.Image].PixOffset(op.X, op.Y+y):], op.Pix[y*op.W*4:][:op.W*4])
		}
	}
	q := f.Quads[len(f.Quads)-1]
	w, h := int(q.U1-q.U0), int(q.V1-q.V0)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for _, p := range pages { // one page
		for y := range h {
			copy(out.Pix[y*out.Stride:], p.Pix[p.PixOffset(int(q.U0), int(q.V0)+y):][:w*4])
		}
	}
	return out
}

func TestPackedSheetsGiveTheWholePictures(t *testing.T) {
	f := packed(t)
	for _, name := range []string{"art/hash.json", "art/array.json"} {
		for n := range pieces {
			name, want := File(name), n
			what, img := piece(want)
			got := shown(t, f.atlas(), name.Image(what), 0)
			if got.Rect != img.Rect || !bytes.Equal(got.Pix, img.Pix) {
				t.Errorf("%s of %s: got another picture, of %v; want %v", what, name.file, got.Rect, img.Rect)
			}
		}
	}
}

func TestSheetOverSeveralFiles(t *testing.T) {
	f := packed(t)
	f["art/both.json"] = []byte(strings.Replace(string(f["art/phaser-0.json"]), `"meta": {`, `"meta": {"related_multi_packs": ["both.json", "phaser-1.json"],`, 1))
	s := File("art/both.json")
	if err := s.Load(f.File); err != nil {
		t.Fatal(err)
	}
	if got := len(s.Names()); got != pieces {
		t.Errorf("got %d frames; want %d", got, pieces)
	}
	for n := range pieces {
		what, img := piece(n)
		if got := shown(t, f.atlas(), s.Image(strings.TrimSuffix(what, ".png")), 0); !bytes.Equal(got.Pix, img.Pix) {
			t.Errorf("%s: got another picture", what)
		}
	}
}

func TestNumberedFramesAreAnAnimation(t *testing.T) {
	f := packed(t)
	s := File("art/hash.json").Every(0.05)
	walk := s.Anim("walk")
	if err := s.Load(f.File); err != nil {
		t.Fatal(err)
	}
	c, _ := walk.Clip()
	if len(c.Frames) != 6 || c.Frames[5].Cell != 5 || c.Frames[0].Sec != 0.05 || walk.Length() < 0.29 {
		t.Fatalf("got %+v; want 6 frames of 0.05 s", c)
	}
	w, h := 0, 0
	for n := range 6 {
		_, img := piece(n)
		w, h = max(w, img.Rect.Dx()), max(h, img.Rect.Dy())
	}
	for n := range 6 {
		_, img := piece(n)
		got := shown(t, f.atlas(), c.Image, n)
		if got.Rect.Dx() != w || got.Rect.Dy() != h {
			t.Fatalf("frame %d: got %v; want %d×%d, the largest", n, got.Rect, w, h)
		}
		x, y := (w-img.Rect.Dx())/2, (h-img.Rect.Dy())/2
		part := pixels(got, image.Rect(x, y, x+img.Rect.Dx(), y+img.Rect.Dy()))
		if !bytes.Equal(part.Pix, img.Pix) {
			t.Errorf("frame %d: got another picture in the middle", n)
		}
	}
}

// aseprite is what Aseprite's export looks like.
const aseprite = `{ "frames": {
  "hero 0.aseprite": { "frame": { "x": 0, "y": 0, "w": 4, "h": 4 }, "rotated": false, "trimmed": false, "spriteSourceSize": { "x": 0, "y": 0, "w": 4, "h": 4 }, "sourceSize": { "w": 4, "h": 4 }, "duration": 100 },
  "hero 2.aseprite": { "frame": { "x": 4, "y": 0, "w": 4, "h": 4 }, "rotated": false, "trimmed": false, "spriteSourceSize": { "x": 0, "y": 0, "w": 4, "h": 4 }, "sourceSize": { "w": 4, "h": 4 }, "duration": 250 },
  "hero 1.aseprite": { "frame": { "x": 8, "y": 0, "w": 2, "h": 3 }, "rotated": false, "trimmed": true, "spriteSourceSize": { "x": 1, "y": 1, "w": 2, "h": 3 }, "sourceSize": { "w": 4, "h": 4 }, "duration": 50 }
 },
 "meta": { "app": "https://www.aseprite.org/", "version": "1.3", "image": "hero.png", "format": "RGBA8888", "size": { "w": 12, "h": 4 }, "scale": "1",
  "frameTags": [ { "name": "run", "from": 0, "to": 1, "direction": "forward", "color": "#000000ff" }, { "name": "back", "from": 0, "to": 2, "direction": "pingpong_reverse", "repeat": "2" } ],
  "layers": [ { "name": "Layer 1", "opacity": 255, "blendMode": "normal" } ],
  "slices": [ { "name": "head", "color": "#0000ffff", "keys": [ { "frame": 0, "bounds": {"x": 1, "y": 0, "w": 2, "h": 2 }, "center": {"x": 1, "y": 0, "w": 1, "h": 2 }, "pivot": {"x": 2, "y": 0 } }] } ]
 }
}`

func asepriteFiles(t *testing.T) (files, *image.NRGBA) {
	img := image.NewNRGBA(image.Rect(0, 0, 12, 4))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return files{"hero.json": []byte(aseprite), "hero.png": b.Bytes()}, img
}

func TestAsepriteExport(t *testing.T) {
	f, img := asepriteFiles(t)
	s := File("hero.json")
	if err := s.Load(f.File); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"run":  "0 100ms 1 250ms; mode 0, 0 times", // the order of the file, and not of the names
		"back": "2 50ms 1 250ms 0 100ms 1 250ms 2 50ms; mode 1, 0 times",
		"":     "0 100ms 1 250ms 2 50ms; mode 0, 0 times",
		"hero": "0 100ms 1 50ms 2 250ms; mode 0, 0 times",
	} {
		c, _ := s.Anim(name).Clip()
		var got []string
		for _, x := range c.Frames {
			got = append(got, fmt.Sprintf("%d %vms", x.Cell, x.Sec*1000))
		}
		if got := fmt.Sprintf("%s; mode %d, %d times", strings.Join(got, " "), c.Mode, c.Times); got != want {
			t.Errorf("%q: got %s; want %s", name, got, want)
		}
	}
	if got := s.Pivot("head"); got != geom.V(1, -1) {
		t.Errorf("pivot of a slice: got %v", got)
	}
	if got := s.Border("head"); got != (render.Sides{Left: 1}) {
		t.Errorf("border of a slice: got %v", got)
	}
	if got, want := shown(t, f.atlas(), s.Image("head"), 0), pixels(img, image.Rect(1, 0, 3, 2)); !bytes.Equal(got.Pix, want.Pix) {
		t.Errorf("slice: got %v; want %v", got.Pix, want.Pix)
	}
	third := shown(t, f.atlas(), s.Image("hero 1"), 0)
	if third.Rect.Dx() != 4 || third.RGBAAt(0, 0).A != 0 || !slices.Equal(third.Pix[third.PixOffset(1, 1):][:8], img.Pix[img.PixOffset(8, 0):][:8]) {
		t.Errorf("trimmed: got %v; want it at 1, 1 of 4×4", third.Pix)
	}
}

func TestPivotsAndNineSlices(t *testing.T) {
	const frame = `"frame": {"x":0,"y":0,"w":8,"h":4}, "rotated": false, "trimmed": false`
	s := File("marks.json")
	f := files{"marks.json": []byte(`{"frames": {
		"plain": {` + frame + `},
		"pivot": {` + frame + `, "pivot": {"x": 0, "y": 1}},
		"anchor": {` + frame + `, "anchor": {"x": 0.75, "y": 0.5}},
		"phaser": {` + frame + `, "scale9Borders": {"x": 2, "y": 1, "w": 3, "h": 2}},
		"pixi": {` + frame + `, "borders": {"left": 2, "top": 1, "right": 3, "bottom": 1}}
	}, "animations": {"all": ["pixi", "plain"]}, "meta": {"image": "x.png"}}`)}
	all := s.Anim("all")
	if err := s.Load(f.File); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]geom.Vec{"plain": {}, "pivot": geom.V(-4, 2), "anchor": geom.V(2, 0)} {
		if got := s.Pivot(name); got != want {
			t.Errorf("pivot of %s: got %v; want %v", name, got, want)
		}
	}
	for name, want := range map[string]render.Sides{"plain": {}, "phaser": {Left: 2, Top: 1, Right: 3, Bottom: 1}, "pixi": {Left: 2, Top: 1, Right: 3, Bottom: 1}} {
		if got := s.Border(name); got != want {
			t.Errorf("border of %s: got %v; want %v", name, got, want)
		}
	}
	if c, ok := all.Clip(); !ok || len(c.Frames) != 2 {
		t.Errorf("animation: got %+v", c)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "it is no sheet: unexpected end of JSON input; try exporting it as JSON, hash or array",
		"[]":                         "it is no sheet: json: cannot unmarshal array into Go value of type sheet.fileJSON; try exporting it as JSON, hash or array",
		"{}":                         "it has no frames; try exporting it as JSON, hash or array",
		`{"frames": 5}`:              "its frames are neither an array nor an object",
		`{"frames": {"a": {}}}`:      `frame 0, "a": it does not say where it lies`,
		`{"frames": [{"frame": 1}]}`: `frame 0, "": json: cannot unmarshal number into Go struct field frameJSON.frame of type sheet.rectJSON`,
		`{"frames": [{"filename": "b", "frame": {"w": 9000, "h": 1}}]}`:                                               `frame 0, "b": it has 9000×1 pixels of 9000×1; try at least one, and at most 8192 a side`,
		`{"frames": [{"filename": "b", "frame": {"w": 1e300, "h": 1}}]}`:                                              `frame 0, "b": it has -1×1 pixels of -1×1; try at least one, and at most 8192 a side`,
		`{"frames": [{"filename": "b", "frame": {"w": 1, "h": 1}, "duration": -1}]}`:                                  `frame 0, "b": it takes -0.001 seconds; try at least 0`,
		`{"frames": [{"filename": "b", "frame": {"w": 1, "h": 1}}], "meta": {"frameTags": [{"name": "t", "to": 1}]}}`: `tag "t" goes from frame 0 to 1 of 1; try exporting the sheet again`,
		`{"frames": [{"filename": "b", "frame": {"w": 1, "h": 1}}], "meta": {"related_multi_packs": ["gone.json"]}}`:  `its part "art/gone.json": file does not exist`,
		`{"frames": [{"filename": "b1", "frame": {"w": 1, "h": 1}}, {"filename": "c", "frame": {"w": 1, "h": 1}}]}`:   `it has no animation "run"; it has b`,
		`{"frames": [{"filename": "b", "frame": {"w": 1, "h": 1}}], "animations": {"run": ["c"]}}`:                    `animation "run": it has no frame "c"; it has b`,
		`{"frames": [{"filename": "b", "frame": {"w": 1, "h": 1}}], "animations": {"run": []}}`:                       `animation "run" has no frames`,
	} {
		s := File("art/e" + text + ".json")
		s.Anim("run")
		err := s.Load(files{s.file: []byte(text)}.File)
		if err == nil || err.Error() != fmt.Sprintf("sheet: load %q: %s", s.file, want) {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
	if err := File("gone.json").Load(files{}.File); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("gone: got %v", err)
	}
}

func TestImageErrors(t *testing.T) {
	f, _ := asepriteFiles(t)
	f["small.json"] = []byte(strings.Replace(aseprite, `"x": 8`, `"x": 11`, 1))
	f["lost.json"] = []byte(strings.Replace(aseprite, `"hero.png"`, `"lost.png"`, 1))
	a := f.atlas()
	for _, c := range []struct {
		image render.Image
		want  string
	}{
		{File("gone.json").Image("x"), `render: load "gone.json:x": file does not exist`},
		{File("hero.json").Image("x"), `render: load "hero.json:x": it has no frame "x"; it has hero 0.aseprite, hero 2.aseprite, hero 1.aseprite`},
		{File("lost.json").Image("hero 0"), `render: load "lost.json:hero 0": file does not exist`},
		{File("small.json").Image("hero 1"), `render: load "small.json:hero 1": frame "hero 1.aseprite" lies at (11,0)-(13,3) of "hero.png", which has 12×4 pixels; try exporting both again`},
	} {
		a.Size(c.image)
		if errs := a.Errs(); len(errs) != 1 || errs[0].Error() != c.want {
			t.Errorf("got %v; want %s", errs, c.want)
		}
	}
	if (File("").Image("x") != render.Image{}) || (File("").Anim("x") != anim.Anim{}) || File("").Load(nil) != nil {
		t.Error("the zero Sheet: got something of it; want nothing")
	}
	for want, call := range map[string]func(){
		`sheet: look into "x.json": it has not been loaded; try Load(t.File) of its sheet in Start`: func() { File("x.json").Names() },
		`sheet: "x.json" with frames of 0 s: needs more than 0`:                                     func() { File("x.json").Every(0) },
	} {
		if got := panicText(call); got != want {
			t.Errorf("got %q; want a panic with %q", got, want)
		}
	}
}

func panicText(call func()) (text string) {
	defer func() { text, _ = recover().(string) }()
	call()
	return ""
}

func TestSheetsHaveNames(t *testing.T) {
	if got, none := File("hero.json").String(), (Sheet{}).String(); got != "hero.json" || none != "none" {
		t.Errorf("got %q and %q; want the file's name, and none", got, none)
	}
}
