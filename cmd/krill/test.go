package main

import (
	"os"
	"path/filepath"
	"strings"
)

// headlessTag links the driver that needs no display, and no other.
const headlessTag = "krill_headless"

type testCommand struct {
	Packages []string `arg:"" optional:"" name:"game" help:"Folders of games, or packages as go test names them; without any, the current folder and all below it."`

	From string `placeholder:"FILE" help:"Test nothing, and make a test of a capsule, or of another replay, in its game's folder."`
	Name string `placeholder:"NAME" help:"Of that test, such as wave3; without it, the file's."`
}

// Run makes a test of a capsule, or calls go test with the headless driver and the flags of every build.
func (c *testCommand) Run(t *terminal) error {
	switch {
	case c.From != "":
		return c.writeTest(t)
	case c.Name != "":
		return misuse("krill: make a test called %q: nobody said of what; try --from FILE", c.Name)
	}
	dir, packages, err := c.where()
	if err != nil {
		return err
	}
	args := append([]string{"test", "-tags", headlessTag, noFusing}, t.rest...)
	cmd, err := t.command(dir, append(args, packages...)...)
	if err != nil {
		return err
	}
	if _, chosen := os.LookupEnv("CGO_ENABLED"); !chosen { // -race asks for 1
		cmd.Env = append(cmd.Env, "CGO_ENABLED=0")
	}
	return said(cmd.Run())
}

// where returns the folder to call go test in and the packages to name there. A single folder is tested from
// within, so that it may belong to another module.
func (c *testCommand) where() (dir string, packages []string, err error) {
	if len(c.Packages) == 0 {
		return "", []string{"./..."}, nil
	}
	for _, name := range c.Packages {
		p, err := packageAt(name)
		if err != nil {
			return "", nil, err
		}
		packages = append(packages, p)
	}
	if len(packages) == 1 && isFolder(c.Packages[0]) {
		return c.Packages[0], []string{"."}, nil
	}
	return "", packages, nil
}

// packageAt turns a folder into what go test takes for one; patterns and import paths stay as they are.
func packageAt(name string) (string, error) {
	switch first, _, _ := strings.Cut(name, "/"); {
	case isFolder(name) && filepath.IsAbs(name):
		return name, nil
	case isFolder(name):
		return "./" + filepath.ToSlash(name), nil
	case strings.Contains(name, "...") || strings.Contains(first, ".") && strings.Trim(first, ".") != "":
		return name, nil
	}
	return "", misuse("krill: find package %q: no such folder; try %s", name, advice())
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
