package server

import (
	"fmt"
	"strconv"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// pause returns the word that stops time or lets it go.
func pause(on bool) func(asker, []string) (protocol.RunResult, error) {
	return func(ask asker, _ []string) (protocol.RunResult, error) {
		return moved(ask, protocol.TimeArgs{Pause: &on})
	}
}

// moved goes elsewhere in time and says where that is.
func moved(ask asker, to protocol.TimeArgs) (protocol.RunResult, error) {
	c, err := get[protocol.ClockResult](ask, protocol.Time, to)
	return protocol.RunResult{Text: clock(c), Ticks: c.Tick}, err
}

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
		return 0, fmt.Errorf("server: %s: %q is no number of ticks; try %s 60", name, text, name)
	}
	return n, nil
}

func step(ask asker, args []string) (protocol.RunResult, error) {
	by := int64(1)
	if len(args) > 0 {
		var err error
		if by, err = whole("step", args[0]); err != nil {
			return protocol.RunResult{}, err
		}
	}
	return moved(ask, protocol.TimeArgs{By: by})
}

func tick(ask asker, args []string) (protocol.RunResult, error) {
	to, err := whole("tick", args[0])
	if err != nil {
		return protocol.RunResult{}, err
	}
	return moved(ask, protocol.TimeArgs{To: &to})
}

func speed(ask asker, args []string) (protocol.RunResult, error) {
	f, err := strconv.ParseFloat(args[0], 64)
	if err != nil || !(f >= 0.1 && f <= 5) {
		return protocol.RunResult{}, fmt.Errorf("server: speed: %q is not 0.1 to 5; try speed 0.5", args[0])
	}
	return moved(ask, protocol.TimeArgs{Speed: &f})
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
