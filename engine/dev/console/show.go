package console

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/ecs"
)

// What of a value is shown.
const (
	cellWidth  = 60  // bytes, of a cell in a table
	lineWidth  = 400 // bytes, of a value by itself
	shownDepth = 6
	shownEach  = 16 // elements of a list in a line
)

// show is a value in one line, as it may be written in a set: {X: 3, Y: 4}. Numbers are exact, unless they are brief, for a table:
// then they have six digits at most. World is the one whose entities have names; nil: none.
func show(w *ecs.World, v reflect.Value, width int, brief bool) string {
	p := printer{w: w, width: width, brief: brief}
	p.value(v, 0)
	return clip(p.b.String(), width)
}

type printer struct {
	b     strings.Builder
	w     *ecs.World
	width int
	brief bool
}

func (p *printer) value(v reflect.Value, depth int) {
	switch {
	case !v.IsValid():
		p.b.WriteString("nil")
		return
	case p.b.Len() > p.width || depth > shownDepth:
		p.b.WriteString("…")
		return
	case v.Type() == entityType:
		e, _ := ecs.EntityIn(v)
		p.b.WriteString(label(p.w, e))
		return
	case v.Type() == worldType:
		p.b.WriteString("a world of entities")
		return
	}
	switch k := v.Kind(); k {
	case reflect.Pointer, reflect.Interface:
		p.value(v.Elem(), depth+1)
	case reflect.Struct:
		p.fields(v, depth)
	case reflect.Slice, reflect.Array:
		p.elements(v, depth)
	case reflect.Map:
		p.entries(v, depth)
	case reflect.String:
		p.b.WriteString(strconv.Quote(clip(v.String(), p.width)))
	default:
		p.b.WriteString(simple(v, p.brief))
	}
}

func (p *printer) fields(v reflect.Value, depth int) {
	p.b.WriteByte('{')
	n := 0
	for i := range v.NumField() {
		if name := v.Type().Field(i).Name; name != "_" {
			if n > 0 {
				p.b.WriteString(", ")
			}
			n++
			p.b.WriteString(name + ": ")
			p.value(v.Field(i), depth+1)
		}
		if p.b.Len() > p.width {
			break
		}
	}
	p.b.WriteByte('}')
}

func (p *printer) elements(v reflect.Value, depth int) {
	if v.Len() > shownEach || depth > 0 && v.Len() > 4 && v.Type().Elem().Kind() == reflect.Struct {
		p.b.WriteString(fmt.Sprintf("%d of %s", v.Len(), typeName(v.Type().Elem())))
		return
	}
	p.b.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			p.b.WriteString(", ")
		}
		p.value(v.Index(i), depth+1)
	}
	p.b.WriteByte(']')
}

func (p *printer) entries(v reflect.Value, depth int) {
	if v.Len() > shownEach {
		p.b.WriteString(fmt.Sprintf("%d of %s", v.Len(), typeName(v.Type().Elem())))
		return
	}
	p.b.WriteByte('{')
	for i, key := range sortedKeys(v) {
		if i > 0 {
			p.b.WriteString(", ")
		}
		p.b.WriteString(keyText(key) + ": ")
		p.value(v.MapIndex(key), depth+1)
	}
	p.b.WriteByte('}')
}

func sortedKeys(v reflect.Value) []reflect.Value {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		x, y := valueOf(a), valueOf(b)
		if less, ok := compare("<", x, y); ok {
			if less {
				return -1
			}
			if more, _ := compare(">", x, y); more {
				return 1
			}
			return 0
		}
		return strings.Compare(keyText(a), keyText(b))
	})
	return keys
}

// simple is a number or a bool; where its type has a method String that says more, with that behind it.
func simple(v reflect.Value, brief bool) string {
	c := reflect.New(v.Type()).Elem() // a copy, whose methods may be called when the field is not exported
	text := ""
	switch {
	case v.CanInt():
		text = strconv.FormatInt(v.Int(), 10)
		c.SetInt(v.Int())
	case v.CanUint():
		text = strconv.FormatUint(v.Uint(), 10)
		c.SetUint(v.Uint())
	case v.CanFloat():
		text = decimal(v.Float(), v.Type().Bits(), brief)
		c.SetFloat(v.Float())
	case v.Kind() == reflect.Bool:
		text = strconv.FormatBool(v.Bool())
		c.SetBool(v.Bool())
	case v.CanComplex():
		return fmt.Sprint(v.Complex())
	default:
		if nilable(v.Kind()) && v.IsNil() {
			return "nil"
		}
		return "a " + v.Kind().String()
	}
	if s, ok := c.Interface().(fmt.Stringer); ok {
		return said(s, text)
	}
	return text
}

// said is what a String method says; one that panics says nothing.
func said(s fmt.Stringer, text string) (both string) {
	defer func() {
		if recover() != nil {
			both = text
		}
	}()
	if name := s.String(); name != text && !strings.Contains(name, text) {
		return clip(name, 40) + " (" + text + ")"
	}
	return text
}

func decimal(f float64, bits int, brief bool) string {
	text := strconv.FormatFloat(f, 'g', -1, bits)
	if a := math.Abs(f); a >= 1e-4 && a < 1e15 {
		text = strconv.FormatFloat(f, 'f', -1, bits)
	}
	if brief && len(text) > 9 {
		text = strconv.FormatFloat(f, 'g', 6, bits)
	}
	return text
}

// String is a value as a line has it.
func (v value) string(w *ecs.World, width int, brief bool) string {
	switch {
	case v.kind == isEntity:
		return label(w, v.entity)
	case v.other.IsValid():
		return show(w, v.other, width, brief)
	case v.kind == isInt:
		return strconv.FormatInt(v.int, 10)
	case v.kind == isUint:
		return strconv.FormatUint(uint64(v.int), 10)
	case v.kind == isFloat:
		return decimal(v.float, 64, brief)
	case v.kind == isText:
		return strconv.Quote(v.text)
	case v.kind == isBool:
		return strconv.FormatBool(v.bool)
	}
	return "nil"
}
