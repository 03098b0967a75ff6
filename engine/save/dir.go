package save

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
)

// Dir returns a Disk that keeps each save as a file in a folder, which the first Write makes. A save is written
// beside the old one, brought to the disk and then put in its place, so that a crash or a full disk leaves the old
// save or the new one. The one before stays as a backup, and Read takes it when the current file is damaged.
// A Write waits for two fsyncs, which is too long for a tick: see [Queue]. Two processes may write at once: one of the saves stays.
func Dir(path string) Disk { return &dir{path: path, sys: osSystem{}} }

// system is what a dir needs of the operating system. Tests have one that fails and crashes.
type system interface {
	makeDir(path string) error
	readFile(path string) ([]byte, error)
	// writeTemp writes a new file beside path, brings it to the disk and returns its name.
	// On an error it leaves no file.
	writeTemp(path string, data []byte) (temp string, err error)
	rename(from, to string) error
	remove(path string) error
	// syncDir brings the names in a folder to the disk, where the system can.
	syncDir(path string) error
}

type dir struct {
	mu   sync.Mutex
	path string
	sys  system
}

func (d *dir) file(name string) string { return filepath.Join(d.path, "save-"+name) }

// backup returns where the save before is kept. No name has a dot, so it is nobody else's file.
func backup(file string) string { return file + ".bak" }

func (d *dir) Read(name string) ([]byte, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	data, err := d.load(d.file(name))
	if err == nil {
		return data, nil
	}
	if errors.Is(err, errNewer) {
		return nil, fmt.Errorf("save: read %q: %w", name, err)
	}
	old, oldErr := d.load(backup(d.file(name)))
	switch {
	case oldErr == nil:
		return old, nil
	case errors.Is(err, fs.ErrNotExist) && errors.Is(oldErr, fs.ErrNotExist):
		return nil, nothing(name)
	case errors.Is(oldErr, fs.ErrNotExist):
		return nil, fmt.Errorf("save: read %q: %w, and there is no backup; try an older copy of %s", name, err, d.file(name))
	}
	// Not wrapped with %w when it is missing: something was saved, though it cannot be read.
	return nil, fmt.Errorf("save: read %q: %v, and its backup: %w; try an older copy of %s", name, err, oldErr, d.file(name))
}

func (d *dir) load(file string) ([]byte, error) {
	sealed, err := d.sys.readFile(file)
	if err != nil {
		return nil, err
	}
	return unseal(sealed)
}

func (d *dir) Write(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.write(d.file(name), data); err != nil {
		return fmt.Errorf("save: write %q: %w", name, err)
	}
	return nil
}

func (d *dir) write(file string, data []byte) error {
	if err := d.sys.makeDir(d.path); err != nil {
		return err
	}
	_, err := d.load(file)
	if errors.Is(err, errNewer) {
		return err
	}
	sound := err == nil
	temp, err := d.sys.writeTemp(file, seal(data))
	if err != nil {
		return err
	}
	if err := d.replace(file, temp, sound); err != nil {
		return errors.Join(err, d.sys.remove(temp))
	}
	return d.sys.syncDir(d.path)
}

// replace puts the file temp in the place of file. What was there becomes the backup, but only if it is sound:
// a damaged one must not take the place of a good backup.
func (d *dir) replace(file, temp string, sound bool) error {
	if sound {
		if err := d.sys.rename(file, backup(file)); err != nil {
			return err
		}
	}
	return d.sys.rename(temp, file)
}
