package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/replay"
)

type shrinkCommand struct {
	File    string  `arg:"" help:"Capsule: a replay at whose end the game failed."`
	Game    string  `arg:"" optional:"" help:"Folder of the game; without it, the current one, or the one that the capsule names or lies in."`
	Out     string  `short:"o" placeholder:"FILE" help:"What to write; without it, the capsule's name with -small behind it, beside it."`
	Seconds float64 `default:"30" help:"How long to look for a shorter run."`
}

// Run builds the game without a window and lets it look for the shortest input that still fails.
func (c *shrinkCommand) Run(t *terminal) error {
	f, err := readReplay(c.File)
	if err != nil {
		return err
	}
	if !(c.Seconds > 0 && c.Seconds < 1e6) {
		return misuse("krill: shrink %q: it cannot take %g s; try --seconds 30", c.File, c.Seconds)
	}
	if c.Out == "" {
		c.Out = smallName(c.File)
	}
	if err := checkRecord(c.Out); err != nil {
		return err
	}
	game, err := t.gameOf(c.File, c.Game, &f.Head)
	if err != nil {
		return err
	}
	w, err := t.newTrial(game)
	if err != nil {
		return err
	}
	defer w.close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	n, err := t.shrink(ctx, w, c.File, c.Out, c.Seconds)
	if err != nil {
		return err
	}
	if !n.End {
		return misuse("krill: shrink %q: interrupted; try a smaller --seconds", c.File)
	}
	fmt.Fprintln(t.stdout, n.Failed)
	fmt.Fprintln(t.stdout, shrunk(n))
	fmt.Fprintf(t.stdout, "wrote %s\n", c.Out)
	return nil
}

// smallName is the name of what a capsule is shrunk to.
func smallName(file string) string {
	end := filepath.Ext(file)
	return strings.TrimSuffix(file, end) + "-small" + end
}

// shrink lets a trial write the shortest run of a capsule to a file.
func (t *terminal) shrink(ctx context.Context, w *trial, file, out string, seconds float64) (protocol.JobNews, error) {
	shown := t.progress()
	defer shown.clear()
	temp := filepath.Join(w.dir, "small.krill")
	n, err := w.do(ctx, protocol.Job{Do: protocol.ShrinkJob, File: file, Out: temp, Seconds: seconds}, func(n protocol.JobNews) {
		shown.show("%s, %s tried", shrunk(n), grouped(int64(n.Trials)))
	})
	if err != nil || !n.Capsule {
		return n, err
	}
	data, err := os.ReadFile(temp)
	if err != nil {
		return n, err
	}
	return n, place(out, data, 0o644)
}

// shrunk says how much shorter a run is.
func shrunk(n protocol.JobNews) string {
	s := fmt.Sprintf("%s and %s → %s and %s", count(n.WasTicks, "tick", "ticks"), count(int64(n.WasEvents), "event", "events"),
		count(n.Ticks, "tick", "ticks"), count(int64(n.Events), "event", "events"))
	if n.End {
		s += fmt.Sprintf(" in %s and %.1f s", count(int64(n.Trials), "trial", "trials"), n.Seconds)
	}
	if n.Over {
		s += "; there was no time for more"
	}
	return s
}

// failedAs says in a few lines how a run failed, and nothing when it did not.
func failedAs(h *replay.Head) string {
	if h.Failed == "" {
		return ""
	}
	const most = 4 // calls
	var b strings.Builder
	build := h.Build
	if build == "" {
		build = "a build without a name"
	}
	fmt.Fprintf(&b, "a capsule of %s, %s, on %s\n%s\n", h.Title, build, h.System, h.Failed)
	for i, call := range h.Stack {
		if i == most {
			fmt.Fprintf(&b, "\tand %s\n", count(int64(len(h.Stack)-most), "more call", "more calls"))
			break
		}
		fmt.Fprintf(&b, "\t%s\n", call)
	}
	for _, line := range h.Log[max(0, len(h.Log)-most):] {
		fmt.Fprintf(&b, "log: %s\n", line)
	}
	return b.String()
}
