package build

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

// walk looks at the functions of a file, also at those without a name in the values of its variables.
func (g *globals) walk(f *ast.File) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Body != nil && !g.early[g.info.Defs[d.Name]] {
				ast.Inspect(d.Body, g.look)
			} else if d.Body != nil {
				ast.Inspect(d.Body, g.lookForGame)
			}
		case *ast.GenDecl:
			ast.Inspect(d, func(n ast.Node) bool {
				if l, ok := n.(*ast.FuncLit); ok {
					ast.Inspect(l.Body, g.look)
				}
				return true
			})
		}
	}
}

// findEarly finds the functions that run before the game starts and never again: init, main, and what only they use.
func (g *globals) findEarly() {
	users := map[types.Object]map[types.Object]bool{} // of a function: those that name it
	for _, f := range g.sources {
		for _, d := range f.Decls {
			g.noteUsers(users, d)
		}
	}
	for again := true; again; {
		again = false
		for f, by := range users {
			if g.early[f] || f.(*types.Func).Signature().Recv() != nil {
				continue
			}
			late := false
			for user := range by {
				late = late || !g.early[user]
			}
			if !late {
				g.early[f], again = true, true
			}
		}
	}
}

func (g *globals) noteUsers(users map[types.Object]map[types.Object]bool, d ast.Decl) {
	var user types.Object // nil: the value of a variable
	if f, ok := d.(*ast.FuncDecl); ok {
		user = g.info.Defs[f.Name]
		if name := f.Name.Name; f.Recv == nil && (name == "init" || name == "main") {
			g.early[user] = true
		}
	}
	ast.Inspect(d, func(n ast.Node) bool {
		name, ok := n.(*ast.Ident)
		if f, own := g.info.Uses[name].(*types.Func); ok && own && f.Origin() != user {
			if users[f.Origin()] == nil {
				users[f.Origin()] = map[types.Object]bool{}
			}
			users[f.Origin()][user] = true
		}
		return true
	})
}

// lookForGame finds the value that is given to engine.Main: what is in it is kept.
func (g *globals) lookForGame(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if ok && g.foreignName(call.Fun) == krill+"/engine.Main" && len(call.Args) > 0 {
		e := ast.Unparen(call.Args[0])
		if u, ok := e.(*ast.UnaryExpr); ok {
			e = u.X
		}
		if o, _ := g.place(e); o != nil {
			g.games[o] = true
		}
	}
	return true
}

// look notes what a piece of a function changes, and which of its objects lead to the same memory.
func (g *globals) look(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, l := range n.Lhs {
			if n.Tok != token.DEFINE {
				g.change(l)
			}
			if len(n.Rhs) == len(n.Lhs) {
				g.alias(l, n.Rhs[i])
			}
		}
	case *ast.IncDecStmt:
		g.change(n.X)
	case *ast.RangeStmt:
		g.lookRange(n)
	case *ast.ValueSpec:
		for i, v := range n.Values {
			if len(n.Values) == len(n.Names) {
				g.alias(n.Names[i], v)
			}
		}
	case *ast.CallExpr:
		return g.lookCall(n)
	}
	return true
}

func (g *globals) lookRange(n *ast.RangeStmt) {
	for _, e := range []ast.Expr{n.Key, n.Value} {
		if e != nil && n.Tok == token.ASSIGN {
			g.change(e)
		}
	}
	if from, _ := g.place(n.X); n.Value != nil && from != nil && g.refers(n.Value) {
		g.link(from, g.object(n.Value), n.Pos())
	}
}

// lookCall notes what a call changes. It returns false when its arguments are not to be looked at.
func (g *globals) lookCall(c *ast.CallExpr) bool {
	g.lookForGame(c)
	if name, ok := c.Fun.(*ast.Ident); ok && len(c.Args) > 0 && g.builtin(name) {
		g.changeBehind(c.Args[0])
		return true
	}
	if s, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr); ok {
		from, _ := g.place(s.X)
		if from != nil && s.Sel.Name == "Do" && g.typed[from] == "sync.Once" {
			return false // what is filled once is filled again
		}
		if from != nil && changers.has(g.typed[from], s.Sel.Name) {
			g.mark(from, c.Pos())
		}
	}
	called, _ := g.callee(c.Fun).(*types.Func)
	g.lookReceiver(c, called)
	if g.foreignName(c.Fun) == krill+"/engine.Main" {
		return true
	}
	for i, a := range c.Args {
		g.lookArgument(a, parameter(called, i), fills(c.Fun))
	}
	return true
}

