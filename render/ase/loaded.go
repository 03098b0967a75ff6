package ase

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/krill2d/krill/render/anim"
)

// loaded is the table of the files that were loaded and of the tags that were asked for. What it holds of a file changes
// only when the file is loaded again.
var loaded = table{files: map[string]*contents{}}

type table struct {
	mu    sync.Mutex
	files map[string]*contents
}

// contents is what is known of a file.
type contents struct {
	document *document // nil: not loaded
	tags     map[asked]anim.Anim
}

// asked is a tag of a sheet.
type asked struct {
	sheet Sheet
	tag   string
}

func (t *table) file(name string) *contents {
	c := t.files[name]
	if c == nil {
		c = &contents{tags: map[asked]anim.Anim{}}
		t.files[name] = c
	}
	return c
}

// tag returns the anim of a tag, with its frames if the file was loaded.
func (t *table) tag(s Sheet, name string) anim.Anim {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.file(s.file)
	if a, ok := c.tags[asked{s, name}]; ok {
		return a
	}
	full := s.String()
	if name != "" {
		full += "#" + name
	}
	a := anim.Later(full, s.Image(), howTo)
	c.tags[asked{s, name}] = a
	if c.document != nil {
		clip, err := c.document.clip(s, name)
		if err == nil {
			err = anim.Define(a, clip)
		}
		if err != nil {
			panic(fmt.Sprintf("ase: tag of %q: %v", s, err))
		}
	}
	return a
}

// put keeps what a file says and gives the tags that were asked for their frames.
func (t *table) put(name string, d *document) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.file(name)
	order := slices.SortedFunc(maps.Keys(c.tags), func(a, b asked) int {
		return strings.Compare(a.sheet.layers+a.tag, b.sheet.layers+b.tag)
	})
	for _, a := range order {
		clip, err := d.clip(a.sheet, a.tag)
		if err == nil {
			err = anim.Define(c.tags[a], clip)
		}
		if err != nil {
			return err
		}
	}
	c.document = d
	return nil
}

// document returns what a file says.
func (t *table) document(name string) *document {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.files[name]
	if c == nil || c.document == nil {
		panic(fmt.Sprintf("ase: look into %q: it has not been loaded; %s", name, howTo))
	}
	return c.document
}
