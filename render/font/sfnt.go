package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Limits of a font file. What is beyond is no font, or one that is made to take all memory or time.
const (
	maxFontFile = 64 << 20 // bytes
	maxGlyphWay = 1 << 16  // bytes and points that a glyph is made of, with all that it refers to
)

// tables are those that a font is read from, sorted as a file's must be. Others are not looked at, so that a broken
// one does no harm.
var tables = [...]string{"CFF ", "GPOS", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "loca", "maxp", "post", "glyf"}

// needless are tables that are made up: the parser insists on them, and nothing here reads them.
var needless = map[string][]byte{
	"OS/2": append([]byte{0, 2}, make([]byte, 94)...),       // version 2, or the parser would look into glyphs
	"post": append([]byte{0, 3, 0, 0}, make([]byte, 28)...), // version 3: glyphs have no names
}

// kerning are tables without which a font is still one.
var kerning = []string{"GPOS", "kern"}

// cleanFont returns a font file that has the tables that are needed and no others, each whole and in its place.
// Of a collection it is the first font.
func cleanFont(file []byte, without []string) ([]byte, error) {
	start, err := fontStart(file)
	if err != nil {
		return nil, err
	}
	found, err := fontTables(file, start)
	if err != nil {
		return nil, err
	}
	for tag, data := range needless {
		found[tag] = data
	}
	for _, tag := range without {
		delete(found, tag)
	}
	if found["CFF "] == nil && found["glyf"] == nil {
		return nil, errors.New("it has no outlines; try a font that is neither made of bitmaps nor variable CFF2")
	}
	return assemble(file[start:start+4], found), nil
}

// fontStart returns where the directory of the tables is.
func fontStart(file []byte) (int, error) {
	switch {
	case len(file) < 16:
		return 0, fmt.Errorf("it has only %d bytes; try copying it again", len(file))
	case len(file) > maxFontFile:
		return 0, fmt.Errorf("it has %d bytes; try at most %d (64 MB)", len(file), maxFontFile)
	}
	start := 0
	switch string(file[:4]) {
	case "ttcf":
		start = int(min(binary.BigEndian.Uint32(file[12:]), maxFontFile))
		if start+12 > len(file) {
			return 0, errCut
		}
	case "wOFF", "wOF2":
		return 0, errors.New("it is a WOFF file, made for web pages; try the TTF or OTF that it was made from, or convert it")
	}
	switch string(file[start : start+4]) {
	case "\x00\x01\x00\x00", "true", "OTTO":
		return start, nil
	}
	return 0, errors.New("it is no TTF, OTF or TTC font; try converting it to one")
}

var errCut = errors.New("its end is missing; try copying it again")

// fontTables returns the tables that are needed, by tag.
func fontTables(file []byte, start int) (map[string][]byte, error) {
	n := int(binary.BigEndian.Uint16(file[start+4:]))
	rows := file[start+12:]
	if len(rows) < 16*n {
		return nil, errCut
	}
	found := map[string][]byte{}
	size := 0
	for ; n > 0; n, rows = n-1, rows[16:] {
		tag := string(rows[:4])
		if !slices.Contains(tables[:], tag) || needless[tag] != nil {
			continue
		}
		at, length := uint64(binary.BigEndian.Uint32(rows[8:])), uint64(binary.BigEndian.Uint32(rows[12:]))
		if at+length > uint64(len(file)) {
			return nil, fmt.Errorf("table %q ends at byte %d of %d; try copying it again", tag, at+length, len(file))
		}
		found[tag] = file[at : at+length]
		if size += int(length); size > 2*len(file) {
			return nil, errors.New("its tables lie over each other; try another font")
		}
	}
	return found, nil
}

// assemble writes a font file. The glyphs come last: a glyph that leaves its table then leaves the file.
func assemble(version []byte, found map[string][]byte) []byte {
	at := 12 + 16*len(found)
	file := append(slices.Clone(version), 0, byte(len(found)), 0, 0, 0, 0, 0, 0)
	for _, tag := range slices.Sorted(slices.Values(tables[:])) {
		if data, ok := found[tag]; ok {
			file = append(file, tag...)
			file = append(file, 0, 0, 0, 0) // a checksum, which nobody reads
			file = binary.BigEndian.AppendUint32(file, uint32(at+offset(found, tag)))
			file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
		}
	}
	for _, tag := range tables {
		file = append(file, found[tag]...)
		file = append(file, make([]byte, padding(len(found[tag])))...)
	}
	return file
}

// offset returns the length of the tables that come before one.
func offset(found map[string][]byte, before string) int {
	n := 0
	for _, tag := range tables {
		if tag == before {
			break
		}
		n += len(found[tag]) + padding(len(found[tag]))
	}
	return n
}

// padding returns how much is missing to a multiple of four.
func padding(n int) int { return -n & 3 }
