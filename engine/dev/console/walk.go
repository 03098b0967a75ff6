package console

import (
	"reflect"
	"slices"
	"strconv"
)

// walk looks for worlds in a scene.
type walk struct {
	scope *scope
	scene int
	seen  map[uintptr]bool
}

func (w *walk) into(v reflect.Value, path string, depth int) {
	if !v.IsValid() || depth > walkDepth || !w.scope.mayHold(v.Type(), nil) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || w.seen[v.Pointer()] {
			return
		}
		w.seen[v.Pointer()] = true
		w.into(v.Elem(), path, depth+1)
	case reflect.Interface:
		w.into(v.Elem(), path, depth+1)
	case reflect.Struct:
		if v.Type() == worldType {
			w.world(path)
			return
		}
		for i := range v.NumField() {
			w.into(v.Field(i), path+"."+v.Type().Field(i).Name, depth+1)
		}
	case reflect.Slice, reflect.Array:
		for i := range min(v.Len(), walkEach) {
			w.into(v.Index(i), path+"["+strconv.Itoa(i)+"]", depth+1)
		}
	}
}

// mayHold reports whether a world may be found in values of a type.
func (s *scope) mayHold(t reflect.Type, above []reflect.Type) bool {
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
		may = t == worldType
		for i := 0; i < t.NumField() && !may; i++ {
			may = t.Field(i).Tag.Get("state") != "-" && s.mayHold(t.Field(i).Type, above)
		}
	case reflect.Pointer, reflect.Slice, reflect.Array:
		may = s.mayHold(t.Elem(), above)
	case reflect.Interface:
		may = true
	}
	if len(above) == 1 || may {
		s.holds[t] = may
	}
	return may
}

// same reports whether a world is still where it was found. It allocates nothing.
func (s *scope) same(w *world) bool {
	if w.World == nil || w.scene >= len(s.scenes) {
		return false
	}
	v := s.root(w.scene)
	for i := range w.steps {
		var ok bool
		if v, ok = intoValue(v, &w.steps[i]); !ok {
			return false
		}
	}
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return false
		}
		v = v.Elem()
	}
	return v.CanAddr() && v.Addr().Pointer() == reflect.ValueOf(w.World).Pointer()
}
