package engine

import (
	"errors"
	"fmt"
	"hash/fnv"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/krill2d/krill/assets/lanes"
)

// loadTime is how long a tick hands on what was loaded.
const loadTime = 4 * time.Millisecond

// pace of loading: how work is done that is beside the game.
type loadPace uint8

const (
	loadByCount  loadPace = iota // a piece of work a tick: always the same
	loadByTime                   // as much of it as fits into a tick, for one thread
	loadByOthers                 // on other goroutines
)

// loading loads groups ahead of their use.
type loading struct {
	loop   *Loop
	lanes  *lanes.Lanes
	groups map[uint64]*groupLoad
	have   map[string]bool // pieces that were loaded once
	others func(kind, name string) any
	ready  map[string]any // what files became that nobody has asked for yet

	mu   sync.Mutex
	came []arrival // from other goroutines
}

// groupLoad is a group on its way.
type groupLoad struct {
	scene Game // that asked last
	now   Progress
	errs  []error
}

// piece is one thing to load.
type piece struct {
	name string              // as the table of what is there knows it
	size int64               // bytes
	work func() (any, error) // beside the game; nil: there is nothing to do there
	take func(v any)         // in a tick, when work was done without an error
}

type arrival struct {
	of    *groupLoad
	piece *piece
	value any
	err   error
}

// loadAhead goes on with a group for the scene on top.
func (l *Loop) loadAhead(g *Group, lane Lane) Progress {
	if l.loading == nil {
		l.loading = newLoading(l)
	}
	s, ok := l.loading.(*loading)
	if !ok {
		return Progress{}
	}
	key := g.key()
	load := s.groups[key]
	if load == nil {
		load = s.begin(g, lane)
		s.groups[key] = load
	}
	load.scene = l.scenes.top()
	return load.now
}

func newLoading(l *Loop) *loading {
	workers := 0
	if l.loadPace == loadByOthers {
		workers = others()
	}
	s := &loading{loop: l, lanes: lanes.New(workers), groups: map[uint64]*groupLoad{}, have: map[string]bool{}, ready: map[string]any{}}
	l.hooks.tick = append(l.hooks.tick, s.tick)
	l.hooks.close = append(l.hooks.close, s.lanes.Clear)
	s.others, l.hooks.ahead = l.hooks.ahead, s.ahead
	return s
}

// others returns on how many goroutines files are decoded beside the game.
func others() int { return max(runtime.NumCPU()-1, 1) }

// key returns a number for what is in a group.
func (g *Group) key() uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, g.Name, g.Images, g.Sounds, g.Fonts, g.Shaders, g.Data, g.Files)
	return h.Sum64()
}

// begin puts a group's work into its lane.
func (s *loading) begin(g *Group, lane Lane) *groupLoad {
	load := &groupLoad{}
	for _, p := range s.pieces(g) {
		load.now.Total++
		load.now.TotalBytes += p.size
		if s.have[p.name] {
			load.done(p, nil)
			continue
		}
		s.lanes.Do(lane, load, func() { s.arrive(load, p) })
	}
	return load
}

// arrive does the work of a piece, on any goroutine.
func (s *loading) arrive(load *groupLoad, p *piece) {
	a := arrival{of: load, piece: p}
	if p.work != nil {
		a.value, a.err = p.guarded()
	}
	s.mu.Lock()
	s.came = append(s.came, a)
	s.mu.Unlock()
}

func (p *piece) guarded() (v any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("engine: load %q: the decoder failed: %v; try saving the file again", p.name, r)
		}
	}()
	return p.work()
}

func (g *groupLoad) done(p *piece, err error) {
	g.now.Done++
	g.now.Bytes += p.size
	if err != nil {
		g.now.Failed++
		g.errs = append(g.errs, err)
		g.now.Err = errors.Join(g.errs...).Error()
	}
}

// tick does what a tick has time for.
func (s *loading) tick() {
	s.dropOrphans()
	start := time.Now()
	spare := func() bool { return s.loop.loadPace == loadByCount || time.Since(start) < loadTime }
	switch s.loop.loadPace {
	case loadByCount:
		s.lanes.Step()
	case loadByTime:
		for s.lanes.Step() && s.takeOne() && spare() {
		}
	}
	for s.takeOne() && spare() {
	}
}

// takeOne hands on the oldest piece that came, and reports false when there is none.
func (s *loading) takeOne() bool {
	s.mu.Lock()
	if len(s.came) == 0 {
		s.mu.Unlock()
		return false
	}
	a := s.came[0]
	s.came[0] = arrival{}
	s.came = s.came[1:]
	s.mu.Unlock()
	if a.err == nil {
		s.have[a.piece.name] = true
		a.piece.take(a.value)
	}
	a.of.done(a.piece, a.err)
	return true
}

// dropOrphans cancels what scenes asked for that are gone.
func (s *loading) dropOrphans() {
	for key, load := range s.groups { // in any order: nothing that a game sees comes of it
		if load.now.Over() || s.loop.scenes.has(load.scene) {
			continue
		}
		s.lanes.Cancel(load)
		delete(s.groups, key)
	}
}

// has reports whether a scene is on the stack.
func (s *scenes) has(g Game) bool {
	return g != nil && reflect.TypeOf(g).Comparable() && slices.Contains(s.stack, g)
}

// ahead returns what a file became. Bytes are given once.
func (s *loading) ahead(kind, name string) any {
	if s.others != nil {
		if v := s.others(kind, name); v != nil {
			return v
		}
	}
	v := s.ready[kind+" "+name]
	if kind == aheadBytes && v != nil {
		delete(s.ready, kind+" "+name)
	}
	return v
}
