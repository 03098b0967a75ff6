package audio

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/jfreymuth/oggvorbis"
)

var (
	errOGG     = errors.New("the OGG file is broken; try saving it again")
	errHeaders = errors.New("the OGG file's headers are broken or not Vorbis; try saving it again")
)

// decodeOGG reads an OGG file with Vorbis. The library trusts its input with memory and time, and panics on some of
// it, so that the file is looked through first and panics become errors.
func decodeOGG(data []byte) (out raw, err error) {
	defer func() {
		if recover() != nil {
			out, err = raw{}, errOGG
		}
	}()
	headers, length, err := scanOGG(data)
	if err != nil {
		return raw{}, err
	}
	if err := checkVorbis(headers, length); err != nil {
		return raw{}, err
	}
	r, err := oggvorbis.NewReader(struct{ io.Reader }{bytes.NewReader(data)}) // hides Seek: the end was looked up
	if err != nil {
		return raw{}, fmt.Errorf("the OGG file is broken: %w", err)
	}
	out = raw{channels: r.Channels(), rate: r.SampleRate()}
	likely := min(length*int64(out.channels), 32*int64(len(data))) // a length may be a lie, and a file is rarely denser
	out.samples, err = readOGG(r, make([]float32, 0, likely))
	return out, err
}

// readOGG appends all that a reader has, at most ten minutes, to out.
func readOGG(r *oggvorbis.Reader, out []float32) ([]float32, error) {
	buf := make([]float32, 8192*r.Channels())
	most := int(maxFrames(r.SampleRate())) * r.Channels()
	for {
		n, err := r.Read(buf)
		out = append(out, buf[:n]...)
		switch {
		case len(out) > most:
			return nil, errLong
		case err == io.EOF && len(out) == 0:
			return nil, errShort
		case err == io.EOF:
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("the OGG file is broken: %w", err)
		case n == 0:
			return nil, errOGG
		}
	}
}

const oggHeader = 27 // bytes of a page before its table

// scanOGG walks the pages of an OGG file and returns its first three packets, which are the headers, and the position
// that the last page ends at, in frames.
func scanOGG(data []byte) (headers [][]byte, length int64, err error) {
	var packet []byte
	for first, last := true, false; len(data) > 0 && !last; first = false {
		page, table, body, rest := nextPage(data)
		if page == nil || first && page[5]&1 != 0 { // a first page that goes on with a packet
			return nil, 0, errOGG
		}
		data, last = rest, page[5]&4 != 0
		if at := int64(binary.LittleEndian.Uint64(page[6:])); at >= 0 {
			length = at
		}
		for _, size := range table {
			if len(headers) == 3 {
				break
			}
			packet = append(packet, body[:size]...)
			body = body[size:]
			if size < 255 {
				headers = append(headers, packet)
				packet = nil
			}
		}
	}
	if len(headers) < 3 {
		return nil, 0, errHeaders
	}
	return headers, length, nil
}

// nextPage splits a page off: its header, its table of packet parts and their bytes. The header is nil for what is
// not a page.
func nextPage(data []byte) (header, table, body, rest []byte) {
	if len(data) < oggHeader || string(data[:4]) != "OggS" || data[4] != 0 {
		return nil, nil, nil, nil
	}
	header, rest = data[:oggHeader], data[oggHeader:]
	n := int(header[26])
	if n == 0 || len(rest) < n {
		return nil, nil, nil, nil
	}
	table, rest = rest[:n], rest[n:]
	size := 0
	for _, s := range table {
		size += int(s)
	}
	if len(rest) < size {
		return nil, nil, nil, nil
	}
	return header, table, rest[:size], rest[size:]
}
