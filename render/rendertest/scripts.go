package rendertest

import (
	"io/fs"
	"os"
	"path/filepath"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/shape"
)

// The fonts of this scene are Noto Sans, under the SIL Open Font License, from the npm packages
// @expo-google-fonts/noto-sans-arabic, -hebrew and -devanagari, which .ci/setup fetches. Without them it is left out.
var (
	arabic     = shape.File("noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf")
	hebrew     = shape.File("noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf")
	devanagari = shape.File("noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf")
)

// scripts returns the files of those fonts, or nil.
func scripts() fs.FS {
	dir, err := os.Getwd()
	for ; err == nil && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		fonts := filepath.Join(dir, ".ci", "node_modules", "@expo-google-fonts")
		if _, err := os.Stat(filepath.Join(fonts, "noto-sans-devanagari")); err == nil {
			return os.DirFS(fonts)
		}
	}
	return nil
}

var scriptStyles = render.NewStyles(render.Style{Name: "item", Color: render.Orange}, render.Style{Name: "latin", Font: regular})

func textScripts(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), midnight)
	c.Text(render.Text{S: "مرحبا بالعالم", Font: arabic, Size: 28, Pos: geom.V(310, -8), Align: render.Right, Color: warm, Outline: 1.5})
	story := render.Text{
		S: "خذ {item}السيف{} القديم واذهب إلى الكهف قبل الساعة 12:30، ثم عُدْ.", Font: arabic, Size: 15, Wrap: 150,
		Pos: geom.V(310, 46), Align: render.Right, Color: ink, Styles: scriptStyles,
	}
	c.Rect(geom.R(156, 46, 158, c.TextSize(story).Y), slate)
	c.Text(story)
	c.Text(render.Text{S: "שָׁלוֹם עוֹלָם", Font: hebrew, Size: 24, Pos: geom.V(10, 4), Color: warm})
	c.Text(render.Text{S: "יש לך 15 מטבעות (זהב) ו־3 חיים.", Font: hebrew, Size: 13, Wrap: 130, Pos: geom.V(146, 46), Align: render.Right, Color: ink})
	c.Text(render.Text{S: "नमस्ते दुनिया", Font: devanagari, Size: 24, Pos: geom.V(10, 92), Color: warm})
	c.Text(render.Text{S: "क्षत्रिय, विद्यार्थी, स्त्री, कर्म", Font: devanagari, Size: 14, Wrap: 140, Pos: geom.V(10, 126), Color: ink})
	field := render.Text{S: "abc שלום def", Font: hebrew, Size: 16, Pos: geom.V(170, 146), Color: ink, Styles: scriptStyles}
	for _, r := range render.TextRects(c, field, 2, 8, nil) {
		c.Rect(r, render.Hex(0x3a5fb0))
	}
	c.Text(field)
}
