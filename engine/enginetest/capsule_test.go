package enginetest

import (
	"errors"
	"os"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"
)

// failing returns a box that fails in its 30th tick, in one way or another.
func failing(way string) *box {
	b := newBox()
	b.onUpdate = func(b *box, t *engine.Tick) error {
		if t.N == 29 && way == "panic" {
			panic("the box broke")
		}
		if t.N == 29 && way == "error" {
			return errors.New("the box gave up")
		}
		return nil
	}
	return b
}

// writeCapsule writes what a window would have.
func writeCapsule(t testing.TB, way string) {
	t.Helper()
	l := engine.New(failing(way), boxConfig(), nil)
	l.KeepHistory()
	for l.Failed() == nil {
		l.Tick(&driver.Input{Width: 640, Height: 360, Scale: 1})
	}
	f, err := l.LastSeconds(30)
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, f)
}

func mustWrite(t testing.TB, f *replay.File) {
	t.Helper()
	out, err := os.Create("crash.krill")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Write(out), out.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestCapsuleIsATest(t *testing.T) {
	for way, says := range map[string]string{"panic": "the box broke", "error": "the box gave up"} {
		mustFail(t, func(t testing.TB) {
			writeCapsule(t, way)
			Capsule(t, failing(way), boxConfig(), "crash.krill")
		}, "tick 30: got engine: "+way+" in Update of *enginetest.box: "+says, "to see it: krill replay crash.krill")
		mustPass(t, func(t testing.TB) {
			if g := Capsule(t, failing(""), boxConfig(), "crash.krill"); g.Ticks() != 30 {
				t.Errorf("mended: got %d ticks; want all 30", g.Ticks())
			}
		})
	}
}

func TestCapsuleOfAGameThatChanged(t *testing.T) {
	t.Chdir(t.TempDir())
	writeCapsule(t, "panic")
	said, failed := tryHere(t, func(t testing.TB) {
		b := failing("")
		b.onUpdate = func(b *box, t *engine.Tick) error {
			b.inner.list = append(b.inner.list, int(t.N))
			return nil
		}
		Capsule(t, b, boxConfig(), "crash.krill")
	})
	if failed {
		t.Errorf("got %s; want a test that passes: the game did not fail", said)
	}
}

// lawful is a game with something that must hold.
type lawful struct {
	box
	broken bool
}

func (l *lawful) Invariant() error {
	if l.broken {
		return errors.New("it is broken")
	}
	return nil
}

func TestInvariantsEndATest(t *testing.T) {
	mustFail(t, func(t testing.TB) {
		l := &lawful{box: *newBox()}
		l.onUpdate = func(_ *box, t *engine.Tick) error {
			l.broken = t.N == 4
			return nil
		}
		New(t, l, boxConfig()).Step(10)
	}, "tick 5: got engine: error in Invariant of *enginetest.lawful: it is broken")
}
