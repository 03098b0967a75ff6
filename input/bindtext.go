package input

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// text is a text of bindings, line by line as it was written, so that it can be written back with its comments.
type text struct {
	rows []row
}

// row is a line of a text. One that is no binding, option or heading has no key.
type row struct {
	raw      string
	key      key
	from, to int    // where the value stands in raw
	line     int    // in its text, from 1
	own      bool   // the player's
	was      string // with own: the value in the game's text
	heading  bool
	below    string // of a heading: the context that answers too
}

// key is what a line is about. Two lines of a text have no key in common.
type key struct {
	context string // that it stands under; empty: none
	player  int    // from 1; 0: whoever
	name    string // of an action, or of an option
	option  bool
}

func (r *row) value() string { return r.raw[r.from:r.to] }

// put puts another value into the line and leaves the rest as it is.
func (r *row) put(value string) {
	r.raw = r.raw[:r.from] + value + r.raw[r.to:]
	r.to = r.from + len(value)
}

// readText takes a text apart.
func readText(file, s string) (t text, errs []mistake) {
	switch {
	case len(s) > maxText:
		return t, []mistake{{says: "it has " + strconv.Itoa(len(s)) + " bytes, and the limit is " + strconv.Itoa(maxText) + "; try a text of bindings"}}
	case !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0:
		return t, []mistake{{says: "it is no text in UTF-8; try saving it as one"}}
	case s == "":
		return t, nil
	}
	s = strings.TrimPrefix(s, "\ufeff")
	seen := map[key]int{}
	context := ""
	for i, raw := range strings.Split(strings.TrimSuffix(s, "\n"), "\n") {
		r, says := readRow(raw, context)
		r.line = i + 1
		if r.heading {
			context = r.key.context
		}
		if was, ok := seen[r.key]; ok && says == "" && !r.heading && r.key.name != "" {
			says = strconv.Quote(r.key.name) + " stands on line " + strconv.Itoa(was) + " already; try one line, with a comma between"
		}
		if says != "" {
			errs = append(errs, mistake{line: r.line, says: says})
			r.key, r.heading = key{}, false
		}
		if r.key.name != "" {
			seen[r.key] = r.line
		}
		t.rows = append(t.rows, r)
	}
	return t, errs
}

// readRow reads a line that stands under a context.
func readRow(raw, context string) (r row, says string) {
	r.raw = strings.TrimSuffix(raw, "\r")
	said, _, _ := strings.Cut(r.raw, "#")
	body := strings.TrimSpace(said)
	switch {
	case body == "":
		return r, ""
	case body[0] == '[':
		return readHeading(r, body)
	}
	name, _, ok := strings.Cut(said, "=")
	if !ok {
		return r, "there is no = in it; try: jump = Space"
	}
	r.key = key{context: context, name: strings.Join(strings.Fields(name), " ")}
	says = r.key.read()
	r.from = len(name) + 1
	for r.from < len(said) && (said[r.from] == ' ' || said[r.from] == '\t') {
		r.from++
	}
	r.to = max(len(strings.TrimRight(said, " \t")), r.from)
	return r, says
}

// read takes the words before the name.
func (k *key) read() (says string) {
	if name, ok := strings.CutPrefix(k.name, "set "); ok {
		k.context, k.name, k.option = "", name, true
	} else if rest, ok := strings.CutPrefix(k.name, "player "); ok {
		number, name, ok := strings.Cut(rest, " ")
		if n, err := strconv.Atoi(number); ok && err == nil {
			if n < 1 || n > MaxPads {
				return "there is no player " + number + "; they are 1 to " + strconv.Itoa(MaxPads)
			}
			k.player, k.name = n, name
		}
	}
	if k.name == "" || strings.ContainsAny(k.name, ",>+[]") {
		return strconv.Quote(k.name) + " is no name for an action; try letters, digits and dots"
	}
	return ""
}

func readHeading(r row, body string) (row, string) {
	inner, ok := strings.CutSuffix(body[1:], "]")
	name, below, two := strings.Cut(inner, ":")
	name, below = strings.TrimSpace(name), strings.TrimSpace(below)
	if !ok || name == "" || two && below == "" || strings.ContainsAny(inner, "[]=,") {
		return r, "a heading is the name of a context in brackets; try [menu], or [car: walk] when walk's actions answer too"
	}
	r.key, r.heading, r.below = key{context: name}, true, below
	return r, ""
}

// find returns the place of a key's line, or −1.
func (t *text) find(k key) int {
	for i := range t.rows {
		if r := &t.rows[i]; r.key == k && !r.heading && k.name != "" {
			return i
		}
	}
	return -1
}

// set gives a key a value: in its line when there is one, else in a line of its own under its context.
func (t *text) set(k key, value string) *row {
	i := t.find(k)
	if i >= 0 {
		t.rows[i].put(value)
		return &t.rows[i]
	}
	name := k.name
	if k.player > 0 {
		name = "player " + strconv.Itoa(k.player) + " " + name
	}
	if k.option {
		name = "set " + name
	}
	r := row{raw: name + " = " + value, key: k, from: len(name) + 3, to: len(name) + 3 + len(value)}
	i = t.end(k)
	t.rows = append(t.rows[:i], append([]row{r}, t.rows[i:]...)...)
	return &t.rows[i]
}

// end returns where a new line of a key's context belongs. A heading is added when there is none.
func (t *text) end(k key) int {
	at, in := -1, k.context == ""
	for i := range t.rows {
		r := &t.rows[i]
		if r.heading {
			if in && at < 0 {
				at = i
			}
			in = r.key.context == k.context
		}
		if in && (r.heading || r.key.name != "") {
			at = i + 1
		}
	}
	switch {
	case at >= 0:
		return at
	case !in:
		t.rows = append(t.rows, row{raw: "[" + k.context + "]", key: key{context: k.context}, heading: true})
	}
	return len(t.rows)
}

// remove takes a key's line away, and a heading that has no line left.
func (t *text) remove(k key) {
	if i := t.find(k); i >= 0 {
		t.rows = append(t.rows[:i], t.rows[i+1:]...)
	}
	for i := range t.rows {
		if t.rows[i].heading && (i+1 == len(t.rows) || t.rows[i+1].heading) {
			t.rows = append(t.rows[:i], t.rows[i+1:]...)
			return
		}
	}
}

// lay puts the lines of a player over those of the game.
func (t *text) lay(own text) {
	for i := range own.rows {
		r := &own.rows[i]
		if r.key.name == "" || r.heading {
			continue
		}
		was := ""
		if at := t.find(r.key); at >= 0 {
			was = t.rows[at].value()
		}
		laid := t.set(r.key, r.value())
		laid.own, laid.was = true, was
	}
}

func (t *text) String() string {
	var b strings.Builder
	for i := range t.rows {
		b.WriteString(t.rows[i].raw)
		b.WriteByte('\n')
	}
	return b.String()
}
