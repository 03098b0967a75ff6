//go:build !js && !android && !ios

package mods

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/assets/zipped"
)

// dirVariable is the environment variable that names the player's folder in place of the usual one.
const dirVariable = "KRILL_MODS_DIR"

// Folder returns where a player puts files and mods, as a path of the system: it may not be there yet. It is "" where there is
// none.
func Folder(id string) string {
	if path := os.Getenv(dirVariable); path != "" {
		return path
	}
	home, err := os.UserConfigDir()
	if err != nil || assets.CheckName(id) != nil || !filepath.IsLocal(filepath.FromSlash(id)) {
		return ""
	}
	return filepath.Join(home, filepath.FromSlash(id))
}

// places returns where to look, the first one first.
func places(id string) (list []place) {
	if player := Folder(id); player != "" {
		list = append(list, place{filepath.Join(player, "files"), false}, place{filepath.Join(player, "mods"), true})
	}
	if program, err := os.Executable(); err == nil {
		beside := filepath.Dir(program)
		list = append(list, place{filepath.Join(beside, "mods"), true}, place{filepath.Join(beside, "assets"), false})
	}
	return list
}

// open returns the mounts of a place.
func (m *Mods) open(p place) (mounts []assets.Mount) {
	if !p.packs {
		mount, err := assets.Dir(p.path)
		if err != nil {
			m.refuse(err)
			return nil
		}
		return []assets.Mount{mount}
	}
	entries, err := os.ReadDir(p.path)
	if err != nil {
		m.refuse(err)
		return nil
	}
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(filepath.Ext(e.Name()), ".zip") {
			continue
		}
		pack, err := zipped.Open(filepath.Join(p.path, e.Name()))
		if err != nil {
			m.refuse(err)
			continue
		}
		m.Packs, m.Refused = append(m.Packs, pack.Name), append(m.Refused, pack.Refused...)
		mounts = append(mounts, pack.Mount())
	}
	return mounts
}

// refuse notes an error, unless it only says that nothing is there.
func (m *Mods) refuse(err error) {
	if !errors.Is(err, fs.ErrNotExist) {
		m.Refused = append(m.Refused, err)
	}
}
