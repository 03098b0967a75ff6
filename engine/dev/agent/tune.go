package agent

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/tune"
)

func (a *Agent) handleTune() {
	a.handle(protocol.Tune, func(q protocol.Ask) protocol.Answer {
		var args protocol.TuneArgs
		if err := q.Read(&args); err != nil {
			return protocol.Refuse(err)
		}
		result, err := tuneGame(a.loop, args.Set, sourceFolder())
		if err != nil {
			return protocol.Refuse(err)
		}
		return protocol.Reply(result)
	})
}

// sourceFolder is the folder of the game's source, as krill dev says it; empty: it is not to be had.
func sourceFolder() string {
	if dir := os.Getenv("KRILL_DEV"); strings.ContainsAny(dir, `/\`) {
		return dir
	}
	return ""
}

// tuneGame sets values, writes them into the folder of the source, and returns all. On an error nothing is written.
func tuneGame(l *engine.Loop, set map[string]string, dir string) (result protocol.TuneResult, err error) {
	var old []byte
	at := filepath.Join(dir, filepath.FromSlash(engine.TunePlace))
	if dir != "" {
		if old, err = os.ReadFile(at); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return result, fmt.Errorf("agent: tune: %w", err)
		}
		if err := engine.Retune(l); err != nil && len(set) > 0 {
			return result, err // a set value would be laid over what somebody is writing
		}
	}
	for _, path := range slices.Sorted(maps.Keys(set)) {
		if err := engine.SetTune(l, path, set[path]); err != nil {
			return result, err
		}
	}
	text, err := engine.TuneText(l, old)
	if err != nil && len(set) > 0 {
		return result, err
	}
	result.File = string(text)
	for _, g := range engine.TuneGroups(l) {
		result.Groups = append(result.Groups, tuneNode(g))
	}
	if dir == "" || len(set) == 0 {
		return result, nil
	}
	result.Place = at
	return result, writeTune(at, old, text)
}

// writeTune writes the file beside its name and then gives it the name, so that nobody reads half of it. An empty one goes.
func writeTune(at string, old, text []byte) error {
	if string(old) == string(text) {
		return nil
	}
	if len(text) == 0 {
		return os.Remove(at)
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return fmt.Errorf("agent: write tuned values: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(at), ".tune-*") // no file of a game begins so: go:embed leaves it out
	if err != nil {
		return fmt.Errorf("agent: write tuned values: %w", err)
	}
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Close(), os.Chmod(temp.Name(), 0o644)); err == nil {
		err = os.Rename(temp.Name(), at)
	}
	if err != nil {
		return fmt.Errorf("agent: write tuned values: %w", errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}

// tuneNode returns a group as a tree.
func tuneNode(g engine.TuneGroup) protocol.Node {
	top := protocol.Node{Name: g.Name, Path: g.Name, Type: "engine.Tune"}
	for _, v := range g.Values {
		at := &top
		parts := strings.Split(v.Path, ".")
		for _, part := range parts[:len(parts)-1] {
			at = childNode(at, part)
		}
		at.Children = append(at.Children, tuneLeaf(v, at.Path+"."+parts[len(parts)-1]))
	}
	return top
}

// childNode returns the child of a name: the last one, or a new one.
func childNode(n *protocol.Node, name string) *protocol.Node {
	if i := len(n.Children) - 1; i < 0 || n.Children[i].Name != name {
		n.Children = append(n.Children, protocol.Node{Name: name, Path: n.Path + "." + name, Type: "struct"})
	}
	return &n.Children[len(n.Children)-1]
}

func tuneLeaf(v engine.TuneValue, path string) protocol.Node {
	n := protocol.Node{Name: path[strings.LastIndexByte(path, '.')+1:], Path: path, Type: v.Type, Value: plainText(v.Value), Step: v.Limits.Step}
	n.Min, n.Max = v.Limits.Min, v.Limits.Max
	if !v.Value.Same(v.Default) {
		n.Default = plainText(v.Default)
	}
	switch v.Value.Kind {
	case tune.Bool:
		n.Edit = "bool"
	case tune.String:
		n.Edit = "text"
		if n.Choices = v.Limits.Choices; len(n.Choices) > 0 {
			n.Edit = "choice"
		}
	case tune.List:
		for i, part := range []string{"X", "Y"} {
			one := v
			one.Value, one.Default, one.Type = tune.Number(v.Value.List[i]), tune.Number(v.Default.List[i]), "float64"
			n.Children = append(n.Children, tuneLeaf(one, path+"."+part))
		}
	default:
		n.Edit = "number"
	}
	return n
}

// plainText is a value as a person sees it: text without quotes.
func plainText(v tune.Value) string {
	if v.Kind == tune.String {
		return v.Text
	}
	return v.String()
}
