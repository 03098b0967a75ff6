//go:build !js && !android && !ios

package vmhost

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"time"

	eb "github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/exp/vmhost"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
)

const (
	endpoint = "EBITENGINE_VM_ENDPOINT" // the environment variable that a guest looks at
	maxStart = 20 * time.Second         // until a program opens its window: virus scanners look at new ones
	maxEnd   = 500 * time.Millisecond   // until one that was told to end is killed
	maxAhead = 4                        // ticks that a guest may owe before it gets no more
	maxStill = 250 * time.Millisecond   // without a tick done, after which a guest is late
	maxLoad  = 10 * time.Second         // the same of the first tick
)

// Stage is the place of guests in this process's window. There is one in a process.
type Stage struct {
	mu    sync.Mutex
	gone  []*run    // are closed in the next picture: only there their images may go
	shown *eb.Image // what is seen; nil: nothing was drawn yet
}

// NewStage returns a stage, and lets the driver draw it under each frame.
func NewStage() *Stage {
	s := &Stage{}
	ebiten.DrawUnder(s.draw)
	return s
}

// draw draws the last picture of a guest, over the whole window.
func (s *Stage) draw(window *eb.Image) {
	s.mu.Lock()
	gone := s.gone
	s.gone = nil
	s.mu.Unlock()
	for _, r := range gone {
		_ = r.session.Close() // it says how the guest ended, which is known
	}
	if s.shown == nil {
		return
	}
	to, from := window.Bounds().Size(), s.shown.Bounds().Size()
	o := eb.DrawImageOptions{DisableMipmaps: true}
	o.GeoM.Scale(float64(to.X)/float64(from.X), float64(to.Y)/float64(from.Y))
	window.DrawImage(s.shown, &o)
}

// Program says what to start.
type Program struct {
	Path           string    // a file, built with the tag ebitenginevmguest
	Env            []string  // over this process's
	Stdout, Stderr io.Writer // zero: nowhere
}

// Start starts a program and waits until it opens its window, 20 seconds at most. It is an error when it ends before.
func (s *Stage) Start(p Program) (*Guest, error) {
	r, err := start(p)
	if err != nil {
		return nil, err
	}
	return &Guest{stage: s, program: p, run: r, speed: 1}, nil
}

// Guest is a program as a driver plays it. Tick and Draw are called by the driver; the other methods by any goroutine.
type Guest struct {
	stage   *Stage
	program Program

	mu     sync.Mutex
	run    *run
	paused bool
	speed  float64
	steps  int     // ticks that are to be done while it is paused
	share  float64 // of a tick that is due
	voices voices
	out    driver.Output
	frame  driver.Frame
}

// run is one process of a guest.
type run struct {
	cmd      *exec.Cmd
	conn     net.Conn
	session  *vmhost.GuestSession
	screen   *eb.Image
	fresh    []*vmhost.GuestAudioStream // that were not heard yet
	ticked   bool
	pictured bool
	done     int       // ticks, when it was last looked
	moved    time.Time // when that last changed
	dying    time.Time // when the connection broke; zero: it has not
	over     chan struct{}
	err      error // how the process ended, once over is closed
}

// start starts a process.
func start(p Program) (*run, error) {
	dir, err := os.MkdirTemp("", "krill-guest-")
	if err != nil {
		return nil, fmt.Errorf("vmhost: start %q: %w; try freeing space there", p.Path, err)
	}
	defer os.RemoveAll(dir)
	l, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err != nil {
		return nil, fmt.Errorf("vmhost: start %q: %w", p.Path, err)
	}
	defer l.Close()
	address, err := vmhost.EndpointURLFromAddr(l.Addr())
	if err != nil {
		return nil, fmt.Errorf("vmhost: start %q: %w", p.Path, err)
	}
	r := &run{cmd: exec.Command(p.Path), over: make(chan struct{})}
	r.cmd.Env = append(append(os.Environ(), p.Env...), endpoint+"="+address)
	r.cmd.Stdout, r.cmd.Stderr, r.cmd.WaitDelay = p.Stdout, p.Stderr, time.Second
	if err := r.cmd.Start(); err != nil {
		return nil, fmt.Errorf("vmhost: start %q: %w", p.Path, err)
	}
	go func() {
		r.err = r.cmd.Wait()
		close(r.over)
		l.Close() // nobody comes any more
	}()
	if err := r.meet(l.(*net.UnixListener)); err != nil {
		_ = r.cmd.Process.Kill() // it may have ended
		<-r.over
		return nil, fmt.Errorf("vmhost: start %q: %w; is there an ebiten.RunGame in it, or an engine.Main?", p.Path, err)
	}
	return r, nil
}

