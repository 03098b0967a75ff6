package engine

import (
	"fmt"
	"log/slog"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"
)

// Trials plays one run again and again with other input, as fast as it goes: so a tool finds the shortest input after which a
// game still fails. What the game asked from outside then, such as saved values, it is told again, whenever it asks; what
// it saves is forgotten. [Invariant]s are asked.
type Trials struct {
	loop  *Loop
	file  *replay.File
	first []byte // the run before the first tick of the file
	start []byte // the run before the first tick of a trial
	told  map[question][]replay.Outside
	asked map[question]int // how often in this trial
	draw  bool             // it failed in Draw
}

// question is what a game asked from outside.
type question struct {
	kind replay.OutsideKind
	name string
}

// NewTrials returns trials that begin where a replay does. The game's value is used as it is, and the file must stay as it is. It
// is an error when the file is of another game.
func NewTrials(g Game, c Config, f *replay.File) (*Trials, error) {
	p, err := NewPlayback(g, c, f)
	if err != nil {
		return nil, err
	}
	t := &Trials{loop: p.loop, file: f, first: p.start, start: p.start, asked: map[question]int{}}
	t.listen(0)
	t.loop.outside.variant = t.answer
	t.loop.LogTo(slog.New(slog.DiscardHandler))
	CheckInvariants(t.loop)
	return t, nil
}

// Begin lets the trials begin where a chunk of the replay does. It is an error when there is no state of that.
func (t *Trials) Begin(chunk int) error {
	start := t.first
	if chunk > 0 {
		start = t.file.Chunks[chunk].State
	}
	was := t.start
	t.start = start
	err := t.rewind()
	if err == nil {
		t.start, err = t.loop.Snapshot(nil) // in the form of this build, which is restored sooner
	}
	if err != nil {
		t.start = was
		return err
	}
	t.listen(chunk)
	return nil
}

// listen collects what is told from a chunk on.
func (t *Trials) listen(chunk int) {
	t.told = map[question][]replay.Outside{}
	for _, c := range t.file.Chunks[chunk:] {
		for _, a := range c.Outside {
			q := question{a.Kind, a.Name}
			t.told[q] = append(t.told[q], a)
		}
	}
}

// DrawToo lets each tick be drawn in the trials from here on: for a failure in Draw, which is slower to look for.
func (t *Trials) DrawToo() { t.draw = true }

// Play plays input from the start, a tick each, and returns how many ticks that were and how the game failed in the last of
// them: nil when it did not. It ends sooner when the game ends.
func (t *Trials) Play(inputs []driver.Input) (ticks int, failed *Failure) {
	if err := t.rewind(); err != nil {
		return 0, nil
	}
	l := t.loop
	for i := range inputs {
		l.Tick(&inputs[i])
		if t.draw && l.failed == nil {
			l.Draw(0)
		}
		if l.failed != nil || l.quit {
			return i + 1, l.failed
		}
	}
	return len(inputs), nil
}

// Record is Play that returns the run as a replay.
func (t *Trials) Record(inputs []driver.Input) (*replay.File, error) {
	l := t.loop
	if err := t.rewind(); err != nil {
		return nil, err
	}
	l.Record(0)
	l.outside.noted = nil
	defer func() { l.recorder = nil }()
	for i := range inputs {
		l.Tick(&inputs[i])
		if t.draw && l.failed == nil {
			l.Draw(0)
		}
		if l.failed != nil || l.quit {
			break
		}
	}
	return l.Replay()
}

// rewind takes the run back to its start.
func (t *Trials) rewind() error {
	l := t.loop
	l.elsewhere.restart()
	l.audio.Reset()
	clear(t.asked)
	if _, err := l.Restore(t.start); err != nil {
		return fmt.Errorf("engine: begin a trial: %w", err)
	}
	return nil
}

// answer tells what was told then: the first time what was told first, and so on. When there was no more, it is what was
// told last.
func (t *Trials) answer(kind replay.OutsideKind, name string) replay.Outside {
	q := question{kind, name}
	a := replay.Outside{Kind: kind, Name: name}
	if all := t.told[q]; len(all) > 0 {
		a = all[min(t.asked[q], len(all)-1)]
	}
	t.asked[q]++
	t.loop.outside.note(a)
	return a
}
