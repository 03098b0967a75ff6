package ecs

// What a text may ask for at most, so that a mistake costs an error and not a minute.
const (
	maxText      = 4096 // bytes
	maxName      = 64   // bytes, of a name or a path
	maxTerms     = 32
	maxVariables = 16
	maxNodes     = 512 // of a predicate
	maxDepth     = 32  // of its parentheses and signs
)

// sentence is a query as it was written, with no knowledge of any world.
type sentence struct {
	text  string
	terms []clause
	where *phrase // nil: none
}

// clause is "Ship s", "!Frozen s" or "DockedTo s p".
type clause struct {
	at   int // the byte where its name begins
	not  bool
	name string // with its package where one was written: game.Ship
	args []argument
}

type argumentKind uint8

const (
	argVariable argumentKind = iota
	argAny                   // *
	argNamed                 // "Earth"
)

// argument is what stands for an entity in a clause.
type argument struct {
	kind argumentKind
	text string
	at   int
}

// sentenceReader reads a text once, from left to right. After its first mistake it reads nothing more.
type sentenceReader struct {
	text  string
	token token // the one that is looked at
	end   int   // where it ends
	nodes int
	depth int
	err   *FindError
}

// parse reads the text of a query.
func parseSentence(text string) (*sentence, *FindError) {
	p := &sentenceReader{text: text}
	s := &sentence{text: text}
	if len(text) > maxText {
		return nil, wrong(text, maxText, "a query has at most %d bytes; this one has %d", maxText, len(text))
	}
	p.next()
	s.terms = p.terms()
	if p.take("|") {
		s.where = p.expression(0)
	}
	if p.err == nil && p.token.kind != tokenEnd {
		p.unexpected("the end")
	}
	if p.err != nil {
		return nil, p.err
	}
	return s, nil
}

func (p *sentenceReader) terms() []clause {
	var terms []clause
	for p.err == nil {
		if len(terms) == maxTerms {
			p.fail(p.token.at, "a query has at most %d terms; split it in two", maxTerms)
		}
		terms = append(terms, p.clause())
		if !p.take(",") {
			break
		}
	}
	return terms
}

func (p *sentenceReader) clause() clause {
	not := p.take("!")
	t := clause{at: p.token.at, not: not}
	t.name = p.typeName()
	for p.err == nil {
		a := argument{text: p.token.text, at: p.token.at}
		switch {
		case p.token.kind == tokenWord:
			a.kind = argVariable
			p.checkVariable()
		case p.token.kind == tokenString:
			a.kind = argNamed
		case p.sees("*"):
			a.kind = argAny
		default:
			return t
		}
		if len(t.args) == 2 {
			p.fail(a.at, "%s has a third entity; a term has one or two, and a comma or | behind it", t.name)
		}
		t.args = append(t.args, a)
		p.next()
	}
	return t
}

func (p *sentenceReader) checkVariable() {
	if !isVariable(p.token.text) {
		p.fail(p.token.at, "%s is no variable, because those begin with a small letter; try %s, a comma before another term, or %q for an entity's name",
			p.token.text, asVariable(p.token.text), p.token.text)
	}
}

// typeName reads "Ship" or "game.Ship".
func (p *sentenceReader) typeName() string {
	if p.token.kind != tokenWord {
		p.unexpected(`the name of a component or relation, as in "Ship s, DockedTo s p"`)
		return ""
	}
	return p.path()
}

// path reads words with dots between.
func (p *sentenceReader) path() string {
	begin, end := p.token.at, p.end
	p.next()
	for p.take(".") {
		if p.token.kind != tokenWord {
			p.unexpected("a name")
		}
		end = p.end
		p.next()
	}
	if end-begin > maxName {
		p.fail(begin, "this name is longer than %d bytes", maxName)
	}
	if p.err != nil {
		return ""
	}
	return withoutSpaces(p.text[begin:end])
}

func (p *sentenceReader) next() {
	if p.err != nil {
		return
	}
	p.token, p.end = nextToken(p.text, p.end)
	if p.token.kind == tokenWrong {
		p.fail(p.token.at, "%s", p.token.text)
	}
}

func (p *sentenceReader) sees(sign string) bool {
	return p.err == nil && p.token.kind == tokenSign && p.token.text == sign
}

// take steps over a sign when it is there.
func (p *sentenceReader) take(sign string) bool {
	if !p.sees(sign) {
		return false
	}
	p.next()
	return p.err == nil
}

func (p *sentenceReader) unexpected(want string) {
	if p.token.kind == tokenEnd {
		p.fail(p.token.at, "the text ends; want %s", want)
		return
	}
	p.fail(p.token.at, "got %q; want %s", clip(p.token.text, maxName), want)
}

// fail keeps the first mistake, and ends the reading.
func (p *sentenceReader) fail(at int, format string, args ...any) {
	if p.err == nil {
		p.err = wrong(p.text, at, format, args...)
		p.token = token{at: len(p.text)}
	}
}
