package engine

import (
	"strings"
	"unicode"
)

// plain makes words showable in the built-in font: letters with marks lose them, quotes and dashes become plain ones,
// control characters become spaces. What else the font lacks it draws as a box; the copied report has the words as
// they are.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r >= ' ' && r < 0x7f:
			return r
		case r < 0x80:
			return ' '
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		for _, list := range likeness {
			if strings.ContainsRune(list[1:], r) {
				return rune(list[0])
			}
		}
		return r
	}, s)
}

// likeness lists characters that the font lacks, behind the one that stands for them.
var likeness = [...]string{
	"AÀÁÂÃÄÅĀĂĄ", "CÇĆĈĊČ", "DĎĐ", "EÈÉÊËĒĔĖĘĚ", "GĜĞĠĢ", "IÌÍÎÏĨĪĬĮİ", "LĹĻĽŁ", "NÑŃŅŇ", "OÒÓÔÕÖØŌŎŐ", "RŔŖŘ",
	"SŚŜŞŠ", "TŢŤ", "UÙÚÛÜŨŪŬŮŰŲ", "YÝŸ", "ZŹŻŽ", "aàáâãäåāăą", "cçćĉċč", "dďđ", "eèéêëēĕėęě", "gĝğġģ", "iìíîïĩīĭįı",
	"lĺļľł", "nñńņň", "oòóôõöøōŏő", "rŕŗř", "sśŝşšß", "tţť", "uùúûüũūŭůűų", "yýÿ", "zźżž",
	"\"“”„«»", "'‘’‚", "-—―−", " \u00a0\u2009\u202f",
}

// wrap cuts words into lines of at most width, as measure sees them: at spaces, and within a word that is longer.
// It keeps the words' own ends of lines and drops empty lines.
func wrap(s string, width float64, measure func(string) float64) []string {
	var lines []string
	for _, hard := range strings.Split(s, "\n") {
		hard = strings.TrimSpace(hard)
		for hard != "" {
			n := fitting(hard, width, measure)
			lines = append(lines, strings.TrimSpace(hard[:n]))
			hard = strings.TrimSpace(hard[n:])
		}
	}
	return lines
}

// fitting returns how many bytes of a line fit, at least one character.
func fitting(s string, width float64, measure func(string) float64) int {
	if measure(s) <= width {
		return len(s)
	}
	word, first := 0, 0
	for i, r := range s {
		if i > 0 && measure(s[:i]) > width {
			break
		}
		first = i
		if r == ' ' {
			word = i
		}
	}
	if word > 0 {
		return word
	}
	if first == 0 {
		return len(string([]rune(s)[:1]))
	}
	return first
}

// shorten cuts a line to a width and marks it.
func shorten(s string, width float64, measure func(string) float64) string {
	if measure(s) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && measure(string(r)+"…") > width {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}

// collapse leaves the middle of a list out, so that it has at most n lines.
func collapse(lines []string, n int, more func(left int) string) []string {
	if len(lines) <= n {
		return lines
	}
	if n < 3 {
		return lines[:max(n, 0)]
	}
	tail := (n - 1) / 3
	head := n - 1 - tail
	out := append([]string{}, lines[:head]...)
	out = append(out, more(len(lines)-head-tail))
	return append(out, lines[len(lines)-tail:]...)
}
