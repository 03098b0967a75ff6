package shape

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// layoutTables are those that text is put together by. Others, outlines above all, are hidden from the parser: what it
// does not see cannot harm it.
var layoutTables = []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "maxp"}

// layoutOnly returns a copy of a font file whose directory has no other tables than these, all within the file: their
// lengths are believed by the parser, which reserves as much memory. The first font of a
// collection becomes the file's only one. The file was checked before: it is a font, and its directory is whole.
func layoutOnly(file []byte) ([]byte, error) {
	start := 0
	if string(file[:4]) == "ttcf" {
		start = int(binary.BigEndian.Uint32(file[12:]))
	}
	n := int(binary.BigEndian.Uint16(file[start+4:]))
	head := slices.Clone(file[start : start+12])
	kept := 0
	for i := range n {
		row := file[start+12+16*i:][:16]
		if !slices.Contains(layoutTables, string(row[:4])) || kept == len(layoutTables) {
			continue
		}
		if end := uint64(binary.BigEndian.Uint32(row[8:])) + uint64(binary.BigEndian.Uint32(row[12:])); end > uint64(len(file)) {
			return nil, fmt.Errorf("table %q ends at byte %d of %d", row[:4], end, len(file))
		}
		head = append(head, row...)
		kept++
	}
	binary.BigEndian.PutUint16(head[4:], uint16(kept))
	out := slices.Clone(file)
	copy(out, head)
	return out, nil
}
