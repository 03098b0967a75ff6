package agent

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/input"
)

func (a *Agent) handleInspect() {
	a.handle(protocol.Inspect, func(q protocol.Ask) protocol.Answer {
		var args protocol.InspectArgs
		if err := q.Read(&args); err != nil {
			return protocol.Refuse(err)
		}
		result, err := a.inspect(args)
		if err != nil {
			return protocol.Refuse(err)
		}
		return protocol.Reply(result)
	})
	a.afterTick(a.untime)
}

// inspect looks at what was asked for, and at nothing else.
func (a *Agent) inspect(args protocol.InspectArgs) (result protocol.InspectResult, err error) {
	result.Clock = a.now()
	if args.Tree != "" || args.Depth > 0 {
		n, err := newLook(a.loop, &a.enums).tree(args.Tree, args.Depth)
		if err != nil {
			return result, err
		}
		result.Tree = &n
	}
	for _, path := range args.Paths {
		n, err := newLook(a.loop, &a.enums).tree(path, 0)
		if err != nil {
			n.Value = "? " + err.Error() // one that is not there now takes nothing from the others
		}
		result.Values = append(result.Values, n.Value)
	}
	if args.Systems {
		result.Systems = a.systems()
	}
	if args.Frame {
		result.Frame = a.figures()
	}
	if args.Sound {
		result.Buses, result.Voices = soundOf(engine.SoundOf(a.loop))
	}
	if args.Input {
		result.Input = inputOf(a.loop.Input())
	}
	if args.Watches {
		result.Watches = a.console.Watches()
	}
	return result, nil
}

// figures returns what the last ticks and the last picture took.
func (a *Agent) figures() *protocol.FrameFigures {
	use := engine.FrameUseOf(a.loop)
	f := &protocol.FrameFigures{
		UpdateMicros: tenths(a.times.update.micros()), DrawMicros: tenths(a.times.draw.micros()), SnapshotMicros: tenths(a.times.snapshot.micros()),
		Commands: use.Commands, DrawCalls: use.DrawCalls, Quads: use.Quads, Vertices: use.Vertices,
	}
	for _, p := range use.Pages {
		f.Pages = append(f.Pages, protocol.Page{W: p.W, H: p.H, Used: math.Round(p.Used*1000) / 1000})
	}
	return f
}

// tenths rounds figures, which are shorter to send then.
func tenths(list []float64) []float64 {
	for i, x := range list {
		list[i] = math.Round(x*10) / 10
	}
	return list
}

// soundOf returns the buses, the master first, and what plays.
func soundOf(m *audio.Player) (buses []protocol.Bus, voices []protocol.Voice) {
	plays := map[audio.Bus]int{}
	for _, v := range audio.VoicesOf(m) {
		plays[v.Bus]++
		voices = append(voices, protocol.Voice{Sound: v.Sound.String(), Bus: v.Bus.String(), Gain: v.Gain, At: v.At, Length: v.Length})
	}
	for i := range audio.CountBuses(m) {
		b := audio.BusAt(m, i)
		gain := m.Gain(b)
		if audio.Muted(m, b) {
			gain = 0
		}
		buses = append(buses, protocol.Bus{Name: b.String(), Gain: gain, Plays: plays[b]})
	}
	return buses, voices
}

// inputOf returns what is held, and where sticks, pointer and fingers are, a line each.
func inputOf(s *input.State) (lines []string) {
	for c := range input.AllDown(s) {
		lines = append(lines, "held "+c.String())
	}
	for player := range input.MaxPads {
		if !s.Connected(player) {
			continue
		}
		lines = append(lines, fmt.Sprintf("pad %d: %s", player+1, input.PadName(s, player)))
		for _, k := range padSticks {
			k := stickOf(k, player)
			if v := s.Vec(k); v.X != 0 || v.Y != 0 {
				lines = append(lines, fmt.Sprintf("pad %d %s: %.2f, %.2f", player+1, k.Name, v.X, v.Y))
			}
		}
	}
	p := s.Pointer()
	lines = append(lines, fmt.Sprintf("pointer: %.1f, %.1f", p.Pos.X, p.Pos.Y))
	for _, f := range s.Touches() {
		lines = append(lines, fmt.Sprintf("touch %d: %.1f, %.1f", f.ID, f.Pos.X, f.Pos.Y))
	}
	return lines
}

var padSticks = []input.Stick{
	{Name: "left stick", Left: input.Any{input.PadLeftLeft}, Right: input.Any{input.PadLeftRight}, Up: input.Any{input.PadLeftUp}, Down: input.Any{input.PadLeftDown}},
	{Name: "right stick", Left: input.Any{input.PadRightLeft}, Right: input.Any{input.PadRightRight}, Up: input.Any{input.PadRightUp}, Down: input.Any{input.PadRightDown}},
}

// stickOf is a stick of a player's pad.
func stickOf(k input.Stick, player int) input.Stick {
	for _, any := range []*input.Any{&k.Left, &k.Right, &k.Up, &k.Down} {
		any[0] = any[0].Of(player)
	}
	return k
}
