//go:build !js

package engine

import (
	"fmt"
	"image/color"
	"io/fs"
	"math"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/image/font/gofont/gomono"

	_ "github.com/krill2d/krill/assets/toml"
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/font"
)

var (
	groupSheet = render.File("sheet.png")
	groupHero  = groupSheet.Grid(8, 8)
	groupBoss  = groupSheet.Region(4, 4, 12, 12)
	groupStep  = audio.File("groupstep.wav")
	groupCoin  = audio.Coin(77)
	groupTable = DataFile[tuning]("group.toml")
	groupWave  = render.ShaderFile("group.kage")
	groupFont  = font.File("group.ttf")
	groupMade  = render.Make("group test", 4, 4, func(int, int) render.Color { return render.Red })
)

func groupFiles() fstest.MapFS {
	return fstest.MapFS{
		"sheet.png": {Data: pngOf(24, 24, color.NRGBA{R: 200, A: 100})}, "groupstep.wav": {Data: wavOf(500)},
		"group.toml": {Data: []byte("speed = 5")}, "group.kage": {Data: []byte("package main")}, "level.txt": {Data: []byte("#..#")}, "group.ttf": {Data: gomono.TTF},
	}
}

// everything has all kinds: eight pieces, since two of its images are of one file.
func everything() Group {
	return Group{
		Name: "all", Images: []render.Image{groupHero, groupBoss, groupMade}, Sounds: []audio.Sound{groupStep, groupCoin},
		Fonts: []render.Font{groupFont}, Shaders: []render.Shader{groupWave}, Data: []AnyData{groupTable}, Files: []string{"level.txt"},
	}
}

// loadingScene loads a group and then notes what it was told.
type loadingScene struct {
	Group    *Group `state:"-"`
	Lane     Lane   `state:"-"`
	Told     []int  // of Done, each tick
	Bytes    int64
	Failed   int
	Why      string
	Progress Progress
	Then     bool // it goes away in the tick after the third
}

func (s *loadingScene) Update(t *Tick) error {
	p := s.Group.Load(t, s.Lane)
	s.Progress, s.Bytes, s.Failed = p, p.Bytes, p.Failed
	s.Why = p.Err
	s.Told = append(s.Told, p.Done)
	if s.Then && t.N == 3 {
		t.Replace(&calm{})
	}
	return nil
}

func (s *loadingScene) Draw(*render.Canvas) {}

type calm struct{ N int }

func (s *calm) Update(*Tick) error  { s.N++; return nil }
func (s *calm) Draw(*render.Canvas) {}

// opens counts how often files are opened, and by what.
type opens struct {
	fstest.MapFS
	n    *atomic.Int32
	slow time.Duration
}

func (o opens) Open(name string) (fs.File, error) {
	if name != "." {
		o.n.Add(1)
		time.Sleep(o.slow)
	}
	return o.MapFS.Open(name)
}

func (o opens) Stat(name string) (fs.FileInfo, error)      { return o.MapFS.Stat(name) }
func (o opens) ReadDir(name string) ([]fs.DirEntry, error) { return o.MapFS.ReadDir(name) }

// Without a display a group takes one piece a tick, the same in each run, and counts files and bytes.
func TestGroupLoadsAPieceATick(t *testing.T) {
	files := groupFiles()
	g := everything()
	s := &loadingScene{Group: &g}
	l := New(s, Config{Assets: files}, nil)
	total := int64(0)
	for _, f := range files {
		total += int64(len(f.Data))
	}
	for range 10 {
		l.Tick(screen())
	}
	if want := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 8}; !reflect.DeepEqual(s.Told, want) {
		t.Errorf("got %v; want %v", s.Told, want)
	}
	if p := s.Progress; p.Total != 8 || p.Bytes != total || p.TotalBytes != total || p.Failed != 0 || p.Err != "" || !p.Over() || p.Part() != 1 {
		t.Errorf("got %+v; want all of 8 and %d bytes", p, total)
	}
}

// What a group has loaded is there: nothing is opened when it is drawn, played and read.
func TestWhatAGroupLoadedIsThere(t *testing.T) {
	var n atomic.Int32
	files := groupFiles()
	g := everything()
	l := New(&loadingScene{Group: &g}, Config{Assets: opens{files, &n, 0}}, nil)
	var uploads, sounds, shaders int
	for range 10 {
		out := l.Tick(screen())
		sounds += len(out.Sounds)
		f := l.Draw(0)
		shaders += len(f.Shaders)
		for _, op := range f.Images {
			if op.Kind == driver.ImageWrite {
				uploads++
			}
		}
	}
	before := n.Load()
	l.atlas.Size(groupHero)
	l.atlas.Size(groupBoss)
	l.audio.Load(groupStep)
	l.canvas.TextSize(render.Text{S: "Hello", Font: groupFont})
	if v := groupTable.Of(&l.tick); v.Speed != 5 {
		t.Errorf("data: got %+v; want a speed of 5", v)
	}
	if data, err := l.tick.File("level.txt"); err != nil || string(data) != "#..#" {
		t.Errorf("file: got %q, %v", data, err)
	}
	if after := n.Load(); after != before {
		t.Errorf("got %d files opened after loading; want none", after-before)
	}
	if uploads < 3 || sounds != 2 || shaders != 1 {
		t.Errorf("got %d pictures, %d sounds and %d shaders sent; want at least 3, 2 and 1", uploads, sounds, shaders)
	}
	if data, err := l.tick.File("level.txt"); err != nil || string(data) != "#..#" || n.Load() == before {
		t.Errorf("file again: got %q, %v; want it read anew", data, err)
	}
}

