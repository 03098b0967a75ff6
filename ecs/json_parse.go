package ecs

import (
	"encoding"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// jsonReader lays JSON over values.
type jsonReader struct {
	entity func(text string) (Entity, error) // by id or name
	budget int                               // bytes of memory that values may take
}

// into writes what was read into a value, which must be settable.
func (j *jsonReader) into(v reflect.Value, from any, depth int) error {
	if depth > maxJSON {
		return errDeepJSON
	}
	switch jsonFormOf(v.Type()) {
	case asEntity:
		text, ok := from.(string)
		if !ok {
			return unlike(v, from)
		}
		e, err := j.entity(text)
		*v.Addr().Interface().(*Entity) = e
		return err
	case asText:
		text, ok := from.(string)
		if !ok {
			return unlike(v, from)
		}
		return v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
	case asSnapshot:
		data, err := fromHex(v, from)
		if err != nil {
			return err
		}
		return v.Addr().Interface().(state.Snapshotter).RestoreSnapshot(data)
	case asNothing:
		return nil
	}
	switch v.Kind() {
	case reflect.Bool:
		is, ok := from.(bool)
		if !ok {
			return unlike(v, from)
		}
		v.SetBool(is)
		return nil
	case reflect.String:
		return j.text(v, from)
	case reflect.Struct:
		return j.fields(v, from, depth)
	case reflect.Array:
		return j.array(v, from, depth)
	case reflect.Slice:
		return j.slice(v, from, depth)
	case reflect.Map:
		return j.entries(v, from, depth)
	case reflect.Pointer:
		if from == nil {
			v.SetZero()
			return nil
		}
		v.Set(reflect.New(v.Type().Elem()))
		return j.into(v.Elem(), from, depth+1)
	case reflect.Interface:
		return j.boxed(v, from, depth)
	case reflect.Complex64, reflect.Complex128:
		return j.complex(v, from)
	}
	return intoNumber(v, from)
}

// unlike says what was wanted.
func unlike(v reflect.Value, from any) error {
	got := "null"
	switch from := from.(type) {
	case string:
		got = strconv.Quote(clip(from, maxName))
	case jsonNumber:
		got = clip(string(from), maxName)
	case bool:
		got = strconv.FormatBool(from)
	case []any:
		got = "a list"
	case map[string]any:
		got = "an object"
	}
	return fmt.Errorf("got %s; want %s", got, wanted(v.Type()))
}

func wanted(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[Entity]():
		return `an entity, such as "12v3", its name, or "none"`
	case t.Kind() == reflect.Struct:
		return "an object with the fields of " + t.String()
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Array:
		return "a list for " + t.String()
	case t.Kind() == reflect.Interface:
		return `null, or an object with "type" and "value"`
	}
	return t.String()
}

func intoNumber(v reflect.Value, from any) error {
	n, ok := from.(jsonNumber)
	text := string(n)
	if s, isText := from.(string); isText && (v.Kind() == reflect.Float32 || v.Kind() == reflect.Float64) {
		text, ok = s, s == "NaN" || s == "+Inf" || s == "-Inf"
	}
	if !ok {
		return unlike(v, from)
	}
	bits := v.Type().Bits()
	switch {
	case v.CanInt():
		i, err := strconv.ParseInt(text, 10, bits)
		if err != nil {
			return unlike(v, from)
		}
		v.SetInt(i)
	case v.CanUint():
		u, err := strconv.ParseUint(text, 10, bits)
		if err != nil {
			return unlike(v, from)
		}
		v.SetUint(u)
	default:
		f, err := strconv.ParseFloat(text, bits)
		if err != nil && !math.IsInf(f, 0) || math.IsInf(f, 0) && !strings.HasSuffix(text, "Inf") {
			return unlike(v, from)
		}
		v.SetFloat(f)
	}
	return nil
}

func (j *jsonReader) complex(v reflect.Value, from any) error {
	list, _ := from.([]any)
	if len(list) != 2 {
		return unlike(v, from)
	}
	parts := [2]float64{}
	for i := range parts {
		if err := intoNumber(reflect.ValueOf(&parts[i]).Elem(), list[i]); err != nil {
			return err
		}
	}
	v.SetComplex(complex(parts[0], parts[1]))
	return nil
}

func (j *jsonReader) text(v reflect.Value, from any) error {
	if m, ok := from.(map[string]any); ok && len(m) == 1 {
		data, err := fromHex(v, m["hex"])
		v.SetString(string(data))
		return err
	}
	s, ok := from.(string)
	if !ok {
		return unlike(v, from)
	}
	v.SetString(s)
	return nil
}

