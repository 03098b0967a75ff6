package state

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// At reads, by a codec, the value at a path of what the pointer v points to: "ship.vel.X", "rocks[3].at", `best["ann"]`. Fields
// are found whether they are exported, embedded or state at all; pointers and interfaces are followed. The value is a
// copy, as an interface of its type; of a pointer, slice or map it is the pointer, slice or map itself. An empty path
// is the value itself; keys of maps that hold pointers are numbered, as in a snapshot: set[#0]. An error says how far the path led.
//
// At, Pointer and Leaves are functions, since the methods of a codec are linked into every page.
func At(c *Codec, v any, path string) (any, error) {
	s, err := c.follow("At", v, path)
	if err != nil {
		return nil, err
	}
	return valueAt(s.t, s.a).Interface(), nil
}

// Pointer is At for those who write: it returns a pointer to the value itself, also to a field that is not exported.
// Values in maps and interfaces cannot be pointed at, which is an error. Nothing guards what the type promises.
func Pointer(c *Codec, v any, path string) (any, error) {
	s, err := c.follow("Pointer", v, path)
	if err == nil && s.loose {
		err = fmt.Errorf("state: find %q: it lies in a map or an interface, where nothing can be pointed at; set the whole of it", path)
	}
	if err != nil {
		return nil, err
	}
	return valueAt(s.t, s.a).Addr().Interface(), nil
}

// found is where a path has led.
type found struct {
	t     reflect.Type
	a     addr
	loose bool // in a copy of a map's value, or in an interface's box, which others may share
}

func (c *Codec) follow(verb string, v any, path string) (found, error) {
	p, a := c.rootOf(verb, v)
	s, w := found{t: p.t, a: a}, newWriter(c)
	if strings.Contains(path, "[#") {
		w.find(p, a) // it numbers what keys point to
	}
	for done := 0; done < len(path); {
		step, size, err := nextStep(path[done:])
		if err == nil {
			err = c.into(w, &s, step)
		}
		if err != nil {
			return s, fmt.Errorf("state: find %q: %q %w", path, or(path[:done], "the value"), err)
		}
		done += size
	}
	return s, nil
}

// nextStep cuts a field's name or a bracket off a path.
func nextStep(path string) (step string, size int, err error) {
	if path[0] != '[' {
		rest := strings.TrimPrefix(path, ".")
		name := rest
		if i := strings.IndexAny(rest, ".["); i >= 0 {
			name = rest[:i]
		}
		if name == "" {
			return "", 0, fmt.Errorf("is followed by no name")
		}
		return name, len(path) - len(rest) + len(name), nil
	}
	if quote, err := strconv.QuotedPrefix(path[1:]); err == nil && strings.HasPrefix(path[1+len(quote):], "]") {
		return path[:len(quote)+2], len(quote) + 2, nil
	}
	end := strings.IndexByte(path, ']')
	if end < 0 {
		return "", 0, fmt.Errorf("is followed by a [ without its ]")
	}
	return path[:end+1], end + 1, nil
}

// into goes one step into a value. Pointers and interfaces are followed first.
func (c *Codec) into(w *writer, s *found, step string) (err error) {
	for s.t.Kind() == reflect.Pointer || s.t.Kind() == reflect.Interface {
		if valueAt(s.t, s.a).IsNil() {
			return fmt.Errorf("is nil")
		}
		if s.t.Kind() == reflect.Pointer {
			s.t, s.a, s.loose = s.t.Elem(), pointerAt(s.a), false
			continue
		}
		inner := valueAt(s.t, s.a).Elem().Type()
		s.t, s.a, s.loose = inner, boxAt(s.a, direct(inner)), true
	}
	switch kind := s.t.Kind(); {
	case step[0] != '[':
		s.t, s.a, err = intoField(s.t, s.a, step)
		return err
	case kind == reflect.Map:
		s.loose = true
	case kind == reflect.Slice:
		s.loose = false
	}
	s.t, s.a, err = c.element(w, s.t, s.a, step[1:len(step)-1])
	return err
}

