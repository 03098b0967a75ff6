package particle

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Rewrite changes a text that Parse reads so that it says what kinds say, and keeps its comments and all lines that are
// right already: for a tool that tunes a file that somebody wrote. Kinds in another order than the text's are
// written anew, without its comments. Errors are those of Parse and Format.
func Rewrite(text []byte, kinds []Spec) ([]byte, error) {
	want, err := Format(kinds)
	if err != nil {
		return nil, err
	}
	if _, err := Parse("text to rewrite", text); err != nil {
		return nil, err
	}
	r := rewriter{kinds: kinds, now: -1}
	for line := range strings.Lines(string(text)) {
		r.line(strings.TrimRight(line, "\r\n"))
	}
	r.leave()
	r.out.WriteString(r.blank)
	r.blank = ""
	for i := range kinds {
		if !slices.Contains(r.seen, i) {
			r.enter(i, "\n["+kinds[i].name(i)+"]")
			r.leave()
		}
	}
	return r.checked(want)
}

// checked returns the new text if it says the same as one that is made anew, and that one otherwise.
func (r *rewriter) checked(want []byte) ([]byte, error) {
	specs, err := Parse("rewritten text", r.out.Bytes())
	if err == nil {
		if same, err := Format(specs); err == nil && bytes.Equal(same, want) {
			return r.out.Bytes(), nil
		}
	}
	return want, nil
}

type rewriter struct {
	kinds []Spec
	now   int   // the kind whose lines are read; −1 before the first
	seen  []int // kinds whose lines were read
	keys  []string
	blank string // lines that wait for what comes next
	out   bytes.Buffer
}

func (r *rewriter) line(line string) {
	tokens, _ := tokenize(line)
	switch {
	case len(tokens) == 0:
		r.blank += line + "\n"
	case tokens[0][0] == '[':
		r.leave()
		name := strings.Trim(tokens[0], "[]")
		r.enter(slices.IndexFunc(r.kinds, func(s Spec) bool { return s.Name == name }), line)
	case r.now >= 0:
		r.field(line, tokens)
	}
}

// enter begins the lines of a kind; one below 0 is left out.
func (r *rewriter) enter(kind int, line string) {
	r.now, r.keys = kind, nil
	if kind >= 0 {
		r.seen = append(r.seen, kind)
		r.write(line)
	}
}

// write writes a line, after those that waited.
func (r *rewriter) write(line string) {
	r.out.WriteString(r.blank + line + "\n")
	r.blank = ""
}

// field writes a line of a kind: as it is, with another value, or not at all.
func (r *rewriter) field(line string, tokens []string) {
	all := fields()
	f := &all[slices.IndexFunc(all, func(f field) bool { return f.key == tokens[0] })]
	r.keys = append(r.keys, f.key)
	var is Spec
	f.read(&is, tokens[1:])
	value, _, _ := f.write(&is)
	want, set, _ := f.write(&r.kinds[r.now])
	switch {
	case !set:
	case value == want:
		r.write(line)
	default:
		r.write(f.line(want) + comment(line))
	}
}

// leave ends the lines of a kind by the fields that it had not.
func (r *rewriter) leave() {
	if r.now < 0 {
		return
	}
	waits := r.blank
	r.blank = ""
	for _, f := range fields() {
		value, set, _ := f.write(&r.kinds[r.now])
		if set && !slices.Contains(r.keys, f.key) {
			r.write(f.line(value))
		}
	}
	r.blank, r.now = waits, -1
}

// line returns a field's line.
func (f *field) line(value string) string {
	return strings.TrimRight(fmt.Sprintf("%-12s %s", f.key, value), " ")
}

// comment returns the comment that ends a line, or nothing.
func comment(line string) string {
	quoted := false
	for i := range len(line) {
		switch {
		case line[i] == '"' && (i == 0 || line[i-1] != '\\'):
			quoted = !quoted
		case !quoted && strings.HasPrefix(line[i:], "//"):
			return " " + line[i:]
		}
	}
	return ""
}
