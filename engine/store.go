package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/krill2d/krill/engine/save"
)

// Store keeps values between runs: high scores, settings, a saved game. A key is 1 to 64 of a–z, 0–9, _ and -.
// What a game puts is written behind its back, one whole file a key: after a crash there is the old value or the new.
// Values go through encoding/json, so their fields are exported ones.
type Store struct {
	queue   *save.Queue
	outside *outside
	err     error // of what could not even be queued
	told    error // the last failure of a write that was logged
}

func newStore(d save.Disk, o *outside) *Store { return &Store{queue: save.NewQueue(d), outside: o} }

// Get reads the value of a key into what into points to, and reports whether there was one.
// One that cannot be read leaves into as it was, is logged, and is kept on the disk until a Put.
func (s *Store) Get(key string, into any) bool {
	data, err := s.outside.saved(key, s.queue.Read)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		s.fail(fmt.Errorf("engine: read saved %q: %w", key, err))
		return false
	}
	return true
}

// Put saves a value under a key, over the one before. It returns at once; Err tells of failures.
func (s *Store) Put(key string, v any) {
	if s.outside.silent() {
		return
	}
	data, err := json.Marshal(v)
	if err == nil {
		err = s.queue.Write(key, data)
	}
	if err != nil {
		s.fail(fmt.Errorf("engine: save %q: %w", key, err))
	}
}

// Err returns the last failure of the store, or nil.
func (s *Store) Err() error {
	if err := s.queue.Err(); err != nil {
		return err
	}
	return s.err
}

func (s *Store) fail(err error) {
	s.err = err
	slog.Warn(err.Error())
}

// report logs a write that failed behind the game's back, once.
func (s *Store) report() {
	err := s.queue.Err()
	if err != nil && err != s.told {
		slog.Warn("engine: " + err.Error())
	}
	s.told = err
}

// close waits until all is written.
func (s *Store) close() {
	if err := s.queue.Close(); err != nil {
		slog.Error("engine: write the last saves: " + err.Error())
	}
}
