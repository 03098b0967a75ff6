//go:build !js

package dev

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/build"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/server"
)

// session is one run of krill dev. Builds and swaps are made one after the other by work; asks come from any goroutine.
type session struct {
	o       Options
	dir     string // of the game
	place   place
	folder  string // of this run's programs
	builder *build.Builder
	server  *server.Server // nil: there is none
	quit    chan struct{}
	once    sync.Once       // closes quit
	life    context.Context // is over with quit
	end     context.CancelFunc
	saying  sync.Mutex

	webWindow func() error // builds the program of pages, unless it has
	entering  sync.Mutex   // is held while a page becomes the window

	mu      sync.Mutex
	window  *window // nil: it is not there yet, or not any more
	arrived chan struct{}
	about   protocol.AboutResult
	good    build.Result // the last that builds
	parked  []string     // fields of the state that good has not got
	lacks   []string     // patterns of files without which the last did not
	swapped time.Time    // when good began to play
	trial   *trial       // of the build that is being swapped in; nil: none is
	fresh   bool         // the game has not begun
	whole   bool         // what plays is no child
	saved   protocol.StateEvent
	tries   map[string]*try
	wanted  wanted
}

// wanted is a build that is asked for.
type wanted struct {
	is      bool
	since   time.Time
	signal  chan struct{}
	cancel  context.CancelFunc // of the build at work; nil: there is none
	waiting []chan struct{}    // closed when a build that began after they came is over
}

func open(o Options) (*session, error) {
	if o.Output == nil {
		o.Output = io.Discard
	}
	dir, err := filepath.Abs(o.Game)
	if err != nil {
		return nil, err
	}
	p, err := placeOf(dir)
	if err != nil {
		return nil, err
	}
	if o.State != "" {
		if _, _, _, err := readKept(o.State); err != nil {
			return nil, fmt.Errorf("dev: begin with state %q: %w; try a file that Keep made", o.State, err)
		}
	}
	folder, err := p.makeRun()
	if err != nil {
		return nil, err
	}
	s := &session{
		o: o, dir: dir, place: p, folder: folder, quit: make(chan struct{}), arrived: make(chan struct{}), fresh: true, tries: map[string]*try{},
		builder: &build.Builder{Dir: dir, Out: folder, Web: o.Web},
		about:   protocol.AboutResult{Game: filepath.Base(dir), Folder: dir, State: "building", Web: o.Web},
		wanted:  wanted{is: true, since: time.Now(), signal: make(chan struct{}, 1)},
	}
	s.wanted.signal <- struct{}{}
	s.life, s.end = context.WithCancel(context.Background())
	s.webWindow = sync.OnceValue(s.makeWebWindow)
	return s, s.serve()
}

// serve opens the server, unless a test does without.
func (s *session) serve() error {
	if s.o.alone {
		return nil
	}
	options := server.Options{Game: s.dir, Ask: s.answer, LAN: s.o.LAN}
	if s.o.Web {
		options.Window, options.Files = s.page, s.file
	}
	var err error
	if s.server, err = server.Listen(options); err != nil {
		return errors.Join(err, os.RemoveAll(s.folder))
	}
	s.about.Page = s.server.Address()
	s.print("%s: %s", s.about.Game, s.about.Page)
	if s.o.Web {
		s.print("The game itself: %s", s.server.Play())
	}
	if code, address := s.server.Code(); code != "" {
		s.print("On a phone in the same network: %s with the code %s", address, code)
	}
	return nil
}

// run is the life of a session, until it is over.
func (s *session) run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	var group sync.WaitGroup
	defer group.Wait()
	context.AfterFunc(ctx, s.Quit)
	defer s.Quit() // whoever waits for a build waits no more
	defer stop()
	assets := ""
	if s.o.Web { // a page sees no files: a changed asset comes with a build
		assets = filepath.Join(s.dir, "assets")
	}
	w := newWatcher(s.dir, assets, s.want)
	w.missing = s.missing
	group.Go(func() { w.run(ctx) })
	group.Go(func() { s.work(ctx) })
	if s.o.Attached != nil {
		go func() {
			_, _ = io.Copy(io.Discard, s.o.Attached)
			s.Quit()
		}()
	}
	if s.o.Web {
		return s.waitForPages(ctx)
	}
	return s.keepWindow(ctx)
}

// waitForPages makes what pages need, and waits for the end of the session.
func (s *session) waitForPages(ctx context.Context) error {
	if err := s.webWindow(); err != nil && s.life.Err() == nil {
		return err
	}
	select {
	case <-ctx.Done():
	case <-s.quit:
	}
	return nil
}

