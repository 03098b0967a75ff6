//go:build !js

package ebiten

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestSaveFileFindsAPlaceAndAName(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	t.Chdir(dir)
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, want := range []string{"a.krill", "a-2.krill", "a-3.krill"} {
		path, err := saveFile("../../a.krill", []byte(want))
		if data, _ := os.ReadFile(path); err != nil || path != filepath.Join(dir, want) || string(data) != want {
			t.Fatalf("got %q with %q, %v; want %q in %s", path, data, err, want, dir)
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Skip("the working folder cannot be removed here: ", err)
	}
	path, err := saveFile("a.krill", []byte("x"))
	if err != nil || path != filepath.Join(home, "a.krill") {
		t.Errorf("where the folder is gone: got %q, %v; want it in %s", path, err, home)
	}
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	if path, err := saveFile("a.krill", nil); err == nil {
		t.Errorf("where nothing can be written: got %q; want an error", path)
	}
}

func TestAnswersComeWithTheNextTick(t *testing.T) {
	t.Chdir(t.TempDir())
	app := &fakeApp{next: func(_ *driver.Input, out *driver.Output) {
		out.Actions = append(out.Actions, driver.Action{Kind: driver.ActionSaveFile, Text: "a.txt", Bytes: []byte("krill")})
	}}
	g := newGame(app, driver.Setup{})
	g.tick()
	g.tick()
	if got := app.got[1].Done; len(got) != 1 || got[0].Failed != "" || filepath.Base(got[0].Text) != "a.txt" {
		t.Errorf("got %+v; want the place of the file", got)
	}
	if data, _ := os.ReadFile("a.txt"); string(data) != "krill" {
		t.Errorf("got %q in the file; want krill", data)
	}
}

// TestCopyTakesTheFirstProgramThatWorks plays programs by scripts.
func TestCopyTakesTheFirstProgramThatWorks(t *testing.T) {
	dir := t.TempDir()
	script := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+text+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	script("fails", "exit 3")
	script("works", `cat >"$1"`)
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	got := filepath.Join(dir, "got")
	if failed := copyBy([][]string{{"krill-has-none"}, {"fails"}, {"works", got}}, "shrimp é\n"); failed != "" {
		t.Errorf("got %q; want it copied", failed)
	}
	if data, _ := os.ReadFile(got); string(data) != "shrimp é\n" {
		t.Errorf("copied %q; want the text", data)
	}
	for want, programs := range map[string][][]string{
		"none of krill-has-none, krill-has-neither is installed": {{"krill-has-none"}, {"krill-has-neither"}},
		"fails: exit status 3":         {{"fails"}, {"krill-has-none"}},
		"this system has no clipboard": nil,
	} {
		if failed := copyBy(programs, "x"); !strings.Contains(failed, want) {
			t.Errorf("got %q; want %q", failed, want)
		}
	}
}
