//go:build !js

package dev

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// swappedLine says how a build came into the game, as "0.9 s; 2 fields added, 1 new default applied".
func swappedLine(took time.Duration, r protocol.RestoreResult) string {
	var parts []string
	added, parked, anew := fitting(r.Added, r.Parked)
	if len(anew) > 0 {
		parts = append(parts, strings.Join(anew, " and ")+" anew, for what it was does not fit its type now")
	}
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{len(added), "field added", "fields added"},
		{len(r.Adopted), "field is back", "fields are back"},
		{len(r.Renamed), "field renamed", "fields renamed"},
		{len(r.Retyped), "field of another type", "fields of other types"},
		{len(parked), "field gone, kept until it is back", "fields gone, kept until they are back"},
		{len(r.Defaults), "new default applied", "new defaults applied"},
	} {
		if p.n > 0 {
			parts = append(parts, count(p.n, p.one, p.many))
		}
	}
	line := seconds(took)
	if len(parts) > 0 {
		line += "; " + strings.Join(parts, ", ")
	}
	return line
}

// fitting takes out of both lists what is in both: a field whose new type its old value does not fit.
func fitting(added, parked []string) (onlyAdded, onlyParked, both []string) {
	onlyAdded, onlyParked = without(added, parked), without(parked, added)
	return onlyAdded, onlyParked, without(added, onlyAdded)
}

// without returns the names of a list that another one has not got.
func without(list, other []string) (rest []string) {
	for _, name := range list {
		if !slices.Contains(other, name) {
			rest = append(rest, name)
		}
	}
	return rest
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

// failedLine says what became of a build that runs no more, as "built in 0.8 s, but it panics in play.Update (play.go:31):
// went back to the build before". Build is the one that plays now.
func failedLine(took time.Duration, how string, f protocol.FailureEvent, plays int) string {
	line := how
	if len(f.Stack) > 0 {
		line += " in " + f.Stack[0]
	}
	if took > 0 {
		line = "built in " + seconds(took) + ", but it " + line
	} else {
		line = "the game " + line
	}
	switch {
	case plays > 0 && plays < f.Build:
		line += ": went back to the build before"
	case f.Back > 0:
		line += fmt.Sprintf(": went back to tick %d, and paused", f.Back)
	}
	return line
}

// problemLines writes problems as a compiler does, and no more than fit over a game.
func problemLines(list []protocol.Problem, folder string) []string {
	const most = 12
	var lines []string
	for i, p := range list {
		if i == most {
			lines = append(lines, count(len(list)-most, "more problem", "more problems"))
			break
		}
		lines = append(lines, problemLine(p, folder))
	}
	return lines
}

func problemLine(p protocol.Problem, folder string) string {
	text := strings.ReplaceAll(p.Text, "\n", "\n\t")
	switch {
	case p.File == "":
		return text
	case p.Col == 0:
		return fmt.Sprintf("%s%s:%d: %s", folder, p.File, p.Line, text)
	}
	return fmt.Sprintf("%s%s:%d:%d: %s", folder, p.File, p.Line, p.Col, text)
}
