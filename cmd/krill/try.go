package main

import (
	"fmt"
	"path/filepath"

	"github.com/krill2d/krill/engine/dev/protocol"
	devserver "github.com/krill2d/krill/engine/dev/server"
)

type tryCommand struct {
	Name string `arg:"" help:"Name of the try: letters, digits, - and _."`
	Game string `placeholder:"FOLDER" help:"Folder of the game; without it, that of the current folder, or the only one that runs."`
}

// Run lets the krill dev that runs open the game's state on a worktree of its own.
func (c *tryCommand) Run(t *terminal) error {
	client, err := devserver.Find(c.Game)
	if err != nil {
		return misuse("krill: %w", err)
	}
	defer client.Close()
	var r protocol.TryResult
	if err := client.Ask(protocol.New(protocol.Try, protocol.NameArgs{Name: c.Name})).Read(&r); err != nil {
		return misuse("krill: %w", err)
	}
	fmt.Fprintln(t.stdout, filepath.FromSlash(r.Folder))
	if r.Address != "" {
		fmt.Fprintln(t.stdout, r.Address)
	}
	fmt.Fprintf(t.stdout, "Change the game there; krill drop %s removes it.\n", c.Name)
	return nil
}
