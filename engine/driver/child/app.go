package child

import (
	"io"
	"slices"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// Patience is how long a Tick or a Draw waits for its answer.
const Patience = 100 * time.Millisecond

// askTime is how long an Ask waits that does not say.
const askTime = 10 * time.Second

// App is a game in another process, as a driver plays it. Its methods may be called from several goroutines; each waits for
// the one before.
//
// A game that does not answer in time is late: Tick then returns an Output that asks for nothing, Draw the last picture, Ask
// an error, and none of them waits again until the answer has come. So a window stays alive while its game hangs. Nothing
// is lost by that: the input of a tick that was not played comes with the next one that is, and what a late answer asks
// for, sounds and uploads among it, is handed on by the next call that can.
//
// An app that has gone is late for ever, and Err says why: a driver that cannot go on without it must look there, since
// Tick does not ask to exit then.
type App struct {
	line line
	turn chan struct{} // is held by who speaks

	mu     sync.Mutex
	missed driver.Input // of ticks that were not played
	owing  bool         // missed holds something
	window driver.Window
	late   lateAnswers

	idle  driver.Output // of a late tick
	out   driver.Output
	frame driver.Frame
	again driver.Frame // the last one, without what is done once
	send  []byte
}

// lateAnswers came when nobody waited for them any more, and are kept as they came until their kind is wanted.
type lateAnswers struct {
	outputs [][]byte
	frame   []byte // nil: none
}

// Connect returns the app at the other ends of r and w, which it does not close. Told is called with each piece of news,
// from the goroutine that reads, and before the answer that it came with is seen; nil: nobody is told. The payload is
// valid during the call.
func Connect(r io.Reader, w io.Writer, told func(payload []byte)) *App {
	return connect(r, w, told, func() error { return errEnded })
}

// connect is Connect with who says why there is nothing more to read.
func connect(r io.Reader, w io.Writer, told func([]byte), why func() error) *App {
	a := &App{turn: make(chan struct{}, 1)}
	a.line.open(r, w, told, why)
	return a
}

// Tick sends in and waits for the answer, but no longer than Patience.
func (a *App) Tick(in *driver.Input) *driver.Output {
	if !a.begin(Patience) {
		return a.miss(in)
	}
	defer a.end()
	a.send = driver.AppendInput(a.send[:0], a.withMissed(in))
	message, err := a.line.exchange(a.send, driver.KindOutput, Patience)
	if err != nil {
		return a.nothing() // it is played late, if at all
	}
	a.out.Reset()
	_, err = driver.DecodeOutput(message, &a.out)
	if a.line.done(err); err != nil {
		return a.nothing()
	}
	return a.heard()
}

// withMissed returns the input of a tick with that of the ticks before it that were not played.
func (a *App) withMissed(in *driver.Input) *driver.Input {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.owing {
		return in
	}
	a.missed.Add(in)
	a.owing = false
	return &a.missed
}

// miss keeps the input of a tick that is not played.
func (a *App) miss(in *driver.Input) *driver.Output {
	a.mu.Lock()
	if !a.owing {
		a.missed.Reset()
		a.owing = true
	}
	a.missed.Add(in)
	a.mu.Unlock()
	return a.nothing()
}

// nothing returns an output that asks for nothing.
func (a *App) nothing() *driver.Output {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.idle = driver.Output{Window: a.window}
	return &a.idle
}

// heard returns the output that has just come, behind those that came too late.
func (a *App) heard() *driver.Output {
	a.mu.Lock()
	late := a.late.outputs
	a.late.outputs, a.window = nil, a.out.Window
	a.mu.Unlock()
	if len(late) == 0 {
		return &a.out
	}
	sum := &driver.Output{}
	for _, message := range late {
		var o driver.Output
		if _, err := driver.DecodeOutput(message, &o); err != nil {
			a.line.fail(err)
			continue
		}
		add(sum, &o)
	}
	add(sum, &a.out)
	return sum
}

// add puts a later output behind one. They share memory.
func add(sum, later *driver.Output) {
	sum.Sounds = append(sum.Sounds, later.Sounds...)
	sum.Chunks = append(sum.Chunks, later.Chunks...)
	sum.Commands = append(sum.Commands, later.Commands...)
	sum.Actions = append(sum.Actions, later.Actions...)
	sum.Window, sum.Exit = later.Window, sum.Exit || later.Exit
}

// Draw asks for a picture and waits for it, but no longer than Patience.
func (a *App) Draw(alpha float64) *driver.Frame {
	if !a.begin(Patience) {
		return a.redrawn()
	}
	defer a.end()
	message := a.lateFrame()
	if message == nil {
		a.send = driver.AppendDraw(a.send[:0], alpha)
		m, err := a.line.exchange(a.send, driver.KindFrame, Patience)
		if err != nil {
			return a.redrawn()
		}
		message = m
	}
	_, err := driver.DecodeFrame(message, &a.frame)
	if a.line.done(err); err != nil {
		a.frame = driver.Frame{}
	}
	return &a.frame
}

func (a *App) lateFrame() []byte {
	a.mu.Lock()
	defer a.mu.Unlock()
	message := a.late.frame
	a.late.frame = nil
	return message
}

// redrawn returns the last picture, without what of it was done once: uploads, and canvases that are kept.
func (a *App) redrawn() *driver.Frame {
	a.again = a.frame
	a.again.Images, a.again.Shaders, a.again.Reads = nil, nil, nil
	a.again.Commands, a.again.Kept = a.frame.Commands[a.frame.Kept:], 0
	return &a.again
}

// Ask sends bytes and returns the answer, waiting at most so long; zero: ten seconds. The answer is the caller's.
// An answer that comes later is forgotten.
func (a *App) Ask(payload []byte, wait time.Duration) ([]byte, error) {
	if wait <= 0 {
		wait = askTime
	}
	if !a.begin(wait) {
		return nil, a.line.why()
	}
	defer a.end()
	message, err := a.line.exchange(driver.AppendBytes(nil, driver.KindAsk, payload), driver.KindAnswer, wait)
	if err != nil {
		return nil, err
	}
	answer := slices.Clone(driver.Payload(message))
	a.line.done(nil)
	return answer, nil
}

// Late returns for how long an answer has been waited for beyond its time, and zero for an app that is in time.
func (a *App) Late() time.Duration { return a.line.late() }

// Err returns why the app has gone, and nil while it is there.
func (a *App) Err() error { return a.line.err() }

// begin waits for the turn to speak, and takes an answer that has come too late. It reports false when there is nobody to
// speak to now.
func (a *App) begin(wait time.Duration) bool {
	if !a.takeTurn(wait) {
		return false
	}
	if k, message, late := a.line.overdue(); late {
		if message == nil {
			a.end()
			return false
		}
		a.keepLate(k, message)
		a.line.done(nil)
	}
	if a.Err() != nil {
		a.end()
		return false
	}
	return true
}

func (a *App) takeTurn(wait time.Duration) bool {
	select {
	case a.turn <- struct{}{}:
		return true
	default:
	}
	if a.Late() > 0 || a.Err() != nil {
		return false
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case a.turn <- struct{}{}:
		return true
	case <-timer.C:
		return false
	}
}

func (a *App) end() { <-a.turn }

func (a *App) keepLate(k driver.Kind, message []byte) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch k {
	case driver.KindOutput:
		a.late.outputs = append(a.late.outputs, slices.Clone(message))
	case driver.KindFrame:
		a.late.frame = slices.Clone(message)
	}
}
