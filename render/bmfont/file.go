package bmfont

import (
	"bytes"
	"errors"
	"fmt"
)

// Limits of a font. What is beyond is none, or one that is made to take all memory.
const (
	maxFile    = 16 << 20 // bytes
	maxLetters = 1<<16 - 1
	maxPairs   = 1 << 20
	maxPages   = 64
	maxPixels  = 16 << 20 // of all pages
	maxSide    = 1000     // of a letter, pixels
	maxLength  = 1 << 12  // of what is added to a pen, pixels
)

// file is what a .fnt file says, in pixels.
type file struct {
	size       int // of the em
	lineHeight int
	base       int // from a line's top to its baseline
	pages      []string
	letters    []letter
	pairs      []pair
}

// letter is a character's picture on a page.
type letter struct {
	char             int // below zero: none
	x, y, w, h       int // on the page
	offsetX, offsetY int // from the pen, at the line's top, to the picture
	advance          int
	page             int
}

// pair is how much further apart than usual two characters stand.
type pair struct{ left, right, by int }

// read reads a .fnt file in any of its three forms.
func read(data []byte) (f *file, err error) {
	f = &file{}
	head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case len(data) > maxFile:
		return nil, fmt.Errorf("it has %d bytes; try at most %d (16 MB)", len(data), maxFile)
	case bytes.HasPrefix(data, []byte("BMF")):
		err = f.binary(data)
	case bytes.HasPrefix(head, []byte("<")):
		err = f.tags(string(head), "<", ">")
	case bytes.HasPrefix(head, []byte("info ")), bytes.HasPrefix(head, []byte("common ")):
		err = f.tags("\n"+string(head), "\n", "\n")
	default:
		err = errors.New("it is no BMFont file in its text, XML or binary form; try exporting it again")
	}
	if err != nil {
		return nil, err
	}
	return f, f.check()
}

// check refuses what makes no sense for the font as a whole; letters are checked when they are drawn.
func (f *file) check() error {
	if f.size < 0 {
		f.size = -f.size // measured by the letters, not by the line
	}
	if f.size == 0 {
		f.size = f.lineHeight
	}
	switch {
	case f.lineHeight < 1 || f.lineHeight > maxSide || f.size > maxSide:
		return fmt.Errorf("its size is %d and its lines are %d pixels high, where 1 to %d are valid; try exporting it again", f.size, f.lineHeight, maxSide)
	case f.base < 0 || f.base > 2*maxSide:
		return fmt.Errorf("its baseline lies %d pixels below the line's top; try exporting it again", f.base)
	case len(f.letters) == 0 || len(f.pages) == 0:
		return fmt.Errorf("it has %d letters on %d pages; try exporting it again", len(f.letters), len(f.pages))
	}
	return nil
}

// page enters the name of a page's file.
func (f *file) page(n int, name string) error {
	if n < 0 || n >= maxPages {
		return fmt.Errorf("it has a page %d; try at most %d pages", n, maxPages)
	}
	for len(f.pages) <= n {
		f.pages = append(f.pages, "")
	}
	f.pages[n] = name
	return nil
}

func (f *file) letter(l letter) error {
	if len(f.letters) >= maxLetters {
		return fmt.Errorf("it has more than %d letters; try fewer", maxLetters)
	}
	f.letters = append(f.letters, l)
	return nil
}

func (f *file) pair(p pair) error {
	if len(f.pairs) >= maxPairs {
		return fmt.Errorf("it has more than %d pairs of kerning; try fewer", maxPairs)
	}
	f.pairs = append(f.pairs, p)
	return nil
}
