package ecs_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

// swarm is a game that is a world.
type swarm struct {
	world ecs.World
}

func (g *swarm) Start(*engine.Tick) error {
	for c := range ecs.Batch2(&g.world, crowds, 20) {
		for i := range c.A {
			c.B[i].x = float32(i)
		}
	}
	return nil
}

func (g *swarm) Update(t *engine.Tick) error {
	for e, r := range drifting.All(&g.world) {
		r.A.X += float64(r.B.x) * t.Dt
		if r.A.X > 5 {
			g.world.Destroy(e)
		}
	}
	n := 0
	for range hasMoved.Each(&g.world) {
		n++
	}
	if e := crowds.Spawn(&g.world, locus{}, haste{x: float32(t.Rand.Range(1, 9))}); n%3 == 0 {
		ecs.Put(&g.world, e, frosty{})
	}
	return nil
}

func (g *swarm) Draw(*render.Canvas) {}

func swarmConfig() engine.Config { return engine.Config{ID: "test/swarm", Width: 64, Height: 64} }

func still() *driver.Input { return &driver.Input{Width: 64, Height: 64, Scale: 1} }

// A game with a world in a field is recorded, played again, wound back and restored by an engine that knows nothing of
// worlds; and where a run differs, the engine says which component.
func TestEngineKeepsWorlds(t *testing.T) {
	l := engine.New(&swarm{}, swarmConfig(), nil)
	l.Record(50)
	var middle []byte
	for i := range 200 {
		if i == 100 {
			b, err := l.Snapshot(nil)
			if err != nil {
				t.Fatal(err)
			}
			middle = b
		}
		l.Tick(still())
	}
	want, err := l.Hash()
	if err != nil || l.Failed() != nil {
		t.Fatal(err, l.Failed())
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.NewPlayback(&swarm{}, swarmConfig(), f)
	if err != nil {
		t.Fatal(err)
	}
	for !p.Tick(still()).Exit {
	}
	if err := p.Diverged(); err != nil {
		t.Error(err)
	}
	for _, at := range []int64{150, 20, 199, 0, 120} {
		if err := p.SeekTo(at); err != nil {
			t.Fatal(err)
		}
	}
	for !p.Tick(still()).Exit {
	}
	if got, _ := p.Loop().Hash(); got != want || p.Diverged() != nil {
		t.Errorf("wound back it ends with %x, %v; want %x", got, p.Diverged(), want)
	}
	if _, err := l.Restore(middle); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		l.Tick(still())
	}
	if got, _ := l.Hash(); got != want {
		t.Errorf("restored it ends with %x; want %x", got, want)
	}
	parts, err := l.Codec().Parts(nil, l.Top(), 2)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, p := range parts {
		paths = append(paths, p.Path)
	}
	if got := strings.Join(paths, " "); !strings.Contains(got, "world.entities") || !strings.Contains(got, "world.ecs_test.locus") {
		t.Errorf("the parts are %s", got)
	}
}

// A snapshot goes on in another process, which meets the types in another order.
func TestSnapshotInAnotherProcess(t *testing.T) {
	from, to := os.Getenv("KRILL_ECS_FROM"), os.Getenv("KRILL_ECS_TO")
	if from == "" {
		parentOfSnapshot(t)
		return
	}
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	var w, other ecs.World
	other.Spawn(frosty{}, locus{})
	if err := w.RestoreSnapshot(b); err != nil {
		t.Fatal(err)
	}
	goOn(&w)
	if err := os.WriteFile(to, snapshotOf(t, &w), 0o600); err != nil {
		t.Fatal(err)
	}
}

// goOn does the same random things to any world.
func goOn(w *ecs.World) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 150 {
		actOn(w, r)
	}
}

func parentOfSnapshot(t *testing.T) {
	var w ecs.World
	goOn(&w)
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	if err := os.WriteFile(from, snapshotOf(t, &w), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(os.Args[0], "-test.run=^TestSnapshotInAnotherProcess$")
	c.Env = append(os.Environ(), "KRILL_ECS_FROM="+from, "KRILL_ECS_TO="+to)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	goOn(&w)
	got, err := os.ReadFile(to)
	if err != nil || string(got) != string(snapshotOf(t, &w)) {
		t.Errorf("the other process has another world (%v)", err)
	}
}
