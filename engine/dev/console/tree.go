package console

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// tree shows a value with what is in it, two levels deep; without a place, all scenes.
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
	if !ok || depth == treeDepth || in.Kind() != reflect.Struct && in.Kind() != reflect.Slice && in.Kind() != reflect.Map || in.Type() == worldType {
		fmt.Fprintf(b, "%s%s %s\n", indent, name, line)
		return
	}
	if depth > 0 && len(line) <= cellWidth && in.Kind() == reflect.Struct {
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
	case reflect.Slice:
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
	if k := v.Kind(); k == reflect.Slice || k == reflect.Map {
		return v.Len()
	}
	return 0
}

func valueLine(sc *scope, v reflect.Value) string {
	if in, ok := settled(v); ok && in.Type() == worldType {
		return valueText(sc, v)
	}
	return show(nil, v, lineWidth, false)
}
