package main

import (
	"github.com/krill2d/krill/engine/dev"
	"github.com/krill2d/krill/engine/dev/protocol"
	devserver "github.com/krill2d/krill/engine/dev/server"
)

type dropCommand struct {
	Name string `arg:"" help:"Name that krill try was given."`
	Game string `placeholder:"FOLDER" help:"Folder of the game; without it, that of the current folder, or the only one that runs."`
}

// Run removes a try with all that was changed in it. Where no krill dev runs, there is no window of it to close either.
func (c *dropCommand) Run(*terminal) error {
	client, err := devserver.Find(c.Game)
	if err == nil {
		defer client.Close()
		err = client.Ask(protocol.New(protocol.Drop, protocol.NameArgs{Name: c.Name})).Read(nil)
	} else {
		var game string
		if game, err = findGame(c.Game); err != nil {
			return err
		}
		err = dev.Drop(game, c.Name)
	}
	if err != nil {
		return misuse("krill: %w", err)
	}
	return nil
}
