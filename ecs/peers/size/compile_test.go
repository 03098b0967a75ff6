package size

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs/peers/measure"
)

const (
	few, more = 4, 24 // component types of the two packages that are compared
	rounds    = 5
	attempts  = 3
	slower    = 0.25 // of the time that Ark's take
)

// kit is how a program uses a store with one more component type: it spawns with it, reads and writes it, and goes
// through all of it.
type kit struct {
	path string // of the package
	head string // what stands once
	each string // what stands for each type; # is its number
}

var krill = kit{"github.com/krill2d/krill/ecs", `
type pos struct{ X, Y float64 }

var w = &ecs.World{}
`, `
var (
	bundle# = ecs.Bundle2[pos, c#]()
	query#  = ecs.Query2[pos, c#]()
)

func use#() {
	e := bundle#.Spawn(w, pos{}, c#{X#: 1})
	ecs.Put(w, e, c#{Y#: 1})
	ecs.Get[c#](w, e).X#++
	for p, c := range query#.Each(w) {
		p.X += c.X#
	}
}
`}

var ark = kit{"github.com/mlange-42/ark/ecs", `
type pos struct{ X, Y float64 }

var w = ecs.NewWorld()
`, `
var (
	pair#   = ecs.NewMap2[pos, c#](w)
	map#    = ecs.NewMap[c#](w)
	filter# = ecs.NewFilter2[pos, c#](w)
)

func use#() {
	e := pair#.NewEntity(&pos{}, &c#{X#: 1})
	map#.Set(e, &c#{Y#: 1})
	map#.Get(e).X#++
	for q := filter#.Query(); q.Next(); {
		p, c := q.Get()
		p.X += c.X#
	}
}
`}

// compileTimes compares what one more component type adds to the time in which a package is compiled.
func compileTimes(t *testing.T) {
	dir := t.TempDir()
	ours, theirs := newPair(t, dir, krill), newPair(t, dir, ark)
	value, each := 0.0, 0.0
	for range attempts {
		var ratios, times []float64
		for range rounds {
			own, peer := ours.perType(t), theirs.perType(t)
			ratios, times = append(ratios, own/peer), append(times, own)
		}
		value, each = measure.Median(ratios), measure.Median(times)
		if value <= slower {
			break
		}
	}
	measure.Report(t, "compile-time-per-type/ark", value, slower)
	measure.Report(t, "compile-ms-per-type", each*1000, 0)
}

// pair is two packages that differ in how many types they have.
type pair struct{ config, small, large string }

func newPair(t *testing.T, dir string, k kit) pair {
	name := strings.ReplaceAll(k.path, "/", "_")
	p := pair{filepath.Join(dir, name+".cfg"), filepath.Join(dir, name+"_small.go"), filepath.Join(dir, name+"_large.go")}
	cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", k.path)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	exports, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list -export %s: %v", k.path, err)
	}
	write(t, p.config, string(exports))
	write(t, p.small, k.source(few))
	write(t, p.large, k.source(more))
	return p
}

// source is a program. Its types differ in what they are made of, as those of a game do; the compiler makes generic code
// only once for types that do not.
func (k kit) source(types int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "package game\n\nimport %q\n%s", k.path, k.head)
	for i := range types {
		s.WriteString(strings.ReplaceAll("\ntype c# struct{ X#, Y# float64 }\n"+k.each, "#", fmt.Sprint(i)))
	}
	return s.String()
}

func write(t *testing.T, name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// perType returns the seconds that one type adds. The fastest of three compilations counts for each package.
func (p pair) perType(t *testing.T) float64 {
	small, large := p.compile(t, p.small), p.compile(t, p.large)
	for range 2 {
		small, large = min(small, p.compile(t, p.small)), min(large, p.compile(t, p.large))
	}
	return (large - small).Seconds() / (more - few)
}

// compile returns the processor's time that the compiler needs for a file, on one thread.
func (p pair) compile(t *testing.T, file string) time.Duration {
	cmd := exec.Command("go", "tool", "compile", "-c=1", "-p", "game", "-complete", "-importcfg", p.config, "-o", os.DevNull, file)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go tool compile %s: %v\n%s", filepath.Base(file), err, text)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}
