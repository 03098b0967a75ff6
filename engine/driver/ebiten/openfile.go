//go:build !js

package ebiten

import (
	"fmt"
	"io"
	"io/fs"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// look takes the files that were dropped onto the window, for a game that wants any. Reading them may take its time, so a
// goroutine does it.
func (a *answers) look() {
	if !a.takes {
		return
	}
	if files := eb.DroppedFiles(); files != nil {
		go a.dropped(files)
	}
}

func (a *answers) dropped(files fs.FS) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		a.opened("", nil, err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		f, err := files.Open(e.Name())
		if err != nil {
			a.opened(e.Name(), nil, err)
			continue
		}
		data, err := readOpened(f)
		_ = f.Close() // nothing was written
		a.opened(e.Name(), data, err)
	}
}

// readOpened reads a file as far as a game takes it.
func readOpened(f io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(f, driver.MaxFile+1))
	if err == nil && len(data) > driver.MaxFile {
		return nil, fmt.Errorf("the file is larger than %d MB", driver.MaxFile>>20)
	}
	return data, err
}
