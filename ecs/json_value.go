package ecs

import (
	"encoding"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/state"
)

// maxJSON is how deep values in JSON may be nested.
const maxJSON = 100

var errDeepJSON = errors.New("it leads to itself, or is nested more than 100 deep; JSON cannot hold that")

// jsonForm is how values of a type are written, beside its kind.
type jsonForm uint8

const (
	asKind jsonForm = iota
	asEntity
	asText     // it writes and reads itself as text, like time.Time
	asSnapshot // it copies itself, or is a struct of the standard library that does not show its fields
	asNothing  // a func and the like, or tagged
)

func jsonFormOf(t reflect.Type) jsonForm {
	p := reflect.PointerTo(t)
	switch {
	case t == reflect.TypeFor[Entity]():
		return asEntity
	case t.Kind() == reflect.Func || t.Kind() == reflect.Chan || t.PkgPath() == "sync":
		return asNothing
	case t.Kind() == reflect.Pointer || t.Kind() == reflect.Interface:
		return asKind
	case p.Implements(reflect.TypeFor[encoding.TextMarshaler]()) && p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return asText
	case p.Implements(reflect.TypeFor[state.Snapshotter]()):
		return asSnapshot
	}
	return asKind
}

// fieldAt is a field of a struct, which need not be exported. v must be addressable and not reached through such a field.
func fieldAt(v reflect.Value, i int) reflect.Value {
	f := v.Type().Field(i)
	if f.IsExported() {
		return v.Field(i)
	}
	p, err := state.Pointer(paths(), v.Addr().Interface(), f.Name)
	if err != nil {
		panic(err) // the field is there
	}
	return reflect.ValueOf(p).Elem()
}

// shown reports whether a field is written.
func shown(f reflect.StructField) bool {
	return f.Name != "_" && f.Tag.Get("state") != "-" && jsonFormOf(f.Type) != asNothing
}

// appendJSON writes a value, which must be addressable, in one line.
func appendJSON(b []byte, v reflect.Value, depth int) ([]byte, error) {
	if depth > maxJSON {
		return b, errDeepJSON
	}
	switch jsonFormOf(v.Type()) {
	case asEntity:
		return append(append(append(b, '"'), v.Addr().Interface().(*Entity).String()...), '"'), nil
	case asText:
		text, err := v.Addr().Interface().(encoding.TextMarshaler).MarshalText()
		return appendQuoted(b, string(text)), err
	case asSnapshot:
		data, err := v.Addr().Interface().(state.Snapshotter).AppendSnapshot(nil)
		return appendHex(b, data), err
	case asNothing:
		return append(b, "null"...), nil
	}
	switch v.Kind() {
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.AppendUint(b, v.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		return appendFloat(b, v.Float(), v.Type().Bits()), nil
	case reflect.Complex64, reflect.Complex128:
		b = appendFloat(append(b, '['), real(v.Complex()), v.Type().Bits()/2)
		return append(appendFloat(append(b, ", "...), imag(v.Complex()), v.Type().Bits()/2), ']'), nil
	case reflect.String:
		return appendQuoted(b, v.String()), nil
	case reflect.Struct:
		return appendStruct(b, v, depth)
	case reflect.Array, reflect.Slice:
		return appendList(b, v, depth)
	case reflect.Map:
		return appendMap(b, v, depth)
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		return appendJSON(b, v.Elem(), depth+1)
	case reflect.Interface:
		return appendBoxed(b, v, depth)
	}
	return b, fmt.Errorf("a %s cannot be written as JSON", v.Type())
}

// appendFloat writes a number so that it is read as the same one.
func appendFloat(b []byte, f float64, bits int) []byte {
	if f != f || math.IsInf(f, 0) {
		return strconv.AppendQuote(b, strconv.FormatFloat(f, 'g', -1, bits))
	}
	return strconv.AppendFloat(b, f, 'g', -1, bits)
}

// appendQuoted writes a string; one that is no text as bytes.
func appendQuoted(b []byte, s string) []byte {
	if !utf8.ValidString(s) {
		return append(appendHex(append(b, `{"hex": `...), []byte(s)), '}')
	}
	return appendString(b, s)
}

func appendHex(b, data []byte) []byte {
	b = hex.AppendEncode(append(b, '"'), data)
	return append(b, '"')
}

func appendStruct(b []byte, v reflect.Value, depth int) (_ []byte, err error) {
	b = append(b, '{')
	n := 0
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !shown(f) {
			continue
		}
		if n++; n > 1 {
			b = append(b, ", "...)
		}
		b = append(appendQuoted(b, f.Name), ": "...)
		if b, err = appendJSON(b, fieldAt(v, i), depth+1); err != nil {
			return b, within(f.Name, err)
		}
	}
	return append(b, '}'), nil
}