// Quit ends the session.
func (s *session) Quit() { s.once.Do(func() { close(s.quit); s.end() }) }

// want asks for a build of what was saved at a time. It overtakes the one at work.
func (s *session) want(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := &s.wanted
	w.is, w.since = true, at
	if w.cancel != nil {
		w.cancel()
	}
	select {
	case w.signal <- struct{}{}:
	default: // it is signalled already
	}
}

// work builds and swaps what is wanted, until ctx ends.
func (s *session) work(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wanted.signal:
		}
		s.mu.Lock()
		building, cancel := context.WithCancel(ctx)
		since, waiting := s.wanted.since, s.wanted.waiting
		s.wanted.is, s.wanted.cancel, s.wanted.waiting = false, cancel, nil
		s.about.State, s.lacks = "building", nil
		s.mu.Unlock()
		overtaken := !s.turn(building, since)
		cancel()
		s.mu.Lock()
		s.wanted.cancel = nil
		if overtaken { // what waited for it waits for the next
			s.wanted.waiting = append(waiting, s.wanted.waiting...)
			waiting = nil
		}
		s.mu.Unlock()
		for _, c := range waiting {
			close(c)
		}
	}
}

// turn builds and swaps. It reports false when the build was overtaken.
func (s *session) turn(ctx context.Context, since time.Time) bool {
	plays := make(chan int, 1)
	go func() { // meanwhile, for afterwards it would be waited for
		s.tell(protocol.Tell(protocol.Building, nil))
		plays <- s.playing(s.shownIn())
	}()
	r, err := s.builder.Build(ctx)
	before := <-plays
	switch {
	case ctx.Err() != nil:
		return false
	case err != nil: // of the tool: it is said as what a compiler says
		r.Errors = []protocol.Problem{{Text: err.Error()}}
	}
	if len(r.Errors) > 0 {
		s.broken(r)
		return true
	}
	s.swap(ctx, r, since, before)
	return true
}

// broken says what the compiler says. The old build plays on.
func (s *session) broken(r build.Result) {
	s.mu.Lock()
	s.about.Errors, s.about.State = r.Errors, "broken"
	s.lacks = build.Missing(r.Errors, s.dir)
	s.mu.Unlock()
	for _, line := range problemLines(r.Errors, s.shown()) {
		s.print("%s", line)
	}
	s.show(protocol.SayArgs{About: aboutBuild, Kind: "error", Title: "It does not build", Lines: problemLines(r.Errors, "")})
	s.tell(protocol.Tell(protocol.Built, protocol.BuiltEvent{
		Millis: millis(r.Took), Errors: r.Errors, Line: count(len(r.Errors), "problem", "problems") + ", the build before plays on",
	}))
}

// missing returns the patterns of files that the last build lacked.
func (s *session) missing() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lacks
}

// What lines over the game are about: one takes the place of the one before.
const (
	aboutBuild   = "build"
	aboutSwap    = "swap"
	aboutGlobals = "globals"
)

// swap lets the window go on with a build, and waits for a window if there is none yet. Before is the build that it played.
func (s *session) swap(ctx context.Context, r build.Result, since time.Time, before int) {
	s.mu.Lock()
	wasBroken := len(s.about.Errors) > 0
	s.good, s.about.Build, s.about.Errors, s.about.State = r, r.Number, nil, "running"
	s.mu.Unlock()
	w := s.waitForWindow(ctx)
	if w == nil {
		return
	}
	line := s.play(w, r, since)
	for s.unborn() && w.gone() { // the first window died over it, and the next one knows of nothing
		if w = s.waitForWindow(ctx); w == nil {
			return
		}
		line = s.play(w, r, since)
	}
	if wasBroken {
		s.show(protocol.SayArgs{About: aboutBuild})
	}
	var globals []protocol.Problem
	if r.Keeps {
		globals = build.Globals(s.dir)
	}
	s.warn(globals)
	s.tell(protocol.Tell(protocol.Built, protocol.BuiltEvent{Build: r.Number, Millis: millis(r.Took), Globals: globals, Line: line}))
	s.builder.Prune(before, s.playing(w))
}

func (s *session) unborn() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fresh
}

