package mods

import (
	"io/fs"
	"log/slog"

	"github.com/krill2d/krill/assets"
)

// Mods are the files of a game and what lies over them. It is a file system for Config.Assets.
type Mods struct {
	assets.Layers
	Packs   []string // the packs that are used, as errors call them
	Refused []error  // packs, folders and files of packs that are not, each with the reason
}

// Over returns the files of a game with what its player has over them: see the package doc. The id is that of the game's
// Config, such as "studio/astro"; one that is no path of a folder gives no player's files. It reads the lists of all packs. What is
// refused is logged.
func Over(files fs.FS, id string) *Mods {
	m := &Mods{}
	var mounts []assets.Mount
	for _, p := range places(id) {
		mounts = append(mounts, m.open(p)...)
	}
	m.Layers = assets.Over(append(mounts, assets.Mount{Name: "the game's files", FS: files})...)
	for _, err := range m.Refused {
		slog.Warn(err.Error())
	}
	return m
}

// place is a folder of files, or of packs.
type place struct {
	path  string
	packs bool
}
