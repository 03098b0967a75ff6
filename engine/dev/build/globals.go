package build

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Globals names the package-level variables that the packages of a game change while it plays: a reload loses what is in
// them. Named is the declaration, with the first place that changes it in the text.
//
// It reads source alone, so it sees what a program does by itself: assignments to a variable, its fields and elements, also
// through pointers, slices, maps and calls of the game's own functions; and calls that take a variable's address or are known
// to change it, such as those of an ecs.World. It does not look at what init and main do before the game starts, by themselves or by functions
// that nobody else uses, since that is done again, nor at what a sync.Once fills, nor at the game's value itself. What other modules change behind a pointer
// that was handed to them before, it does not see.
func Globals(game string) []protocol.Problem {
	g := &globals{
		dir: game, files: token.NewFileSet(), packages: map[string]*types.Package{}, links: map[types.Object][]link{},
		info: &types.Info{
			Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{},
			Selections: map[*ast.SelectorExpr]*types.Selection{},
		},
		typed: map[types.Object]string{}, games: map[types.Object]bool{}, changed: map[types.Object]token.Pos{},
		early: map[types.Object]bool{},
	}
	g.root, g.module = module(game)
	g.read(filepath.Clean(game), "main")
	g.findEarly()
	for _, f := range g.sources {
		g.walk(f)
	}
	g.spread()
	return g.list()
}

// globals is one search. Variables, parameters and receivers are all objects; a link from one to another says that what is
// changed behind the other is changed behind the first.
type globals struct {
	dir, root, module string
	files             *token.FileSet
	packages          map[string]*types.Package // by import path; foreign ones are empty
	sources           []*ast.File
	info              *types.Info
	typed             map[types.Object]string // variables of a foreign type: its name, as "sync.Once" after its path
	games             map[types.Object]bool   // values that are given to engine.Main
	early             map[types.Object]bool   // functions that run before the game alone
	changed           map[types.Object]token.Pos
	links             map[types.Object][]link
}

type link struct {
	to types.Object
	at token.Pos
}

// read loads a package after those that it imports.
func (g *globals) read(dir, importPath string) *types.Package {
	if p := g.packages[importPath]; p != nil {
		return p
	}
	g.packages[importPath] = foreign(importPath) // what is asked for in a cycle, which the compiler refuses
	context := build.Default
	context.CgoEnabled, context.BuildTags = false, strings.Split(gameTags, ",")
	listed, err := context.ImportDir(dir, 0)
	if err != nil {
		return g.packages[importPath] // not there, or it does not build, which go says
	}
	var sources []*ast.File
	for _, name := range listed.GoFiles {
		f, err := parser.ParseFile(g.files, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return g.packages[importPath]
		}
		sources = append(sources, f)
	}
	config := types.Config{Importer: g, Error: func(error) {}, DisableUnusedImportCheck: true, FakeImportC: true, Sizes: types.SizesFor("gc", runtime.GOARCH)}
	p, _ := config.Check(importPath, g.files, sources, g.info) // errors abound, since foreign packages are empty
	g.packages[importPath] = p
	g.sources = append(g.sources, sources...)
	for _, f := range sources {
		g.foreignTypes(f)
	}
	return p
}

// Import is how a package's imports are found: own ones are read, foreign ones are empty.
func (g *globals) Import(importPath string) (*types.Package, error) {
	if p := g.packages[importPath]; p != nil {
		return p, nil
	}
	below, ok := strings.CutPrefix(importPath, g.module+"/")
	dir := filepath.Join(g.root, filepath.FromSlash(below))
	if ok && g.root != "" && (g.module != krill || under(dir, g.dir)) {
		return g.read(dir, importPath), nil
	}
	g.packages[importPath] = foreign(importPath)
	return g.packages[importPath], nil
}

func under(dir, top string) bool {
	return strings.HasPrefix(dir+string(os.PathSeparator), filepath.Clean(top)+string(os.PathSeparator))
}

var majorVersion = regexp.MustCompile(`^v\d+$`)

// foreign returns a package of which nothing is known but, by a guess, its name.
func foreign(importPath string) *types.Package {
	name := path.Base(importPath)
	if majorVersion.MatchString(name) {
		name = path.Base(path.Dir(importPath))
	}
	p := types.NewPackage(importPath, strings.TrimPrefix(name, "go-"))
	p.MarkComplete()
	return p
}

// spread carries changes along the links, until nothing new is changed.
func (g *globals) spread() {
	direct := maps.Clone(g.changed)
	for again := true; again; {
		again = false
		for from, list := range g.links {
			_, is := g.changed[from]
			if i := g.firstChanged(list); !is && i >= 0 {
				g.changed[from], again = list[i].at, true
			}
		}
	}
	for from, list := range g.links { // the first place, in whatever order they were found
		if _, is := direct[from]; !is {
			if i := g.firstChanged(list); i >= 0 {
				g.changed[from] = list[i].at
			}
		}
	}
}

func (g *globals) firstChanged(list []link) int {
	return slices.IndexFunc(list, func(l link) bool { _, is := g.changed[l.to]; return is })
}

// list turns the changed package variables into warnings, in the order of their files.
func (g *globals) list() []protocol.Problem {
	var list []protocol.Problem
	for o, at := range g.changed {
		if !global(o) || g.games[o] {
			continue
		}
		declared, change := g.files.Position(o.Pos()), g.files.Position(at)
		text := fmt.Sprintf("the game changes the package variable %s (%s:%d), and a reload loses that; try moving it into the game's value",
			o.Name(), shortName(change.Filename, g.dir), change.Line)
		list = append(list, protocol.Problem{File: shortName(declared.Filename, g.dir), Line: declared.Line, Col: declared.Column, Text: text})
	}
	slices.SortFunc(list, func(a, b protocol.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return list
}

// global reports whether an object is a variable of a package.
func global(o types.Object) bool {
	v, ok := o.(*types.Var)
	return ok && !v.IsField() && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}
