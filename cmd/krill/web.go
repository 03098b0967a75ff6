package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"
)

//go:embed page/index.html
var pageSource string

// page is the document around a game: it loads game.wasm and says what went wrong.
var page = template.Must(template.New("page").Parse(pageSource))

type webCommand struct {
	Game string `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	Out  string `placeholder:"DIR" help:"Folder to write; without it, dist/web/ and the game's name."`
}

// Run builds the game for browsers and writes it with a page around it. All is built before the first file is
// written, so that a game that does not compile leaves the old page as it was.
func (c *webCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	if c.Out == "" {
		c.Out = filepath.Join("dist", "web", gameName(game))
	}
	out := folder{path: c.Out}
	if err := out.check(); err != nil {
		return err
	}
	files, err := t.site(game)
	if err != nil {
		return err
	}
	if err := out.write(files); err != nil {
		return err
	}
	fmt.Fprintf(t.stdout, "%s: %.1f MB; show it with any web server\n", c.Out, megabytes(files))
	return nil
}

// site makes the files of a game's page, by their names.
func (t *terminal) site(game string) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "krill-web-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	wasm := filepath.Join(dir, "game.wasm")
	if err := t.build(game, wasm, web); err != nil {
		return nil, err
	}
	program, err := os.ReadFile(wasm)
	if err != nil {
		return nil, err
	}
	support, err := t.wasmSupport(game)
	if err != nil {
		return nil, err
	}
	var html bytes.Buffer
	if err := page.Execute(&html, struct{ Title string }{gameName(game)}); err != nil {
		return nil, err
	}
	return map[string][]byte{"game.wasm": program, "wasm_exec.js": support, "index.html": html.Bytes()}, nil
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

func megabytes(files map[string][]byte) float64 {
	n := 0
	for _, data := range files {
		n += len(data)
	}
	return float64(n) / 1e6
}
