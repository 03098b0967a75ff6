package ecs

import (
	"strings"
	"unicode"
)

type nodeKind uint8

const (
	nodeNumber nodeKind = iota
	nodeText
	nodeBool
	nodePath  // text is the path: p.Pop
	nodeLink  // text is the path behind the parentheses, name the relation: DockedTo(s, p).Since
	nodeUnary // - or !
	nodeBinary
)

// node is a piece of a predicate as it was written.
type phrase struct {
	kind        nodeKind
	at          int // the byte where it begins; of a binary one, where its sign stands
	text        string
	name        string
	args        []argument
	left, right *phrase // of a unary one: left
}

// levels are the binary signs, from those that bind least.
var levels = [][]string{{"||"}, {"&&"}, {"==", "!=", "<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"}}

const comparing = 2 // the level of comparisons, which do not chain

// expression reads signs of a level and of those that bind more.
func (p *sentenceReader) expression(level int) *phrase {
	if level == len(levels) {
		return p.operand()
	}
	left := p.expression(level + 1)
	for n := 0; p.err == nil; n++ {
		p.commonMistake()
		at := p.token.at
		sign := p.anyOf(levels[level])
		if sign == "" {
			break
		}
		if level == comparing && n > 0 {
			p.fail(at, "comparisons do not chain; try a < b && b < c")
		}
		left = p.node(phrase{kind: nodeBinary, at: at, text: sign, left: left, right: p.expression(level + 1)})
	}
	return left
}

func (p *sentenceReader) anyOf(signs []string) string {
	for _, s := range signs {
		if p.take(s) {
			return s
		}
	}
	return ""
}

// commonMistake tells those who come from other languages how it is written here.
func (p *sentenceReader) commonMistake() {
	switch {
	case p.sees("="):
		p.fail(p.token.at, "= compares nothing; try ==")
	case p.sees("&"):
		p.fail(p.token.at, "& joins nothing; try &&")
	case p.sees("|"):
		p.fail(p.token.at, "there is one | in a query, and what follows is one predicate; try || or &&")
	case p.sees(","):
		p.fail(p.token.at, "terms stand before the |; try && between conditions")
	case p.token.kind == tokenWord && (p.token.text == "and" || p.token.text == "or"):
		p.fail(p.token.at, "%s joins nothing; try %s", p.token.text, map[string]string{"and": "&&", "or": "||"}[p.token.text])
	}
}

func (p *sentenceReader) operand() *phrase {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.token.at, "this is nested deeper than %d; try fewer parentheses", maxDepth)
	}
	defer func() { p.depth-- }()
	n := phrase{at: p.token.at, text: p.token.text}
	switch {
	case p.take("("):
		inner := p.expression(0)
		if !p.take(")") {
			p.unexpected("a )")
		}
		return inner
	case p.take("-"), p.take("!"):
		n.kind, n.left = nodeUnary, p.operand()
	case p.token.kind == tokenNumber:
		n.kind = nodeNumber
		p.next()
	case p.token.kind == tokenString:
		n.kind = nodeText
		p.next()
	case p.token.kind == tokenWord:
		p.word(&n)
	default:
		p.unexpected("a value, as p.Pop, 3 or \"Earth\"")
	}
	return p.node(n)
}

// word reads true, false, a path, or a relation with its two ends.
func (p *sentenceReader) word(n *phrase) {
	n.kind, n.text = nodePath, p.path()
	switch {
	case n.text == "true" || n.text == "false":
		n.kind = nodeBool
	case p.take("("):
		n.kind, n.name, n.text = nodeLink, n.text, ""
		n.args = p.ends()
		if p.take(".") {
			n.text = p.path()
		}
	}
}

// ends reads "s, p)".
func (p *sentenceReader) ends() []argument {
	var args []argument
	for p.err == nil {
		a := argument{kind: argVariable, text: p.token.text, at: p.token.at}
		switch p.token.kind {
		case tokenString:
			a.kind = argNamed
		case tokenWord:
			p.checkVariable()
		default:
			p.unexpected("a variable, as in DockedTo(s, p).Since")
		}
		p.next()
		if args = append(args, a); len(args) == 2 {
			break
		}
		if !p.take(",") {
			p.unexpected("a comma and the target, as in DockedTo(s, p).Since")
		}
	}
	if !p.take(")") {
		p.unexpected("a )")
	}
	return args
}

// node counts what a predicate is made of.
func (p *sentenceReader) node(n phrase) *phrase {
	if p.nodes++; p.nodes > maxNodes {
		p.fail(n.at, "this predicate has more than %d pieces; split the query in two", maxNodes)
	}
	return &n
}

func withoutSpaces(path string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, path)
}
