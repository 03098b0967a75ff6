package typing

import (
	"unicode"
	"unicode/utf8"
)

// boundary returns the place nearest below at where a letter of the text begins.
func boundary(text string, at int) int {
	at = min(max(at, 0), len(text))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// before returns the place one letter or word to the left. Marks belong to the letter before them.
func before(text string, at int, word bool) int {
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
		switch {
		case word:
			if prev, _ := utf8.DecodeLastRuneInString(text[:at]); at == 0 || inWord(r) && !inWord(prev) {
				return at
			}
		case !mark(r):
			return at
		}
	}
	return 0
}

// after returns the place one letter or word to the right.
func after(text string, at int, word bool) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		at += n
		next, _ := utf8.DecodeRuneInString(text[at:])
		switch {
		case at == len(text):
		case word:
			if inWord(r) && !inWord(next) {
				return at
			}
		case !mark(next):
			return at
		}
	}
	return len(text)
}

// mark reports whether a rune belongs to the letter before it.
func mark(r rune) bool { return unicode.IsMark(r) || r == '\u200d' }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || mark(r) }
