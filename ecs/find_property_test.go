package ecs

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

type (
	askShip   struct{ Fuel int }
	askPlanet struct{ Pop, Size float64 }
	askFrozen struct{}
	askName   struct{ Text string }
	askDocked struct{ Since int }
	askOrbits struct{ Far float64 }
)

// asked is a random query that can be written as text, and answered by trying everything.
type asked struct {
	vars  []string
	terms []askedTerm
	tests []askedTest
}

type askedTerm struct {
	not  bool
	name string
	args []string // variables, *, or names with their quotes
}

type askedTest struct {
	text string
	pass func(w *World, row map[string]Entity) bool
}

func (a *asked) String() string {
	var terms []string
	for _, t := range a.terms {
		not := ""
		if t.not {
			not = "!"
		}
		terms = append(terms, not+t.name+" "+strings.Join(t.args, " "))
	}
	text := strings.Join(terms, ", ")
	for i, t := range a.tests {
		text += []string{" | ", " && "}[min(i, 1)] + t.text
	}
	return text
}

// bruteForce tries every assignment of the living to the variables.
func (a *asked) bruteForce(w *World, living []Entity) [][]Entity {
	var rows [][]Entity
	row := map[string]Entity{}
	var try func(i int)
	try = func(i int) {
		if i < len(a.vars) {
			for _, e := range living {
				row[a.vars[i]] = e
				try(i + 1)
			}
			return
		}
		if !a.holds(w, living, row) {
			return
		}
		var found []Entity
		for _, v := range a.vars {
			found = append(found, row[v])
		}
		rows = append(rows, found)
	}
	try(0)
	slices.SortFunc(rows, compareRows)
	return rows
}

func (a *asked) holds(w *World, living []Entity, row map[string]Entity) bool {
	for _, t := range a.terms {
		if t.holds(w, living, row) == t.not {
			return false
		}
	}
	for _, t := range a.tests {
		if !t.pass(w, row) {
			return false
		}
	}
	return true
}

func (t *askedTerm) holds(w *World, living []Entity, row map[string]Entity) bool {
	ends := func(i int) []Entity {
		switch arg := t.args[i]; {
		case arg == "*":
			return living
		case arg[0] == '"':
			return []Entity{w.Named(strings.Trim(arg, `"`))}
		default:
			return []Entity{row[arg]}
		}
	}
	for _, a := range ends(0) {
		if len(t.args) == 1 {
			return askedHas(w, t.name, a)
		}
		for _, b := range ends(1) {
			if askedLinked(w, t.name, a, b) {
				return true
			}
		}
	}
	return false
}

func askedHas(w *World, name string, e Entity) bool {
	switch name {
	case "askShip":
		return Has[askShip](w, e)
	case "askPlanet":
		return Has[askPlanet](w, e)
	case "askFrozen":
		return Has[askFrozen](w, e)
	}
	return Has[askName](w, e)
}

func askedLinked(w *World, name string, a, b Entity) bool {
	if !w.Alive(a) || !w.Alive(b) {
		return false
	}
	if name == "askDocked" {
		return Related[askDocked](w, a, b)
	}
	return Related[askOrbits](w, a, b)
}

