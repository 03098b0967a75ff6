package engine

import (
	"bufio"
	"fmt"
	"io"

	"github.com/krill2d/krill/engine/driver"
)

// speaker is a bot that says what to press instead of pressing it, for a robot that has the real keys and the real
// screen before it.
type speaker struct {
	player
	out   *bufio.Writer
	ticks int64
	told  []int64 // the ticks of what has not come in yet, the oldest first
	lag   float64 // ticks
}

// PlayBotAloud asks the game's bot in each tick, as PlayBot does, but what it would do is written to w, one line for
// each change, and what the driver sends is played. Keys have the names of input.Control; places are in logical pixels
// of the system from the window's corner:
//
//	bot: key down Space
//	bot: key up Space
//	bot: touch 5 began 120.5 600.0
//	bot: touch 5 moved 130.0 600.0
//	bot: touch 5 ended 130.0 600.0
//	bot: text B
//
// With touch the bot is asked to use the screen's pad. The input.Injector that it gets knows how long it took lately
// until such a line came in.
func (l *Loop) PlayBotAloud(w io.Writer, touch bool) {
	l.aloud = &speaker{out: bufio.NewWriter(w)}
	l.aloud.hands.ByTouch = touch
}

// speak says what the bot wants, at a tick with what came in.
func (s *speaker) speak(l *Loop, in *driver.Input) {
	s.ticks++
	s.hear(in)
	s.in.Reset()
	s.in.Width, s.in.Height, s.in.Scale, s.in.Safe = in.Width, in.Height, in.Scale, in.Safe
	s.hands.Lag = s.lag / float64(l.config.TPS)
	s.ask(l)
	s.hands.Write(&s.in)
	s.say()
	s.out.Flush()
}

// hear measures the time since the robot was asked for what comes in. Moves of fingers do not count: a browser may join
// several of them.
func (s *speaker) hear(in *driver.Input) {
	n := len(in.Keys)
	for i := range in.Touches {
		if in.Touches[i].Phase != driver.TouchMoved {
			n++
		}
	}
	const soon = 60 // ticks; what did not come in by then never will
	for len(s.told) > 0 && (n > 0 || s.ticks-s.told[0] > soon) {
		if n > 0 {
			s.lag += (float64(s.ticks-s.told[0]) - s.lag) / 8
		}
		n--
		s.told = append(s.told[:0], s.told[1:]...)
	}
}

var (
	keyWords   = map[bool]string{false: "up", true: "down"}
	touchWords = [...]string{
		driver.TouchBegan: "began", driver.TouchMoved: "moved", driver.TouchEnded: "ended", driver.TouchCancelled: "ended",
	}
)

// say writes what the bot did.
func (s *speaker) say() {
	for _, e := range s.in.Keys {
		fmt.Fprintf(s.out, "bot: key %s %v\n", keyWords[e.Down], e.Key)
		s.told = append(s.told, s.ticks)
	}
	scale := s.in.Scale
	if !(scale > 0) {
		scale = 1
	}
	for _, e := range s.in.Touches {
		const fingers = 1 << 16 // above it the numbers only say that they are injected
		fmt.Fprintf(s.out, "bot: touch %d %s %.1f %.1f\n", e.ID%fingers, touchWords[e.Phase], e.X/scale, e.Y/scale)
		if e.Phase != driver.TouchMoved {
			s.told = append(s.told, s.ticks)
		}
	}
	for _, e := range s.in.Text {
		fmt.Fprintf(s.out, "bot: text %s\n", e.Text)
	}
}
