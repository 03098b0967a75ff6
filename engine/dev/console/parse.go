package console

import (
	"strconv"
	"strings"
)

// reader reads the tokens of a line once, from left to right. After its first mistake it reads nothing more.
type reader struct {
	line         string
	tokens       []token
	i            int
	nodes, depth int
	err          *Error
}

func (p *reader) token() token { return p.tokens[min(p.i, len(p.tokens)-1)] }

func (p *reader) peek(n int) token { return p.tokens[min(p.i+n, len(p.tokens)-1)] }

func (p *reader) next() token {
	t := p.token()
	if p.err == nil {
		p.i++
	}
	return t
}

func (p *reader) sees(sign string) bool {
	return p.err == nil && p.token().kind == tokenSign && p.token().text == sign
}

func (p *reader) seesWord(word string) bool {
	return p.err == nil && p.token().kind == tokenWord && p.token().text == word
}

func (p *reader) take(sign string) bool {
	if !p.sees(sign) {
		return false
	}
	p.i++
	return true
}

func (p *reader) takeWord(word string) bool {
	if !p.seesWord(word) {
		return false
	}
	p.i++
	return true
}

func (p *reader) atEnd() bool { return p.err != nil || p.token().kind == tokenEnd }

func (p *reader) fail(at int, format string, args ...any) {
	if p.err == nil {
		p.err = wrong(p.line, at, format, args...)
	}
}

func (p *reader) unexpected(want string) {
	t := p.token()
	if t.kind == tokenEnd {
		p.fail(t.at, "the line ends; want %s", want)
		return
	}
	p.fail(t.at, "got %q; want %s", clip(p.line[t.at:t.end], 60), want)
}

// wantEnd fails when something follows.
func (p *reader) wantEnd() {
	if !p.atEnd() {
		p.unexpected("the end")
	}
}

// expression reads signs of a level and of those that bind more.
func (p *reader) expression(level int) *node {
	if level == len(levels) {
		return p.operand()
	}
	left := p.expression(level + 1)
	for n := 0; p.err == nil; n++ {
		p.commonMistake()
		at, sign := p.token().at, ""
		for _, s := range levels[level] {
			if p.take(s) {
				sign = s
				break
			}
		}
		if sign == "" {
			break
		}
		if level == comparing && n > 0 {
			p.fail(at, "comparisons do not chain; try a < b && b < c")
		}
		left = p.node(node{kind: nodeBinary, at: at, text: sign, left: left, right: p.expression(level + 1)})
	}
	return left
}

// commonMistake tells those who come from other languages how it is written here.
func (p *reader) commonMistake() {
	switch {
	case p.sees("="):
		p.fail(p.token().at, "= changes nothing here; try == to compare, or set to change")
	case p.sees("&"):
		p.fail(p.token().at, "& joins nothing; try &&")
	case p.seesWord("and"):
		p.fail(p.token().at, "and joins nothing; try &&")
	case p.seesWord("or"):
		p.fail(p.token().at, "or joins nothing; try ||")
	}
}

func (p *reader) node(n node) *node {
	if p.nodes++; p.nodes > maxNodes {
		p.fail(n.at, "this has more than %d pieces; split it in two", maxNodes)
	}
	return &n
}

func (p *reader) operand() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.token().at, "this is nested deeper than %d; try fewer parentheses", maxDepth)
	}
	defer func() { p.depth-- }()
	t := p.token()
	n := node{at: t.at, text: t.text}
	switch {
	case p.err != nil:
	case p.take("("):
		inner := p.expression(0)
		if !p.take(")") {
			p.unexpected("a )")
		}
		return inner
	case p.take("-"), p.take("!"):
		n.kind, n.left = nodeUnary, p.operand()
	case p.sees("{"), p.sees("["):
		n.text = ""
		p.composite(&n)
	case t.kind == tokenNumber && !isID(t.text):
		p.number(&n)
	case t.kind == tokenText && !p.leadsOn():
		n.kind = nodeText
		p.next()
	case t.kind == tokenWord || t.kind == tokenNumber || t.kind == tokenText:
		p.word(&n)
	default:
		p.unexpected(`a value, as 3, "Max", game.ship.X or e42.Position.X`)
	}
	return p.node(n)
}

