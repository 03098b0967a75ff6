package child

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// toy is a game that says back what it hears, and waits when it is told to.
type toy struct {
	mu     sync.Mutex
	keys   []driver.Key
	ticks  int
	gates  chan struct{} // nil: it never waits; else each tick takes one
	draws  chan struct{}
	out    driver.Output
	frame  driver.Frame
	news   [][]byte
	answer []byte
}

func (g *toy) Tick(in *driver.Input) *driver.Output {
	if g.gates != nil {
		<-g.gates
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ticks++
	for _, e := range in.Keys {
		g.keys = append(g.keys, e.Key)
	}
	g.out.Reset()
	g.out.Window.Title = "toy"
	g.out.Commands = append(g.out.Commands, driver.SoundCommand{Kind: driver.SoundGain, At: int64(g.ticks)})
	return &g.out
}

func (g *toy) Draw(float64) *driver.Frame {
	if g.draws != nil {
		<-g.draws
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.frame.Reset()
	g.frame.Width = g.ticks
	g.frame.Images = append(g.frame.Images, driver.ImageOp{Kind: driver.ImageCreate, Image: driver.ImageID{Slot: uint32(g.ticks), Gen: 1}, W: 1, H: 1})
	g.frame.Quads = append(g.frame.Quads, driver.Quad{}, driver.Quad{})
	g.frame.Commands = append(g.frame.Commands, driver.Command{Quads: driver.Span{Count: 1}}, driver.Command{Quads: driver.Span{First: 1, Count: 1}})
	g.frame.Kept = 1
	return &g.frame
}

func (g *toy) Ask(payload []byte) []byte {
	if string(payload) == "wait" {
		<-g.gates
	}
	g.answer = append(append(g.answer[:0], "re: "...), payload...)
	return g.answer
}

func (g *toy) News() [][]byte {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := g.news
	g.news = nil
	return n
}

func (g *toy) heard() []driver.Key {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.Clone(g.keys)
}

// connected returns the app of a toy in this process, and how to close the pipes.
func connected(t testing.TB, g Served, told func([]byte)) (a *App, hangUp func()) {
	t.Helper()
	fromWindow, toGame := io.Pipe()
	fromGame, toWindow := io.Pipe()
	served := make(chan error, 1)
	go func() {
		served <- Serve(g, fromWindow, toWindow)
		toWindow.Close()
	}()
	hangUp = func() {
		toGame.Close()
		if err := <-served; err != nil {
			t.Errorf("Serve: got %v; want nil", err)
		}
	}
	return Connect(fromGame, toGame, told), hangUp
}

func press(k driver.Key) *driver.Input {
	return &driver.Input{Keys: []driver.KeyEvent{{Key: k, Down: true}}}
}

func TestAppPlaysAndAsks(t *testing.T) {
	g := &toy{news: [][]byte{[]byte("one"), []byte("two")}}
	var told []string
	a, hangUp := connected(t, g, func(p []byte) { told = append(told, string(p)) })
	for i := range 100 {
		if out := a.Tick(press(driver.KeyA)); len(out.Commands) != 1 || out.Commands[0].At != int64(i+1) || out.Window.Title != "toy" {
			t.Fatalf("tick %d: got %+v; want its command", i, out)
		}
		if f := a.Draw(0.5); f.Width != i+1 || len(f.Images) != 1 {
			t.Fatalf("picture %d: got width %d, %d uploads; want it with one", i, f.Width, len(f.Images))
		}
	}
	if answer, err := a.Ask([]byte("x"), 0); err != nil || string(answer) != "re: x" {
		t.Errorf("got %q, %v; want the answer", answer, err)
	}
	if !slices.Equal(told, []string{"one", "two"}) {
		t.Errorf("news: got %q; want both, before the first answer", told)
	}
	if a.Late() != 0 || a.Err() != nil {
		t.Errorf("got late %v, err %v; want none", a.Late(), a.Err())
	}
	hangUp()
	for range 100 {
		if a.Err() != nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if !errors.Is(a.Err(), errEnded) {
		t.Errorf("after the end: got %v; want %v", a.Err(), errEnded)
	}
	out := a.Tick(press(driver.KeyA))
	if len(out.Commands) != 0 || out.Exit || out.Window.Title != "toy" {
		t.Errorf("after the end: got %+v; want nothing but the last window", out)
	}
	if f := a.Draw(0); f.Width != 100 || len(f.Images) != 0 || len(f.Commands) != 1 || f.Commands[0].Quads.First != 1 || f.Kept != 0 {
		t.Errorf("after the end: got %+v; want the last picture without what is done once", f)
	}
	if _, err := a.Ask(nil, time.Second); !errors.Is(err, errEnded) {
		t.Errorf("ask after the end: got %v; want %v", err, errEnded)
	}
}

// A game that is late loses no input and no command, and nobody waits for it twice.
func TestLateGameLosesNothing(t *testing.T) {
	g := &toy{gates: make(chan struct{}, 100)}
	a, hangUp := connected(t, g, nil)
	g.gates <- struct{}{}
	a.Tick(press(driver.Key0))
	begun := time.Now()
	if out := a.Tick(press(driver.Key1)); len(out.Commands) != 0 || out.Window.Title != "toy" {
		t.Errorf("late tick: got %+v; want nothing but the window", out)
	}
	if took := time.Since(begun); took < Patience || took > Patience*5 {
		t.Errorf("the first late tick took %v; want about %v", took, Patience)
	}
	begun = time.Now()
	for _, k := range []driver.Key{driver.Key2, driver.Key3} {
		a.Tick(press(k))
		a.Draw(0)
		if _, err := a.Ask(nil, time.Second); !errors.Is(err, errLate) {
			t.Errorf("ask of a late game: got %v; want %v", err, errLate)
		}
	}
	if took := time.Since(begun); took > Patience/2 {
		t.Errorf("the calls after it took %v; want no waiting", took)
	}
	time.Sleep(20 * time.Millisecond)
	if late := a.Late(); late < 10*time.Millisecond || late > time.Second {
		t.Errorf("Late: got %v; want some 20 ms", late)
	}
	for range 3 {
		g.gates <- struct{}{}
	}
	for len(g.heard()) < 2 {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(20 * time.Millisecond)
	out := a.Tick(press(driver.Key4))
	if want := []driver.Key{driver.Key0, driver.Key1, driver.Key2, driver.Key3, driver.Key4}; !slices.Equal(g.heard(), want) {
		t.Errorf("keys: got %v; want %v", g.heard(), want)
	}
	if len(out.Commands) != 2 || out.Commands[0].At != 2 || out.Commands[1].At != 3 {
		t.Errorf("got %+v; want the late command before the new one", out.Commands)
	}
	if a.Late() != 0 {
		t.Errorf("Late: got %v; want 0", a.Late())
	}
	hangUp()
}

// Whoever is told that an answer is late sees it at once, also where the clock stands at the very time that it is due.
func TestAMissedAnswerIsLateAtOnce(t *testing.T) {
	var l line
	l.missed()
	if l.late() != 0 {
		t.Error("nothing is waited for: got late")
	}
	l.due.Store(int64(time.Since(start) + time.Hour))
	l.missed()
	if l.late() <= 0 {
		t.Error("got not late")
	}
}

// A picture that came too late is shown, since its uploads are sent once.
func TestLatePictureIsShown(t *testing.T) {
	g := &toy{draws: make(chan struct{}, 10)}
	a, hangUp := connected(t, g, nil)
	a.Tick(&driver.Input{})
	if f := a.Draw(0); f.Width != 0 {
		t.Fatalf("got width %d; want an empty picture", f.Width)
	}
	g.draws <- struct{}{}
	time.Sleep(20 * time.Millisecond)
	a.Tick(&driver.Input{})
	if f := a.Draw(0); f.Width != 1 || len(f.Images) != 1 || f.Images[0].Image.Slot != 1 {
		t.Errorf("got width %d, uploads %v; want the late picture", f.Width, f.Images)
	}
	g.draws <- struct{}{}
	if f := a.Draw(0); f.Width != 2 || len(f.Images) != 1 {
		t.Errorf("got width %d; want the next one", f.Width)
	}
	hangUp()
}

// A long ask does not hold up the window.
func TestTicksGoOnDuringAnAsk(t *testing.T) {
	g := &toy{gates: make(chan struct{}, 10)}
	a, hangUp := connected(t, g, nil)
	asked := make(chan error)
	go func() {
		_, err := a.Ask([]byte("wait"), 5*time.Second)
		asked <- err
	}()
	time.Sleep(20 * time.Millisecond)
	begun := time.Now()
	a.Tick(press(driver.KeyA))
	if took := time.Since(begun); took > 5*Patience {
		t.Errorf("the tick took %v; want %v", took, Patience)
	}
	if a.Late() != 0 {
		t.Errorf("Late: got %v; want 0, since the ask has time", a.Late())
	}
	g.gates <- struct{}{}
	if err := <-asked; err != nil {
		t.Errorf("ask: got %v; want its answer", err)
	}
	g.gates <- struct{}{}
	a.Tick(press(driver.KeyB))
	if want := []driver.Key{driver.KeyA, driver.KeyB}; !slices.Equal(g.heard(), want) {
		t.Errorf("keys: got %v; want %v", g.heard(), want)
	}
	hangUp()
}

func TestLateAnswerToAnAskIsForgotten(t *testing.T) {
	g := &toy{gates: make(chan struct{}, 10)}
	a, hangUp := connected(t, g, nil)
	if _, err := a.Ask([]byte("wait"), 20*time.Millisecond); !errors.Is(err, errLate) {
		t.Errorf("got %v; want %v", err, errLate)
	}
	g.gates <- struct{}{}
	time.Sleep(20 * time.Millisecond)
	if answer, err := a.Ask([]byte("next"), 0); err != nil || string(answer) != "re: next" {
		t.Errorf("got %q, %v; want the answer to the second", answer, err)
	}
	hangUp()
}

// Whatever a broken game says is an error of the app, and no panic.
func TestBrokenGames(t *testing.T) {
	frame := driver.AppendFrame(nil, &driver.Frame{})
	for name, says := range map[string][]byte{
		"rubbish":      []byte("hello, window\n"),
		"cut short":    driver.AppendOutput(nil, &driver.Output{})[:9],
		"wrong answer": frame,
		"two answers":  append(driver.AppendOutput(nil, &driver.Output{}), frame...),
		"broken":       driver.AppendBytes(nil, driver.KindOutput, []byte{255, 255}),
	} {
		t.Run(name, func(t *testing.T) {
			r, w := io.Pipe()
			a := Connect(r, io.Discard, nil)
			go func() {
				time.Sleep(10 * time.Millisecond)
				w.Write(says)
				w.Close()
			}()
			a.Tick(&driver.Input{})
			a.Tick(&driver.Input{})
			for i := 0; a.Err() == nil && i < 100; i++ {
				time.Sleep(time.Millisecond)
			}
			if a.Err() == nil {
				t.Error("got no error; want one")
			}
			a.Draw(0)
		})
	}
}

func TestServeRefusesWhatNoWindowSends(t *testing.T) {
	for name, says := range map[string][]byte{
		"frame": driver.AppendFrame(nil, &driver.Frame{}), "rubbish": []byte("01234567890"),
		"broken input": driver.AppendBytes(nil, driver.KindInput, []byte{1}),
		"broken draw":  driver.AppendBytes(nil, driver.KindDraw, []byte{1}),
	} {
		if err := Serve(&toy{}, bytes.NewReader(says), io.Discard); err == nil {
			t.Errorf("%s: got no error; want one", name)
		}
	}
}

func TestNothingIsAllocated(t *testing.T) {
	g := &toy{}
	a, hangUp := connected(t, g, nil)
	in := press(driver.KeyA)
	play := func() {
		a.Tick(in)
		a.Draw(0)
		g.mu.Lock()
		g.keys = g.keys[:0]
		g.mu.Unlock()
	}
	for range 100 {
		play()
	}
	if n := testing.AllocsPerRun(200, play); n > 0 {
		t.Errorf("got %v allocations a frame; want 0", n)
	}
	hangUp()
}
