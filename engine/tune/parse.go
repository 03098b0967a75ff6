package tune

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// The limits of a text. What is beyond is no list of tuned values.
const (
	MaxText = 1 << 20 // bytes
	maxKeys = 10_000
	maxPath = 16 // parts of a key with those of its section
)

// File is a text of tuned values that was read.
type File struct {
	Keys []Key // in their order
	text []byte
	// sections are the lines with a name in brackets.
	sections []section
}

// Key is a line of it.
type Key struct {
	Path  string // with its section: "ship.Gun.Rate"
	Value Value
	Line  int // from 1
	Col   int // bytes, from 1

	begin, end int // of the value in the text
	from, to   int // of the whole line, its end included
	section    int // −1: before the first
}

type section struct {
	path     string
	from, to int // of its line
}

// Error is what is wrong with a text, and where.
type Error struct {
	Line, Col int // from 1
	Text      string
}

// Error returns "3:10: what is wrong".
func (e *Error) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Col, e.Text) }

// Parse reads a text, of at most 1 MB. The error is an *Error.
func Parse(text []byte) (*File, error) {
	if len(text) > MaxText {
		return nil, &Error{1, 1, fmt.Sprintf("it has %d bytes; try at most %d (1 MB)", len(text), MaxText)}
	}
	p := &parser{file: &File{text: text}, seen: map[string]use{}, section: -1}
	for p.start < len(text) && p.err == nil {
		p.next()
	}
	if p.err != nil {
		return nil, p.err
	}
	return p.file, nil
}

// use is what a path stands for.
type use uint8

const (
	isTable  use = iota + 1 // something lies below it
	isHeader                // and it is a section's name
	isValue
)

// parser reads a text line by line.
type parser struct {
	file    *File
	seen    map[string]use
	section int
	prefix  string // of the section, with the point

	line       int    // its number, from 1
	start, end int    // where it begins and ends in the text
	rest       string // of it
	err        *Error
}

// fail notes an error at the rest of the line. The first one counts.
func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		col := p.end - p.start - len(p.rest) + 1
		p.err = &Error{p.line, max(col, 1), fmt.Sprintf(format, args...)}
	}
}

// failAt is fail at another place of the line, which begins with rest.
func (p *parser) failAt(rest, format string, args ...any) {
	after := p.rest
	p.rest = rest
	p.fail(format, args...)
	p.rest = after
}

// next reads a line.
func (p *parser) next() {
	text := p.file.text
	p.line++
	from, to := p.start, len(text)
	if i := bytes.IndexByte(text[from:], '\n'); i >= 0 {
		to = from + i + 1
	}
	if p.line == 1 && bytes.HasPrefix(text, []byte("\ufeff")) {
		p.start += len("\ufeff") // an editor of Windows wrote it
	}
	line := strings.TrimSuffix(strings.TrimSuffix(string(text[p.start:to]), "\n"), "\r")
	p.end, p.rest = p.start+len(line), line
	p.letters(line)
	if p.err == nil {
		p.statement(from, to)
	}
	p.start = to
}

// letters finds what no text has.
func (p *parser) letters(line string) {
	for i, r := range line {
		if size := utf8.RuneLen(r); r == utf8.RuneError && !strings.HasPrefix(line[i:], "\ufffd") || size < 0 {
			p.failAt(line[i:], "it is no UTF-8; try saving the file as that")
			return
		}
		if r < ' ' && r != '\t' || r == 0x7f {
			p.failAt(line[i:], "a character that cannot be seen, U+%04X; try without it", r)
			return
		}
	}
}

// statement reads what a line says.
func (p *parser) statement(from, to int) {
	p.space()
	switch {
	case p.rest == "" || p.rest[0] == '#':
	case p.rest[0] == '[':
		p.header(from, to)
	default:
		p.pair(from, to)
	}
}

func (p *parser) space() { p.rest = strings.TrimLeft(p.rest, " \t") }

// take goes behind a character, and reports whether it was there.
func (p *parser) take(c byte) bool {
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// over makes sure that the line is over, but for a comment.
func (p *parser) over(after string) {
	p.space()
	if p.rest != "" && p.rest[0] != '#' {
		p.fail("%q after %s; try a line of its own, or # before a remark", word(p.rest), after)
	}
}

// header reads the name of a section.
func (p *parser) header(from, to int) {
	begin := p.rest
	p.take('[')
	if p.take('[') {
		p.fail("a list of tables is not known here; try one section, [name]")
		return
	}
	path := p.path()
	p.space()
	if p.err == nil && !p.take(']') {
		p.fail("the section has no end; try ]")
	}
	p.over("the section")
	p.claim(path, isHeader, begin)
	p.file.sections = append(p.file.sections, section{path, from, to})
	p.section, p.prefix = len(p.file.sections)-1, path+"."
}

// pair reads a key and its value.
func (p *parser) pair(from, to int) {
	begin := p.rest
	path := p.prefix + p.path()
	p.space()
	if p.err == nil && !p.take('=') {
		p.fail("the key has no value; try %s = 1", word(begin))
	}
	p.space()
	k := Key{Path: path, Line: p.line, Col: p.end - p.start - len(begin) + 1, begin: p.end - len(p.rest), from: from, to: to, section: p.section}
	k.Value = p.value()
	k.end = p.end - len(p.rest)
	p.over("the value")
	p.claim(path, isValue, begin)
	if p.file.Keys = append(p.file.Keys, k); len(p.file.Keys) > maxKeys {
		p.fail("it has more than %d keys; try fewer", maxKeys)
	}
}

// path reads a key, whose parts stand between points.
func (p *parser) path() string {
	var parts []string
	for p.err == nil {
		p.space()
		n := 0
		for n < len(p.rest) && bare(p.rest[n]) {
			n++
		}
		switch {
		case n == 0 && p.rest != "" && (p.rest[0] == '"' || p.rest[0] == '\''):
			p.fail("a key in quotes is not known here; try it without")
		case n == 0:
			p.fail("a name is missing; try letters, digits, _ and -")
		}
		parts = append(parts, p.rest[:n])
		p.rest = p.rest[n:]
		p.space()
		if !p.take('.') {
			break
		}
	}
	if len(parts)+strings.Count(p.prefix, ".") > maxPath {
		p.fail("the key has more than %d parts; try fewer", maxPath)
	}
	return strings.Join(parts, ".")
}

func bare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// claim makes sure that a path stands for one thing alone; at is the line from it on.
func (p *parser) claim(path string, as use, at string) {
	if p.err != nil {
		return
	}
	for i := range len(path) {
		if path[i] != '.' {
			continue
		}
		switch p.seen[path[:i]] {
		case isValue:
			p.failAt(at, "%s has a value already, so nothing can lie in it", path[:i])
		case 0:
			p.seen[path[:i]] = isTable
		}
	}
	switch was := p.seen[path]; {
	case was == isHeader && as == isHeader:
		p.failAt(at, "[%s] stands here for the second time; try one section", path)
	case was == isValue && as == isValue:
		p.failAt(at, "%s is set for the second time; try one of them", path)
	case was != 0 && (was == isValue || as == isValue):
		p.failAt(at, "%s is a section and has a value; try one of them", path)
	}
	p.seen[path] = as
}

// word returns the beginning of a text, for an error.
func word(s string) string {
	if i := strings.IndexAny(s, " \t=#]"); i > 0 {
		s = s[:i]
	}
	if r := []rune(s); len(r) > 20 {
		s = string(r[:20]) + "…"
	}
	return s
}