// leadsOn reports whether a field follows the token.
func (p *reader) leadsOn() bool {
	t := p.peek(1)
	return t.kind == tokenSign && (t.text == "." || t.text == "[")
}

func (p *reader) number(n *node) {
	n.kind = nodeNumber
	if i, err := strconv.ParseInt(n.text, 0, 64); err == nil {
		n.value = value{kind: isInt, int: i}
	} else if u, err := strconv.ParseUint(n.text, 0, 64); err == nil {
		n.value = value{kind: isUint, int: int64(u)}
	} else if f, err := strconv.ParseFloat(n.text, 64); err == nil {
		n.value = value{kind: isFloat, float: f}
	} else {
		p.fail(n.at, "%s is no number; try 3, 0.5, 1e6 or 0xff", n.text)
	}
	p.next()
}

// word reads true, false, nil, a typed composite, or a place.
func (p *reader) word(n *node) {
	switch follows := p.peek(1); {
	case p.takeWord("true"), p.takeWord("false"):
		n.kind = nodeBool
	case p.takeWord("nil"), p.takeWord("none"):
		n.kind = nodeNil
	case p.token().kind == tokenWord && follows.kind == tokenSign && follows.text == "{":
		p.next()
		p.composite(n)
	default:
		n.kind, n.path = nodePath, p.place()
	}
}

// composite reads {…} or […].
func (p *reader) composite(n *node) {
	n.kind = nodeComposite
	end := "}"
	if p.take("[") {
		end = "]"
	} else {
		p.take("{")
	}
	for p.err == nil && !p.take(end) {
		it := item{at: p.token().at}
		if follows := p.peek(1); (p.token().kind == tokenWord || p.token().kind == tokenText) && follows.kind == tokenSign && follows.text == ":" {
			it.name = p.next().text
			p.next()
		}
		it.of = p.expression(0)
		n.items = append(n.items, it)
		p.take(",")
		if p.atEnd() {
			p.unexpected("a " + end)
		}
	}
}

// place reads a head, and the fields and elements that follow it.
func (p *reader) place() *path {
	if k := p.token().kind; k != tokenWord && k != tokenText && !(k == tokenNumber && isID(p.token().text)) {
		p.unexpected("a place, as game.ship.vel, e42.Position or \"Max\".Hull")
		return &path{head: p.token()}
	}
	g := &path{head: p.next()}
	for p.err == nil {
		g.end = p.tokens[p.i-1].end
		switch {
		case p.sees("."):
			p.next()
			t := p.token()
			if t.kind != tokenWord && !(t.kind == tokenNumber && isID(t.text)) {
				p.unexpected("the name of a field")
			}
			g.steps = append(g.steps, step{name: p.next().text, n: -1, at: t.at})
		case p.sees("["):
			g.steps = append(g.steps, p.bracket())
		default:
			return g
		}
		if len(g.steps) > maxSteps {
			p.fail(g.head.at, "a place has at most %d steps", maxSteps)
		}
	}
	return g
}

// bracket reads [3], ["ann"] or what else is a key: everything up to the ].
func (p *reader) bracket() step {
	s := step{key: true, n: -1, at: p.token().at}
	p.next()
	first := p.token()
	for !p.atEnd() && !p.sees("]") {
		p.next()
	}
	if p.atEnd() || p.token().at == first.at {
		p.unexpected("a number or a key in quotes, and ]")
		return s
	}
	last := p.tokens[p.i-1]
	p.next()
	s.name = strings.TrimSpace(p.line[first.at:last.end])
	if first.at == last.at && first.kind == tokenText {
		s.name = strconv.Quote(first.text)
	}
	if n, err := strconv.Atoi(s.name); err == nil {
		s.n = n
	}
	return s
}