// meet waits for the process to call.
func (r *run) meet(l *net.UnixListener) error {
	_ = l.SetDeadline(time.Now().Add(maxStart)) // a socket of this machine has deadlines
	conn, err := l.Accept()
	if r.hasEnded() {
		return fmt.Errorf("it ended before it opened a window: %v", r.cmd.ProcessState)
	}
	if err != nil {
		return fmt.Errorf("it opens no window: %w", err)
	}
	r.conn = conn
	r.session, err = vmhost.NewGuestSession(conn, &vmhost.NewGuestSessionOptions{
		OnAudioStream: func(s *vmhost.GuestAudioStream) { r.fresh = append(r.fresh, s) },
	})
	return err
}

func (r *run) hasEnded() bool {
	select {
	case <-r.over:
		return true
	default:
		return false
	}
}

// end ends the process: the connection goes, on which a program ends as if its window was closed, and one that does not is killed.
func (r *run) end() {
	r.conn.Close()
	select {
	case <-r.over:
	case <-time.After(maxEnd):
		_ = r.cmd.Process.Kill() // it may have ended
		<-r.over
	}
}

// Tick gives the program what the player did, and its ticks. It does not wait for them. A program that asks for another rate
// than 60 ticks a second gets it when this is called 60 times.
func (g *Guest) Tick(in *driver.Input) *driver.Output {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.out.Reset()
	r := g.run
	if g.out.Exit = r.left(); g.out.Exit || r.session.Err() != nil {
		r.hurry()
		return &g.out
	}
	if !r.ticked {
		g.voices = voices{}
		g.out.Commands = append(g.out.Commands, driver.SoundCommand{Kind: driver.SoundReset})
	}
	g.frame.Width, g.frame.Height = max(in.Width, 1), max(in.Height, 1)
	r.fit(g.frame.Width, g.frame.Height)
	give(r.session, in)
	r.session.UpdateGamepads(pads(in.Pads))
	n := g.due(r)
	r.session.AdvanceTicks(n)
	r.ticked = r.ticked || n > 0
	for _, s := range r.fresh {
		g.voices.add(s, s.Read, r.session.AudioSampleRate())
	}
	r.fresh = nil
	g.voices.sound(&g.out, time.Now())
	g.out.Window.Cursor = cursors[r.session.CursorShape()]
	return &g.out
}

// fit gives the program a screen of the window's size.
func (r *run) fit(w, h int) {
	if r.screen != nil && r.screen.Bounds().Dx() == w && r.screen.Bounds().Dy() == h {
		return
	}
	r.screen, r.pictured = eb.NewImage(w, h), false
	_ = r.session.SetOutsideScreen(r.screen) // its one error is a nil image
}

// due returns how many ticks to ask for, and notes how the program gets on.
func (g *Guest) due(r *run) int {
	pending, done := r.session.PendingTicks(), r.session.ProcessedTicks()
	if pending == 0 || done != r.done || r.moved.IsZero() {
		r.done, r.moved = done, time.Now()
	}
	if !r.ticked && !g.paused {
		return 1 // a picture needs one
	}
	n := g.steps
	g.steps = 0
	if !g.paused {
		rate := r.session.RequestedTPS()
		if rate < 0 {
			rate = 60 // one tick a picture
		}
		g.share += g.speed * float64(rate) / 60
		n = int(g.share)
		g.share -= float64(n)
	}
	return max(min(n, maxAhead-pending), 0)
}

// left reports whether the program has ended by its own will.
func (r *run) left() bool {
	return errors.Is(r.session.Err(), eb.Termination) || r.hasEnded() && r.err == nil
}

// hurry kills a process that has lost its connection and does not end.
func (r *run) hurry() {
	if r.dying.IsZero() {
		r.dying = time.Now()
	}
	if time.Since(r.dying) > maxEnd && !r.hasEnded() {
		_ = r.cmd.Process.Kill() // it may have ended just now
	}
}

// Draw puts the program's newest picture on the stage and asks for the next. It must be called in a picture of the driver. The
// frame is empty, so that the stage is seen through it.
func (g *Guest) Draw(float64) *driver.Frame {
	g.mu.Lock()
	defer g.mu.Unlock()
	w, h := g.frame.Width, g.frame.Height
	g.frame.Reset()
	g.frame.Width, g.frame.Height = w, h
	r := g.run
	if !r.ticked {
		return &g.frame
	}
	if r.session.CompositeFrame() {
		r.pictured, g.stage.shown = true, r.screen
	}
	if r.pictured && g.stage.shown != r.screen && r.session.Err() == nil && g.stage.shown.Bounds() == r.screen.Bounds() {
		g.stage.shown = r.screen // another guest was seen meanwhile
	}
	r.session.AdvanceFrame()
	return &g.frame
}