func fromHex(v reflect.Value, from any) ([]byte, error) {
	s, ok := from.(string)
	if !ok {
		return nil, unlike(v, from)
	}
	data, err := hex.DecodeString(s)
	if err != nil {
		return nil, fmt.Errorf("got %q; want bytes in hex", clip(s, maxName))
	}
	return data, nil
}

func (j *jsonReader) fields(v reflect.Value, from any, depth int) error {
	m, ok := from.(map[string]any)
	if !ok {
		return unlike(v, from)
	}
	names := sortedKeys(m)
	for i := range v.NumField() {
		f := v.Type().Field(i)
		at, found := slices.BinarySearch(names, f.Name)
		if !found || !shown(f) {
			continue
		}
		names = slices.Delete(names, at, at+1)
		if err := j.into(fieldAt(v, i), m[f.Name], depth+1); err != nil {
			return within(f.Name, err)
		}
	}
	if len(names) > 0 {
		var known []string
		for i := range v.NumField() {
			known = append(known, v.Type().Field(i).Name)
		}
		return fmt.Errorf("%s has no field %q%s", v.Type(), clip(names[0], maxName), didYouMean(names[0], known))
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (j *jsonReader) array(v reflect.Value, from any, depth int) error {
	list, ok := from.([]any)
	if !ok || len(list) != v.Len() {
		return fmt.Errorf("%w of %d elements", unlike(v, from), v.Len())
	}
	return j.elements(v, list, depth)
}

func (j *jsonReader) elements(v reflect.Value, list []any, depth int) error {
	for i, from := range list {
		if err := j.into(v.Index(i), from, depth+1); err != nil {
			return within("["+strconv.Itoa(i)+"]", err)
		}
	}
	return nil
}

func (j *jsonReader) slice(v reflect.Value, from any, depth int) error {
	if from == nil {
		v.SetZero()
		return nil
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		if data, err := fromHex(v, from); err == nil {
			v.Set(reflect.MakeSlice(v.Type(), len(data), len(data)))
			reflect.Copy(v, reflect.ValueOf(data).Convert(reflect.SliceOf(v.Type().Elem())))
			return nil
		}
	}
	list, ok := from.([]any)
	if !ok {
		return unlike(v, from)
	}
	if err := j.spend(len(list), v.Type().Elem()); err != nil {
		return err
	}
	v.Set(reflect.MakeSlice(v.Type(), len(list), len(list)))
	return j.elements(v, list, depth)
}

// spend notes memory that is needed for elements, which may be much larger than their text.
func (j *jsonReader) spend(n int, t reflect.Type) error {
	if t.Size() > 0 && n > j.budget/int(t.Size()) {
		return errLarge
	}
	j.budget -= n * int(t.Size())
	return nil
}

func (j *jsonReader) entries(v reflect.Value, from any, depth int) error {
	v.SetZero()
	if from == nil {
		return nil
	}
	m := reflect.MakeMap(v.Type())
	put := func(key, value any, step string) error {
		k, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		err := j.spend(1, v.Type().Elem())
		if err == nil {
			err = j.into(k, key, depth+1)
		}
		if err == nil && !k.Comparable() {
			err = fmt.Errorf("it cannot be a key")
		}
		if err == nil {
			err = j.into(e, value, depth+1)
		}
		if err != nil {
			return within("["+step+"]", err)
		}
		m.SetMapIndex(k, e)
		return nil
	}
	switch from := from.(type) {
	case map[string]any:
		for _, name := range sortedKeys(from) {
			if err := put(name, from[name], strconv.Quote(clip(name, maxName))); err != nil {
				return err
			}
		}
	case []any:
		for i, pair := range from {
			kv, _ := pair.([]any)
			if len(kv) != 2 {
				return within("["+strconv.Itoa(i)+"]", fmt.Errorf("want a pair of key and value"))
			}
			if err := put(kv[0], kv[1], strconv.Itoa(i)); err != nil {
				return err
			}
		}
	default:
		return unlike(v, from)
	}
	v.Set(m)
	return nil
}

func (j *jsonReader) boxed(v reflect.Value, from any, depth int) error {
	v.SetZero()
	if from == nil {
		return nil
	}
	m, _ := from.(map[string]any)
	name, ok := m["type"].(string)
	if !ok {
		return unlike(v, from)
	}
	t := jsonTypeCalled(name)
	if t == nil {
		return fmt.Errorf("the type %q is not known; use it in ecs before, as a component or resource", clip(name, maxName))
	}
	if !t.AssignableTo(v.Type()) {
		return fmt.Errorf("a %s cannot be in a %s", t, v.Type())
	}
	if err := j.spend(1, t); err != nil {
		return err
	}
	in := reflect.New(t).Elem()
	if err := j.into(in, m["value"], depth+1); err != nil {
		return err
	}
	v.Set(in)
	return nil
}
