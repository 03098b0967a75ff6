// Gen writes the queries and bundles of ecs for one to eight components. Run it with go generate ./ecs.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"strings"
	"text/template"
)

const most = 8 // components of a query

// arity is what the templates know of one number of components.
type arity struct {
	N       int
	Names   []string // A, B, C …
	Lower   []string // a, b, c …
	Head    []string // what the first row of a wide loop holds
	Rest    []string // and the second
	Wide    bool     // more than four: rows come in two
	Params  string   // [A, B any]
	Args    string   // [A, B]
	Words   string   // "two components"
	Second  string   // the row type's arguments of Rest: [D, E]
	Example string
}

func newArity(n int) arity {
	a := arity{N: n, Wide: n > 4, Words: []string{
		"one component", "two components", "three components", "four components",
		"five components", "six components", "seven components", "eight components",
	}[n-1]}
	for i := range n {
		a.Names = append(a.Names, string(rune('A'+i)))
		a.Lower = append(a.Lower, string(rune('a'+i)))
	}
	if a.Wide {
		a.Head, a.Rest = a.Names[:3], a.Names[3:]
		a.Second = "[" + strings.Join(a.Rest, ", ") + "]"
	}
	a.Args = "[" + strings.Join(a.Names, ", ") + "]"
	a.Params = "[" + strings.Join(a.Names, ", ") + " any]"
	return a
}

func main() {
	for _, file := range []string{"query", "row", "bundle"} {
		if err := write(file); err != nil {
			fmt.Fprintln(os.Stderr, "gen:", err)
			os.Exit(1)
		}
	}
}

func write(file string) error {
	funcs := template.FuncMap{
		"join":  strings.Join,
		"lower": strings.ToLower,
		"first": func(s string) bool { return s == "a" },
	}
	t, err := template.New(file + ".tmpl").Funcs(funcs).ParseFiles("gen/" + file + ".tmpl")
	if err != nil {
		return err
	}
	arities := []arity{}
	for n := 1; n <= most; n++ {
		arities = append(arities, newArity(n))
	}
	var b bytes.Buffer
	if err := t.Execute(&b, arities); err != nil {
		return err
	}
	source, err := format.Source(b.Bytes())
	if err != nil {
		return fmt.Errorf("format %s: %w", file, err)
	}
	return os.WriteFile(file+"_gen.go", source, 0o644)
}
