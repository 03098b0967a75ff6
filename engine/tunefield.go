package engine

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tune"
	"github.com/krill2d/krill/render"
)

// tuneField is a value of a group.
type tuneField struct {
	path   string // "Gun.Rate"
	index  []int  // of the field, for reflect
	kind   reflect.Type
	limits tune.Limits
}

func isVec(t reflect.Type) bool   { return t == reflect.TypeFor[geom.Vec]() }
func isColor(t reflect.Type) bool { return t == reflect.TypeFor[render.Color]() }

// tuneFields returns the fields of a struct, and panics when one cannot be tuned.
func tuneFields(name string, t reflect.Type) []tuneField {
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
		panic(fmt.Sprintf("engine: Tune %q: the name is to be of letters, digits, _ and -", name))
	}
	if t.Kind() != reflect.Struct {
		panic(fmt.Sprintf("engine: Tune %q: a %v has no fields; give it a struct", name, t))
	}
	var fields []tuneField
	err := appendTuneFields(&fields, t, "", nil)
	if err != nil {
		panic(fmt.Sprintf("engine: Tune %q: %v", name, err))
	}
	return fields
}

func appendTuneFields(fields *[]tuneField, t reflect.Type, prefix string, index []int) error {
	for i := range t.NumField() {
		f := t.Field(i)
		path, at := prefix+f.Name, append(index[:len(index):len(index)], i)
		limits, err := tune.ParseTag(f.Tag.Get("tune"))
		switch {
		case f.Name == "_":
		case !f.IsExported():
			return fmt.Errorf("field %s cannot be set from outside of its package; write its name with a capital", path)
		case err != nil:
			return fmt.Errorf("field %s: %w", path, err)
		case f.Type.Kind() == reflect.Struct && !isVec(f.Type) && !isColor(f.Type):
			err = appendTuneFields(fields, f.Type, path+".", at)
		default:
			err = tunable(f.Type, limits)
			*fields = append(*fields, tuneField{path, at, f.Type, limits})
		}
		if err != nil {
			return fmt.Errorf("field %s: %w", path, err)
		}
	}
	return nil
}

// tunable returns why a type cannot be tuned, or why its tag does not fit.
func tunable(t reflect.Type, limits tune.Limits) error {
	number := isNumber(t) || isVec(t)
	switch {
	case !number && !isColor(t) && t.Kind() != reflect.Bool && t.Kind() != reflect.String:
		return fmt.Errorf("a %v cannot be tuned; try a number, a bool, a string, a geom.Vec, a render.Color or a struct of them", t)
	case (limits.Bounded || limits.Step > 0) && !number:
		return fmt.Errorf("a %v has no range; try it without the tag", t)
	case len(limits.Choices) > 0 && t.Kind() != reflect.String:
		return fmt.Errorf("a %v has no choices; try it without the tag", t)
	}
	return nil
}

func isNumber(t reflect.Type) bool { return t.Kind() >= reflect.Int && t.Kind() <= reflect.Float64 }

// text returns all values of a *T, each in a line.
func (g *tuneGroup) text(v reflect.Value) string {
	var b strings.Builder
	for i := range g.fields {
		f := &g.fields[i]
		if x := f.get(v); !math.IsInf(x.Num, 0) && !math.IsNaN(x.Num) { // no text says so, so it is the code's
			b.WriteString(f.path + " = " + x.String() + "\n")
		}
	}
	return b.String()
}

// get returns a field of a *T.
func (f *tuneField) get(v reflect.Value) tune.Value {
	at := v.Elem().FieldByIndex(f.index)
	switch {
	case isVec(f.kind):
		return tune.Value{Kind: tune.List, List: []float64{at.Field(0).Float(), at.Field(1).Float()}}
	case isColor(f.kind):
		return tune.Value{Kind: tune.String, Text: colorText(at.Interface().(render.Color))}
	case at.CanInt():
		return tune.Whole(at.Int())
	case at.CanUint() && at.Uint() <= math.MaxInt64:
		return tune.Whole(int64(at.Uint()))
	case at.CanUint():
		return tune.Value{Kind: tune.Float, Num: float64(at.Uint())}
	case f.kind.Kind() == reflect.Bool:
		return tune.Value{Kind: tune.Bool, Bool: at.Bool()}
	case f.kind.Kind() == reflect.String:
		return tune.Value{Kind: tune.String, Text: at.String()}
	}
	x := at.Float()
	if f.kind.Kind() == reflect.Float32 { // 0.1, and not 0.10000000149011612
		x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', -1, 32), 64)
	}
	return tune.Number(x)
}

