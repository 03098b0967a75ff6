package particle

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// read sets the field of a spec from words, or says why it cannot.
func (f *field) read(s *Spec, args []string) (why string) {
	at := f.at(s)
	if b, ok := at.(*bool); ok {
		*b = true
		return expect(args, 0)
	}
	if len(args) == 0 {
		return "no value"
	}
	switch v := at.(type) {
	case *int:
		return readInt(v, args)
	case *float64:
		return f.readNumber(v, args)
	case *Range:
		return f.readRange(v, args)
	case *geom.Vec:
		return readVec(v, args)
	case *Curve:
		return readCurve(v, args)
	case *Gradient:
		return readGradient(v, args)
	case *Shape:
		return readShape(v, args)
	case *render.Image:
		return readImage(v, args)
	case *render.Blend:
		return readWord(v, blends(), args)
	case parent:
		return readParent(v, args)
	}
	return "no way to read it"
}

func expect(args []string, n int) string {
	if len(args) != n {
		return fmt.Sprintf("%d values where %d belong", len(args), n)
	}
	return ""
}

func readInt(v *int, args []string) string {
	n, err := strconv.ParseInt(args[0], 10, 32)
	if err != nil {
		return fmt.Sprintf("%q is no whole number", args[0])
	}
	*v = int(n)
	return expect(args, 1)
}

func (f *field) readNumber(v *float64, args []string) string {
	x, ok := f.number(args[0])
	if !ok {
		return fmt.Sprintf("%q is no number", args[0])
	}
	*v = x
	return expect(args, 1)
}

// number reads a number; angles come in degrees, or with rad at the end in radians.
func (f *field) number(word string) (float64, bool) {
	if f.angle {
		if rad, ok := strings.CutSuffix(word, "rad"); ok {
			return number(rad)
		}
		x, ok := number(word)
		return x * math.Pi / 180, ok
	}
	return number(word)
}

func number(word string) (float64, bool) {
	if strings.ContainsAny(word, "xX_") {
		return 0, false
	}
	x, err := strconv.ParseFloat(word, 64)
	return x + 0, err == nil && math.Abs(x) <= maxNumber
}

func (f *field) readRange(v *Range, args []string) string {
	lo, hi, both := strings.Cut(args[0], "..")
	a, ok := f.number(lo)
	if !ok {
		return fmt.Sprintf("%q is no number", lo)
	}
	*v = Just(a)
	if both {
		if v.Hi, ok = f.number(hi); !ok {
			return fmt.Sprintf("%q is no number", hi)
		}
	}
	return expect(args, 1)
}

func readVec(v *geom.Vec, args []string) string {
	if why := expect(args, 2); why != "" {
		return why
	}
	var ok, ok2 bool
	v.X, ok = number(args[0])
	v.Y, ok2 = number(args[1])
	if !ok || !ok2 {
		return fmt.Sprintf("%q and %q are not two numbers", args[0], args[1])
	}
	return ""
}

// places reads where the values of a curve lie: written before a colon, or else at equal distances.
func places(args []string) (at []float64, values []string, why string) {
	for i, a := range args {
		place, value, ok := strings.Cut(a, ":")
		if !ok {
			place, value = "", a
		}
		if ok != strings.Contains(args[0], ":") {
			return nil, nil, "some values have a place and some have none"
		}
		k := spaced(i, len(args))
		if ok {
			if k, ok = number(place); !ok {
				return nil, nil, fmt.Sprintf("%q is no place", place)
			}
		}
		at, values = append(at, k), append(values, value)
	}
	return at, values, ""
}

func readCurve(v *Curve, args []string) string {
	at, values, why := places(args)
	for i, word := range values {
		x, ok := number(word)
		if !ok {
			return fmt.Sprintf("%q is no number", word)
		}
		*v = append(*v, Key{at[i], x})
	}
	return why
}

func readGradient(v *Gradient, args []string) string {
	at, values, why := places(args)
	for i, word := range values {
		c, ok := readColor(word)
		if !ok {
			return fmt.Sprintf("%q is no colour: #rrggbb, #rrggbbaa, %s", word, strings.Join(words(colors()), ", "))
		}
		*v = append(*v, render.Stop{At: at[i], Color: c})
	}
	return why
}

func readColor(word string) (render.Color, bool) {
	digits, ok := strings.CutPrefix(word, "#")
	if !ok {
		return find(colors(), word)
	}
	if len(digits) == 6 {
		digits += "ff"
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	c := render.Hex(uint32(n >> 8))
	c.A = uint8(n)
	if c == (render.Color{}) {
		c = render.Black.Fade(0) // the zero value would be white
	}
	return c, err == nil && len(digits) == 8
}

func readShape(v *Shape, args []string) string {
	for kind, n := range shapes() {
		if n.word != args[0] {
			continue
		}
		if why := expect(args[1:], n.value); why != "" {
			return why
		}
		v.kind = shapeKind(kind)
		for i, size := range []*float64{&v.w, &v.h}[:n.value] {
			var ok bool
			if *size, ok = number(args[1+i]); !ok {
				return fmt.Sprintf("%q is no number", args[1+i])
			}
		}
		return ""
	}
	return fmt.Sprintf("%q is not %s", args[0], strings.Join(words(shapes()), ", "))
}

func readImage(v *render.Image, args []string) string {
	if picture, ok := find(pictures(), args[0]); ok {
		*v = picture()
		return expect(args, 1)
	}
	file, err := strconv.Unquote(args[0])
	if err != nil || file == "" || args[0][0] != '"' {
		return fmt.Sprintf("%s is not the name of a file in quotes, nor one of %s", args[0], strings.Join(words(pictures()), ", "))
	}
	*v = render.File(file)
	if len(args) == 1 {
		return ""
	}
	across, down, _ := strings.Cut(args[1], "x")
	w, err1 := strconv.ParseUint(across, 10, 14)
	h, err2 := strconv.ParseUint(down, 10, 14)
	if err1 != nil || err2 != nil || w < 1 || h < 1 {
		return fmt.Sprintf("%q is no size of cells", args[1])
	}
	*v = v.Grid(int(w), int(h))
	return expect(args, 2)
}

func readWord[T any](v *T, list []named[T], args []string) string {
	value, ok := find(list, args[0])
	if !ok {
		return fmt.Sprintf("%q is not one of %s", args[0], strings.Join(words(list), ", "))
	}
	*v = value
	return expect(args, 1)
}

func readParent(v parent, args []string) string {
	*v.name = args[0]
	if len(args) == 1 {
		return ""
	}
	return readWord(v.when, whens(), args[1:])
}
