package ecs

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// FindError says what is wrong with the text of a query, and where, so that a console can point at it.
type FindError struct {
	Text   string // the whole query
	Column int    // of what is wrong, in characters, from 1
	Reason string // what is wrong, and what to do
}

// Error returns one line.
func (e *FindError) Error() string {
	return fmt.Sprintf("ecs: find %q: column %d: %s", clip(e.Text, maxShown), e.Column, e.Reason)
}

// maxShown is how much of a text an error repeats, in bytes.
const maxShown = 120

// wrong makes the error for what is at a byte of a text.
func wrong(text string, at int, format string, args ...any) *FindError {
	return &FindError{
		Text:   text,
		Column: utf8.RuneCountInString(text[:min(at, len(text))]) + 1,
		Reason: fmt.Sprintf(format, args...),
	}
}

// clip cuts a text that is longer than n bytes.
func clip(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + "…"
}

// oneOf lists names for an error: at most six of them.
func oneOf(names []string) string {
	const most = 6
	switch n := len(names); {
	case n == 0:
		return "none"
	case n > most:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), n-most)
	}
	return strings.Join(names, ", ")
}

// didYouMean returns "; did you mean …?" with the nearest of some names, or nothing when none is near. The case of
// letters counts half.
func didYouMean(name string, names []string) string {
	near, best := "", 2*max(1, min(2, len(name)/2))+1
	for _, other := range names {
		if d := nameDistance(name, other); d < best {
			near, best = other, d
		}
	}
	if near == "" {
		return ""
	}
	return "; did you mean " + near + "?"
}

// nameDistance returns how many letters must be put in, taken out, replaced or swapped with the next to make b of a, times
// two (Damerau 1964 and Levenshtein 1966, by rows). A letter that differs only in its case counts one.
func nameDistance(a, b string) int {
	from, to := []rune(clip(a, maxName)), []rune(clip(b, maxName))
	row, last, before := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range row {
		row[j] = 2 * j
	}
	for i, r := range from {
		before, last, row = last, row, before
		row[0] = 2 * (i + 1)
		for j, s := range to {
			row[j+1] = min(last[j+1]+2, row[j]+2, last[j]+letterCost(r, s))
			if i > 0 && j > 0 && r == to[j-1] && from[i-1] == s {
				row[j+1] = min(row[j+1], before[j-1]+2)
			}
		}
	}
	return row[len(to)]
}

func letterCost(a, b rune) int {
	switch {
	case a == b:
		return 0
	case strings.EqualFold(string(a), string(b)):
		return 1
	}
	return 2
}
