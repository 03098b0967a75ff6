package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// phoneModule makes go.mod and go.sum of what is bound: all that the game's module and Krill's need, the game's module
// itself in its folder, and the programs that bind.
func (t *terminal) phoneModule(g *gamePackage) (mod, sum []byte, err error) {
	game, err := t.readMod(g.Module.GoMod)
	if err != nil {
		return nil, nil, err
	}
	krill, sums, err := t.krillNeeds(g)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "module %s\n\ngo %s\n\n", g.phonePath(), game.Go)
	fmt.Fprintf(&b, "require %s v0.0.0\n\nreplace %[1]s => %s\n\n", g.Module.Path, quoted(g.Module.Dir))
	for _, r := range game.Replace {
		fmt.Fprintf(&b, "replace %s => %s\n", versioned(r.Old), r.New.absolute(g.Module.Dir))
	}
	for _, r := range append(game.Require, krill.Require...) {
		if r.Path != g.Module.Path {
			fmt.Fprintf(&b, "require %s %s // indirect\n", r.Path, r.Version)
		}
	}
	own, err := sumsBeside(g.Module.GoMod)
	return b.Bytes(), merged(own, sums), err
}

// krillNeeds reads what the Krill that the game uses requires, with checksums.
func (t *terminal) krillNeeds(g *gamePackage) (mod goMod, sums []byte, err error) {
	if g.Module.Path == krillPath {
		return goMod{}, nil, nil
	}
	cmd, err := t.command(g.Dir, "list", "-m", "-f", "{{.GoMod}}\n{{.Dir}}", krillPath)
	if err != nil {
		return mod, nil, err
	}
	cmd.Stdout = nil
	text, err := cmd.Output()
	if err != nil {
		return mod, nil, said(err)
	}
	file, dir, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if mod, err = t.readMod(file); err != nil {
		return mod, nil, err
	}
	sums, err = sumsBeside(filepath.Join(dir, "go.mod"))
	return mod, sums, err
}

// sumsBeside reads the go.sum that belongs to a go.mod; there may be none.
func sumsBeside(gomod string) ([]byte, error) {
	sums, err := os.ReadFile(strings.TrimSuffix(gomod, "mod") + "sum")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return sums, err
}

// merged returns the lines of both, sorted and each once.
func merged(a, b []byte) []byte {
	lines := slices.Concat(strings.Fields(string(a)), strings.Fields(string(b)))
	var whole []string
	for i := 0; i+2 < len(lines); i += 3 { // module, version, checksum
		whole = append(whole, strings.Join(lines[i:i+3], " ")+"\n")
	}
	slices.Sort(whole)
	return []byte(strings.Join(slices.Compact(whole), ""))
}

// modVersion is a module in a replace directive; without a version it is a folder.
type modVersion struct{ Path, Version string }

func versioned(m modVersion) string { return strings.TrimSpace(m.Path + " " + m.Version) }

// absolute writes what a module is replaced by for a go.mod in another folder.
func (m modVersion) absolute(dir string) string {
	if m.Version != "" {
		return versioned(m)
	}
	if !filepath.IsAbs(m.Path) {
		return quoted(filepath.Join(dir, filepath.FromSlash(m.Path)))
	}
	return quoted(m.Path)
}