func appendList(b []byte, v reflect.Value, depth int) (_ []byte, err error) {
	if v.Kind() == reflect.Slice && v.IsNil() {
		return append(b, "null"...), nil
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		return appendHex(b, v.Bytes()), nil
	}
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ", "...)
		}
		if b, err = appendJSON(b, v.Index(i), depth+1); err != nil {
			return b, within("["+strconv.Itoa(i)+"]", err)
		}
	}
	return append(b, ']'), nil
}

// appendMap writes the entries in the order of their keys as text: as an object, or when keys are no strings as pairs.
func appendMap(b []byte, v reflect.Value, depth int) ([]byte, error) {
	if v.IsNil() {
		return append(b, "null"...), nil
	}
	type entry struct{ key, value []byte }
	var entries []entry
	for it := v.MapRange(); it.Next(); {
		key, err := appendJSON(nil, addressable(it.Key()), depth+1)
		if err != nil {
			return b, err
		}
		value, err := appendJSON(nil, addressable(it.Value()), depth+1)
		if err != nil {
			return b, within("["+string(key)+"]", err)
		}
		entries = append(entries, entry{key, value})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(string(a.key), string(b.key)) })
	object := v.Type().Key().Kind() == reflect.String && jsonFormOf(v.Type().Key()) == asKind
	for _, e := range entries {
		object = object && e.key[0] == '"'
	}
	open, between, shut := "[", ", ", "]"
	if object {
		open, between, shut = "", ": ", ""
	}
	b = append(b, "{["[bitOf(!object)])
	for i, e := range entries {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(append(append(append(append(b, open...), e.key...), between...), e.value...), shut...)
	}
	return append(b, "}]"[bitOf(!object)]), nil
}

func bitOf(b bool) int {
	if b {
		return 1
	}
	return 0
}

func addressable(v reflect.Value) reflect.Value {
	p := reflect.New(v.Type()).Elem()
	p.Set(v)
	return p
}

// appendBoxed writes what an interface holds, with its type.
func appendBoxed(b []byte, v reflect.Value, depth int) ([]byte, error) {
	if v.IsNil() {
		return append(b, "null"...), nil
	}
	in := addressable(v.Elem())
	b = append(appendQuoted(append(b, `{"type": `...), jsonTypeName(in.Type())), `, "value": `...)
	b, err := appendJSON(b, in, depth+1)
	return append(b, '}'), err
}

// jsonTypeName is the name of a type in an interface: pointers have a star in front.
func jsonTypeName(t reflect.Type) string {
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		return "*" + jsonTypeName(t.Elem())
	}
	return typeName(t)
}

// jsonTypeCalled is the type of a name: a basic one, or one that ecs has met.
func jsonTypeCalled(name string) reflect.Type {
	if rest, ok := strings.CutPrefix(name, "*"); ok {
		if t := jsonTypeCalled(rest); t != nil {
			return reflect.PointerTo(t)
		}
		return nil
	}
	for _, t := range basics() {
		if t.String() == name {
			return t
		}
	}
	if c := knownAs(name); c != nil && c.typ.Load() != nil {
		return *c.typ.Load()
	}
	return nil
}

// basics are types without a package, which an interface may hold.
func basics() []reflect.Type {
	return []reflect.Type{
		reflect.TypeFor[bool](), reflect.TypeFor[string](),
		reflect.TypeFor[int](), reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
		reflect.TypeFor[uint](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64](),
		reflect.TypeFor[float32](), reflect.TypeFor[float64](),
	}
}

// within puts a step of a path in front of an error.
func within(step string, err error) error {
	var at *jsonError
	if !errors.As(err, &at) {
		return &jsonError{step, err}
	}
	if at.path[0] != '[' {
		step += "."
	}
	return &jsonError{step + at.path, at.err}
}

// jsonError is what is wrong, and where.
type jsonError struct {
	path string
	err  error
}

func (e *jsonError) Error() string { return e.path + ": " + e.err.Error() }
func (e *jsonError) Unwrap() error { return e.err }
