package console

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// settled follows pointers and interfaces; ok is false at a nil.
func settled(v reflect.Value) (reflect.Value, bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, false
		}
		v = v.Elem()
	}
	return v, v.IsValid()
}

// intoValue goes one step into a value. It allocates nothing but for keys of maps.
func intoValue(v reflect.Value, s *step) (reflect.Value, bool) {
	v, ok := settled(v)
	if !ok {
		return v, false
	}
	switch v.Kind() {
	case reflect.Struct:
		if s.key {
			return v, false
		}
		return intoField(v, s)
	case reflect.Slice, reflect.Array:
		if s.n < 0 || s.n >= v.Len() || !s.key {
			return v, false
		}
		return v.Index(s.n), true
	case reflect.Map:
		if !s.key {
			return v, false
		}
		return intoMap(v, s)
	}
	return v, false
}

// intoField remembers where the field was in the type of the last time.
func intoField(v reflect.Value, s *step) (reflect.Value, bool) {
	if s.last != v.Type() {
		f, ok := v.Type().FieldByName(s.name)
		if !ok {
			return v, false
		}
		s.last, s.turn = v.Type(), f.Index
	}
	inner, err := v.FieldByIndexErr(s.turn)
	return inner, err == nil
}

// intoMap finds a key by its text.
func intoMap(v reflect.Value, s *step) (reflect.Value, bool) {
	if key, ok := keyOf(v.Type().Key(), s); ok {
		inner := v.MapIndex(key)
		return inner, inner.IsValid()
	}
	for it := v.MapRange(); it.Next(); {
		if keyText(it.Key()) == s.name {
			return it.Value(), true
		}
	}
	return v, false
}

// keyOf makes a key of a simple type.
func keyOf(t reflect.Type, s *step) (reflect.Value, bool) {
	key := reflect.New(t).Elem()
	switch {
	case t.Kind() == reflect.String:
		text, err := strconv.Unquote(s.name)
		if err != nil {
			text = s.name
		}
		key.SetString(text)
	case key.CanInt():
		n, err := strconv.ParseInt(s.name, 0, 64)
		if err != nil || key.OverflowInt(n) {
			return key, false
		}
		key.SetInt(n)
	case key.CanUint():
		n, err := strconv.ParseUint(s.name, 0, 64)
		if err != nil || key.OverflowUint(n) {
			return key, false
		}
		key.SetUint(n)
	default:
		return key, false
	}
	return key, true
}

// keyText is a key as a path has it, as in engine/state.
func keyText(key reflect.Value) string {
	var parts []string
	switch key.Kind() {
	case reflect.String:
		return strconv.Quote(key.String())
	case reflect.Struct:
		for i := range key.NumField() {
			parts = append(parts, keyText(key.Field(i)))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case reflect.Array:
		for i := range key.Len() {
			parts = append(parts, keyText(key.Index(i)))
		}
		return "(" + strings.Join(parts, " ") + ")"
	case reflect.Interface:
		if !key.IsNil() {
			return keyText(key.Elem())
		}
	}
	return fmt.Sprint(key)
}
