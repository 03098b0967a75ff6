//go:build !js

package dev

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/build"
)

// seen is what the source of a game was at a look, by path.
type seen map[string]sight

type sight struct {
	size int64
	time time.Time // of the last change, as the file system says
	sum  [sha256.Size]byte
	uses string    // what it imports
	at   time.Time // of the look at the content
}

// young is how long the clock of a file system may not be trusted: two changes within its step look like one.
const young = 2 * time.Second

// modFiles are files of a module that say what its imports mean.
var modFiles = []string{"go.mod", "go.sum", "go.work"}

func isModFile(name string) bool { return slices.Contains(modFiles, name) }

// look looks at the source in the folders, and at the module's files in root. It reads only files that may have changed since
// the look before.
func look(before seen, folders []string, root string) seen {
	now := seen{}
	for _, dir := range folders {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue // it is not there yet, or not any more, as are its files
		}
		for _, e := range entries {
			if build.IsSource(e.Name()) {
				now.add(filepath.Join(dir, e.Name()), before)
			}
		}
	}
	if root != "" {
		for _, name := range modFiles {
			now.add(filepath.Join(root, name), before)
		}
	}
	return now
}

// add looks at a file. One that cannot be read is as good as none: it was renamed this moment, or has no content.
func (s seen) add(name string, before seen) {
	info, err := os.Stat(name)
	if err != nil || info.IsDir() {
		return
	}
	old, known := before[name]
	if known && old.size == info.Size() && old.time.Equal(info.ModTime()) && old.at.Sub(old.time) > young {
		s[name] = old
		return
	}
	at := time.Now()
	data, err := os.ReadFile(name)
	if err != nil {
		return
	}
	sum := sha256.Sum256(data)
	uses := old.uses
	if build.IsSource(filepath.Base(name)) && (!known || sum != old.sum) {
		uses = strings.Join(build.Imports(name, data), "\n")
	}
	s[name] = sight{info.Size(), info.ModTime(), sum, uses, at}
}

// imports reports whether other files are there, or any imports other packages.
func (s seen) imports(t seen) bool {
	if len(s) != len(t) {
		return true
	}
	for name, a := range s {
		if b, ok := t[name]; !ok || a.uses != b.uses || isModFile(filepath.Base(name)) && a.sum != b.sum {
			return true
		}
	}
	return false
}

// same reports whether the files hold the same. A file that was written anew with what it held is the same.
func (s seen) same(t seen) bool {
	if len(s) != len(t) {
		return false
	}
	for name, a := range s {
		if b, ok := t[name]; !ok || a.sum != b.sum {
			return false
		}
	}
	return true
}
