//go:build !js && !android && !ios

package engine

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/render"
)

// Develop makes a game show changed files while it runs, for a developer: images, sounds from their next Play on, fonts,
// shaders, [Data], and the values of [Tune]. dir is the folder of the game's source, whose files are taken in place of those that are embedded
// in the program; empty: files are those of Config.Assets. A file that is broken keeps what it was, and what is wrong with it stands over the game and in the log until it
// is mended. It must be called before the first tick. The engine does so when KRILL_DEV is set: to a folder, or to anything else for none.
func Develop(l *Loop, dir string) error { return develop(l, dir, nil) }

// develop is Develop with what looks at shaders; nil: nobody does.
func develop(l *Loop, dir string, check func(source string) error) error {
	if dir != "" {
		list, err := withSource(assets.Over(mounts(l.config)...), dir)
		if err != nil {
			return fmt.Errorf("engine: watch the files of a game: %w", err)
		}
		l.files = assets.New(list...)
	}
	render.Watch(l.atlas, check)
	d := &developing{loop: l, watcher: assets.Watch(l.files), sounds: map[string]bool{}}
	l.hooks.developed = true
	if dir != "" {
		d.tuned.at = filepath.Join(dir, filepath.FromSlash(tuneFile))
		l.hooks.tuneText = d.tuned.read
	}
	ahead := l.hooks.ahead
	l.hooks.ahead = func(kind, name string) any {
		if kind == aheadSound {
			d.sounds[name] = true
		}
		if ahead == nil {
			return nil
		}
		return ahead(kind, name)
	}
	l.hooks.tick = append(l.hooks.tick, d.tick)
	l.hooks.close = append(l.hooks.close, d.watcher.Stop)
	return nil
}

// developing watches files.
type developing struct {
	loop    *Loop
	watcher *assets.Watcher
	sounds  map[string]bool // files that were played
	broken  troubles
	tuned   tuneWatch
}

// tick swaps what has changed.
func (d *developing) tick() {
	now := time.Now()
	changed := d.watcher.Changed()
	for _, name := range changed {
		d.set(name, d.reload(name), now)
	}
	if l := d.loop; l.hooks.retune != nil && d.tuned.due(changed, now) {
		d.set(tuneFile, l.hooks.retune(), now)
	}
	for key, e := range d.loop.data {
		if e.err != nil && !e.shown { // at its first use
			e.shown = true
			d.set(key.name, e.err, now)
		}
	}
	d.broken.due(now, func(file, text string) {
		d.loop.notify(aboutFile+file, text, 0)
		logger(d.loop.log).Warn(text)
	})
}

// aboutFile begins what a notice of a file is about.
const aboutFile = "file "

// set notes what is wrong with a file; nil: nothing any more.
func (d *developing) set(file string, err error, now time.Time) {
	if d.broken.set(file, err, now) {
		d.loop.notify(aboutFile+file, "", 0)
	}
}

// reload swaps all that is made of a file.
func (d *developing) reload(name string) error {
	l := d.loop
	if err := render.Reload(l.atlas, name); err != nil {
		return err
	}
	if d.sounds[name] {
		if _, err := assets.Sound(l.files, name); err != nil {
			return err
		}
		l.audio.Reload(audio.File(name))
	}
	for key, e := range l.data { // each by itself, so in any order
		if !e.files[name] {
			continue
		}
		fresh := readDatum(e.from, l.files.Bytes)
		if fresh.err != nil {
			return fresh.err
		}
		l.data[key] = fresh
		d.set(key.name, nil, time.Time{})
	}
	return nil
}

// withSource returns mounts with the folder of the source over those that are part of the program: not over folders, and not
// over packs of others, which can be closed.
func withSource(mounts []assets.Mount, dir string) (list []assets.Mount, err error) {
	for _, m := range mounts {
		about, err := fs.Stat(m.FS, ".")
		_, pack := m.FS.(io.Closer)
		if err == nil && about.ModTime().IsZero() && !pack {
			source, err := sourceFolder(m.FS, dir)
			if err != nil {
				return nil, err
			}
			list = append(list, source)
		}
		list = append(list, m)
	}
	return list, nil
}

// sourceFolder returns the folder from which the files of a program were embedded, at or below the folder of its source:
// the first one that has all that lies at the top of them. A zero mount: the program has no files.
func sourceFolder(files fs.FS, dir string) (assets.Mount, error) {
	top, err := fs.ReadDir(files, ".")
	if err != nil || len(top) == 0 {
		return assets.Mount{}, err
	}
	found := ""
	err = filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || !e.IsDir():
			return err
		case hasAll(at, top):
			found = at
			return fs.SkipAll
		case below(dir, at) >= 3 || e.Name() == ".git" || e.Name() == "node_modules":
			return fs.SkipDir
		}
		return nil
	})
	if err != nil || found == "" {
		return assets.Mount{}, err
	}
	return assets.Dir(found)
}

func hasAll(dir string, top []fs.DirEntry) bool {
	return !slices.ContainsFunc(top, func(e fs.DirEntry) bool {
		_, err := os.Lstat(filepath.Join(dir, e.Name()))
		return err != nil
	})
}

// below returns how many folders lie between one and another in it.
func below(top, at string) int {
	rel, err := filepath.Rel(top, at)
	if err != nil || rel == "." {
		return 0
	}
	return 1 + strings.Count(filepath.ToSlash(rel), "/")
}
