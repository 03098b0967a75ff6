package ecs_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// Every exported name is documented, and what returns pointers or slices into a world says how long they are valid.
func TestEveryNameIsDocumented(t *testing.T) {
	set := token.NewFileSet()
	var files []*ast.File
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Skipf("skipped: read the package's folder: %v", err)
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			f, err := parser.ParseFile(set, name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
	}
	p, err := doc.NewFromFiles(set, files, "ecs")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Doc) < 500 {
		t.Errorf("the manual has %d letters", len(p.Doc))
	}
	funcs := append([]*doc.Func(nil), p.Funcs...)
	for _, typ := range p.Types {
		if typ.Doc == "" {
			t.Errorf("%s has no comment", typ.Name)
		}
		funcs = append(append(funcs, typ.Funcs...), typ.Methods...)
	}
	for _, f := range funcs {
		name := f.Name
		if f.Recv != "" {
			name = f.Recv + "." + name
		}
		if f.Doc == "" {
			t.Errorf("%s has no comment", name)
		}
		if lends(f.Decl) && !strings.Contains(f.Doc, "valid") && !strings.Contains(f.Doc, "See ") {
			t.Errorf("%s returns pointers or slices, and its comment does not say how long they are valid", name)
		}
	}
}

// lends reports whether a func returns pointers or slices of components.
func lends(f *ast.FuncDecl) bool {
	if f.Type.Results == nil {
		return false
	}
	for _, r := range f.Type.Results.List {
		switch p := r.Type.(type) {
		case *ast.StarExpr:
			if id, ok := p.X.(*ast.Ident); ok && len(id.Name) == 1 {
				return true
			}
		case *ast.ArrayType:
			if id, ok := p.Elt.(*ast.Ident); ok && len(id.Name) == 1 {
				return true
			}
		}
	}
	return false
}
