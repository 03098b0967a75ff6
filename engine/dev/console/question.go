package console

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/krill2d/krill/ecs"
)

// question is what a line asks: a query over entities, one over the elements of a list, or a value.
type question struct {
	line   string
	text   string // as it was written, for watches and breakpoints
	world  string // the path before a colon
	finder *ecs.Finder
	at     int   // where the finder's text begins in the line
	rows   *path // the list whose elements are asked
	name   string
	where  *node // of rows
	value  *node
	tail   tail
}

// tail is what follows a query's last bar.
type tail struct {
	sort  *node
	down  bool
	limit int    // rows to show; 0: 100
	sum   string // count, sum, mean, min or max; empty: the rows
	of    *node
}

// Rows that are shown, unless a limit says otherwise, and at most.
const (
	usualRows = 100
	mostRows  = 10000
)

var tailWords = []string{"sort", "limit", "count", "sum", "mean", "min", "max"}

// ask reads a question from the place of the reader to its end.
func (p *reader) ask(sc *scope) *question {
	q := &question{line: p.line, text: strings.TrimSpace(p.line[p.token().at:p.tokens[len(p.tokens)-1].at])}
	bars := p.bars()
	for len(bars) > 0 && p.isTail(bars[len(bars)-1]) {
		last := bars[len(bars)-1]
		bars = bars[:len(bars)-1]
		p.tail(q, last)
	}
	if p.err != nil {
		return q
	}
	p.front(sc, q)
	return q
}

// bars lists the tokens that are a | outside of brackets.
func (p *reader) bars() []int {
	var bars []int
	for i := p.i; i < len(p.tokens); i++ {
		if t := p.tokens[i]; t.kind == tokenSign && t.text == "|" {
			bars = append(bars, i)
		}
	}
	return bars
}

// isTail reports whether what follows a bar is no predicate: it begins with a word such as limit, and no sign follows it.
func (p *reader) isTail(bar int) bool {
	t, follows := p.tokens[bar+1], token{}
	if bar+2 < len(p.tokens) {
		follows = p.tokens[bar+2]
	}
	if t.kind != tokenWord || follows.kind == tokenSign && follows.text != "-" && follows.text != "(" && follows.text != "|" {
		return false
	}
	for _, w := range tailWords {
		if t.text == w {
			return true
		}
	}
	return false
}

// tail reads what follows a bar, and cuts it off the line.
func (p *reader) tail(q *question, bar int) {
	end := token{kind: tokenEnd, at: p.tokens[bar].at, end: p.tokens[bar].at}
	r := &reader{line: p.line, tokens: p.tokens[bar+1:]}
	p.tokens = append(p.tokens[:bar:bar], end)
	t := &q.tail
	switch word := r.next(); word.text {
	case "sort":
		r.takeWord("by")
		t.sort = r.expression(0)
		t.down = r.takeWord("desc") || r.takeWord("down")
		if !t.down && !r.takeWord("asc") {
			r.takeWord("up")
		}
	case "limit":
		n := r.operand()
		if t.limit = int(n.value.int); n.kind != nodeNumber || n.value.kind != isInt || t.limit < 1 || t.limit > mostRows {
			r.fail(n.at, "a limit is a number from 1 to %d", mostRows)
		}
	case "count":
		t.sum = "count"
	default:
		t.sum, t.of = word.text, r.expression(0)
	}
	r.wantEnd()
	if r.err != nil {
		p.err = r.err
	}
}

// front reads a question without its tail.
func (p *reader) front(sc *scope, q *question) {
	first := p.token()
	if first.kind == tokenEnd {
		p.unexpected("a query, as Enemy e, or a place, as game.ship")
		return
	}
	begin := p.i
	if p.startsPlace(sc) {
		g := p.place()
		switch {
		case p.err != nil:
			return
		case p.take(":"):
			q.world = strings.TrimSpace(p.line[g.head.at:g.end])
			p.entities(q)
			return
		case p.token().kind == tokenWord:
			q.rows, q.name = g, p.next().text
			p.predicate(q)
			return
		case p.sees("|"):
			q.rows = g
			p.predicate(q)
			return
		}
		p.i = begin
	} else if first.kind == tokenWord && !p.typed() && p.looksLikeTerms(sc) || p.sees("!") && p.tokens[p.i+1].kind == tokenWord && !p.placeAt(sc, p.i+1) {
		p.entities(q)
		return
	}
	q.value = p.expression(0)
	if p.sees(":") && first.kind == tokenWord {
		p.fail(first.at, "%s is no scene%s; there is %s", first.text, ecs.Hint(first.text, sc.names), oneOf(sc.names))
	}
	p.wantEnd()
}

// looksLikeTerms reports whether a word that is no place begins a query: the name of a component is in front, or what follows can
// only be one.
func (p *reader) looksLikeTerms(sc *scope) bool {
	next := p.peek(1)
	return isUpper(p.token().text) || next.kind == tokenWord || next.text == "," || next.text == "|" || sc.isComponent(p.token().text)
}

func isUpper(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// typed reports whether the token begins a value such as true.
func (p *reader) typed() bool {
	return p.seesWord("true") || p.seesWord("false") || p.seesWord("nil") || p.seesWord("none")
}

func (p *reader) startsPlace(sc *scope) bool { return p.placeAt(sc, p.i) }

// placeAt reports whether a token begins a place that there is.
func (p *reader) placeAt(sc *scope, i int) bool {
	t := p.tokens[i]
	switch {
	case t.kind == tokenText || t.kind == tokenNumber:
		return t.kind == tokenText || isID(t.text)
	case t.kind != tokenWord:
		return false
	case isPlace(t.text):
		return true
	}
	var steps []step
	if n := i + 2; n < len(p.tokens) && p.tokens[i+1].text == "." && p.tokens[n].kind == tokenWord {
		steps = []step{{name: p.tokens[n].text}}
	}
	scene, _ := sc.sceneCalled(t.text, steps)
	if scene < 0 {
		return false
	}
	next := p.tokens[i+1] // a scene and a component may share a name: then a variable or comma behind it tells a query
	return !(isUpper(t.text) && (next.kind == tokenWord || next.text == ",") && sc.isComponent(t.text))
}

func (s *scope) isComponent(name string) bool {
	w, err := s.world("")
	if err != nil {
		return false
	}
	_, err = ecs.TypeCalled(w.World, name)
	return err == nil
}

// predicate reads what follows a list and the name of its elements.
func (p *reader) predicate(q *question) {
	if p.take("|") {
		q.where = p.expression(0)
	}
	if p.sees("|") {
		p.fail(p.token().at, "there is one | before a predicate, and others before sort, limit, count, sum, mean, min and max")
	}
	p.wantEnd()
}

// entities reads a query in the words of package ecs.
func (p *reader) entities(q *question) {
	end := p.tokens[len(p.tokens)-1].at
	q.at = p.token().at
	f, err := ecs.Compile(p.line[q.at:end])
	p.i = len(p.tokens) - 1
	if err != nil {
		p.found(q.at, err)
		return
	}
	q.finder = f
}

// found makes an error of package ecs one of this line.
func (p *reader) found(at int, err error) {
	if p.err == nil {
		p.err = foundIn(p.line, at, err)
	}
}

func foundIn(line string, at int, err error) *Error {
	if e, ok := err.(*ecs.FindError); ok {
		w := wrong(line, at, "%s", e.Reason)
		w.Column += e.Column - 1
		return w
	}
	return wrong(line, at, "%s", err)
}
