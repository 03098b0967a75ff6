package console

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/krill2d/krill/ecs"
)

// Complete returns what the word that ends at a byte of a line may become, sorted: words of the console, scenes, types, fields,
// variables. The words are whole; a face puts one in the place of what Begun says is there. It is empty when nothing fits.
func (c *Console) Complete(text string, at int) []string {
	at = max(0, min(at, len(text)))
	c.now.refresh()
	head, word := chain(text[:at])
	var all []string
	switch {
	case head != "":
		all = c.fieldsAfter(text[:at], head)
	default:
		all = c.openers(text[:at], word)
	}
	all = slices.DeleteFunc(all, func(s string) bool {
		return len(s) < len(word) || !strings.EqualFold(s[:len(word)], word)
	})
	slices.Sort(all)
	return slices.Compact(all)
}

// Begun is the beginning of the word that ends at a byte of a line, which may be empty.
func Begun(text string, at int) string {
	_, word := chain(text[:max(0, min(at, len(text)))])
	return word
}

// chain is what stands before the last dot of the place that a text ends with, and what stands after it.
func chain(text string) (head, word string) {
	begin, inside := len(text), false
	for begin > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:begin])
		if r == '"' || r == ']' && !inside {
			inside = !inside
		} else if r == '[' {
			inside = false
		} else if !inside && !isLetterOrDigit(r) && r != '.' {
			break
		}
		begin -= size
	}
	place := text[begin:]
	if dot := strings.LastIndexByte(place, '.'); dot >= 0 {
		return place[:dot], place[dot+1:]
	}
	return "", place
}

// openers are what a word without a dot may be.
func (c *Console) openers(before, word string) []string {
	rest := strings.TrimSpace(strings.TrimSuffix(before, word))
	var all []string
	if rest == "" || strings.HasSuffix(rest, ";") {
		all = append(all, wordList()...)
	}
	for _, name := range c.now.names {
		all = append(all, name[strings.LastIndexByte(name, '.')+1:])
	}
	for _, b := range variablesIn(before) {
		all = append(all, b.name)
	}
	for i := range c.now.found() {
		w := &c.now.worlds[i]
		for _, k := range ecs.TypesKnown(w.World) {
			if k.Used || len(word) > 1 {
				all = append(all, shortName(k.Type))
			}
		}
	}
	if strings.Contains(before, "|") {
		all = append(all, tailWords...)
	}
	return all
}

// named is a variable in a text that is not finished, and the type that it is of.
type named struct {
	name, of string
	value    bool // it is the component's value
}

// variablesIn finds "Type v" and "Type e v" in a text that is not finished.
func variablesIn(text string) []named {
	tokens, err := scan(text)
	if err != nil {
		return nil
	}
	var all []named
	for i := 0; i+1 < len(tokens); i++ {
		if tokens[i].kind != tokenWord || !isUpper(tokens[i].text) || tokens[i+1].kind != tokenWord {
			continue
		}
		all = append(all, named{tokens[i+1].text, tokens[i].text, false})
		if tokens[i+2].kind == tokenWord {
			all = append(all, named{tokens[i+2].text, tokens[i].text, true})
		}
	}
	return all
}

// fieldsAfter lists what may follow a dot behind a place or a variable.
func (c *Console) fieldsAfter(before, head string) []string {
	var all []string
	if w, err := c.now.world(""); err == nil {
		for _, v := range variablesIn(before) {
			if k, err := ecs.TypeCalled(w.World, v.of); err == nil && v.name == head && (v.value || !k.Relation) {
				all = append(all, namesIn(k.Type)...)
			}
		}
	}
	if len(all) > 0 {
		return all
	}
	tokens, err := scan(head)
	if err != nil {
		return nil
	}
	p := &reader{line: head, tokens: tokens}
	g := p.place()
	ev := newEval(c.now, head)
	ev.quiet = true
	at, ok := ev.follow(g)
	switch {
	case !ok || p.err != nil || !p.atEnd():
		return nil
	case !at.v.IsValid():
		return shortNames(ecs.ComponentsOf(at.w.World, at.e))
	}
	if v, ok := settled(at.v); ok {
		if e, is := ecs.EntityIn(v); is {
			if w, err := c.now.world(""); err == nil {
				return shortNames(ecs.ComponentsOf(w.World, e))
			}
		}
		return namesIn(v.Type())
	}
	return nil
}

func namesIn(t reflect.Type) []string {
	if t.Kind() != reflect.Struct || t == worldType {
		return nil
	}
	return fieldNames(t)
}