func intoField(t reflect.Type, a addr, name string) (reflect.Type, addr, error) {
	if t.Kind() != reflect.Struct {
		return nil, nil, fmt.Errorf("is a %s and has no field %q", t, name)
	}
	f, ok := t.FieldByName(name)
	if !ok {
		return nil, nil, fmt.Errorf("has no field %q; it has %s", name, namesOf(t))
	}
	for _, i := range f.Index {
		if t.Kind() == reflect.Pointer {
			if t, a = t.Elem(), pointerAt(a); a == nil {
				return nil, nil, fmt.Errorf("has a nil pointer before %q", name)
			}
		}
		t, a = t.Field(i).Type, at(a, t.Field(i).Offset)
	}
	return t, a, nil
}

func namesOf(t reflect.Type) string {
	var names []string
	for i := range t.NumField() {
		names = append(names, t.Field(i).Name)
	}
	return or(strings.Join(names, ", "), "none")
}

// element goes to an element of an array or slice, or to a copy of a map's.
func (c *Codec) element(w *writer, t reflect.Type, a addr, key string) (reflect.Type, addr, error) {
	v := valueAt(t, a)
	switch t.Kind() {
	case reflect.Array, reflect.Slice:
		i, err := strconv.Atoi(key)
		if err != nil || i < 0 || i >= v.Len() {
			return nil, nil, fmt.Errorf("has no element [%s]; it has %d", key, v.Len())
		}
		return t.Elem(), v.Index(i).Addr().UnsafePointer(), nil
	case reflect.Map:
		p := c.planOf(t)
		if p.kind != kindMap {
			return nil, nil, fmt.Errorf("is a %s, which is not state", t)
		}
		e := w.sorted(p, a)
		for n := range e.n {
			if k, value := e.at(n); c.keyName(p.key, k, n) == key {
				return t.Elem(), value, nil
			}
		}
		return nil, nil, fmt.Errorf("has no key [%s]", key)
	}
	return nil, nil, fmt.Errorf("is a %s and has no elements", t)
}

// keyName is keyText, or the number of a key that holds pointers.
func (c *Codec) keyName(p *plan, a addr, n int) string {
	if text := c.keyText(p, a); !strings.Contains(text, unnamed) {
		return text
	}
	return "#" + strconv.Itoa(n)
}

// unnamed stands for what has no text of its own.
const unnamed = "\x00"

// keyText is a map's key in a path.
func (c *Codec) keyText(p *plan, a addr) string {
	switch {
	case p.kind == kindString:
		return strconv.Quote(stringAt(a))
	case p.kind.signed():
		return strconv.FormatInt(intAt(a, p.size), 10)
	case p.kind.unsigned():
		return strconv.FormatUint(uintAt(a, p.size), 10)
	case p.kind == kindBool:
		return strconv.FormatBool(boolAt(a))
	case p.kind == kindFloat32:
		return strconv.FormatFloat(float64(float32At(a)), 'g', -1, 32)
	case p.kind == kindFloat64:
		return strconv.FormatFloat(float64At(a), 'g', -1, 64)
	}
	switch p.kind {
	case kindStruct:
		var parts []string
		for _, f := range p.fields {
			parts = append(parts, c.keyText(f.plan, at(a, f.offset)))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case kindArray:
		var parts []string
		for i := range p.n {
			parts = append(parts, c.keyText(p.elem, at(a, uintptr(i)*p.elem.size)))
		}
		return "(" + strings.Join(parts, " ") + ")"
	case kindInterface:
		if v := valueAt(p.t, a).Elem(); v.IsValid() {
			inner := c.planOf(v.Type())
			return c.keyText(inner, boxAt(a, inner.direct))
		}
		return "nil"
	}
	return unnamed
}
