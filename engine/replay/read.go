package replay

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Limits of what Read takes, so that a hostile file cannot fill the memory.
const (
	maxBlock = 64 << 20 // bytes of a block's content, unpacked
	maxFile  = 1 << 30  // of all of them
	maxTicks = 1 << 32
)

var errNoReplay = errors.New("it does not begin as a replay does; try a file that the game wrote")

// Read reads a replay to the end of r. A file that was cut short between two blocks, or in one, is read as far as it
// goes, and says so in Cut. A damaged one is an error, and so is one of a newer version of the form.
func Read(r io.Reader) (*File, error) {
	u := &unpacker{r: bufio.NewReader(r), left: maxFile}
	f, err := u.file()
	if err != nil {
		return nil, fmt.Errorf("replay: read: %w", err)
	}
	return f, nil
}

// unpacker reads blocks.
type unpacker struct {
	r       *bufio.Reader
	left    int // bytes of content that may still come
	content bytes.Buffer
}

func (u *unpacker) file() (*File, error) {
	start := make([]byte, len(magic)+1)
	if _, err := io.ReadFull(u.r, start); err != nil || string(start[:len(magic)]) != magic {
		return nil, errNoReplay
	}
	if v := start[len(magic)]; v != Version {
		return nil, fmt.Errorf("its form is version %d, and this program knows version %d; try the program that wrote it", v, Version)
	}
	f := &File{}
	switch kind, err := u.block(); {
	case err != nil:
		return nil, fmt.Errorf("it has no whole head: %w", err)
	case kind != blockHead:
		return nil, errors.New("it has no head; try another copy")
	}
	if _, err := codec.Restore(u.content.Bytes(), &f.Head); err != nil {
		return nil, fmt.Errorf("its head: %w", err)
	}
	if err := u.chunks(f); err != nil {
		return nil, err
	}
	return f, f.check()
}

// chunks reads what follows the head.
func (u *unpacker) chunks(f *File) error {
	for {
		kind, err := u.block()
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF) || err == nil && kind == 0:
			f.Cut = true
			return nil
		case err != nil:
			return fmt.Errorf("chunk %d: %w", len(f.Chunks), err)
		case kind == blockEnd:
			return u.end(f)
		case kind != blockChunk:
			return fmt.Errorf("chunk %d: a block of the unknown kind %q; try a newer program", len(f.Chunks), kind)
		}
		c := &Chunk{}
		if _, err := codec.Restore(u.content.Bytes(), c); err != nil {
			return fmt.Errorf("chunk %d: %w", len(f.Chunks), err)
		}
		f.Chunks = append(f.Chunks, c)
	}
}

func (u *unpacker) end(f *File) error {
	var e end
	if _, err := codec.Restore(u.content.Bytes(), &e); err != nil {
		return fmt.Errorf("its end: %w", err)
	}
	if len(f.Chunks) == 0 || e.Chunks != len(f.Chunks) || e.Ticks != f.Ticks() {
		return fmt.Errorf("its end speaks of %d chunks and %d ticks, which are not there", e.Chunks, e.Ticks)
	}
	return nil
}

// block reads one block into content and returns its kind: zero at the end of the file,
// and io.ErrUnexpectedEOF when the file ends in it.
func (u *unpacker) block() (byte, error) {
	var h [blockHeader]byte
	if n, err := io.ReadFull(u.r, h[:]); err != nil {
		if n == 0 && errors.Is(err, io.EOF) {
			return 0, nil
		}
		return 0, err
	}
	packed, size := binary.LittleEndian.Uint32(h[1:]), binary.LittleEndian.Uint32(h[5:])
	if packed > maxBlock || size > maxBlock || int(size) > u.left {
		return 0, fmt.Errorf("a block of %d bytes; the limit is %d, and %d in all", size, maxBlock, maxFile)
	}
	u.left -= int(size)
	b, err := io.ReadAll(io.LimitReader(u.r, int64(packed)))
	switch {
	case err != nil:
		return 0, err
	case len(b) < int(packed):
		return 0, io.ErrUnexpectedEOF
	case checksum(h[:9], b) != binary.LittleEndian.Uint32(h[9:]):
		return 0, errors.New("damaged: its checksum does not match; try another copy")
	}
	return h[0], u.unpack(b, int64(size))
}

func (u *unpacker) unpack(packed []byte, size int64) error {
	u.content.Reset()
	n, err := io.Copy(&u.content, io.LimitReader(flate.NewReader(bytes.NewReader(packed)), size+1))
	switch {
	case err != nil:
		return fmt.Errorf("damaged: %w", err)
	case n != size:
		return fmt.Errorf("damaged: it unpacks to %d bytes or more instead of %d", n, size)
	}
	return nil
}

// check finds what no recorder writes, so that who plays a file need not.
func (f *File) check() error {
	if len(f.Chunks) == 0 {
		return errors.New("it has no chunk that is whole")
	}
	if f.Head.TPS < 1 || f.Head.TPS > 1000 || f.Head.Width < 1 || f.Head.Height < 1 {
		return fmt.Errorf("its head speaks of %d ticks a second and a canvas of %d×%d", f.Head.TPS, f.Head.Width, f.Head.Height)
	}
	at := int64(0)
	for i, c := range f.Chunks {
		if c.First != at {
			return fmt.Errorf("chunk %d begins with tick %d; want %d", i, c.First, at)
		}
		if err := c.check(); err != nil {
			return fmt.Errorf("chunk %d: %w", i, err)
		}
		if at += int64(c.Ticks); at > maxTicks {
			return fmt.Errorf("chunk %d: more than %d ticks", i, int64(maxTicks))
		}
	}
	return nil
}

func (c *Chunk) check() error {
	if c.Ticks < 1 || c.Ticks > math.MaxInt32 {
		return fmt.Errorf("it has %d ticks", c.Ticks)
	}
	left := c.Ticks
	for _, s := range c.Steps {
		if s.Ticks < 1 || s.Ticks > left {
			return errors.New("its steps are not as long as it is")
		}
		left -= s.Ticks
	}
	if left != 0 {
		return errors.New("its steps are not as long as it is")
	}
	for i, k := range c.Checks {
		if k.At < 1 || k.At > c.Ticks || i > 0 && k.At <= c.Checks[i-1].At {
			return fmt.Errorf("check %d is after tick %d of it", i, k.At)
		}
		if k.Layout < 0 || len(k.Parts) > 0 && (k.Layout >= len(c.Fields) || len(c.Fields[k.Layout].Paths) != len(k.Parts)) {
			return fmt.Errorf("check %d has no names for its fields", i)
		}
	}
	return nil
}
