//go:build !js

package server

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// place is what a running krill dev writes down for the terminal, in a file that only its owner may read.
type place struct {
	Game, Address, Token string
	Pid                  int
	Since                time.Time
}

// placesDir is where such files lie, one for each game.
func placesDir() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("server: find the folder for caches: %w; try setting HOME", err)
	}
	return filepath.Join(cache, "krill", "dev"), nil
}

// resolve returns a folder's one true name.
func resolve(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err == nil {
		full, err = filepath.EvalSymlinks(full)
	}
	if err != nil {
		return "", fmt.Errorf("server: find folder %q: %w; try the folder of a game", dir, err)
	}
	return full, nil
}

// placeFile returns the file of a game whose folder is resolved.
func placeFile(dir, game string) string {
	sum := sha256.Sum256([]byte(game))
	return filepath.Join(dir, hex.EncodeToString(sum[:12])+".json")
}

// remember writes down where the server of a game is, and returns the file. It is whole or not there: readers never wait.
func remember(game, address, token string) (string, error) {
	game, err := resolve(game)
	if err != nil {
		return "", err
	}
	dir, err := placesDir()
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(place{Game: game, Address: address, Token: token, Pid: os.Getpid(), Since: time.Now()})
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		err = replace(placeFile(dir, game), body)
	}
	if err != nil {
		return "", fmt.Errorf("server: write down the address for krill q: %w", err)
	}
	return placeFile(dir, game), nil
}

func replace(name string, body []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*") // has mode 0600
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// forget removes a server's file, unless another one has written its own there since.
func forget(file, token string) {
	if p, err := readPlace(file); err == nil && p.Token == token {
		os.Remove(file)
	}
}

// maxPlace is what such a file has at most, bytes.
const maxPlace = 64 << 10

func readPlace(file string) (p place, err error) {
	info, err := os.Stat(file)
	if err != nil {
		return p, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxPlace {
		return p, fmt.Errorf("server: read %q: not what krill dev writes", file)
	}
	body, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(body, &p)
	}
	return p, err
}

// places lists the files of all games, by name.
func places() (files []string, err error) {
	dir, err := placesDir()
	if err != nil {
		return nil, err
	}
	all, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, f := range all {
		if filepath.Ext(f.Name()) == ".json" {
			files = append(files, filepath.Join(dir, f.Name()))
		}
	}
	return files, err
}
