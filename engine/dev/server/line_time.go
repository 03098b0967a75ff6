//go:build !js

package server

import (
	"fmt"
	"strconv"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// clock says where the game stands in time.
func clock(c protocol.ClockResult) string {
	said := fmt.Sprintf("tick %d of %d to %d", c.Tick, c.First, c.Last)
	if c.Paused {
		said += ", paused"
	}
	if c.Looping {
		said += ", looping"
	}
	if c.Speed != 0 && c.Speed != 1 {
		said += fmt.Sprintf(", speed %g", c.Speed)
	}
	return said
}

// whole reads a number of ticks.
func whole(name, text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("server: %s: %q is no number of ticks; try %s 600 900", name, text, name)
	}
	return n, nil
}

func loop(ask asker, args []string) (protocol.RunResult, error) {
	var at protocol.LoopArgs
	var err error
	switch len(args) {
	case 1:
		return protocol.RunResult{}, fmt.Errorf("server: loop: one tick is no stretch of time; try loop 600 900")
	case 2:
		at.From, err = whole("loop", args[0])
		if err == nil {
			at.To, err = whole("loop", args[1])
		}
	}
	if err != nil {
		return protocol.RunResult{}, err
	}
	r, err := get[protocol.LoopResult](ask, protocol.Loop, at)
	if r.To == 0 {
		return says("no loop"), err
	}
	return says("ticks %d to %d, again and again", r.From, r.To), err
}
