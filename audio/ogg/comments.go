package ogg

import (
	"encoding/binary"
	"strconv"
	"strings"
)

// Comments reads a Vorbis comment block, which Vorbis, Opus and FLAC all have, as lines of NAME=value. What does not fit into
// the block is left out.
func Comments(b []byte) (lines []string) {
	if _, b = field(b); len(b) < 4 {
		return nil
	}
	for b = b[4:]; len(b) > 4; {
		var line []byte
		if line, b = field(b); line != nil {
			lines = append(lines, string(line))
		}
	}
	return lines
}

// field takes off a length and as many bytes.
func field(b []byte) (value, rest []byte) {
	if len(b) < 4 {
		return nil, nil
	}
	n := binary.LittleEndian.Uint32(b)
	if b = b[4:]; uint64(n) > uint64(len(b)) {
		return nil, nil
	}
	return b[:n:n], b[n:]
}

// Loop reads what music tools say of a loop in comments: LOOPSTART and LOOPLENGTH, or LOOPEND, in frames of the file. To is
// the frame after the last one; both are 0 if nothing is said.
func Loop(comments []string) (from, to int64) {
	length := int64(0)
	for _, c := range comments {
		name, value, _ := strings.Cut(c, "=")
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < 0 || n > 1<<40 {
			continue
		}
		switch strings.ToUpper(name) {
		case "LOOPSTART":
			from = n
		case "LOOPLENGTH":
			length = n
		case "LOOPEND":
			to = n
		}
	}
	if length > 0 {
		to = from + length
	}
	return from, to
}
