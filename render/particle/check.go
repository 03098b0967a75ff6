package particle

import (
	"fmt"
	"math"
	"strings"

	"github.com/krill2d/krill/engine/geom"
)

// The limits of an effect. What is beyond is a slip, or a file that would stop the game.
const (
	maxKinds     = 32      // of particles in an effect
	maxParticles = 100_000 // alive at a time, of each kind
	maxKeys      = 64      // of a curve or gradient
	maxNumber    = 1e6
	maxWarm      = 60 // seconds
	maxPoints    = 32 // of a trail
	maxFrames    = 4096
)

// fault is what is wrong with one line of a spec: the words of the file format serve for specs in code as well.
type fault struct {
	kind int    // index
	name string // of the kind
	key  string // in the file format; "" for the kind as a whole
	why  string
}

func (f *fault) Error() string {
	return strings.TrimSpace(fmt.Sprintf("[%s] %s: %s", f.name, f.key, f.why))
}

// check reports the first thing that cannot be.
func check(specs []Spec) error {
	if len(specs) == 0 || len(specs) > maxKinds {
		return fmt.Errorf("%d kinds of particles; try one to %d", len(specs), maxKinds)
	}
	for i := range specs {
		s := &specs[i]
		if key, why := s.wrong(specs, i); why != "" {
			return &fault{i, s.name(i), key, why}
		}
	}
	if childrenFirst(specs) == nil {
		return fmt.Errorf("kinds of particles that are born of themselves; try another parent")
	}
	return nil
}

// wrong says what is wrong with a kind, and in which line of it.
func (s *Spec) wrong(specs []Spec, i int) (key, why string) {
	if why := s.misnamed(specs, i); why != "" {
		return "", why
	}
	for _, f := range fields() {
		if why := wrongValue(f.at(s)); why != "" {
			return f.key, why
		}
	}
	if key, why := s.wrongNumber(); why != "" {
		return key, why
	}
	return s.wrongTime(specs, i)
}

func (s *Spec) misnamed(specs []Spec, i int) string {
	if !isWord(s.name(i)) {
		return fmt.Sprintf("the name %q; try letters, digits, - and _, at most 40", s.Name)
	}
	for j := range i {
		if specs[j].name(j) == s.name(i) {
			return "two kinds of particles have this name; rename one"
		}
	}
	return ""
}

func isWord(s string) bool {
	if s == "" || len(s) > 40 {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
	}) < 0
}

// limits returns the numbers that have bounds of their own.
func (s *Spec) limits() []limit {
	return []limit{
		{"rate", s.Rate, 0, maxParticles},
		{"burst", s.Burst.Lo, 0, maxParticles},
		{"burst", s.Burst.Hi, 0, maxParticles},
		{"delay", s.Delay, 0, maxNumber},
		{"duration", s.Duration, 0, maxNumber},
		{"warm", s.Warm, 0, maxWarm},
		{"max", float64(s.Max), 0, maxParticles},
		{"odds", s.Odds, 0, 1},
		{"life", min(s.Life.Lo, s.Life.Hi), 0, 3600},
		{"life", max(s.Life.Lo, s.Life.Hi), 0, 3600},
		{"drag", min(s.Drag.Lo, s.Drag.Hi), 0, maxNumber},
		{"sway-rate", s.SwayRate, 0, 1000},
		{"size", min(s.Size.Lo, s.Size.Hi), 0, maxNumber},
		{"frames", float64(s.Frames), 0, maxFrames},
		{"frame-rate", s.FrameRate, 0, 1000},
		{"stretch", s.Stretch, 0, 60},
		{"trail", s.Trail, 0, 60},
		{"trail-points", float64(s.TrailPoints), 0, maxPoints},
	}
}

type limit struct {
	key       string
	x, lo, hi float64
}

func (s *Spec) wrongNumber() (key, why string) {
	for _, l := range s.limits() {
		if !(l.x >= l.lo && l.x <= l.hi) {
			return l.key, fmt.Sprintf("got %v; try %v to %v", l.x, l.lo, l.hi)
		}
	}
	if s.TrailPoints == 1 {
		return "trail-points", "a trail of one point; try 2 or more"
	}
	return "", ""
}

// wrongTime looks at what must go together.
func (s *Spec) wrongTime(specs []Spec, i int) (key, why string) {
	switch {
	case s.Parent == "" && s.Loop && s.Duration < 0.01:
		return "loop", "without a duration, or with less than 0.01 s; try duration 1"
	case s.Parent == "" && s.When != Alive:
		return "parent", "a time of life without a parent; try the name of another kind in Parent"
	case s.Parent != "" && parentOf(specs, i) < 0:
		return "parent", fmt.Sprintf("there is no %q; try the name of another kind in this effect", s.Parent)
	case s.When > Death:
		return "parent", fmt.Sprintf("no time of life has the number %d; try Alive, Birth or Death", s.When)
	case s.Parent != "" && s.When != Alive && s.Rate != 0:
		return "rate", "particles of a birth or a death come in a burst; try burst 3, or the parent's time alive"
	case s.Parent != "" && s.When == Alive && s.Burst != (Range{}):
		return "burst", "particles of one that is alive come at a rate; try rate 10, or the parent's birth"
	}
	return "", ""
}

// wrongValue says what no value of a kind may be.
func wrongValue(at any) string {
	switch v := at.(type) {
	case *float64:
		return wrongNumbers(*v)
	case *Range:
		return wrongNumbers(v.Lo, v.Hi)
	case *geom.Vec:
		return wrongNumbers(v.X, v.Y)
	case *Shape:
		if v.w < 0 || v.h < 0 {
			return "a size below 0; try 0 or more"
		}
		return wrongNumbers(v.w, v.h)
	case *Curve:
		before := 0.0
		for i, k := range *v {
			if why := wrongKey(i, k.At, before, k.Value); why != "" {
				return why
			}
			before = k.At
		}
	case *Gradient:
		before := 0.0
		for i, k := range *v {
			if why := wrongKey(i, k.At, before, 0); why != "" {
				return why
			}
			before = k.At
		}
	}
	return ""
}

func wrongNumbers(numbers ...float64) string {
	for _, x := range numbers {
		if !(math.Abs(x) <= maxNumber) {
			return fmt.Sprintf("got %v; try a number between −1,000,000 and 1,000,000", x)
		}
	}
	return ""
}

func wrongKey(i int, at, before, value float64) string {
	switch {
	case i >= maxKeys:
		return fmt.Sprintf("more than %d points; try fewer", maxKeys)
	case !(at >= before && at <= 1):
		return fmt.Sprintf("a point at %v after one at %v; try 0 to 1, in order", at, before)
	}
	return wrongNumbers(value)
}
