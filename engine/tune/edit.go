package tune

import (
	"bytes"
	"slices"
	"strings"
)

// Setting is a key and what it is set to.
type Setting struct {
	Path  string // its first part is the section: "ship.Gun.Rate"
	Value Value
}

// Edit returns the text with some keys set and some gone; a key in neither list stays as it is, and so do comments and the
// order. A key that is new comes behind the last of its section. A section that is left without keys goes, unless remarks
// stand in it.
func (f *File) Edit(set []Setting, gone []string) []byte {
	e := editor{file: f, text: bytes.Clone(f.text)}
	var fresh []Setting
	for _, s := range set {
		if i := f.find(s.Path); i < 0 {
			fresh = append(fresh, s)
		} else if k := &f.Keys[i]; !k.Value.Same(s.Value) {
			e.cuts = append(e.cuts, cut{k.begin, k.end, s.Value.String()})
		}
	}
	for _, path := range gone {
		if i := f.find(path); i >= 0 {
			e.cuts = append(e.cuts, cut{f.Keys[i].from, f.Keys[i].to, ""})
		}
	}
	e.dropSections(gone)
	e.add(fresh)
	return e.apply()
}

func (f *File) find(path string) int {
	return slices.IndexFunc(f.Keys, func(k Key) bool { return k.Path == path })
}

// Lookup returns the value of a key, and false when it has none.
func (f *File) Lookup(path string) (Value, bool) {
	if i := f.find(path); i >= 0 {
		return f.Keys[i].Value, true
	}
	return Value{}, false
}

// cut is a piece of the text and what comes in its place.
type cut struct {
	from, to int
	text     string
}

type editor struct {
	file *File
	text []byte
	cuts []cut
	tail string // comes behind all
}

// dropSections takes away those that are left with nothing.
func (e *editor) dropSections(gone []string) {
	for i, s := range e.file.sections {
		until := e.until(i)
		had, left := false, false
		for _, k := range e.file.Keys {
			if k.section == i {
				had = true
				left = left || !slices.Contains(gone, k.Path)
			}
		}
		if had && !left && !strings.Contains(e.remains(s.to, until)+string(e.text[s.from:s.to]), "#") {
			e.cuts = slices.DeleteFunc(e.cuts, func(c cut) bool { return c.from >= s.from && c.to <= until })
			e.cuts = append(e.cuts, cut{s.from, until, ""})
		}
	}
}

// until returns where a section ends: before the remarks right above the next one.
func (e *editor) until(i int) int {
	if i+1 == len(e.file.sections) {
		return len(e.text)
	}
	at, begin := e.file.sections[i+1].from, e.file.sections[i].to
	for at > begin {
		from := bytes.LastIndexByte(e.text[begin:at-1], '\n') + 1 + begin
		if line := bytes.TrimSpace(e.text[from:at]); len(line) == 0 || line[0] != '#' {
			break
		}
		at = from
	}
	return at
}

// remains returns a piece of the text without the lines that go.
func (e *editor) remains(from, to int) string {
	text := string(e.text[from:to])
	for _, c := range e.cuts {
		if c.text == "" && c.from >= from && c.to <= to {
			text = strings.Replace(text, string(e.text[c.from:c.to]), "", 1)
		}
	}
	return text
}

// add puts new keys where they belong.
func (e *editor) add(fresh []Setting) {
	slices.SortStableFunc(fresh, func(a, b Setting) int { return strings.Compare(head(a.Path), head(b.Path)) })
	for i, s := range fresh {
		name, key := head(s.Path), s.Path[len(head(s.Path))+1:]
		at, section := e.place(s.Path)
		if section >= 0 {
			key = s.Path[len(e.file.sections[section].path)+1:]
		}
		line := key + " = " + s.Value.String() + "\n"
		switch {
		case section >= 0:
			e.cuts = append(e.cuts, cut{at, at, line})
		case i > 0 && head(fresh[i-1].Path) == name && e.tail != "":
			e.tail += line
		default:
			if len(e.text)+len(e.tail) > 0 {
				e.tail += "\n"
			}
			e.tail += "[" + name + "]\n" + line
		}
	}
}

// place returns where a new key comes, and in which section: the longest that it fits, −1 for none.
func (e *editor) place(path string) (at, section int) {
	section = -1
	for i, s := range e.file.sections {
		gone := slices.ContainsFunc(e.cuts, func(c cut) bool { return c.text == "" && c.from <= s.from && c.to >= s.to })
		if strings.HasPrefix(path, s.path+".") && !gone && (section < 0 || len(s.path) > len(e.file.sections[section].path)) {
			at, section = s.to, i
		}
	}
	for _, k := range e.file.Keys {
		if section >= 0 && k.section == section {
			at = k.to
		}
	}
	return at, section
}

func head(path string) string {
	name, _, _ := strings.Cut(path, ".")
	return name
}

// apply makes the new text.
func (e *editor) apply() []byte {
	slices.SortStableFunc(e.cuts, func(a, b cut) int { return a.from - b.from })
	var b []byte
	at := 0
	for _, c := range e.cuts {
		b = append(b, e.text[at:c.from]...)
		if n := len(b); c.from == c.to && n > 0 && b[n-1] != '\n' {
			b = append(b, '\n')
		}
		b = append(b, c.text...)
		at = c.to
	}
	b = append(b, e.text[at:]...)
	if n := len(b); e.tail != "" && n > 0 && b[n-1] != '\n' {
		b = append(b, '\n')
	}
	if len(bytes.TrimSpace(b)) == 0 {
		e.tail, b = strings.TrimLeft(e.tail, "\n"), nil
	}
	return append(b, e.tail...)
}
