//go:build screen && linux

package speed

import (
	"os"
	"runtime"
	"syscall"
	"testing"
	"time"
	"unsafe"

	eb "github.com/hajimehoshi/ebiten/v2"
)

// The size of the window, pixels.
const (
	width  = 640
	height = 480
)

// job is a side that wants to be drawn for some frames.
type job struct {
	draw   func(screen *eb.Image)
	frames int // measured ones
	skip   int // frames before them, which are not
	done   chan<- took
}

// took is what some frames took, seconds of processors' time, and what they allocated.
type took struct {
	draw   []float64 // of each Draw, the thread's
	frames float64   // of the whole process for all frames
	allocs float64   // per frame
}

// window is an Ebitengine game that draws jobs.
type window struct {
	jobs    chan job
	now     job
	at      int // frames of the job so far
	got     took
	process time.Duration // at the beginning of the first measured frame
	mallocs uint64
	over    bool
}

func (w *window) Layout(int, int) (int, int) { return width, height }

func (w *window) Update() error {
	if w.over {
		return eb.Termination
	}
	if w.now.draw == nil {
		select {
		case j, more := <-w.jobs:
			w.over = !more
			w.now, w.at, w.got = j, 0, took{draw: make([]float64, 0, j.frames)}
		case <-time.After(time.Second):
		}
	}
	return nil
}

func (w *window) Draw(screen *eb.Image) {
	j := &w.now
	if j.draw == nil {
		return
	}
	switch w.at {
	case j.skip:
		w.mallocs, w.process = mallocs(), clock(clockProcess)
	case j.skip + j.frames:
		w.got.frames = (clock(clockProcess) - w.process).Seconds()
		w.got.allocs = float64(mallocs()-w.mallocs) / float64(j.frames)
		j.done <- w.got
		j.draw = nil
		return
	}
	runtime.LockOSThread()
	before := clock(clockThread)
	j.draw(screen)
	spent := clock(clockThread) - before
	runtime.UnlockOSThread()
	if w.at >= j.skip {
		w.got.draw = append(w.got.draw, spent.Seconds())
	}
	w.at++
}

func mallocs() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}

// The clocks of clock_gettime that count a processor's time.
const (
	clockProcess = 2
	clockThread  = 3
)

// clock returns the processor's time that this process or thread has had.
func clock(which uintptr) time.Duration {
	var t syscall.Timespec
	syscall.Syscall(syscall.SYS_CLOCK_GETTIME, which, uintptr(unsafe.Pointer(&t)), 0)
	return time.Duration(t.Nano())
}

var (
	theWindow = &window{jobs: make(chan job)}
	opened    = make(chan bool, 1)
)

// TestMain keeps the main thread for the window, which opens when a test first wants one.
func TestMain(m *testing.M) {
	code := make(chan int, 1)
	go func() {
		code <- m.Run()
		select {
		case opened <- false:
		default:
		}
		close(theWindow.jobs)
	}()
	if <-opened {
		eb.SetWindowSize(width, height)
		eb.SetVsyncEnabled(false)
		eb.SetTPS(eb.SyncWithFPS)
		if err := eb.RunGame(theWindow); err != nil {
			panic(err)
		}
	}
	os.Exit(<-code)
}

var wanted bool

// inWindow draws a side for some frames and returns what they took.
func inWindow(draw func(screen *eb.Image), skip, frames int) took {
	if !wanted {
		wanted = true
		opened <- true
	}
	done := make(chan took)
	theWindow.jobs <- job{draw, frames, skip, done}
	return <-done
}