func one[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func randomWorld(r *rand.Rand) (*World, []Entity) {
	w := &World{}
	var all []Entity
	for range 1 + r.IntN(9) {
		e := w.Spawn()
		if r.IntN(2) == 0 {
			Put(w, e, askShip{r.IntN(5)})
		}
		if r.IntN(2) == 0 {
			Put(w, e, askPlanet{float64(r.IntN(5)), 1.5})
		}
		if r.IntN(3) == 0 {
			Put(w, e, askFrozen{})
		}
		if r.IntN(3) == 0 {
			Put(w, e, askName{one(r, "a", "b")})
		}
		all = append(all, e)
	}
	for range r.IntN(12) {
		Relate(w, one(r, all...), one(r, all...), askDocked{r.IntN(4)})
	}
	for range r.IntN(8) {
		Relate(w, one(r, all...), one(r, all...), askOrbits{float64(r.IntN(4))})
	}
	w.SetName(all[0], "Earth")
	for range r.IntN(3) {
		if e := one(r, all...); e != all[0] {
			w.Destroy(e)
		}
	}
	return w, slices.DeleteFunc(all, func(e Entity) bool { return !w.Alive(e) })
}

func randomAsked(r *rand.Rand) *asked {
	a := &asked{}
	names := []string{"s", "p", "q"}[:1+r.IntN(3)]
	arg := func() string {
		switch n := r.IntN(12); {
		case n == 0:
			return `"Earth"`
		case n == 1:
			return `"Nowhere"`
		case n == 2:
			return "*"
		}
		return one(r, names...)
	}
	for range 1 + r.IntN(4) {
		t := askedTerm{not: r.IntN(4) == 0, name: one(r, "askShip", "askPlanet", "askFrozen", "askName"), args: []string{arg()}}
		if r.IntN(2) == 0 {
			t.name, t.args = one(r, "askDocked", "askOrbits"), []string{arg(), arg()}
		}
		if len(t.args) == 1 && t.args[0] == "*" {
			t.args[0] = names[0]
		}
		a.terms = append(a.terms, t)
	}
	a.bind(r)
	a.addTests(r)
	return a
}

// bind lists the variables, and adds terms for those that only have a !.
func (a *asked) bind(r *rand.Rand) {
	bound := map[string]bool{}
	for _, t := range a.terms {
		for _, v := range t.args {
			if v != "*" && v[0] != '"' && !slices.Contains(a.vars, v) {
				a.vars = append(a.vars, v)
			}
			bound[v] = bound[v] || !t.not
		}
	}
	for _, v := range a.vars {
		if !bound[v] {
			a.terms = append(a.terms, askedTerm{name: one(r, "askShip", "askPlanet"), args: []string{v}})
		}
	}
}

func (a *asked) addTests(r *rand.Rand) {
	for _, t := range a.terms {
		if t.not || r.IntN(2) == 0 {
			continue
		}
		v, n := t.args[0], r.IntN(5)
		switch variable := v != "*" && v[0] != '"'; {
		case t.name == "askShip" && variable:
			a.test(fmt.Sprintf("%s.askShip.Fuel %% 2 == 0 || %s.Fuel > %d", v, v, n), func(w *World, row map[string]Entity) bool {
				fuel := Get[askShip](w, row[v]).Fuel
				return fuel%2 == 0 || fuel > n
			})
		case t.name == "askPlanet" && variable:
			a.test(fmt.Sprintf("!(%s.Pop * 2 < %d + 1)", v, n), func(w *World, row map[string]Entity) bool {
				return Get[askPlanet](w, row[v]).Pop*2 >= float64(n+1)
			})
		case t.name == "askName" && variable:
			a.test(v+`.Text == "a"`, func(w *World, row map[string]Entity) bool { return Get[askName](w, row[v]).Text == "a" })
		case t.name == "askDocked" && v != "*" && t.args[1] != "*":
			a.test(fmt.Sprintf("askDocked(%s, %s).Since >= %d", v, t.args[1], n), func(w *World, row map[string]Entity) bool {
				end := func(s string) Entity {
					if s[0] == '"' {
						return w.Named(strings.Trim(s, `"`))
					}
					return row[s]
				}
				return Link[askDocked](w, end(v), end(t.args[1])).Since >= n
			})
		}
	}
	if len(a.vars) > 1 && r.IntN(2) == 0 {
		x, y := a.vars[0], a.vars[1]
		a.test(x+" != "+y, func(_ *World, row map[string]Entity) bool { return row[x] != row[y] })
	}
}

func (a *asked) test(text string, pass func(*World, map[string]Entity) bool) {
	a.tests = append(a.tests, askedTest{"(" + text + ")", pass})
}

// A query finds what trying everything finds, however it is asked.
func TestFindIsBruteForce(t *testing.T) {
	found := 0
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 1))
		w, living := randomWorld(r)
		for range 3 {
			a := randomAsked(r)
			got, err := w.Find(a.String())
			if err != nil {
				t.Fatalf("seed %d: %s: %v", seed, a, err)
			}
			want := a.bruteForce(w, living)
			if !slices.Equal(got.Vars, a.vars) || !slices.EqualFunc(got.Rows, want, slices.Equal[[]Entity]) {
				t.Fatalf("seed %d: %s: got %v %v; want %v %v\n%s", seed, a, got.Vars, got.Rows, a.vars, want, got.Plan)
			}
			found += len(want)
			checkFinder(t, w, a.String(), want)
		}
	}
	if found < 5000 {
		t.Errorf("got %d rows in all; want so many that something is tested", found)
	}
}

func checkFinder(t *testing.T, w *World, text string, want [][]Entity) {
	t.Helper()
	f := MustCompile(text)
	for range 2 { // the second time the runner is one that has run
		var rows [][]Entity
		for row := range f.Each(w) {
			rows = append(rows, slices.Clone(row))
		}
		if first := f.First(w); len(rows) > 0 && !slices.Equal(first, rows[0]) {
			t.Fatalf("%s: First: got %v; want %v", text, first, rows[0])
		}
		slices.SortFunc(rows, compareRows)
		if !slices.EqualFunc(rows, want, slices.Equal[[]Entity]) || f.Count(w) != len(want) {
			t.Fatalf("%s: Each: got %v, Count %d; want %v", text, rows, f.Count(w), want)
		}
	}
}
