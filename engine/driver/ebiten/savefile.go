//go:build !js

package ebiten

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// saveFile writes a file where its player finds it, in the folder that the game was started in, or, where that cannot
// be written, in his home, and returns its whole path. It never writes over another file.
func saveFile(name string, data []byte) (path string, err error) {
	folders := []string{"."}
	if home, err := os.UserHomeDir(); err == nil {
		folders = append(folders, home)
	}
	var errs []error
	for _, dir := range folders {
		if path, err = saveIn(dir, filepath.Base(name), data); err == nil {
			return path, nil
		}
		errs = append(errs, err)
	}
	return "", errors.Join(errs...)
}

// saveIn writes a new file into a folder, with a number when the name is taken.
func saveIn(dir, name string, data []byte) (path string, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	const most = 1000 // of one name
	for n := 1; n < most; n++ {
		path = filepath.Join(dir, name)
		err = writeNew(path, data)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
		name = stem + "-" + strconv.Itoa(n+1) + ext
	}
	return path, err
}

// writeNew writes a file that is not there yet, whole or not at all.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
