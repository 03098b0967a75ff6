package child

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

var (
	errLate  = errors.New("child: ask: the game does not answer; is it in an endless loop?")
	errEnded = errors.New("child: the game's process has ended")
)

// line carries one question at a time to the game, and its answer back.
type line struct {
	r    io.Reader
	w    io.Writer
	told func([]byte)
	end  func() error // says why there is nothing more to read

	answers chan answer   // what the goroutine that reads has got
	free    chan []byte   // memory for it
	gone    chan struct{} // is closed when the app has gone
	timer   *time.Timer
	held    []byte // memory of the answer that is being looked at

	waits  driver.Kind  // what is waited for; zero: nothing
	due    atomic.Int64 // by when its answer should be there, in nanoseconds since start; zero: nothing is waited for
	asked  atomic.Bool  // the game owes an answer
	once   sync.Once
	failed error // valid when gone is closed
}

type answer struct {
	kind    driver.Kind
	message []byte
}

var start = time.Now()

func (l *line) open(r io.Reader, w io.Writer, told func([]byte), end func() error) {
	l.r, l.w, l.told, l.end = r, w, told, end
	l.answers, l.free, l.gone = make(chan answer, 1), make(chan []byte, 2), make(chan struct{})
	l.free <- nil
	l.free <- nil
	l.timer = time.NewTimer(time.Hour)
	go l.read()
}

// read reads until the game ends, in a goroutine of its own.
func (l *line) read() {
	for {
		b := <-l.free
		k, message, err := driver.ReadMessage(l.r, b)
		for ; err == nil && k == driver.KindNews; k, message, err = driver.ReadMessage(l.r, message) {
			if l.told != nil {
				l.told(driver.Payload(message))
			}
		}
		if err == nil && !l.asked.Swap(false) {
			err = fmt.Errorf("child: the game sent a message of kind %v that nobody asked for", k)
		}
		if err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrClosedPipe) {
				err = l.end()
			}
			l.fail(err)
			return
		}
		l.answers <- answer{k, message}
	}
}

// fail notes why the app has gone.
func (l *line) fail(err error) {
	l.once.Do(func() {
		l.due.Store(0)
		l.failed = err
		close(l.gone)
	})
}

func (l *line) err() error {
	select {
	case <-l.gone:
		return l.failed
	default:
		return nil
	}
}

// why returns why nothing can be asked now.
func (l *line) why() error {
	if err := l.err(); err != nil {
		return err
	}
	return errLate
}

func (l *line) late() time.Duration {
	due := l.due.Load()
	if due == 0 {
		return 0
	}
	return max(time.Since(start)-time.Duration(due), 0)
}

// whyTime is how long after an end of the game's pipe the end of the game itself may be noticed.
const whyTime = 500 * time.Millisecond

// directly is the size up to which a message is written without a goroutine of its own: so much has room in an empty pipe
// of any system, also when nobody reads.
const directly = 4096

// exchange sends a message and waits for its answer. On an error none has come in time. After it done must be called,
// when what the answer holds is no longer needed.
func (l *line) exchange(message []byte, want driver.Kind, wait time.Duration) ([]byte, error) {
	l.waits = want
	l.asked.Store(true)
	l.due.Store(int64(time.Since(start) + wait))
	if len(message) <= directly {
		l.write(message)
	} else {
		go l.write(message)
	}
	l.timer.Reset(wait)
	select {
	case got := <-l.answers:
		l.timer.Stop()
		return l.take(got)
	case <-l.gone:
		l.due.Store(0)
		return nil, l.failed
	case <-l.timer.C:
		l.missed()
		return nil, errLate
	}
}

// missed makes an answer that has not come late from now on. Its timer may end at the very instant at which it is due:
// clocks of browsers tick in steps of a tenth of a millisecond and more.
func (l *line) missed() {
	if due := l.due.Load(); due > 0 {
		l.due.CompareAndSwap(due, min(due, int64(time.Since(start))-1))
	}
}

func (l *line) write(message []byte) {
	if _, err := l.w.Write(message); err != nil {
		err = fmt.Errorf("child: write to the game: %w", err)
		time.AfterFunc(whyTime, func() { l.fail(err) }) // who reads knows better why, and soon
	}
}

func (l *line) take(got answer) ([]byte, error) {
	l.due.Store(0)
	l.held = got.message
	if got.kind != l.waits {
		l.fail(fmt.Errorf("child: the game answered with a message of kind %v; want %v", got.kind, l.waits))
		return nil, l.failed
	}
	return got.message, nil
}

// overdue reports whether an answer is waited for from before, and returns it when it has come.
func (l *line) overdue() (k driver.Kind, message []byte, late bool) {
	if l.due.Load() == 0 {
		return 0, nil, false
	}
	select {
	case got := <-l.answers:
		message, _ = l.take(got)
		return got.kind, message, true
	default:
		return 0, nil, true
	}
}

// done gives the memory of an answer back. An error is of what it held: the game speaks another language.
func (l *line) done(err error) {
	if err != nil {
		l.fail(err)
	}
	if l.held != nil {
		l.free <- l.held
		l.held = nil
	}
}
