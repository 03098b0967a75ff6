package ecs

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON is read here and not with encoding/json, since a package that imports that takes it into every program, whether
// it reads any or not: a tenth of what the store adds to a page. How deep it may be nested is limited, too.

// jsonNumber is a number as it was written.
type jsonNumber string

// maxBrackets is how deep brackets may be nested: values that are nested maxJSON deep may need two for each step.
const maxBrackets = 2*maxJSON + 10

var errTextEnds = errors.New("unexpected EOF")

// jsonScanner is JSON that is read: objects become map[string]any, lists []any, numbers jsonNumber.
type jsonScanner struct {
	text string
	at   int
}

func parseJSON(text string) (any, error) {
	j := &jsonScanner{text: text}
	v, err := j.value(0)
	if err == nil && j.space() {
		err = errors.New("more follows after the world")
	}
	if err != nil {
		line := 1 + strings.Count(text[:j.at], "\n")
		return nil, fmt.Errorf("line %d: %w", line, err)
	}
	return v, nil
}

// space skips white space, and reports whether more follows.
func (j *jsonScanner) space() bool {
	for j.at < len(j.text) && strings.IndexByte(" \t\r\n", j.text[j.at]) >= 0 {
		j.at++
	}
	return j.at < len(j.text)
}

// skip skips white space and then a character, if it is there.
func (j *jsonScanner) skip(c byte) bool {
	if j.space() && j.text[j.at] == c {
		j.at++
		return true
	}
	return false
}

func (j *jsonScanner) value(depth int) (any, error) {
	if !j.space() {
		return nil, errTextEnds
	}
	if depth > maxBrackets {
		return nil, errDeepJSON
	}
	switch j.text[j.at] {
	case '{':
		return j.object(depth)
	case '[':
		return j.list(depth)
	case '"':
		return j.quoted()
	}
	end := j.at
	for end < len(j.text) && strings.IndexByte(" \t\r\n,:]}", j.text[end]) < 0 {
		end++
	}
	word := j.text[j.at:end]
	v, ok := jsonWord(word)
	if !ok {
		return nil, fmt.Errorf("got %q; want a value", clip(word, maxName))
	}
	j.at = end
	return v, nil
}

// jsonWord is what a word without quotes means.
func jsonWord(word string) (v any, ok bool) {
	switch word {
	case "null":
		return nil, true
	case "true", "false":
		return word == "true", true
	}
	return jsonNumber(word), isJSONNumber(word)
}

// isJSONNumber reports whether a number is written as JSON has them: 0 or digits without a 0 before them, a fraction, an
// exponent.
func isJSONNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	rest, ok := cutDigits(s)
	if !ok || s[0] == '0' && len(s)-len(rest) > 1 {
		return false
	}
	if fraction, has := strings.CutPrefix(rest, "."); has {
		if rest, ok = cutDigits(fraction); !ok {
			return false
		}
	}
	if rest == "" {
		return true
	}
	if rest[0] != 'e' && rest[0] != 'E' {
		return false
	}
	rest = rest[1:]
	if rest != "" && (rest[0] == '+' || rest[0] == '-') {
		rest = rest[1:]
	}
	rest, ok = cutDigits(rest)
	return ok && rest == ""
}

// cutDigits cuts digits off, and reports whether there were any.
func cutDigits(s string) (rest string, ok bool) {
	rest = strings.TrimLeft(s, "0123456789")
	return rest, len(rest) < len(s)
}

func (j *jsonScanner) object(depth int) (any, error) {
	j.at++
	m := map[string]any{}
	for first := true; !j.skip('}'); first = false {
		if !first && !j.skip(',') {
			return nil, j.missing("a comma or }")
		}
		if !j.space() || j.text[j.at] != '"' {
			return nil, j.missing("a name in quotes")
		}
		name, err := j.quoted()
		if err != nil {
			return nil, err
		}
		if !j.skip(':') {
			return nil, j.missing("a colon")
		}
		if m[name], err = j.value(depth + 1); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (j *jsonScanner) list(depth int) (any, error) {
	j.at++
	list := []any{}
	for !j.skip(']') {
		if len(list) > 0 && !j.skip(',') {
			return nil, j.missing("a comma or ]")
		}
		v, err := j.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

func (j *jsonScanner) missing(want string) error {
	if !j.space() {
		return errTextEnds
	}
	return fmt.Errorf("got %q; want %s", clip(j.text[j.at:min(len(j.text), j.at+20)], maxName), want)
}

// quoted reads a string. What is no UTF-8 in it becomes U+FFFD.
func (j *jsonScanner) quoted() (string, error) {
	from := j.at + 1
	escaped := false
	for i := from; i < len(j.text); i++ {
		switch c := j.text[i]; {
		case c == '"':
			j.at = i + 1
			if escaped {
				return unescaped(j.text[from:i])
			}
			return valid(j.text[from:i]), nil
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			j.at = i
			return "", fmt.Errorf("a string goes over the end of its line, or has the character %#x in it", c)
		}
	}
	j.at = len(j.text)
	return "", errTextEnds
}

// valid has U+FFFD for each byte that is no UTF-8.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

func unescaped(s string) (string, error) {
	b := make([]byte, 0, len(s))
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 || i+1 == len(s) {
			return valid(string(append(b, s...))), nil
		}
		b = append(b, s[:i]...)
		c := s[i+1]
		s = s[i+2:]
		if at := strings.IndexByte(`"\/bfnrt`, c); at >= 0 {
			b = append(b, "\"\\/\b\f\n\r\t"[at])
			continue
		}
		r, ok := hexRune(s)
		if c != 'u' || !ok {
			return "", fmt.Errorf(`got \%c in a string; want an escape of JSON`, c)
		}
		s = s[4:]
		if utf16.IsSurrogate(r) && strings.HasPrefix(s, `\u`) {
			if low, ok := hexRune(s[2:]); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
				r, s = utf16.DecodeRune(r, low), s[6:]
			}
		}
		b = utf8.AppendRune(b, r)
	}
}

func hexRune(s string) (rune, bool) {
	if len(s) < 4 || strings.ContainsAny(s[:4], "+-_") {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:4], 16, 16)
	return rune(n), err == nil
}

// appendString writes a string in quotes.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ' || c == 0x7f:
			b = fmt.Appendf(b, `\u%04x`, c)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
