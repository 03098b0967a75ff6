package host

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// says are the lines over the game, and what its process printed.
type says struct {
	mu    sync.Mutex
	lines []said
	fresh []protocol.SayArgs // that the layer was not told
	print []string           // the last lines of the game's process
	count int                // of changes
}

// said is a notice that stands.
type said struct {
	protocol.SayArgs
	until time.Time // zero: until it is taken away
}

// say shows lines over the game, or takes them away.
func (h *Host) say(a protocol.SayArgs) {
	s := &h.says
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	kept := s.lines[:0]
	for _, o := range s.lines {
		if o.About != a.About {
			kept = append(kept, o)
		}
	}
	if s.lines = kept; len(a.Lines) > 0 {
		n := said{SayArgs: a}
		if a.Secs > 0 {
			n.until = time.Now().Add(time.Duration(a.Secs * float64(time.Second)))
		}
		s.lines = append(s.lines, n)
	}
	if h.layer != nil {
		s.fresh = append(s.fresh, a)
	} else if len(a.Lines) > 0 {
		fmt.Fprintln(os.Stderr, strings.Join(a.Lines, "\n"))
	}
}

// aboutFailure is what lines about a game that failed are about.
const aboutFailure = "failure"

// sayFailure shows how the game failed, and what comes next.
func (h *Host) sayFailure(f protocol.FailureEvent, next string) {
	text := firstLine(f.Text)
	h.say(protocol.SayArgs{About: aboutFailure, Kind: "error", Title: text, Lines: append([]string{text, next}, f.Stack...)})
}

// shaderChecked shows what is wrong with a shader, or takes that away.
func (h *Host) shaderChecked(_ string, err error) {
	if err != nil {
		h.say(protocol.SayArgs{About: "shader", Kind: "error", Title: "Shader", Lines: []string{"The shader before stays: " + err.Error()}})
	} else if h.says.has("shader") {
		h.say(protocol.SayArgs{About: "shader"})
	}
}

func (s *says) has(about string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range s.lines {
		if o.About == about {
			return true
		}
	}
	return false
}

// newest returns the line that was said last and still stands, and how often anything changed.
func (s *says) newest(now time.Time) (line string, changes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := s.lines[:0]
	for _, o := range s.lines {
		if o.until.IsZero() || now.Before(o.until) {
			kept = append(kept, o)
		}
	}
	if len(kept) < len(s.lines) {
		s.count++
	}
	if s.lines = kept; len(kept) == 0 {
		return "", s.count
	}
	return kept[len(kept)-1].Lines[0], s.count
}

// title is the window's, with what would stand over the game where no layer shows it.
type title struct {
	game, whole string
	changes     int
}

func (t *title) set(h *Host) {
	if h.layer != nil {
		return
	}
	line, changes := h.says.newest(h.now)
	if game := h.out.Window.Title; game != t.game || changes != t.changes {
		t.game, t.whole, t.changes = game, game, changes
		if line != "" {
			t.whole = strings.TrimPrefix(game+" · "+line, " · ")
		}
	}
	h.out.Window.Title = t.whole
}

// maxPrint is how many lines are kept of what a game's process printed.
const maxPrint = 200

// Printed returns where a game's process prints to: its lines go to the tool as events, with a level, and to this
// process's standard error. It is for one process, since a line must not be mixed of two.
func (h *Host) Printed(level string) io.Writer { return &printed{h: h, level: level} }

type printed struct {
	h     *Host
	level string
	rest  []byte
}

func (p *printed) Write(b []byte) (int, error) {
	os.Stderr.Write(b)
	p.rest = append(p.rest, b...)
	for {
		i := bytes.IndexByte(p.rest, '\n')
		if i < 0 {
			if len(p.rest) < 1<<16 {
				return len(b), nil
			}
			i = len(p.rest) - 1
		}
		p.h.logged(p.level, strings.TrimRight(string(p.rest[:i]), "\r"))
		p.rest = p.rest[i+1:]
	}
}

func (h *Host) logged(level, line string) {
	s := &h.says
	s.mu.Lock()
	if len(s.print) >= maxPrint {
		s.print = append(s.print[:0], s.print[maxPrint/2:]...)
	}
	s.print = append(s.print, line)
	s.mu.Unlock()
	h.tell(protocol.Tell(protocol.Logged, protocol.LogEvent{Level: level, Text: line}))
}

// lastLines takes what was printed last.
func (s *says) lastLines() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.print
	s.print = nil
	return list
}

// isPanic reports whether a line begins what Go prints when a program ends by a fault.
func isPanic(line string) bool {
	return strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ")
}

// tickLayer lets the layer have its tick, with what it has to hear.
func (h *Host) tickLayer() {
	if h.layer == nil {
		return
	}
	h.mu.Lock()
	events := h.events
	h.events = nil
	h.mu.Unlock()
	h.says.mu.Lock()
	fresh := h.says.fresh
	h.says.fresh = nil
	h.says.mu.Unlock()
	for _, e := range events {
		h.layer.Told(e)
	}
	for _, a := range fresh {
		h.layer.Say(a)
	}
	out := h.layer.Tick(&h.in.above)
	h.out.Actions = append(h.out.Actions, out.Actions...)
	h.in.asked(out.Actions, true)
	h.overlaid.Store(h.layer.Shown())
	if h.layer.TakesKeys() {
		h.out.Window.Text = out.Window.Text
	}
	if m := h.in.above.Mouse; !m.Outside && h.layer.TakesPointer(m.X, m.Y) {
		h.out.Window.Cursor = out.Window.Cursor
	}
}
