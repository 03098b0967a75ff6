package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/assets/pack"
	"github.com/krill2d/krill/audio"
)

const packedGame = `package main

import (
	"embed"
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/tiled"
)

//go:embed art sound levels
var files embed.FS

var (
	hero  = render.File("art/hero.png")
	cave  = render.File("art/cave" + ".png#deep")
	bell  = audio.File("sound/bell.wav")
	_     = tiled.Load
)

func step(n int) render.Image { return render.File(fmt.Sprintf("art/step%02d.png", n)) }

func level(name string) string { return "levels/" + name + ".txt" }

func main() { tiled.Load("levels/one.tmx", nil) }
`

const packedMap = `<?xml version="1.0"?>
<map version="1.10" orientation="orthogonal" width="1" height="1" tilewidth="8" tileheight="8">
 <tileset firstgid="1" name="t" tilewidth="8" tileheight="8" tilecount="1" columns="1"><image source="../art/tiles.png" width="8" height="8"/></tileset>
 <layer id="1" name="l" width="1" height="1"><data encoding="csv">1</data></layer>
</map>
`

// packable makes a game whose files are all right.
func packable(t *testing.T) {
	t.Helper()
	module(t, "main.go", packedGame, "levels/one.tmx", packedMap, "levels/two.txt", "a level",
		"sound/bell.wav", string(audio.AppendWAV(nil, make([]float32, 600))))
	for _, name := range []string{"hero", "cave", "tiles", "step01", "step02", "step03"} {
		write(t, "art/"+name+".png", picture(t, 8, 8))
	}
}

func picture(t *testing.T, w, h int) string {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.Black, color.White})
	img.SetColorIndex(w/2, h/2, 1)
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	return data.String()
}

func TestPack(t *testing.T) {
	packable(t)
	status, out, errs := call("pack", "-o", "game.zip")
	want(t, 0, status, out+errs, "game.zip: 9 files of ", "; 6 pictures are on one page")
	if strings.Contains(out, "unused") {
		t.Errorf("got %q; want every file to be used", out)
	}
	archive, err := zip.OpenReader("game.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	files, err := pack.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := files.Open("art/step02.png"); err != nil {
		t.Error(err)
	}
	status, out, errs = call("pack", "--verify", "game.zip")
	want(t, 0, status, out+errs, "9 files, all as packed")
	status, out, errs = call("pack", "--check")
	want(t, 0, status, out+errs, "9 files looked at: nothing is wrong")
	status, _, errs = call("pack", "-o", "main.go")
	want(t, 2, status, errs, "it is there and no pack")
}

// TestPackOfAFolderAlone packs files that no program lies beside, as a mod's.
func TestPackOfAFolderAlone(t *testing.T) {
	packable(t)
	status, out, errs := call("pack", "art")
	want(t, 0, status, out+errs, filepath.Join("dist", "pack", "art.zip")+": 6 files")
}

