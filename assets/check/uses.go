package check

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Use is a text in a game's source that may name a file.
type Use struct {
	Text  string
	At    string // file and line
	File  bool   // it is what a call such as render.File takes, so the file must be there
	Embed bool   // it is the pattern of a go:embed line, which names a file only when it is one's whole name
	Parts bool   // Text is what is known of a longer one, with a * for each part that is not
}

// module is what the functions that take names of files lie in.
const module = "github.com/krill2d/krill"

// fileFuncs are what a game names a file with. Methods are Tick.File and those of sheets.
var fileFuncs = map[string]bool{"File": true, "ShaderFile": true}

// loaders are packages of Krill whose function Load takes a name first.
var loaders = map[string]bool{"/render/tiled": true, "/render/ldtk": true}

// Uses returns the texts of a file with Go source.
func Uses(path string) ([]Use, error) {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	r := reader{set: set, imports: importsOf(f), seen: map[ast.Node]bool{}}
	ast.Inspect(f, func(n ast.Node) bool { r.visit(n); return true })
	return r.uses, nil
}

type reader struct {
	set     *token.FileSet
	imports map[string]string // path by name
	seen    map[ast.Node]bool // texts that are part of one that was noted
	uses    []Use
}

func importsOf(f *ast.File) map[string]string {
	imports := map[string]string{}
	for _, i := range f.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue
		}
		name := path[strings.LastIndexByte(path, '/')+1:]
		if i.Name != nil {
			name = i.Name.Name
		}
		imports[name] = path
	}
	return imports
}

func (r *reader) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.ImportSpec:
		r.seen[n.Path] = true
	case *ast.CallExpr:
		if len(n.Args) > 0 && r.takesName(n.Fun) {
			r.note(n.Args[0], true)
		}
	case *ast.BinaryExpr, *ast.BasicLit:
		r.note(n.(ast.Expr), false)
	}
}

// takesName reports whether a call is one of those that take the name of a file.
func (r *reader) takesName(fun ast.Expr) bool {
	s, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	path, imported := "", false
	if ok {
		path, imported = r.imports[x.Name]
	}
	own, ours := strings.CutPrefix(path, module)
	if !imported {
		return s.Sel.Name == "File" // of a Tick, by whatever name
	}
	return ours && (fileFuncs[s.Sel.Name] || s.Sel.Name == "Load" && loaders[own])
}

// note takes in a text, if the expression is one.
func (r *reader) note(e ast.Expr, file bool) {
	if r.seen[e] {
		return
	}
	text, ok := r.text(e)
	if !ok || strings.Trim(text, "*") == "" {
		return
	}
	at := r.set.Position(e.Pos())
	parts := strings.Contains(text, "*")
	r.uses = append(r.uses, Use{Text: text, At: fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line), File: file && !parts, Parts: parts})
}

// verb is where a format of package fmt puts a value.
var verb = regexp.MustCompile(`%[-+# 0-9.*\[\]]*[a-zA-Z]`)

// text returns what is known of a text: a * stands for what is not.
func (r *reader) text(e ast.Expr) (text string, ok bool) {
	r.seen[e] = true
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return verb.ReplaceAllString(text, "*"), err == nil
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		a, okA := r.text(e.X)
		b, okB := r.text(e.Y)
		if !okA && !okB {
			return "", false
		}
		return orStar(a, okA) + orStar(b, okB), true
	case *ast.ParenExpr:
		return r.text(e.X)
	}
	return "", false
}

func orStar(s string, known bool) string {
	if !known {
		return "*"
	}
	return s
}

// matches reports whether the use means a file, or a folder that it lies in.
func (u *Use) matches(name string) bool {
	text, _, _ := strings.Cut(u.Text, "#") // a part of a file: "hero.ase#run"
	if u.Embed {
		return text == name
	}
	if text == name || strings.HasPrefix(name, strings.TrimSuffix(text, "/")+"/") && text != "" {
		return true
	}
	if !u.Parts {
		return false
	}
	pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(text), `\*`, ".*") + "$"
	ok, err := regexp.MatchString(pattern, name)
	return ok && err == nil
}
