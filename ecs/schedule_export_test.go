package ecs

import "reflect"

// AddAs adds a system whose func has another name.
func AddAs[C any](s *Schedule[C], name string, run func(*World, C)) {
	s.AddGroup(Group{}, run)
	last := s.core.systems[len(s.core.systems)-1]
	last.full = name
	s.core.nameSystems()
}

// Kept returns the context that a schedule holds.
func Kept[C any](s *Schedule[C]) any {
	if v := reflect.ValueOf(*s.context); !v.IsZero() {
		return v.Interface()
	}
	return nil
}

// Who returns the system that runs.
func Who(w *World) string { return w.who }

// ResourceNames returns the names of the resources as a snapshot walks them.
func ResourceNames(w *World) []string {
	var names []string
	for c, value := range w.resources().walk() {
		if reflect.TypeOf(value).Kind() == reflect.Pointer {
			names = append(names, c.name)
		}
	}
	return names
}
