package bake

import (
	"go/ast"
	"go/token"
	"path"
	"reflect"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/tune"
)

// placer puts one value into a literal.
type placer struct {
	source *source
	file   *file
	path   string
	value  tune.Value
	limits tune.Limits

	basic      string // the type of the field, when that is one of Go's own
	name       string // of the field as the code spells it: "Gun.Rate"
	same       bool   // the code says so already
	line       int
	old, fresh string
}

// field is a field of a struct type, and where its type is declared.
type field struct {
	name  string
	index int
	kind  ast.Expr
	tag   string
	in    *file // whose imports count
}

// into puts the value into the struct literal, at the field that parts name.
func (p *placer) into(lit *ast.CompositeLit, kind ast.Expr, parts []string, done string) error {
	fields, err := p.fields(lit, kind)
	if err != nil {
		return err
	}
	f, name := find(fields, parts, p)
	if f == nil {
		return p.file.problem(lit, "there is no field %q", done+strings.Join(parts, "."))
	}
	rest := parts[1:]
	at := element(lit, f)
	if len(rest) == 0 {
		return p.leaf(lit, at, f, done+name)
	}
	switch inner := unparen(at).(type) {
	case *ast.CompositeLit:
		return p.into(inner, f.kindAt(inner), rest, done+name+".")
	case nil:
		return p.nested(lit, f, rest, done+name+".")
	}
	return p.file.problem(at, "%s is %s, no literal; write %s yourself", done+name, p.file.source(at), p.path)
}

func unparen(x ast.Expr) ast.Expr {
	if x == nil {
		return nil
	}
	return ast.Unparen(x)
}

// kindAt returns the type of the literal, which names it.
func (f *field) kindAt(lit *ast.CompositeLit) ast.Expr {
	if lit.Type != nil {
		return lit.Type
	}
	return f.kind
}

// find returns the field of a name, of any case if none has it exactly.
func find(fields []field, parts []string, p *placer) (f *field, name string) {
	for i := range fields {
		if fields[i].name == parts[0] {
			f = &fields[i]
			break
		}
		if strings.EqualFold(fields[i].name, parts[0]) {
			f = &fields[i]
		}
	}
	if f == nil {
		return nil, ""
	}
	if limits, err := tune.ParseTag(reflect.StructTag(f.tag).Get("tune")); err == nil && len(parts) == 1 {
		p.limits = limits
	}
	return f, f.name
}

// fields returns those of a struct type as it stands in the source: written there, or declared in the same package.
func (p *placer) fields(at ast.Node, kind ast.Expr) ([]field, error) {
	in := p.file
	for range 10 { // a type may be named after another
		switch k := kind.(type) {
		case *ast.StructType:
			return fieldsOf(k, in), nil
		case *ast.Ident:
			spec, where := p.source.typeOf(k.Name, path.Dir(p.file.name))
			if spec == nil {
				return nil, p.file.problem(at, "type %s is not in this folder; write %s yourself", k.Name, p.path)
			}
			kind, in = spec.Type, where
		case nil:
			return nil, p.file.problem(at, "a literal without its type; write %s yourself", p.path)
		default:
			return nil, p.file.problem(at, "type %s is of another package; write %s yourself", p.file.source(kind), p.path)
		}
	}
	return nil, p.file.problem(at, "no struct")
}

func fieldsOf(s *ast.StructType, in *file) (fields []field) {
	n := 0
	for _, l := range s.Fields.List {
		tag := ""
		if l.Tag != nil {
			tag, _ = strconv.Unquote(l.Tag.Value)
		}
		names := l.Names
		if len(names) == 0 { // embedded: named as its type
			word := in.source(l.Type)
			names = []*ast.Ident{{Name: word[strings.LastIndexByte(word, '.')+1:]}}
		}
		for _, id := range names {
			fields = append(fields, field{id.Name, n, l.Type, tag, in})
			n++
		}
	}
	return fields
}

