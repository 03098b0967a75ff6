package input

import (
	"fmt"
	"strings"
)

// Bindings are the actions and sticks of a game with the text that says what they are done with. [Bind] makes them, and
// engine.Bind gives them to a game; the functions of this package that change bindings take the State of the tick.
type Bindings struct {
	File string // name of the text among the assets; empty: none
	// Load lays two texts over what the code says: that of the game, and over it that of the player, of which any
	// may be empty. The error tells each broken line of the game's, which is then left out whole. Lines of the
	// player's that mean nothing here are kept and do nothing: another release may know them. The engine calls it.
	Load func(s *State, game, player string) error

	actions []Action // the four ways of a stick are four of them
	sticks  []Stick
}

// Bindable is an [Action] or a [Stick].
type Bindable interface {
	bind(b *Bindings)
}

func (a Action) bind(b *Bindings) { b.actions = append(b.actions, a) }
func (k Stick) bind(b *Bindings) {
	b.sticks = append(b.sticks, k)
	ways := Ways(k)
	b.actions = append(b.actions, ways[:]...)
}

// Bind returns bindings for the actions and sticks of a game, which keep what the code gives them wherever the text does
// not name them. A game calls engine.Bind, which loads and saves them too; this is for who has a State of his own.
//
// The file is optional, and so is the name of one. Where actions are listed here, any other name in the text is an
// error, so that a slip is found; without a list every name may stand in it.
func Bind(file string, what ...Bindable) *Bindings {
	b := &Bindings{File: file}
	for _, w := range what {
		w.bind(b)
	}
	b.Load = b.load
	return b
}

// The ways of a stick, as they stand behind its name in a text: "move.left".
const (
	wayLeft = iota + 1
	wayRight
	wayUp
	wayDown
)

var wayNames = [...]string{wayLeft: ".left", wayRight: ".right", wayUp: ".up", wayDown: ".down"}

// Ways returns the four ways of a stick as actions, for a list that a player rebinds: "move.left", right, up and down.
func Ways(k Stick) [4]Action {
	return [4]Action{
		{Name: k.Name + wayNames[wayLeft], On: k.Left, by: k.by},
		{Name: k.Name + wayNames[wayRight], On: k.Right, by: k.by},
		{Name: k.Name + wayNames[wayUp], On: k.Up, by: k.by},
		{Name: k.Name + wayNames[wayDown], On: k.Down, by: k.by},
	}
}

// splitWay takes the name of a stick's way apart: "move" and wayLeft for "move.left"; way 0 for any other name.
func splitWay(name string) (base string, way int) {
	dot := strings.LastIndexByte(name, '.')
	if dot <= 0 {
		return name, 0
	}
	for way := wayLeft; way <= wayDown; way++ {
		if name[dot:] == wayNames[way] {
			return name[:dot], way
		}
	}
	return name, 0
}

// Limits of a text. They are named in the errors that they lead to.
const (
	maxText     = 64 << 10 // bytes
	maxEntries  = 128      // actions, ways of sticks and steps of sequences
	maxTerms    = 64       // of one action
	maxParts    = 4        // of a chord
	maxSteps    = 12       // of a sequence
	maxContexts = 31
	maxSlots    = 128 // for taps: one each, or eight when it may be on any pad
	maxSeconds  = 60.0
)

func (b *Bindings) load(s *State, game, player string) error {
	made, err := b.compile(game, player, true)
	if err != nil {
		game = ""
		made, _ = b.compile(game, player, false)
	}
	s.game, s.player = game, player
	s.bound = made
	s.acts = acts{}
	return err
}

// compile makes of two texts what a State can ask. With strict it is an error that the first is broken; the second never is.
func (b *Bindings) compile(game, player string, strict bool) (*bound, error) {
	c := compiler{bindings: b, bound: &bound{bindings: b, game: game, player: player, options: usualOptions()}}
	file, errs := readText(b.File, game)
	if own, _ := readText("", player); len(own.rows) > 0 {
		file.lay(own)
	}
	c.text = file
	c.run()
	errs = append(errs, c.errs...)
	if strict {
		if err := tellAll(b.File, errs); err != nil {
			return nil, err
		}
	}
	c.bound.finish()
	return c.bound, nil
}

// mistake is what is wrong with a line of a text.
type mistake struct {
	line int // from 1; 0: of the text as a whole
	own  bool
	says string
}

const maxTold = 10 // mistakes in one error

// tellAll makes one error of the mistakes in the game's own text.
func tellAll(file string, list []mistake) error {
	var told []string
	for _, m := range list {
		if m.own {
			continue
		}
		where := ""
		if m.line > 0 {
			where = fmt.Sprintf(", line %d", m.line)
		}
		told = append(told, fmt.Sprintf("input: read bindings %q%s: %s", file, where, m.says))
	}
	if n := len(told) - maxTold; n > 0 {
		told = append(told[:maxTold], fmt.Sprintf("and %d more", n))
	}
	if len(told) == 0 {
		return nil
	}
	return fmt.Errorf("%s", strings.Join(told, "\n"))
}
