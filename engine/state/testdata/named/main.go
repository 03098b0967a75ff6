// Named prints the hash and the bytes of a value whose types are of package main: as a program, and as a test of it.
package main

import (
	"fmt"

	"github.com/krill2d/krill/engine/state"
)

type ship struct{ x float64 }

type box[T any] struct{ in T }

type game struct{ list []any }

func init() {
	state.Register[ship]()
	state.Register[box[*ship]]()
	state.Register[box[map[string]box[ship]]]()
}

func show() {
	c, g := state.New(), &game{[]any{ship{1}, &ship{2}, box[*ship]{&ship{3}}, box[map[string]box[ship]]{}}}
	h, err := c.Hash(g)
	b, err2 := c.Append(nil, g)
	fmt.Printf("shown %x %v %x %v\n", h, err, b, err2)
}

func main() { show() }