// A picture that was loaded ahead is the same, to the bit, as one that was not.
func TestLoadedAheadIsTheSame(t *testing.T) {
	for _, img := range []render.Image{groupSheet, groupHero, groupBoss} {
		writes := func(ahead bool) (all []driver.ImageOp) {
			g := Group{Images: []render.Image{img}}
			l := New(&loadingScene{Group: &g}, Config{Assets: groupFiles()}, nil)
			if !ahead {
				l = New(&calm{}, Config{Assets: groupFiles()}, nil)
				l.atlas.Size(img)
			}
			for range 4 {
				l.Tick(screen())
				all = append(all, l.Draw(0).Images...)
			}
			return all
		}
		if a, b := writes(true), writes(false); !reflect.DeepEqual(a, b) {
			t.Errorf("%v: got %d uploads; want those of one that is loaded at its first use", img, len(a))
		}
	}
}

// What goes wrong is collected, and the rest is loaded all the same.
func TestGroupCollectsErrors(t *testing.T) {
	files := groupFiles()
	files["sheet.png"] = &fstest.MapFile{Data: []byte("\x89PNG\r\n\x1a\nno")}
	files["group.toml"] = &fstest.MapFile{Data: []byte("sped = 1")}
	delete(files, "groupstep.wav")
	boom := DataBy("level.txt", func(string, func(string) ([]byte, error)) (int, error) { panic("boom") })
	g := everything()
	g.Data = append(g.Data, boom)
	for _, pace := range []loadPace{loadByCount, loadByTime, loadByOthers} {
		s := &loadingScene{Group: &g}
		l := New(s, Config{Assets: files}, nil)
		l.loadPace = pace
		ticksUntil(l, func() bool { return s.Progress.Total > 0 && s.Progress.Over() })
		for _, want := range []string{
			`assets: decode "sheet.png": `, `assets: open "groupstep.wav": not found`, `engine: load "group.toml": 1:1: there is no "sped" to set; did you mean "speed"?`,
			`engine: load "level.txt": its decoder failed: boom; try saving the file again`,
		} {
			if !strings.Contains(s.Why, want) {
				t.Errorf("pace %d: got %q; want %q in it", pace, s.Why, want)
			}
		}
		if s.Failed != 4 || s.Progress.Done != 9 {
			t.Errorf("pace %d: got %+v; want 4 of 9 failed", pace, s.Progress)
		}
		if l.Failed() != nil {
			t.Errorf("pace %d: got %v; want a game that goes on", pace, l.Failed())
		}
	}
}

// ticksUntil plays for at most five seconds.
func ticksUntil(l *Loop, done func() bool) {
	for start := time.Now(); time.Since(start) < 5*time.Second && !done(); time.Sleep(time.Millisecond) {
		l.Tick(screen())
		l.Draw(0)
	}
}

func manyFiles(n int) (fstest.MapFS, Group) {
	files, g := fstest.MapFS{}, Group{Name: "many"}
	for i := range n {
		name := fmt.Sprintf("many/%d.png", i)
		files[name] = &fstest.MapFile{Data: pngOf(16, 16, color.NRGBA{R: uint8(i), A: 255})}
		g.Images = append(g.Images, render.File(name))
	}
	return files, g
}

// A scene that goes away takes its loading with it: what has not begun is not done. Goroutines end.
func TestLoadingEndsWithItsScene(t *testing.T) {
	for _, pace := range []loadPace{loadByCount, loadByOthers} {
		before := runtime.NumGoroutine()
		var n atomic.Int32
		files, g := manyFiles(400)
		s := &loadingScene{Group: &g, Lane: Bulk, Then: true}
		l := New(s, Config{Assets: opens{files, &n, time.Millisecond}, Scenes: []Game{&calm{}}}, nil)
		l.loadPace = pace
		for range 8 {
			l.Tick(screen())
			time.Sleep(5 * time.Millisecond)
		}
		done := n.Load()
		time.Sleep(30 * time.Millisecond)
		l.Tick(screen())
		if got := n.Load(); got > done+16 || done > 390 || done == 0 {
			t.Errorf("pace %d: got %d and later %d files opened; want some, and no more after the scene has gone", pace, done, got)
		}
		l.Close()
		gone(t, before)
	}
}

