package build

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// place returns the object that an expression leads to by fields, elements and pointers, nil for none, and whether it leads
// out of the object's own memory on the way.
func (g *globals) place(e ast.Expr) (root types.Object, away bool) {
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e, away = x.X, true
		case *ast.IndexExpr:
			e, away = x.X, away || g.refers(x.X)
		case *ast.SliceExpr:
			e, away = x.X, away || g.refers(x.X)
		case *ast.TypeAssertExpr:
			e = x.X
		case *ast.SelectorExpr:
			if o, ok := g.info.Uses[x.Sel].(*types.Var); ok && global(o) {
				return o, away // of another own package
			}
			e, away = x.X, away || g.refers(x.X)
		case *ast.Ident:
			o, ok := g.object(x).(*types.Var)
			if !ok {
				return nil, false
			}
			return o, away
		default:
			return nil, false
		}
	}
}

// object returns what a name stands for; nil: nothing.
func (g *globals) object(e ast.Expr) types.Object {
	name, ok := e.(*ast.Ident)
	if !ok {
		return nil
	}
	if o := g.info.Uses[name]; o != nil {
		return o
	}
	return g.info.Defs[name]
}

// refers reports whether a value of an expression's type shares memory with its copies. Of foreign types it is not known, so
// no.
func (g *globals) refers(e ast.Expr) bool {
	if name, ok := e.(*ast.Ident); ok {
		o := g.object(name)
		return o != nil && reference(o.Type())
	}
	return reference(g.info.TypeOf(e))
}

func reference(t types.Type) bool {
	if t == nil {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map:
		return true
	}
	return false
}

// change notes that what an expression leads to is changed. A variable of a function counts only when its own memory is
// not all that changes.
func (g *globals) change(e ast.Expr) {
	if o, away := g.place(e); o != nil && (away || global(o)) {
		g.mark(o, e.Pos())
	}
}

// changeBehind notes that the elements of a slice or map are changed.
func (g *globals) changeBehind(e ast.Expr) {
	if o, away := g.place(e); o != nil && (away || global(o) || g.refers(e)) {
		g.mark(o, e.Pos())
	}
}

// alias notes that what is changed behind the left side is changed behind the right.
func (g *globals) alias(left, right ast.Expr) {
	to, _ := g.place(left)
	right = ast.Unparen(right)
	u, address := right.(*ast.UnaryExpr)
	address = address && u.Op == token.AND
	if address {
		right = u.X
	}
	from, _ := g.place(right)
	if from != nil && to != nil && from != to && (address || g.refers(right)) {
		g.link(from, to, right.Pos())
	}
}

func (g *globals) link(from, to types.Object, at token.Pos) {
	if to != nil && from != to {
		g.links[from] = append(g.links[from], link{to, at})
	}
}

func (g *globals) mark(o types.Object, at token.Pos) {
	if _, is := g.changed[o]; !is {
		g.changed[o] = at
	}
}

// changersOf are methods that change their receiver, by type; all: every method does.
type changersOf map[string][]string

const all = "*"

// changers are what games keep in package variables of foreign types, though they should not.
var changers = changersOf{
	krill + "/ecs.World":                 {all},
	krill + "/engine.Timer":              {all},
	krill + "/engine.Rand":               {all},
	krill + "/render.Camera":             {"Follow", "Shake"},
	"math/rand.Rand":                     {all},
	"math/rand/v2.Rand":                  {all},
	"container/list.List":                {"PushBack", "PushFront", "Remove", "MoveToFront", "MoveToBack", "Init", "InsertAfter", "InsertBefore"},
	"sync/atomic.Int32":                  {"Add", "Store", "Swap", "CompareAndSwap"},
	"sync/atomic.Int64":                  {"Add", "Store", "Swap", "CompareAndSwap"},
	"sync/atomic.Bool":                   {"Store", "Swap", "CompareAndSwap"},
	"github.com/mlange-42/ark/ecs.World": {all},
}

func (c changersOf) has(typ, method string) bool {
	list := c[typ]
	return slices.Contains(list, all) || slices.Contains(list, method)
}
