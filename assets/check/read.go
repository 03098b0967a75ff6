package check

import (
	"errors"
	"fmt"
	"image"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/krill2d/krill/assets"
	_ "github.com/krill2d/krill/assets/bmp"  // a game may read it
	_ "github.com/krill2d/krill/assets/webp" // a game may read it
	"github.com/krill2d/krill/audio"
	_ "github.com/krill2d/krill/audio/flac" // a game may read it
	_ "github.com/krill2d/krill/audio/mp3"  // a game may read it
	_ "github.com/krill2d/krill/audio/opus" // a game may read it
	_ "github.com/krill2d/krill/audio/qoa"  // a game may read it
	"github.com/krill2d/krill/render/ldtk"
	"github.com/krill2d/krill/render/sheet"
	"github.com/krill2d/krill/render/tiled"
	"golang.org/x/image/font/sfnt"
)

// readers decode files by how their names end, as a game would, and return an error for what is broken.
var readers = map[string]func(c *examiner, name string, data []byte) error{
	".png": readImage, ".jpg": readImage, ".jpeg": readImage, ".gif": readImage, ".webp": readImage, ".bmp": readImage,
	".wav": readSound, ".ogg": readSound, ".mp3": readSound, ".flac": readSound, ".qoa": readSound, ".opus": readSound,
	".ttf": readFont, ".otf": readFont, ".ttc": readFont,
	".tmx": readTiled, ".tmj": readTiled, ".ldtk": readLDtk, ".json": readSheet,
	".tsx": readNames, ".tsj": readNames, ".tx": readNames, ".fnt": readNames,
}

// importedBy are the packages by which a game reads files that end so.
var importedBy = map[string]string{
	".webp": "/assets/webp", ".bmp": "/assets/bmp",
	".mp3": "/audio/mp3", ".flac": "/audio/flac", ".qoa": "/audio/qoa", ".opus": "/audio/opus",
}

// read decodes a file and notes what it is and names.
func (c *examiner) read(name string) {
	if by := importedBy[ext(name)]; by != "" && !c.Alone && !slices.Contains(c.Imports, module+by) {
		c.add(Broken, name, "the game reads no such files; try import _ %q", module+by)
	}
	data, err := c.files.Bytes(name)
	if err == nil {
		if read := readers[ext(name)]; read != nil {
			err = guarded(func() error { return read(c, name, data) })
		}
	} else if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) {
		c.add(Name, name, "%s", own(err))
		return
	}
	if err != nil {
		c.add(Broken, name, "%s", own(err))
	}
}

// own returns the words of an error without those that say what was done, which stand before it in the list.
func own(err error) string {
	text := err.Error()
	for _, prefix := range []string{"assets: ", "tiled: ", "ldtk: ", "sheet: "} {
		text = strings.TrimPrefix(text, prefix)
	}
	return text
}

// guarded turns a panic of a decoder into an error.
func guarded(read func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the decoder failed: %v; try saving the file again", p)
		}
	}()
	return read()
}

func readImage(c *examiner, name string, data []byte) error {
	img, err := assets.DecodeImage(data)
	if err != nil {
		return err
	}
	if size := img.Bounds().Size(); max(size.X, size.Y) > phoneSide {
		c.tooLarge(name, size)
	}
	return nil
}

func (c *examiner) tooLarge(name string, size image.Point) {
	c.add(Large, name, "it is %d×%d pixels, and some phones take %d a side; try a smaller one, or parts of it", size.X, size.Y, phoneSide)
}

func readSound(_ *examiner, _ string, data []byte) error {
	_, err := audio.Decode(data)
	return err
}

func readFont(_ *examiner, _ string, data []byte) error {
	fonts, err := sfnt.ParseCollection(data)
	if err == nil && fonts.NumFonts() == 0 {
		err = errors.New("it holds no font")
	}
	return err
}

func readTiled(c *examiner, name string, data []byte) error {
	_, err := tiled.Load(name, c.files.Bytes)
	return errors.Join(err, readNames(c, name, data))
}

func readLDtk(c *examiner, name string, data []byte) error {
	_, err := ldtk.Load(name, c.files.Bytes)
	return errors.Join(err, readNames(c, name, data))
}

// readSheet takes any JSON that may be a sheet's; of others nothing is known.
func readSheet(c *examiner, name string, data []byte) error {
	if !strings.Contains(string(data), `"frames"`) {
		return nil
	}
	return errors.Join(sheet.File(name).Load(c.files.Bytes), readNames(c, name, data))
}

// named is how maps, sheets and fonts of letters name other files: with a key that says so.
var named = regexp.MustCompile(`(?:source=|file=|"source"\s*:\s*|"image"\s*:\s*|"relPath"\s*:\s*|"externalRelPath"\s*:\s*|"related_multi_packs"\s*:\s*\[\s*)"([^"\n]+)"`)

// readNames notes what a file names, and what of that is missing.
func readNames(c *examiner, name string, data []byte) error {
	for _, m := range named.FindAllSubmatch(data, -1) {
		other := path.Join(path.Dir(name), string(m[1]))
		c.used[other] = true
		if !slices.Contains(c.Names, other) && fs.ValidPath(other) {
			c.miss(other, name)
		}
	}
	return nil
}
