package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// desktops and processors are what build can build for; it needs no C compiler for any of them.
var (
	desktops   = []string{"linux", "windows", "darwin"}
	processors = []string{"amd64", "arm64"}
)

type buildCommand struct {
	Game string   `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	OS   []string `name:"os" placeholder:"SYSTEM" help:"linux, windows, darwin, several with commas between them, or all; without it, this one."`
	Arch []string `placeholder:"PROCESSOR" help:"amd64, arm64, both with a comma between them, or all; without it, this one's."`
	Out  string   `placeholder:"DIR" help:"Folder to write into; without it, dist/build."`
}

// Run builds the game for each system. All is built before the first file is written, so that a game that does not
// compile leaves the old programs as they were.
func (c *buildCommand) Run(t *terminal) error {
	targets, err := desktopTargets(c.OS, c.Arch)
	if err != nil {
		return err
	}
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	if c.Out == "" {
		c.Out = filepath.Join("dist", "build")
	}
	names := programNames(game, targets)
	out := folder{path: c.Out, mode: 0o755}
	if err := out.check(names...); err != nil {
		return err
	}
	programs, err := t.programs(game, targets)
	if err != nil {
		return err
	}
	if err := out.add(programs); err != nil {
		return err
	}
	for _, name := range names {
		fmt.Fprintf(t.stdout, "%s: %.1f MB\n", filepath.Join(c.Out, name), float64(len(programs[name]))/1e6)
	}
	return nil
}

// desktopTargets returns every pair of a system and a processor; without names, this machine's.
func desktopTargets(systems, archs []string) ([]target, error) {
	systems, err := chosen(systems, desktops, runtime.GOOS)
	if err != nil {
		return nil, err
	}
	archs, err = chosen(archs, processors, runtime.GOARCH)
	if err != nil {
		return nil, err
	}
	var targets []target
	for _, s := range systems {
		for _, a := range archs {
			targets = append(targets, desktop(s, a))
		}
	}
	return targets, nil
}

// chosen returns those of known that are named, in known's order and each once.
func chosen(named, known []string, here string) ([]string, error) {
	if len(named) == 0 {
		named = []string{here}
	}
	if slices.Contains(named, "all") {
		return known, nil
	}
	for _, n := range named {
		if !slices.Contains(known, n) {
			return nil, misuse("krill: build for %q: not a target; try %s or all, or krill web for browsers and krill mobile for phones",
				n, strings.Join(known, ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(known), func(k string) bool { return !slices.Contains(named, k) }), nil
}

// desktop is the target of one system, without the names that only a debugger reads. On Windows the program has no
// console of its own, which would open as a second window.
func desktop(system, arch string) target {
	flags := "-ldflags=-s -w"
	if system == "windows" {
		flags += " -H=windowsgui"
	}
	return target{os: system, arch: arch, flags: []string{flags}}
}

// programName is what a game's program for a target is called, such as astro-windows-amd64.exe.
func programName(game string, to target) string {
	name := fmt.Sprintf("%s-%s-%s", gameName(game), to.os, to.arch)
	if to.os == "windows" {
		name += ".exe"
	}
	return name
}

func programNames(game string, targets []target) []string {
	var names []string
	for _, to := range targets {
		names = append(names, programName(game, to))
	}
	return names
}

// programs builds the game for each target and returns the files by their names.
func (t *terminal) programs(game string, targets []target) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "krill-build-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	files := map[string][]byte{}
	for _, to := range targets {
		name := programName(game, to)
		path := filepath.Join(dir, name)
		if err := t.build(game, path, to); err != nil {
			return nil, err
		}
		if files[name], err = os.ReadFile(path); err != nil {
			return nil, err
		}
	}
	return files, nil
}
