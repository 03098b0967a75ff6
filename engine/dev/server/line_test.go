//go:build !js

package server

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// tool answers each ask with what a krill dev would, and writes down what it was asked.
type tool struct{ asked []string }

func (l *tool) ask(a protocol.Ask) protocol.Answer {
	l.asked = append(l.asked, strings.TrimSpace(a.Do+" "+string(a.Args)))
	switch a.Do {
	case protocol.Run:
		return protocol.Reply(protocol.RunResult{Text: "the console's"})
	case protocol.Kept:
		return protocol.Reply(protocol.KeptResult{States: []protocol.KeptState{{Name: "boss", Tick: 900, Time: "now", Size: 10}}})
	case protocol.Back:
		return protocol.Reply(protocol.RestoreResult{Clock: protocol.ClockResult{Tick: 900}, Added: []string{"a", "b"}, Defaults: []protocol.Change{{}}})
	case protocol.Try:
		return protocol.Reply(protocol.TryResult{Folder: "/tmp/x", Address: "http://there"})
	case protocol.Bake:
		return protocol.Reply(protocol.BakeResult{Changes: []protocol.BakeChange{{File: "ship.go", Path: "Thrust", Old: "200", New: "220"}}})
	case protocol.Loop:
		var at protocol.LoopArgs
		_ = a.Read(&at)
		return protocol.Reply(protocol.LoopResult(at))
	case protocol.Capsule:
		return protocol.Reply(protocol.CapsuleResult{Name: "a.krill", Seconds: 12.34})
	case protocol.About:
		return protocol.Reply(protocol.AboutResult{Game: "astro", Build: 3, State: "broken", Errors: []protocol.Problem{{File: "a.go", Line: 1, Col: 2, Text: "bad"}}})
	case protocol.Status:
		return protocol.Reply(protocol.StatusResult{Clock: protocol.ClockResult{Tick: 5, Last: 9, Paused: true, Looping: true, Speed: 0.5}, Failed: "nil map"})
	case protocol.Pair:
		return protocol.Reply(protocol.PairResult{Code: "123456", Address: "http://here/", Devices: []protocol.Device{{Name: "phone-1", Address: "there", Since: "now"}}})
	}
	return protocol.Reply(nil)
}

func TestLine(t *testing.T) {
	for _, c := range []struct{ line, asked, says string }{
		{"keep boss", `dev.keep {"Name":"boss"}`, "kept as boss"},
		{"  keep   boss ", `dev.keep {"Name":"boss"}`, "kept as boss"},
		{"kept", "dev.kept", "[name tick time bytes] [[boss 900 now 10]] 1"},
		{"back boss", `dev.back {"Name":"boss"}`, "back at boss, tick 900; 2 fields added; 1 field with the new default"},
		{"forget boss", `dev.forget {"Name":"boss"}`, "boss is forgotten"},
		{"try big", `dev.try {"Name":"big"}`, "big is in /tmp/x, at http://there"},
		{"drop big", `dev.drop {"Name":"big"}`, "big is dropped"},
		{"bake", "dev.bake", "baked ship.go: Thrust 200 220"},
		{"build", "dev.build", "built"},
		{"loop 6 9", `game.loop {"From":6,"To":9}`, "ticks 6 to 9, again and again"},
		{"loop", `game.loop {"From":0,"To":0}`, "no loop"},
		{"capsule", "game.capsule", "a.krill, 12.3 s"},
		{"status", "dev.about; host.status", "astro: build 3, broken\na.go:1:2: bad\ntick 5 of 0 to 9, paused, looping, speed 0.5\nfailed: nil map"},
		{"pair", "dev.pair", "code 123456 at http://here/\nphone-1 at there since now"},
		{"unpair phone-1", `dev.unpair {"Name":"phone-1"}`, "phone-1 is out"},
		{"quit", "dev.quit", "krill dev ends"},
		{"help", `game.run {"Text":"help"}`, "the console's"},
		{"help set", `game.run {"Text":"help set"}`, "the console's"},
		{"back 60", `game.run {"Text":"back 60"}`, "the console's"},
		{"back", `game.run {"Text":"back"}`, "the console's"},
		{"pause", `game.run {"Text":"pause"}`, "the console's"},
		{"drop Frozen e", `game.run {"Text":"drop Frozen e"}`, "the console's"},
		{"Rock r | r.X > 3", `game.run {"Text":"Rock r | r.X \u003e 3"}`, "the console's"},
		{"Keep k", `game.run {"Text":"Keep k"}`, "the console's"},
	} {
		var l tool
		var r protocol.RunResult
		err := Line(l.ask, c.line).Read(&r)
		said := r.Text
		for _, d := range r.Diff {
			said += fmt.Sprintf(" %s %s %s", d.Path, d.Old, d.New)
		}
		if r.Table != nil {
			said += fmt.Sprint(r.Table.Columns, r.Table.Rows, r.Table.Total)
			said = strings.ReplaceAll(said, "][", "] [")
		}
		if got := strings.Join(l.asked, "; "); err != nil || got != c.asked || !strings.Contains(said, c.says) {
			t.Errorf("%q: got %s, %q, %v; want %s and %q", c.line, got, said, err, c.asked, c.says)
		}
	}
}