// TestPackFindsWhatIsWrong breaks one thing at a time.
func TestPackFindsWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		what   string
		spoil  func()
		status int
		line   string
	}{
		{"a file that is not there", func() { os.Remove("art/hero.png") }, 1, `missing  art/hero.png: main.go:16 names it`},
		{"wrong case", func() { os.Rename("art/hero.png", "art/Hero.png") }, 1, `case     art/hero.png: main.go:16 names it so, and the file is "art/Hero.png"`},
		{"near name", func() { os.Rename("sound/bell.wav", "sound/ball.wav") }, 1, `missing  sound/bell.wav: main.go:18 names it; open "sound/bell.wav": not found; looked in the folder; did you mean "sound/ball.wav"?`},
		{"not embedded", func() { edit("main.go", "embed art sound levels", "embed art levels") }, 1, `missing  sound/bell.wav: main.go:18 names it, and it is not embedded; try //go:embed sound/bell.wav`},
		{"a map's picture", func() { os.Remove("art/tiles.png") }, 1, `missing  art/tiles.png: levels/one.tmx names it`},
		{"a broken picture", func() { cutShort("art/cave.png") }, 1, `broken   art/cave.png: `},
		{"a broken sound", func() { os.WriteFile("sound/bell.wav", []byte("RIFF"), 0o644) }, 1, `broken   sound/bell.wav: `},
		{"a broken map", func() { edit("levels/one.tmx", "</layer>", "") }, 1, `broken   levels/one.tmx: `},
		{"two names that differ in case", func() { os.WriteFile("levels/TWO.txt", nil, 0o644) }, 1, `case     levels/two.txt: it differs from "levels/TWO.txt" only in its case`},
		{"too large for a phone", func() { os.WriteFile("art/hero.png", []byte(picture(t, 4097, 2)), 0o644) }, 0, `large    art/hero.png: it is 4097×2 pixels, and some phones take 4096 a side`},
		{"a format that the game does not read", func() { os.Rename("sound/bell.wav", "sound/bell.qoa"); edit("main.go", "bell.wav", "bell.qoa") }, 1, `broken   sound/bell.qoa: the game reads no such files; try import _ "github.com/krill2d/krill/audio/qoa"`},
		{"not used", func() { os.WriteFile("art/old.png", []byte(picture(t, 2, 2)), 0o644) }, 0, `unused   art/old.png: nothing in the source and in other files names it`},
	} {
		t.Run(c.what, func(t *testing.T) {
			packable(t)
			c.spoil()
			status, out, errs := call("pack", "--check")
			want(t, c.status, status, out+errs, c.line)
			if n := strings.Count(out, "\n"); n != 2 && c.what != "near name" && c.what != "wrong case" {
				t.Errorf("got %d lines; want the fault and the last one:\n%s", n, out)
			}
			if status, out, errs = call("pack", "--check", "--strict"); status != 1 {
				t.Errorf("--strict: got status %d; want 1: %s%s", status, out, errs)
			}
		})
	}
}

// TestPackWritesQOA packs a second of a tone for a game that reads it, and refuses to for one that does not.
func TestPackWritesQOA(t *testing.T) {
	packable(t)
	tone := make([]float32, 96000)
	for i := range tone {
		tone[i] = float32(i/2%100)/200 - 0.25
	}
	write(t, "sound/bell.wav", string(audio.AppendWAV(nil, tone)))
	status, _, errs := call("pack", "--qoa", "-o", "game.zip")
	want(t, 2, status, errs, `as QOA: the game cannot read it; try import _ "github.com/krill2d/krill/audio/qoa"`)
	edit("main.go", `"github.com/krill2d/krill/audio"`, "\"github.com/krill2d/krill/audio\"\n\t_ \"github.com/krill2d/krill/audio/qoa\"")
	status, out, errs := call("pack", "--qoa", "-o", "game.zip")
	want(t, 0, status, out+errs, "game.zip: 9 files")
	archive, err := zip.OpenReader("game.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	data, err := fs.ReadFile(archive, "sound/bell.wav")
	if err != nil || len(data)*4 > 2*len(tone) {
		t.Fatalf("got %d bytes, %v; want a quarter of %d or less", len(data), err, 2*len(tone))
	}
	pcm, err := audio.Decode(data)
	if err != nil || pcm.Frames() != len(tone)/2 {
		t.Errorf("got %d frames, %v; want %d", pcm.Frames(), err, len(tone)/2)
	}
}

func edit(name, from, to string) {
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), from) {
		panic(fmt.Sprintf("%s: no %q in it: %v", name, from, err))
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), from, to, 1)), 0o644); err != nil {
		panic(err)
	}
}

func cutShort(name string) {
	data, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, data[:len(data)-20], 0o644)
	}
	if err != nil {
		panic(err)
	}
}

func TestPackSaysWhatItCannotTake(t *testing.T) {
	module(t, "main.go", "package main\n\nfunc main() {}\n", "empty/.hidden", "")
	for args, cause := range map[string]string{"nowhere": "no such folder", "": "the game embeds no files", "empty": "there are no files in it"} {
		status, _, errs := call("pack", args)
		want(t, 2, status, errs, cause, "; try ")
	}
	status, _, errs := call("pack", "--verify", "main.go")
	want(t, 2, status, errs, `krill: verify "main.go"`)
}
