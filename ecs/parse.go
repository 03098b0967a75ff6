package ecs

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// parseAt writes text into what a path leads to from a pointer.
func (w *World) parseAt(root reflect.Value, path, text string) error {
	target, err := state.Pointer(paths(), root.Interface(), path)
	if err != nil {
		return err
	}
	if s, ok := target.(*string); ok && !strings.HasPrefix(text, `"`) {
		*s = text
		return nil
	}
	tokens, err := tokenize(text)
	if err != nil {
		return err
	}
	p := parser{w: w, root: root, tokens: tokens}
	if err := p.value(path); err != nil {
		return err
	}
	if len(p.tokens) > 0 {
		return fmt.Errorf("%s takes no more values, and %q follows", reflect.TypeOf(target).Elem(), p.tokens[0])
	}
	return nil
}

// tokenize cuts text at spaces, commas and brackets, which are as good as spaces, but not in quotes.
func tokenize(text string) ([]string, error) {
	var tokens []string
	const between = " \t\n,{}[]()"
	for rest := strings.TrimLeft(text, between); rest != ""; rest = strings.TrimLeft(rest, between) {
		end := strings.IndexAny(rest, between+`"`)
		if end < 0 {
			end = len(rest)
		}
		if end < len(rest) && rest[end] == '"' {
			quoted, err := strconv.QuotedPrefix(rest[end:])
			if err != nil {
				return nil, fmt.Errorf("the quotes in %q do not end", rest)
			}
			end += len(quoted)
		}
		tokens = append(tokens, rest[:end])
		rest = rest[end:]
	}
	return tokens, nil
}

// parser writes tokens into a value, leaf by leaf, each found by its path, so that fields need not be exported.
type parser struct {
	w      *World
	root   reflect.Value
	tokens []string
}

func (p *parser) value(path string) error {
	target, err := state.Pointer(paths(), p.root.Interface(), path)
	if err != nil {
		return err
	}
	v := reflect.ValueOf(target).Elem()
	if e, ok := target.(*Entity); ok {
		return p.leaf(v, func(token string) (err error) {
			*e, err = p.w.entityOf(token)
			return err
		})
	}
	if u, ok := target.(encoding.TextUnmarshaler); ok {
		return p.leaf(v, func(token string) error { return u.UnmarshalText([]byte(unquoted(token))) })
	}
	switch v.Kind() {
	case reflect.Struct:
		return p.fields(v, path)
	case reflect.Array:
		return p.elements(v.Len(), path)
	case reflect.Slice:
		return p.list(v, path)
	}
	return p.leaf(v, func(token string) error { return setLeaf(v, token) })
}

// fields takes the values of all fields in order, or of those that are named.
func (p *parser) fields(v reflect.Value, path string) error {
	if len(p.tokens) > 0 && strings.Contains(p.tokens[0], "=") && !strings.HasPrefix(p.tokens[0], `"`) {
		return p.named(path)
	}
	for i := range v.NumField() {
		if name := v.Type().Field(i).Name; name != "_" {
			if err := p.value(path + "." + name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *parser) named(path string) error {
	tokens := p.tokens
	p.tokens = nil
	for _, token := range tokens {
		name, text, ok := strings.Cut(token, "=")
		if !ok {
			return fmt.Errorf("%q follows fields with names, and has none; write it as X=%s", token, token)
		}
		if err := p.w.parseAt(p.root, path+"."+name, text); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) elements(n int, path string) error {
	for i := range n {
		if len(p.tokens) == 0 && i > 0 {
			return fmt.Errorf("there are %d values; it takes %d", i, n)
		}
		if err := p.value(fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	return nil
}

// list takes as many elements as there are values.
func (p *parser) list(v reflect.Value, path string) error {
	v.Set(reflect.MakeSlice(v.Type(), 0, len(p.tokens)))
	for i, left := 0, -1; len(p.tokens) > 0 && len(p.tokens) != left; i++ {
		left = len(p.tokens)
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		if err := p.value(fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	return nil
}

// leaf gives the next token to a func.
func (p *parser) leaf(v reflect.Value, set func(token string) error) error {
	if len(p.tokens) == 0 {
		return fmt.Errorf("a %s is missing", v.Type())
	}
	token := p.tokens[0]
	p.tokens = p.tokens[1:]
	return set(token)
}

// setLeaf writes a value that is no more than one token.
func setLeaf(v reflect.Value, token string) (err error) {
	t := v.Type()
	switch k := v.Kind(); {
	case k == reflect.String:
		v.SetString(unquoted(token))
	case k == reflect.Bool:
		var b bool
		if b, err = strconv.ParseBool(token); err == nil {
			v.SetBool(b)
		}
	case v.CanInt():
		var n int64
		if n, err = strconv.ParseInt(token, 0, t.Bits()); err == nil {
			v.SetInt(n)
		}
	case v.CanUint():
		var n uint64
		if n, err = strconv.ParseUint(token, 0, t.Bits()); err == nil {
			v.SetUint(n)
		}
	case v.CanFloat():
		var f float64
		if f, err = strconv.ParseFloat(token, t.Bits()); err == nil {
			v.SetFloat(f)
		}
	default:
		return fmt.Errorf("a %s cannot be made from text; set what it holds by a longer path", t)
	}
	if err != nil {
		return fmt.Errorf("%q is no %s: %w", token, t, reasonOf(err))
	}
	return nil
}

// reasonOf is what strconv complains of, without what it was asked.
func reasonOf(err error) error {
	if n, ok := err.(*strconv.NumError); ok {
		return n.Err
	}
	return err
}

func unquoted(token string) string {
	if s, err := strconv.Unquote(token); err == nil && strings.HasPrefix(token, `"`) {
		return s
	}
	return token
}

// entityOf is the entity that a text means: "12v3", "12v3@1", a name, or "none".
func (w *World) entityOf(text string) (Entity, error) {
	if text == "none" {
		return Entity{}, nil
	}
	var index, generation, world uint32
	if _, err := fmt.Sscanf(text+"@0", "%dv%d@%d", &index, &generation, &world); err == nil && generation > 0 && generation <= maxGeneration {
		if e := entityAt(index, world<<24|generation); e.String() == text {
			return e, nil
		}
	}
	if e := w.Named(unquoted(text)); !e.IsNone() {
		return e, nil
	}
	return Entity{}, fmt.Errorf("%q is no entity: want an id such as 12v3, the name of one, or none", text)
}
