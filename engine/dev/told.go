//go:build !js

package dev

import (
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/build"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// told hears what the window says unasked.
func (s *session) told(e protocol.Event) {
	switch e.Event {
	case protocol.Saved:
		var saved protocol.StateEvent
		if e.Read(&saved) == nil {
			s.mu.Lock()
			s.saved = saved
			s.mu.Unlock()
		}
		return // for this process alone: a face has no use for it
	case protocol.Failed, protocol.Died, protocol.Hung:
		if !s.onTrial(e) {
			go s.failed(e)
		}
	case protocol.Logged:
		var l protocol.LogEvent
		if s.o.Web && e.Read(&l) == nil { // a window on this machine prints it itself
			s.print("%s", l.Text)
		}
	}
	if s.server != nil {
		s.server.Tell(e)
	}
}

// trial is the time in which a build is swapped in: if it fails, the swap does, and that is said once.
type trial struct {
	number int
	failed chan protocol.Event
}

func (s *session) beginTrial(number int) *trial {
	t := &trial{number: number, failed: make(chan protocol.Event, 1)}
	s.mu.Lock()
	s.trial = t
	s.mu.Unlock()
	return t
}

// endTrial returns how the build failed meanwhile; nothing: it did not. The event may come a little after the answer.
func (s *session) endTrial(t *trial, wait bool) (e protocol.Event) {
	if wait {
		const patience = 300 * time.Millisecond
		select {
		case e = <-t.failed:
		case <-time.After(patience):
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trial = nil
	select {
	case e = <-t.failed:
	default:
	}
	return e
}

// onTrial takes a failure of the build that is being swapped in.
func (s *session) onTrial(e protocol.Event) bool {
	var f protocol.FailureEvent
	_ = e.Read(&f)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.trial == nil || s.trial.number != f.Build {
		return false
	}
	select {
	case s.trial.failed <- e:
	default: // the first failure says enough
	}
	return true
}

// rejected says, also over the game, that a build could not be swapped in, and returns the line.
func (s *session) rejected(r build.Result, err error, e protocol.Event) string {
	line := "built in " + seconds(r.Took) + ", but " + whyNot(err)
	say := protocol.SayArgs{About: aboutSwap, Kind: "error", Title: "The new build does not run"}
	if e.Event != "" {
		f := s.failure(e)
		line = failedLine(r.Took, hows[e.Event], f, f.Build-1)
		say.Lines = append([]string{f.Text}, f.Stack...)
	}
	s.print("%s", line)
	s.printDetails(say.Lines)
	say.Lines = append([]string{line}, say.Lines...)
	s.show(say)
	return line
}

// whyNot says why a build could not be swapped in. The window's "host: go on with build 3: it does not answer" is two sentences
// too many for a person.
func whyNot(err error) string {
	if _, why, ok := strings.Cut(err.Error(), "host: go on with build "); ok {
		if _, why, ok = strings.Cut(why, ": "); ok {
			return strings.TrimPrefix(why, "child: ") + "; the build before plays on"
		}
	}
	return "it does not start: " + err.Error()
}

// hows are the ways to fail.
var hows = map[string]string{protocol.Failed: "panics", protocol.Died: "ends", protocol.Hung: "hangs"}

func (s *session) printDetails(lines []string) {
	for _, line := range lines {
		if line != "" {
			s.print("\t%s", line)
		}
	}
}

// method is a method as a stack names it: "main.(*ship).Update".
var method = regexp.MustCompile(`^main\.(?:\(\*(\w+)\))?`)

// failure reads how a game failed. Its calls are named as a person does: "ship.Update (ship.go:31)".
func (s *session) failure(e protocol.Event) (f protocol.FailureEvent) {
	_ = e.Read(&f) // what is not there is not said
	for i, call := range f.Stack {
		f.Stack[i] = strings.ReplaceAll(method.ReplaceAllString(call, "$1"), s.dir+string(filepath.Separator), "")
	}
	return f
}

// failed says what became of a build that failed, once the window has decided that. Over the game the window says it itself.
func (s *session) failed(e protocol.Event) {
	f := s.failure(e)
	w := s.shownIn()
	if w == nil {
		return
	}
	s.mu.Lock()
	good, since := s.good, time.Since(s.swapped)
	s.mu.Unlock()
	plays := s.decided(w, f.Build)
	var took time.Duration // zero: it is no new build
	if plays < f.Build || since < young {
		took = good.Took
	}
	s.print("%s", failedLine(took, hows[e.Event], f, plays))
	s.printDetails(append([]string{f.Text}, f.Stack...))
}

// decided waits until the window has gone back to the build before, if it does, and returns the number of what plays.
func (s *session) decided(w *window, failed int) int {
	const patience = time.Second
	for deadline := time.Now().Add(patience); ; time.Sleep(patience / 20) {
		if n := s.playing(w); n != failed && n > 0 || time.Now().After(deadline) || w.gone() {
			return n
		}
	}
}
