package host

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// Game is a build that plays: a process, or a program in the same page. See child.App for what it promises: no method
// waits long for a game that does not answer, a late Tick asks for nothing, and a late Draw is the picture before.
type Game interface {
	driver.App
	Ask(payload []byte, wait time.Duration) ([]byte, error)
	Late() time.Duration
	Err() error
	Pid() int
	Close() error
}

// Options say with whom a host speaks.
type Options struct {
	// Start starts a program. Told gets each piece of news.
	Start func(program string, told func(payload []byte)) (Game, error)
	Up    func(protocol.Ask) protocol.Answer // asks the tool; nil: there is none
	Tell  func(protocol.Event)               // tells the tool; nil: nobody hears. It may wait: a goroutine of the host calls it
	// Began hears of each program that was started and answers, before it plays. Zero: nobody.
	Began func(protocol.HelloResult)
	// CheckShader says what is wrong with a shader's source, and is called in Draw. A wrong one leaves the one before in its
	// place. nil: nobody looks.
	CheckShader func(source string) error
	// First is how long a build may not answer before its first picture, until it counts as hung. Zero: as long as later, two
	// seconds. A page's programs are slow when they begin.
	First time.Duration
}

// Host is an app that shows another one, and goes on when that ends. A driver calls Tick and Draw, everybody else Ask.
type Host struct {
	options Options
	layer   Layer

	turn       chan struct{} // is held by who speaks to the game that plays, or changes which one does
	stuck      bool          // the turn could not be had
	patience   *time.Timer
	change     sync.Mutex   // is held while one build gives way to another
	heirs      sync.Mutex   // is held while a past is handed on
	handing    atomic.Int32 // how many are, or wait for that
	past       chronicle    // of the build that is chronicled; under heirs
	chronicled *build
	followed   []protocol.Followed   // watches and breakpoints; under the turn
	plays      atomic.Pointer[build] // is written under the turn; nil: none does
	shown      *build                // whose picture is seen
	picture    driver.Frame          // of it
	coming     []*unseen             // what builds that will play give to the driver beforehand; under mu
	gone       []*build              // whose images can be released; under mu

	merge    merge
	parts    []part
	above    names // the layer's images
	wait     waiting
	sounds   sounds
	in       route
	keys     keys
	log      inputLog // under the turn
	saves    saves
	wanted   atomic.Bool // a state is to be taken soon
	saving   atomic.Bool
	stale    atomic.Bool // the state that is kept is of before a change from outside
	now      time.Time   // of the tick
	tps      int
	share    int           // of a tick that is due, in 1/TPS
	late     time.Duration // for how long the game has not answered
	repress  int           // ticks after which the game is told what is held and it does not know; zero: it knows. Under the turn
	lastTick time.Time     // that a game played; under the turn
	says     says
	out      driver.Output
	title    title

	mu       sync.Mutex
	events   []protocol.Event // for the layer
	actions  []driver.Action  // for the next tick
	wishes   chan func()
	letters  chan protocol.Event
	closed   chan struct{}
	closing  atomic.Bool // the window is to close
	paused   atomic.Bool // the game's time stands still
	looping  atomic.Bool
	broke    atomic.Bool // it stands because the game failed or hung, and nobody has let it go on
	stands   stillness
	overlaid atomic.Bool // the layer is shown
	yields   yielding
	rescues  atomic.Bool // a goroutine brings the game back
	frames   atomic.Int64
	size     [2]int // of the window, device pixels
	w, h     atomic.Int64
}

// New returns a host without a game; the first comes with a Swap. Close must be called at the end.
func New(o Options) *Host {
	h := &Host{
		yields: newYielding(), options: o, turn: make(chan struct{}, 1), patience: time.NewTimer(time.Hour),
		wishes: make(chan func(), maxWishes), letters: make(chan protocol.Event, 1024), closed: make(chan struct{}),
	}
	h.merge.check, h.merge.wrong = o.CheckShader, h.shaderChecked
	go h.obey()
	go h.post()
	return h
}

// Paced says how often a second the driver ticks; zero: 60. A game that wants another rate gets it all the same. It must be
// called before the first tick.
func (h *Host) Paced(tps int) { h.tps = tps }

// Over puts a layer over the game. It must be called before the first tick.
func (h *Host) Over(l Layer) { h.layer = l }

// Close ends the game's process, and what the host does beside ticks. The host must not be ticked any more.
func (h *Host) Close() {
	close(h.closed)
	h.change.Lock()
	defer h.change.Unlock()
	for b := h.plays.Load(); b != nil; b = b.before {
		b.game.Close()
	}
}

// maxWait is how long a tick waits until others have spoken to the game.
const maxWait = 100 * time.Millisecond

// take takes the turn, waiting at most maxWait, and not at all when that was of no use before.
func (h *Host) take() bool {
	select {
	case h.turn <- struct{}{}:
		h.stuck = false
		return true
	default:
	}
	if h.stuck {
		return false
	}
	h.patience.Reset(maxWait)
	select {
	case h.turn <- struct{}{}:
		h.patience.Stop()
		return true
	case <-h.patience.C:
		h.stuck = true
		return false
	}
}

