package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

type monkeyCommand struct {
	Game    string  `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	Minutes float64 `default:"1" help:"How long to play, in minutes of the clock."`
	Seed    uint64  `help:"Of what is pressed; the same seed plays the same. Without it, another one each time."`
	Jobs    int     `help:"How many play at once, each with a seed of its own; without it, one for each processor."`
	Ticks   int64   `help:"How many ticks each of them plays at most; without it, as many as there is time for."`
	Out     string  `short:"o" placeholder:"FILE" help:"What to write when the game fails; without it, the game's name, the seed and .krill, in the current folder."`
	Whole   bool    `help:"Do not shrink what failed."`
}

// Run builds the game without a window and lets it be played at random until it fails or the time is over.
func (c *monkeyCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	if err := c.check(); err != nil {
		return err
	}
	w, err := t.newTrial(game)
	if err != nil {
		return err
	}
	defer w.close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p := &monkeys{trial: w, shown: t.progress(), last: make([]protocol.JobNews, c.Jobs), began: time.Now()}
	found, err := p.play(ctx, c)
	p.shown.clear()
	if err != nil {
		return err
	}
	fmt.Fprintf(t.stdout, "%s: %s\n", gameName(game), p.story(c))
	if found == nil {
		fmt.Fprintln(t.stdout, "nothing failed")
		return nil
	}
	return c.report(ctx, t, w, game, found)
}

// check fills in what was not said and refuses what cannot be.
func (c *monkeyCommand) check() error {
	if !(c.Minutes > 0 && c.Minutes < 1e6) {
		return misuse("krill: play at random: it cannot take %g minutes; try --minutes 1", c.Minutes)
	}
	const mostJobs = 256
	if c.Jobs < 0 || c.Jobs > mostJobs || c.Ticks < 0 {
		return misuse("krill: play at random: %d jobs of %d ticks; try --jobs 1, %d at most", c.Jobs, c.Ticks, mostJobs)
	}
	if c.Jobs == 0 {
		c.Jobs = runtime.NumCPU()
	}
	if c.Seed == 0 {
		c.Seed = uint64(time.Now().Unix())
	}
	if c.Out != "" {
		return checkRecord(c.Out)
	}
	return nil
}

// monkeys are the jobs that play.
type monkeys struct {
	trial *trial
	shown *progress
	began time.Time

	mu   sync.Mutex
	last []protocol.JobNews
}

// play lets all of them play and returns what the first one found, nil when none did.
func (p *monkeys) play(ctx context.Context, c *monkeyCommand) (found *protocol.JobNews, failed error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var all sync.WaitGroup
	for i := range c.Jobs {
		all.Go(func() {
			n, err := p.trial.do(ctx, protocol.Job{
				Do: protocol.PlayJob, Seed: c.Seed + uint64(i), Ticks: c.Ticks, Seconds: c.Minutes * 60, Out: p.trial.found(c.Seed + uint64(i)),
			}, func(n protocol.JobNews) { p.tell(i, n) })
			p.mu.Lock()
			defer p.mu.Unlock()
			if err != nil && failed == nil && found == nil {
				failed = err
				stop()
			}
			if n.End && n.Failed != "" && found == nil {
				found = &n
				stop()
			}
		})
	}
	all.Wait()
	if found != nil {
		failed = nil
	}
	return found, failed
}

// found is the file of the capsule that a job writes.
func (w *trial) found(seed uint64) string { return filepath.Join(w.dir, fmt.Sprintf("%d.krill", seed)) }

func (p *monkeys) tell(job int, n protocol.JobNews) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last[job] = n
	game, runs, ratio := p.sum()
	p.shown.show("%.0f s: %s, %s, %.0f times real time", time.Since(p.began).Seconds(), hours(game), count(runs, "run", "runs"), ratio)
}

// sum returns the game time that all have played, how often the game began, and how many times faster than in a window
// each of them was.
func (p *monkeys) sum() (game float64, runs int64, ratio float64) {
	clock := 0.0
	for _, n := range p.last {
		game += float64(n.Ticks) / float64(max(n.TPS, 1))
		clock += n.Seconds
		runs += int64(n.Runs)
	}
	return game, runs, game / max(clock, 1e-9)
}

// story says what was played.
func (p *monkeys) story(c *monkeyCommand) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	game, runs, ratio := p.sum()
	s := fmt.Sprintf("%s of game time in %s, %.0f times real time", hours(game), count(runs, "run", "runs"), ratio)
	if c.Jobs == 1 {
		return s + fmt.Sprintf("; seed %d", c.Seed)
	}
	return s + fmt.Sprintf(" for each of %d; seeds %d to %d", c.Jobs, c.Seed, c.Seed+uint64(c.Jobs)-1)
}

// hours writes a time as people say it.
func hours(sec float64) string {
	switch {
	case sec < 100:
		return fmt.Sprintf("%.1f s", sec)
	case sec < 6000:
		return fmt.Sprintf("%.1f minutes", sec/60)
	}
	return fmt.Sprintf("%.1f hours", sec/3600)
}

// shrinkSeconds is how long monkey tries to make what it found shorter.
const shrinkSeconds = 20

// report says what was found, writes its capsule, and shrinks it.
func (c *monkeyCommand) report(ctx context.Context, t *terminal, w *trial, game string, n *protocol.JobNews) error {
	fmt.Fprintln(t.stdout, n.Failed)
	for _, call := range n.Stack {
		fmt.Fprintf(t.stdout, "\t%s\n", call)
	}
	if n.Err != "" {
		return fmt.Errorf("krill: no capsule could be written: %s; to play the same again: krill monkey %s --seed %d --jobs 1", n.Err, game, n.Seed)
	}
	out := c.Out
	if out == "" {
		out = fmt.Sprintf("%s-%d.krill", gameName(game), n.Seed)
	}
	data, err := os.ReadFile(w.found(n.Seed))
	if err == nil {
		err = checkRecord(out)
	}
	if err == nil {
		err = place(out, data, 0o644)
	}
	if err != nil {
		return err
	}
	if !c.Whole {
		if s, err := t.shrink(ctx, w, w.found(n.Seed), out, shrinkSeconds); err != nil {
			fmt.Fprintf(t.stderr, "%v; the whole run was kept\n", err)
		} else if s.End {
			fmt.Fprintln(t.stdout, shrunk(s))
		}
	}
	fmt.Fprintf(t.stdout, "wrote %s\nto see it: krill replay %s\nto make a test of it: krill test --from %s\n", out, out, out)
	return ended(1)
}
