package toml

import (
	"bytes"
	"fmt"

	"github.com/krill2d/krill/assets"
)

// scan looks over a text before it is decoded: how deep and how many its values are. It need not know more of TOML than
// what is a string and what a comment; a text that is none is found by the decoder.
type scan struct {
	text   []byte
	at     int
	depth  int // of brackets
	dots   int // of the key or number
	values int
}

// run looks at the whole text.
func (s *scan) run() error {
	for s.at < len(s.text) {
		c := s.text[s.at]
		s.at++
		switch c {
		case '"', '\'':
			s.quoted(c)
		case '#':
			s.to("\n")
			s.dots = 0
		case '[', '{':
			s.depth++
			s.values++
			s.dots = 0
		case ']', '}':
			s.depth = max(s.depth-1, 0)
		case '=', ',':
			s.values++
			s.dots = 0
		case '\n':
			s.dots = 0
		case '.':
			s.dots++
		}
		if s.depth > assets.MaxDepth || s.dots > assets.MaxDepth {
			line, column := assets.At(s.text, s.at-1)
			return fmt.Errorf("%d:%d: it is more than %d lists and tables deep; try fewer", line, column, assets.MaxDepth)
		}
	}
	return nil
}

// quoted goes behind a string, which began with a quote.
func (s *scan) quoted(quote byte) {
	three := string([]byte{quote, quote, quote})
	if bytes.HasPrefix(s.text[s.at-1:], []byte(three)) {
		s.at += 2
		s.end(quote, three)
		return
	}
	s.end(quote, string(quote))
}

// end goes behind the end of a string; those in double quotes may have a quote behind a backslash.
func (s *scan) end(quote byte, end string) {
	for s.at < len(s.text) {
		switch {
		case quote == '"' && s.text[s.at] == '\\':
			s.at += 2
		case bytes.HasPrefix(s.text[s.at:], []byte(end)):
			s.at += len(end)
			return
		case len(end) == 1 && s.text[s.at] == '\n':
			return // it is no TOML
		default:
			s.at++
		}
	}
	s.at = min(s.at, len(s.text))
}

// to goes before the next place of what.
func (s *scan) to(what string) {
	if i := bytes.Index(s.text[s.at:], []byte(what)); i >= 0 {
		s.at += i
		return
	}
	s.at = len(s.text)
}
