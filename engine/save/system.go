package save

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// tempLife is how long a temporary file may be there before it counts as left by a crash.
const tempLife = time.Hour

// Saves are the player's own.
const (
	dirMode  fs.FileMode = 0o700
	fileMode fs.FileMode = 0o600
)

// How long a file is tried again that another process holds: a game waits for what it reads, and not for what it writes.
const (
	readPatience  = 100 * time.Millisecond
	writePatience = time.Second
)

// osSystem is the real system.
type osSystem struct{}

func (osSystem) makeDir(path string) error { return os.MkdirAll(path, dirMode) }

func (osSystem) readFile(path string) (data []byte, err error) {
	err = patiently(readPatience, heldUp, func() (err error) {
		data, err = readFile(path)
		return err
	})
	return data, err
}

// writeTemp takes a name that no other process has, so that two that save at once do not mix.
func (osSystem) writeTemp(path string, data []byte) (string, error) {
	sweep(path)
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, osSystem{}.remove(f.Name()))
	}
	return f.Name(), nil
}

// sweep removes the temporary files beside path that crashes have left. One that another process is writing is young.
// A failure does no harm, so it is not told.
func sweep(path string) {
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), filepath.Base(path)+".") || !strings.HasSuffix(e.Name(), ".tmp") {
			continue
		}
		if about, err := e.Info(); err == nil && time.Since(about.ModTime()) > tempLife {
			_ = os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}

func (osSystem) rename(from, to string) error {
	return patiently(writePatience, heldUp, func() error { return os.Rename(from, to) })
}

func (osSystem) remove(path string) error {
	return patiently(writePatience, heldUp, func() error { return os.Remove(path) })
}

func (osSystem) syncDir(path string) error { return syncDir(path) }
