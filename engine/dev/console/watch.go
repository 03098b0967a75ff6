package console

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// watch is a question that is asked again and again.
type watch struct {
	number int
	text   string
}

func (c *Console) watch(line string, at int) (protocol.RunResult, error) {
	text := strings.TrimLeft(line[at:], " \t")
	tokens, bad := scan(text)
	if bad != nil {
		return protocol.RunResult{}, bad
	}
	if p := (&reader{line: text, tokens: tokens}); p.doesSomething() || p.atEnd() {
		return protocol.RunResult{}, wrong(line, at, "what is watched is a query or a value, as in: watch Enemy e | count")
	}
	r, err := c.Run(text)
	if e, ok := err.(*Error); ok {
		e.Text, e.Column = line, e.Column+utf8.RuneCountInString(line[:len(line)-len(text)])
	}
	if err != nil {
		return r, err
	}
	c.numbers++
	c.watches = append(c.watches, &watch{c.numbers, strings.TrimSpace(text)})
	r.Watch = c.numbers
	return r, nil
}

// doesSomething reports whether a line begins with a word of the console.
func (p *reader) doesSomething() bool {
	t := p.token()
	return t.kind == tokenWord && (changes[t.text] != nil || words[t.text] != nil) && !p.leadsOn()
}

// Watches asks all watched questions anew.
func (c *Console) Watches() []protocol.RunResult {
	var all []protocol.RunResult
	for _, w := range c.watches {
		r, err := c.Run(w.text)
		if err != nil {
			r.Text = err.Error()
		}
		r.Watch, r.Asked = w.number, w.text
		all = append(all, r)
	}
	return all
}

func (c *Console) unwatch(p *reader) (protocol.RunResult, error) {
	n, err := p.whole("a watch", "watches")
	i := slices.IndexFunc(c.watches, func(w *watch) bool { return w.number == n })
	if err == nil && i < 0 {
		err = wrong(p.line, 0, "there is no watch %d; see watches", n)
	}
	if err != nil {
		return protocol.RunResult{}, err
	}
	c.watches = slices.Delete(c.watches, i, i+1)
	return protocol.RunResult{Text: fmt.Sprintf("watch %d is gone", n)}, nil
}

// whole reads one number.
func (p *reader) whole(what, list string) (int, error) {
	n := p.operand()
	p.wantEnd()
	if p.err == nil && (n.kind != nodeNumber || n.value.kind != isInt) {
		p.fail(n.at, "want the number of %s; see %s", what, list)
	}
	if p.err != nil {
		return 0, p.err
	}
	return int(n.value.int), nil
}

func (c *Console) listWatches(*reader) (protocol.RunResult, error) {
	t := &protocol.Table{Columns: []string{"#", "watch"}, Total: len(c.watches)}
	for _, w := range c.watches {
		t.Rows = append(t.Rows, []string{fmt.Sprint(w.number), w.text})
	}
	return protocol.RunResult{Table: t}, nil
}
