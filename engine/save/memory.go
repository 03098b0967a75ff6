package save

import (
	"bytes"
	"fmt"
	"io/fs"
	"sync"
)

// Memory returns an empty Disk that forgets everything with the process: for tests, and for a game whose real disk
// failed.
func Memory() Disk { return &memory{saves: map[string][]byte{}} }

type memory struct {
	mu    sync.Mutex
	saves map[string][]byte
}

func (m *memory) Read(name string) ([]byte, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.saves[name]
	if !ok {
		return nil, nothing(name)
	}
	return bytes.Clone(data), nil
}

func (m *memory) Write(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.saves[name] = append([]byte{}, data...)
	return nil
}

// nothing is why a save cannot be read that was never written: common at the start of a game, so its words are made
// only when they are asked for.
type nothing string

func (n nothing) Error() string {
	return fmt.Sprintf("save: read %q: nothing was saved: %v", string(n), fs.ErrNotExist)
}

func (n nothing) Unwrap() error { return fs.ErrNotExist }
