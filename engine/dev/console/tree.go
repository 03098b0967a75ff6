package console

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// tree shows a value with what is in it, two levels deep, and lists in it by their lengths; without a place, all scenes.
func (c *Console) tree(p *reader) (protocol.RunResult, error) {
	ev := newEval(c.now, p.line)
	var b strings.Builder
	if p.token().kind == tokenEnd {
		for i, name := range c.now.names {
			treeOf(&b, c.now, name, c.now.root(i), 0)
		}
		return protocol.RunResult{Text: strings.TrimSuffix(b.String(), "\n")}, nil
	}
	g := p.place()
	p.wantEnd()
	if p.err != nil {
		return protocol.RunResult{}, p.err
	}
	at, ok := ev.follow(g)
	if !ok {
		return protocol.RunResult{}, ev.absence()
	}
	if !at.v.IsValid() {
		return protocol.RunResult{Text: entityText(at.w.World, at.e)}, nil
	}
	treeOf(&b, c.now, p.line[g.head.at:g.end], at.v, 0)
	return protocol.RunResult{Text: strings.TrimSuffix(b.String(), "\n")}, nil
}

func treeOf(b *strings.Builder, sc *scope, name string, v reflect.Value, depth int) {
	indent := strings.Repeat("  ", depth)
	in, ok := settled(v)
	line := valueLine(sc, v)
	if !ok || depth == treeDepth || !hasParts(in) || depth > 0 && (in.Kind() != reflect.Struct || len(line) <= cellWidth) {
		fmt.Fprintf(b, "%s%s %s\n", indent, name, line)
		return
	}
	fmt.Fprintf(b, "%s%s\n", indent, name)
	switch in.Kind() {
	case reflect.Struct:
		for i := range in.NumField() {
			if f := in.Type().Field(i); f.Name != "_" {
				treeOf(b, sc, f.Name, in.Field(i), depth+1)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range min(in.Len(), shownEach) {
			treeOf(b, sc, fmt.Sprintf("[%d]", i), in.Index(i), depth+1)
		}
	case reflect.Map:
		for i, key := range sortedKeys(in) {
			if i < shownEach {
				treeOf(b, sc, "["+keyText(key)+"]", in.MapIndex(key), depth+1)
			}
		}
	}
	if n := lengthOf(in); n > shownEach {
		fmt.Fprintf(b, "%s  … %d more\n", indent, n-shownEach)
	}
}

func lengthOf(v reflect.Value) int {
	if k := v.Kind(); k == reflect.Slice || k == reflect.Array || k == reflect.Map {
		return v.Len()
	}
	return 0
}

func valueLine(sc *scope, v reflect.Value) string {
	if in, ok := settled(v); ok && in.Type() == worldType {
		return valueText(sc, v)
	}
	if in, ok := settled(v); ok && lengthOf(in) > 0 && in.Type().Elem().Kind() == reflect.Struct {
		return fmt.Sprintf("%d of %s", in.Len(), typeName(in.Type().Elem()))
	}
	return show(nil, v, 2*cellWidth, false)
}

// hasParts reports whether there is something to show below a value.
func hasParts(v reflect.Value) bool {
	k := v.Kind()
	return (k == reflect.Struct || lengthOf(v) > 0) && v.Type() != worldType && v.Type() != entityType
}
