package ecs

import (
	"reflect"
	"strconv"
)

// class is how a predicate treats a value. Whole numbers stay whole while they are compared, and become float64 in sums.
type class uint8

const (
	classNone  class = iota // structs, slices and what else cannot be compared
	classInt                // int64
	classUint               // uint64
	classFloat              // float64
	classText
	classBool
	classEntity
)

func (c class) String() string {
	return [...]string{"nothing to compare", "a number", "a number", "a number", "a text", "true or false", "an entity"}[c]
}

func (c class) isNumber() bool { return c == classInt || c == classUint || c == classFloat }

func classOf(t reflect.Type) class {
	switch k := t.Kind(); {
	case t == reflect.TypeFor[Entity]():
		return classEntity
	case k >= reflect.Int && k <= reflect.Int64:
		return classInt
	case k >= reflect.Uint && k <= reflect.Uintptr:
		return classUint
	case k == reflect.Float32 || k == reflect.Float64:
		return classFloat
	case k == reflect.String:
		return classText
	case k == reflect.Bool:
		return classBool
	}
	return classNone
}

// value is a compiled piece of a predicate: of its functions it has the one of its class.
type operand struct {
	class  class
	uses   uint64 // roles, as bits
	fixed  bool   // it is written in the text
	text   string // as written
	int    func(*runner) int64
	uint   func(*runner) uint64
	float  func(*runner) float64
	string func(*runner) string
	bool   func(*runner) bool
	entity func(*runner) Entity
}

// numberOf reads a number as it was written.
func numberOf(text string) (operand, bool) {
	v := operand{fixed: true, text: text}
	if n, err := strconv.ParseInt(text, 0, 64); err == nil {
		v.class, v.int = classInt, func(*runner) int64 { return n }
		return v, true
	}
	if n, err := strconv.ParseUint(text, 0, 64); err == nil {
		v.class, v.uint = classUint, func(*runner) uint64 { return n }
		return v, true
	}
	f, err := strconv.ParseFloat(text, 64)
	v.class, v.float = classFloat, func(*runner) float64 { return f }
	return v, err == nil
}

// valueAt reads what is at a place, without allocating.
func valueAt(p spot, text string) operand {
	v := operand{class: classOf(p.typ), text: text}
	switch v.class {
	case classInt:
		v.int = func(r *runner) int64 { return r.field(&p).Int() }
	case classUint:
		v.uint = func(r *runner) uint64 { return r.field(&p).Uint() }
	case classFloat:
		v.float = func(r *runner) float64 { return r.field(&p).Float() }
	case classText:
		v.string = func(r *runner) string { return r.field(&p).String() }
	case classBool:
		v.bool = func(r *runner) bool { return r.field(&p).Bool() }
	case classEntity:
		v.entity = func(r *runner) Entity { return Entity{bits: r.field(&p).Field(0).Uint()} }
	}
	return v
}

// asFloat makes any number a float64.
func (v operand) asFloat() func(*runner) float64 {
	switch v.class {
	case classInt:
		return func(r *runner) float64 { return float64(v.int(r)) }
	case classUint:
		return func(r *runner) float64 { return float64(v.uint(r)) }
	}
	return v.float
}

// asUint makes a whole number that is written in the text a uint64, when it fits.
func (v operand) asUint() (operand, bool) {
	if v.class == classInt && v.fixed && v.int(nil) >= 0 {
		n := uint64(v.int(nil))
		v.class, v.uint = classUint, func(*runner) uint64 { return n }
	}
	return v, v.class == classUint
}