// set sets a field of a *T. held says which range a number was held in; empty: it was not.
func (f *tuneField) set(v reflect.Value, x tune.Value) (held string, err error) {
	at := v.Elem().FieldByIndex(f.index)
	switch {
	case isVec(f.kind):
		return f.setVec(at, x)
	case isColor(f.kind):
		c, err := colorFrom(x)
		at.Set(reflect.ValueOf(c))
		return "", err
	case f.kind.Kind() == reflect.Bool:
		if x.Kind != tune.Bool {
			return "", fmt.Errorf("it is %v; want true or false", x.Kind)
		}
		at.SetBool(x.Bool)
	case f.kind.Kind() == reflect.String:
		return "", f.setString(at, x)
	default:
		return f.setNumber(at, x)
	}
	return "", nil
}

func (f *tuneField) setString(at reflect.Value, x tune.Value) error {
	if x.Kind != tune.String {
		return fmt.Errorf("it is %v; want text in quotes", x.Kind)
	}
	if c := f.limits.Choices; len(c) > 0 {
		known := false
		for _, choice := range c {
			known = known || choice == x.Text
		}
		if !known {
			return fmt.Errorf("%q is none of %s", x.Text, strings.Join(c, ", "))
		}
	}
	at.SetString(x.Text)
	return nil
}

func (f *tuneField) setVec(at reflect.Value, x tune.Value) (held string, err error) {
	if x.Kind != tune.List || len(x.List) != 2 {
		return "", fmt.Errorf("it is %v; want two, such as [3, 4]", x.Kind)
	}
	for i, n := range x.List {
		n, out := f.limits.Clamp(n)
		if at.Field(i).SetFloat(n); out {
			held = f.limits.String()
		}
	}
	return held, nil
}

func (f *tuneField) setNumber(at reflect.Value, x tune.Value) (held string, err error) {
	if x.Kind > tune.Float {
		return "", fmt.Errorf("it is %v; want a number", x.Kind)
	}
	n, out := f.limits.Clamp(x.Num)
	if out {
		held, x = f.limits.String(), tune.Number(n)
	}
	switch whole := x.Kind == tune.Int || x.Num == math.Trunc(x.Num) && math.Abs(x.Num) < 1<<63; {
	case at.CanFloat():
		if at.OverflowFloat(x.Num) {
			return "", fmt.Errorf("%v does not fit a %v", x, f.kind)
		}
		at.SetFloat(x.Num)
		return held, nil
	case !whole:
		return "", fmt.Errorf("%v is no whole number, and it is a %v", x, f.kind)
	}
	i := x.Int
	if x.Kind == tune.Float {
		i = int64(x.Num)
	}
	if at.CanInt() && !at.OverflowInt(i) {
		at.SetInt(i)
	} else if at.CanUint() && i >= 0 && !at.OverflowUint(uint64(i)) {
		at.SetUint(uint64(i))
	} else {
		return "", fmt.Errorf("%v does not fit a %v", x, f.kind)
	}
	return held, nil
}

// colorText writes a colour as pages do.
func colorText(c render.Color) string {
	if c.A == 255 {
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A)
}

func colorFrom(x tune.Value) (c render.Color, err error) {
	digits, ok := strings.CutPrefix(x.Text, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	switch {
	case x.Kind != tune.String:
		return c, fmt.Errorf("it is %v; want a colour such as \"#ff8800\"", x.Kind)
	case !ok || err != nil || len(digits) != 6 && len(digits) != 8:
		return c, fmt.Errorf("%q is no colour; try one such as \"#ff8800\"", x.Text)
	case len(digits) == 6:
		return render.Hex(uint32(n)), nil
	}
	return render.Color{R: uint8(n >> 24), G: uint8(n >> 16), B: uint8(n >> 8), A: uint8(n)}, nil
}
