package tune

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// value reads what a key is set to.
func (p *parser) value() Value {
	switch {
	case p.err != nil:
	case p.rest == "" || p.rest[0] == '#':
		p.fail("the value is missing; try a number, true, false or \"text\"")
	case p.rest[0] == '"' || p.rest[0] == '\'':
		return Value{Kind: String, Text: p.quoted()}
	case p.rest[0] == '[':
		return Value{Kind: List, List: p.list()}
	case p.rest[0] == '{':
		p.fail("a table in braces is not known here; try a section, or a key with points")
	default:
		return p.plain()
	}
	return Value{}
}

// plain reads a number or a truth value.
func (p *parser) plain() Value {
	n := strings.IndexAny(p.rest, " \t#,]")
	if n < 0 {
		n = len(p.rest)
	}
	text := p.rest[:n]
	if text == "true" || text == "false" {
		p.rest = p.rest[n:]
		return Value{Kind: Bool, Bool: text == "true"}
	}
	v, ok := p.number(text)
	if ok {
		p.rest = p.rest[n:]
	}
	return v
}

// number reads a number as TOML writes it.
func (p *parser) number(text string) (Value, bool) {
	digits := strings.TrimLeft(text, "+-")
	switch {
	case len(text)-len(digits) > 1 || digits == "" || digits[0] < '0' || digits[0] > '9':
		if digits == "inf" || digits == "nan" {
			p.fail("%s is no value for a game; try a number", text)
		} else {
			p.fail("%q is no value; try a number, true, false or \"text\"", word(p.rest))
		}
		return Value{}, false
	case strings.ContainsAny(digits, ":") || strings.Count(digits, "-") > 1:
		p.fail("dates and times are not known here; try \"text\" or a number")
		return Value{}, false
	case !spaced(digits):
		p.fail("%s is no number; try it without _", text)
		return Value{}, false
	}
	text, digits = strings.ReplaceAll(text, "_", ""), strings.ReplaceAll(digits, "_", "")
	based := len(digits) > 1 && strings.IndexByte("xob", digits[1]) >= 0
	if based && digits == text || strings.Trim(digits, "0123456789") == "" {
		return p.whole(text, digits, based)
	}
	return p.fraction(text, digits)
}

// spaced reports whether each _ stands between two digits.
func spaced(digits string) bool {
	hex := strings.HasPrefix(digits, "0x")
	is := func(i int) bool {
		if i < 0 || i >= len(digits) {
			return false
		}
		c := digits[i]
		return c >= '0' && c <= '9' || hex && (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')
	}
	for i := range len(digits) {
		if digits[i] == '_' && !(is(i-1) && is(i+1)) {
			return false
		}
	}
	return true
}

func (p *parser) whole(text, digits string, based bool) (Value, bool) {
	base := 10
	if based {
		base = 0
	} else if len(digits) > 1 && digits[0] == '0' {
		p.fail("%s begins with 0; try %s", text, strings.TrimLeft(digits, "0"))
		return Value{}, false
	}
	n, err := strconv.ParseInt(text, base, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		p.fail("%s is too large for a whole number; try one with a point", text)
	case err != nil:
		p.fail("%s is no number", text)
	}
	return Whole(n), err == nil
}

// fraction reads a number with a point or an exponent, each with digits on both sides.
func (p *parser) fraction(text, digits string) (Value, bool) {
	head, exponent, scaled := strings.Cut(strings.ToLower(digits), "e")
	whole, part, pointed := strings.Cut(head, ".")
	_, signed := strings.CutPrefix(exponent, "+")
	exponent = strings.TrimLeft(exponent, "+")
	if !signed {
		exponent = strings.TrimPrefix(exponent, "-")
	}
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case !isDigits(whole) || pointed && !isDigits(part) || scaled && !isDigits(exponent):
		p.fail("%s is no number; try one such as 0.5 or 1e3", text)
	case len(whole) > 1 && whole[0] == '0':
		p.fail("%s begins with 0; try it without", text)
	case err != nil || math.IsInf(x, 0):
		p.fail("%s is too large for a number", text)
	default:
		return Value{Kind: Float, Num: x}, true
	}
	return Value{}, false
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// list reads numbers between brackets.
func (p *parser) list() []float64 {
	p.take('[')
	list := []float64{}
	for p.err == nil {
		p.space()
		if p.take(']') {
			return list
		}
		if p.rest == "" || p.rest[0] == '#' {
			p.fail("the list has no end in its line; try ] there")
			return nil
		}
		if strings.IndexByte("[{\"'", p.rest[0]) >= 0 {
			p.fail("a list of other things than numbers is not known here; try numbers")
			return nil
		}
		v := p.plain()
		if p.err == nil && v.Kind > Float {
			p.fail("a list of other things than numbers is not known here; try numbers")
		}
		list = append(list, v.Num)
		p.space()
		if !p.take(',') && p.err == nil && (p.rest != "" && p.rest[0] != ']' && p.rest[0] != '#') {
			p.fail("a , or a ] is missing in the list")
		}
	}
	return nil
}

// quoted reads a string on one line.
func (p *parser) quoted() string {
	open := p.rest
	q := p.rest[0]
	p.rest = p.rest[1:]
	if strings.HasPrefix(open, open[:1]+open[:1]+open[:1]) {
		p.rest = open
		p.fail("a text over several lines is not known here; try \\n in one")
		return ""
	}
	var b strings.Builder
	for p.rest != "" && p.err == nil {
		c := p.rest[0]
		p.rest = p.rest[1:]
		switch {
		case c == q:
			return b.String()
		case c == '\\' && q == '"':
			b.WriteRune(p.escaped())
		default:
			b.WriteByte(c)
		}
	}
	if p.err == nil {
		p.rest = open
		p.fail("the text has no end; try %c there", q)
	}
	return ""
}

// escapes are letters behind a backslash, each before what it stands for.
const escapes = "b\bt\tn\nf\fr\r\"\"\\\\"

// escaped reads what follows a backslash.
func (p *parser) escaped() rune {
	if p.rest == "" {
		return 0
	}
	c := p.rest[0]
	for i := 0; i < len(escapes); i += 2 {
		if escapes[i] == c {
			p.rest = p.rest[1:]
			return rune(escapes[i+1])
		}
	}
	n := 0
	switch c {
	case 'u':
		n = 4
	case 'U':
		n = 8
	}
	if n == 0 || len(p.rest) < 1+n {
		p.fail("\\%s is not known; try \\\\ for a backslash", word(p.rest[:1]))
		return 0
	}
	r, err := strconv.ParseUint(p.rest[1:1+n], 16, 32)
	if err != nil || r > utf8.MaxRune || !utf8.ValidRune(rune(r)) {
		p.fail("\\%s is no character", p.rest[:1+n])
		return 0
	}
	p.rest = p.rest[1+n:]
	return rune(r)
}
