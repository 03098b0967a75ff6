package replay

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/krill2d/krill/engine/state"
)

// magic begins every file, and Version follows it in one byte.
const magic = "krill replay"

// Version of the form of the file: of its blocks, not of what lies in them.
const Version = 1

// The kinds of block.
const (
	blockHead  = 'H'
	blockChunk = 'C'
	blockEnd   = 'E'
)

// A block begins with its kind, the length of its content, the length of that when it is unpacked, and a checksum of
// the kind, both lengths and the content. Numbers are little endian.
const blockHeader = 1 + 4 + 4 + 4

// codec codes what lies in blocks. Nothing in them is an interface.
var codec = state.New()

// Write writes the file. It is about a tenth as large as what lies in it.
func (f *File) Write(w io.Writer) error {
	p := &packer{w: w}
	p.raw(append([]byte(magic), Version))
	p.block(blockHead, &f.Head)
	for _, c := range f.Chunks {
		p.block(blockChunk, c)
	}
	p.block(blockEnd, &end{Chunks: len(f.Chunks), Ticks: f.Ticks()})
	if p.err != nil {
		return fmt.Errorf("replay: write a replay of %q: %w", f.Head.Title, p.err)
	}
	return nil
}

// end is the content of the last block.
type end struct {
	Chunks int
	Ticks  int64
}

// packer writes blocks until something fails.
type packer struct {
	w       io.Writer
	content []byte
	packed  bytes.Buffer
	deflate *flate.Writer
	err     error
}

func (p *packer) raw(b []byte) {
	if p.err == nil {
		_, p.err = p.w.Write(b)
	}
}

func (p *packer) block(kind byte, v any) {
	if p.err != nil {
		return
	}
	if p.content, p.err = codec.Append(p.content[:0], v); p.err == nil {
		p.seal(kind)
	}
}

// seal writes the content as a block.
func (p *packer) seal(kind byte) {
	p.packed.Reset()
	p.packed.Write(make([]byte, blockHeader))
	if p.err = p.pack(); p.err != nil {
		return
	}
	b := p.packed.Bytes()
	b[0] = kind
	binary.LittleEndian.PutUint32(b[1:], uint32(len(b)-blockHeader))
	binary.LittleEndian.PutUint32(b[5:], uint32(len(p.content)))
	binary.LittleEndian.PutUint32(b[9:], checksum(b[:9], b[blockHeader:]))
	p.raw(b)
}

// pack compresses the content behind the header.
func (p *packer) pack() error {
	if p.deflate == nil {
		d, err := flate.NewWriter(&p.packed, flate.BestCompression)
		if err != nil {
			return err
		}
		p.deflate = d
	}
	p.deflate.Reset(&p.packed)
	if _, err := p.deflate.Write(p.content); err != nil {
		return err
	}
	return p.deflate.Close()
}

func checksum(header, content []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE(header), crc32.IEEETable, content)
}
