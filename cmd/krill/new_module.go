package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
)

// krillPath is the module that this tool belongs to.
const krillPath = "github.com/krill2d/krill"

// source is where a new game finds Krill: in a folder, or at a version that can be downloaded.
type source struct{ folder, version string }

// krillSource finds the Krill that this tool was built from.
func (t *terminal) krillSource() (source, error) {
	if info, ok := debug.ReadBuildInfo(); ok {
		if s := sourceIn(info); s != (source{}) {
			return s, nil
		}
	}
	_, here, _, _ := runtime.Caller(0)
	if folder := moduleAbove(filepath.Dir(here)); folder != "" {
		return source{folder: folder}, nil
	}
	if folder := t.moduleFolder(); folder != "" {
		return source{folder: folder}, nil
	}
	return source{}, misuse("krill: find Krill's source: this program does not say where it was built; try it inside a copy of Krill: go run ./cmd/krill new NAME")
}

// sourceIn reads where Krill was from what the linker noted: replaced by a folder, or a version with a checksum,
// which only what was downloaded has.
func sourceIn(info *debug.BuildInfo) source {
	for _, m := range append([]*debug.Module{&info.Main}, info.Deps...) {
		switch {
		case m.Path != krillPath:
		case m.Replace != nil && filepath.IsAbs(m.Replace.Path):
			return source{folder: moduleAbove(m.Replace.Path)}
		case m.Replace == nil && m.Sum != "":
			return source{version: m.Version}
		}
	}
	return source{}
}

// moduleAbove returns the folder of Krill's module that holds dir, or nothing. A program that was built with -trimpath
// knows no folders, only names.
func moduleAbove(dir string) string {
	for filepath.IsAbs(dir) {
		data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(data), "module "+krillPath+"\n") {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	return ""
}

// moduleFolder asks go where the module of the current folder finds Krill.
func (t *terminal) moduleFolder() string {
	cmd, err := t.command("", "list", "-m", "-f", "{{.Dir}}", krillPath)
	if err != nil {
		return ""
	}
	cmd.Stdout, cmd.Stderr = nil, nil
	dir, err := cmd.Output()
	if err != nil {
		return ""
	}
	return moduleAbove(strings.TrimSpace(string(dir)))
}

// goMod is what "go mod edit -json" prints, as far as it matters here.
type goMod struct {
	Go      string
	Require []modVersion
	Replace []struct{ Old, New modVersion }
}

// readMod parses a go.mod by the go command.
func (t *terminal) readMod(path string) (goMod, error) {
	var mod goMod
	cmd, err := t.command("", "mod", "edit", "-json", path)
	if err != nil {
		return mod, err
	}
	cmd.Stdout = nil
	text, err := cmd.Output()
	if err != nil {
		return mod, said(err)
	}
	return mod, json.Unmarshal(text, &mod)
}

// moduleFiles makes go.mod and go.sum of a game. With a folder they name all that Krill's own name, so that nothing
// has to be looked up.
func (t *terminal) moduleFiles(from source, name string) (mod, sum []byte, err error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "module example.com/%s\n\n", name)
	if from.folder == "" {
		fmt.Fprintf(&b, "go %s\n\ntool %s/cmd/krill\n\nrequire %s %s\n", strings.TrimPrefix(oldestGo, "go"), krillPath, krillPath, from.version)
		return b.Bytes(), nil, nil
	}
	krill, err := t.readMod(filepath.Join(from.folder, "go.mod"))
	if err != nil {
		return nil, nil, err
	}
	fmt.Fprintf(&b, "go %s\n\ntool %s/cmd/krill\n\nrequire %s v0.0.0\n\n", krill.Go, krillPath, krillPath)
	fmt.Fprintf(&b, "// Where Krill is: this line goes when it is taken at a version.\nreplace %s => %s\n\nrequire (\n", krillPath, quoted(from.folder))
	for _, r := range krill.Require {
		fmt.Fprintf(&b, "\t%s %s // indirect\n", r.Path, r.Version)
	}
	b.WriteString(")\n")
	sum, err = sumsBeside(filepath.Join(from.folder, "go.mod"))
	return b.Bytes(), sum, err
}

// quoted writes a path as go.mod wants it.
func quoted(path string) string {
	if strings.ContainsAny(path, " \t\"'`()[]{},\\") || strings.Contains(path, "//") || strings.Contains(path, "/*") {
		return strconv.Quote(path)
	}
	return path
}

// tidy lets go look up what a released Krill needs.
func (t *terminal) tidy(dir string) error {
	cmd, err := t.command(dir, "mod", "tidy")
	if err != nil {
		return err
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("krill: find the modules of %q: %w; try go mod tidy there, with a network", dir, err)
	}
	return nil
}