// typeOf returns the declaration of a type in the package of a folder.
func (s *source) typeOf(name, dir string) (spec *ast.TypeSpec, in *file) {
	for _, f := range s.files {
		if path.Dir(f.name) != dir {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if t, ok := n.(*ast.TypeSpec); ok && t.Name.Name == name && spec == nil {
				spec, in = t, f
			}
			return spec == nil
		})
	}
	return spec, in
}

// element returns the value of a field in a literal; nil: it has none.
func element(lit *ast.CompositeLit, f *field) ast.Expr {
	for i, e := range lit.Elts {
		kv, keyed := e.(*ast.KeyValueExpr)
		if !keyed && i == f.index {
			return e
		}
		if keyed {
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == f.name {
				return kv.Value
			}
		}
	}
	return nil
}

// leaf sets the field itself.
func (p *placer) leaf(lit *ast.CompositeLit, at ast.Expr, f *field, name string) error {
	p.name = name
	k, err := p.kindOf(f, lit)
	if err != nil {
		return err
	}
	if at == nil {
		text, zero, err := k.text(p, lit)
		if err != nil {
			return err
		}
		p.line, p.old, p.fresh, p.same = p.file.line(lit), zero, text, text == zero
		if !p.same {
			p.add(lit, f.name+": "+text)
		}
		return nil
	}
	p.line = p.file.line(at)
	return k.replace(p, at, name)
}

// nested adds a struct in the struct with the value in it.
func (p *placer) nested(lit *ast.CompositeLit, f *field, rest []string, done string) error {
	kind, ok := f.kind.(*ast.Ident)
	if !ok {
		return p.file.problem(lit, "%s has no literal, and its type no name of this package; write %s yourself", strings.TrimSuffix(done, "."), p.path)
	}
	fields, err := p.fields(lit, kind)
	if err != nil {
		return err
	}
	inner, name := find(fields, rest, p)
	if inner == nil || len(rest) > 1 {
		return p.file.problem(lit, "there is no literal for %s; write %s yourself", strings.TrimSuffix(done, "."), p.path)
	}
	p.name = done + name
	k, err := p.kindOf(inner, lit)
	if err != nil {
		return err
	}
	text, zero, err := k.text(p, lit)
	if err != nil {
		return err
	}
	p.line, p.old, p.fresh, p.same = p.file.line(lit), zero, text, text == zero
	if !p.same {
		p.add(lit, f.name+": "+kind.Name+"{"+name+": "+text+"}")
	}
	return nil
}

// add puts an element behind the last one of a literal: in its line, or in one of its own where each has one.
func (p *placer) add(lit *ast.CompositeLit, element string) {
	f := p.file
	end := f.offset(lit.Rbrace)
	if len(lit.Elts) == 0 {
		at := f.offset(lit.Lbrace) + 1
		f.cuts = append(f.cuts, cut{at, at, element})
		return
	}
	last := lit.Elts[len(lit.Elts)-1]
	after := f.offset(last.End())
	if f.set.Position(last.End()).Line == f.set.Position(lit.Rbrace).Line {
		f.cuts = append(f.cuts, cut{after, after, ", " + element})
		return
	}
	indent := strings.Repeat("\t", tabs(f.text, f.offset(last.Pos())))
	from := strings.LastIndexByte(string(f.text[:end]), '\n') + 1
	f.cuts = append(f.cuts, cut{from, from, indent + element + ",\n"})
}

// tabs counts what the line of a place begins with.
func tabs(text []byte, at int) (n int) {
	from := strings.LastIndexByte(string(text[:at]), '\n') + 1
	for from+n < at && text[from+n] == '\t' {
		n++
	}
	return n
}

// pureNumber reports whether an expression is a number as it is written, with its sign.
func pureNumber(x ast.Expr) bool {
	if u, ok := x.(*ast.UnaryExpr); ok && (u.Op == token.SUB || u.Op == token.ADD) {
		x = u.X
	}
	lit, ok := x.(*ast.BasicLit)
	return ok && (lit.Kind == token.INT || lit.Kind == token.FLOAT)
}
