package console

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// words are the words that do not change the game. They are filled by init, since help lists them.
var words map[string]func(*Console, *reader) (protocol.RunResult, error)

func init() {
	words = map[string]func(*Console, *reader) (protocol.RunResult, error){
		"unwatch": (*Console).unwatch, "watches": (*Console).listWatches,
		"break": (*Console).breakAt, "unbreak": (*Console).unbreak, "breaks": (*Console).listBreaks,
		"help": (*Console).help, "types": (*Console).types, "tree": (*Console).tree,
		"stats": (*Console).stats, "history": (*Console).history,
		"watch": func(c *Console, p *reader) (protocol.RunResult, error) { return c.watch(p.line, p.token().at) },
		"undo":  func(c *Console, p *reader) (protocol.RunResult, error) { return p.alone(c.undo) },
		"redo":  func(c *Console, p *reader) (protocol.RunResult, error) { return p.alone(c.again) },
		"log": func(c *Console, p *reader) (protocol.RunResult, error) {
			return p.alone(func() (protocol.RunResult, error) { return protocol.RunResult{Text: c.logText()}, nil })
		},
	}
}

// alone does what a word says that stands alone.
func (p *reader) alone(do func() (protocol.RunResult, error)) (protocol.RunResult, error) {
	if p.wantEnd(); p.err != nil {
		return protocol.RunResult{}, p.err
	}
	return do()
}

const helpText = `ask     Enemy e, Position e p | p.X > 300        entities; then | sort by p.X desc | limit 20 | count | sum p.X
        game.rocks r | r.at.X > 300              elements of a list or map
        game.ship.vel   e42.Position.X   "Max"   values; @-120 or @1200 behind or before: then
change  set game.lives = 9      set e42.Hull.N += 3      set p.X = 0 where Enemy e, Position e p
        spawn Enemy Position{X: 10} "Max"      destroy e42      destroy where Enemy e, Frozen e
        add e42 Frozen, Hull{N: 3}      drop e42 Frozen      name e42 Max
        relate DockedTo{Since: 3} e42 "Earth"      unrelate DockedTo e42 "Earth"
        several with ; between are one: it is the entity that was spawned last
        undo   redo   log
look    watch QUERY   watches   unwatch 1      tree game   types   stats   history Health
stop    break Health h | h.N < 0      break game.lives == 0      breaks   unbreak 1
time    pause   go   step 10   back 60   to 1200   speed 0.5   restart`

func (c *Console) help(p *reader) (protocol.RunResult, error) {
	word := p.token()
	if word.kind == tokenEnd {
		return protocol.RunResult{Text: helpText}, nil
	}
	var lines []string
	for _, line := range strings.Split(helpText, "\n") {
		if strings.Contains(line, word.text) {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return protocol.RunResult{Text: helpText}, nil
	}
	return protocol.RunResult{Text: strings.Join(lines, "\n")}, nil
}

// types lists the scenes, and the components and relations of the worlds with how many there are.
func (c *Console) types(p *reader) (protocol.RunResult, error) {
	if p.wantEnd(); p.err != nil {
		return protocol.RunResult{}, p.err
	}
	t := &protocol.Table{Columns: []string{"type", "kind", "of", "many", "fields"}}
	for i, name := range c.now.names {
		t.Rows = append(t.Rows, []string{name, "scene", "", "1", fieldsText(c.now.root(i).Type())})
	}
	for _, w := range c.now.found() {
		many := map[string]int{}
		for _, s := range w.Components() {
			many[s.Title] = s.Entities
		}
		for _, r := range w.Relations() {
			many[r.Title] = r.Links
		}
		for _, k := range ecs.TypesKnown(w.World) {
			kind := "component"
			if k.Relation {
				kind = "relation"
			}
			if k.Used {
				t.Rows = append(t.Rows, []string{shortName(k.Type), kind, w.path, fmt.Sprint(many[k.Type.String()]), fieldsText(k.Type)})
			}
		}
	}
	t.Total = len(t.Rows)
	return protocol.RunResult{Table: t}, nil
}

// fieldsText is the fields of a type in a line.
func fieldsText(t reflect.Type) string {
	if t.Kind() != reflect.Struct {
		return typeName(t)
	}
	var parts []string
	for i := range t.NumField() {
		if f := t.Field(i); f.Name != "_" {
			parts = append(parts, f.Name+" "+typeName(f.Type))
		}
	}
	return clip(strings.Join(parts, ", "), 2*cellWidth)
}

const treeDepth = 2

// stats is the worlds in numbers.
func (c *Console) stats(p *reader) (protocol.RunResult, error) {
	if p.wantEnd(); p.err != nil {
		return protocol.RunResult{}, p.err
	}
	t := &protocol.Table{Columns: []string{"world", "entities", "components", "tables", "links", "kB", "events", "queries", "observers"}}
	for _, w := range c.now.found() {
		s := w.Stats()
		cells := []string{w.path}
		for _, n := range []int{s.Entities, s.Components, s.Tables, s.Links, s.Bytes / 1024, s.Events, s.Queries, s.Observers} {
			cells = append(cells, fmt.Sprint(n))
		}
		t.Rows = append(t.Rows, cells)
	}
	t.Total = len(t.Rows)
	return protocol.RunResult{Table: t}, nil
}

// history lists the kept changes of a component, the latest last.
func (c *Console) history(p *reader) (protocol.RunResult, error) {
	at := p.token()
	w, err := c.now.world("")
	if err != nil {
		return protocol.RunResult{}, wrong(p.line, at.at, "%s", err)
	}
	kept := w.Histories()
	if at.kind != tokenWord {
		return protocol.RunResult{Text: "kept: " + oneOf(kept) + "; a game keeps one with ecs.Keep[Health](w, 100)"}, nil
	}
	list, err := w.History(at.text)
	if err != nil {
		return protocol.RunResult{}, wrong(p.line, at.at, "%s", strings.TrimPrefix(err.Error(), "ecs: "))
	}
	var lines []string
	for _, ch := range list[max(0, len(list)-usualRows):] {
		lines = append(lines, ch.String())
	}
	if len(lines) == 0 {
		lines = []string{"no changes"}
	}
	return protocol.RunResult{Text: strings.Join(lines, "\n")}, nil
}

// wordList is all words, sorted.
func wordList() []string {
	list := append(changeWords(), timeWords...)
	for name := range words {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
