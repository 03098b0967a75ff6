package agent

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/engine/tune"
)

// What of a tree is shown.
const (
	mostChildren = 100   // of a list or world; a path that ends in [100:] goes on from there
	mostNodes    = 5_000 // of an answer
	mostText     = 200   // bytes of a value
)

// look looks at the values of a game. Its paths are those of the console: play.rocks[3].at.X, 42v3.Position.X, or with
// several worlds play.world: 42v3.Position.X.
type look struct {
	scenes []engine.Game
	names  []string
	worlds []heldWorld
	found  bool // worlds is filled
	enums  *enums
	left   int // nodes that may still be shown
}

// heldWorld is a world of entities in a scene.
type heldWorld struct {
	path  string
	world *ecs.World
}

// spot is a value with what is known of it.
type spot struct {
	name, path string
	v          reflect.Value
	tag        reflect.StructTag
	world      *ecs.World // whose entities are meant in it; nil: the first
	from       int        // of a list: the first child that is shown
}

func newLook(l *engine.Loop, e *enums) *look {
	k := &look{scenes: l.Scenes(), enums: e, left: mostNodes}
	for _, g := range k.scenes {
		k.names = append(k.names, strings.TrimPrefix(strings.TrimPrefix(reflect.TypeOf(g).String(), "*"), "main."))
	}
	return k
}

// tree returns what lies at a path, down to a depth below it.
func (k *look) tree(path string, depth int) (protocol.Node, error) {
	if path == "" {
		top := protocol.Node{Name: "game"}
		for i, g := range k.scenes {
			top.Children = append(top.Children, k.node(spot{name: k.names[i], path: k.names[i], v: reflect.ValueOf(g)}, depth-1))
		}
		return top, nil
	}
	s, err := k.find(path)
	if err != nil {
		return protocol.Node{}, fmt.Errorf("agent: inspect %q: %w", path, err)
	}
	if e, ok := s.entity(); ok {
		return k.entity(s.world, s.path, e, depth), nil
	}
	return k.node(s, depth), nil
}

// entity reports whether a spot is an entity that is asked for by its id, and not a field that holds one.
func (s *spot) entity() (ecs.Entity, bool) {
	if s.name != "" || !s.v.IsValid() {
		return ecs.Entity{}, false
	}
	return ecs.EntityIn(s.v)
}

// node shows a value.
func (k *look) node(s spot, depth int) protocol.Node {
	k.left--
	n := protocol.Node{Name: s.name, Path: s.path}
	v := settle(s.v)
	if !v.IsValid() {
		n.Value = "nil"
		if s.v.IsValid() {
			n.Type = shortType(s.v.Type())
		}
		return n
	}
	n.Type = shortType(v.Type())
	switch {
	case v.Type() == entityType:
		e, _ := ecs.EntityIn(v)
		n.Value = k.label(s.world, e)
	case v.Type() == worldType:
		w, _ := v.Addr().Interface().(*ecs.World)
		n.Value = counted(w.Len(), "entity", "entities")
		k.entities(&n, w, s, depth)
	case isLeaf(v.Kind()):
		k.leaf(&n, v, s.tag)
	default:
		n.Value = summary(v)
		k.inside(&n, v, s, depth)
	}
	return n
}

var (
	entityType = reflect.TypeFor[ecs.Entity]()
	worldType  = reflect.TypeFor[ecs.World]()
)

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// shortType is a type without the paths of packages in it, and without main.
func shortType(t reflect.Type) string {
	text := t.String()
	for {
		end := strings.LastIndexByte(text, '/')
		if end < 0 {
			return strings.ReplaceAll(text, "main.", "")
		}
		text = text[:strings.LastIndexAny(text[:end], "[]*, ")+1] + text[end+1:]
	}
}

// settle follows pointers and interfaces. The value is one whose methods can be called, where that can be had. The zero
// Value: it is nil.
func settle(v reflect.Value) reflect.Value {
	for range 16 { // a pointer may lead to itself
		v = state.Open(v)
		switch v.Kind() {
		case reflect.Pointer:
			v = v.Elem()
		case reflect.Interface:
			v = addressable(v.Elem())
		case reflect.Invalid:
			return v
		default:
			return v
		}
	}
	return reflect.Value{}
}

// addressable returns a copy of what a map or an interface holds, so that its fields can be opened.
func addressable(v reflect.Value) reflect.Value {
	if !v.IsValid() || v.CanAddr() || !v.CanInterface() {
		return v
	}
	own := reflect.New(v.Type()).Elem()
	own.Set(v)
	return own
}

