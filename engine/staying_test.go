package engine

import "testing"

func TestStayingBeginsAnew(t *testing.T) {
	p := newProbe("a")
	p.update = func(tk *Tick) error {
		if tk.N == 1 {
			tk.Quit()
		}
		return nil
	}
	l := New(p, Config{}, nil)
	s := &staying{App: l, loop: l}
	for tick := range 3 {
		if s.Tick(screen()).Exit {
			t.Fatalf("tick %d: got an exit; want the app to stay", tick)
		}
		s.Draw(0)
	}
	if got := l.Ticks(); got != 1 {
		t.Errorf("got %d ticks; want 1, after a new beginning", got)
	}
	p.want(t, "a start", "a update", "a draw", "a update", "a start", "a update", "a draw")
}
