package engine

import (
	"fmt"
	"reflect"
	"strings"
)

type changeKind uint8

const (
	push changeKind = iota
	replace
	pop
)

type change struct {
	kind  changeKind
	scene Game
}

// scenes is the stack of games: the top one is updated. Changes wait until the Update that asked for them is over.
type scenes struct {
	stack   []Game
	known   map[reflect.Type]Game // an empty value of each: what a snapshot can make again
	pending []change
}

func newScenes(first Game, others []Game) scenes {
	s := scenes{known: map[reflect.Type]Game{}}
	for _, g := range others {
		s.known[reflect.TypeOf(g)] = g
	}
	s.known[reflect.TypeOf(first)] = copied(first).Interface().(Game)
	s.restart(first)
	return s
}

func (s *scenes) top() Game {
	if len(s.stack) == 0 {
		return nil
	}
	return s.stack[len(s.stack)-1]
}

func (s *scenes) request(c change) {
	if c.kind != pop {
		s.mustKnow(c.scene)
	}
	s.pending = append(s.pending, c)
}

func (s *scenes) mustKnow(g Game) {
	if g == nil {
		panic("engine: push a nil scene; push a pointer to a scene")
	}
	if t := reflect.TypeOf(g); s.known[t] == nil {
		name := strings.TrimPrefix(strings.TrimPrefix(t.String(), "*"), "main.")
		panic(fmt.Sprintf("engine: push a %s that Config.Scenes does not name; add &%s{} to it: Scenes: []engine.Game{&%s{}}", t, name, name))
	}
}

// next does the oldest pending change. It returns the scene that came up and must be started, or nil,
// and false when nothing was pending.
func (s *scenes) next() (started Game, did bool) {
	if len(s.pending) == 0 {
		return nil, false
	}
	c := s.pending[0]
	s.pending = append(s.pending[:0], s.pending[1:]...)
	if c.kind != push && len(s.stack) > 0 {
		s.stack[len(s.stack)-1] = nil
		s.stack = s.stack[:len(s.stack)-1]
	}
	if c.kind != pop {
		s.stack = append(s.stack, c.scene)
	}
	return c.scene, true
}

// visible returns the scenes to draw, the lowest first: the top one and what its overlays leave to be seen.
func (s *scenes) visible() []Game {
	from := len(s.stack) - 1
	for ; from > 0; from-- {
		if o, ok := s.stack[from].(Overlay); !ok || !o.Overlay() {
			break
		}
	}
	return s.stack[max(from, 0):]
}

// bot returns the topmost scene that can play itself, twice: as it is and as what it can. Nil when there is none.
func (s *scenes) bot() (Game, Bot) {
	for i := len(s.stack) - 1; i >= 0; i-- {
		if b, ok := s.stack[i].(Bot); ok {
			return s.stack[i], b
		}
	}
	return nil, nil
}

// restart empties the stack and asks for g to come up.
func (s *scenes) restart(g Game) {
	clear(s.stack)
	clear(s.pending)
	s.stack = s.stack[:0]
	s.pending = append(s.pending[:0], change{kind: push, scene: g})
}
