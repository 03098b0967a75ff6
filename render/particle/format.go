package particle

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Format writes an effect as text: Parse reads the same effect from it, to the bit. It refuses what Make refuses, an
// image that is made in code, other than those of this package, and a blend without a name.
func Format(kinds []Spec) ([]byte, error) {
	if err := check(kinds); err != nil {
		return nil, fmt.Errorf("particle: format: %w", err)
	}
	var b bytes.Buffer
	for i := range kinds {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "[%s]\n", kinds[i].name(i))
		for _, f := range fields() {
			value, set, err := f.write(&kinds[i])
			if err != nil {
				return nil, fmt.Errorf("particle: format: [%s] %s: %w", kinds[i].name(i), f.key, err)
			}
			if set {
				b.WriteString(f.line(value) + "\n")
			}
		}
	}
	return b.Bytes(), nil
}

// write returns what a field's line says, and false when it is zero and needs none.
func (f *field) write(s *Spec) (value string, set bool, err error) {
	switch v := f.at(s).(type) {
	case *bool:
		return "", *v, nil
	case *int:
		return strconv.Itoa(*v), *v != 0, nil
	case *float64:
		return f.text(*v), *v != 0, nil
	case *Range:
		return f.textRange(*v), *v != Range{}, nil
	case *geom.Vec:
		return text(v.X) + " " + text(v.Y), *v != geom.Vec{}, nil
	case *Curve:
		return textCurve(*v), len(*v) > 0, nil
	case *Gradient:
		return textGradient(*v), len(*v) > 0, nil
	case *Shape:
		return textShape(*v), *v != Shape{}, nil
	case *render.Image:
		value, err = textImage(*v)
		return value, *v != render.Image{}, err
	case *render.Blend:
		value, err = textBlend(*v)
		return value, *v != render.Over, err
	case parent:
		return *v.name + " " + whens()[*v.when].word, *v.name != "", nil
	}
	return "", false, nil
}

func text(x float64) string { return strconv.FormatFloat(x+0, 'f', -1, 64) }

// text writes a number; an angle in the fewest digits of degrees that lead back to it, or else in radians.
func (f *field) text(x float64) string {
	if !f.angle {
		return text(x)
	}
	for _, digits := range [...]int{0, 1, 2, 3, 6, -1} {
		word := strconv.FormatFloat(x*180/math.Pi+0, 'f', digits, 64)
		if back, ok := f.number(word); ok && back == x {
			return word
		}
	}
	return text(x) + "rad"
}

func (f *field) textRange(r Range) string {
	if r.Lo == r.Hi {
		return f.text(r.Lo)
	}
	return f.text(r.Lo) + ".." + f.text(r.Hi)
}

func textCurve(c Curve) string {
	at, values := make([]float64, len(c)), make([]string, len(c))
	for i, k := range c {
		at[i], values[i] = k.At, text(k.Value)
	}
	return join(at, values)
}

func textGradient(g Gradient) string {
	at, values := make([]float64, len(g)), make([]string, len(g))
	for i, s := range g {
		at[i], values[i] = s.At, textColor(g.stop(i))
	}
	return join(at, values)
}

// join writes values with their places, unless these are at equal distances.
func join(at []float64, values []string) string {
	placed := false
	for i, k := range at {
		placed = placed || k != spaced(i, len(at))
	}
	if placed {
		for i, k := range at {
			values[i] = text(k) + ":" + values[i]
		}
	}
	return strings.Join(values, " ")
}

func textColor(c render.Color) string {
	for _, n := range colors() {
		if n.value == c {
			return n.word
		}
	}
	word := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	if c.A < 255 {
		word += fmt.Sprintf("%02x", c.A)
	}
	return word
}

func textShape(s Shape) string {
	n := shapes()[s.kind]
	word := n.word
	for _, size := range []float64{s.w, s.h}[:n.value] {
		word += " " + text(size)
	}
	return word
}

func textImage(i render.Image) (string, error) {
	if i == (render.Image{}) {
		return "", nil
	}
	for _, n := range pictures() {
		if n.value() == i {
			return n.word, nil
		}
	}
	name := i.String()
	if render.File(name) == i {
		return strconv.Quote(name), nil
	}
	if at := strings.LastIndexByte(name, ' '); at > 0 {
		size := strings.Replace(name[at+1:], "×", "x", 1)
		words := []string{strconv.Quote(name[:at]), size}
		var back render.Image
		if readImage(&back, words) == "" && back == i {
			return strings.Join(words, " "), nil
		}
	}
	return "", fmt.Errorf("image %q is made in code; try a file, or one of %s", name, strings.Join(words(pictures()), ", "))
}

func textBlend(b render.Blend) (string, error) {
	for _, n := range blends() {
		if n.value == b {
			return n.word, nil
		}
	}
	return "", fmt.Errorf("a blend without a name; try one of %s", strings.Join(words(blends()), ", "))
}
