//go:build !js

package dev

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

func TestKeptStates(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not there yet")
	begin := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	for i, name := range []string{"boss", "Start-1", "con"} {
		k := protocol.KeptState{Name: name, Tick: int64(i), Time: begin.Add(time.Duration(i) * time.Millisecond).Format(time.RFC3339Nano)}
		if err := keep(keptFile(dir, name), k, []byte("state of "+name), []byte{}); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, "s-broken.state", "nonsense")
	put(t, dir, "s-other.state", "\x0d\x00\x00\x00{\"do\":\"kept\"}")
	put(t, dir, "poem.txt", "dear")
	list, err := listKept(dir)
	var names []string
	for _, k := range list {
		names = append(names, k.Name)
	}
	if got := strings.Join(names, " "); err != nil || got != "con Start-1 boss" {
		t.Errorf("got %q, %v; want the newest first", got, err)
	}
	if list[0].Size != len("state of con") || list[0].Tick != 2 {
		t.Errorf("got %+v; want its size and tick", list[0])
	}
	k, state, begun, err := readKept(keptFile(dir, "boss"))
	if err != nil || k.Name != "boss" || string(state) != "state of boss" || len(begun) != 0 {
		t.Errorf("got %+v, %q, %q, %v; want what was kept", k, state, begun, err)
	}
	if err := keep(keptFile(dir, "boss"), protocol.KeptState{Name: "boss"}, []byte("later"), nil); err != nil {
		t.Fatal(err)
	}
	if _, state, _, err := readKept(keptFile(dir, "boss")); err != nil || string(state) != "later" {
		t.Errorf("kept again: got %q, %v; want the later state", state, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".new-*")); len(left) > 0 {
		t.Errorf("got %v; want nothing left behind", left)
	}
	if got := noState("go back to", dir, "bos").Error(); got != `dev: go back to "bos": no state of that name is kept; try con, Start-1, boss` {
		t.Errorf("got %q; want the names", got)
	}
}

func TestNames(t *testing.T) {
	for name, ok := range map[string]bool{
		"boss": true, "Boss_2-b": true, "7": true, strings.Repeat("a", 40): true,
		"": false, strings.Repeat("a", 41): false, ".": false, "..": false, "../x": false, "a/b": false, `a\b`: false, "-f": false, "a.lock": false,
		"a b": false, "é": false, "a\x00": false, "C:": false, "a\n": false,
	} {
		if err := checkName("keep state", name); (err == nil) != ok {
			t.Errorf("%q: got %v; want it taken: %v", name, err, ok)
		}
	}
}

// A file that was cut short or changed is an error and no panic, and never more than what was kept.
func TestDamagedStates(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s-a.state")
	if err := keep(file, protocol.KeptState{Name: "a"}, bytes.Repeat([]byte("state"), 100), []byte("begun")); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) {
		if err := os.WriteFile(file, whole[:n], 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, _, err := readKept(file); err == nil {
			t.Fatalf("cut to %d bytes: got no error", n)
		}
	}
}

func FuzzReadKept(f *testing.F) {
	f.Add(protocol.AppendAsk(nil, protocol.New(keptDo, protocol.KeptState{Name: "a"}, []byte("state"), nil)))
	f.Add([]byte{255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, data []byte) {
		file := filepath.Join(t.TempDir(), "s-a.state")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		k, _, _, err := readKept(file)
		head, headErr := readHead(file)
		if err == nil && (headErr != nil || head != k) {
			t.Errorf("got %+v, %v of the head; want %+v", head, headErr, k)
		}
	})
}

func TestKeepAndGoBack(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	l := begin(t, dir, nil)
	l.refused(protocol.Back, protocol.NameArgs{Name: "boss"}, `go back to "boss": no state is kept; try keeping one first`)
	var kept protocol.KeptState
	l.do(protocol.Keep, protocol.NameArgs{Name: "boss"}, &kept)
	if kept.Tick != 7 || kept.Size != len("start") || kept.Time == "" {
		t.Errorf("got %+v; want tick 7", kept)
	}
	var list protocol.KeptResult
	if l.do(protocol.Kept, nil, &list); len(list.States) != 1 || list.States[0] != kept {
		t.Errorf("got %+v; want %+v", list, kept)
	}
	if err := l.answer(protocol.New(protocol.Load, nil, []byte("elsewhere"), nil)).Read(nil); err != nil {
		t.Fatal(err)
	}
	var r protocol.RestoreResult
	if l.do(protocol.Back, protocol.NameArgs{Name: "boss"}, &r); r.Clock.Tick != 7 {
		t.Errorf("got %+v; want tick 7", r)
	}
	if _, state, _, err := l.session.state(); err != nil || string(state) != "start" {
		t.Errorf("got %q, %v; want the kept state back", state, err)
	}
	for _, do := range []string{protocol.Keep, protocol.Back, protocol.Forget, protocol.Try, protocol.Drop} {
		l.refused(do, protocol.NameArgs{Name: "../x"}, "; try another name")
	}
	l.refused(protocol.Forget, protocol.NameArgs{Name: "bos"}, "; try boss")
	l.do(protocol.Forget, protocol.NameArgs{Name: "boss"}, nil)
	if l.do(protocol.Kept, nil, &list); len(list.States) != 0 {
		t.Errorf("got %+v; want it forgotten", list)
	}
	state := keptFile(t.TempDir(), "later")
	if _, err := l.keepIn(state, "later"); err != nil {
		t.Fatal(err)
	}
	l.end()
	again := begin(t, dir, func(o *Options) { o.State = state })
	if got := again.asked(protocol.Load); len(got) != 1 || !strings.Contains(again.out.String(), ", with the state later\n") {
		t.Errorf("got %d loads and %q; want it to begin with the state", len(got), again.out)
	}
}
