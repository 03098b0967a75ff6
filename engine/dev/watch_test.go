//go:build !js

package dev

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// within waits until something is so, and fails when it is not in time.
func within(t *testing.T, limit time.Duration, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(limit); !so(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not after %v", what, limit)
		}
	}
}

const patient = 20 * time.Second // on a machine that is busy

// watched begins to watch a game. Looks is whether it has to look by itself.
func watched(t *testing.T, looks bool) (dir string, changed chan time.Time) {
	t.Helper()
	dir = t.TempDir()
	put(t, dir, "go.mod", "module example.com/toy\n\ngo 1.26\n")
	put(t, dir, "main.go", "package main\n\nimport _ \"example.com/toy/rules\"\n")
	put(t, dir, "rules/rules.go", "package rules\n")
	changed = make(chan time.Time, 100)
	w := newWatcher(dir, "", func(at time.Time) { changed <- at })
	if looks {
		w.signs.Close()
		w.signs = nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { w.run(ctx); close(ended) }()
	t.Cleanup(func() { cancel(); <-ended })
	return dir, changed
}

// none fails when anything but the save that it makes is told of. That is one change, since it is made by renaming.
func none(t *testing.T, dir string, changed chan time.Time, what string) {
	t.Helper()
	time.Sleep(3 * settle) // no proof: it gives a change that should not be time to be told of by itself
	put(t, dir, "main.go~", "package main\n\nimport _ \"example.com/toy/rules\"\n\n// after "+what+"\n")
	if err := os.Rename(filepath.Join(dir, "main.go~"), filepath.Join(dir, "main.go")); err != nil {
		t.Fatal(err)
	}
	if n := one(t, changed, "a save after "+what); n > 1 {
		t.Errorf("%s: got told %d times; want once, of the save after it", what, n)
	}
}

// one waits for a change, and returns how many came: some ways to save are two.
func one(t *testing.T, changed chan time.Time, what string) int {
	t.Helper()
	select {
	case at := <-changed:
		if since := time.Since(at); since < 0 || since > patient {
			t.Errorf("%s: got told that it was %v ago", what, since)
		}
	case <-time.After(patient):
		t.Fatalf("%s: got nothing; want a change", what)
	}
	for n := 1; ; n++ {
		select {
		case <-changed:
		case <-time.After(5 * settle):
			return n
		}
	}
}

func TestWatcher(t *testing.T) {
	for name, looks := range map[string]bool{"signs": false, "looks": true} {
		t.Run(name, func(t *testing.T) {
			dir, changed := watched(t, looks)
			put(t, dir, "main.go", "package main\n\nimport _ \"example.com/toy/rules\"\n\nvar a int\n")
			one(t, changed, "a save")
			put(t, dir, "rules/rules.go", "package rules\n\nvar a int\n")
			one(t, changed, "a save of another package")
			put(t, dir, "new.go", "package main\n")
			one(t, changed, "a new file")
			put(t, dir, "new.go~", "package main\n\nvar b int\n")
			if err := os.Rename(filepath.Join(dir, "new.go~"), filepath.Join(dir, "new.go")); err != nil {
				t.Fatal(err)
			}
			one(t, changed, "an editor that writes beside and renames")
			if err := os.Remove(filepath.Join(dir, "new.go")); err != nil {
				t.Fatal(err)
			}
			one(t, changed, "a deleted file")
			put(t, dir, "go.mod", "module example.com/toy\n\ngo 1.26\n\n// more\n")
			one(t, changed, "go.mod")
		})
	}
}

func TestWatcherFollowsImports(t *testing.T) {
	for name, looks := range map[string]bool{"signs": false, "looks": true} {
		t.Run(name, func(t *testing.T) {
			dir, changed := watched(t, looks)
			put(t, dir, "new.go", "package main\n\nimport _ \"example.com/toy/deep/er\"\n")
			one(t, changed, "an import of a package that is not there")
			put(t, dir, "deep/er/er.go", "package er\n")
			one(t, changed, "its first file")
			put(t, dir, "deep/er/er.go", "package er\n\nvar a int\n")
			one(t, changed, "a save of it")
			if err := os.RemoveAll(filepath.Join(dir, "deep")); err != nil {
				t.Fatal(err)
			}
			one(t, changed, "its end")
			put(t, dir, "deep/er/er.go", "package er\n")
			one(t, changed, "its return")
			put(t, dir, "new.go", "package main\n")
			one(t, changed, "no import any more")
			put(t, dir, "deep/er/er.go", "package er\n\nvar b int\n")
			none(t, dir, changed, "a save of a package that is not imported")
		})
	}
}

func TestWatcherIgnores(t *testing.T) {
	for name, looks := range map[string]bool{"signs": false, "looks": true} {
		t.Run(name, func(t *testing.T) {
			dir, changed := watched(t, looks)
			for what, do := range map[string]func(){
				"a test":         func() { put(t, dir, "main_test.go", "package main\n") },
				"an asset":       func() { put(t, dir, "art/ship.png", "png") },
				"a hidden file":  func() { put(t, dir, ".#main.go", "package main\n") },
				"another folder": func() { put(t, dir, "other/o.go", "package other\n") },
				"a save of the same": func() {
					text, err := os.ReadFile(filepath.Join(dir, "main.go"))
					if err != nil {
						t.Fatal(err)
					}
					put(t, dir, "main.go", string(text))
				},
				"a file of another mode": func() { os.Chmod(filepath.Join(dir, "rules/rules.go"), 0o600) },
			} {
				do()
				none(t, dir, changed, what)
			}
		})
	}
}

// Two changes of one size within one step of a file system's clock are two.
func TestLookSeesContent(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "main.go", "package a\n")
	at := time.Now()
	file := filepath.Join(dir, "main.go")
	os.Chtimes(file, at, at)
	first := look(nil, []string{dir}, "")
	put(t, dir, "main.go", "package b\n")
	os.Chtimes(file, at, at)
	if look(first, []string{dir}, "").same(first) {
		t.Error("got the same; want the content looked at while the file is young")
	}
	before := at.Add(-time.Hour)
	os.Chtimes(file, before, before)
	aged := look(first, []string{dir}, "")
	if aged.same(first) {
		t.Error("got the same; want another content")
	}
	if again := look(aged, []string{dir}, ""); !again.same(aged) || again[file].at != aged[file].at {
		t.Error("got a file read again; want one that is old left alone")
	}
}

// A page's game has its files from its build alone, so that they are part of the source.
func TestAssetsOfAPage(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "main.go", "package main\n")
	put(t, dir, "assets/ship.png", "one")
	changed := make(chan time.Time, 100)
	w := newWatcher(dir, filepath.Join(dir, "assets"), func(at time.Time) { changed <- at })
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { w.run(ctx); close(ended) }()
	t.Cleanup(func() { cancel(); <-ended })
	for name, content := range map[string]string{"assets/ship.png": "another", "assets/sounds/shot.wav": "bang", "main.go": "package main // changed\n"} {
		put(t, dir, name, content)
		select {
		case <-changed:
		case <-time.After(patient):
			t.Errorf("%s: nobody heard of it", name)
		}
		for quiet := false; !quiet; { // a file that is written is empty for a moment
			select {
			case <-changed:
			case <-time.After(5 * settle):
				quiet = true
			}
		}
	}
	put(t, dir, "notes.txt", "no part of it")
	put(t, dir, "assets/.hidden", "nor this")
	select {
	case <-changed:
		t.Error("got a change for files that are no part of the game")
	case <-time.After(20 * settle):
	}
}
