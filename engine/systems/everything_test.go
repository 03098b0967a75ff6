package systems_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
	"github.com/krill2d/krill/render/light"
	"github.com/krill2d/krill/render/particle"
)

// everything spawns ships with guns and lamps, trails and voices, some of which end.
func everything(seed uint64) *ecs.World {
	w, r := &ecs.World{}, rand.New(rand.NewPCG(seed, 1))
	for i := range 40 {
		ship := w.Spawn(random(r), systems.Velocity{Vec: geom.V(r.Float64()*90-45, 9), Spin: r.Float64()}, systems.Last{},
			systems.Sprite{Image: pictures[r.IntN(3)]})
		gun := w.Spawn(systems.Transform{}, systems.Local{Transform: systems.At(5, 0)}, systems.Velocity{Spin: 1}, anim.Player{Anim: blink},
			systems.Sprite{}, light.Light{Radius: 20})
		ecs.Relate[ecs.ChildOf](w, gun, ship)
		ecs.Put(w, ship, systems.RotTween{Float: tween.Float{To: 3, Sec: 1, Ease: tween.BackOut, Repeat: i%3 - 1, Yoyo: true}})
		switch i % 4 {
		case 0:
			ecs.Put(w, ship, systems.Lifetime{Left: r.Float64() * 4})
		case 1:
			ecs.Put(w, gun, systems.Emitter{Emitter: particle.Emitter{Effect: trail}})
		case 2:
			ecs.Put(w, ship, systems.Body{Shape: collide.Circle(9), Kind: collide.Kinematic, Way: systems.Bounce})
			ecs.Put(w, ship, systems.Voice{Of: hum, Play: audio.Play{Loop: true}})
		}
	}
	return w
}

// context is what the systems of a test get besides the world.
type context struct {
	dt     float64
	player *audio.Player
}

// The systems of a game that has everything, with what each touches, so that they may run side by side.
func rules(parallel int) *ecs.Schedule[context] {
	s := &ecs.Schedule[context]{Parallel: parallel}
	add := func(run func(*ecs.World, context), reads, writes []any) {
		s.AddGroup(ecs.Group{Reads: reads, Writes: writes}, run)
	}
	add(func(w *ecs.World, _ context) { systems.Remember(w) }, []any{systems.Transform{}}, []any{systems.Last{}})
	add(func(w *ecs.World, c context) { systems.Move(w, c.dt) }, []any{systems.Velocity{}, systems.Body{}},
		[]any{systems.Transform{}, systems.Local{}})
	add(func(w *ecs.World, _ context) { systems.Place(w) }, []any{ecs.ChildOf{}}, []any{systems.Transform{}, systems.Local{}})
	add(func(w *ecs.World, c context) { systems.Animate(w, c.dt) }, []any{}, []any{anim.Player{}, anim.Machine{}, systems.Sprite{}})
	s.Add(func(w *ecs.World, c context) { systems.Tween(w, c.dt) })
	s.Add(func(w *ecs.World, c context) { systems.Collide(w, c.dt) })
	s.Add(func(w *ecs.World, c context) { systems.Expire(w, c.dt) })
	s.Add(func(w *ecs.World, c context) { systems.Emit(w, c.dt) })
	s.Add(func(w *ecs.World, c context) { systems.Hear(w, audio.Ears{}, c.player) })
	return s
}

