// Package bmfont draws text in fonts of pictures, as AngelCode's BMFont and its many relatives make them: a .fnt file
// in its text, XML or binary form, with pages of letters beside it. It opens them for package render, and is linked
// only when imported.
//
//	//go:embed gold.fnt gold_0.png
//	var files embed.FS
//
//	var gold = bmfont.File("gold.fnt") // reads nothing yet: a Font is a name
//
//	func (g *game) Draw(c *render.Canvas) {
//		c.Text(render.Text{S: "1200 points", Font: gold, Pos: geom.V(320, 40), Align: render.Center})
//	}
//
//	func main() { engine.Main(&game{}, engine.Config{Assets: files}) }
//
// What you want:
//   - a font of the game's assets: [File]; one whose .fnt lies in a variable of the program: [Data]
//   - draw and measure text in it: Text.Font of package render, and all that takes a Text
//
// A Text without a Size is drawn in the size that the font was made in, pixel by pixel. In others its pictures are
// scaled: sharp where their pixels become whole device pixels, smooth elsewhere. Letters keep their colours, and
// Text.Color multiplies them. They are copied into the atlas where sprites lie, so text and sprites share draw calls.
// Kerning is heeded; which channel a letter is in is not: all four are drawn, and a page in grey says how dense
// it is. Padding and spacing are already in the numbers of a .fnt file.
//
// A font is not trusted. What is missing, cut off or broken is an error with the font's name, reported once, and its
// text is drawn in the built-in font; a letter that does not lie on its page, and a character that the font lacks, is
// a box. The limits: 16 MB a .fnt file, 65535 letters of 1000 pixels a side, a million pairs of kerning, 64 pages, and
// 16 million pixels of pages.
//
// What it does not do: distance fields (use render/font, which paints letters in the size that they are drawn in),
// letters in one channel of four.
//
// Rejected: a decoder for XML, which would be most of what the package adds to a page: the form is flat.
package bmfont
