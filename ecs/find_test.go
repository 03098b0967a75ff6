package ecs

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func answer(t *testing.T, w *World, text string) string {
	t.Helper()
	found, err := w.Find(text)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(found.Vars, found.Rows)
}

func TestFindReadsTheLanguage(t *testing.T) {
	w := errWorld() // 1v1 is a ship, docked to 2v1, a planet and city
	Put(w, Entity{1<<32 | 1}, errShip{Fuel: 2, Pos: errVec{3, 4}})
	Put(w, Entity{1<<32 | 2}, errPlanet{Pop: 7, Name: "Earth", Open: true})
	Put(w, Entity{1<<32 | 2}, errCity{At: errVec{5, 6}})
	w.SetName(Entity{1<<32 | 2}, "Earth")
	const yes, no = "[x] [[1v1]]", "[x] []"
	for text, want := range map[string]string{
		"errShip s": "[s] [[1v1]]",
		"errShip":   "[it] [[1v1]]",
		"errShip | Fuel == 2 && Pos.X + Pos.Y == 7":     "[it] [[1v1]]",
		"errShip | errShip.Fuel == 2":                   "[it] [[1v1]]",
		"errShip | it.Fuel == 2":                        "[it] [[1v1]]",
		"ecs.errShip s, errDocked s p":                  "[s p] [[1v1 2v1]]",
		"krill.ecs.errShip s":                           "[s] [[1v1]]",
		`errDocked "Earth"`:                             "[it] [[1v1]]",
		"errShip, errDocked":                            "[it] [[1v1]]",
		"errShip, !errDocked":                           "[it] []",
		"errShip, errDocked p, errPlanet p | Fuel < 3":  "[it p] [[1v1 2v1]]",
		`errPlanet "Earth"`:                             "[] [[]]",
		`errShip "Earth"`:                               "[] []",
		`errShip s, errPlanet "Mars"`:                   "[s] []",
		`errShip s, !errDocked s "Mars"`:                "[s] [[1v1]]",
		"errDocked * *, errShip s":                      "[s] [[1v1]]",
		`errPlanet p | p == "Earth"`:                    "[p] [[2v1]]",
		`errPlanet p, errShip p | p != "Earth"`:         "[p] []",
		"errDocked s p | errDocked.Since == 3":          "[s p] [[1v1 2v1]]",
		"errDocked s p | errDocked(s, p).Since == 3":    "[s p] [[1v1 2v1]]",
		"errDocked s p | errDocked ( s , p ).Since > 3": "[s p] []",
		`errDocked s "Earth" | errDocked.Since == 3`:    "[s] [[1v1]]",
		"errPlanet p, errCity p | p.errPlanet.Pop == 7": "[p] [[2v1]]",
		"errCity c | c.At.X == 5 && c.errCity.At.Y > 5": "[c] [[2v1]]",
		`errShip x, errPlanet p | p.Open`:               "[x p] [[1v1 2v1]]",
		`errShip x | x.Fuel == 2`:                       yes,
		`errShip x | !(x.Fuel != 2)`:                    yes,
		`errShip x | x.Fuel*3 - 1 >= 5`:                 yes,
		`errShip x | x.Fuel*3 - 1 > 5`:                  no,
		`errShip x | 10 - 4 - 3 == 3`:                   yes,
		`errShip x | 2 + 3 * 4 == 14 && 7 % 4 == 3`:     yes,
		`errShip x | -x.Fuel < -1.5`:                    yes,
		`errShip x | x.Fuel / 4 == 0.5`:                 yes,
		`errShip x | 1e2 == 100 && 0x10 == 16`:          yes,
		`errShip x | false || true && false`:            no,
		`errShip x | (true || true) && false`:           no,
		`errShip x | "b" > "a" && "a" <= "a"`:           yes,
		`errShip x | true == !false`:                    yes,
	} {
		if got := answer(t, w, text); got != want {
			t.Errorf("%s: got %s; want %s", text, got, want)
		}
	}
}

type (
	wideInts struct {
		I int64
		U uint64
		F float32
	}
	holds  struct{ Of Entity }
	hidden struct{ fuel int }
	plain  float64
)

