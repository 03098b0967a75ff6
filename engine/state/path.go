package state

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// At reads the value at a path of what the pointer v points to: "ship.vel.X", "rocks[3].at", `best["ann"]`. Fields
// are found whether they are exported, embedded or state at all; pointers and interfaces are followed. The value is a
// copy, as an interface of its type; of a pointer, slice or map it is the pointer, slice or map itself. An empty path
// is the value itself; keys of maps that hold pointers are numbered, as in a snapshot: set[#0]. An error says how far the path led.
func (c *Codec) At(v any, path string) (any, error) {
	p, a := c.rootOf("At", v)
	t, w := p.t, newWriter(c)
	if strings.Contains(path, "[#") {
		w.find(p, a) // it numbers what keys point to
	}
	for done := 0; done < len(path); {
		step, size, err := nextStep(path[done:])
		if err == nil {
			t, a, err = c.into(w, t, a, step)
		}
		if err != nil {
			return nil, fmt.Errorf("state: find %q: %q %w", path, or(path[:done], "the value"), err)
		}
		done += size
	}
	return valueAt(t, a).Interface(), nil
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
func (c *Codec) into(w *writer, t reflect.Type, a addr, step string) (reflect.Type, addr, error) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Interface {
		if valueAt(t, a).IsNil() {
			return nil, nil, fmt.Errorf("is nil")
		}
		if t.Kind() == reflect.Pointer {
			t, a = t.Elem(), pointerAt(a)
			continue
		}
		inner := valueAt(t, a).Elem().Type()
		t, a = inner, boxAt(a, direct(inner))
	}
	if step[0] != '[' {
		return intoField(t, a, step)
	}
	return c.element(w, t, a, step[1:len(step)-1])
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
