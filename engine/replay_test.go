package engine

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/rand"
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"

	"github.com/krill2d/krill/engine/state"
)

// walker is a game with something of everything that a run is: chance, input, sound, saves, scenes.
type walker struct {
	at, vel geom.Vec
	trail   []geom.Vec
	seen    map[string]int
	best    int
	mate    *mate
	twin    *mate // the same as mate
	speed   float64
	wake    func() // no state: Start makes it
	woken   int
}

type mate struct{ pos geom.Vec }

func (w *walker) Start(t *Tick) error {
	w.seen, w.mate = map[string]int{}, &mate{}
	w.twin = w.mate
	w.wake = func() { w.woken++ }
	t.Store.Get("best", &w.best)
	return nil
}

func (w *walker) Update(t *Tick) error {
	w.vel = w.vel.Add(t.Input.Vec(input.Move).Mul(t.Dt))
	w.at = w.at.Add(w.vel).Add(geom.V(t.Rand.Range(-1, 1), w.speed))
	w.twin.pos = w.at
	if t.Every(0.25) {
		w.trail = append(w.trail, w.at)
		w.seen[fmt.Sprint("place", len(w.trail)%7)]++
		w.wake()
		t.Audio.Play(audio.Coin(uint64(len(w.trail))))
	}
	if t.Input.Pressed(input.OK) {
		t.Push(&lull{left: 20, of: w})
		w.best++
		t.Store.Put("best", w.best)
	}
	if t.Input.Pressed(input.Pause) {
		t.SetSpeed(t.Rand.Range(0.3, 2))
	}
	if t.Input.Key(input.KeyF12) {
		panic("F12 is the end")
	}
	return nil
}

func (w *walker) Draw(c *render.Canvas) { c.Rect(geom.Around(w.at, 4, 4), render.White) }

// lull is a scene that waits over the walker.
type lull struct {
	left int
	of   *walker
}

func (p *lull) Update(t *Tick) error {
	if p.left--; p.left == 0 {
		p.of.at = geom.Vec{}
		t.Pop()
	}
	return nil
}
func (p *lull) Draw(*render.Canvas) {}

func walk() Config { return Config{ID: "test/walk", Title: "Walk", Scenes: []Game{&lull{}}, Seed: 5} }

// hand makes input that presses something now and then.
type hand struct {
	r    *rand.Rand
	down map[driver.Key]bool
}

func newHand(seed int64) *hand {
	return &hand{rand.New(rand.NewSource(seed)), map[driver.Key]bool{}}
}

func (h *hand) input() *driver.Input {
	in := screen()
	keys := []driver.Key{driver.KeyLeft, driver.KeyRight, driver.KeyUp, driver.KeyEnter, driver.KeyP}
	if k := keys[h.r.Intn(len(keys))]; h.r.Intn(6) == 0 {
		h.down[k] = !h.down[k]
		in.Keys = append(in.Keys, driver.KeyEvent{Key: k, Down: h.down[k]})
	}
	in.SoundAt = h.r.Int63()
	return in
}

// recorded plays a walker for some ticks and returns the loop and its replay, written and read again.
func recorded(t *testing.T, ticks, every int) (*Loop, *replay.File) {
	t.Helper()
	disk := save.Memory()
	if err := disk.Write("best", []byte("41")); err != nil {
		t.Fatal(err)
	}
	l := New(&walker{speed: 0.5}, walk(), disk)
	l.Record(every)
	h := newHand(int64(ticks))
	for range ticks {
		l.Tick(h.input())
	}
	if l.Failed() != nil {
		t.Fatal(l.Failed())
	}
	return l, reread(t, l)
}

func reread(t *testing.T, l *Loop) *replay.File {
	t.Helper()
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d ticks: %d bytes", f.Ticks(), b.Len())
	if f, err = replay.Read(&b); err != nil {
		t.Fatal(err)
	}
	return f
}

