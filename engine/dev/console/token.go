package console

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd    tokenKind = iota
	tokenWord             // a word of the console, or a name
	tokenNumber           // without a sign; also an entity's id, 12v3
	tokenText             // quoted as in Go; text is what it means
	tokenSign
)

// token is a piece of a line.
type token struct {
	kind    tokenKind
	text    string
	at, end int // bytes of the line
}

// maxLine is what a line may have at most, bytes.
const maxLine = 8192

// signs are longest first, because the first that fits is taken.
var signs = []string{
	"||", "&&", "==", "!=", "<=", ">=", "|", "&", "=", "<", ">", "!", ",", ".", ";", ":", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "%", "@", "#",
}

// scan takes a line apart. The last token is one of kind tokenEnd.
func scan(line string) ([]token, *Error) {
	if len(line) > maxLine {
		return nil, wrong(line, maxLine, "a line has at most %d bytes; this one has %d", maxLine, len(line))
	}
	var all []token
	for at := 0; ; {
		t, err := nextToken(line, at)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
		if t.kind == tokenEnd {
			return all, nil
		}
		at = t.end
	}
}

func nextToken(line string, at int) (token, *Error) {
	for at < len(line) {
		r, size := utf8.DecodeRuneInString(line[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	rest := line[at:]
	if rest == "" {
		return token{at: at, end: at}, nil
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case isLetter(r):
		n := spanOf(rest, isLetterOrDigit)
		return token{tokenWord, rest[:n], at, at + n}, nil
	case '0' <= r && r <= '9':
		n := numberLength(rest)
		return token{tokenNumber, rest[:n], at, at + n}, nil
	case r == '"' || r == '`':
		return textToken(line, at)
	}
	for _, s := range signs {
		if strings.HasPrefix(rest, s) {
			return token{tokenSign, s, at, at + len(s)}, nil
		}
	}
	if r == '\'' {
		return token{}, wrong(line, at, `a text stands in double quotes, as in "Max"`)
	}
	return token{}, wrong(line, at, "there is no place for %q", rest[:size])
}

func textToken(line string, at int) (token, *Error) {
	quoted, err := strconv.QuotedPrefix(line[at:])
	if err != nil {
		return token{}, wrong(line, at, "this text has no end; close it with %s", line[at:at+1])
	}
	text, err := strconv.Unquote(quoted)
	if err != nil {
		return token{}, wrong(line, at, "this text cannot be read: %s", clip(quoted, 60))
	}
	return token{tokenText, text, at, at + len(quoted)}, nil
}

// numberLength returns how long the number or id at the front is. A sign belongs to it only behind an e, a dot only before a
// digit, an @ only in an id: 12v3@1.
func numberLength(text string) int {
	n := spanOf(text, isLetterOrDigit)
	if isID(text[:n]) {
		if n+1 < len(text) && text[n] == '@' && isDigit(text[n+1]) {
			n += 1 + spanOf(text[n+1:], isLetterOrDigit)
		}
		return n
	}
	if n+1 < len(text) && text[n] == '.' && isDigit(text[n+1]) {
		n += 1 + spanOf(text[n+1:], isLetterOrDigit)
	}
	hex := strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0X")
	if e := text[n-1]; !hex && (e == 'e' || e == 'E') && n+1 < len(text) && (text[n] == '+' || text[n] == '-') && isDigit(text[n+1]) {
		n += 1 + spanOf(text[n+1:], isLetterOrDigit)
	}
	return n
}

// isID reports whether a text is an entity's id, such as 12v3 or 12v3@1.
func isID(text string) bool {
	index, generation, ok := strings.Cut(text, "v")
	generation, _, _ = strings.Cut(generation, "@")
	return ok && index != "" && generation != "" && strings.Trim(index, "0123456789") == "" && strings.Trim(generation, "0123456789") == ""
}

// isPlace reports whether a text is an entity by its place: e12.
func isPlace(text string) bool {
	return len(text) > 1 && text[0] == 'e' && strings.Trim(text[1:], "0123456789") == ""
}

func spanOf(text string, in func(rune) bool) int {
	if n := strings.IndexFunc(text, func(r rune) bool { return !in(r) }); n >= 0 {
		return n
	}
	return len(text)
}

func isDigit(b byte) bool         { return '0' <= b && b <= '9' }
func isLetter(r rune) bool        { return r == '_' || unicode.IsLetter(r) }
func isLetterOrDigit(r rune) bool { return isLetter(r) || unicode.IsDigit(r) }
