//go:build !js

package server

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Line does what a person typed, in the terminal, on the page or in the overlay, and answers with a RunResult: the one
// place that knows which words are krill dev's own. All other lines are the console's, in the game, and so are some of
// these words with something else after them: "help" with a topic, "drop e42 Frozen", and "back 60", which are ticks.
func Line(ask func(protocol.Ask) protocol.Answer, text string) protocol.Answer {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return protocol.Refuse(fmt.Errorf("server: read line: it is empty; try help"))
	}
	w, ok := words[fields[0]]
	if !ok || w.console != nil && w.console(fields[1:]) {
		return ask(protocol.New(protocol.Run, protocol.RunArgs{Text: text}))
	}
	args := fields[1:]
	if len(args) < w.least || len(args) > w.most {
		return protocol.Refuse(fmt.Errorf("server: %s: %d words after it; try %s", fields[0], len(args), w.usage(fields[0])))
	}
	result, err := w.do(ask, args)
	if err != nil {
		return protocol.Refuse(err)
	}
	return protocol.Reply(result)
}

// asker is where a word asks.
type asker func(protocol.Ask) protocol.Answer

// word is one that a person types.
type word struct {
	args, help  string // for people
	least, most int    // arguments
	do          func(ask asker, args []string) (protocol.RunResult, error)
	console     func(args []string) bool // whether with these it is the console's; nil: never
}

func (w word) usage(name string) string { return strings.TrimSpace(name + " " + w.args) }

// words are those of the tool. It is filled by init, since help speaks of all of them.
var words map[string]word

func init() {
	words = map[string]word{
		"help":    {"", "these words, and the console's", 0, 0, help, some},
		"keep":    {"NAME", "keep the game's state under a name", 1, 1, named(protocol.Keep, "kept as %s"), nil},
		"kept":    {"", "list the kept states", 0, 0, kept, nil},
		"back":    {"NAME", "go back to a kept state", 1, 1, back, ticks},
		"forget":  {"NAME", "throw a kept state away", 1, 1, named(protocol.Forget, "%s is forgotten"), nil},
		"try":     {"NAME", "open the same state on a worktree of its own", 1, 1, try, nil},
		"drop":    {"NAME", "remove such a worktree", 1, 1, named(protocol.Drop, "%s is dropped"), many},
		"bake":    {"", "write the tuned values into the Go source", 0, 0, bake, nil},
		"build":   {"", "build and swap now, as after a save", 0, 0, plainly(protocol.Build, "built"), nil},
		"loop":    {"[FROM TO]", "play these ticks again and again; without them, no more", 0, 2, loop, nil},
		"capsule": {"", "write the run into a file that replays it", 0, 0, capsule, nil},
		"status":  {"", "which build runs, and where the game is", 0, 0, status, nil},
		"pair":    {"", "a code for a phone, and the phones that are in", 0, 0, pairs, nil},
		"unpair":  {"DEVICE", "let a phone in no more", 1, 1, named(protocol.Unpair, "%s is out"), nil},
		"quit":    {"", "end krill dev", 0, 0, plainly(protocol.Quit, "krill dev ends"), nil},
	}
}

func some(args []string) bool { return len(args) > 0 }

func many(args []string) bool { return len(args) > 1 }

// ticks reports whether "back" is about time, and not about a kept state.
func ticks(args []string) bool {
	if len(args) == 0 {
		return true
	}
	_, err := strconv.Atoi(args[0])
	return err == nil
}

func says(format string, args ...any) protocol.RunResult {
	return protocol.RunResult{Text: fmt.Sprintf(format, args...)}
}

// named returns a word that hands a name on and then says so.
func named(do, said string) func(asker, []string) (protocol.RunResult, error) {
	return func(ask asker, args []string) (protocol.RunResult, error) {
		err := ask(protocol.New(do, protocol.NameArgs{Name: args[0]})).Read(nil)
		return says(said, args[0]), err
	}
}

// plainly returns a word that needs nothing and then says so.
func plainly(do, said string) func(asker, []string) (protocol.RunResult, error) {
	return func(ask asker, _ []string) (protocol.RunResult, error) {
		return says("%s", said), ask(protocol.New(do, nil)).Read(nil)
	}
}
