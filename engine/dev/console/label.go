package console

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/ecs"
)

func fieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		if t.Field(i).Name != "_" {
			names = append(names, t.Field(i).Name)
		}
	}
	return names
}

// typeName is how a developer of the game writes a type.
func typeName(t reflect.Type) string { return strings.ReplaceAll(t.String(), "main.", "") }

// shortName is how a query writes a component.
func shortName(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	if name == "" {
		return t.String()
	}
	return name
}

func shortNames(types []reflect.Type) []string {
	var names []string
	for _, t := range types {
		names = append(names, shortName(t))
	}
	return names
}

// label is an entity for people: e12, with its name where it has one.
func label(w *ecs.World, e ecs.Entity) string {
	if e.IsNone() {
		return "none"
	}
	text := e.String()
	if w != nil && w.Alive(e) {
		if at := fmt.Sprintf("e%d", ecs.Place(e)); w.ID == 0 {
			text = at
		}
		if name := w.Name(e); name != "" {
			text += fmt.Sprintf(" %q", name)
		}
	}
	return text
}
