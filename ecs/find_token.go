package ecs

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd    tokenKind = iota
	tokenWord             // a name of a type, a variable or a field
	tokenNumber           // without a sign
	tokenString           // quoted as in Go; text is what it means
	tokenSign             // one of signs
	tokenWrong            // text is the reason
)

// token is a piece of a query's text.
type token struct {
	kind tokenKind
	text string
	at   int // the byte where it begins
}

// signs are longest first, because the first that fits is taken.
var signs = []string{"||", "&&", "==", "!=", "<=", ">=", "|", "&", "=", "<", ">", "!", ",", ".", "(", ")", "+", "-", "*", "/", "%"}

// nextToken reads the token that begins at or after a byte, and says where it ends.
func nextToken(text string, at int) (t token, end int) {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	rest := text[at:]
	if rest == "" {
		return token{at: at}, at
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case isLetter(r):
		n := spanOf(rest, isLetterOrDigit)
		return token{tokenWord, rest[:n], at}, at + n
	case '0' <= r && r <= '9':
		n := numberLength(rest)
		return token{tokenNumber, rest[:n], at}, at + n
	case r == '"' || r == '`':
		return stringToken(rest, at)
	}
	for _, s := range signs {
		if strings.HasPrefix(rest, s) {
			return token{tokenSign, s, at}, at + len(s)
		}
	}
	return token{tokenWrong, unknownSign(rest[:size]), at}, at + size
}

func unknownSign(sign string) string {
	switch sign {
	case "'":
		return `a text stands in double quotes, as in "Earth"`
	case ";":
		return "there is no place for ;, terms are separated by commas"
	}
	return "there is no place for " + strconv.Quote(sign)
}

func stringToken(rest string, at int) (token, int) {
	quoted, err := strconv.QuotedPrefix(rest)
	if err != nil {
		return token{tokenWrong, "this text has no end; close it with " + rest[:1], at}, at + len(rest)
	}
	value, err := strconv.Unquote(quoted)
	if err != nil {
		return token{tokenWrong, "this text cannot be read: " + clip(quoted, maxShown), at}, at + len(quoted)
	}
	return token{tokenString, value, at}, at + len(quoted)
}

// numberLength returns how long the number at the front is. A sign belongs to it only behind an e; a dot only before
// a digit.
func numberLength(text string) int {
	n := spanOf(text, isLetterOrDigit)
	if n+1 < len(text) && text[n] == '.' && isDigit(text[n+1]) {
		n += 1 + spanOf(text[n+1:], isLetterOrDigit)
	}
	hex := strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0X")
	if e := text[n-1]; !hex && (e == 'e' || e == 'E') && n+1 < len(text) && (text[n] == '+' || text[n] == '-') && isDigit(text[n+1]) {
		n += 1 + spanOf(text[n+1:], isLetterOrDigit)
	}
	return n
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

// isVariable reports whether a word can be one. Scripts without capitals count as lower case.
func isVariable(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return !unicode.IsUpper(r)
}

// asVariable returns a word as a variable would be written.
func asVariable(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[size:]
}
