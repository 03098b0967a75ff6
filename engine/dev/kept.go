//go:build !js

package dev

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// A kept state is a file that holds, coded as an ask of package protocol, what protocol.KeptState says, the state, and the
// state in which the game of that build begins.

const (
	keptDo     = "krill.kept.1"
	keptSuffix = ".state"
	keptPrefix = "s-" // no name of a device on Windows begins so

	maxKept = 1 << 30 // bytes of a file
	maxHead = 1 << 16 // bytes of its first part
)

// names are those of kept states and of tries, which are branches and folders too.
var names = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$`)

func checkName(verb, name string) error {
	if !names.MatchString(name) {
		return fmt.Errorf("dev: %s %q: a name has 1 to 40 letters, digits, - and _; try another name", verb, name)
	}
	return nil
}

func keptFile(dir, name string) string { return filepath.Join(dir, keptPrefix+name+keptSuffix) }

// keep writes a state. One of that name is replaced.
func keep(file string, k protocol.KeptState, state, begun []byte) error {
	k.Size = len(state)
	data := protocol.AppendAsk(nil, protocol.New(keptDo, k, state, begun))
	if len(data) > maxKept {
		return fmt.Errorf("dev: keep state %q: it has %d MB, more than %d; try keeping less in the game's value", k.Name, len(data)>>20, maxKept>>20)
	}
	if err := writeWhole(file, data); err != nil {
		return fmt.Errorf("dev: keep state %q: %w; try freeing space there", k.Name, err)
	}
	return nil
}

// readKept reads what keep wrote.
func readKept(file string) (k protocol.KeptState, state, begun []byte, err error) {
	info, err := os.Stat(file)
	if err == nil && info.Size() > maxKept {
		err = fmt.Errorf("it has %d MB, more than %d", info.Size()>>20, maxKept>>20)
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return k, nil, nil, err
	}
	a, err := protocol.DecodeAsk(data)
	if err == nil && (a.Do != keptDo || len(a.Blobs) != 2) {
		err = errors.New("it is no kept state")
	}
	if err == nil {
		err = a.Read(&k)
	}
	if err != nil {
		return k, nil, nil, err
	}
	return k, a.Blobs[0], a.Blobs[1], nil
}

// readHead reads what a kept state is, and leaves the state.
func readHead(file string) (k protocol.KeptState, err error) {
	f, err := os.Open(file)
	if err != nil {
		return k, err
	}
	defer f.Close()
	var length [4]byte
	if _, err := io.ReadFull(f, length[:]); err != nil {
		return k, err
	}
	n := binary.LittleEndian.Uint32(length[:])
	if n > maxHead {
		return k, errors.New("it is no kept state")
	}
	head := make([]byte, n)
	if _, err := io.ReadFull(f, head); err != nil {
		return k, err
	}
	var a protocol.Ask
	if err := json.Unmarshal(head, &a); err != nil {
		return k, err
	}
	if a.Do != keptDo {
		return k, errors.New("it is no kept state")
	}
	return k, a.Read(&k)
}

// listKept lists the states in a folder, the newest first. What is no state is left out.
func listKept(dir string) ([]protocol.KeptState, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("dev: list kept states: %w", err)
	}
	list := []protocol.KeptState{}
	for _, e := range entries {
		name, ok := strings.CutSuffix(strings.TrimPrefix(e.Name(), keptPrefix), keptSuffix)
		if !ok || checkName("list", name) != nil {
			continue
		}
		if k, err := readHead(filepath.Join(dir, e.Name())); err == nil {
			k.Name = name // as the file is called now
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b protocol.KeptState) int { return when(b).Compare(when(a)) })
	return list, nil
}

func when(k protocol.KeptState) time.Time {
	t, err := time.Parse(time.RFC3339Nano, k.Time)
	if err != nil {
		return time.Time{} // somebody wrote it by hand: the oldest
	}
	return t
}

// noState says that there is no kept state of a name, and which there are.
func noState(verb, dir, name string) error {
	list, err := listKept(dir)
	if err != nil || len(list) == 0 {
		return fmt.Errorf("dev: %s %q: no state is kept; try keeping one first", verb, name)
	}
	var all []string
	for _, k := range list {
		all = append(all, k.Name)
	}
	return fmt.Errorf("dev: %s %q: no state of that name is kept; try %s", verb, name, strings.Join(all, ", "))
}

// writeWhole writes a file beside its name and then gives it the name, so that it is there whole or as it was before.
func writeWhole(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