// Whole numbers of 64 bits are compared to their last one, whatever their signs.
func TestFindComparesWholeNumbers(t *testing.T) {
	w := &World{}
	w.Spawn(wideInts{I: -1, U: 1<<64 - 1, F: 0.5})
	w.Spawn(wideInts{I: 1<<53 + 1, U: 1<<53 + 1})
	for text, want := range map[string]int{
		"w.U == 18446744073709551615": 1,
		"w.U == 18446744073709551614": 0,
		"w.I == 9007199254740993":     1,
		"w.I == 9007199254740992":     0,
		"w.I < w.U":                   1,
		"w.U > w.I":                   1,
		"w.U <= w.I":                  1,
		"w.I == w.U":                  1,
		"w.I != w.U":                  1,
		"w.U > -1":                    2,
		"w.I >= -1":                   2,
		"w.F == 0.5":                  1,
		"w.I + 0 == w.U + 0":          1,
	} {
		if got := MustCompile("wideInts w | " + text).Count(w); got != want {
			t.Errorf("%s: got %d; want %d", text, got, want)
		}
	}
}

// Fields may hold entities, be unexported, and a component may be no struct.
func TestFindReadsEveryPlainType(t *testing.T) {
	w := &World{}
	a := w.Spawn(hidden{3}, plain(2))
	w.Spawn(holds{a})
	for text, want := range map[string]string{
		"holds h, hidden x | h.Of == x": "[h x] [[2v1 1v1]]",
		"hidden x | x.fuel == 3":        "[x] [[1v1]]",
		"plain x | x.plain == 2":        "[x] [[1v1]]",
		"plain | plain > 1":             "[it] [[1v1]]",
	} {
		if got := answer(t, w, text); got != want {
			t.Errorf("%s: got %s; want %s", text, got, want)
		}
	}
}

type lateShip struct{ Fuel int }

// A Finder may speak of what no program has used yet: there is nothing of it, and later there is.
func TestFinderOfWhatComesLater(t *testing.T) {
	w := &World{}
	f, none := MustCompile("lateShip s | s.Fuel > 3"), MustCompile("askShip s, !lateShip s")
	w.Spawn(askShip{})
	if f.Count(w) != 0 || f.Check(w) == nil || none.Count(w) != 1 {
		t.Errorf("got %d rows, error %v, %d without; want 0, an error, 1", f.Count(w), f.Check(w), none.Count(w))
	}
	w.Spawn(lateShip{4}, askShip{})
	if f.Count(w) != 1 || f.Check(w) != nil || none.Count(w) != 1 {
		t.Errorf("got %d rows, error %v, %d without; want 1, none, 1", f.Count(w), f.Check(w), none.Count(w))
	}
}

// One Finder serves many worlds, and costs nothing when it has run before.
func TestFinderAllocatesNothing(t *testing.T) {
	w := &World{}
	p := w.Spawn(askPlanet{Pop: 5})
	for i := range 100 {
		Relate(w, w.Spawn(askShip{i}), p, askDocked{i})
	}
	f := MustCompile(`askShip s, askDocked s p, askPlanet p, !askFrozen s | p.Pop > 3 && s.Fuel % 2 == 0 && askDocked.Since != 7`)
	count := func() {
		n := 0
		for row := range f.Each(w) {
			n += len(row)
		}
		if n != 100 {
			t.Errorf("got %d; want 100", n)
		}
	}
	count()
	if n := testing.AllocsPerRun(10, count); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
	if n := f.Count(&World{}); n != 0 {
		t.Errorf("got %d rows in an empty world; want 0", n)
	}
}

// Find refuses what nobody would wait for, and says what to do.
func TestFindRefusesTooMuch(t *testing.T) {
	w := &World{}
	for range 1100 {
		w.Spawn(askShip{})
	}
	for text, want := range map[string]string{
		"askShip a, askShip b":                       "this has more than 1000000 rows; add terms, or loop with Finder.Each",
		"askShip a, askShip b, askShip c, askShip d": "this would look at about 1e+12 places; link the variables with relations",
	} {
		if _, err := w.Find(text); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: got %v; want %s", text, err, want)
		}
	}
}

// A query may be at its limits.
func TestFindAtItsLimits(t *testing.T) {
	w := &World{}
	e := w.Spawn(askShip{Fuel: 1})
	w.SetName(e, "Max")
	tests := strings.Repeat("a.Fuel == 1 && ", 100) + "a.Fuel < 2"
	if n := MustCompile("askShip a | " + tests).Count(w); n != 1 {
		t.Errorf("got %d rows; want 1", n)
	}
	for text, want := range map[string]string{
		"askShip a0, askDocked a1 a2, askDocked a3 a4, askDocked a5 a6, askDocked a7 a8, askDocked a9 a10, askDocked a11 a12, askDocked a13 a14, askDocked a15 a16": "a query has at most 16 variables",
		names(61): "a query has at most 60 variables and names",
		"askShip " + strings.Repeat("a", 65) + " | " + strings.Repeat("a", 65) + ".Fuel > 1": "this name is longer than 64 bytes",
	} {
		if _, err := w.Find(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v; want %s", clip(text, maxShown), err, want)
		}
	}
}

