package save

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Entry is a save in a file that a player takes along.
type Entry struct {
	Name string
	Data []byte
}

// What a file of saves may hold, so that a file of somebody else takes neither all memory nor all of the disk.
const (
	MaxExport  = 64 << 20 // bytes
	maxEntries = 1000
)

// exportMagic begins a file of saves. Behind it lie, as in a save, version, length and SHA-256 of what follows: the id of
// the game, how many saves there are, and of each its name and its data. A number is a uvarint, and what has a length
// stands behind it.
const exportMagic = "KRLTAKE\n"

// Export returns a file with saves of the game with an id, to be taken along or kept. It is an error when they are more
// than [Import] takes.
func Export(id string, saves []Entry) ([]byte, error) {
	data := appendBytes(nil, id)
	data = binary.AppendUvarint(data, uint64(len(saves)))
	for _, e := range saves {
		data = appendBytes(appendBytes(data, e.Name), e.Data)
	}
	file := sealAs(exportMagic, data)
	if _, err := Import(id, file); err != nil {
		return nil, fmt.Errorf("save: export saves: they could not be imported: %w", err)
	}
	return file, nil
}

func appendBytes[T string | []byte](to []byte, b T) []byte {
	return append(binary.AppendUvarint(to, uint64(len(b))), b...)
}

// Import returns the saves in a file that [Export] has made, which share its memory. All of them are whole, their names
// are ones that a Disk takes, and each is there once. The file may come from anybody: one that is larger than [MaxExport],
// damaged, of another game or written by a newer version is an error in words for a player.
func Import(id string, file []byte) ([]Entry, error) {
	saves, err := take(id, file)
	if err != nil {
		return nil, &Error{"import", "", err}
	}
	return saves, nil
}

func take(id string, file []byte) ([]Entry, error) {
	if len(file) > MaxExport {
		return nil, fmt.Errorf("the file has %d bytes, and at most %d are taken", len(file), MaxExport)
	}
	data, err := unsealAs(exportMagic, file)
	var d damage
	switch {
	case errors.As(err, &d) && !bytes.HasPrefix(file, []byte(exportMagic)):
		return nil, errors.New("the file holds no saves; try one that the game gave you")
	case errors.As(err, &d):
		return nil, fmt.Errorf("the file is damaged: %w; try another copy of it", err)
	case err != nil:
		return nil, err
	}
	r := &exportReader{rest: data}
	saves := r.entries(id)
	return saves, r.err
}

// exportReader reads what lies in a file of saves. After the first error it gives nothing.
type exportReader struct {
	rest []byte
	err  error
}

func (r *exportReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
	r.rest = nil
}

func (r *exportReader) count() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.fail("the file is damaged: a number in it is cut off; try another copy of it")
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// bytes returns bytes of the file, as far as they go.
func (r *exportReader) bytes() []byte {
	n := r.count()
	if n > uint64(len(r.rest)) {
		r.fail("the file is damaged: it ends within a save; try another copy of it")
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

func (r *exportReader) entries(id string) (saves []Entry) {
	if of := r.bytes(); r.err == nil && string(of) != id {
		r.fail("the file is of %s, and this game is %q; try it there", gameOf(of), id)
	}
	n := r.count()
	if n > maxEntries {
		r.fail("the file has %d saves, and at most %d are taken", n, maxEntries)
	}
	seen := map[string]bool{}
	for i := uint64(0); i < n && r.err == nil; i++ {
		e := Entry{string(r.bytes()), r.bytes()}
		if err := checkName(e.Name); r.err == nil && err != nil {
			r.fail("the file names a save %.80q, which no game does", e.Name)
		}
		if seen[e.Name] {
			r.fail("the file has the save %q twice", e.Name)
		}
		seen[e.Name] = true
		saves = append(saves, e)
	}
	if len(r.rest) > 0 {
		r.fail("the file is damaged: %d bytes follow the last save; try another copy of it", len(r.rest))
	}
	return saves
}

// gameOf returns a game's id for a message, whatever it holds.
func gameOf(id []byte) string {
	if utf8.Valid(id) && checkID(string(id)) == nil {
		return fmt.Sprintf("%q", id)
	}
	return "another game"
}