func TestLineSaysWhatIsWrong(t *testing.T) {
	for line, says := range map[string]string{
		"": "try help", " \t": "try help", "keep": "try keep NAME", "keep a b": "try keep NAME", "drop": "try drop NAME", "kept x": "try kept",
		"loop 5": "try loop 600 900", "loop a b": "try loop 600 900",
	} {
		var l tool
		err := Line(l.ask, line).Read(nil)
		if err == nil || !strings.HasPrefix(err.Error(), "server: ") || !strings.Contains(err.Error(), says) || len(l.asked) > 0 {
			t.Errorf("%q: got %v after asking %v; want an error that says %q, and nothing asked", line, err, l.asked, says)
		}
	}
}

func TestEveryWordIsInHelp(t *testing.T) {
	var l tool
	var r protocol.RunResult
	if err := Line(l.ask, "help").Read(&r); err != nil {
		t.Fatal(err)
	}
	for _, w := range sorted(words) {
		if !slices.ContainsFunc(strings.Split(r.Text, "\n"), func(s string) bool { return strings.HasPrefix(s, w) }) {
			t.Errorf("%s is not in help", w)
		}
	}
}

func TestEnds(t *testing.T) {
	knows := func(a protocol.Ask) protocol.Answer {
		var at protocol.CompleteArgs
		if a.Do != protocol.Complete {
			return protocol.Refuse(fmt.Errorf("got %s", a.Do))
		}
		_ = a.Read(&at)
		if at.Text == "set game.sc" {
			return protocol.Reply(protocol.CompleteResult{Begun: "sc", Words: []string{"score"}})
		}
		return protocol.Reply(protocol.CompleteResult{Begun: at.Text, Words: []string{"drop", "destroy"}})
	}
	dead := func(protocol.Ask) protocol.Answer { return protocol.Refuse(fmt.Errorf("no game")) }
	for _, c := range []struct {
		ask  asker
		text string
		want string
	}{
		{knows, "set game.sc", "sc [score]"},
		{knows, "d", "d [destroy drop]"},
		{dead, "ke", "ke [keep kept]"},
		{dead, "keep b", "b []"},
		{dead, "", " [back bake build capsule drop forget help keep kept loop pair quit status try unpair]"},
	} {
		for _, at := range []int{len(c.text), 1000} {
			var r protocol.CompleteResult
			err := ends(c.ask, protocol.New(protocol.Ends, protocol.CompleteArgs{Text: c.text, At: at})).Read(&r)
			if got := fmt.Sprint(r.Begun, " ", r.Words); err != nil || got != c.want {
				t.Errorf("%q: got %q, %v; want %q", c.text, got, err, c.want)
			}
		}
	}
}
