package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"path/filepath"
	"strings"
)

// listed is a package as go list describes it.
type listed struct {
	ImportPath, Dir   string
	Standard          bool
	GoFiles, CgoFiles []string
	ImportMap         map[string]string
	Error             *struct{ Err string }
}

// checkTypes compiles the module in dir for a phone as far as that goes without the phone's kit: every package that
// it uses is read from source, and calls of C are taken on trust.
func (t *terminal) checkTypes(dir, system string) error {
	packages, err := t.listDeps(dir, system)
	if err != nil {
		return err
	}
	c := checker{set: token.NewFileSet(), done: map[string]*types.Package{"unsafe": types.Unsafe}}
	for _, p := range packages { // those that are imported come first
		if err := c.check(p); err != nil {
			return err
		}
	}
	return errors.Join(c.errs...)
}

// listDeps lists all packages that are compiled into those in dir.
func (t *terminal) listDeps(dir, system string) ([]*listed, error) {
	cmd, err := t.command(dir, "list", "-mod=mod", "-e", "-deps",
		"-json=ImportPath,Dir,Standard,GoFiles,CgoFiles,ImportMap,Error", ".")
	if err != nil {
		return nil, err
	}
	cmd.Env, cmd.Stdout = append(cmd.Env, phoneEnv(system)...), nil
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	var packages []*listed
	for decoder := json.NewDecoder(out); ; {
		p := &listed{}
		if err := decoder.Decode(p); err == io.EOF {
			break
		} else if err != nil {
			return nil, errors.Join(err, cmd.Wait())
		}
		packages = append(packages, p)
	}
	return packages, said(cmd.Wait())
}

// checker checks packages in the order in which they need each other.
type checker struct {
	set  *token.FileSet
	done map[string]*types.Package
	errs []error
}

// maxTypeErrors is how many mistakes are told; more of them say nothing new.
const maxTypeErrors = 10

func (c *checker) check(p *listed) error {
	if p.ImportPath == "unsafe" {
		return nil
	}
	if p.Error != nil {
		return fmt.Errorf("krill: check %s: %s", p.ImportPath, p.Error.Err)
	}
	var files []*ast.File
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		f, err := parser.ParseFile(c.set, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	config := types.Config{
		Importer: imports{c, p}, FakeImportC: true, Sizes: types.SizesFor("gc", "arm64"),
		IgnoreFuncBodies: p.Standard, // Go's own, which needs no check
		Error:            c.note,
	}
	c.done[p.ImportPath], _ = config.Check(p.ImportPath, c.set, files, nil)
	return nil
}

// note keeps an error, unless it is the one that only this way of checking finds.
func (c *checker) note(err error) {
	var wrong types.Error
	if errors.As(err, &wrong) && c.falseAlarm(wrong) {
		return
	}
	if len(c.errs) < maxTypeErrors {
		c.errs = append(c.errs, err)
	}
}

// falseAlarm reports whether an error is gomobile's reading from a channel of C's type, which nobody knows here.
func (c *checker) falseAlarm(wrong types.Error) bool {
	file := filepath.ToSlash(c.set.Position(wrong.Pos).Filename)
	return strings.HasSuffix(file, "/gl/work.go") && strings.HasPrefix(wrong.Msg, "cannot convert <-ctx.retvalue ")
}

// imports finds what one package imports among those that are checked already.
type imports struct {
	c *checker
	p *listed
}

func (i imports) Import(name string) (*types.Package, error) {
	if real, ok := i.p.ImportMap[name]; ok {
		name = real
	}
	if p := i.c.done[name]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("%s is not among the packages of the game", name)
}
