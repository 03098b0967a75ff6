package server

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Line does what a person typed, in the terminal, on the page or in the overlay, and answers with a RunResult: the one
// place that knows which words are krill dev's own. All other lines are the console's, in the game, and so are two of
// the words with more after them: "help" with a topic, and "drop", which there is about entities.
func Line(ask func(protocol.Ask) protocol.Answer, text string) protocol.Answer {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return protocol.Refuse(fmt.Errorf("server: read line: it is empty; try help"))
	}
	w, ok := words[fields[0]]
	if !ok || w.shared && len(fields)-1 > w.most {
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
	shared      bool // with more arguments it is the console's
}

func (w word) usage(name string) string { return strings.TrimSpace(name + " " + w.args) }

// words are those of the tool. It is filled by init, since help speaks of all of them.
var words map[string]word

func init() {
	words = map[string]word{
		"help":    {"", "these words, and the console's", 0, 0, help, true},
		"keep":    {"NAME", "keep the game's state under a name", 1, 1, named(protocol.Keep, "kept as %s"), false},
		"kept":    {"", "list the kept states", 0, 0, kept, false},
		"back":    {"NAME", "go back to a kept state", 1, 1, back, false},
		"forget":  {"NAME", "throw a kept state away", 1, 1, named(protocol.Forget, "%s is forgotten"), false},
		"try":     {"NAME", "open the same state on a worktree of its own", 1, 1, try, false},
		"drop":    {"NAME", "remove such a worktree", 1, 1, named(protocol.Drop, "%s is dropped"), true},
		"bake":    {"", "write the tuned values into the Go source", 0, 0, bake, false},
		"build":   {"", "build and swap now, as after a save", 0, 0, plainly(protocol.Build, "built"), false},
		"restart": {"", "begin anew, with this build's start", 0, 0, restart, false},
		"pause":   {"", "let time stand still", 0, 0, pause(true), false},
		"go":      {"", "let time go on", 0, 0, pause(false), false},
		"step":    {"[TICKS]", "go so many ticks on, or back when negative, and stand", 0, 1, step, false},
		"tick":    {"TICK", "show the game after this tick, and stand", 1, 1, tick, false},
		"speed":   {"FACTOR", "0.1 to 5; 1 is as it should be", 1, 1, speed, false},
		"loop":    {"[FROM TO]", "play these ticks again and again; without them, no more", 0, 2, loop, false},
		"capsule": {"", "write the run into a file that replays it", 0, 0, capsule, false},
		"status":  {"", "which build runs, and where the game is", 0, 0, status, false},
		"pair":    {"", "a code for a phone, and the phones that are in", 0, 0, pairs, false},
		"unpair":  {"DEVICE", "let a phone in no more", 1, 1, named(protocol.Unpair, "%s is out"), false},
		"quit":    {"", "end krill dev", 0, 0, plainly(protocol.Quit, "krill dev ends"), false},
	}
}

// Words lists the words of the tool, sorted, for completion.
func Words() []string { return sorted(words) }

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
