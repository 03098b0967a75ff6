// Package ogg takes the packets out of an OGG file that lies in memory, for the formats that are kept in one: Vorbis in
// package audio, Opus in audio/opus. It looks at nothing inside the packets.
//
// The layout is that of RFC 3533. Only the first stream of a file is read, up to its end; pages of others between its
// own are passed over. A [Reader] is a value: a copy of it is a place to come back to.
package ogg

import (
	"encoding/binary"
	"errors"
	"io"
)

// What is wrong with a file.
var (
	ErrBroken   = errors.New("the OGG file is broken; try saving it again")
	ErrChecksum = errors.New("the OGG file is broken: a checksum is wrong; try copying or saving it again")
)

const (
	headerSize = 27 // bytes of a page before its table

	flagContinued = 1
	flagLast      = 4
)

// Page is what the header of a page says.
type Page struct {
	Granule int64 // position at the end of the last packet that ends here
	Ends    int   // packets that end here
	After   int   // bytes of the file after it: no two pages have the same
	Last    bool  // of its stream

	continued   bool // it begins within a packet
	table, body []byte
	whole       []byte
}

// Reader goes through the packets of a file. Make one with [NewReader].
type Reader struct {
	Page // the present one, after Packet that on which the packet ends

	rest    []byte // after the present page
	serial  uint32
	part    []byte // of a packet that goes on on the next page
	skip    bool   // the first packet of the page is the end of one whose beginning was not read
	checked bool   // the page's checksum
}

// NewReader returns a reader at the beginning of a file.
func NewReader(data []byte) (Reader, error) {
	r := Reader{rest: data}
	page, rest := split(data)
	if page.whole == nil || page.continued {
		return Reader{}, ErrBroken
	}
	r.serial = serialOf(page.whole)
	r.Page, r.rest = page, rest
	return r, nil
}

// NextPage goes to the next page, wherever in the present one the reader is; a packet whose beginning is not read then is
// left out. At the end of the stream it returns io.EOF.
func (r *Reader) NextPage() error {
	r.part = nil
	return r.turn()
}

// turn goes to the stream's next page.
func (r *Reader) turn() error {
	for !r.Last && len(r.rest) > 0 {
		page, rest := split(r.rest)
		if page.whole == nil {
			return ErrBroken
		}
		r.rest = rest
		if serialOf(page.whole) == r.serial {
			r.Page, r.checked = page, false
			r.skip = r.continued && (r.skip || r.part == nil)
			if !r.continued {
				r.part = nil
			}
			return nil
		}
	}
	return io.EOF
}

// Packet returns the next packet; io.EOF comes after the last one. What is left of a packet that does not end is dropped.
func (r *Reader) Packet() ([]byte, error) {
	for {
		if len(r.table) == 0 {
			if err := r.turn(); err != nil {
				return nil, err
			}
			continue
		}
		if err := r.check(); err != nil {
			return nil, err
		}
		if !r.gather() {
			continue
		}
		packet, skip := r.part, r.skip
		r.part, r.skip = nil, false
		if !skip {
			return packet, nil
		}
	}
}

// Left returns how many packets still end on the present page.
func (r *Reader) Left() int { return ends(r.table) }

// gather adds to the packet what the page has of it, and reports whether it ends here.
func (r *Reader) gather() bool {
	size, whole := 0, false
	for len(r.table) > 0 && !whole {
		size += int(r.table[0])
		whole = r.table[0] < 255
		r.table = r.table[1:]
	}
	if r.part == nil {
		r.part = r.body[:size:size] // no copy, and append makes one
	} else {
		r.part = append(r.part, r.body[:size]...)
	}
	r.body = r.body[size:]
	return whole
}

// check compares the page's checksum, once.
func (r *Reader) check() error {
	if !r.checked && Checksum(r.whole) != binary.LittleEndian.Uint32(r.whole[22:]) {
		return ErrChecksum
	}
	r.checked = true
	return nil
}

// split takes a page off; it has no bytes if there is none.
func split(data []byte) (p Page, rest []byte) {
	if len(data) < headerSize || string(data[:4]) != "OggS" || data[4] != 0 {
		return Page{}, nil
	}
	body := headerSize + int(data[26])
	if len(data) < body {
		return Page{}, nil
	}
	size := body
	p.table = data[headerSize:body]
	for _, s := range p.table {
		size += int(s)
	}
	if len(data) < size {
		return Page{}, nil
	}
	p.whole, p.body, p.After = data[:size], data[body:size], len(data)-size
	p.Granule, p.Ends = int64(binary.LittleEndian.Uint64(data[6:])), ends(p.table)
	p.continued, p.Last = data[5]&flagContinued != 0, data[5]&flagLast != 0
	return p, data[size:]
}

func ends(table []byte) int {
	n := 0
	for _, s := range table {
		if s < 255 {
			n++
		}
	}
	return n
}

func serialOf(page []byte) uint32 { return binary.LittleEndian.Uint32(page[14:]) }

// Checksum returns the checksum that belongs into bytes 22 to 25 of a page: a CRC with the polynomial 0x04c11db7, with
// these bytes as zero.
func Checksum(page []byte) uint32 {
	crc := uint32(0)
	for i, b := range page {
		if i >= 22 && i < 26 {
			b = 0
		}
		crc = crc<<8 ^ table[byte(crc>>24)^b]
	}
	return crc
}

// table holds the checksums of all bytes.
var table = func() (t [256]uint32) {
	for i := range t {
		c := uint32(i) << 24
		for range 8 {
			c = c<<1 ^ (c >> 31 * 0x04c11db7)
		}
		t[i] = c
	}
	return t
}()
