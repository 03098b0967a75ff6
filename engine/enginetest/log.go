package enginetest

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
)

// notes is what the engine logs of one game. It is written by any goroutine of it.
type notes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notes) Write(line []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(line)
}

func (n *notes) lines() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return strings.FieldsFunc(n.text.String(), func(r rune) bool { return r == '\n' })
}

// warnings returns the lines but those of a failure, which the test ends with anyway.
func (n *notes) warnings() string {
	var b strings.Builder
	for _, line := range n.lines() {
		if !strings.HasPrefix(line, "level=ERROR") {
			b.WriteString("\t" + line + "\n")
		}
	}
	return b.String()
}

// logger returns a log that goes into the notes, without the time.
func (n *notes) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(n, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
}

// Log returns the lines that the engine has logged of this game, such as a save that cannot be read. What a game logs by
// itself goes where it sends it.
func (g *Game) Log() []string { return g.notes.lines() }