// names compares a variable with n names.
func names(n int) string {
	text := "askShip a | true"
	for i := range n {
		text += fmt.Sprintf(" && a != \"%d\"", i)
	}
	return text
}

func TestFinderPanicsWhereCheckComplains(t *testing.T) {
	w := &World{}
	w.Spawn(askShip{})
	for _, f := range []func(){
		func() { MustCompile("askShip s |") },
		func() { MustCompile("askShip s | s.Nothing > 3").Count(w) },
	} {
		said := ""
		func() {
			defer func() { said, _ = recover().(string) }()
			f()
		}()
		if !strings.HasPrefix(said, "ecs: find ") {
			t.Errorf("got a panic %q; want it to begin with ecs: find", said)
		}
	}
}

type Time struct{ T int }

// Two packages may share a name; the one that a world has is meant, and where it has both, the package says which.
func TestFindTypesOfOneName(t *testing.T) {
	w := &World{}
	componentOf[Time]()
	w.Spawn(time.Time{})
	if n := MustCompile("Time t").Count(w); n != 1 {
		t.Errorf("got %d rows; want that of the type that the world has", n)
	}
	w.Spawn(Time{3})
	_, err := w.Find("Time t | t.T == 3")
	if want := "Time may be ecs.Time or time.Time; write it with its package"; err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got %v; want %s", err, want)
	}
	if got := answer(t, w, "ecs.Time t, !time.Time t | t.Time.T == 3"); got != "[t] [[2v1]]" {
		t.Errorf("got %s; want 2v1", got)
	}
}

func TestPlan(t *testing.T) {
	w := &World{}
	for i := range 4 {
		p := w.Spawn(askPlanet{Pop: float64(i)})
		for range 25 {
			Relate(w, w.Spawn(askShip{}), p, askDocked{})
		}
	}
	w.SetName(w.Spawn(askPlanet{}), "Earth")
	w.SetName(Entity{1<<32 | 1}, "Mars")
	Relate(w, w.Spawn(askName{}), Entity{1<<32 | 1}, askOrbits{})
	for text, want := range map[string]string{
		"askShip s, askDocked s p, askPlanet p, !askFrozen s | p.Pop > 2 && s.Fuel == 0": `
1. each askDocked of s (askShip, !askFrozen) to p (askPlanet): 100 links; if p.Pop > 2, s.Fuel == 0
`,
		`askName n, askOrbits n p, askDocked s p, askShip s`: `
1. each askOrbits of n (askName) to p: 1 links
2. askDocked back from p to s (askShip): about 25 each
`,
		`askShip s, askDocked s "Mars" | s.Fuel == 0 || s == "Mars"`: `
1. the named: "Mars"
2. askDocked back from "Mars" to s (askShip): about 25 each; if (s.Fuel == 0 || s == "Mars")
`,
		`askShip s, !askDocked s "Earth", askDocked s *`: `
1. the named: "Earth"
2. each s (askShip): 100 entities; if !askDocked s "Earth", askDocked s *
`,
		"askPlanet p, askPlanet q | p != q": `
1. each p (askPlanet): 5 entities
2. each q (askPlanet): 5 entities; if p != q
`,
	} {
		found, err := w.Find(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := found.Plan; got != strings.TrimPrefix(want, "\n") {
			t.Errorf("%s: got\n%swant%s", text, got, want)
		}
	}
}

// No text makes the reader or a world panic, and none costs much.
func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"errShip s, errDocked s p, errPlanet p | p.Pop > 3", `!errShip "Earth", errDocked * p`, "errShip | Fuel < 3 && !(true || -Pos.X > 2e3)",
		"errDocked s p | errDocked(s, p).Since % 2 == 0", "ecs.errShip s | s.errShip.Pos.X != 0x1F", "(((", "a b c d", "errShip s |", "`", "errShip s | s == \"Earth\"",
	} {
		f.Add(text)
	}
	w := errWorld()
	w.SetName(Entity{1<<32 | 2}, "Earth")
	f.Fuzz(func(t *testing.T, text string) {
		found, err := w.Find(text)
		if err != nil {
			if wrong := err.(*FindError); wrong.Column < 1 || wrong.Column > len(text)+1 || wrong.Reason == "" {
				t.Errorf("got %+v; want a place in the text and a reason", wrong)
			}
			return
		}
		if len(found.Plan) > 1<<16 {
			t.Errorf("got a plan of %d bytes", len(found.Plan))
		}
		if again, err := w.Find(text); err != nil || fmt.Sprint(again) != fmt.Sprint(found) {
			t.Errorf("got %v, %v the second time; want %v", again, err, found)
		}
	})
}
