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

// TestCheatsheet cuts CHEATSHEET.md from cheatsheet_test.go, whose examples are run as all are. KRILL_UPDATE=1 writes it.
func TestCheatsheet(t *testing.T) {
	const file = "CHEATSHEET.md"
	want := cheatsheet(t)
	if os.Getenv("KRILL_UPDATE") != "" {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != want {
		t.Errorf("%s is not what cheatsheet_test.go says (%v); KRILL_UPDATE=1 go test -run Cheatsheet ./ecs makes it", file, err)
	}
}

// cheatsheet makes a section of each example, and one of the types and values before them.
func cheatsheet(t *testing.T) string {
	const from = "cheatsheet_test.go"
	source, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, from, source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range doc.Examples(parsed) {
		if e.Output == "" {
			t.Errorf("%s is not run: the last comment must begin with Output", e.Name)
		}
	}
	at := func(p token.Pos) int { return files.Position(p).Offset }
	var b strings.Builder
	b.WriteString("# The entity store on a page\n\nCut from [cheatsheet_test.go](cheatsheet_test.go), so all of it compiles and prints what it says. [The manual](doc.go) says what it costs.\n")
	first := true
	for _, d := range parsed.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			continue
		}
		f, ok := d.(*ast.FuncDecl)
		switch {
		case ok && strings.HasPrefix(f.Name.Name, "Example"):
			body := string(source[at(f.Body.Lbrace)+1 : at(f.Body.Rbrace)])
			section(&b, strings.TrimSpace(f.Doc.Text()), body)
		case first:
			end := at(firstExample(parsed).Doc.Pos())
			section(&b, "Types, and what is made once", string(source[at(d.Pos()):end]))
		case ok && f.Recv == nil: // a func that the example before it needs; methods stand with their types
			section(&b, "", string(source[at(f.Pos()):at(f.End())]))
		}
		first = false
	}
	return b.String()
}

// firstExample is the first example of a file.
func firstExample(parsed *ast.File) *ast.FuncDecl {
	for _, d := range parsed.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "Example") {
			return f
		}
	}
	return nil
}

// section writes code under a heading, or below the code before it, without the indentation that it had in a func.
func section(b *strings.Builder, heading, code string) {
	if heading != "" {
		b.WriteString("\n## " + heading + "\n")
	}
	lines := strings.Split(strings.Trim(code, "\n"), "\n")
	if strings.HasPrefix(lines[0], "\t") {
		for i, line := range lines {
			lines[i] = strings.TrimPrefix(line, "\t")
		}
	}
	b.WriteString("```go\n" + strings.TrimSpace(strings.Join(lines, "\n")) + "\n```\n")
}
