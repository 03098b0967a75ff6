package console

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error says what is wrong with a line, and where, so that a face can point at it.
type Error struct {
	Text   string // the whole line
	Column int    // of what is wrong, in characters, from 1
	Reason string // what is wrong, and what to do
}

// Error returns one line.
func (e *Error) Error() string {
	return fmt.Sprintf("console: read %q: column %d: %s", clip(e.Text, 120), e.Column, e.Reason)
}

// wrong makes the error for what is at a byte of a line.
func wrong(line string, at int, format string, args ...any) *Error {
	return &Error{Text: line, Column: utf8.RuneCountInString(line[:max(0, min(at, len(line)))]) + 1, Reason: fmt.Sprintf(format, args...)}
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

// oneOf lists names for an error: at most eight of them.
func oneOf(names []string) string {
	const most = 8
	switch n := len(names); {
	case n == 0:
		return "none"
	case n > most:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), n-most)
	}
	return strings.Join(names, ", ")
}
