package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
)

type webCommand struct {
	Game string `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	Out  string `placeholder:"DIR" help:"Folder to write; without it and without --zip, dist/web/ and the game's name."`
	Zip  string `placeholder:"FILE.zip" help:"Archive to write, as itch.io and other hosts of games take it."`
	Page string `placeholder:"FILE" help:"Template of the page; without it, page.html in the game's folder, or krill's own."`
}

// Run builds the game for browsers and writes it with a page around it. All is built before the first file is
// written, so that a game that does not compile leaves the old page as it was.
func (c *webCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	if c.Out == "" && c.Zip == "" {
		c.Out = filepath.Join("dist", "web", gameName(game))
	}
	if err := c.check(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "krill-web-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	files, err := t.site(website{game: game, page: c.Page, dir: dir, level: gzip.BestCompression, lean: true})
	if err != nil {
		return err
	}
	return c.write(t, files)
}

// check refuses to write over what is not krill's.
func (c *webCommand) check() error {
	if c.Out != "" {
		if err := (folder{path: c.Out}).check(); err != nil {
			return err
		}
	}
	if c.Zip != "" {
		return checkZip(c.Zip)
	}
	return nil
}

func (c *webCommand) write(t *terminal, files map[string][]byte) error {
	packed := float64(len(files[packedName])) / 1e6
	if c.Out != "" {
		if err := (folder{path: c.Out}).write(files); err != nil {
			return err
		}
		fmt.Fprintf(t.stdout, "%s: a player loads %.1f MB; show it with any web server, or with krill serve\n", c.Out, packed)
	}
	if c.Zip != "" {
		if err := writeZip(c.Zip, files); err != nil {
			return err
		}
		fmt.Fprintf(t.stdout, "%s: a player loads %.1f MB; give it to a host of games, or unpack it on any\n", c.Zip, packed)
	}
	return nil
}