// A run that ends lets go of what is loading.
func TestCloseEndsLoading(t *testing.T) {
	before := runtime.NumGoroutine()
	var n atomic.Int32
	files, g := manyFiles(400)
	l := New(&loadingScene{Group: &g, Lane: Soon}, Config{Assets: opens{files, &n, time.Millisecond}}, nil)
	l.loadPace = loadByOthers
	for range 3 {
		l.Tick(screen())
	}
	l.Close()
	gone(t, before)
	if n.Load() > 390 {
		t.Errorf("got %d files opened; want what had begun", n.Load())
	}
}

// gone waits for goroutines to end.
func gone(t *testing.T, before int) {
	t.Helper()
	for range 400 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("got %d goroutines; want %d as before", runtime.NumGoroutine(), before)
}

// Beside a slow disk ticks stay short: what is slow is done by others.
func TestTicksStayShortWhileOthersLoad(t *testing.T) {
	var n atomic.Int32
	files, g := manyFiles(60)
	s := &loadingScene{Group: &g}
	l := New(s, Config{Assets: opens{files, &n, 10 * time.Millisecond}}, nil)
	l.loadPace = loadByOthers
	times := []time.Duration{}
	for start := time.Now(); time.Since(start) < 10*time.Second && !(s.Progress.Total > 0 && s.Progress.Over()); time.Sleep(time.Millisecond) {
		tick := time.Now()
		l.Tick(screen())
		times = append(times, time.Since(tick))
	}
	if !s.Progress.Over() || s.Progress.Failed > 0 {
		t.Fatalf("got %+v; want all loaded", s.Progress)
	}
	long := 0
	for _, d := range times {
		if d > 9*time.Millisecond {
			long++
		}
	}
	if long > len(times)/2 {
		t.Errorf("got %d of %d ticks longer than 9 ms; want work that waits for the disk elsewhere", long, len(times))
	}
}

// On one thread a tick does what fits into 4 ms: with pieces of 1 ms a few, and never all.
func TestOneThreadWorksInSlices(t *testing.T) {
	var n atomic.Int32
	files, g := manyFiles(40)
	s := &loadingScene{Group: &g}
	l := New(s, Config{Assets: opens{files, &n, time.Millisecond}}, nil)
	l.loadPace = loadByTime
	ticks, most, before := 0, 0, 0
	for ; ticks < 200 && !(s.Progress.Total > 0 && s.Progress.Over()); ticks++ {
		l.Tick(screen())
		most, before = max(most, s.Progress.Done-before), s.Progress.Done
	}
	if ticks < 10 || ticks >= 200 || most > 8 {
		t.Errorf("got all in %d ticks, at most %d pieces in one; want a few in each", ticks, most)
	}
}

// A replay tells what the run was told, whatever is loaded now: with other threads, and none.
func TestProgressIsPartOfAReplay(t *testing.T) {
	var n atomic.Int32
	files, g := manyFiles(30)
	config := Config{Assets: opens{files, &n, time.Millisecond}, Seed: 1, Scenes: []Game{&calm{}}}
	s := &loadingScene{Group: &g}
	l := New(s, config, nil)
	l.loadPace = loadByOthers
	l.Record(20)
	for range 70 {
		l.Tick(screen())
		time.Sleep(time.Millisecond)
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	if s.Told[len(s.Told)-1] != 30 {
		t.Fatalf("got %v; want all loaded", s.Told)
	}
	again := &loadingScene{Group: &g}
	p, err := NewPlayback(again, config, f)
	if err != nil {
		t.Fatal(err)
	}
	for p.At() < p.Ticks() {
		p.Tick(screen())
	}
	if err := p.Diverged(); err != nil || !reflect.DeepEqual(again.Told, s.Told) {
		t.Errorf("got %v and %v; want %v", err, again.Told, s.Told)
	}
	for _, at := range []int64{45, 10, 69} { // into the middle of the run
		if err := p.SeekTo(at); err != nil || p.Diverged() != nil {
			t.Errorf("seek %d: got %v, %v", at, err, p.Diverged())
		}
	}
}

func TestProgressPart(t *testing.T) {
	for p, want := range map[Progress]float64{
		{}: 1, {Done: 1, Total: 4}: 0.25, {Done: 1, Total: 4, Bytes: 30, TotalBytes: 40}: 0.75, {Done: 4, Total: 4, TotalBytes: 5}: 1,
	} {
		if got := p.Part(); math.Abs(got-want) > 1e-12 {
			t.Errorf("%+v: got %v; want %v", p, got, want)
		}
	}
	p := Progress{3, 9, 1 << 40, 1 << 41, 2, "a\nb"}
	if got := unpackProgress(packProgress(p)); got != p {
		t.Errorf("got %+v; want %+v", got, p)
	}
	if got := unpackProgress([]byte{0x80}); got != (Progress{}) {
		t.Errorf("what is broken: got %+v; want nothing left to do", got)
	}
}
