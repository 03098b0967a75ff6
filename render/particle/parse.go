package particle

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// maxFile is the size of the largest file that is read, bytes.
const maxFile = 1 << 20

// Parse reads an effect from text, such as an asset that Tick.File has read; name is for messages. Each kind of
// particles begins with its name in brackets, and each line below is a field of Spec in small letters, with angles in
// degrees and everything else as there:
//
//	[flame]
//	rate        60
//	life        0.4..0.9        // a range; or one number
//	shape       circle 4        // point, circle, ring, box 20 10, line, cone
//	angle       -90             // degrees
//	speed       20..60
//	size-over   0 1 0           // a curve through values at equal distances, or with their places: 0:0 0.2:1 1:0
//	color       white yellow red #7e255300
//	blend       add             // a line of a yes or no is its word alone, such as: loop
//
//	[ember]
//	parent      flame death     // alive, birth or death
//	burst       1
//
// What is not written is zero. Images are dot, disc, halo, square, puff, star and flake, or a file: "leaf.png" 16x16 for
// cells. The error names the line and what to try.
func Parse(name string, text []byte) ([]Spec, error) {
	p := parser{fields: fields()}
	err := p.read(text)
	if err == nil {
		err = p.check()
	}
	if err != nil {
		return nil, fmt.Errorf("particle: parse %q: %w", name, err)
	}
	return p.specs, nil
}

type parser struct {
	fields []field
	specs  []Spec
	lines  []map[string]int // of each kind: which line a field is on; "" is the kind's own
}

func (p *parser) read(text []byte) error {
	if len(text) > maxFile {
		return fmt.Errorf("%d bytes are more than %d; try fewer kinds of particles", len(text), maxFile)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		if err := p.line(n, line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}

// check reports what is wrong with the kinds, by the line where it stands.
func (p *parser) check() error {
	err := check(p.specs)
	var f *fault
	if !errors.As(err, &f) {
		return err
	}
	line := p.lines[f.kind][f.key]
	if line == 0 {
		line = p.lines[f.kind][""]
	}
	return fmt.Errorf("line %d: %w", line, err)
}

func (p *parser) line(n int, line string) error {
	tokens, err := tokenize(line)
	if err != nil || len(tokens) == 0 {
		return err
	}
	if name, ok := strings.CutPrefix(tokens[0], "["); ok {
		return p.section(n, strings.TrimSuffix(name, "]"), tokens)
	}
	if len(p.specs) == 0 {
		return fmt.Errorf("%q before the first kind of particles; try [%s] in a line of its own above", tokens[0], "spark")
	}
	i := slices.IndexFunc(p.fields, func(f field) bool { return f.key == tokens[0] })
	if i < 0 {
		return p.unknown(tokens[0])
	}
	f, last := &p.fields[i], len(p.specs)-1
	if before := p.lines[last][f.key]; before > 0 {
		return fmt.Errorf("%s again, after line %d; try one of them", f.key, before)
	}
	p.lines[last][f.key] = n
	if why := f.read(&p.specs[last], tokens[1:]); why != "" {
		return fmt.Errorf("%s: %s; try %s", f.key, why, strings.TrimSpace(f.key+" "+f.example))
	}
	return nil
}

func (p *parser) section(n int, name string, tokens []string) error {
	if len(tokens) != 1 || !strings.HasSuffix(tokens[0], "]") || !isWord(name) {
		return fmt.Errorf("%q is no name of particles; try [spark], of letters, digits, - and _", strings.Join(tokens, " "))
	}
	if len(p.specs) == maxKinds {
		return fmt.Errorf("more than %d kinds of particles; try fewer", maxKinds)
	}
	p.specs = append(p.specs, Spec{Name: name})
	p.lines = append(p.lines, map[string]int{"": n})
	return nil
}

// unknown says which word was meant.
func (p *parser) unknown(word string) error {
	var keys []string
	for _, f := range p.fields {
		keys = append(keys, f.key)
	}
	near, best := "", 4
	for _, k := range keys {
		if d := distance(word, k); d < best {
			near, best = k, d
		}
	}
	if near != "" {
		return fmt.Errorf("no field is called %q; did you mean %q?", word, near)
	}
	return fmt.Errorf("no field is called %q; try one of %s", word, strings.Join(keys, ", "))
}

// distance counts the letters to change, add or leave out between two short words (Levenshtein).
func distance(a, b string) int {
	if len(a) > 40 {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			same := corner
			if a[i] != b[j] {
				same++
			}
			corner = row[j+1]
			row[j+1] = min(same, row[j]+1, corner+1)
		}
	}
	return row[len(b)]
}

// tokenize cuts a line into words; one in quotes keeps them. What follows // is a comment.
func tokenize(line string) ([]string, error) {
	var tokens []string
	for {
		line = strings.TrimLeft(line, " \t\r\n")
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
			return tokens, nil
		case line[0] == '"':
			quoted, err := strconv.QuotedPrefix(line)
			if err != nil {
				return nil, fmt.Errorf("quotes that do not end; try %s", `"leaf.png"`)
			}
			tokens, line = append(tokens, quoted), line[len(quoted):]
		default:
			end := wordEnd(line)
			tokens, line = append(tokens, line[:end]), line[end:]
		}
	}
}

// wordEnd returns where a word ends: before a space or a comment.
func wordEnd(line string) int {
	end := len(line)
	if i := strings.IndexAny(line, " \t\r\n"); i >= 0 {
		end = i
	}
	if i := strings.Index(line[:end], "//"); i > 0 {
		end = i
	}
	return end
}