// run lets ticks go by.
func run(t *testing.T, w *ecs.World, s *ecs.Schedule[context], p *audio.Player, from, to int) uint64 {
	t.Helper()
	for tick := from; tick < to; tick++ {
		p.Begin(int64(tick), 60)
		s.Run(w, context{1.0 / 60, p})
	}
	h, err := w.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The same world, one system after the other and side by side, ends as the same bits.
func TestSideBySideIsTheSame(t *testing.T) {
	want := run(t, everything(1), rules(1), audio.NewPlayer(nil), 0, 200)
	if got := run(t, everything(1), rules(4), audio.NewPlayer(nil), 0, 200); got != want {
		t.Errorf("side by side: got %#x; want %#x", got, want)
	}
	if got := run(t, everything(2), rules(1), audio.NewPlayer(nil), 0, 200); got == want {
		t.Error("another world has the same hash")
	}
}

// A world that goes back goes on as it did, by bytes and in memory.
func TestBackAndOn(t *testing.T) {
	w, p, s := everything(1), audio.NewPlayer(nil), rules(1)
	run(t, w, s, p, 0, 60)
	saved, err := w.AppendSnapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	var past ecs.World
	past.CopyFrom(w)
	sound := p.State()
	want := run(t, w, s, p, 60, 200)
	for name, back := range map[string]func() error{
		"bytes":  func() error { return w.RestoreSnapshot(saved) },
		"memory": func() error { w.CopyFrom(&past); return nil },
	} {
		if err := back(); err != nil {
			t.Fatal(err)
		}
		p.Restore(sound)
		if got := run(t, w, s, p, 60, 200); got != want {
			t.Errorf("%s: got %#x; want %#x", name, got, want)
		}
	}
}

// Every number that matters is in the hash.
func TestEveryFieldIsInTheHash(t *testing.T) {
	w := everything(1)
	run(t, w, rules(1), audio.NewPlayer(nil), 0, 10)
	before, _ := w.Hash()
	for _, change := range []string{
		"Transform.Pos.X", "Transform.Rot", "Transform.Scale.Y", "Velocity.Spin", "Sprite.Frame", "Sprite.Z", "Sprite.Layer", "Last.Transform.Rot",
	} {
		e, row, _ := ecs.FirstOf(movers.All(w))
		was, _ := w.At(e, change)
		if err := w.SetAt(e, change, "12"); err != nil {
			t.Fatal(err)
		}
		if after, _ := w.Hash(); after == before {
			t.Errorf("%s of %v: got the same hash with 12", change, *row.A)
		}
		if err := w.SetAt(e, change, fmt.Sprint(was)); err != nil {
			t.Fatal(err)
		}
	}
	if after, _ := w.Hash(); after != before {
		t.Errorf("all set back: got %#x; want %#x", after, before)
	}
}

var movers = ecs.Query2[systems.Transform, systems.Velocity](ecs.With[systems.Last]())

// A frame of everything allocates nothing once it has found its size.
func TestNothingIsAllocated(t *testing.T) {
	w, p, s := everything(1), audio.NewPlayer(nil), rules(1)
	run(t, w, s, p, 0, 300)
	tick := int64(300)
	var riders ecs.World
	way := tween.Polyline(true, geom.V(0, 0), geom.V(100, 0), geom.V(50, 50))
	riders.Spawn(systems.Transform{}, systems.PathTween{Clock: tween.Clock{Sec: 1, Repeat: tween.Forever}, Turn: true})
	for name, f := range map[string]func(){
		"schedule": func() { p.Begin(tick, 60); s.Run(w, context{1.0 / 60, p}); tick++ },
		"place":    func() { systems.Place(w) },
		"paths":    func() { systems.TweenPaths(&riders, 1.0/60, &way) },
	} {
		if got := testing.AllocsPerRun(50, f); got != 0 {
			t.Errorf("%s: got %v allocations; want 0", name, got)
		}
	}
	c, f := canvas()
	var l light.Lighting
	for name, draw := range map[string]func(){
		"draw":     func() { systems.Draw(w, c) },
		"emitters": func() { systems.DrawEmitters(w, c) },
		"shine":    func() { systems.Shine(w, c, &l) },
	} {
		all := func() {
			c.Begin(f, render.NewViewport(render.Fit, 320, 180, 640, 360), render.Black, 0, 0.5)
			draw()
			c.End()
		}
		for range 5 {
			all()
		}
		if got := testing.AllocsPerRun(50, all); got != 0 {
			t.Errorf("%s: got %v allocations; want 0", name, got)
		}
	}
}
