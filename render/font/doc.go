// Package font draws text in TTF and OTF fonts: it opens them for package render, and is linked only when imported.
//
//	//go:embed title.ttf
//	var files embed.FS
//
//	var title = font.File("title.ttf") // reads nothing yet: a Font is a name
//
//	func (g *game) Draw(c *render.Canvas) {
//		c.Text(render.Text{S: "Fly!", Font: title, Size: 48, Pos: geom.V(320, 40), Align: render.Center})
//	}
//
//	func main() { engine.Main(&game{}, engine.Config{Assets: files}) }
//
// What you want:
//   - a font of the game's assets: [File]
//   - a font in a variable of the program, such as goregular.TTF of golang.org/x/image: [Data]
//   - draw and measure text in it: Text.Font of package render, Canvas.Text, Canvas.TextSize
//   - open one for a package that lays text out in its own way: [Open]
//
// A font is read and painted by golang.org/x/image: outlines of TrueType and OpenType (CFF), kerning from the tables
// kern and GPOS, the first font of a collection. Letters are painted for the size in device pixels that they are drawn
// in, into the pages of the atlas where sprites lie, so text and sprites share draw calls and text is sharp in every
// window. Up to 96 pixels a letter is painted again for each size, in steps of 1 to 3 in a hundred, and up to 48 for each
// quarter of a pixel that it stands at; when larger or turned, once for each quarter of an octave, and filtered. So a
// title may grow from nothing to all of the window, at a cost of about a megabyte a letter. All letters of a game take
// 64 MB in the atlas at most: what comes then is left out, which is reported.
// Builds without fused multiply-adds, as the tool makes them, paint the same bits on every processor.
//
// A font is not trusted. A file that is missing, cut off or broken, or that would take all memory, is an error with
// its name, reported once; its text is drawn in the built-in font. A letter that is broken, and a character that
// the font lacks, is a box. The limits: 64 MB a file, 65536 bytes and points a letter with all that it is made of,
// 1000 pixels a side.
//
// What it does not do: shaping (for Arabic, Indic, ligatures, right to left take render/shape), letters that are
// pictures (take render/bmfont), hinting, colour fonts (draw emoji as
// sprites), the axes of variable fonts (the default one is drawn), WOFF (convert it to TTF), fonts of the system
// (they differ from machine to machine: embed one).
//
// Rejected: these two functions in package render, although their parser would be used through a function value
// alone. The parser imports a table of character sets that a linker cannot leave out, so every page would be 200 KB
// larger, 36 KB compressed, for no text. A raster of distances, which one picture serves in all sizes: it needs a
// shader of its own, so text and sprites would no longer share a draw call, and it rounds the corners of letters.
package font
