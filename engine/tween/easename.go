package tween

import (
	"fmt"
	"strings"
)

// curves are the names of the curves, in the order of the eases.
const curves = "Sine Quad Cubic Quart Quint Expo Circ Back Elastic Bounce"

var ways = [...]string{"In", "Out", "InOut"}

// String returns the name of the constant, such as "BackOut".
func (e Ease) String() string {
	if e == Linear {
		return "Linear"
	}
	if e >= eases {
		return fmt.Sprintf("Ease(%d)", uint8(e))
	}
	return strings.Fields(curves)[(e-1)/3] + ways[(e-1)%3]
}

// ParseEase returns the ease of a name as String gives it, in any case of letters: for tables of values in files.
func ParseEase(name string) (Ease, error) {
	for e := range eases {
		if strings.EqualFold(e.String(), name) {
			return e, nil
		}
	}
	return Linear, fmt.Errorf("tween: parse ease %.40q: no such name; try Linear, or one of %s followed by In, Out or InOut", name, curves)
}

// MarshalText returns the name, so that tables and saves have names and not numbers. One that is no ease is an error.
func (e Ease) MarshalText() ([]byte, error) {
	if e >= eases {
		return nil, fmt.Errorf("tween: write ease %d: there are %d", uint8(e), uint8(eases))
	}
	return []byte(e.String()), nil
}

// UnmarshalText is ParseEase for decoders of JSON, TOML and the like. On an error e is as it was.
func (e *Ease) UnmarshalText(name []byte) error {
	parsed, err := ParseEase(string(name))
	if err == nil {
		*e = parsed
	}
	return err
}
