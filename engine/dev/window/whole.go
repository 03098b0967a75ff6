//go:build !js && !android && !ios

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/krill2d/krill/engine/dev/host"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten/vmhost"
)

// errWhole is why a whole program does not do what a child does.
var errWhole = errors.New("this game draws with Ebitengine itself and runs whole: it has no past and no console here")

// whole is a program of Ebitengine's as the host plays a game. It answers what the agent of a child would.
type whole struct {
	*vmhost.Guest
	title string // Ebitengine does not tell the program's own
}

// stage is where whole programs are seen.
type stage = *vmhost.Stage

func newStage() stage { return vmhost.NewStage() }

func (w *window) startWhole(program string) (host.Game, error) {
	kept := filepath.Join(filepath.Dir(program), "whole.state")
	g, err := w.stage.Start(vmhost.Program{
		Path: program, Env: []string{"KRILL_KEEP=" + kept}, Stdout: w.host.Printed("out"), Stderr: w.host.Printed("err"),
	})
	if err != nil {
		return nil, err
	}
	return whole{g, filepath.Base(os.Getenv("KRILL_DEV"))}, nil
}

// Tick gives the window its title, beside what the program asks for.
func (g whole) Tick(in *driver.Input) *driver.Output {
	out := g.Guest.Tick(in)
	out.Window.Title = g.title
	return out
}

// Ask answers at once.
func (g whole) Ask(payload []byte, _ time.Duration) ([]byte, error) {
	q, err := protocol.DecodeAsk(payload)
	if err != nil {
		return nil, err
	}
	return protocol.AppendAnswer(nil, g.answer(q)), nil
}

// answer answers who the game is, and what there is of the ways in time.
func (g whole) answer(q protocol.Ask) protocol.Answer {
	switch q.Do {
	case protocol.Hello:
		return protocol.Reply(protocol.HelloResult{Title: g.title, Width: 640, Height: 480, Uncopied: errWhole.Error(), Whole: true, Clock: g.clock()})
	case protocol.Restart:
		if err := g.Restart("KRILL_KEEP_ANEW=1"); err != nil {
			return protocol.Refuse(err)
		}
		return protocol.Reply(g.clock())
	case protocol.Time:
		return g.time(q)
	}
	return protocol.Refuse(fmt.Errorf("%s: %w", q.Do, errWhole))
}

// time holds the game still, steps it and slows it down. It does not go back.
func (g whole) time(q protocol.Ask) protocol.Answer {
	var args protocol.TimeArgs
	if err := q.Read(&args); err != nil {
		return protocol.Refuse(err)
	}
	if args.To != nil || args.By < 0 {
		return protocol.Refuse(errWhole)
	}
	_, paused, speed := g.Time()
	if args.Pause != nil {
		paused = *args.Pause
	}
	if args.Speed != nil {
		speed = min(max(*args.Speed, 0.1), 5)
	}
	if args.By > 0 {
		paused = true
		g.Step(int(min(args.By, 4)))
	}
	g.Pace(paused, speed)
	return protocol.Reply(g.clock())
}

func (g whole) clock() protocol.ClockResult {
	ticks, paused, speed := g.Time()
	n := int64(ticks)
	return protocol.ClockResult{Tick: n, First: n, Last: n, Paused: paused, Speed: speed}
}
