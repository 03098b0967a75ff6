package overlay

import (
	"testing"

	"github.com/krill2d/krill/input"
)

func TestTabCompletesALine(t *testing.T) {
	_, d, g := on(t, 1280, 720)
	d.toggle()
	settle(t, d, g)
	for _, c := range []struct{ typed, want string }{{"play.sh", "play.ship"}, {".", "play.ship.vel"}} {
		g.Type(c.typed).Press(input.KeyTab)
		settle(t, d, g)
		if d.console.line != c.want {
			t.Errorf("Tab after %q: got %q; want %q", c.typed, d.console.line, c.want)
		}
	}
	n := len(d.console.entries)
	g.Press(input.KeyTab)
	settle(t, d, g)
	if e := d.console.entries; len(e) != n+1 || e[n].result.Text != "vel velour" {
		t.Errorf("Tab where two go on: got %+v; want both shown", e[n:])
	}
	g.Type("our")
	if d.console.line != "play.ship.velour" {
		t.Errorf("got %q; want the caret behind what was completed", d.console.line)
	}
}
