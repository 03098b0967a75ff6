package tune

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Kind is what a value is.
type Kind uint8

// The kinds of value.
const (
	Int Kind = iota
	Float
	Bool
	String
	List // of numbers
)

var kindNames = [...]string{Int: "a whole number", Float: "a number", Bool: "true or false", String: "text", List: "a list of numbers"}

// String says it with its article: "a whole number".
func (k Kind) String() string { return kindNames[k] }

// Value is what a key is set to.
type Value struct {
	Kind Kind
	Int  int64   // of an Int
	Num  float64 // of an Int, rounded, and of a Float
	Bool bool
	Text string
	List []float64
}

// Number returns the Float of a number, or the Int when it is a whole one that a float64 holds exactly.
func Number(x float64) Value {
	if x == math.Trunc(x) && math.Abs(x) < 1<<53 && !(x == 0 && math.Signbit(x)) {
		return Value{Kind: Int, Int: int64(x), Num: x}
	}
	return Value{Kind: Float, Num: x}
}

// Whole returns the Int of a whole number.
func Whole(n int64) Value { return Value{Kind: Int, Int: n, Num: float64(n)} }

// Same reports whether two values are the same: 3 and 3.0 are.
func (v Value) Same(o Value) bool {
	switch {
	case v.Kind <= Float && o.Kind <= Float:
		return v.Num == o.Num && (v.Kind != o.Kind || v.Int == o.Int)
	case v.Kind != o.Kind:
		return false
	case v.Kind == List:
		return sameNumbers(v.List, o.List)
	}
	return v.Bool == o.Bool && v.Text == o.Text
}

func sameNumbers(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// String returns the value as it stands in a text: Parse reads the same from it.
func (v Value) String() string {
	switch v.Kind {
	case Int:
		return strconv.FormatInt(v.Int, 10)
	case Float:
		return float(v.Num)
	case Bool:
		return strconv.FormatBool(v.Bool)
	case String:
		return quote(v.Text)
	}
	words := make([]string, len(v.List))
	for i, x := range v.List {
		words[i] = Number(x).String()
	}
	return "[" + strings.Join(words, ", ") + "]"
}

// float writes a number so that it is read as a Float: with a point or an exponent.
func float(x float64) string {
	s := strconv.FormatFloat(x, 'g', -1, 64)
	if !strings.ContainsAny(s, ".eIN") {
		s += ".0"
	}
	return s
}

// quote writes a string in double quotes.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
