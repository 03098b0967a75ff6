package agent

import (
	"reflect"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// label is an entity with its name. w nil: of the first world.
func (k *look) label(w *ecs.World, e ecs.Entity) string {
	if w == nil && len(k.holding()) > 0 {
		w = k.holding()[0].world
	}
	if e.IsNone() || w == nil {
		return e.String()
	}
	if !w.Alive(e) {
		return e.String() + " (not alive)"
	}
	if name := w.Name(e); name != "" {
		return e.String() + " " + name
	}
	return e.String()
}

// entities adds those of a world.
func (k *look) entities(n *protocol.Node, w *ecs.World, s spot, depth int) {
	n.More = w.Len() - s.from
	if depth <= 0 {
		return
	}
	prefix := ""
	if all := k.holding(); len(all) > 0 && all[0].world != w {
		prefix = s.path + ": "
	}
	for _, e := range ecs.EntitiesOf(w, s.from, mostChildren) {
		if k.left <= 0 {
			break
		}
		n.Children = append(n.Children, k.entity(w, prefix+e.String(), e, depth-1))
		n.More--
	}
}

// entity shows an entity with its components and its links.
func (k *look) entity(w *ecs.World, path string, e ecs.Entity, depth int) protocol.Node {
	k.left--
	n := protocol.Node{Name: k.label(w, e), Path: path, Type: "ecs.Entity"}
	types, links := ecs.ComponentsOf(w, e), ecs.LinksOf(w, e)
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = t.Name()
	}
	n.Value = clip(strings.Join(names, ", "))
	if n.More = len(types) + len(links); depth <= 0 {
		return n
	}
	for _, t := range types {
		if k.left > 0 {
			n.Children = append(n.Children, k.node(spot{name: t.Name(), path: path + "." + t.Name(), v: ecs.ValueOf(w, e, t), world: w}, depth-1))
		}
	}
	for _, l := range links {
		if k.left > 0 {
			n.Children = append(n.Children, k.link(w, e, l, depth-1))
		}
	}
	n.More -= len(n.Children)
	return n
}

// link shows a link from an entity, or to it. It has no path: the console relates.
func (k *look) link(w *ecs.World, e ecs.Entity, l ecs.LinkKnown, depth int) protocol.Node {
	arrow, other := " → ", l.Target
	if l.Source != e {
		arrow, other = " ← ", l.Source
	}
	n := k.node(spot{name: l.Type.Name() + arrow + k.label(w, other), v: l.Data, world: w}, depth)
	if l.Data.Kind() == reflect.Struct && l.Data.NumField() == 0 {
		n.Value = ""
	}
	withoutPaths(&n)
	return n
}

func withoutPaths(n *protocol.Node) {
	n.Path, n.Edit = "", ""
	for i := range n.Children {
		withoutPaths(&n.Children[i])
	}
}
