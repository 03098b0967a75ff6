package console

import (
	"fmt"
	"testing"
)

func TestComplete(t *testing.T) {
	_, l := newPlay()
	c := New(l, nil)
	for text, want := range map[string]string{
		"unb":                           "[unbreak]",
		"game.ship.v":                   "[vel]",
		"play.":                         "[lives move ship world]",
		"e2.P":                          "[Position]",
		`"Earth".`:                      "[Position]",
		"e2.Position.":                  "[X Y]",
		"Ene":                           "[Enemy]",
		"Enemy e, Position e p | p.":    "[X Y]",
		"Enemy e | e.":                  "[Speed]",
		"Enemy e, Position e pos | po":  "[Position pos]",
		"Enemy e, Position e pos | e":   "[Enemy e]",
		"set game.lives = 3; unr":       "[unrelate]",
		"Enemy e | e.Speed > 1 | cou":   "[count]",
		"game.nothing.":                 "[]",
		"play.world.":                   "[]",
		`set "Ear`:                      "[]",
		"destroy where Enemy e | e.Spe": "[Speed]",
	} {
		if got := fmt.Sprint(c.Complete(text, len(text))); got != want {
			t.Errorf("%s: got %s; want %s", text, got, want)
		}
	}
	if got := Begun("set game.ship.ve", 16); got != "ve" {
		t.Errorf("Begun: got %q; want ve", got)
	}
}
