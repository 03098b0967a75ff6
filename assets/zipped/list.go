package zipped

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// The parts of a ZIP file, after PKWARE's APPNOTE 6.3.10: 4.3.7, 4.3.12 and 4.3.16.
const (
	localSize, localMagic = 30, "PK\x03\x04"
	entrySize, entryMagic = 46, "PK\x01\x02"
	endSize, endMagic     = 22, "PK\x05\x06"
	maxComment            = 1<<16 - 1
)

var (
	errNoZip = errors.New("it is no ZIP file, or its end is missing; try packing it again")
	errLies  = errors.New("its list of files is damaged; try packing it again")
)

// list is what the end of a ZIP file says of its files.
type list struct {
	start   int64 // where it begins, and the files must have ended
	entries []entry
}

// entry is what the list says of a file.
type entry struct {
	name             string
	mode             fs.FileMode
	flags, method    uint16
	packed, unpacked uint64
	crc              uint32
	at               int64 // where its header lies
}

// readList reads the list with the limits of a pack. What it takes in memory is bounded before it is taken.
func readList(r io.ReaderAt, size int64) (*list, error) {
	if size > maxPack {
		return nil, fmt.Errorf("it has %d bytes; try at most %d (1 GB)", size, maxPack)
	}
	end, at, err := findEnd(r, size)
	if err != nil {
		return nil, err
	}
	le := binary.LittleEndian
	disk, count, long, start := le.Uint32(end[4:]), int(le.Uint16(end[10:])), int64(le.Uint32(end[12:])), int64(le.Uint32(end[16:]))
	switch {
	case count == 0xffff || long == 0xffffffff || start == 0xffffffff:
		return nil, errors.New("it is in ZIP64; try at most 10000 files and 1 GB")
	case disk != 0 || le.Uint16(end[8:]) != uint16(count):
		return nil, errors.New("it is one of several parts; try packing it into one")
	case count > maxFiles:
		return nil, fmt.Errorf("it has %d files; try at most %d", count, maxFiles)
	case long > maxList:
		return nil, fmt.Errorf("its list of files has %d bytes; try at most %d: fewer files, shorter names", long, maxList)
	case start+long != at || long < int64(count*entrySize):
		return nil, errLies
	}
	data := make([]byte, long)
	if _, err := r.ReadAt(data, start); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	l := &list{start: start, entries: make([]entry, 0, count)}
	for len(data) > 0 {
		var e entry
		if data, err = e.read(data); err != nil {
			return nil, err
		}
		if len(l.entries) == count {
			return nil, errLies
		}
		l.entries = append(l.entries, e)
	}
	if len(l.entries) != count {
		return nil, errLies
	}
	return l, nil
}

// findEnd returns the record that ends a ZIP file, and where it lies.
func findEnd(r io.ReaderAt, size int64) ([]byte, int64, error) {
	tail := make([]byte, min(size, endSize+maxComment))
	from := size - int64(len(tail))
	if n, err := r.ReadAt(tail, from); n < len(tail) {
		if err == nil || errors.Is(err, io.EOF) {
			err = errNoZip
		}
		return nil, 0, err
	}
	for i := len(tail) - endSize; i >= 0; i-- {
		comment := int(binary.LittleEndian.Uint16(tail[i+20 : i+22 : len(tail)]))
		if bytes.HasPrefix(tail[i:], []byte(endMagic)) && i+endSize+comment == len(tail) {
			return tail[i : i+endSize], from + int64(i), nil
		}
	}
	return nil, 0, errNoZip
}

// read takes an entry off the list.
func (e *entry) read(data []byte) (rest []byte, err error) {
	le := binary.LittleEndian
	if len(data) < entrySize || string(data[:4]) != entryMagic {
		return nil, errLies
	}
	name, extra, comment := int(le.Uint16(data[28:])), int(le.Uint16(data[30:])), int(le.Uint16(data[32:]))
	long := entrySize + name + extra + comment
	if len(data) < long {
		return nil, errLies
	}
	*e = entry{
		name: string(data[entrySize:][:name]), flags: le.Uint16(data[8:]), method: le.Uint16(data[10:]), crc: le.Uint32(data[16:]),
		packed: uint64(le.Uint32(data[20:])), unpacked: uint64(le.Uint32(data[24:])), at: int64(le.Uint32(data[42:])),
	}
	if e.packed == 0xffffffff || e.unpacked == 0xffffffff || e.at == 0xffffffff {
		return nil, errors.New("it is in ZIP64; try files below 256 MB")
	}
	h := zip.FileHeader{Name: e.name, CreatorVersion: le.Uint16(data[4:]), ExternalAttrs: le.Uint32(data[38:])}
	e.mode = h.Mode()
	return data[long:], nil
}

