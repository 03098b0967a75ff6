package engine

import (
	"encoding"
	"encoding/json"
	"reflect"
	"time"
)

// deepest is how far a value is followed: JSON has none that goes round, and few that are so deep.
const deepest = 100

var (
	jsonMarshaler = reflect.TypeFor[json.Marshaler]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
	timeType      = reflect.TypeFor[time.Time]()
)

// copyOfValue returns a copy of a value that encoding/json may read while the value changes. It reports false, and
// returns the value, for one that it cannot copy.
func copyOfValue(v any) (copied any, ok bool) {
	at := reflect.ValueOf(v)
	if !at.IsValid() {
		return v, true
	}
	c, ok := copyOfPart(at, deepest)
	if !ok {
		return v, false
	}
	return c.Interface(), true
}

func copyOfPart(v reflect.Value, depth int) (c reflect.Value, ok bool) {
	t := v.Type()
	if copiesWhole(t) {
		return v, true
	}
	if depth == 0 || t.Implements(jsonMarshaler) || t.Implements(textMarshaler) ||
		reflect.PointerTo(t).Implements(jsonMarshaler) || reflect.PointerTo(t).Implements(textMarshaler) {
		return v, false
	}
	c = reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Struct:
		return c, copyFields(c, v, depth)
	case reflect.Array:
		return c, copyElements(c, v, depth)
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		if v.IsNil() {
			return v, true
		}
		return c, copyBehind(c, v, depth)
	}
	return v, false
}

// copyBehind makes c refer to a copy of what v refers to.
func copyBehind(c, v reflect.Value, depth int) bool {
	switch v.Kind() {
	case reflect.Slice:
		c.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		return copyElements(c, v, depth)
	case reflect.Map:
		c.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		for i := v.MapRange(); i.Next(); {
			e, ok := copyOfPart(i.Value(), depth-1)
			if !ok || !copiesWhole(i.Key().Type()) {
				return false
			}
			c.SetMapIndex(i.Key(), e)
		}
		return true
	}
	e, ok := copyOfPart(v.Elem(), depth-1)
	if !ok {
		return false
	}
	if v.Kind() == reflect.Interface {
		c.Set(e)
		return true
	}
	c.Set(reflect.New(v.Type().Elem()))
	c.Elem().Set(e)
	return true
}

func copyElements(c, v reflect.Value, depth int) bool {
	if copiesWhole(v.Type().Elem()) {
		reflect.Copy(c, v)
		return true
	}
	for i := range v.Len() {
		e, ok := copyOfPart(v.Index(i), depth-1)
		if !ok {
			return false
		}
		c.Index(i).Set(e)
	}
	return true
}

// copyFields copies a struct whose exported fields are all that JSON reads of it.
func copyFields(c, v reflect.Value, depth int) bool {
	c.Set(v)
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() {
			if f.Anonymous && !copiesWhole(f.Type) {
				return false // its exported fields are read, and cannot be set
			}
			continue
		}
		e, ok := copyOfPart(v.Field(i), depth-1)
		if !ok {
			return false
		}
		c.Field(i).Set(e)
	}
	return true
}

// copiesWhole reports whether an assignment copies all of a value.
func copiesWhole(t reflect.Type) bool {
	switch k := t.Kind(); {
	case t == timeType || k == reflect.String || k >= reflect.Bool && k <= reflect.Complex128 && k != reflect.Uintptr:
		return true
	case k == reflect.Array:
		return copiesWhole(t.Elem())
	case k == reflect.Struct:
		for i := range t.NumField() {
			if !copiesWhole(t.Field(i).Type) {
				return false
			}
		}
		return true
	}
	return false
}
