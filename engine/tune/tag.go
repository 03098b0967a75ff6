package tune

import (
	"fmt"
	"strconv"
	"strings"
)

// Limits is what a tag says of a field: `tune:"50..400,step=5"`, or `tune:"easy|normal|hard"`.
type Limits struct {
	Min, Max float64
	Bounded  bool    // Min and Max count
	Step     float64 // of a slider; zero: none
	Choices  []string
}

// ParseTag reads the tag of a field. Empty is no limit.
func ParseTag(tag string) (l Limits, err error) {
	if tag == "" {
		return l, nil
	}
	for _, part := range strings.Split(tag, ",") {
		part = strings.TrimSpace(part)
		lo, hi, isRange := strings.Cut(part, "..")
		step, isStep := strings.CutPrefix(part, "step=")
		switch {
		case isStep:
			l.Step, err = strconv.ParseFloat(step, 64)
			if err == nil && !(l.Step > 0) {
				err = fmt.Errorf("not above 0")
			}
		case isRange:
			l.Bounded = true
			if l.Min, err = strconv.ParseFloat(lo, 64); err == nil {
				l.Max, err = strconv.ParseFloat(hi, 64)
			}
			if err == nil && !(l.Min < l.Max) {
				err = fmt.Errorf("not from less to more")
			}
		case strings.Contains(part, "|"):
			l.Choices = strings.Split(part, "|")
		default:
			err = fmt.Errorf("not known")
		}
		if err != nil {
			return Limits{}, fmt.Errorf("tag tune:%q: %q is %s; try \"50..400,step=5\" or \"easy|normal|hard\"", tag, part, cause(err))
		}
	}
	return l, nil
}

// cause shortens what strconv says.
func cause(err error) string {
	if _, ok := err.(*strconv.NumError); ok {
		return "no number"
	}
	return err.Error()
}

// Clamp holds a number in the range, and reports whether it was outside.
func (l Limits) Clamp(x float64) (float64, bool) {
	switch {
	case !l.Bounded:
		return x, false
	case x < l.Min:
		return l.Min, true
	case x > l.Max:
		return l.Max, true
	}
	return x, false
}

// String returns the range as the tag writes it, and nothing when there is none.
func (l Limits) String() string {
	if !l.Bounded {
		return strings.Join(l.Choices, "|")
	}
	return Number(l.Min).String() + ".." + Number(l.Max).String()
}