// check compares the list with itself, and with what stands before each file.
func (l *list) check(r io.ReaderAt) error {
	if err := l.sums(); err != nil {
		return err
	}
	order := make([]*entry, len(l.entries))
	for i := range l.entries {
		order[i] = &l.entries[i]
	}
	slices.SortFunc(order, func(a, b *entry) int { return cmp.Compare(a.at, b.at) })
	free := int64(0) // up to where files lie
	for _, e := range order {
		if e.at < free {
			return fmt.Errorf("%q lies inside of another file; try packing it again", e.name)
		}
		end, err := e.local(r)
		if err != nil {
			return err
		}
		if free = end; free > l.start {
			return errLies
		}
	}
	return nil
}

// sums looks at the sizes and names of all files together.
func (l *list) sums() error {
	total, folds := uint64(0), make(map[string]*entry, len(l.entries))
	for i := range l.entries {
		e := &l.entries[i]
		if total += e.unpacked; total > maxUnpacked {
			return fmt.Errorf("it unpacks to more than %d bytes (1 GB); try smaller files", maxUnpacked)
		}
		if len(e.name) > maxName || strings.Count(e.name, "/") > maxDepth {
			return fmt.Errorf("it has a name of %d bytes in %d folders; try at most %d and %d", len(e.name), strings.Count(e.name, "/"), maxName, maxDepth)
		}
		fold := e.fold()
		switch other := folds[fold]; {
		case other == nil:
			folds[fold] = e
		case strings.TrimSuffix(other.name, "/") == strings.TrimSuffix(e.name, "/"):
			return fmt.Errorf("it has two files %q; try packing it again", e.name)
		default:
			return fmt.Errorf("%q and %q differ in case alone, which some systems cannot tell apart; try other names", other.name, e.name)
		}
	}
	return l.nested(folds)
}

// fold returns a name by which those that differ in case alone are one.
func (e *entry) fold() string { return strings.ToLower(strings.TrimSuffix(e.name, "/")) }

// nested looks for files in files, and for folders whose names differ in case alone.
func (l *list) nested(folds map[string]*entry) error {
	folders := map[string]string{}
	for i := range l.entries {
		e := &l.entries[i]
		fold, name := e.fold(), strings.TrimSuffix(e.name, "/")
		if len(fold) != len(name) {
			continue // a letter that grows or shrinks: its folders cannot be told by their length
		}
		for up := len(fold) - 1; up > 0; up-- {
			if fold[up] != '/' {
				continue
			}
			if other := folds[fold[:up]]; other != nil && !strings.HasSuffix(other.name, "/") {
				return fmt.Errorf("%q is a file, and %q lies in it; try packing it again", other.name, e.name)
			}
			was, ok := folders[fold[:up]]
			if ok && was != name[:up] {
				return fmt.Errorf("the folders %q and %q differ in case alone, which some systems cannot tell apart; try other names", was, name[:up])
			}
			folders[fold[:up]] = name[:up]
		}
	}
	return nil
}

// local compares what stands before a file with the list, and returns where the file ends.
func (e *entry) local(r io.ReaderAt) (end int64, err error) {
	head := make([]byte, localSize+len(e.name))
	if _, err := r.ReadAt(head, e.at); err != nil {
		if errors.Is(err, io.EOF) {
			err = errLies
		}
		return 0, err
	}
	le := binary.LittleEndian
	const later = 8 // the flag of sizes that stand behind the file
	flags := le.Uint16(head[6:])
	sizes := flags&later != 0 || le.Uint32(head[14:]) == e.crc && uint64(le.Uint32(head[18:])) == e.packed && uint64(le.Uint32(head[22:])) == e.unpacked
	if string(head[:4]) != localMagic || int(le.Uint16(head[26:])) != len(e.name) || string(head[localSize:]) != e.name ||
		le.Uint16(head[8:]) != e.method || (flags^e.flags)&1 != 0 || !sizes || e.method == zip.Store && e.flags&1 == 0 && e.packed != e.unpacked {
		return 0, fmt.Errorf("its list and its file %q do not agree; try packing it again", e.name)
	}
	return e.at + int64(len(head)) + int64(le.Uint16(head[28:])) + int64(e.packed), nil
}