// Pace sets whether time stands still, and how fast it goes otherwise; 1: as it should.
func (g *Guest) Pace(paused bool, speed float64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.paused, g.speed = paused, speed
}

// Step does n ticks more at the next Tick, 4 at most.
func (g *Guest) Step(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.steps += n
}

// Time returns how many ticks the program has done, and what Pace set.
func (g *Guest) Time() (ticks int, paused bool, speed float64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.run.session.ProcessedTicks(), g.paused, g.speed
}

// Restart starts the program anew, unless it has done nothing yet, with more in its environment. The last picture stays until
// there is another.
func (g *Guest) Restart(env ...string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.run.ticked {
		return nil
	}
	p := g.program
	p.Env = append(slices.Clone(p.Env), env...)
	r, err := start(p)
	if err != nil {
		return err
	}
	old := g.run
	g.run, g.paused = r, false
	go g.bury(old)
	return nil
}

func (g *Guest) bury(r *run) {
	r.end()
	g.stage.mu.Lock()
	defer g.stage.mu.Unlock()
	g.stage.gone = append(g.stage.gone, r)
}

// Late returns for how long the program owes a tick, from a quarter of a second; zero: it does not. The first tick may take
// ten: many a program loads in it.
func (g *Guest) Late() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	r := g.run
	if r.moved.IsZero() || r.session.PendingTicks() == 0 || r.session.ProcessedTicks() != r.done {
		return 0
	}
	still := maxStill
	if r.done == 0 {
		still = maxLoad
	}
	if d := time.Since(r.moved); d > still {
		return d
	}
	return 0
}

// Err returns how the program failed; nil: it has not, or ended by its own will.
func (g *Guest) Err() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	r := g.run
	if !r.hasEnded() || r.left() {
		return nil
	}
	return fmt.Errorf("vmhost: the program ended: %v", r.cmd.ProcessState)
}

// Pid returns the number of its process.
func (g *Guest) Pid() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.run.cmd.Process.Pid
}

// Close ends the program. Its last picture stays on the stage.
func (g *Guest) Close() error {
	g.mu.Lock()
	r := g.run
	g.mu.Unlock()
	g.bury(r)
	return nil
}

// cursors are the shapes that a program can ask for.
var cursors = map[eb.CursorShapeType]driver.Cursor{
	eb.CursorShapeText: driver.CursorText, eb.CursorShapeCrosshair: driver.CursorCross, eb.CursorShapePointer: driver.CursorHand,
	eb.CursorShapeEWResize: driver.CursorEW, eb.CursorShapeNSResize: driver.CursorNS, eb.CursorShapeNESWResize: driver.CursorNESW,
	eb.CursorShapeNWSEResize: driver.CursorNWSE, eb.CursorShapeMove: driver.CursorMove, eb.CursorShapeNotAllowed: driver.CursorForbidden,
}

// pads returns gamepads as Ebitengine's standard layout has them: its buttons and axes come in the order of ours.
func pads(list []driver.Pad) []vmhost.GamepadState {
	states := make([]vmhost.GamepadState, len(list))
	for i, p := range list {
		s := &states[i]
		s.ID, s.SDLID, s.Name = eb.GamepadID(p.ID-1), p.Model, p.Name
		s.StandardAxes = map[eb.StandardGamepadAxis]float64{}
		s.StandardButtons = map[eb.StandardGamepadButton]vmhost.GamepadStandardButtonState{}
		for a, v := range p.Axes {
			s.StandardAxes[eb.StandardGamepadAxis(a)] = v
		}
		for b := range eb.StandardGamepadButtonMax + 1 {
			down := p.Buttons&(1<<b) != 0
			state := vmhost.GamepadStandardButtonState{Pressed: down}
			if down {
				state.Value = 1
			}
			s.StandardButtons[b] = state
		}
		s.StandardButtons[eb.StandardGamepadButtonFrontBottomLeft] = trigger(p.Buttons&driver.PadL2 != 0, p.L2)
		s.StandardButtons[eb.StandardGamepadButtonFrontBottomRight] = trigger(p.Buttons&driver.PadR2 != 0, p.R2)
	}
	return states
}

func trigger(down bool, by float64) vmhost.GamepadStandardButtonState {
	return vmhost.GamepadStandardButtonState{Pressed: down, Value: by}
}
