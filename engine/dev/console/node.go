package console

import "reflect"

type nodeKind uint8

const (
	nodeNumber    nodeKind = iota
	nodeText               // also an entity's name
	nodeBool               // text is true or false
	nodeNil                // nil, none
	nodePath               // a place
	nodeUnary              // - or !
	nodeBinary             // text is the sign
	nodeComposite          // {X: 3}, [1, 2], Hull{N: 3}
)

// node is a piece of an expression as it was written.
type node struct {
	kind        nodeKind
	at          int
	text        string // of a composite: the type's name or empty
	value       value  // of a number, computed once
	left, right *node
	path        *path
	items       []item
}

// item is an element of a composite.
type item struct {
	name string // empty: by its turn
	at   int
	of   *node
}

// path is a place as it was written: game.rocks[3].at.X, e42.Position, "Max".Hull.
type path struct {
	head  token
	steps []step
	end   int // byte of the line
}

// step is a field or an element.
type step struct {
	name string // of a field, or the key in brackets as text
	key  bool   // in brackets
	n    int    // the key as a number; -1: it is none
	at   int
	last reflect.Type // that the field was looked up in the last time
	turn []int        // where it is there
}

// levels are the binary signs, from those that bind least.
var levels = [][]string{{"||"}, {"&&"}, {"==", "!=", "<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"}}

const (
	comparing = 2 // the level of comparisons, which do not chain
	maxDepth  = 32
	maxNodes  = 512
	maxSteps  = 64
)