// leave gives the turn back.
func (h *Host) leave() { <-h.turn }

// Tick plays a tick of the game that is there.
func (h *Host) Tick(in *driver.Input) *driver.Output {
	h.out.Reset()
	now := time.Now()
	passed := now.Sub(h.now)
	h.now = now
	h.size = [2]int{in.Width, in.Height}
	h.w.Store(int64(in.Width))
	h.h.Store(int64(in.Height))
	h.wait.tick()
	h.keys.press(h, in)
	h.in.split(h, in)
	h.play()
	h.tickLayer()
	h.watch(passed)
	if h.now.Sub(h.saves.last) > 2*saveEvery {
		h.save() // nobody draws: the window is hidden
	}
	h.finish(in)
	return &h.out
}

// play lets the game have its ticks.
func (h *Host) play() {
	if !h.take() {
		h.in.miss()
		return
	}
	defer h.leave()
	b := h.plays.Load()
	if b == nil || b.over.Load() || b.game.Err() != nil {
		h.in.miss()
		return
	}
	n := h.due(b)
	if n == 0 {
		h.in.miss()
		return
	}
	in := h.in.due()
	if h.repress > 0 {
		if h.repress--; h.repress == 0 {
			in.Keys = h.in.pressAgain(in.Keys)
		}
	}
	h.playTick(b, in, n > 1)
	for in.Reset(); n > 1 && !b.over.Load(); n-- {
		h.playTick(b, in, true)
	}
}

// due returns how many ticks a game has in one of the driver.
func (h *Host) due(b *build) int {
	tps, own := h.tps, b.hello.TPS
	if tps <= 0 {
		tps = 60
	}
	if own <= 0 || own == tps {
		return 1
	}
	h.share += own
	n := h.share / tps
	h.share -= n * tps
	return n
}

// playTick plays a tick of a game. With copies, more of them come before the driver sees what it asks for.
func (h *Host) playTick(b *build, in *driver.Input, copies bool) {
	late, paused := b.game.Late() > 0, h.paused.Load()
	out := b.game.Tick(in)
	after := b.game.Late() > 0 || b.game.Err() != nil
	h.log.add(in, late, after, paused)
	if !after {
		b.ticked, h.lastTick = true, h.now
	}
	if b.over.Store(out.Exit); out.Exit {
		h.say(protocol.SayArgs{About: "over", Lines: []string{"The game has ended. F3 begins anew."}, Kind: "info"})
	}
	first := len(h.out.Chunks)
	h.sounds.pass(&h.out, out)
	for i := first; copies && i < len(h.out.Chunks); i++ {
		h.out.Chunks[i].PCM = slices.Clone(h.out.Chunks[i].PCM)
	}
	h.out.Window = out.Window
	h.out.Actions = append(h.out.Actions, out.Actions...)
	h.in.asked(out.Actions, false)
}

// finish completes what the tick asks for.
func (h *Host) finish(in *driver.Input) {
	h.mu.Lock()
	h.out.Actions = append(h.out.Actions, h.actions...)
	h.actions = h.actions[:0]
	h.mu.Unlock()
	h.title.set(h)
	h.out.Exit = h.closing.Load()
	if in.Quit && !h.out.Exit && !slices.ContainsFunc(h.out.Actions, keepsOpen) {
		h.quit()
	}
}

func keepsOpen(a driver.Action) bool { return a.Kind == driver.ActionKeepOpen }

// Draw draws the game, and the overlay over it.
func (h *Host) Draw(alpha float64) *driver.Frame {
	h.yields.wait()
	h.merge.begin(h.size[0], h.size[1])
	h.parts = h.parts[:0]
	h.release()
	h.drawUnseen()
	h.drawGame(alpha)
	if h.layer != nil {
		h.parts = append(h.parts, part{frame: h.layer.Draw(alpha), names: &h.above})
	}
	h.frames.Add(1)
	return h.merge.end(h.parts)
}

// drawGame adds the picture of the game, or the last one where there is none.
func (h *Host) drawGame(alpha float64) {
	if h.take() {
		fresh := h.drawFresh(alpha)
		h.leave()
		h.save()
		if fresh {
			return
		}
	}
	h.stands.count()
	if h.shown == nil {
		h.parts = append(h.parts, part{frame: h.wait.draw(h.size), names: &h.wait.names})
		return
	}
	h.parts = append(h.parts, part{frame: &h.picture, names: &h.shown.names, again: true})
}

// drawFresh adds a new picture of the game, and reports whether there is one.
func (h *Host) drawFresh(alpha float64) bool {
	b := h.plays.Load()
	if b == nil || b.over.Load() || !b.ticked || b.game.Err() != nil {
		return false
	}
	f := b.game.Draw(alpha)
	if b.game.Err() != nil || b.game.Late() > 0 && h.shown != b {
		return false
	}
	h.stands.moves(b)
	if h.shown != b {
		h.adopt(b)
		h.shown = b
		b.firstPicture()
	}
	h.picture = *f
	h.parts = append(h.parts, part{frame: f, names: &b.names})
	return true
}
