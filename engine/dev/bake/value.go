package bake

import (
	"fmt"
	"go/ast"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/tune"
)

// kind is what a field may hold.
type kind string

// The kinds.
const (
	whole  kind = "a whole number"
	number kind = "a number"
	truth  kind = "true or false"
	text   kind = "text"
	vec    kind = "a geom.Vec"
	color  kind = "a render.Color"
)

// basics are the types of Go that can be tuned.
var basics = map[string]kind{
	"int": whole, "int8": whole, "int16": whole, "int32": whole, "int64": whole, "rune": whole,
	"uint": whole, "uint8": whole, "uint16": whole, "uint32": whole, "uint64": whole, "byte": whole, "uintptr": whole,
	"float32": number, "float64": number, "bool": truth, "string": text,
}

// kindOf returns what a field may hold, by its type as it stands in the source.
func (p *placer) kindOf(f *field, at ast.Node) (kind, error) {
	x, in := f.kind, f.in
	for range 10 {
		switch {
		case in.isOf(x, geomPath, "Vec"):
			return vec, nil
		case in.isOf(x, renderPath, "Color"):
			return color, nil
		}
		id, ok := x.(*ast.Ident)
		if !ok {
			break
		}
		spec, where := p.source.typeOf(id.Name, path.Dir(in.name))
		if spec == nil {
			if k := basics[id.Name]; k != "" {
				p.basic = id.Name
				return k, nil
			}
			break
		}
		x, in = spec.Type, where
	}
	return "", p.file.problem(at, "%s is a %s, which is not known here; write %s yourself", f.name, f.in.source(f.kind), p.path)
}

// text returns the value as Go, and the zero value.
func (k kind) text(p *placer, at ast.Node) (now, zero string, err error) {
	v := p.value
	switch {
	case k == truth && v.Kind == tune.Bool:
		return strconv.FormatBool(v.Bool), "false", nil
	case k == text && v.Kind == tune.String:
		return strconv.Quote(v.Text), `""`, nil
	case k == color && v.Kind == tune.String:
		return p.color(at)
	case k == vec && v.Kind == tune.List && len(v.List) == 2:
		name, err := p.named(geomPath, "a geom.Vec", at)
		return fmt.Sprintf("%s.V(%s, %s)", name, p.number(v.List[0]), p.number(v.List[1])), name + ".V(0, 0)", err
	case (k == whole || k == number) && v.Kind <= tune.Float:
		now, err := p.single(k, v, at)
		return now, "0", err
	}
	return "", "", p.file.problem(at, "%s is to be %s, and in %s it is %v", p.path, k, File, v.Kind)
}

// single returns a number as Go, held in its range.
func (p *placer) single(k kind, v tune.Value, at ast.Node) (string, error) {
	if x, out := p.limits.Clamp(v.Num); out {
		v = tune.Number(x)
	}
	if v.Kind == tune.Float && v.Num == math.Trunc(v.Num) && math.Abs(v.Num) < 1<<53 {
		v = tune.Number(v.Num)
	}
	if k == whole && v.Kind != tune.Int {
		return "", p.file.problem(at, "%s is to be %s, and in %s it is %v", p.path, k, File, v)
	}
	if !fits(v, p.basic) {
		return "", p.file.problem(at, "%s is a %s, which does not hold %v", p.path, p.basic, v)
	}
	return v.String(), nil
}

// fits reports whether a number can be one of a basic type, as far as a text can say it.
func fits(v tune.Value, basic string) bool {
	switch basic {
	case "float64":
		return true
	case "float32":
		return math.Abs(v.Num) <= math.MaxFloat32
	case "rune":
		basic = "int32"
	case "byte":
		basic = "uint8"
	}
	bits, err := strconv.Atoi(strings.TrimLeft(basic, "uint"))
	if err != nil {
		bits = 64
	}
	if strings.HasPrefix(basic, "u") {
		return v.Int >= 0 && (bits == 64 || v.Int < 1<<bits)
	}
	return bits == 64 || v.Int >= -1<<(bits-1) && v.Int < 1<<(bits-1)
}

func (p *placer) number(x float64) string {
	x, _ = p.limits.Clamp(x)
	return tune.Number(x).String()
}

// named returns what a package is called in the file, which must import it.
func (p *placer) named(path, what string, at ast.Node) (string, error) {
	if name := p.file.imported(path); name != "" && name != "." && name != "_" {
		return name, nil
	}
	return "", p.file.problem(at, "%s is %s, and this file does not import %s; write it yourself", p.path, what, path)
}

