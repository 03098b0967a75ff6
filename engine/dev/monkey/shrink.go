package monkey

import (
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/replay"
)

// Limits say how long Shrink looks, and whom it tells.
type Limits struct {
	Time time.Duration // zero: half a minute
	Told func(Shrunk)  // called now and then, and at the end; nil: nobody
}

// Shrunk is what Shrink has come to.
type Shrunk struct {
	Capsule             *replay.File `json:"-"` // nil until the end
	Failed              string       // what the game says when it fails
	Ticks, Events       int          // that are left
	WasTicks, WasEvents int          // that there were
	Trials              int
	Seconds             float64 // that were played in them, of the game's time
	Over                bool    // there was no time for more
	began, told, atMost time.Time
}

// Shrink looks for the shortest input after which a game still fails as it does in a capsule, and returns it as a capsule of this
// build: one that cannot be had shorter by leaving a tick or an event out, unless Over says that there was no time. The
// game's value is used as it is; its own package variables must not change what it does. It is an error when the game
// does not fail.
func Shrink(g engine.Game, c engine.Config, capsule *replay.File, limits Limits) (Shrunk, error) {
	f := replay.LastRun(capsule)
	t, err := engine.NewTrials(g, c, f)
	if err != nil {
		return Shrunk{}, err
	}
	if limits.Time == 0 {
		limits.Time = 30 * time.Second
	}
	z := &shrinker{trials: t, limits: limits, tps: f.Head.TPS}
	if err := z.begin(f); err != nil {
		return z.Shrunk, fmt.Errorf("monkey: shrink: %w", err)
	}
	for z.pass() {
	}
	if z.best.ticks > longSeconds*z.tps {
		z.later(f)
	}
	z.tell(true)
	z.Capsule, err = t.Record(z.best.inputs())
	if err == nil && alike(z.Capsule.Head.Failed) != alike(z.Failed) {
		err = errors.New("the shorter run failed once, and does not any more; does the game keep something outside of its value?")
	}
	if err != nil {
		return z.Shrunk, fmt.Errorf("monkey: shrink: %w", err)
	}
	return z.Shrunk, nil
}

// shrinker looks for shorter input.
type shrinker struct {
	Shrunk
	trials *engine.Trials
	limits Limits
	tps    int
	want   string // how the game is to fail
	end    int    // ticks of the whole run until then
	best   script
}

// begin plays the whole run, which must fail.
func (z *shrinker) begin(f *replay.File) error {
	z.began = time.Now()
	z.atMost = z.began.Add(z.limits.Time)
	z.best = taken(replay.Inputs(f))
	z.WasTicks, z.WasEvents = z.best.ticks, len(z.best.events)
	n, failed := z.play(z.best)
	if failed == nil {
		z.trials.DrawToo()
		n, failed = z.play(z.best)
	}
	if failed == nil {
		return errors.New("the game does not fail any more; try krill replay, or the build that wrote the capsule")
	}
	z.want, z.Failed = signature(failed), failed.Error()
	z.end = n
	z.take(z.best.cut(n))
	return nil
}

// longSeconds is how long a run may be that is not begun at a later snapshot. What is begun later may lack the cause: its state
// may be broken already.
const longSeconds = 5

// later begins at the latest snapshot after which the game still fails, when that makes the run shorter.
func (z *shrinker) later(f *replay.File) {
	inputs, whole, from := replay.Inputs(f), z.best, 0
	z.atMost, z.Over = time.Now().Add(z.limits.Time/2), false
	for i := len(f.Chunks) - 1; i > 0 && from == 0 && !z.Over; i-- {
		c := f.Chunks[i]
		if len(c.State) == 0 || c.First >= int64(z.end) || z.trials.Begin(i) != nil {
			continue
		}
		if z.try(taken(inputs[c.First:z.end])) {
			from = i
		}
	}
	for from > 0 && z.pass() {
	}
	if from == 0 || z.best.ticks >= whole.ticks {
		z.trials.Begin(0)
		z.take(whole)
	}
}

// pass leaves out what can go, and reports whether that was something.
func (z *shrinker) pass() bool {
	was := z.best.size()
	z.reduce(func() int { return z.best.ticks }, func(from, to int) script { return z.best.withoutTicks(from, to) })
	z.reduce(func() int { return len(z.best.events) }, func(from, to int) script { return z.best.withoutEvents(from, to) })
	z.shorten()
	return !z.Over && was != z.best.size()
}

// reduce leaves out stretches of what there are count of, large ones first.
func (z *shrinker) reduce(count func() int, without func(from, to int) script) {
	for size := (count() + 1) / 2; size > 0; size /= 2 {
		for at := 0; at < count(); {
			if z.Over {
				return
			}
			if to := min(at+size, count()); !z.try(without(at, to)) {
				at = to
			}
		}
	}
}

// shorten lets everything happen as soon as that is possible: with what was done before, and what lets go a tick after what
// it lets go of.
func (z *shrinker) shorten() {
	last := 0
	for i := 0; i < len(z.best.events) && !z.Over; i++ {
		to := max(last, z.best.pressed(i)+1)
		if z.best.events[i].tick > to {
			z.try(z.best.sooner(i, to))
		}
		if i < len(z.best.events) {
			last = z.best.events[i].tick
		}
	}
}

// try plays a script, and keeps it when the game fails as it is to.
func (z *shrinker) try(s script) bool {
	n, failed := z.play(s)
	if failed == nil || signature(failed) != z.want {
		return false
	}
	z.take(s.cut(n))
	return true
}

func (z *shrinker) play(s script) (ticks int, failed *engine.Failure) {
	ticks, failed = z.trials.Play(s.inputs())
	z.Trials++
	z.Seconds += float64(ticks) / float64(z.tps)
	if z.Over = time.Now().After(z.atMost); z.Over || time.Since(z.told) > time.Second/5 {
		z.tell(false)
	}
	return ticks, failed
}

func (z *shrinker) take(s script) {
	z.best = s
	z.Ticks, z.Events = s.ticks, len(s.events)
}

func (z *shrinker) tell(end bool) {
	if z.told = time.Now(); z.limits.Told != nil && (end || z.Ticks > 0) {
		z.limits.Told(z.Shrunk)
	}
}

// signature says how a game failed, so that two failures that are alike have the same.
func signature(f *engine.Failure) string {
	s := alike(f.Error())
	if len(f.Stack) > 0 {
		s += "\n" + f.Stack[0]
	}
	return s
}

var number = regexp.MustCompile(`[-+]?\d[\d.]*(e[-+]?\d+)?`)

// alike returns what a failure says without its numbers.
func alike(said string) string { return number.ReplaceAllString(said, "#") }
