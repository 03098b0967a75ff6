//go:build !js

package dev

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/krill2d/krill/engine/dev/build"
)

const (
	// settle is how long after a sign of a change the files are looked at: an editor that writes a file anew first makes
	// it empty. A build that began too early is overtaken by the next, so this can be short.
	settle = 10 * time.Millisecond

	lookSeldom = time.Second            // between looks without a sign, since not all file systems give any
	lookOften  = 250 * time.Millisecond // where no file system does
)

// watcher says when the source of a game has changed. Signs of the system only wake it: what counts is what the files hold.
type watcher struct {
	game    string
	assets  string             // folder that is part of the source with all below it; empty: none
	changed func(at time.Time) // called from the goroutine of run; at is when the first sign came
	missing func() []string    // patterns of files that the last build lacked: one that appears is a change. nil: nobody says

	signs   *fsnotify.Watcher // nil: there are none
	watched map[string]bool   // folders that give signs
	seen    seen
	folders []string
	root    string
}

func newWatcher(game, assets string, changed func(at time.Time)) *watcher {
	w := &watcher{game: game, assets: assets, changed: changed, watched: map[string]bool{}}
	w.signs, _ = fsnotify.NewWatcher() // an error, as for too many watches, means that it looks by itself
	w.follow()
	w.seen = w.lookAt(nil)
	return w
}

// run watches until ctx ends.
func (w *watcher) run(ctx context.Context) {
	var signs chan fsnotify.Event
	var faults chan error
	every := lookOften
	if w.signs != nil {
		defer w.signs.Close()
		signs, faults, every = w.signs.Events, w.signs.Errors, lookSeldom
	}
	ticks := time.NewTicker(every)
	defer ticks.Stop()
	var settled <-chan time.Time
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-signs:
			if settled == nil && e.Op != fsnotify.Chmod && w.matters(e.Name) {
				first, settled = time.Now(), time.After(settle)
			}
		case <-faults: // signs were lost
			w.look(time.Now())
		case now := <-ticks.C:
			w.look(now)
		case <-settled:
			settled = nil
			w.look(first)
		}
	}
}

// matters reports whether a file may be one of the source, or a folder of it.
func (w *watcher) matters(name string) bool {
	base := filepath.Base(name)
	return build.IsSource(base) || isModFile(base) || filepath.Ext(base) == "" || w.assets != "" && strings.HasPrefix(name, w.assets)
}

// lookAt looks at all files.
func (w *watcher) lookAt(before seen) seen {
	now := look(before, w.folders, w.root)
	_, files := below(w.assets)
	for _, name := range files {
		now.add(name, before)
	}
	return now
}

// below lists the folders and the files of a folder and all below it, but for hidden ones; empty: none.
func below(dir string) (folders, files []string) {
	if dir == "" {
		return nil, nil
	}
	_ = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // it is not there, or not any more
		case e.Name()[0] == '.' && e.IsDir():
			return fs.SkipDir
		case e.IsDir():
			folders = append(folders, name)
		case e.Name()[0] != '.':
			files = append(files, name)
		}
		return nil
	})
	return folders, files
}

// look compares the files with what they were.
func (w *watcher) look(at time.Time) {
	now := w.lookAt(w.seen)
	if now.same(w.seen) && !w.appeared() {
		w.seen = now
		return
	}
	before := w.seen
	w.seen = now
	w.changed(at)
	if now.imports(before) && w.follow() { // a package more or less is no change of its own, but its later ones are
		w.seen = w.lookAt(w.seen)
	}
}

// appeared reports whether a file has come that the last build lacked.
func (w *watcher) appeared() bool {
	if w.missing == nil {
		return false
	}
	return slices.ContainsFunc(w.missing(), func(pattern string) bool {
		found, err := filepath.Glob(pattern)
		return err == nil && len(found) > 0
	})
}

// follow watches the folders that the game is made of now. It reports whether they have changed.
func (w *watcher) follow() bool {
	root, folders := build.Sources(w.game)
	changed := root != w.root || !slices.Equal(folders, w.folders)
	w.root, w.folders = root, folders
	if w.signs == nil {
		return changed
	}
	want := map[string]bool{}
	assets, _ := below(w.assets)
	for _, dir := range slices.Concat(folders, assets, []string{root}) {
		if dir = existing(dir); dir != "" {
			want[dir] = true
		}
	}
	for dir := range w.watched {
		if !want[dir] {
			w.signs.Remove(dir) // fails when the folder is gone, and its watch with it
			delete(w.watched, dir)
		}
	}
	for dir := range want { // adding again one that was removed and made anew is needed; else it does nothing
		w.watched[dir] = w.signs.Add(dir) == nil || w.watched[dir]
	}
	return changed
}

// existing returns the folder, or what is there of the way to it, where the folder will appear.
func existing(dir string) string {
	for dir != "" {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
	return ""
}