func playback(t *testing.T, f *replay.File) *Playback {
	t.Helper()
	p, err := NewPlayback(&walker{speed: 0.5}, walk(), f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func hash(t *testing.T, l *Loop) uint64 {
	t.Helper()
	h, err := l.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestReplayIsTheSameRun(t *testing.T) {
	l, f := recorded(t, 1000, 0)
	p := playback(t, f)
	for !p.Tick(screen()).Exit {
	}
	if err := p.Diverged(); err != nil {
		t.Error(err)
	}
	if got, want := hash(t, p.Loop()), hash(t, l); got != want {
		t.Errorf("at the end: got %#x; want %#x", got, want)
	}
	p = playback(t, f.Slim())
	for !p.Tick(screen()).Exit {
	}
	if err := p.Diverged(); err != nil {
		t.Errorf("slim: %v", err)
	}
	w := l.scenes.stack[0].(*walker)
	if w.best <= 41 || len(w.trail) < 30 || w.mate != w.twin {
		t.Errorf("got %+v; want a run in which something happened", w)
	}
}

func TestSeekGoesAnywhere(t *testing.T) {
	l := New(&walker{speed: 0.5}, walk(), nil)
	l.Record(50)
	h, want := newHand(3), []uint64{hash(t, l)}
	for range 600 {
		l.Tick(h.input())
		want = append(want, hash(t, l))
	}
	p := playback(t, reread(t, l))
	r := rand.New(rand.NewSource(1))
	for range 200 {
		at := r.Int63n(601)
		if err := p.SeekTo(at); err != nil {
			t.Fatal(err)
		}
		if got := hash(t, p.Loop()); got != want[at] || p.At() != at {
			t.Fatalf("tick %d: got %#x at %d; want %#x", at, got, p.At(), want[at])
		}
	}
	if err := p.Diverged(); err != nil {
		t.Error(err)
	}
}

// TestRestoreIntoAFreshLoop also shows that what is no state is there again.
func TestRestoreIntoAFreshLoop(t *testing.T) {
	l, _ := recorded(t, 333, 0)
	s, err := l.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	fresh := New(&walker{speed: 9}, walk(), nil)
	if _, err := fresh.Restore(s); err != nil {
		t.Fatal(err)
	}
	if got, want := hash(t, fresh), hash(t, l); got != want {
		t.Errorf("after restore: got %#x; want %#x", got, want)
	}
	h1, h2 := newHand(7), newHand(7)
	for range 200 {
		l.Tick(h1.input())
		fresh.Tick(h2.input())
	}
	if got, want := hash(t, fresh), hash(t, l); got != want {
		t.Errorf("200 ticks later: got %#x; want %#x", got, want)
	}
	again, err := fresh.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	if other, _ := l.Snapshot(nil); !bytes.Equal(again, other) {
		t.Error("snapshots of equal runs: got different bytes; want the same")
	}
}

func TestReplayOfAnotherGameIsRefused(t *testing.T) {
	_, f := recorded(t, 10, 0)
	for want, change := range map[string]func(*Config){
		`it is of "test/walk", and this game is "other"`:                func(c *Config) { c.ID = "other" },
		"it has 60 ticks a second, and this game 50":                    func(c *Config) { c.TPS = 50 },
		"its canvas is 640×360, and this game's 320×180; try the build": func(c *Config) { c.Width, c.Height = 320, 180 },
	} {
		c := walk()
		change(&c)
		if _, err := NewPlayback(&walker{}, c, f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v; want %q", err, want)
		}
	}
}

func TestReplayGoesThroughARestart(t *testing.T) {
	l := New(&walker{speed: 0.5}, walk(), nil)
	l.Record(0)
	h := newHand(9)
	for range 100 {
		l.Tick(h.input())
	}
	l.Tick(keys(true, driver.KeyF12))
	if l.Failed() == nil {
		t.Fatal("F12: got no failure; want one")
	}
	l.Tick(screen())
	l.Tick(keys(true, driver.KeyR))
	for range 100 {
		l.Tick(h.input())
	}
	p := playback(t, reread(t, l))
	for !p.Tick(screen()).Exit {
	}
	if err := p.Diverged(); err != nil {
		t.Error(err)
	}
	if got, want := hash(t, p.Loop()), hash(t, l); got != want || p.Ticks() != 201 {
		t.Errorf("got %#x after %d ticks; want %#x after 201", got, p.Ticks(), want)
	}
}

func TestHistoryKeepsTheLastSeconds(t *testing.T) {
	l := New(&walker{speed: 0.5}, walk(), nil)
	l.KeepHistory()
	h := newHand(11)
	for range 3000 {
		l.Tick(h.input())
	}
	f, err := l.LastSeconds(30)
	if err != nil {
		t.Fatal(err)
	}
	if n := f.Ticks(); n < 1800 || n > 1860 {
		t.Errorf("got %d ticks; want 30 seconds and at most one more", n)
	}
	p := playback(t, f)
	for !p.Tick(screen()).Exit {
	}
	if err := p.Diverged(); err != nil {
		t.Error(err)
	}
	if got, want := hash(t, p.Loop()), hash(t, l); got != want {
		t.Errorf("got %#x; want %#x", got, want)
	}
	if f, err = l.LastSeconds(5); err != nil || f.Ticks() < 300 || f.Ticks() > 360 {
		t.Errorf("the last 5 s: got %d ticks, %v; want 300 to 360", f.Ticks(), err)
	}
}

func TestLastGoodGoesBack(t *testing.T) {
	l := New(&walker{speed: 0.5}, walk(), nil)
	l.KeepHistory()
	if l.LastGood() {
		t.Error("without a failure: got true; want false")
	}
	h := newHand(13)
	for range 300 {
		l.Tick(h.input())
	}
	for _, want := range []int64{240, 180, 120} {
		l.Tick(screen())
		l.Tick(keys(true, driver.KeyF12))
		if l.Failed() == nil || !l.LastGood() || l.Failed() != nil {
			t.Fatalf("got %v; want the game to go on", l.Failed())
		}
		if got := l.recorder.chunks[len(l.recorder.chunks)-1].First; got != want {
			t.Errorf("got tick %d; want %d", got, want)
		}
	}
	for range 90 {
		l.Tick(h.input())
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	p := playback(t, f)
	for !p.Tick(screen()).Exit {
	}
	if got, want := hash(t, p.Loop()), hash(t, l); got != want || p.Diverged() != nil {
		t.Errorf("got %#x, %v; want %#x", got, p.Diverged(), want)
	}
}

// TestARecordingGoesOnAfterGoingBack also looks whether its field hashes still tell where a run differs.
func TestARecordingGoesOnAfterGoingBack(t *testing.T) {
	l := New(&walker{speed: 0.5}, walk(), nil)
	l.Record(0)
	h := newHand(19)
	for range 230 {
		l.Tick(h.input())
	}
	l.Tick(keys(true, driver.KeyF12))
	if !l.LastGood() {
		t.Fatal("got no state to go back to; want one")
	}
	for range 40 {
		l.Tick(h.input())
	}
	p := playback(t, reread(t, l))
	for p.At() < p.Ticks()-10 {
		p.Tick(screen())
	}
	if err := p.Diverged(); err != nil {
		t.Fatal(err)
	}
	p.Loop().scenes.stack[0].(*walker).best++
	p.Tick(screen())
	if err := p.Diverged(); err == nil || !strings.Contains(err.Error(), "engine.walker.best") {
		t.Errorf("got %v; want the field that was changed", err)
	}
}

func TestHistoryAllocatesNothingAfterAWhile(t *testing.T) {
	l := New(&quiet{}, Config{}, nil)
	l.KeepHistory()
	in := keys(true, driver.KeyA)
	up := keys(false, driver.KeyA)
	for range 40 * 60 {
		l.Tick(in)
		l.Tick(up)
	}
	if n := testing.AllocsPerRun(600, func() { l.Tick(in); l.Tick(up) }); n != 0 {
		t.Errorf("allocations in two ticks: got %v; want 0", n)
	}
}

// quiet is a game that allocates nothing.
type quiet struct {
	at [100]geom.Vec
	n  int
}

func (s *quiet) Update(t *Tick) error {
	s.n++
	s.at[s.n%100].X += t.Dt
	return nil
}
func (s *quiet) Draw(*render.Canvas) {}

func TestDivergenceNamesTickAndField(t *testing.T) {
	_, f := recorded(t, 400, 0)
	p := playback(t, f)
	for p.At() < 150 {
		p.Tick(screen())
	}
	p.Loop().scenes.stack[0].(*walker).trail[2].X += 0.25
	for !p.Tick(screen()).Exit {
	}
	var d *Divergence
	if !errors.As(p.Diverged(), &d) {
		t.Fatalf("got %v; want a divergence", p.Diverged())
	}
	if d.Tick != 151 || d.Path != "engine.walker.trail" || d.Known != 180 || len(d.Diff) != 1 {
		t.Errorf("got %+v; want tick 151, engine.walker.trail, and its value at 180", d)
	}
	if s := d.Error(); !strings.Contains(s, "after tick 151: engine.walker.trail; at tick 180, engine.walker.trail[2].X: ") {
		t.Errorf("got %q; want the tick, the field and both values", s)
	}
	if p.At() != 400 {
		t.Errorf("got %d; want it to play on to tick 400", p.At())
	}
}

// holder keeps what cannot be copied.
type holder struct {
	n    int
	file *os.File
}

func (h *holder) Start(*Tick) error   { h.file = os.Stdout; return nil }
func (h *holder) Update(*Tick) error  { h.n++; return nil }
func (h *holder) Draw(*render.Canvas) {}

func TestWhatCannotBeCopiedIsNamedAtOnce(t *testing.T) {
	l := New(&holder{}, Config{}, nil)
	var log strings.Builder
	l.LogTo(slog.New(slog.NewTextHandler(&log, nil)))
	l.KeepHistory()
	l.Tick(screen()) // the first picture is not kept waiting
	for range 200 {
		l.Tick(screen())
		if !strings.Contains(log.String(), `\"file\": os.File cannot be state`) {
			t.Fatalf("after tick %d: got %q; want the path of the file", l.Ticks(), &log)
		}
	}
	if n := strings.Count(log.String(), "level=WARN"); n != 1 || l.Recording() == nil || l.Failed() != nil {
		t.Errorf("got %d warnings, %v, %v; want one, nothing recorded, and the game going on:\n%s", n, l.Recording(), l.Failed(), &log)
	}
}

// mover is what two builds of a game share.
type mover struct {
	at   geom.Vec
	heat int
}

func (m *mover) Update(t *Tick) error {
	m.at = m.at.Add(t.Input.Vec(input.Move))
	m.heat++
	return nil
}
func (m *mover) Draw(*render.Canvas) {}

// The builds have one name for the game's type, but not the same fields.
func olderBuild() Game {
	type game struct {
		mover
		gone int
	}
	return &game{gone: 5}
}

func newerBuild(heat int) Game {
	type game struct {
		mover
		extra []int
	}
	return &game{mover: mover{heat: heat}, extra: []int{1}}
}

// TestReplayOfAnOlderBuildPlays goes on where fields came and went, and tells where one that is still there differs.
func TestReplayOfAnOlderBuildPlays(t *testing.T) {
	for _, from := range []int{0, 100} {
		l := New(olderBuild(), Config{ID: "test/builds"}, nil)
		h := newHand(17)
		for range from {
			l.Tick(h.input())
		}
		l.Record(0)
		for range 200 {
			l.Tick(h.input())
		}
		f := reread(t, l)
		play := func(g Game) *Playback {
			p, err := NewPlayback(g, Config{ID: "test/builds"}, f)
			if err != nil {
				t.Fatal(err)
			}
			for !p.Tick(screen()).Exit {
			}
			return p
		}
		if p := play(newerBuild(0)); p.Diverged() != nil || !p.Edited() || p.At() != 200 {
			t.Errorf("from %d: got %v, edited %v; want the same run with other fields", from, p.Diverged(), p.Edited())
		}
		p := play(newerBuild(3))
		if from == 0 && (p.Diverged() == nil || !strings.Contains(p.Diverged().Error(), "after tick 1: engine.game.mover.heat")) {
			t.Errorf("begun with another number: got %v; want the field", p.Diverged())
		}
		if from > 0 && p.Diverged() != nil {
			t.Errorf("from a snapshot: got %v; want its number to count", p.Diverged())
		}
	}
}

// TestEveryFieldOfARunIsInTheHash changes what the game and the engine know, one number or string after the other.
func TestEveryFieldOfARunIsInTheHash(t *testing.T) {
	l, _ := recorded(t, 333, 0)
	before, n := hash(t, l), 0
	for path, leaf := range state.Leaves(l.codec, l.keep()) {
		undo := leaf.Mutate()
		if hash(t, l) == before {
			t.Errorf("%s changed to %v: got the same hash; want another", path, leaf.Value())
		}
		undo()
		n++
	}
	if hash(t, l) != before || n < 500 {
		t.Errorf("after %d changes and their undoing: got another hash; want the first, and all fields tried", n)
	}
}

// TestAViewerStopsWhereTheRunDiffers also shows that it goes on when it is told to.
func TestAViewerStopsWhereTheRunDiffers(t *testing.T) {
	_, f := recorded(t, 400, 0)
	v := newViewer(playback(t, f))
	for v.At() < 100 {
		v.Tick(screen())
	}
	v.Loop().scenes.stack[0].(*walker).speed++
	for range 300 {
		v.Tick(screen())
	}
	if v.At() != 101 || v.Diverged() == nil {
		t.Errorf("got tick %d, %v; want it to stop after tick 101", v.At(), v.Diverged())
	}
	v.Draw(0)
	v.Tick(keys(true, driver.KeySpace))
	for range 50 {
		v.Tick(screen())
	}
	if v.At() < 150 {
		t.Errorf("after Space: got tick %d; want it to go on", v.At())
	}
}
