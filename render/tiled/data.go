package tiled

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"io"
	"strings"
	"unicode"

	"github.com/krill2d/krill/engine/geom"
)

// The highest bits of a tile number in a file say how the tile is turned.
const (
	flipX        = 1 << 31
	flipY        = 1 << 30
	flipDiagonal = 1 << 29
	turnedHex    = 1 << 28
)

// turned splits a number of a file. Turns by 60 degrees, which only hexagons have, are left out.
func turned(gid uint32) (tile uint32, f geom.Flip) {
	if gid&flipX != 0 {
		f |= geom.FlipX
	}
	if gid&flipY != 0 {
		f |= geom.FlipY
	}
	if gid&flipDiagonal != 0 {
		f |= geom.FlipDiagonal
	}
	return gid &^ (flipX | flipY | flipDiagonal | turnedHex), f
}

// cells returns the n numbers of a data element or a chunk of one; how says in which form they are.
func (l *loader) cells(data, how *node, n int) []uint32 {
	switch how.str("encoding") {
	case "csv":
		return csv(string(data.text), n)
	case "base64":
		return numbers(l.unpack(string(data.text), how.str("compression"), 4*n), n)
	case "":
		return tileElements(data, n)
	}
	fail("its encoding is %q; want csv or base64", short(how.str("encoding")))
	return nil
}

func csv(s string, n int) []uint32 {
	gids := make([]uint32, 0, n)
	for s != "" {
		var field string
		field, s, _ = strings.Cut(s, ",")
		field = strings.TrimSpace(field)
		if field == "" && strings.TrimSpace(s) == "" {
			break // a comma at the end
		}
		if len(gids) == n {
			fail("more than the %d cells that it should have", n)
		}
		gids = append(gids, gid(field))
	}
	if len(gids) != n {
		fail("%d cells; want %d", len(gids), n)
	}
	return gids
}

// gid reads a number of 32 bits.
func gid(s string) uint32 {
	x := uint64(0)
	for _, c := range []byte(s) {
		x = x*10 + uint64(c-'0')
		if c < '0' || c > '9' || x > 1<<32-1 {
			fail("a cell is %q; want a tile number", short(s))
		}
	}
	if s == "" {
		fail("a cell is empty; want a tile number")
	}
	return uint32(x)
}

func tileElements(data *node, n int) []uint32 {
	gids := make([]uint32, 0, n)
	for _, t := range data.all("tile") {
		if len(gids) == n {
			break
		}
		s := t.str("gid")
		if s == "" {
			s = "0"
		}
		gids = append(gids, gid(s))
	}
	if len(gids) != n {
		fail("%d cells; want %d", len(gids), n)
	}
	return gids
}

func numbers(b []byte, n int) []uint32 {
	gids := make([]uint32, n)
	for i := range gids {
		gids[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return gids
}

// unpack returns exactly size bytes.
func (l *loader) unpack(text, compression string, size int) []byte {
	packed, err := base64.StdEncoding.DecodeString(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text))
	if err != nil {
		fail("its base64 is broken: %v", err)
	}
	var r io.Reader
	switch compression {
	case "":
		r = bytes.NewReader(packed)
	case "zlib":
		r, err = zlib.NewReader(bytes.NewReader(packed))
	case "gzip":
		r, err = gzip.NewReader(bytes.NewReader(packed))
	case "zstd":
		if l.Zstd == nil {
			fail("it is packed with zstd; set Loader.Zstd to zstd.Reader of render/tiled/zstd, or choose zlib in Tiled's properties of the map")
		}
		r, err = l.Zstd(bytes.NewReader(packed))
	default:
		fail("it is packed with %q; want zlib, gzip or zstd", short(compression))
	}
	if err != nil {
		fail("it cannot be unpacked: %v", err)
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(size)+1))
	if err != nil {
		fail("it cannot be unpacked: %v", err)
	}
	if len(b) != size {
		fail("%d bytes; want %d for its cells", len(b), size)
	}
	return b
}
