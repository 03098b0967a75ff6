package save

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
	"time"
)

// Dir returns a Disk that keeps each save as a file in a folder, which the first Write makes. A save is written
// beside the old one, brought to the disk and then put in its place, so that a crash or a full disk leaves the old
// save or the new one. The one before stays as a backup, and Read takes it when the current file is damaged.
// A Write waits for two fsyncs, which is too long for a tick: see [Queue]. Two processes may write at once: the save
// that is written last stays, whole. The folder also gets a file that holds nothing, for a lock: leave it there.
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
	// lock takes the lock of a file until it is unlocked or the process ends. While another one has it, it waits as
	// long as patience and then says that it is taken. Where no lock can be had it gives one that locks nothing.
	lock(path string, patience time.Duration) (unlock func(), taken bool)
}

type dir struct {
	mu     sync.Mutex
	path   string
	sys    system
	only   bool   // another process that writes here is worth telling
	first  func() // unlocks what only the first process has; nil: this one is not, or has not written yet
	second bool   // another process was first when this one last wrote
}

const (
	filePrefix   = "save-"
	backupSuffix = ".bak"
)

func (d *dir) file(name string) string { return filepath.Join(d.path, filePrefix+name) }

// backup returns where the save before is kept. No name has a dot, so it is nobody else's file.
func backup(file string) string { return file + backupSuffix }

func (d *dir) Read(name string) ([]byte, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	file := d.file(name)
	data, err := d.load(file)
	if err == nil || errors.Is(err, ErrNewer) {
		return data, failed("read", name, err)
	}
	missing := errors.Is(err, fs.ErrNotExist)
	old, oldErr := d.load(backup(file))
	switch {
	case oldErr == nil && missing:
		return old, nil // a crash came between the two renames of a write: this is the last whole save
	case oldErr == nil:
		return old, failed("read", name, fmt.Errorf("%v: %w", err, ErrBackup))
	case missing && errors.Is(oldErr, fs.ErrNotExist):
		return nil, nothing(name)
	case errors.Is(oldErr, fs.ErrNotExist):
		return nil, failed("read", name, fmt.Errorf("%w, and there is no backup; try an older copy of %s", err, file))
	}
	// Not wrapped with %w when it is missing: something was saved, though it cannot be read.
	return nil, failed("read", name, fmt.Errorf("%v, and its backup: %w; try an older copy of %s", err, oldErr, file))
}

func (d *dir) load(file string) ([]byte, error) {
	sealed, err := d.sys.readFile(file)
	if err != nil {
		return nil, err
	}
	return unseal(sealed)
}

// failed returns what became of a save as an error, or nil.
func failed(verb, name string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{verb, name, err}
}

func (d *dir) Write(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	err := d.write(d.file(name), data)
	if err == nil && d.only && !d.alone() {
		err = ErrShared
	}
	return failed("write", name, err)
}

func (d *dir) write(file string, data []byte) error {
	if err := d.sys.makeDir(d.path); err != nil {
		return err
	}
	defer d.takeTurn()()
	sound, err := d.judge(file)
	if err != nil {
		return err
	}
	temp, err := d.sys.writeTemp(file, seal(data))
	if err != nil {
		return err
	}
	if err := d.replace(file, temp, sound); err != nil {
		return errors.Join(err, d.sys.remove(temp))
	}
	return d.sys.syncDir(d.path)
}

// judge reports whether a file may become the backup. What a newer version has written must not be replaced: that is
// an error, also when only its backup can still be read.
func (d *dir) judge(file string) (sound bool, err error) {
	_, err = d.load(file)
	if err == nil {
		return true, nil
	}
	_, oldErr := d.load(backup(file))
	if errors.Is(err, ErrNewer) || errors.Is(oldErr, ErrNewer) {
		return false, ErrNewer
	}
	return false, nil
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
