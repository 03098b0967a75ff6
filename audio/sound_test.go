package audio

import (
	"strings"
	"sync"
	"testing"
)

func TestSoundIsTheHashOfItsName(t *testing.T) {
	if a, b := File("hit.wav"), File("hit.wav"); a != b {
		t.Errorf("one name: got %v and %v; want equal", a, b)
	}
	if got, want := File("hit.wav").id, uint64(0x63a5330d4205aacc); got != want {
		t.Errorf("File(hit.wav): got %#x; want %#x, as in every build", got, want)
	}
	all := []Sound{File("coin"), File("coin(1)"), Coin(1), Coin(2), Blip(1), Hit(1), Jump(1), Shoot(1), Boom(1)}
	seen := map[Sound]bool{{}: true}
	for _, s := range all {
		if seen[s] {
			t.Errorf("%v: got a handle that another sound has; want its own", s)
		}
		seen[s] = true
	}
}

func TestSoundString(t *testing.T) {
	for want, s := range map[string]Sound{
		"none": {}, "a/b.ogg": File("a/b.ogg"), "coin(7)": Coin(7), "sound 0000000000000001": {1},
		"buzz": Effect{Pitch: 50}.Sound("buzz"),
	} {
		if got := s.String(); got != want {
			t.Errorf("String: got %q; want %q", got, want)
		}
	}
	if got := File(""); got != (Sound{}) {
		t.Errorf(`File(""): got %v; want none`, got)
	}
}

func panicText(f func()) (text string) {
	defer func() { text, _ = recover().(string) }()
	f()
	return ""
}

func TestTableCollisions(t *testing.T) {
	Effect{Pitch: 100}.Sound("twice")
	got := panicText(func() { Effect{Pitch: 200}.Sound("twice") })
	if !strings.Contains(got, `make effect "twice"`) {
		t.Errorf("another effect of one name: got panic %q; want one with the name", got)
	}
	e := &entry{row: row{name: "first.wav"}}
	got = panicText(func() { e.mustBe(row{name: "second.wav"}) })
	if !strings.Contains(got, "first.wav") || !strings.Contains(got, "second.wav") {
		t.Errorf("collision: got panic %q; want one with both names", got)
	}
	if got := panicText(func() { Effect{}.Sound("") }); got == "" {
		t.Error("effect without a name: got no panic; want one")
	}
}

func TestTableIsSafeForConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for seed := range uint64(50) {
				s := Blip(1000 + seed)
				if e := lookup(s); e == nil || e.render().Frames() == 0 {
					t.Errorf("%v: got nothing; want samples", s)
				}
			}
		})
	}
	wg.Wait()
}

func TestRecipesDoNotAllocateWhenKnown(t *testing.T) {
	Coin(5)
	if n := testing.AllocsPerRun(100, func() { Coin(5) }); n != 0 {
		t.Errorf("Coin: got %v allocations; want 0", n)
	}
}
