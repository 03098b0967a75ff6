package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/krill2d/krill/engine/dev/protocol"
	devserver "github.com/krill2d/krill/engine/dev/server"
)

// again is the time between two looks of krill q -w.
const again = 250 * time.Millisecond

type qCommand struct {
	Line  []string `arg:"" help:"A query such as 'Enemy e, Position e p | p.X > 300', or any line of krill repl. Words are put together."`
	Game  string   `placeholder:"FOLDER" help:"Folder of the game; without it, that of the current folder, or the only one that runs."`
	JSON  bool     `name:"json" help:"Print the answer as JSON."`
	Watch bool     `short:"w" help:"Ask again four times a second, and print what has changed, until interrupted."`
}

// Run asks the running game. Its exit status is grep's: 1 when a query finds nothing, 2 when it could not be asked.
func (c *qCommand) Run(t *terminal) error {
	client, err := devserver.Find(c.Game)
	if err != nil {
		return misuse("krill: %w", err)
	}
	defer client.Close()
	if c.Watch {
		return c.watch(t, client)
	}
	said, empty, err := c.ask(client, t.stderr)
	if err != nil {
		return err
	}
	io.WriteString(t.stdout, said)
	if empty {
		return ended(1)
	}
	return nil
}

// ask returns the answer as text. What is left out of a long table is said to rest.
func (c *qCommand) ask(client *devserver.Client, rest io.Writer) (said string, empty bool, err error) {
	var r protocol.RunResult
	answer := client.Ask(protocol.New(protocol.Line, protocol.RunArgs{Text: strings.Join(c.Line, " ")}))
	if err := answer.Read(&r); err != nil {
		return "", false, misuse("krill: %w", err)
	}
	empty = r.Table != nil && len(r.Table.Rows) == 0
	if c.JSON {
		coded, err := json.Marshal(r)
		return string(coded) + "\n", empty, err
	}
	if r.Table != nil && r.Table.Total > len(r.Table.Rows) {
		fmt.Fprintf(rest, "krill: %d of %d rows\n", len(r.Table.Rows), r.Table.Total)
	}
	return shown(r), empty, nil
}

// watch prints the answer each time it differs from the last: over it on a terminal, below it in a file.
func (c *qCommand) watch(t *terminal, client *devserver.Client) error {
	enough := make(chan os.Signal, 1)
	signal.Notify(enough, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(enough)
	before := ""
	for {
		said, _, err := c.ask(client, io.Discard)
		if err != nil {
			return err
		}
		if said != before {
			io.WriteString(t.stdout, over(t.stdout)+said)
		}
		before = said
		select {
		case <-enough:
			return nil
		case <-time.After(again):
		}
	}
}

// over is what clears a terminal.
func over(w io.Writer) string {
	if isTerminal(w) {
		return "\x1b[H\x1b[2J"
	}
	return ""
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
