package engine

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/state"
)

// depth is how deep the fields of a scene are told apart: its own, and those of the structs in them.
const depth = 2

// parts appends the hashes of all fields of the run: which scenes there are, theirs, and what the engine knows.
func (l *Loop) parts(dst []state.Part) (_ []state.Part, err error) {
	stack := state.Part{Path: "Stack"}
	for _, g := range l.scenes.stack {
		stack.Hash = hashOn(stack.Hash, typeName(g))
	}
	dst = append(dst, stack)
	for i, g := range l.scenes.stack {
		if reflect.TypeOf(g).Kind() != reflect.Pointer {
			continue
		}
		from := len(dst)
		if dst, err = l.codec.Parts(dst, g, depth); err != nil {
			return dst, err
		}
		for j := range dst[from:] {
			dst[from+j].Path = "Scenes[" + strconv.Itoa(i) + "]." + dst[from+j].Path
		}
	}
	return l.codec.Parts(dst, l.keep(), 1)
}

// fields adds a short hash of each field to a check.
func (r *recorder) fields(l *Loop, c *replay.Chunk, check *replay.Check) (err error) {
	if r.parts, err = l.parts(r.parts[:0]); err != nil {
		return err
	}
	layout := len(c.Fields) - 1
	if layout < 0 || !samePaths(c.Fields[layout].Paths, r.parts) {
		c.Fields = append(c.Fields, replay.Fields{Paths: pathsOf(r.parts)})
		r.before = make([]uint16, len(r.parts))
		layout++
	}
	check.Layout, check.Parts = layout, make([]uint16, len(r.parts))
	for i, p := range r.parts {
		h := short(p.Hash)
		check.Parts[i] = h ^ r.before[i]
		r.before[i] = h
	}
	return nil
}

func short(h uint64) uint16 { return uint16(h ^ h>>16 ^ h>>32 ^ h>>48) }

func samePaths(paths []string, parts []state.Part) bool {
	return slices.EqualFunc(paths, parts, func(a string, b state.Part) bool { return a == b.Path })
}

func pathsOf(parts []state.Part) []string {
	paths := make([]string, len(parts))
	for i, p := range parts {
		paths[i] = p.Path
	}
	return paths
}

// differing compares the fields of the run with those of a check, each by its short hash. It returns the first one that
// is another; none and true when all are the same, but the run has others besides: its code was edited since then.
// None and false is no answer: the check has the hash of the whole alone, or only what is shared by fields differs.
func (p *Playback) differing(c *replay.Chunk, check int) (path string, same bool) {
	k := &c.Checks[check]
	parts, err := p.loop.parts(nil)
	if err != nil || len(k.Parts) == 0 {
		return "", false
	}
	now := make(map[string]uint16, len(parts))
	for _, part := range parts {
		now[part.Path] = short(part.Hash)
	}
	paths, then := c.Fields[k.Layout].Paths, shortHashes(c, check)
	for i, path := range paths {
		if h, ok := now[path]; ok && h != then[i] && !hasFields(paths, path) {
			return p.loop.spoken(path), false
		}
	}
	return "", !samePaths(paths, parts)
}

// shortHashes returns what the fields of a check hashed to.
func shortHashes(c *replay.Chunk, check int) []uint16 {
	k := &c.Checks[check]
	then := make([]uint16, len(k.Parts))
	for i := range c.Checks[:check+1] {
		if o := &c.Checks[i]; o.Layout == k.Layout {
			for j, x := range o.Parts {
				then[j] ^= x
			}
		}
	}
	return then
}

// hasFields reports whether a path stands for what is named more closely too.
func hasFields(paths []string, path string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		rest, ok := strings.CutPrefix(p, path)
		return ok && rest != "" && (rest[0] == '.' || rest[0] == '[')
	})
}
