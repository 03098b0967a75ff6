package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/krill2d/krill/engine/dev"
)

type devCommand struct {
	Game     string `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	Web      bool   `help:"Show the game in a page instead of a window."`
	Lan      bool   `help:"Let phones in the local network in, with a code."`
	State    string `placeholder:"FILE" help:"Begin with this state, as keep wrote it."`
	Attached bool   `hidden:"" help:"End with standard input."`
}

// Run shows the game and lets it go on with each save, until its window is closed or it is interrupted.
func (c *devCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	if err := c.check(thisMachine()); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends it at once, and the window with it
	o := dev.Options{Game: game, Web: c.Web, LAN: c.Lan, State: c.State, Output: t.stdout}
	if c.Attached {
		o.Attached = os.Stdin
	}
	return dev.Run(ctx, o)
}

// check refuses what cannot be shown, before anything is built.
func (c *devCommand) check(m machine) error {
	if c.Web {
		return nil
	}
	if f := findDisplay(m); f.try != "" {
		return misuse("krill: open the window: %s; try krill dev --web, or %s", f.text, f.try)
	}
	return nil
}
