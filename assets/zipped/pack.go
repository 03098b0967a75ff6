package zipped

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/krill2d/krill/assets"
)

// The limits of a pack.
const (
	maxPack     = 1 << 30   // bytes of the file
	maxFiles    = 10_000    // in it, folders included
	maxList     = 4 << 20   // bytes of names and what is said of them
	maxUnpacked = 1 << 30   // bytes of all files
	maxFile     = 256 << 20 // bytes of one
	maxName     = 512       // bytes of a name
	maxDepth    = 32        // folders in one another
	maxRatio    = 200       // how many times larger than packed a file may become
	smallFile   = 1 << 20   // bytes up to which a file may become any times larger
)

// Pack is an open ZIP file. It may be read by several goroutines at once.
type Pack struct {
	Name    string  // as errors call it: "pack winter.zip"
	Refused []error // files that are left out, in the order of the pack

	zip    *zip.Reader
	closer io.Closer
}

// Open opens a ZIP file on the disk. It stays open until Close.
func Open(name string) (*Pack, error) {
	about, err := os.Stat(name) // a pipe is not even opened
	if err == nil && !about.Mode().IsRegular() {
		err = errors.New("it is no plain file; try a copy of it")
	}
	if err != nil {
		return nil, refused(filepath.ToSlash(name), err)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, refused(filepath.ToSlash(name), err)
	}
	p, err := New("pack "+filepath.ToSlash(name), file, about.Size())
	if err != nil {
		file.Close()
		return nil, err
	}
	p.closer = file
	return p, nil
}

// Read returns the pack that a file's bytes are, which must not change.
func Read(name string, data []byte) (*Pack, error) {
	return New(name, bytes.NewReader(data), int64(len(data)))
}

// New returns the pack that a reader of so many bytes holds. The reader is used as long as the pack is. name is what
// errors call it.
func New(name string, r io.ReaderAt, size int64) (*Pack, error) {
	list, err := readList(r, size)
	if err == nil {
		err = list.check(r)
	}
	if err != nil {
		return nil, refused(name, err)
	}
	p := &Pack{Name: name}
	if p.zip, err = guarded(r, size); err != nil {
		return nil, refused(name, err)
	}
	if !slices.EqualFunc(p.zip.File, list.entries, same) {
		return nil, refused(name, errLies) // there are two lists, and the library found the other one
	}
	kept := p.zip.File[:0]
	for i, f := range p.zip.File {
		if reason := list.entries[i].reason(); reason != nil {
			p.Refused = append(p.Refused, fmt.Errorf("assets: mount %q: leave out %q: %w", name, f.Name, reason))
			continue
		}
		kept = append(kept, f)
	}
	p.zip.File = kept
	return p, nil
}

// same reports whether the library has read what was checked.
func same(f *zip.File, e entry) bool {
	return f.Name == e.name && f.Method == e.method && f.Flags == e.flags && f.CRC32 == e.crc &&
		f.CompressedSize64 == e.packed && f.UncompressedSize64 == e.unpacked
}

// guarded reads the list again, for the library's own use, and makes an error of a panic of it.
func guarded(r io.ReaderAt, size int64) (z *zip.Reader, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("its reader failed: %v; try packing it again", p)
		}
	}()
	z, err = zip.NewReader(r, size)
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil // each such name is refused by itself
	}
	return z, err
}

func refused(name string, err error) error {
	return fmt.Errorf("assets: mount %q: %w", name, err)
}

// Mount returns the pack as a place where files lie.
func (p *Pack) Mount() assets.Mount { return assets.Mount{Name: p.Name, FS: p} }

// Open opens a file or folder in the pack.
func (p *Pack) Open(name string) (file fs.File, err error) {
	defer func() {
		if v := recover(); v != nil {
			file, err = nil, &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("its reader failed: %v; try packing it again", v)}
		}
	}()
	return p.zip.Open(name)
}

// Close lets go of a pack from the disk. Its files cannot be read after that.
func (p *Pack) Close() error {
	if p.closer == nil {
		return nil
	}
	return p.closer.Close()
}

// reason returns why a file of a pack is left out, or nil. Folders, whose names end in a slash, are only looked at
// for their names.
func (e *entry) reason() error {
	name := strings.TrimSuffix(e.name, "/")
	mode := e.mode
	switch {
	case assets.CheckName(name) != nil:
		return badName(name)
	case e.flags&1 != 0:
		return errors.New("it is encrypted; try packing it without a password")
	case mode&fs.ModeSymlink != 0:
		return errors.New("it is a symbolic link; try packing the file that it leads to")
	case name == e.name && !mode.IsRegular():
		return errors.New("it is no plain file; try packing a copy of it")
	case e.method != zip.Store && e.method != zip.Deflate:
		return fmt.Errorf("it is packed by method %d; try Deflate, which every program can", e.method)
	case e.unpacked > maxFile:
		return fmt.Errorf("it unpacks to %d bytes; try at most %d (256 MB)", e.unpacked, maxFile)
	case e.unpacked > smallFile && e.unpacked > maxRatio*e.packed:
		return fmt.Errorf("it unpacks to %d bytes, more than %d times the %d that it takes; try a file with something in it", e.unpacked, maxRatio, e.packed)
	}
	return nil
}

func badName(name string) error {
	reason := "its name leads out of the pack, or is not the same on every system"
	if clean := path.Clean("/" + strings.ReplaceAll(name, `\`, "/")); clean != "/" && assets.CheckName(clean[1:]) == nil {
		return fmt.Errorf("%s; try %q", reason, clean[1:])
	}
	return errors.New(reason + "; try letters, digits and forward slashes")
}
