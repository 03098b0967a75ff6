// Package zstd unpacks the layers of Tiled maps that are packed with Zstandard. A game links it only by naming it:
//
//	level, err := tiled.Loader{File: t.File, Zstd: zstd.Reader}.Load("level1.tmx")
//
// Maps that are packed with zlib or gzip, or not at all, need nothing.
package zstd

import (
	"io"

	"github.com/klauspost/compress/zstd"
)

// maxWindow is how much of what was unpacked a map may ask to be kept, bytes. Those of Tiled ask for 8 MB at most.
const maxWindow = 32 << 20

// Reader unpacks r while it is read. It uses no goroutines.
func Reader(r io.Reader) (io.Reader, error) {
	return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderMaxMemory(256<<20))
}
