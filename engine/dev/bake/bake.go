// Package bake writes the tuned values of a game into its source, where their defaults stand, and takes them out of
// assets/tune.toml: what was tried out is then code like any other.
//
//	var tune = engine.Tune("ship", shipTune{Thrust: 220})
//
// becomes
//
//	var tune = engine.Tune("ship", shipTune{Thrust: 240})
//
// and the difference is the number alone. It changes literals, and adds those of fields that have none; what is an
// expression or a constant stays, in the file too, and is said with its place, since only a person knows what else is to
// follow from it. It reads the syntax of the source and does not compile it, so it works while the game does not build;
// a result that could not be read again is not written.
package bake

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/tune"
)

// File is where tuned values lie below a game's folder.
const File = "assets/tune.toml"

// Game bakes the tuned values of the game in a folder. What was refused stays in the file. After an error nothing, or some
// of the source was written, and all values still stand in the file, which says the same.
func Game(dir string) (protocol.BakeResult, error) {
	at := filepath.Join(dir, filepath.FromSlash(File))
	text, err := os.ReadFile(at)
	if errors.Is(err, fs.ErrNotExist) {
		return protocol.BakeResult{}, nil
	}
	if err != nil {
		return protocol.BakeResult{}, fmt.Errorf("bake: %w", err)
	}
	values, err := tune.Parse(text)
	if err != nil {
		return protocol.BakeResult{}, fmt.Errorf("bake: read %s: %w", File, err)
	}
	s, err := readSource(dir)
	if err != nil {
		return protocol.BakeResult{}, err
	}
	b := baker{source: s}
	for _, k := range values.Keys {
		b.bake(k)
	}
	for _, f := range s.files {
		if bytes.Equal(f.text, f.was) {
			continue
		}
		if err := replace(f.at, f.text); err != nil {
			return protocol.BakeResult{}, fmt.Errorf("bake: write %s: %w", f.name, err)
		}
	}
	if err := writeValues(at, text, values.Edit(nil, b.gone)); err != nil {
		return protocol.BakeResult{}, fmt.Errorf("bake: write %s: %w", File, err)
	}
	return b.result, nil
}

// baker puts one value after the other into the source.
type baker struct {
	source *source
	gone   []string // keys that stand in the code now
	result protocol.BakeResult
}

func (b *baker) bake(k tune.Key) {
	change, err := b.source.set(k.Path, k.Value)
	var p *problem
	switch {
	case errors.As(err, &p):
		b.result.Refused = append(b.result.Refused, protocol.Problem{File: p.file, Line: p.line, Text: p.text})
		return
	case err != nil:
		b.result.Refused = append(b.result.Refused, protocol.Problem{File: File, Line: k.Line, Col: k.Col, Text: err.Error()})
		return
	case change != nil:
		b.result.Changes = append(b.result.Changes, *change)
	}
	b.gone = append(b.gone, k.Path)
}

// writeValues writes what is left of the values; the file goes when nothing is.
func writeValues(at string, old, text []byte) error {
	switch {
	case bytes.Equal(old, text):
		return nil
	case len(bytes.TrimSpace(text)) == 0:
		return os.Remove(at)
	}
	return replace(at, text)
}

// replace writes a file beside its name, with its rights, and then gives it the name.
func replace(at string, text []byte) error {
	about, err := os.Stat(at)
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(at); err == nil {
		at = real // the file that a link leads to, and not the link
	}
	temp, err := os.CreateTemp(filepath.Dir(at), ".bake-*")
	if err != nil {
		return err
	}
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Close(), os.Chmod(temp.Name(), about.Mode().Perm())); err == nil {
		err = os.Rename(temp.Name(), at)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}
