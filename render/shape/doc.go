// Package shape draws text whose letters join, stack or run from right to left, in TTF and OTF fonts: Arabic, Hebrew,
// Devanagari and all other scripts, combining marks, ligatures. It opens fonts for package render, as render/font does.
//
//	//go:embed amiri.ttf
//	var files embed.FS
//
//	var title = shape.File("amiri.ttf") // reads nothing yet: a Font is a name
//
//	func (g *game) Draw(c *render.Canvas) {
//		c.Text(render.Text{S: "مرحبا بالعالم", Font: title, Size: 32, Pos: geom.V(620, 40), Align: render.Right})
//	}
//
//	func main() { engine.Main(&game{}, engine.Config{Assets: files}) }
//
// What you want:
//   - a font of the game's assets: [File]; one in a variable of the program: [Data]
//   - draw, wrap, align, type and measure it: Text.Font of package render, and all that takes a Text
//   - a caret between its letters, a selection: TextPos, TextAt and TextRects of package render
//
// Letters are put together by HarfBuzz as it was brought to Go in github.com/go-text/typesetting, with the features
// that a font has on by default; directions follow the Unicode bidirectional algorithm, paragraph by paragraph, each in
// the direction of its first letter. Outlines are painted by render/font, under the same limits. A font is not trusted:
// tables that say nonsense are an error with the font's name, or letters side by side, never a panic.
//
// Text from right to left does not change the side it is aligned to: say Align: render.Right for a column of it. What
// was shaped is kept, so text that stays costs no allocation. A page grows by a quarter when it imports this package, so
// take render/font for what needs no shaping.
//
// What it does not do: fall back to a second font (set Text.Styles for a part in another one), features that are off by
// default, vertical text, hyphens and breaks between words that no space divides, as Thai and Japanese have (put
// line ends or zero-width spaces in), bitmap and colour fonts, the axes of variable fonts, the fonts of the system.
//
// Rejected: shaping in render/font, since those who need none would pay for it; HarfBuzz itself, which is C.
package shape