// inside adds the children of a value.
func (k *look) inside(n *protocol.Node, v reflect.Value, s spot, depth int) {
	kids, count := 0, size(v)
	for i := s.from; i < count && depth > 0 && kids < mostChildren && k.left > 0; i++ {
		child, ok := childAt(v, i, s)
		if !ok {
			continue
		}
		n.Children = append(n.Children, k.node(child, depth-1))
		kids++
	}
	n.More = count - s.from - kids
	if v.Kind() == reflect.Struct && depth > 0 && k.left > 0 && kids < mostChildren {
		n.More = 0 // those that are left are _
	}
}

// size counts what lies in a value.
func size(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Struct:
		return v.NumField()
	case reflect.Slice, reflect.Array, reflect.Map:
		return v.Len()
	}
	return 0
}

// childAt returns a field or an element.
func childAt(v reflect.Value, i int, s spot) (spot, bool) {
	child := spot{world: s.world}
	switch v.Kind() {
	case reflect.Struct:
		f := v.Type().Field(i)
		child.name, child.path, child.v, child.tag = f.Name, s.path+"."+f.Name, v.Field(i), f.Tag
		return child, f.Name != "_"
	case reflect.Map:
		key := sortedKeys(v)[i]
		child.name = "[" + keyText(key) + "]"
		child.v = addressable(v.MapIndex(key))
	default:
		child.name = "[" + strconv.Itoa(i) + "]"
		child.v = v.Index(i)
	}
	child.path = s.path + child.name
	return child, true
}

// leaf shows a number, a text or a truth value, and how it can be edited.
func (k *look) leaf(n *protocol.Node, v reflect.Value, tag reflect.StructTag) {
	n.Value = leafText(v)
	limits, err := tune.ParseTag(tag.Get("tune"))
	if err == nil {
		n.Min, n.Max, n.Step, n.Choices = limits.Min, limits.Max, limits.Step, limits.Choices
	}
	switch {
	case v.Kind() == reflect.Bool:
		n.Edit = "bool"
	case v.Kind() == reflect.String:
		n.Edit = "text"
	case v.CanFloat():
		n.Edit = "number"
	case v.CanInt() || v.CanUint():
		n.Edit = "number"
		if choices := k.enums.of(v.Type()); len(choices) > 0 {
			n.Choices = choices
		} else if text := said(v); text != "" && text != n.Value {
			n.Value += " (" + clip(text) + ")"
		}
	}
	if len(n.Choices) > 0 {
		n.Edit = "choice"
		if i, err := strconv.Atoi(n.Value); err == nil && i >= 0 && i < len(n.Choices) && v.Kind() != reflect.String {
			n.Value = n.Choices[i]
		}
	}
}

func isLeaf(k reflect.Kind) bool {
	return k >= reflect.Bool && k <= reflect.Complex128 || k == reflect.String || k == reflect.Func || k == reflect.Chan || k == reflect.UnsafePointer
}

func leafText(v reflect.Value) string {
	switch {
	case v.Kind() == reflect.String:
		return clip(v.String())
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10)
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10)
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
	case v.CanComplex():
		return strconv.FormatComplex(v.Complex(), 'g', -1, v.Type().Bits())
	case (v.Kind() == reflect.Func || v.Kind() == reflect.Chan) && v.IsNil():
		return "nil"
	}
	return v.Kind().String()
}

// clip cuts a text that is too long.
func clip(s string) string {
	if len(s) <= mostText {
		return s
	}
	return strings.ToValidUTF8(s[:mostText], "") + "…"
}

// summary is a value with others in it, in a few words.
func summary(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		return strconv.Itoa(v.Len()) + " of " + shortType(v.Type().Elem())
	}
	if text := said(v); text != "" {
		return clip(text)
	}
	if v.NumField() == 0 || v.NumField() > 4 {
		return ""
	}
	words := make([]string, v.NumField())
	for i := range words {
		f := v.Field(i)
		if !isLeaf(f.Kind()) {
			return ""
		}
		words[i] = leafText(f)
	}
	return clip("{" + strings.Join(words, ", ") + "}")
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// said is what the method String of a value says; empty: it has none, or it panics.
func said(v reflect.Value) (text string) {
	if !v.CanInterface() {
		return ""
	}
	defer func() { _ = recover() }()
	if s, ok := v.Interface().(fmt.Stringer); ok {
		return firstLine(s.String())
	}
	if v.CanAddr() {
		if s, ok := v.Addr().Interface().(fmt.Stringer); ok {
			return firstLine(s.String())
		}
	}
	return ""
}
