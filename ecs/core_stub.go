package ecs

import (
	"strings"
	"unicode/utf8"
)

func (w *World) Advance() {}

const maxName = 64

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

// didYouMean returns "; did you mean …?" with the nearest of some names, or nothing when none is near. The case of
// letters counts half.
func didYouMean(name string, names []string) string {
	near, best := "", 2*max(1, min(2, len(name)/3))+1
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

// nameDistance returns how many letters must be put in, taken out or replaced to make b of a, times two
// (Levenshtein 1966, by rows). A letter that differs only in its case counts one.
func nameDistance(a, b string) int {
	from, to := []rune(clip(a, maxName)), []rune(clip(b, maxName))
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = 2 * j
	}
	for i, r := range from {
		above := row[0] // of the row before, left of the place that is being filled
		row[0] = 2 * (i + 1)
		for j, s := range to {
			above, row[j+1] = row[j+1], min(row[j]+2, row[j+1]+2, above+letterCost(r, s))
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
