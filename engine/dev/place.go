//go:build !js

package dev

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// place is where krill dev keeps what belongs to a game, in the user's cache folder: nothing is written into the game's own.
type place string

// placeOf returns the place of the game in a folder, which is made when something is put there.
func placeOf(game string) (place, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("dev: find the cache folder: %w; try setting HOME", err)
	}
	if real, err := filepath.EvalSymlinks(game); err == nil {
		game = real // one place, whatever way leads to the game
	}
	sum := sha256.Sum256([]byte(game))
	name := filepath.Base(game) + "-" + hex.EncodeToString(sum[:6])
	return place(filepath.Join(cache, "krill", "dev", name)), nil
}

func (p place) states() string { return filepath.Join(string(p), "states") }
func (p place) tries() string  { return filepath.Join(string(p), "tries") }

// window returns the file of the window's program, which stays, so that the next start finds it.
func (p place) window(suffix string) string { return filepath.Join(string(p), "window"+suffix) }

// runs is the beginning of the names of folders for programs, one for each run of krill dev.
const runs = "run-"

// old is the age at which the folder of a run whose end was not seen is removed.
const old = 7 * 24 * time.Hour

// makeRun makes the folder for the programs of this run, and removes those of runs that could not do so themselves.
func (p place) makeRun() (string, error) {
	if err := os.MkdirAll(string(p), 0o755); err != nil {
		return "", fmt.Errorf("dev: make the folder of the game's programs: %w; try freeing space there", err)
	}
	entries, err := os.ReadDir(string(p))
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasPrefix(e.Name(), runs) && time.Since(info.ModTime()) > old {
			os.RemoveAll(filepath.Join(string(p), e.Name()))
		}
	}
	if err != nil {
		return "", err
	}
	return os.MkdirTemp(string(p), runs)
}
