package main

import (
	"errors"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/krill2d/krill/engine/replay"
)

// writeTest makes a Go test of a capsule, or of any replay, in its game's folder.
func (c *testCommand) writeTest(t *terminal) error {
	f, err := readReplay(c.From)
	if err != nil {
		return err
	}
	named := ""
	switch len(c.Packages) {
	case 0:
	case 1:
		named = c.Packages[0]
	default:
		return misuse("krill: make a test of %q: it is of one game; try naming its folder alone", c.From)
	}
	game, err := t.gameOf(c.From, named, &f.Head)
	if err != nil {
		return err
	}
	n, err := newTestName(c.Name, c.From)
	if err != nil {
		return err
	}
	call, err := findMain(game)
	if err != nil {
		return err
	}
	source, err := n.source(call, &f.Head)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(c.From)
	if err != nil {
		return err
	}
	return n.write(t, game, source, data)
}

// testName is what a test is called: its function, and what its files begin with.
type testName struct{ function, file string }

func newTestName(name, from string) (testName, error) {
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(from), filepath.Ext(from))
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	n := testName{function: "Test", file: strings.ToLower(strings.Join(words, "_"))}
	for _, w := range words {
		first := []rune(w)
		n.function += strings.ToUpper(string(first[:1])) + string(first[1:])
	}
	if len(words) == 0 || len(name) > 100 {
		return n, misuse("krill: make a test called %q: a name is 1 to 100 letters and digits; try --name wave3", name)
	}
	return n, nil
}

// source returns the test.
func (n testName) source(call mainCall, h *replay.Head) ([]byte, error) {
	said, function := "plays a recorded run to its end; the game must be what it was then", "Replay"
	if h.Failed != "" {
		said, function = "plays the capsule; the game must not fail. It did:", "Capsule"
		for line := range strings.Lines(h.Failed) {
			said += "\n//\t" + strings.TrimRight(line, "\r\n")
		}
	}
	imports := append(slices.Clone(call.imports), `"`+enginePath+`/enginetest"`)
	slices.Sort(imports)
	var std, others []string
	for _, path := range slices.Compact(imports) {
		if first, _, _ := strings.Cut(strings.Trim(path[strings.IndexByte(path, '"'):], `"`), "/"); strings.Contains(first, ".") {
			others = append(others, path)
		} else {
			std = append(std, path)
		}
	}
	std = append(std, `"testing"`)
	slices.Sort(std)
	return format.Source(fmt.Appendf(nil, "package main\n\nimport (\n%s\n\n%s\n)\n\n// %s %s\nfunc %s(t *testing.T) {\n\tenginetest.%s(t, %s, %s, %q)\n}\n",
		strings.Join(std, "\n"), strings.Join(others, "\n"), n.function, said, n.function, function, call.game, call.config, n.data()))
}

func (n testName) data() string { return "testdata/" + n.file + ".krill" }

// write writes the files, over none that is there.
func (n testName) write(t *terminal, game string, source, data []byte) error {
	test := filepath.Join(game, n.file+"_test.go")
	capsule := filepath.Join(game, filepath.FromSlash(n.data()))
	for _, path := range []string{test, capsule} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return misuse("krill: make a test: %s is there already; try another --name", path)
		}
	}
	if in := declares(game, n.function); in != "" {
		return misuse("krill: make a test: %s has a %s already; try another --name", in, n.function)
	}
	if err := place(capsule, data, 0o644); err != nil {
		return err
	}
	if err := place(test, source, 0o644); err != nil {
		return errors.Join(err, os.Remove(capsule))
	}
	fmt.Fprintf(t.stdout, "wrote %s and %s:\n\n%s\n", capsule, test, source)
	fmt.Fprintf(t.stdout, "to run it: krill test %s -- -run '^%s$'\n", game, n.function)
	return nil
}
