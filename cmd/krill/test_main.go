package main

import (
	"bytes"
	"go/ast"
	"go/build"
	"go/format"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// mainCall is a game's call of engine.Main, as source that can stand in a test.
type mainCall struct {
	game, config string
	imports      []string // that they need, as they stand in an import declaration
}

// findMain finds the call in the game's package main. It is an error when there is none, when there are several, or when it
// takes what only the function around it knows.
func findMain(game string) (mainCall, error) {
	files, fset, err := parseGame(game)
	if err != nil {
		return mainCall{}, misuse("krill: find the game's call of engine.Main: %w; try mending it", err)
	}
	var found []mainCall
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			for _, call := range callsOfMain(f, fn) {
				if local := localIn(call, fn); local != "" {
					return mainCall{}, helperMissing(game, fset.Position(call.Pos()), "it takes "+local+", which only "+fn.Name.Name+" has")
				}
				found = append(found, mainCall{sourceOf(fset, call.Args[0]), sourceOf(fset, call.Args[1]), importsOf(f, call)})
			}
		}
	}
	switch len(found) {
	case 0:
		return mainCall{}, helperMissing(game, token.Position{}, "there is no call engine.Main(game, config)")
	case 1:
		return found[0], nil
	}
	return mainCall{}, helperMissing(game, token.Position{}, "there are several calls of engine.Main")
}

// helperMissing says what to add to a game of which no test can be made.
func helperMissing(game string, at token.Position, cause string) error {
	where := game
	if at.IsValid() {
		where = at.String()
	}
	return misuse("krill: make a test: %s: %s; try functions newGame and config in package main, and engine.Main(newGame(), config()) in main alone", where, cause)
}

// parseGame parses the files that a build of the game has.
func parseGame(game string) (files []*ast.File, fset *token.FileSet, err error) {
	fset = token.NewFileSet()
	p, err := build.ImportDir(game, 0)
	if err != nil {
		return nil, fset, err
	}
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(game, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, fset, err
		}
		files = append(files, f)
	}
	return files, fset, nil
}

// callsOfMain returns the calls of the engine's Main in a function.
func callsOfMain(f *ast.File, fn *ast.FuncDecl) (calls []*ast.CallExpr) {
	name := importName(f, enginePath)
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		s, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || s.Sel.Name != "Main" {
			return true
		}
		if x, ok := s.X.(*ast.Ident); ok && name != "" && x.Name == name {
			calls = append(calls, call)
		}
		return true
	})
	return calls
}

// importName returns by what name a file knows a package, and nothing when it does not.
func importName(f *ast.File, path string) string {
	for _, i := range f.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil && p == path {
			return nameOf(i)
		}
	}
	return ""
}

// nameOf returns the name of an import: the last part of its path, without a version, when it gives none.
func nameOf(i *ast.ImportSpec) string {
	if i.Name != nil {
		return i.Name.Name
	}
	path, _ := strconv.Unquote(i.Path.Value)
	parts := strings.Split(path, "/")
	last := parts[len(parts)-1]
	if len(parts) > 1 && len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" {
		last = parts[len(parts)-2]
	}
	return last
}

// localIn returns a name in the arguments of a call that its function has declared, and nothing when there is none.
func localIn(call *ast.CallExpr, fn *ast.FuncDecl) (name string) {
	declared := map[string]bool{}
	note := func(list ...*ast.Ident) {
		for _, id := range list {
			declared[id.Name] = true
		}
	}
	if fn.Recv != nil {
		for _, p := range fn.Recv.List {
			note(p.Names...)
		}
	}
	for _, p := range fn.Type.Params.List {
		note(p.Names...)
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, e := range n.Lhs {
				if id, ok := e.(*ast.Ident); ok && n.Tok == token.DEFINE {
					note(id)
				}
			}
		case *ast.ValueSpec:
			note(n.Names...)
		case *ast.TypeSpec:
			note(n.Name)
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if id, ok := e.(*ast.Ident); ok && n.Tok == token.DEFINE {
					note(id)
				}
			}
		}
		return true
	})
	delete(declared, "_")
	eachName(call, func(id *ast.Ident) {
		if declared[id.Name] {
			name = id.Name
		}
	})
	return name
}

// eachName calls do for the names in the arguments of a call that mean something where the call stands: not those of fields.
func eachName(call *ast.CallExpr, do func(*ast.Ident)) {
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			ast.Inspect(n.X, visit)
			return false
		case *ast.KeyValueExpr:
			if _, field := n.Key.(*ast.Ident); !field {
				ast.Inspect(n.Key, visit)
			}
			ast.Inspect(n.Value, visit)
			return false
		case *ast.Ident:
			do(n)
		}
		return true
	}
	for _, a := range call.Args {
		ast.Inspect(a, visit)
	}
}

// importsOf returns the imports of a file that the arguments of a call need.
func importsOf(f *ast.File, call *ast.CallExpr) (list []string) {
	used := map[string]bool{}
	eachName(call, func(id *ast.Ident) { used[id.Name] = true })
	for _, i := range f.Imports {
		switch {
		case i.Name == nil && used[nameOf(i)]:
			list = append(list, i.Path.Value)
		case i.Name != nil && used[i.Name.Name]:
			list = append(list, i.Name.Name+" "+i.Path.Value)
		}
	}
	return list
}

func sourceOf(fset *token.FileSet, e ast.Expr) string {
	var b bytes.Buffer
	if err := format.Node(&b, fset, e); err != nil {
		panic(err) // it was parsed
	}
	return b.String()
}

// declares returns the file of a folder's package main, tests too, that declares a function, and nothing when none does.
func declares(game, function string) string {
	p, err := build.ImportDir(game, 0)
	if err != nil {
		return ""
	}
	for _, name := range append(p.GoFiles, p.TestGoFiles...) {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(game, name), nil, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == function {
				return filepath.Join(game, name)
			}
		}
	}
	return ""
}