// color returns a colour as Go.
func (p *placer) color(at ast.Node) (now, zero string, err error) {
	name, err := p.named(renderPath, "a render.Color", at)
	if err != nil {
		return "", "", err
	}
	digits := strings.TrimPrefix(p.value.Text, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 && len(digits) != 8 || digits == p.value.Text {
		return "", "", p.file.problem(at, "%s is to be a colour such as \"#ff8800\", and in %s it is %v", p.path, File, p.value)
	}
	zero = name + ".Color{}"
	if len(digits) == 6 || n&0xff == 0xff {
		return name + ".Hex(0x" + strings.ToLower(digits[:6]) + ")", zero, nil
	}
	if n == 0 {
		return zero, zero, nil
	}
	return fmt.Sprintf("%s.Color{R: %d, G: %d, B: %d, A: %d}", name, n>>24, n>>16&0xff, n>>8&0xff, n&0xff), zero, nil
}

// replace puts the value in the place of the one that stands there.
func (k kind) replace(p *placer, at ast.Expr, name string) error {
	now, _, err := k.text(p, at)
	if err != nil {
		return err
	}
	p.old, p.fresh = p.file.source(at), now
	at = ast.Unparen(at)
	switch {
	case k == vec:
		return p.vec(at, name)
	case k == color && (p.file.isOf(at, renderPath, "") || p.isPlain(at, renderPath, "Hex", "Color")):
	case (k == number || k == whole) && pureNumber(at):
	case k == text && isLiteral(at):
	case k == truth && (isWord(at, "true") || isWord(at, "false")):
	default:
		return p.noLiteral(at, name)
	}
	if p.same = p.equal(at, now); !p.same {
		p.file.replace(at, now)
	}
	return nil
}

func isLiteral(x ast.Expr) bool { _, ok := x.(*ast.BasicLit); return ok }

func isWord(x ast.Expr, word string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == word
}

// equal reports whether two texts say the same value: 1e3 and 1000 do.
func (p *placer) equal(at ast.Expr, now string) bool {
	was := p.file.source(at)
	a, err1 := tune.Parse([]byte("x = " + was))
	b, err2 := tune.Parse([]byte("x = " + now))
	if err1 == nil && err2 == nil && len(a.Keys) == 1 && len(b.Keys) == 1 {
		return a.Keys[0].Value.Same(b.Keys[0].Value)
	}
	return was == now
}

// noLiteral says what stands there instead of a literal, and what to do.
func (p *placer) noLiteral(at ast.Expr, name string) error {
	was := p.file.source(at)
	id, ok := at.(*ast.Ident)
	if !ok {
		return p.file.problem(at, "%s is %s, which only you can change so that it becomes %s", name, was, p.fresh)
	}
	for _, f := range p.source.files {
		if spec := f.constant(id.Name); spec != nil && path.Dir(f.name) == path.Dir(p.file.name) {
			return p.file.problem(at, "%s is the name %s, of %s:%d, which others may use; set that to %s, or write the number in its place",
				name, was, f.name, f.line(spec), p.fresh)
		}
	}
	return p.file.problem(at, "%s is the name %s; set that to %s, or write the number in its place", name, was, p.fresh)
}

// constant returns where a constant or variable is declared in a file.
func (f *file) constant(name string) (found ast.Node) {
	for _, d := range f.ast.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range g.Specs {
			v, ok := s.(*ast.ValueSpec)
			if !ok {
				continue
			}
			for _, id := range v.Names {
				if id.Name == name {
					found = id
				}
			}
		}
	}
	return found
}

// isPlain reports whether an expression is a call or a literal of a package, of plain numbers alone: render.Hex(0xff0000).
func (p *placer) isPlain(x ast.Expr, path string, names ...string) bool {
	of, parts := parts(x)
	known := false
	for _, name := range names {
		known = known || p.file.isOf(of, path, name)
	}
	for _, part := range parts {
		known = known && pureNumber(part)
	}
	return known
}

// parts returns the arguments of a call, or the elements of a literal, and what is called or made.
func parts(x ast.Expr) (of ast.Expr, list []ast.Expr) {
	switch x := x.(type) {
	case *ast.CallExpr:
		return x.Fun, x.Args
	case *ast.CompositeLit:
		for _, e := range x.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				e = kv.Value
			}
			list = append(list, e)
		}
		return x.Type, list
	}
	return nil, nil
}

// vec changes the parts of a geom.Vec that differ, each by itself.
func (p *placer) vec(at ast.Expr, name string) error {
	if !p.isPlain(at, geomPath, "V", "Vec") {
		return p.noLiteral(at, name)
	}
	_, list := parts(at)
	lit, isLit := at.(*ast.CompositeLit)
	if len(list) != 2 || isLit && p.swapped(lit) {
		p.file.replace(at, p.fresh)
		return nil
	}
	p.same = true
	for i, x := range p.value.List {
		if now := p.number(x); !p.equal(list[i], now) {
			p.same = false
			p.file.replace(list[i], now)
		}
	}
	return nil
}

// swapped reports whether a literal names Y before X.
func (p *placer) swapped(lit *ast.CompositeLit) bool {
	kv, ok := lit.Elts[0].(*ast.KeyValueExpr)
	return ok && !isWord(kv.Key, "X")
}
