package bake

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestGolden bakes the games in testdata: each file holds the sources of one, and what is to come of them behind a line.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(cases) == 0 {
		t.Fatal(err, "no cases")
	}
	for _, at := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(at), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(at)
			if err != nil {
				t.Fatal(err)
			}
			const line = "\n== baked ==\n"
			before, want, _ := strings.Cut(strings.TrimSuffix(string(data), "\n"), line)
			dir := unpack(t, before)
			got := strings.TrimSuffix(bakeAll(t, dir), "\n")
			if os.Getenv("KRILL_UPDATE") != "" {
				if err := os.WriteFile(at, []byte(before+line+got+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// unpack writes the files of a text into a folder.
func unpack(t *testing.T, text string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, part := range strings.Split("\n"+text, "\n-- ")[1:] {
		name, content, _ := strings.Cut(part, " --\n")
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content+"\n"), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// bakeAll bakes a game, and returns what was said and the files that have changed or are gone.
func bakeAll(t *testing.T, dir string) string {
	t.Helper()
	before := contents(t, dir)
	result, err := Game(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range result.Changes {
		fmt.Fprintf(&b, "%s:%d: %s %s → %s\n", c.File, c.Line, c.Path, c.Old, c.New)
	}
	for _, p := range result.Refused {
		fmt.Fprintf(&b, "refused %s:%d: %s\n", p.File, p.Line, p.Text)
	}
	after := contents(t, dir)
	for _, name := range sorted(before) {
		if text, ok := after[name]; !ok {
			fmt.Fprintf(&b, "-- %s is gone --\n", name)
		} else if text != before[name] {
			fmt.Fprintf(&b, "-- %s --\n%s", name, text)
		}
	}
	if len(after) > len(before) {
		t.Errorf("got %v; want no other files than %v", sorted(after), sorted(before))
	}
	again, err := Game(dir)
	if err != nil || len(again.Changes) > 0 || len(again.Refused) != len(result.Refused) {
		t.Errorf("a second time: got %+v, %v; want nothing more to bake", again, err)
	}
	return b.String()
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(at)
		name, _ := filepath.Rel(dir, at)
		all[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sorted(m map[string]string) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestNothingToBake(t *testing.T) {
	dir := unpack(t, "-- main.go --\npackage main\n")
	if r, err := Game(dir); err != nil || len(r.Changes)+len(r.Refused) > 0 {
		t.Errorf("got %+v, %v; want nothing", r, err)
	}
	dir = unpack(t, "-- assets/tune.toml --\n[ship\n")
	if _, err := Game(dir); err == nil || !strings.Contains(err.Error(), "bake: read assets/tune.toml: 1:6") {
		t.Errorf("got %v; want what is wrong with the file", err)
	}
}

// The rights of files stay, and a link is followed.
func TestBakeKeepsFilesAsTheyAre(t *testing.T) {
	dir := unpack(t, "-- main.go --\npackage main\n\nimport \"github.com/krill2d/krill/engine\"\n\nvar k = engine.Tune(\"a\", struct{ X int }{X: 1})\n-- assets/tune.toml --\na.X = 2\n")
	elsewhere := filepath.Join(t.TempDir(), "real.go")
	at := filepath.Join(dir, "main.go")
	if err := os.Rename(at, elsewhere); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, at); err != nil {
		t.Skip("no links here: ", err)
	}
	if _, err := Game(dir); err != nil {
		t.Fatal(err)
	}
	about, err := os.Lstat(at)
	if err != nil || about.Mode()&os.ModeSymlink == 0 {
		t.Errorf("got %v, %v; want the link", about, err)
	}
	text, err := os.ReadFile(elsewhere)
	if real, _ := os.Stat(elsewhere); err != nil || !strings.Contains(string(text), "X: 2") || real.Mode().Perm() != 0o640 {
		t.Errorf("got %s, %v, %v; want the file behind it changed", text, real.Mode(), err)
	}
}

// Whatever stands in a source and in the values, what is written can be read, and nothing is lost.
func FuzzBake(f *testing.F) {
	f.Add("shipTune{Thrust: 220}", "Thrust = 5", "struct{ Thrust float64 }")
	f.Add("shipTune{\n\tThrust: 220, // x\n}", "Turn = 5\nThrust = 2", "struct{ Thrust, Turn float64 }")
	f.Add("shipTune{220, 3}", "Turn = 5", "struct{ Thrust, Turn float64 }")
	f.Add("shipTune{G: gun{}}", "G.X = 5", "struct{ G gun }\ntype gun struct { X int }")
	f.Fuzz(func(t *testing.T, literal, values, kind string) {
		source := "package main\n\nimport \"github.com/krill2d/krill/engine\"\n\nvar k = engine.Tune(\"ship\", " + literal + ")\n\ntype shipTune " + kind + "\n"
		dir := unpack(t, "")
		os.Mkdir(filepath.Join(dir, "assets"), 0o755)
		os.WriteFile(filepath.Join(dir, "main.go"), []byte(source), 0o644)
		os.WriteFile(filepath.Join(dir, "assets", "tune.toml"), []byte("[ship]\n"+values+"\n"), 0o644)
		s, err := readSource(dir)
		if err != nil || len(s.files) == 0 {
			return
		}
		if _, err := Game(dir); err != nil {
			return
		}
		if s, err = readSource(dir); err != nil || len(s.files) == 0 {
			text, _ := os.ReadFile(filepath.Join(dir, "main.go"))
			t.Fatalf("got what is no Go: %s", text)
		}
	})
}
