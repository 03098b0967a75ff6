package bake

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/tune"
)

const (
	enginePath = "github.com/krill2d/krill/engine"
	geomPath   = "github.com/krill2d/krill/engine/geom"
	renderPath = "github.com/krill2d/krill/render"
)

// source is the Go code of a game, with what is to change in it.
type source struct {
	positions *token.FileSet
	files     []*file
}

// file is one of its files.
type file struct {
	name string // below the game's folder, with slashes
	at   string
	was  []byte // the text as it was read
	text []byte
	ast  *ast.File
	set  *token.FileSet
	cuts []cut

	formatted bool // as gofmt does, so it is to stay so
}

// cut is a piece of a file and what comes in its place.
type cut struct {
	from, to int
	text     string
}

// problem is what cannot be baked, and where.
type problem struct {
	file string
	line int
	text string
}

func (p *problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.file, p.line, p.text) }

// problem says what is wrong at a node.
func (f *file) problem(at ast.Node, format string, args ...any) error {
	return &problem{f.name, f.line(at), fmt.Sprintf(format, args...)}
}

func (f *file) line(at ast.Node) int { return f.set.Position(at.Pos()).Line }

// source returns the text of a node.
func (f *file) source(n ast.Node) string {
	return string(f.text[f.offset(n.Pos()):f.offset(n.End())])
}

func (f *file) offset(p token.Pos) int { return f.set.Position(p).Offset }

// replace notes another text for a node.
func (f *file) replace(n ast.Node, text string) {
	f.cuts = append(f.cuts, cut{f.offset(n.Pos()), f.offset(n.End()), text})
}

// readSource reads the Go files in a folder and below it, but for tests and other modules. What is no Go is left out: the
// compiler says it better.
func readSource(dir string) (*source, error) {
	s := &source{positions: token.NewFileSet()}
	err := filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && at != dir && (strings.ContainsAny(e.Name()[:1], "._") || e.Name() == "testdata" || e.Name() == "node_modules" || e.Name() == "vendor" || isModule(at)):
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(at, ".go") || strings.HasSuffix(at, "_test.go"):
			return nil
		}
		return s.read(dir, at)
	})
	if err != nil {
		return nil, fmt.Errorf("bake: read the source: %w", err)
	}
	return s, nil
}

func isModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func (s *source) read(dir, at string) error {
	text, err := os.ReadFile(at)
	if err != nil {
		return err
	}
	name, err := filepath.Rel(dir, at)
	if err != nil {
		return err
	}
	tree, err := parser.ParseFile(s.positions, at, text, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		return nil // the compiler says it better
	}
	tidy, err := format.Source(text)
	s.files = append(s.files, &file{
		name: filepath.ToSlash(name), at: at, was: text, text: text, ast: tree, set: s.positions,
		formatted: err == nil && bytes.Equal(tidy, text),
	})
	return nil
}

// commit makes the changes of a file, which must be Go with them.
func (f *file) commit() error {
	text := f.apply()
	if f.formatted {
		if tidy, err := format.Source(text); err == nil {
			text = tidy
		}
	}
	tree, err := parser.ParseFile(f.set, f.at, text, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		f.cuts = nil
		return fmt.Errorf("%s would not be Go any more: %w; write it yourself", f.name, err)
	}
	f.text, f.ast, f.cuts = text, tree, nil
	return nil
}

// apply makes the new text.
func (f *file) apply() (text []byte) {
	slices.SortStableFunc(f.cuts, func(a, b cut) int { return a.from - b.from })
	at := 0
	for _, c := range f.cuts {
		text = append(append(text, f.text[at:c.from]...), c.text...)
		at = c.to
	}
	return append(text, f.text[at:]...)
}

// imported returns what a package is called in a file; empty: it is not imported there.
func (f *file) imported(path string) string {
	for _, i := range f.ast.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err != nil || p != path {
			continue
		}
		if i.Name != nil {
			return i.Name.Name
		}
		return path[strings.LastIndexByte(path, '/')+1:]
	}
	return ""
}

// isOf reports whether an expression is a name of a package: geom.Vec.
func (f *file) isOf(x ast.Expr, path, name string) bool {
	s, ok := x.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name && name != "" {
		return false
	}
	p, ok := s.X.(*ast.Ident)
	return ok && p.Name != "" && p.Name == f.imported(path)
}

// call is an engine.Tune in the source.
type call struct {
	file     *file
	defaults ast.Expr
}

// calls returns the calls of engine.Tune with a name.
func (s *source) calls(name string) (found []call, known []string) {
	for _, f := range s.files {
		if f.imported(enginePath) == "" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			c, ok := n.(*ast.CallExpr)
			if !ok || len(c.Args) != 2 {
				return true
			}
			fun := c.Fun
			if i, ok := fun.(*ast.IndexExpr); ok {
				fun = i.X
			}
			lit, ok := c.Args[0].(*ast.BasicLit)
			if !ok || !f.isOf(fun, enginePath, "Tune") {
				return true
			}
			if is, err := strconv.Unquote(lit.Value); err == nil && is == name {
				found = append(found, call{f, c.Args[1]})
			} else if err == nil {
				known = append(known, is)
			}
			return true
		})
	}
	return found, known
}

// set puts a value into the source. It returns nil when that says so already.
func (s *source) set(path string, v tune.Value) (*protocol.BakeChange, error) {
	name, rest, _ := strings.Cut(path, ".")
	calls, known := s.calls(name)
	switch {
	case len(calls) == 0:
		return nil, fmt.Errorf("no engine.Tune is named %q in the source%s", name, listed(known))
	case len(calls) > 1:
		return nil, calls[1].file.problem(calls[1].defaults, "there is another engine.Tune %q at %s:%d; write %s yourself",
			name, calls[0].file.name, calls[0].file.line(calls[0].defaults), rest)
	}
	f := calls[0].file
	lit, ok := ast.Unparen(calls[0].defaults).(*ast.CompositeLit)
	if !ok {
		return nil, f.problem(calls[0].defaults, "the defaults of %q are no literal; write them into the call, as in engine.Tune(%q, T{…})", name, name)
	}
	p := placer{source: s, file: f, path: path, value: v}
	if err := p.into(lit, lit.Type, strings.Split(rest, "."), ""); err != nil || p.same {
		return nil, err
	}
	if err := f.commit(); err != nil {
		return nil, err
	}
	return &protocol.BakeChange{File: f.name, Line: p.line, Path: name + "." + p.name, Old: p.old, New: p.fresh}, nil
}

func listed(known []string) string {
	if len(known) == 0 {
		return ""
	}
	slices.Sort(known)
	return "; there are " + strings.Join(slices.Compact(known), ", ")
}
