package console

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// transaction is a line that changed the game.
type transaction struct {
	number  int
	text    string
	tick    int64
	records []record
	diff    []protocol.Change
	before  []byte // the scenes before it; nil: they cannot be copied, or it is long ago
	after   uint64 // their hash when it was done
	undone  bool
}

// scenes is what is copied before a transaction: the game, and nothing that the engine knows of it.
type scenes struct{ Scenes []engine.Game }

// What is kept: the copies of all transactions together, the transactions, and all their steps.
const (
	keptBytes = 64 << 20
	keptLines = 500
	keptSteps = 500_000
)

// snapshot copies the scenes, or returns nil.
func (s *scope) snapshot(dst []byte) []byte {
	b, err := s.codec.Append(dst, &scenes{s.scenes})
	if err != nil {
		return nil
	}
	return b
}

func (s *scope) hash() uint64 {
	h, err := s.codec.Hash(&scenes{s.scenes})
	if err != nil {
		return 0
	}
	return h
}

// lay puts the scenes back to a copy, in the memory that they have.
func (s *scope) lay(b []byte) error {
	_, err := s.codec.Restore(b, &scenes{append([]engine.Game{}, s.scenes...)})
	s.looked = false
	return err
}

// transact carries out changes: all of them, or none when there is a mistake in one.
func (c *Console) transact(p *reader, text string) (protocol.RunResult, error) {
	t := &transaction{text: text, tick: c.now.loop.Ticks(), before: c.now.snapshot(nil)}
	d := &doing{sc: c.now, p: p}
	err := d.run(c.strict)
	t.records, t.diff = d.records, d.diff.changed()
	if err == nil && len(t.records) == 0 {
		return protocol.RunResult{Text: "nothing to change: the query has no rows", Ticks: t.tick}, nil
	}
	if err != nil {
		c.rollBack(t)
		return protocol.RunResult{}, err
	}
	r := protocol.RunResult{Diff: t.diff, Ticks: t.tick}
	c.keep(t)
	r.Text = fmt.Sprintf("%d: %s", t.number, text)
	if len(r.Diff) == 0 {
		r.Text += " (it was so already)"
	}
	c.told = append(c.told, r)
	return r, nil
}

// run carries out statements with ; between. A panic, of a store that refuses or of an observer in the game, is a mistake.
func (d *doing) run(strict bool) (err error) {
	defer func() {
		if v := recover(); v != nil {
			if _, ours := v.(runtime.Error); ours && strict {
				panic(v)
			}
			for i := range d.sc.found() {
				d.sc.worlds[i].EndLoops()
			}
			err = wrong(d.p.line, d.p.token().at, "%s", strings.TrimPrefix(fmt.Sprint(v), "ecs: "))
		}
	}()
	for d.p.err == nil && !d.p.atEnd() {
		d.statement()
		if !d.p.take(";") {
			d.p.wantEnd()
		}
	}
	if d.p.err != nil {
		return d.p.err
	}
	return nil
}

// rollBack undoes a transaction that failed halfway.
func (c *Console) rollBack(t *transaction) {
	if len(t.records) == 0 {
		return
	}
	if t.before == nil || c.now.lay(t.before) != nil {
		c.takeBack(t.records)
	}
	c.now.looked = false
}

// keep writes a transaction into the log, and forgets what is too old.
func (c *Console) keep(t *transaction) {
	c.lines++
	t.number, t.after = c.lines, c.now.hash()
	c.log = append(c.log, t)
	c.redo = nil
	c.forget()
}

// forget drops the oldest lines, and the copies of those that are not the latest.
func (c *Console) forget() {
	bytes, steps := 0, 0
	for i := len(c.log) - 1; i >= 0; i-- {
		t := c.log[i]
		bytes, steps = bytes+len(t.before), steps+len(t.records)
		if bytes > keptBytes {
			t.before = nil
		}
		if i < len(c.log)-1 && steps > keptSteps || len(c.log)-i > keptLines {
			c.log = slices.Clone(c.log[i+1:])
			return
		}
	}
}

// undo takes the last transaction back: to the very state before it while the game has not gone on, or else what it changed,
// step by step.
func (c *Console) undo() (protocol.RunResult, error) {
	t := c.last()
	if t == nil {
		return protocol.RunResult{}, errors.New("console: undo: nothing was changed yet; try set game.lives = 9")
	}
	var r protocol.RunResult
	if t.before != nil && t.after != 0 && t.after == c.now.hash() {
		r.Diff = backwards(t.diff)
		if err := c.now.lay(t.before); err != nil {
			return r, fmt.Errorf("console: undo: %w", err)
		}
		r.Text = fmt.Sprintf("undid %d: %s", t.number, t.text)
	} else {
		diff, not := c.takeBack(t.records)
		r.Diff = diff
		why := "the game has gone on since"
		if t.before == nil {
			why = "there is no copy of the game before it"
		}
		r.Text = fmt.Sprintf("undid %d: %s; %s, so only what it changed was put back", t.number, t.text, why)
		if len(not) > 0 {
			r.Text += "\nnot: " + strings.Join(not, "\nnot: ")
		}
	}
	t.undone = true
	c.log = c.log[:len(c.log)-1]
	c.redo = append(c.redo, t)
	r.Ticks = c.now.loop.Ticks()
	c.told = append(c.told, r)
	return r, nil
}

func (c *Console) last() *transaction {
	if len(c.log) == 0 {
		return nil
	}
	return c.log[len(c.log)-1]
}

// again carries out the transaction that was undone last.
func (c *Console) again() (protocol.RunResult, error) {
	if len(c.redo) == 0 {
		return protocol.RunResult{}, errors.New("console: redo: nothing was undone since the last change")
	}
	rest := c.redo[:len(c.redo)-1]
	t := c.redo[len(rest)]
	r, err := c.Run(t.text)
	if err != nil {
		return r, err
	}
	c.redo = rest
	return r, nil
}

func backwards(diff []protocol.Change) []protocol.Change {
	back := make([]protocol.Change, 0, len(diff))
	for i := len(diff) - 1; i >= 0; i-- {
		d := diff[i]
		if d.Path == "" {
			back = append(back, d)
			continue
		}
		back = append(back, protocol.Change{Path: d.Path, Old: d.New, New: d.Old})
	}
	return back
}

// takeBack takes the steps of a transaction back, the last first, in a game that has gone on. It returns what changed, and what
// could not be put back and why.
func (c *Console) takeBack(records []record) (diff []protocol.Change, not []string) {
	b := &back{sc: c.now, twins: map[ecs.Entity]ecs.Entity{}}
	for i := len(records) - 1; i >= 0; i-- {
		r := records[i]
		if err := b.record(&r); err != nil {
			not = append(not, fmt.Sprintf("%s: %s", r.path, err))
		}
	}
	return b.diff.changed(), not
}

// log lists the transactions.
func (c *Console) logText() string {
	if len(c.log) == 0 {
		return "nothing was changed yet"
	}
	var b strings.Builder
	for _, t := range c.log {
		fmt.Fprintf(&b, "%d @%d %s\n", t.number, t.tick, t.text)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
