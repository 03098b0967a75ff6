package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/base64"
	"errors"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	wasmName   = "game.wasm"
	packedName = wasmName + ".gz"
	pageName   = "page.html" // in a game's folder: the template of its page
	iconName   = "icon.png"  // in a game's folder: its icon
)

var (
	//go:embed page/index.html
	ownPage string
	//go:embed page/icon.svg
	ownIcon []byte
)

// website is the page of a game and what lies around it.
type website struct {
	game  string // folder
	page  string // file of the template; empty: the game's own, or krill's
	dir   string // the program is built in it; a second build into the same one only does what changed
	level int    // of compression, as compress/gzip counts them
	lean  bool   // the program is made smaller, which takes a second more
}

// pageFields is what a template of a page can fill in.
type pageFields struct {
	Title string       // name of the game's folder
	Icon  template.URL // address of the game's icon.png, or krill's icon as an address that holds it
	Size  int          // bytes of game.wasm, for a bar that shows how much has come

	Packed int // bytes of game.wasm.gz
}

// site builds the files of a game's page and returns them by their names.
func (t *terminal) site(s website) (map[string][]byte, error) {
	page, err := s.template()
	if err != nil {
		return nil, err
	}
	wasm := filepath.Join(s.dir, wasmName)
	to := web
	if s.lean {
		smaller, err := t.lean(s.game, s.dir)
		if err != nil {
			return nil, err
		}
		to.flags = slices.Concat(web.flags, smaller)
	}
	if err := t.build(s.game, wasm, to); err != nil {
		return nil, err
	}
	program, err := os.ReadFile(wasm)
	if err != nil {
		return nil, err
	}
	support, err := t.wasmSupport(s.game)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{wasmName: program, packedName: squeeze(program, s.level), "wasm_exec.js": support}
	fields := pageFields{Title: gameName(s.game), Size: len(program), Packed: len(files[packedName])}
	if fields.Icon, err = s.icon(files); err != nil {
		return nil, err
	}
	var html bytes.Buffer
	if err := page.Execute(&html, fields); err != nil {
		return nil, misuse("krill: fill in page: %w; try the fields in krill's own, cmd/krill/page/index.html", err)
	}
	files["index.html"] = html.Bytes()
	return files, nil
}

// template reads the page's template: the one asked for, the game's own, or krill's.
func (s website) template() (*template.Template, error) {
	text, path := ownPage, s.page
	if path == "" {
		path = filepath.Join(s.game, pageName)
	}
	data, err := os.ReadFile(path)
	switch {
	case err == nil:
		text = string(data)
	case s.page != "" || !errors.Is(err, fs.ErrNotExist):
		return nil, misuse("krill: read page: %w; try a file that can be read, or none for krill's own", err)
	}
	page, err := template.New(filepath.Base(path)).Parse(text)
	if err != nil {
		return nil, misuse("krill: read page %q: %w; try comparing it with krill's own, cmd/krill/page/index.html", path, err)
	}
	return page, nil
}

// icon adds the game's icon to the files, when it has one, and returns its address.
func (s website) icon(files map[string][]byte) (template.URL, error) {
	data, err := os.ReadFile(filepath.Join(s.game, iconName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(bytes.TrimSpace(ownIcon))), nil
	case err != nil:
		return "", misuse("krill: read icon: %w; try a file that can be read, or none for krill's own", err)
	}
	files[iconName] = data
	return iconName, nil
}

// squeeze compresses data. The same data gives the same bytes.
func squeeze(data []byte, level int) []byte {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, level)
	if err != nil {
		panic(err) // there is no such level
	}
	w.Write(data) // into memory, where nothing fails
	w.Close()
	return packed.Bytes()
}

// wasmSupport reads the script that runs Go's wasm. It belongs to one version of Go: the one that builds the game,
// which go.mod may choose.
func (t *terminal) wasmSupport(game string) ([]byte, error) {
	cmd, err := t.command(game, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	cmd.Stdout = nil
	root, err := cmd.Output()
	if err != nil {
		return nil, said(err)
	}
	return os.ReadFile(supportFile(string(root)))
}

// supportFile is where the script lies in a Go installation.
func supportFile(goroot string) string {
	return filepath.Join(strings.TrimSpace(goroot), "lib", "wasm", "wasm_exec.js")
}
