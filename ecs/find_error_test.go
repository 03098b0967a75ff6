package ecs

import (
	"errors"
	"strings"
	"testing"
)

type (
	errShip struct {
		Fuel  int
		Pos   errVec
		Items []int
	}
	errVec  struct{ X, Y float64 }
	errCity struct {
		Pop int
		At  errVec
	}
	errPlanet struct {
		Pop  int
		Name string
		Open bool
	}
	errDocked struct{ Since int }
)

func (errDocked) Relation() Rules { return Rules{} }

func errWorld() *World {
	w := &World{}
	e := w.Spawn(errShip{})
	p := w.Spawn(errPlanet{}, errCity{})
	Relate(w, e, p, errDocked{3})
	return w
}

// Every mistake is told with its place, what it is, and what to do.
func TestFindErrors(t *testing.T) {
	w := errWorld()
	for _, c := range []struct {
		text   string
		column int
		want   string
	}{
		{"", 1, `the text ends; want the name of a component or relation, as in "Ship s, DockedTo s p"`},
		{"errShip s,", 11, `the text ends; want the name of a component or relation, as in "Ship s, DockedTo s p"`},
		{"errShip S", 9, `S is no variable, because those begin with a small letter; try s, a comma before another term, or "S" for an entity's name`},
		{"errShip s p q", 13, "errShip has a third entity; a term has one or two, and a comma or | behind it"},
		{`errShip s "Max"`, 11, `errShip is a component and stands with one entity, as in "errShip s"`},
		{"errDocked s p, errShip s, errDocked p", 27, `errDocked is a relation and stands with two entities; try "errDocked p *" for any target`},
		{"errShip *", 9, `* is for the ends of relations; try "errShip e"`},
		{"errShpi s", 1, "errShpi is no component or relation; did you mean errShip?; this world has errCity, errDocked, errPlanet, errShip"},
		{"!errShip s", 10, `s is only in terms with !, so that any entity would fit; add what it must have, as in "Ship s"`},
		{"errShip s | s.Fule > 3", 13, "errShip has no field Fule; it has Fuel, Pos, Items; did you mean Fuel?"},
		{"errShip s | s.Pos > 3", 13, "s.Pos is a errVec, and predicates compare numbers, texts, bools and entities; try s.Pos.X"},
		{"errShip s | s.Items == 3", 13, "s.Items is a []int, and predicates compare numbers, texts, bools and entities"},
		{"errShip s | s.errCity.Pop > 3", 13, `errCity is not among the terms of s; add "errCity s"`},
		{"errDocked s p | p.Pop > 3", 17, `p has no component here that could have Pop; add a term such as "Ship p"`},
		{"errPlanet p, errCity p | p.Pop > 3", 26, "p.Pop may be errPlanet.Pop or errCity.Pop; write the component, as in p.errPlanet.Pop"},
		{"errPlanet p, errCity p | p.Opne", 26, "none of errPlanet, errCity has Opne; did you mean Open?"},
		{"errPlanet p | q.Pop > 3", 15, "q is no variable of this query; did you mean p?; it has p"},
		{"errPlanet p | p.Pop", 15, "p.Pop is a number; want a condition, as in p.Pop > 3"},
		{"errPlanet p | p.Name > 3", 22, "p.Name is a text and 3 is a number; > wants two of a kind"},
		{"errPlanet p | p.Open > true", 22, "p.Open is true or false, which has no order; try == or !="},
		{"errPlanet p | p.Name + 1 > 3", 22, "+ is for numbers, and p.Name is a text"},
		{"errPlanet p | !p.Pop", 15, "! turns true and false, and p.Pop is a number; try !(p.Pop > 3)"},
		{"errPlanet p | -p.Name == p.Name", 15, "- stands before numbers, and p.Name is a text"},
		{"errPlanet p | p.Open && p.Pop || p.Open", 22, `&& joins conditions, and p.Pop is a number; try p.Pop > 3`},
		{"errPlanet p | p.Pop = 3", 21, "= compares nothing; try =="},
		{"errPlanet p | p.Open & p.Open", 22, "& joins nothing; try &&"},
		{"errPlanet p | p.Open and p.Open", 22, "and joins nothing; try &&"},
		{"errPlanet p | p.Open | p.Open", 22, "there is one | in a query, and what follows is one predicate; try || or &&"},
		{"errPlanet p | p.Open, errShip s", 21, "terms stand before the |; try && between conditions"},
		{"errPlanet p | 1 < p.Pop < 3", 25, "comparisons do not chain; try a < b && b < c"},
		{"errPlanet p | 1x > 3", 15, "1x is no number; try 3, 0.5, 1e6 or 0xff"},
		{"errPlanet p | (p.Open", 22, "the text ends; want a )"},
		{"errPlanet p | p.Open)", 21, `got ")"; want the end`},
		{"errPlanet p |", 14, `the text ends; want a value, as p.Pop, 3 or "Earth"`},
		{`errPlanet "Earth`, 11, `this text has no end; close it with "`},
		{"errPlanet 'Earth'", 11, `a text stands in double quotes, as in "Earth"`},
		{"errPlanet ö; errShip s", 12, "there is no place for ;, terms are separated by commas"},
		{"errDocked s p, errDocked q p | errDocked.Since > 3", 32, "there are 2 terms with errDocked; write which, as in errDocked(s, p).Since"},
		{"errDocked s p | errDocked(p, s).Since > 3", 17, "no term is errDocked p s; add it, or write one that is there"},
		{"errDocked s * | errDocked.Since > 3", 17, "errDocked has no one link here, because of the *; write a variable in its place"},
		{"errDocked s p | errDocked.Sinec > 3", 17, "errDocked has no field Sinec; it has Since; did you mean Since?"},
		{"errDocked s p | errDocked(s p).Since > 3", 29, `got "p"; want a comma and the target, as in DockedTo(s, p).Since`},
		{"errShip s, errShip t | s == 3", 26, "s is an entity and 3 is a number; == wants two of a kind"},
		{"errShip s | s", 13, "s is an entity; want a condition, as in s != other"},
		{`errShip s | "a"`, 13, `"a" is a text; want a condition, as in "a" == "Earth"`},
		{"errShip s | s.Pos.X.Y > 3", 13, "X is a float64 and has no field Y"},
		{"errShip s | s.errShip.Fule > 3", 13, "errShip has no field Fule; it has Fuel, Pos, Items; did you mean Fuel?"},
		{"errDocked s s | errDocked(s, q).Since > 3", 17, "no term is errDocked s q; add it, or write one that is there"},
		{"errShip | Fule > 3", 11, "errShip has no field Fule; it has Fuel, Pos, Items; did you mean Fuel?"},
		{"errShip s p, errCity p", 11, "p names the errShip here, and something else in another term; give one of the two another name"},
		{"errShip s p, errShip t p", 24, "p names the errShip here, and something else in another term; give one of the two another name"},
		{"errShip s p | p.Fule > 3", 15, "errShip has no field Fule; it has Fuel, Pos, Items; did you mean Fuel?"},
		{"errShip s p | p == 3", 15, "p is a errShip, and predicates compare numbers, texts, bools and entities; try p.Fuel"},
		{strings.Repeat("errShip s,", 32) + "errShip s", 321, "a query has at most 32 terms; split it in two"},
		{"errShip s | " + strings.Repeat("!", 40) + "true", 45, "this is nested deeper than 32; try fewer parentheses"},
		{"errShip s | " + strings.Repeat("1+", 600) + "1 > 0", 524, "this predicate has more than 512 pieces; split the query in two"},
		{strings.Repeat(" ", 5000), 4097, "a query has at most 4096 bytes; this one has 5000"},
	} {
		_, err := w.Find(c.text)
		var wrong *FindError
		if !errors.As(err, &wrong) {
			t.Errorf("%s: got %v; want a FindError", c.text, err)
			continue
		}
		if wrong.Column != c.column || wrong.Reason != c.want {
			t.Errorf("%s: got column %d: %s\nwant column %d: %s", clip(c.text, maxShown), wrong.Column, wrong.Reason, c.column, c.want)
		}
	}
}
