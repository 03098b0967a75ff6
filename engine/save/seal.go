package save

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// A sealed save is magic, version, length and SHA-256 of the data, and the data. The length tells a torn file from
// one that was changed, so that the error can say which.
const (
	magic   = "KRLSAVE\n"
	version = 1

	versionAt = len(magic)    // uint32, little endian as all numbers
	lengthAt  = versionAt + 4 // uint64
	sumAt     = lengthAt + 8
	headerLen = sumAt + sha256.Size
)

// ErrNewer is of a save that a later version of this package, or of the game, has written. It is no damage: it is not
// replaced by its backup, nor written over.
var ErrNewer = errors.New("written by a newer version; try that version")

func seal(data []byte) []byte { return sealAs(magic, data) }

// sealAs seals a file of another kind, which begins with a magic of its own, as long as the other.
func sealAs(magic string, data []byte) []byte {
	file := make([]byte, headerLen, headerLen+len(data))
	copy(file, magic)
	binary.LittleEndian.PutUint32(file[versionAt:], version)
	binary.LittleEndian.PutUint64(file[lengthAt:], uint64(len(data)))
	sum := sha256.Sum256(data)
	copy(file[sumAt:], sum[:])
	return append(file, data...)
}

// unseal returns the data in a sealed file, which it keeps, or an error that says what is wrong with it.
func unseal(file []byte) ([]byte, error) { return unsealAs(magic, file) }

func unsealAs(magic string, file []byte) ([]byte, error) {
	if len(file) < headerLen {
		return nil, damage(fmt.Sprintf("torn: got %d bytes; want a header of %d", len(file), headerLen))
	}
	if string(file[:len(magic)]) != magic {
		return nil, damage("not a save: it begins with something else")
	}
	if v := binary.LittleEndian.Uint32(file[versionAt:]); v > version {
		return nil, ErrNewer
	} else if v < version {
		return nil, damage(fmt.Sprintf("corrupt: its version is %d", v))
	}
	data := file[headerLen:]
	if want := binary.LittleEndian.Uint64(file[lengthAt:]); uint64(len(data)) != want {
		return nil, damage(fmt.Sprintf("torn: got %d bytes of data; want %d", len(data), want))
	}
	if sum := sha256.Sum256(data); !bytes.Equal(sum[:], file[sumAt:headerLen]) {
		return nil, damage("corrupt: its checksum does not match")
	}
	return data, nil
}
