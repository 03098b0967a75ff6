package agent

import (
	"reflect"
	"strconv"
	"strings"
)

// enums are the names that numbers of a type have, by their methods String.
type enums struct{ known map[reflect.Type][]string }

// mostChoices is how many names of a type are looked for.
const mostChoices = 64

// of returns the names of 0, 1, 2 and so on, up to the first number that has none; nil: the type has no two of them.
func (e *enums) of(t reflect.Type) []string {
	if names, ok := e.known[t]; ok {
		return names
	}
	if e.known == nil {
		e.known = map[reflect.Type][]string{}
	}
	var names []string
	for i := range mostChoices {
		v := reflect.New(t).Elem()
		if v.CanInt() && !v.OverflowInt(int64(i)) {
			v.SetInt(int64(i))
		} else if v.CanUint() && !v.OverflowUint(uint64(i)) {
			v.SetUint(uint64(i))
		} else {
			break
		}
		name := said(v)
		if name == "" || strings.Contains(name, strconv.Itoa(i)) || len(names) > 0 && name == names[i-1] {
			break // none, kind(7), or unknown
		}
		names = append(names, name)
	}
	if len(names) < 2 || len(names) == mostChoices {
		names = nil
	}
	e.known[t] = names
	return names
}