// builtin reports whether a name is that of a function of the language which changes its first argument.
func (g *globals) builtin(name *ast.Ident) bool {
	_, ok := g.info.Uses[name].(*types.Builtin)
	return ok && slices.Contains([]string{"delete", "clear", "copy"}, name.Name)
}

// lookReceiver links what a method is called on with the method's receiver.
func (g *globals) lookReceiver(c *ast.CallExpr, called *types.Func) {
	s, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr)
	if !ok || called == nil || called.Signature().Recv() == nil {
		return
	}
	receiver := called.Origin().Signature().Recv()
	if from, _ := g.place(s.X); from != nil && reference(receiver.Type()) {
		g.link(from, receiver, c.Pos())
	}
}

// lookArgument links an argument with the parameter that it becomes. An address that goes to a function which is not the
// game's own is a change when that function is known to fill what it is given.
func (g *globals) lookArgument(a ast.Expr, parameter *types.Var, filled bool) {
	e := ast.Unparen(a)
	u, address := e.(*ast.UnaryExpr)
	address = address && u.Op == token.AND
	if address {
		e = u.X
	}
	from, _ := g.place(e)
	switch {
	case from == nil:
	case parameter != nil && (address || g.refers(a)):
		g.link(from, parameter, a.Pos())
	case parameter == nil && address && (filled || changers[g.typed[from]] != nil):
		g.mark(from, a.Pos())
	}
}

// filling are names of functions that write to where an argument points, in the standard library and in Krill.
var filling = regexp.MustCompile(`^(Unmarshal\w*|Decode|[FS]?[Ss]can(f|ln)?|\w*Var|Get|Read|(Add|Store|Swap|CompareAndSwap)[A-Z]\w*)$`)

func fills(called ast.Expr) bool {
	switch f := ast.Unparen(called).(type) {
	case *ast.SelectorExpr:
		return filling.MatchString(f.Sel.Name)
	case *ast.IndexExpr: // with a type
		return fills(f.X)
	}
	return false
}

// parameter returns the i-th parameter of an own function, nil for a foreign one.
func parameter(f *types.Func, i int) *types.Var {
	if f == nil {
		return nil
	}
	list := f.Origin().Signature().Params()
	if list.Len() == 0 {
		return nil
	}
	return list.At(min(i, list.Len()-1)) // the last one may stand for many
}

// callee returns the own function that an expression names, or nil.
func (g *globals) callee(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return g.info.Uses[e]
	case *ast.SelectorExpr:
		return g.info.Uses[e.Sel]
	case *ast.IndexExpr: // with types
		return g.callee(e.X)
	case *ast.IndexListExpr:
		return g.callee(e.X)
	}
	return nil
}

// foreignName returns what a selector on an imported package names, with the package's path.
func (g *globals) foreignName(e ast.Expr) string {
	s, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	x, ok := s.X.(*ast.Ident)
	if !ok {
		return ""
	}
	if p, ok := g.info.Uses[x].(*types.PkgName); ok {
		return p.Imported().Path() + "." + s.Sel.Name
	}
	return ""
}

// foreignTypes notes the variables of a file's package whose type is a foreign one, by their declarations.
func (g *globals) foreignTypes(f *ast.File) {
	for _, d := range f.Decls {
		list, ok := d.(*ast.GenDecl)
		if !ok || list.Tok != token.VAR {
			continue
		}
		for _, s := range list.Specs {
			s := s.(*ast.ValueSpec)
			for i, name := range s.Names {
				if t := g.typeOf(s, i); t != "" {
					g.typed[g.info.Defs[name]] = strings.TrimPrefix(t, "*")
				}
			}
		}
	}
}

func (g *globals) typeOf(s *ast.ValueSpec, i int) string {
	e := s.Type
	if e == nil && len(s.Values) == len(s.Names) {
		e = s.Values[i]
	}
	switch x := e.(type) {
	case *ast.UnaryExpr: // &T{}
		e = x.X
	case *ast.StarExpr:
		e = x.X
	case *ast.CallExpr: // new(T)
		if name, ok := x.Fun.(*ast.Ident); ok && name.Name == "new" && len(x.Args) == 1 {
			e = x.Args[0]
		}
	}
	if l, ok := e.(*ast.CompositeLit); ok {
		e = l.Type
	}
	if e == nil {
		return ""
	}
	return g.foreignName(e)
}
