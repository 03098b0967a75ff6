package state

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// maxProblems is how many problems an error lists.
const maxProblems = 20

// Check says what of *v cannot be state: the path, the type, and what to do, a line each. It is nil when all can. It
// looks at types, also behind nil pointers, and at the values that stand in interfaces now.
func (c *Codec) Check(v any) error {
	p, a := c.rootOf("Check", v)
	if p.root.err != nil {
		return p.root.err
	}
	w := c.writer()
	defer c.done(w)
	if w.find(p, a); w.err == nil {
		return nil
	}
	return w.explain("check", p, a, w.err)
}

// refusal says which types that a plan reaches cannot be state; nil: all can.
func refusal(p *plan) error {
	var list []error
	seen := map[*plan]bool{}
	var visit func(p *plan, path string)
	visit = func(p *plan, path string) {
		if p == nil || seen[p] || len(list) == maxProblems {
			return
		}
		seen[p] = true
		if p.refused != "" {
			list = append(list, fmt.Errorf("state: check %q: %s cannot be state: %s", or(path, "the value itself"), fullName(p.t), p.refused))
			return
		}
		for _, f := range p.fields {
			visit(f.plan, join(path, f.name))
		}
		visit(p.key, path+"[key]")
		if p.kind == kindPointer {
			visit(p.elem, path)
			return
		}
		visit(p.elem, path+"[]")
	}
	visit(p, "")
	return errors.Join(list...)
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// explain finds the path of what went wrong.
func (w *writer) explain(verb string, p *plan, a addr, err error) error {
	if err != errUnknown && err != errDeep && err != errOverlap {
		return err
	}
	if err != errUnknown {
		return fmt.Errorf("state: %s %s: %w", verb, p.t, err)
	}
	var list []error
	walk := w.c.walker(newWriter(w.c))
	walk.w.find(p, a)
	walk.box = func(path string, inner *plan) bool {
		if why := w.c.unfit(inner); why != "" && len(list) < maxProblems {
			list = append(list, fmt.Errorf("state: %s %q: %s", verb, path, why))
			return false
		}
		return true
	}
	walk.visit(p, a, 1)
	walk.value(p, a, "")
	if len(list) == 0 {
		return fmt.Errorf("state: %s %s: %w", verb, p.t, err)
	}
	return errors.Join(list...)
}

// unfit says why a type may not stand in an interface, and what to do; empty: it may.
func (c *Codec) unfit(p *plan) string {
	if err := c.rootPlan(p.t).root.err; err != nil {
		inside := strings.NewReplacer("state: check ", "", `"the value itself": `, "").Replace(err.Error())
		return fmt.Sprintf("%s in an interface cannot be state: %s", fullName(p.t), inside)
	}
	if c.knows(p.t) {
		return ""
	}
	return fmt.Sprintf("%s stands in an interface and is not registered; %s", fullName(p.t), remedy(p.t))
}

// remedy is the line that registers a type, or what else to do.
func remedy(t reflect.Type) string {
	bottom := named(t)
	for bottom.Name() == "" && (bottom.Kind() == reflect.Slice || bottom.Kind() == reflect.Array) {
		bottom = named(bottom.Elem())
	}
	path := bottom.PkgPath()
	switch {
	case inMain(bottom):
		return fmt.Sprintf("add state.Register[%s]()", strings.ReplaceAll(t.String(), "main.", ""))
	case path == "":
		return fmt.Sprintf("add state.Register[%s]()", t)
	case exported(bottom.Name()):
		return fmt.Sprintf("add state.Register[%s]() and import %q", t, path)
	case standard(path):
		return "its package does not export it; " + makeInStart
	}
	short, _, _ := strings.Cut(bottom.String(), ".")
	return fmt.Sprintf("add state.Register[%s]() to package %q", strings.ReplaceAll(t.String(), short+".", ""), path)
}

func exported(name string) bool { return name[0] >= 'A' && name[0] <= 'Z' || name[0] >= 0x80 }
