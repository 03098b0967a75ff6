package input

import (
	"strconv"
	"strings"
)

func noControl(name string) string {
	if name == "" {
		return "a control is missing there; try one such as Space, or leave the comma or + out"
	}
	says := "no control is called " + strconv.Quote(name)
	if strings.Contains(name, " ") {
		return says + "; try a comma between two, + for both at once, or hold, tap or double before one"
	}
	near := nearest(name, func(yield func(string)) {
		for c := Control(1); c < padEnd; c++ {
			if n := c.plainName(); n != "none" {
				yield(n)
			}
		}
		for _, n := range pairNames {
			yield(n)
		}
	})
	if near == "" {
		return says + "; try one such as Space, PadA or MouseLeft"
	}
	return says + "; try " + near
}

// nearAction returns what to try for a name that no action has.
func (c *compiler) nearAction(name string) string {
	near := nearest(name, func(yield func(string)) {
		for i := range c.bindings.actions {
			yield(c.bindings.actions[i].Name)
		}
	})
	if near == "" {
		return "; try one that the game has, such as " + strconv.Quote(c.bindings.actions[0].Name)
	}
	return "; try " + near
}

// nearest returns the name that is most like one, or nothing when none is.
func nearest(name string, all func(yield func(string))) string {
	const most = 24 // bytes: longer names are no slips
	best, at := "", 1+len(name)/3
	if len(name) > most {
		return ""
	}
	all(func(n string) {
		if len(n) > most {
			return
		}
		if d := distance(strings.ToLower(name), strings.ToLower(n)); d < at || d == at && best == "" {
			best, at = n, d
		}
	})
	return best
}

// distance returns how many bytes must be put in, left out, changed or swapped with the next to make b of a.
func distance(a, b string) int {
	var rows [3][]int
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
	}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range len(a) {
		before, last, now := rows[i%3], rows[(i+1)%3], rows[(i+2)%3]
		now[0] = i + 1
		for j := range len(b) {
			same := 1
			if a[i] == b[j] {
				same = 0
			}
			now[j+1] = min(last[j+1]+1, now[j]+1, last[j]+same)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}
