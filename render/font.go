package render

import (
	"fmt"
	"strconv"
	"strings"
)

// The built-in font, in its own pixels.
const (
	lineHeight  = 8 // of a line of text, and the Size at which a font pixel is a logical pixel
	glyphHeight = 7
	glyphWidth  = 7 // of the widest
	letterGap   = 1
	tabSpaces   = 4
	sheetCols   = 16

	// Cells of a sheet have an empty edge around the letter, so that it is smooth when filtered.
	baseline   = 6 // from the top of a line
	cellEdge   = 1
	cellWidth  = glyphWidth + 2*cellEdge
	cellHeight = glyphHeight + 2*cellEdge
)

// glyph is a letter's picture.
type glyph struct {
	n    int // its place in the sheet
	w    uint8
	rows [glyphHeight]uint8 // bit x of a row is column x
}

func (g *glyph) at(x, y int) bool {
	return uint(y) < glyphHeight && uint(x) < uint(g.w) && g.rows[y]>>x&1 != 0
}

// advance returns the step to the next letter, font pixels.
func (g *glyph) advance() int { return int(g.w) + letterGap }

// glyphs holds the font; ascii and other find a letter in it. None of them changes.
var glyphs = parseGlyphs(glyphArt)

var (
	missing = other['\uFFFD']
	ascii   = asciiIndex()
	other   = otherIndex()
)

// letter is a glyph with its character.
type letter struct {
	glyph
	char rune
}

// glyphOf returns the picture of a character, a small box when it has none.
func glyphOf(r rune) *glyph {
	if uint32(r) < uint32(len(ascii)) {
		return &glyphs[ascii[r]].glyph
	}
	if n, ok := other[r]; ok {
		return &glyphs[n].glyph
	}
	return &glyphs[missing].glyph
}

func asciiIndex() (index [128]uint8) {
	for i := range index {
		index[i] = uint8(missing)
	}
	for n, l := range glyphs {
		if l.char < 128 {
			index[l.char] = uint8(n)
		}
	}
	return index
}

func otherIndex() map[rune]int {
	index := map[rune]int{}
	for n, l := range glyphs {
		if l.char >= 128 {
			index[l.char] = n
		}
	}
	return index
}

// parseGlyphs reads text art: blocks of a line of characters and seven lines of pixels, with '#' for a set one.
func parseGlyphs(art string) []letter {
	var letters []letter
	lines := strings.FieldsFunc(art, func(r rune) bool { return r == '\n' })
	for ; len(lines) > glyphHeight; lines = lines[1+glyphHeight:] {
		first := len(letters)
		for _, name := range strings.Fields(lines[0]) {
			letters = append(letters, letter{glyph{n: len(letters)}, character(name)})
		}
		for y := range glyphHeight {
			for i, row := range strings.Fields(lines[1+y]) {
				letters[first+i].setRow(y, row)
			}
		}
	}
	return letters
}

func (g *glyph) setRow(y int, row string) {
	g.w = uint8(len(row))
	for x := range len(row) {
		if row[x] == '#' {
			g.rows[y] |= 1 << x
		}
	}
}

// character reads a character as it is or as U+ and its number.
func character(name string) rune {
	if hex, ok := strings.CutPrefix(name, "U+"); ok && hex != "" {
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil {
			panic(fmt.Sprintf("render: read font %q: %v", name, err))
		}
		return rune(n)
	}
	return []rune(name)[0]
}

// sheets are the font as images, each letter's pixel enlarged to a block of 1, 2, 3 and 4 texels: text at a size that
// is no whole multiple reads a larger sheet with the linear filter, which keeps edges a pixel wide at every size.
var sheets = [...]Image{newSheet(1), newSheet(2), newSheet(3), newSheet(4)}

func newSheet(k int) Image {
	rows := (len(glyphs) + sheetCols - 1) / sheetCols
	name := fmt.Sprintf("krill font ×%d", k)
	return Make(name, sheetCols*cellWidth*k, rows*cellHeight*k, func(x, y int) Color {
		return sheetPixel(x/k, y/k)
	}).Grid(cellWidth*k, cellHeight*k)
}

// sheetPixel is white where a letter is set, and transparent elsewhere.
func sheetPixel(x, y int) Color {
	n := y/cellHeight*sheetCols + x/cellWidth
	if n < len(glyphs) && glyphs[n].at(x%cellWidth-cellEdge, y%cellHeight-cellEdge) {
		return White
	}
	return Color{}
}
