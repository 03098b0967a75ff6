package state

import (
	"errors"
	"fmt"
	"reflect"
)

var (
	errNoSnapshot = errors.New("this is no snapshot, or one of another version of Krill")
	errDamaged    = errors.New("the snapshot is damaged")
	errLarge      = errors.New("the snapshot asks for far more memory than its size; it is damaged")
	errUnknown    = errors.New("a type in an interface is not registered")
	errDeep       = errors.New("structs in interfaces hold structs in interfaces, more than 1000 deep; use pointers")
	errOverlap    = errors.New("pointers of different types lead to the same memory, or into the middle of what is not state")
)

// fullName is the name of a type for messages and hashes: like typeName, also for pointers and the like.
func fullName(t reflect.Type) string {
	if t.Name() == "" {
		switch t.Kind() {
		case reflect.Pointer:
			return "*" + fullName(t.Elem())
		case reflect.Slice:
			return "[]" + fullName(t.Elem())
		case reflect.Array:
			return fmt.Sprintf("[%d]%s", t.Len(), fullName(t.Elem()))
		case reflect.Map:
			return "map[" + fullName(t.Key()) + "]" + fullName(t.Elem())
		}
		return t.String()
	}
	return typeName(t)
}

// String is the type as Go writes it.
func (t *stype) String() string { return t.describe(0) }

func (t *stype) describe(depth int) string {
	switch {
	case t.name != "":
		return t.name
	case depth > 4:
		return "…"
	}
	switch t.kind {
	case kindPointer:
		return "*" + t.elem.describe(depth+1)
	case kindSlice:
		return "[]" + t.elem.describe(depth+1)
	case kindArray:
		return fmt.Sprintf("[%d]%s", t.n, t.elem.describe(depth+1))
	case kindMap:
		return "map[" + t.key.describe(depth+1) + "]" + t.elem.describe(depth+1)
	case kindInterface:
		return "any"
	case kindStruct:
		return "struct{…}"
	}
	return "a value"
}
