//go:build krill_child

package monkey

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/replay"
)

func init() { engine.PlayBy(playJob) }

// playJob does what the environment asks of the program, if it does.
func playJob(g engine.Game, c engine.Config) (asked bool, err error) {
	text := os.Getenv(protocol.JobVariable)
	if text == "" {
		return false, nil
	}
	var j protocol.Job
	if err := json.Unmarshal([]byte(text), &j); err != nil {
		return true, fmt.Errorf("monkey: read %s: %w", protocol.JobVariable, err)
	}
	w := &worker{Job: j, lines: json.NewEncoder(os.Stdout)}
	silence()
	switch j.Do {
	case protocol.PlayJob:
		w.play(g, c)
	case protocol.ShrinkJob:
		w.shrink(g, c)
	default:
		w.end(protocol.JobNews{}, fmt.Errorf("monkey: do %q: no such job", j.Do))
	}
	return true, nil
}

// silence forgets what the game prints: thousands of trials would fill the terminal, and the output is for news.
func silence() {
	log.SetOutput(io.Discard)
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout = null
	}
}

// worker does a job.
type worker struct {
	protocol.Job
	lines *json.Encoder
}

func (w *worker) tell(n protocol.JobNews) {
	n.Seed = w.Seed
	if w.lines.Encode(n) != nil {
		os.Exit(1) // nobody listens any more
	}
}

func (w *worker) end(n protocol.JobNews, err error) {
	n.End = true
	if err != nil {
		n.Err = err.Error()
	}
	w.tell(n)
}

func (w *worker) time() time.Duration { return time.Duration(w.Seconds * float64(time.Second)) }

func (w *worker) play(g engine.Game, c engine.Config) {
	f, err := Play(g, c, Search{
		Seed: w.Seed, Ticks: w.Ticks, Time: w.time(), Told: func(f Found) { w.tell(foundNews(f)) },
	})
	n := foundNews(f)
	if err == nil && f.Capsule != nil {
		n.Capsule, err = true, w.write(f.Capsule)
	}
	w.end(n, err)
}

func foundNews(f Found) protocol.JobNews {
	return protocol.JobNews{Failed: f.Failed, Stack: f.Stack, Ticks: f.Ticks, Runs: f.Runs, Seconds: f.Seconds, TPS: f.TPS}
}

func (w *worker) shrink(g engine.Game, c engine.Config) {
	began := time.Now()
	data, err := os.ReadFile(w.File)
	if err != nil {
		w.end(protocol.JobNews{}, err)
		return
	}
	capsule, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		w.end(protocol.JobNews{}, err)
		return
	}
	news := func(s Shrunk) protocol.JobNews {
		return protocol.JobNews{
			Failed: s.Failed, Ticks: int64(s.Ticks), Events: s.Events, WasTicks: int64(s.WasTicks), WasEvents: s.WasEvents,
			Trials: s.Trials, Seconds: time.Since(began).Seconds(), TPS: capsule.Head.TPS, Over: s.Over,
		}
	}
	s, err := Shrink(g, c, capsule, Limits{Time: w.time(), Told: func(s Shrunk) { w.tell(news(s)) }})
	n := news(s)
	if err == nil {
		n.Stack = s.Capsule.Head.Stack
		n.Capsule, err = true, w.write(s.Capsule)
	}
	w.end(n, err)
}

// write writes a capsule where the job says.
func (w *worker) write(f *replay.File) error {
	if w.Out == "" {
		return errors.New("monkey: write a capsule: nobody said where")
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(w.Out, b.Bytes(), 0o644)
}
