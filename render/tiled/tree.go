package tiled

import (
	"fmt"
	"strconv"
	"strings"
)

// What a file may have at most: beyond is a mistake, or somebody's trap.
const (
	maxFile     = 32 << 20 // bytes
	maxElements = 1 << 18  // of a file
	maxDepth    = 32       // of elements in elements
	maxCells    = 1 << 24  // of all layers of a map
	maxFiles    = 1 << 10  // that a map names
	maxGids     = 1 << 16  // tile numbers, since a cell has 16 bits
)

// node is an element of either form: of XML as it is, of JSON an object under the name that it has in its parent.
// Numbers, strings and flags of an object are its attributes; a list of objects is as many kids of one name.
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  []byte // between the tags; of JSON, a list of numbers as it stands
}

type attr struct{ name, value string }

// problem is thrown where a file is wrong and caught by Load.
type problem struct{ text string }

func fail(format string, args ...any) { panic(problem{fmt.Sprintf(format, args...)}) }

// has reports whether there is an attribute, or an element of that name.
func (n *node) has(name string) bool {
	_, ok := n.find(name)
	return ok || n.kid(name) != nil
}

func (n *node) find(name string) (string, bool) {
	for i := range n.attrs {
		if n.attrs[i].name == name {
			return n.attrs[i].value, true
		}
	}
	return "", false
}

// str returns an attribute, and "" when there is none.
func (n *node) str(name string) string {
	s, _ := n.find(name)
	return s
}

// kid returns the first element of a name, or nil.
func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// all returns the elements of a name.
func (n *node) all(name string) []*node {
	var found []*node
	for _, k := range n.kids {
		if k.name == name {
			found = append(found, k)
		}
	}
	return found
}

// number returns an attribute as a number within a million million, and otherwise when there is none.
func (n *node) number(name string, otherwise float64) float64 {
	s, ok := n.find(name)
	if !ok || s == "" {
		return otherwise
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !(x > -1e12 && x < 1e12) {
		fail("%s is %q; want a number", name, short(s))
	}
	return x
}

// int returns an attribute as a whole number from lo to hi, and otherwise when there is none.
func (n *node) int(name string, lo, hi, otherwise int) int {
	x := n.number(name, float64(otherwise))
	if x != float64(int(x)) || int(x) < lo || int(x) > hi {
		if _, ok := n.find(name); ok {
			fail("%s is %v; want a whole number from %d to %d", name, x, lo, hi)
		}
	}
	return int(x)
}

// flag returns an attribute as yes or no, and otherwise when there is none.
func (n *node) flag(name string, otherwise bool) bool {
	s, ok := n.find(name)
	if !ok {
		return otherwise
	}
	return s == "1" || s == "true"
}

// short cuts a text that stands in an error.
func short(s string) string {
	const most = 40
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}

// grower builds a tree within the limits.
type grower struct{ elements int }

func (g *grower) add(to *node, name string, depth int) *node {
	if g.elements++; g.elements > maxElements {
		fail("more than %d elements; try CSV or base64 as the format of layers", maxElements)
	}
	if depth > maxDepth {
		fail("elements more than %d deep", maxDepth)
	}
	k := &node{name: name}
	if to != nil {
		to.kids = append(to.kids, k)
	}
	return k
}
