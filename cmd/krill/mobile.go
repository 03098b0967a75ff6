package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

type mobileCommand struct {
	Game    string `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	Android bool   `xor:"system" required:"" help:"Make a library for an Android app."`
	IOS     bool   `name:"ios" xor:"system" required:"" help:"Make a framework for an iOS app; needs macOS."`
	ID      string `name:"id" placeholder:"COM.EXAMPLE.GAME" help:"The app's name in a shop; without it, com.example. and the game's name."`
	Out     string `placeholder:"DIR" help:"Folder to write; without it, dist/mobile/ and the game's name."`
}

// Run writes the package that an app binds, checks that it compiles for the phone, and binds it where the kit of the
// phone's maker is at hand. Without the kit the package is kept.
func (c *mobileCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	phone := c.phone(game)
	if !validID(phone.id) {
		return misuse("krill: bind %q: %q is no name for an app; try --id com.example.game", gameName(game), phone.id)
	}
	if c.Out == "" {
		c.Out = filepath.Join("dist", "mobile", gameName(game))
	}
	out := folder{path: c.Out}
	if err := out.check(); err != nil {
		return err
	}
	files, err := t.phonePackage(game, phone)
	if err != nil {
		return err
	}
	if err := out.write(files); err != nil {
		return err
	}
	if what, try := told(phone.lacks(thisMachine())); what != "" {
		fmt.Fprintf(t.stdout, "%s: the package for %s; its types were checked\n", c.Out, phone.os)
		return misuse("krill: bind %q for %s: %s; try %s, and then krill mobile %s", phone.name, phone.os, what, try, c.again())
	}
	return t.bind(out, phone)
}

// again is what to type after krill mobile to do the same once more.
func (c *mobileCommand) again() string {
	args := []string{"--android"}
	if c.IOS {
		args[0] = "--ios"
	}
	if c.Game != "" {
		args = append([]string{shell(c.Game)}, args...)
	}
	if c.ID != "" {
		args = append(args, "--id", c.ID)
	}
	return strings.Join(append(args, "--out", shell(c.Out)), " ")
}

func (c *mobileCommand) phone(game string) phone {
	p := phone{os: "android", name: gameName(game), id: c.ID}
	if c.IOS {
		p.os = "ios"
	}
	if p.id == "" {
		p.id = "com.example." + strings.ReplaceAll(moduleName(p.name), "-", "_")
		if first := moduleName(p.name)[0]; first >= '0' && first <= '9' {
			p.id = "com.example.game_" + strings.ReplaceAll(moduleName(p.name), "-", "_")
		}
	}
	return p
}

// validID reports whether an app may be called so: at least two words of a-z, 0-9 and _ with dots between them,
// none of which begins with a figure.
func validID(id string) bool {
	words := strings.Split(id, ".")
	for _, w := range words {
		if w == "" || w[0] >= '0' && w[0] <= '9' || strings.Trim(strings.ToLower(w), "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
			return false
		}
	}
	return len(words) >= 2
}

// phonePackage makes the files of a module that an app can bind, and checks that they compile for the phone.
func (t *terminal) phonePackage(game string, p phone) (map[string][]byte, error) {
	pkg, err := t.readPackage(game, p)
	if err != nil {
		return nil, err
	}
	files, err := pkg.copied()
	if err != nil {
		return nil, err
	}
	if files["go.mod"], files["go.sum"], err = t.phoneModule(pkg); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "krill-mobile-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := (folder{path: dir}).write(files); err != nil {
		return nil, err
	}
	if err := t.checkTypes(dir, p.os); err != nil {
		return nil, err
	}
	for _, name := range []string{"go.mod", "go.sum"} { // go completes them as it looks things up
		if files[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// bind makes what an app's project takes in, by ebitenmobile, and puts it beside the package.
func (t *terminal) bind(out folder, p phone) error {
	made, err := os.MkdirTemp("", "krill-bind-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(made)
	cmd, err := t.command(out.path, p.bindArgs(made)...)
	if err != nil {
		return err
	}
	cmd.Env = append(cmd.Env, p.environment(thisMachine())...)
	if err := cmd.Run(); err != nil {
		return said(err)
	}
	files, err := readFiles(made)
	if err != nil {
		return err
	}
	if err := out.add(files); err != nil {
		return err
	}
	for _, name := range topNames(files) {
		fmt.Fprintln(t.stdout, filepath.Join(out.path, name))
	}
	return nil
}

// readFiles reads a folder, by names with slashes. Links are followed: a framework has some within itself.
func readFiles(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if info, err := os.Stat(at); err != nil || info.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, at)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(at)
		return err
	})
	return files, err
}

// topNames lists the files and folders at the top of a tree, sorted.
func topNames(files map[string][]byte) []string {
	top := map[string]bool{}
	for name := range files {
		first, _, _ := strings.Cut(path.Clean(name), "/")
		top[first] = true
	}
	return slices.Sorted(maps.Keys(top))
}
