package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A program that calls a method by a name that only running it tells holds every exported method of every type in it:
// the linker cannot know which. In a game that is text/template, with which Ebitengine writes its own shaders and calls
// no methods. A page without that ability is a tenth smaller, so it gets a text/template that does not look for methods,
// as an overlay of one line. A game that has templates of its own keeps all of it.
const (
	lookUp   = "ptr.MethodByName(fieldName)" // in text/template/exec.go
	noMethod = "(reflect.Value{})"

	knownEbitengine = "v2.10.4" // the version whose templates are known
)

// shaderTemplates are the packages of Ebitengine that import text/template.
var shaderTemplates = []string{
	"github.com/hajimehoshi/ebiten/v2/internal/builtinshader", "github.com/hajimehoshi/ebiten/v2/internal/colormshader",
}

// dependency is what go list says of a package.
type dependency struct {
	ImportPath string
	Imports    []string
	Module     *struct {
		Version string
		Replace *struct{}
	}
}

// lean returns the flags of go build that make a game's page smaller, none where that is not known to be safe. The
// files that they name are written into dir.
func (t *terminal) lean(game, dir string) ([]string, error) {
	if strings.Contains(os.Getenv("GOFLAGS"), "-overlay") {
		return nil, nil // there can be one only
	}
	list, err := t.answer(game, []string{"GOOS=" + web.os, "GOARCH=" + web.arch}, "list", "-e", "-deps", "-json=ImportPath,Imports,Module", ".")
	if err != nil || !callsNoMethods(list) {
		return nil, err
	}
	root, err := t.answer(game, nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	original := filepath.Join(strings.TrimSpace(string(root)), "src", "text", "template", "exec.go")
	source, err := os.ReadFile(original)
	if err != nil || bytes.Count(source, []byte(lookUp)) != 1 {
		return nil, nil // another version of Go, which may do it another way
	}
	replaced, overlay := filepath.Join(dir, "exec.go"), filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(replaced, bytes.Replace(source, []byte(lookUp), []byte(noMethod), 1), 0o644); err != nil {
		return nil, err
	}
	names, err := json.Marshal(map[string]map[string]string{"Replace": {original: replaced}})
	if err != nil {
		return nil, err
	}
	return []string{"-overlay=" + overlay}, os.WriteFile(overlay, names, 0o644)
}

// callsNoMethods reports whether of what go list lists only the known Ebitengine has templates.
func callsNoMethods(list []byte) bool {
	known := 0
	for d := json.NewDecoder(bytes.NewReader(list)); d.More(); {
		var p dependency
		if err := d.Decode(&p); err != nil {
			return false
		}
		if !slices.Contains(p.Imports, "text/template") {
			continue
		}
		if !slices.Contains(shaderTemplates, p.ImportPath) || p.Module == nil || p.Module.Version != knownEbitengine || p.Module.Replace != nil {
			return false
		}
		known++
	}
	return known > 0
}
