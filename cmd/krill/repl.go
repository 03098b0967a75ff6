package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/krill2d/krill/engine/dev/protocol"
	devserver "github.com/krill2d/krill/engine/dev/server"
)

const prompt = "krill> "

type replCommand struct {
	Game string `placeholder:"FOLDER" help:"Folder of the game; without it, that of the current folder, or the only one that runs."`
}

// Run asks line after line until the input ends. The exit status is 1 when a line from a pipe could not be answered.
func (c *replCommand) Run(t *terminal) error {
	client, err := devserver.Find(c.Game)
	if err != nil {
		return misuse("krill: %w", err)
	}
	defer client.Close()
	if term.IsTerminal(int(os.Stdin.Fd())) && isTerminal(t.stdout) {
		return talk(client, os.Stdin, t.stdout)
	}
	return piped(client, os.Stdin, t)
}

// piped answers each line with a block of lines and an empty one, so that a program knows where an answer ends.
func piped(client *devserver.Client, in io.Reader, t *terminal) error {
	lines := bufio.NewScanner(in)
	var failed error
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		r, err := runLine(client, line)
		if err != nil {
			failed = ended(1)
			fmt.Fprintf(t.stderr, "krill: %v\n", err)
		}
		fmt.Fprintln(t.stdout, shown(r))
	}
	return errors.Join(failed, lines.Err())
}

func runLine(client *devserver.Client, line string) (r protocol.RunResult, err error) {
	err = client.Ask(protocol.New(protocol.Line, protocol.RunArgs{Text: line})).Read(&r)
	return r, err
}

// talk is for a person at a terminal, which gives us each key until the end.
func talk(client *devserver.Client, in *os.File, out io.Writer) error {
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return misuse("krill: read the terminal: %w; try krill repl < FILE", err)
	}
	defer term.Restore(int(in.Fd()), before)
	screen := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{in, out}, prompt)
	if w, h, err := term.GetSize(int(in.Fd())); err == nil {
		_ = screen.SetSize(w, h) // a size of nothing is not taken
	}
	return converse(client, screen)
}

// converse edits lines, brings earlier ones back at the arrows, completes words at Tab, and says above what happens to the
// game meanwhile. It ends with Ctrl+D.
func converse(client *devserver.Client, screen *term.Terminal) error {
	screen.History = &past{}
	screen.AutoCompleteCallback = func(line string, pos int, key rune) (string, int, bool) { return complete(client, line, pos, key) }
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go client.Events(ctx, func(e protocol.Event) { io.WriteString(screen, news(e)) })
	fmt.Fprintf(screen, "%s: help lists the words, Ctrl+D ends\n", client.Game())
	for {
		line, err := screen.ReadLine()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, term.ErrPasteIndicator) {
			return err
		}
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		r, err := runLine(client, line)
		if err != nil {
			fmt.Fprintf(screen, "%v\n", printable(err.Error()))
		}
		io.WriteString(screen, shown(r))
	}
}

// past is the lines so far, without the empty ones and those typed again at once.
type past []string

func (p *past) Add(line string) {
	if line != "" && (len(*p) == 0 || p.At(0) != line) {
		*p = append(*p, line)
	}
}

func (p *past) Len() int { return len(*p) }

// At returns a line; 0 is the last one.
func (p *past) At(i int) string { return (*p)[len(*p)-1-i] }

// complete completes the word before the cursor at Tab as far as all that it may become agree.
func complete(client *devserver.Client, line string, pos int, key rune) (newLine string, newPos int, ok bool) {
	if key != '\t' {
		return "", 0, false
	}
	var r protocol.CompleteResult
	err := client.Ask(protocol.New(protocol.Ends, protocol.CompleteArgs{Text: line, At: pos})).Read(&r)
	if err != nil || len(r.Words) == 0 || !strings.HasSuffix(line[:pos], r.Begun) {
		return "", 0, false
	}
	first, last := r.Words[0], r.Words[len(r.Words)-1] // sorted, so that what these two share is in all
	n := 0
	for n < min(len(first), len(last)) && first[n] == last[n] {
		n++
	}
	before := line[:pos-len(r.Begun)] + first[:n]
	return before + line[pos:], len(before), n > 0
}

// news returns an event as a line above the prompt; most are not worth one.
func news(e protocol.Event) string {
	var text string
	switch e.Event {
	case protocol.Built:
		var b protocol.BuiltEvent
		_ = e.Read(&b)
		text = b.Line
		for _, p := range b.Errors {
			text += fmt.Sprintf("\n%s:%d:%d: %s", p.File, p.Line, p.Col, p.Text)
		}
	case protocol.Stopped:
		var s protocol.StoppedEvent
		_ = e.Read(&s)
		text = fmt.Sprintf("stopped by breakpoint %d at tick %d: %s", s.Break, s.Tick, s.Text)
	case protocol.Failed, protocol.Died:
		var f protocol.FailureEvent
		_ = e.Read(&f)
		text = "the game failed: " + f.Text
	case protocol.Hung:
		text = "the game does not answer"
	}
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	return printable(text) + "\n"
}
