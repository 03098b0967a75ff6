package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// commands is the grammar of the command line: one field for each command, each in a file of its own.
type commands struct {
	New    newCommand    `cmd:"" help:"Make a folder with a game to begin with."`
	Run    runCommand    `cmd:"" help:"Build a game and run it. Arguments after -- are the game's."`
	Test   testCommand   `cmd:"" help:"Test games or packages with no display, or make a test of a capsule. Arguments after -- are go test's."`
	Replay replayCommand `cmd:"" help:"Play a replay in its game, check that it is still the same, or make a link of it."`
	Shrink shrinkCommand `cmd:"" help:"Find the shortest input after which a game still fails as in a capsule."`
	Monkey monkeyCommand `cmd:"" help:"Play a game at random, hundreds of times faster than in a window, until it fails."`
	Clip   clipCommand   `cmd:"" help:"Make a GIF, a picture or a sequence of pictures of a replay."`
	Web    webCommand    `cmd:"" help:"Build a game for a browser, with a page around it."`
	Serve  serveCommand  `cmd:"" help:"Build a game and serve it to the browsers of this machine; a reload builds anew."`
	Build  buildCommand  `cmd:"" help:"Build a game for Linux, Windows and macOS, from any of them."`
	Pack   packCommand   `cmd:"" help:"Check a game's files and put them into one archive."`
	Bake   bakeCommand   `cmd:"" help:"Write the values that were tuned into a game's source."`
	Mobile mobileCommand `cmd:"" help:"Make what an Android or iOS app needs to hold a game."`
	Dev    devCommand    `cmd:"" help:"Show a game that goes on with its new code at each save."`
	Try    tryCommand    `cmd:"" help:"Open the state of a game that runs under krill dev on a throw-away copy of its source."`
	Drop   dropCommand   `cmd:"" help:"Remove what try has made."`
	Q      qCommand      `cmd:"" help:"Ask a game that runs under krill dev, and print the answer."`
	Repl   replCommand   `cmd:"" help:"Talk to a game that runs under krill dev."`
	Doctor doctorCommand `cmd:"" help:"Say what this machine can do, and what it lacks."`
}

// terminal is what a command has beside its flags.
type terminal struct {
	stdout, stderr io.Writer
	rest           []string // what followed "--"
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the whole tool: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	args, rest := cut(args)
	done := false // set by --help, which kong wants to exit after
	var c commands
	parser, err := kong.New(&c, kong.Name("krill"), kong.Description("Build, run and test games made with Krill."),
		kong.Writers(stdout, stderr), kong.Exit(func(int) { done = true }))
	if err != nil {
		panic(err) // the grammar above is broken
	}
	parsed, err := parser.Parse(args)
	if done {
		return 0
	}
	if err != nil {
		return exitStatus(misuse("krill: %w; try krill --help", err), stderr)
	}
	return exitStatus(parsed.Run(&terminal{stdout: stdout, stderr: stderr, rest: rest}), stderr)
}

// cut splits the arguments at the first "--", which belongs to neither part.
func cut(args []string) (own, rest []string) {
	for i, a := range args {
		if a == "--" {
			return args[:i], args[i+1:]
		}
	}
	return args, nil
}

// misused is an error of the person at the keyboard, or of a machine that is not set up: exit status 2.
type misused struct{ error }

func (m misused) Unwrap() error { return m.error }

func misuse(format string, args ...any) error { return misused{fmt.Errorf(format, args...)} }

// ended is the exit status of a program that has already said what was wrong.
type ended int

func (e ended) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// exitStatus prints the error, unless somebody else did, and turns it into a number.
func exitStatus(err error, stderr io.Writer) int {
	var status ended
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		return int(status)
	}
	fmt.Fprintln(stderr, err)
	if errors.As(err, &misused{}) {
		return 2
	}
	return 1
}