// play swaps, says what came of it, and returns that.
func (s *session) play(w *window, r build.Result, since time.Time) string {
	fresh := s.unborn()
	s.sayWhole(r.Whole, r.Keeps)
	t := s.beginTrial(r.Number)
	answer := w.peer.Ask(protocol.New(protocol.Swap, protocol.SwapArgs{Program: s.programFor(r.Program), Number: r.Number, Fresh: fresh}), 0)
	var swapped protocol.SwapResult
	err := answer.Read(&swapped)
	failure := s.endTrial(t, err != nil)
	if err != nil {
		return s.rejected(r, err, failure)
	}
	s.mu.Lock()
	s.fresh, s.swapped = false, time.Now()
	s.parked, swapped.Parked = swapped.Parked, without(swapped.Parked, s.parked)
	s.mu.Unlock()
	if failure.Event != "" {
		go s.failed(failure)
	}
	if !fresh {
		line := swappedLine(time.Since(since), swapped.RestoreResult)
		if !r.Keeps {
			line += ", begun anew"
		}
		s.print("%s", line)
		s.show(protocol.SayArgs{About: aboutSwap, Kind: "info", Lines: []string{line}, Secs: short})
		return line
	}
	line := "built in " + seconds(r.Took)
	if s.o.State != "" {
		line += s.begin(w)
	}
	s.print("%s", line)
	return line
}

// sayWhole says once that the game is no child, or that it is one again.
func (s *session) sayWhole(whole, keeps bool) {
	s.mu.Lock()
	was := s.whole
	s.whole = whole
	s.mu.Unlock()
	switch {
	case whole && !was && keeps:
		s.print("%s", wholeKeptLine)
	case whole && !was:
		s.print("%s", wholeLine)
	case was && !whole:
		s.print("It does not draw with Ebitengine any more: it is played as any game of Krill's, with its state kept from here on.")
	}
}

const (
	wholeLine     = "It draws with Ebitengine itself, so it runs whole: it begins anew at each save, and there is no rewinding, no console and no inspector."
	wholeKeptLine = "It draws with Ebitengine itself, so it runs whole: each save starts it again in its state, and there is no rewinding, no console and no inspector."
)

// begin loads the state that the session is to begin with.
func (s *session) begin(w *window) string {
	k, state, begun, err := readKept(s.o.State)
	if err == nil {
		err = w.peer.Ask(protocol.New(protocol.Load, nil, state, begun), 0).Read(nil)
	}
	if err != nil {
		return fmt.Sprintf(", but its state cannot be loaded: %v", err)
	}
	return ", with the state " + k.Name
}

// How long lines stay over the game, seconds.
const (
	short = 4.0
	long  = 10.0
)

func millis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// warn names package variables that a reload loses, when they are not those of the time before.
func (s *session) warn(list []protocol.Problem) {
	s.mu.Lock()
	same := slices.Equal(list, s.about.Globals)
	s.about.Globals = list
	s.mu.Unlock()
	if same {
		return
	}
	for _, line := range problemLines(list, s.shown()) {
		s.print("%s", line)
	}
	s.show(protocol.SayArgs{About: aboutGlobals, Kind: "warning", Lines: problemLines(list, ""), Secs: long})
}

// playing returns the number of the build that a window plays, zero when it does not say.
func (s *session) playing(w *window) int {
	var status protocol.StatusResult
	if w != nil {
		_ = w.peer.Ask(protocol.New(protocol.Status, nil), time.Second).Read(&status)
	}
	return status.Build
}

// shown is the way from the current folder to the game, to be put before the names of its files.
func (s *session) shown() string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	way, err := filepath.Rel(here, s.dir)
	if err != nil || way == "." || strings.HasPrefix(way, "..") {
		return ""
	}
	return filepath.ToSlash(way) + "/"
}

// print says a line to who looks at the terminal.
func (s *session) print(format string, args ...any) {
	s.saying.Lock()
	defer s.saying.Unlock()
	fmt.Fprintf(s.o.Output, format+"\n", args...)
}

// show says lines to who looks at the game, if there is a window.
func (s *session) show(a protocol.SayArgs) {
	if w := s.shownIn(); w != nil {
		w.peer.Ask(protocol.New(protocol.Say, a), 5*time.Second) // a window that does not answer shows nothing anyway
	}
}

// tell tells the faces, and the window, which may show it too.
func (s *session) tell(e protocol.Event) {
	if s.server != nil {
		s.server.Tell(e)
	}
	if w := s.shownIn(); w != nil {
		w.peer.Tell(e)
	}
}

// close ends all that belongs to the session.
func (s *session) close() {
	if w := s.shownIn(); w != nil {
		w.end()
	}
	s.endTries()
	if s.server != nil {
		s.server.Close()
	}
	os.RemoveAll(s.folder) // what is left is removed by a later session
}
