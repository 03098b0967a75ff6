package console

import (
	"cmp"
	"math"
	"reflect"

	"github.com/krill2d/krill/ecs"
)

type valueKind uint8

const (
	isOther valueKind = iota // structs, lists and what else only fields of can be compared
	isInt
	isUint // that is no int64; its bits are in int
	isFloat
	isText
	isBool
	isEntity
	isNil
)

func (k valueKind) String() string {
	return [...]string{"nothing to compare", "a number", "a number", "a number", "a text", "true or false", "an entity", "nil"}[k]
}

// value is what an expression comes to.
type value struct {
	kind   valueKind
	int    int64
	float  float64
	text   string
	bool   bool
	entity ecs.Entity
	other  reflect.Value // where it came from; it may be of a field that is not exported
}

func (v value) isNumber() bool { return v.kind == isInt || v.kind == isUint || v.kind == isFloat }

func (v value) asFloat() float64 {
	switch v.kind {
	case isInt:
		return float64(v.int)
	case isUint:
		return float64(uint64(v.int))
	}
	return v.float
}

// valueOf reads what can be compared, without allocating.
func valueOf(v reflect.Value) value {
	for v.IsValid() && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) {
		if v.IsNil() {
			return value{kind: isNil, other: v}
		}
		v = v.Elem()
	}
	switch {
	case !v.IsValid():
		return value{kind: isNil}
	case v.Type() == entityType:
		e, _ := ecs.EntityIn(v)
		return value{kind: isEntity, entity: e, other: v}
	case v.CanInt():
		return value{kind: isInt, int: v.Int(), other: v}
	case v.CanUint():
		u := v.Uint()
		if u > math.MaxInt64 {
			return value{kind: isUint, int: int64(u), other: v}
		}
		return value{kind: isInt, int: int64(u), other: v}
	case v.CanFloat():
		return value{kind: isFloat, float: v.Float(), other: v}
	case v.Kind() == reflect.String:
		return value{kind: isText, text: v.String(), other: v}
	case v.Kind() == reflect.Bool:
		return value{kind: isBool, bool: v.Bool(), other: v}
	case nilable(v.Kind()) && v.IsNil():
		return value{kind: isNil, other: v}
	}
	return value{kind: isOther, other: v}
}

var (
	entityType = reflect.TypeFor[ecs.Entity]()
	worldType  = reflect.TypeFor[ecs.World]()
)

func nilable(k reflect.Kind) bool {
	return k == reflect.Pointer || k == reflect.Interface || k == reflect.Map || k == reflect.Slice || k == reflect.Func || k == reflect.Chan
}

// compare orders two values of a kind; ok is false when they have nothing in common. A NaN is not equal to anything.
func compare(sign string, a, b value) (result, ok bool) {
	order, equalOnly := 0, false
	switch {
	case a.isNumber() && b.isNumber():
		if a.kind == isFloat || b.kind == isFloat {
			return ordered(sign, a.asFloat(), b.asFloat()), true
		}
		order = compareWhole(a, b)
	case a.kind != b.kind:
		equalOnly, order = true, 1
		if a.kind != isNil && b.kind != isNil {
			return false, false
		}
	case a.kind == isText:
		order = cmp.Compare(a.text, b.text)
	case a.kind == isBool:
		equalOnly, order = true, unequal(a.bool != b.bool)
	case a.kind == isEntity:
		equalOnly, order = true, unequal(a.entity != b.entity)
	case a.kind == isNil:
		equalOnly = true
	default:
		return false, false
	}
	if equalOnly && sign != "==" && sign != "!=" {
		return false, false
	}
	return ordered(sign, order, 0), true
}

func unequal(is bool) int {
	if is {
		return 1
	}
	return 0
}

// compareWhole keeps whole numbers whole, so that an id of 64 bits is compared to its last one.
func compareWhole(a, b value) int {
	switch {
	case a.kind == isInt && b.kind == isInt:
		return cmp.Compare(a.int, b.int)
	case a.kind == isUint && b.kind == isUint:
		return cmp.Compare(uint64(a.int), uint64(b.int))
	case a.kind == isUint:
		return 1
	}
	return -1
}

func ordered[T cmp.Ordered](sign string, a, b T) bool {
	switch sign {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	case ">=":
		return a >= b
	case "==":
		return a == b
	}
	return a != b
}

// sum computes. Whole numbers stay whole but in a division, and where they do not fit any more.
func sum(sign string, a, b value) value {
	if a.kind == isInt && b.kind == isInt && sign != "/" {
		if n, ok := sumWhole(sign, a.int, b.int); ok {
			return value{kind: isInt, int: n}
		}
	}
	x, y := a.asFloat(), b.asFloat()
	v := value{kind: isFloat}
	switch sign {
	case "+":
		v.float = x + y
	case "-":
		v.float = x - y
	case "*":
		v.float = x * y
	case "/":
		v.float = x / y
	case "%":
		v.float = math.Mod(x, y)
	}
	return v
}

func sumWhole(sign string, a, b int64) (int64, bool) {
	switch sign {
	case "+":
		n := a + b
		return n, (n > a) == (b > 0)
	case "-":
		n := a - b
		return n, (n < a) == (b > 0)
	case "*":
		if a == 0 || b == 0 {
			return 0, true
		}
		n := a * b
		return n, n/b == a && !(a == -1 && b == math.MinInt64) && !(b == -1 && a == math.MinInt64)
	case "%":
		if b == 0 {
			return 0, false
		}
		return a % b, true
	}
	return 0, false
}
