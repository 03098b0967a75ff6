// Package seek finds the values of a type in a game, wherever they lie in it: the worlds that a console asks, and the
// schedules whose times an inspector shows.
package seek

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/krill2d/krill/engine/state"
)

// Seeker looks for structs of some types. What it learns of types it keeps, so one serves many searches.
type Seeker struct {
	Wanted func(reflect.Type) bool // always the same for a type

	holds map[reflect.Type]bool // whether a wanted type may lie in values of a type
	seen  map[uintptr]bool
	found func(v reflect.Value, path string)
}

// How far a seeker goes.
const (
	maxDepth = 16
	maxEach  = 64 // elements of a list
)

// In calls found for each addressable struct of a wanted type in a value, with its path behind the one of the value: in fields
// that are no state too, behind pointers and interfaces, but not in maps, nor beyond the first elements of lists. What several
// pointers lead to is found once.
func (s *Seeker) In(v reflect.Value, path string, found func(v reflect.Value, path string)) {
	if s.holds == nil {
		s.holds, s.seen = map[reflect.Type]bool{}, map[uintptr]bool{}
	}
	clear(s.seen)
	s.found = found
	s.into(v, path, 0)
	s.found = nil
}

func (s *Seeker) into(v reflect.Value, path string, depth int) {
	if !v.IsValid() || depth > maxDepth || !s.mayHold(v.Type(), nil) {
		return
	}
	v = state.Open(v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !s.seen[v.Pointer()] {
			s.seen[v.Pointer()] = true
			s.into(v.Elem(), path, depth+1)
		}
	case reflect.Interface:
		s.into(v.Elem(), path, depth+1)
	case reflect.Struct:
		if s.Wanted(v.Type()) {
			if v.CanAddr() {
				s.found(v, path)
			}
			return
		}
		for i := range v.NumField() {
			s.into(v.Field(i), path+"."+v.Type().Field(i).Name, depth+1)
		}
	case reflect.Slice, reflect.Array:
		for i := range min(v.Len(), maxEach) {
			s.into(v.Index(i), path+"["+strconv.Itoa(i)+"]", depth+1)
		}
	}
}

// mayHold reports whether a wanted type may lie in values of a type. Above are types in which that is being asked: there it
// is no news, and that nothing was found below them is not kept.
func (s *Seeker) mayHold(t reflect.Type, above []reflect.Type) bool {
	if may, ok := s.holds[t]; ok {
		return may
	}
	if slices.Contains(above, t) {
		return false
	}
	above = append(above, t)
	may := false
	switch t.Kind() {
	case reflect.Struct:
		may = s.Wanted(t)
		for i := 0; i < t.NumField() && !may; i++ {
			may = s.mayHold(t.Field(i).Type, above)
		}
	case reflect.Pointer, reflect.Slice, reflect.Array:
		may = s.mayHold(t.Elem(), above)
	case reflect.Interface:
		may = true
	}
	if may || len(above) == 1 {
		s.holds[t] = may
	}
	return may
}
