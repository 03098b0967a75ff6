package engine

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// characters measures a text in characters.
func characters(s string) float64 { return float64(utf8.RuneCountInString(s)) }

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"index out of range [3]":  "index out of range [3]",
		"Saint-Étienne “déjà vu”": `Saint-Etienne "deja vu"`,
		"a\tb\x00c\nd":            "a b c\nd",
		"e\u0301 \u200bx":         "e x",
		"日本 ← ♥":                  "日本 ← ♥",
		"bad \xff":                "bad \uFFFD",
	} {
		if got := plain(in); got != want {
			t.Errorf("%q: got %q; want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width float64
		want  []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 100, []string{"one two three"}},
		{"first\n\n  second\n", 100, []string{"first", "second"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"日本語の文", 2, []string{"日本", "語の", "文"}},
		{"x", 0, []string{"x"}},
		{"", 5, nil},
	} {
		if got := wrap(c.in, c.width, characters); !slices.Equal(got, c.want) {
			t.Errorf("%q at %v: got %q; want %q", c.in, c.width, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("one two  three\nfour", 5.0)
	f.Add("日本\xff  \n", 1.0)
	f.Fuzz(func(t *testing.T, s string, width float64) {
		lines := wrap(s, width, characters)
		for _, line := range lines {
			if n := characters(line); n > 1 && n > width {
				t.Errorf("a line of %v in a width of %v: %q", n, width, line)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(s); got != want {
			t.Errorf("letters: got %q; want %q", got, want)
		}
		if short := shorten(s, width, characters); characters(short) > max(width, 1) && short != s {
			t.Errorf("shortened to %q; want at most %v", short, width)
		}
	})
}

func TestCollapse(t *testing.T) {
	lines := strings.Split("abcdefghij", "")
	more := func(n int) string { return strings.Repeat("+", n) }
	for n, want := range map[int]string{
		10: "abcdefghij", 12: "abcdefghij", 0: "", 1: "a", 2: "ab", 3: "ab++++++++", 7: "abcd++++ij", -3: "",
	} {
		if got := strings.Join(collapse(lines, n, more), ""); got != want {
			t.Errorf("in %d lines: got %q; want %q", n, got, want)
		}
	}
}
