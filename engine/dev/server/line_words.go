//go:build !js

package server

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

func sorted(m map[string]word) []string { return slices.Sorted(maps.Keys(m)) }

// get asks and decodes the answer.
func get[T any](ask asker, do string, args any) (result T, err error) {
	err = ask(protocol.New(do, args)).Read(&result)
	return result, err
}

// help lists the tool's words and lets the console list its own, where a game is there to ask.
func help(ask asker, _ []string) (protocol.RunResult, error) {
	var b strings.Builder
	for _, name := range sorted(words) {
		fmt.Fprintf(&b, "%-16s %s\n", words[name].usage(name), words[name].help)
	}
	if more, err := get[protocol.RunResult](ask, protocol.Run, protocol.RunArgs{Text: "help"}); err == nil {
		b.WriteString(more.Text)
	}
	return says("%s", strings.TrimRight(b.String(), "\n")), nil
}

func kept(ask asker, _ []string) (protocol.RunResult, error) {
	list, err := get[protocol.KeptResult](ask, protocol.Kept, nil)
	t := &protocol.Table{Columns: []string{"name", "tick", "time", "bytes"}, Total: len(list.States)}
	for _, k := range list.States {
		t.Rows = append(t.Rows, []string{k.Name, strconv.FormatInt(k.Tick, 10), k.Time, strconv.Itoa(k.Size)})
	}
	return protocol.RunResult{Table: t}, err
}

func back(ask asker, args []string) (protocol.RunResult, error) {
	r, err := get[protocol.RestoreResult](ask, protocol.Back, protocol.NameArgs{Name: args[0]})
	return says("back at %s, tick %d%s", args[0], r.Clock.Tick, fitted(r)), err
}

// fitted says how a state fitted a build that is not its own.
func fitted(r protocol.RestoreResult) (said string) {
	for _, part := range []struct {
		n    int
		what string
	}{
		{len(r.Added), "added"},
		{len(r.Parked), "parked"},
		{len(r.Adopted), "adopted"},
		{len(r.Renamed), "renamed"},
		{len(r.Retyped), "retyped"},
		{len(r.Defaults), "with the new default"},
	} {
		switch part.n {
		case 0:
		case 1:
			said += "; 1 field " + part.what
		default:
			said += fmt.Sprintf("; %d fields %s", part.n, part.what)
		}
	}
	return said
}

func try(ask asker, args []string) (protocol.RunResult, error) {
	r, err := get[protocol.TryResult](ask, protocol.Try, protocol.NameArgs{Name: args[0]})
	return says("%s is in %s, at %s", args[0], r.Folder, r.Address), err
}

func bake(ask asker, _ []string) (protocol.RunResult, error) {
	r, err := get[protocol.BakeResult](ask, protocol.Bake, nil)
	if len(r.Changes) == 0 {
		return says("nothing to bake: no tuned value differs from the source"), err
	}
	var diff []protocol.Change
	for _, c := range r.Changes {
		diff = append(diff, protocol.Change{Path: c.File + ": " + c.Path, Old: c.Old, New: c.New})
	}
	return protocol.RunResult{Text: "baked", Diff: diff}, err
}

func capsule(ask asker, _ []string) (protocol.RunResult, error) {
	r, err := get[protocol.CapsuleResult](ask, protocol.Capsule, nil)
	return says("%s, %.1f s", r.Name, r.Seconds), err
}

func status(ask asker, _ []string) (protocol.RunResult, error) {
	about, err := get[protocol.AboutResult](ask, protocol.About, nil)
	if err != nil {
		return protocol.RunResult{}, err
	}
	lines := []string{fmt.Sprintf("%s: build %d, %s", about.Game, about.Build, about.State)}
	for _, p := range about.Errors {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Text))
	}
	if window, err := get[protocol.StatusResult](ask, protocol.Status, nil); err == nil {
		lines = append(lines, clock(window.Clock))
		if window.Failed != "" {
			lines = append(lines, "failed: "+window.Failed)
		}
	}
	return says("%s", strings.Join(lines, "\n")), nil
}

func pairs(ask asker, _ []string) (protocol.RunResult, error) {
	r, err := get[protocol.PairResult](ask, protocol.Pair, nil)
	said := fmt.Sprintf("code %s at %s", r.Code, r.Address)
	for _, d := range r.Devices {
		said += fmt.Sprintf("\n%s at %s since %s", d.Name, d.Address, d.Since)
	}
	return says("%s", said), err
}
