package assets

import (
	"fmt"

	"github.com/krill2d/krill/audio"
)

// Load returns a file as decode makes it: a level, a table of enemies. decode may keep data. Its errors and panics
// come back as errors with the file's name.
func Load[T any](f *Files, name string, decode func(data []byte) (T, error)) (T, error) {
	var zero T
	data, err := f.Bytes(name)
	if err != nil {
		return zero, err
	}
	v, err := guarded(data, decode)
	if err != nil {
		return zero, fmt.Errorf("assets: decode %q: %w", name, err)
	}
	return v, nil
}

// guarded calls decode and turns a panic into an error: a broken file must not end the game.
func guarded[T any](data []byte, decode func([]byte) (T, error)) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the decoder failed: %v; try saving the file again", p)
		}
	}()
	return decode(data)
}

// Sound returns a sound file decoded whole, in the formats that audio.Decode knows. It is no method of Files, which would
// link the decoders into every game.
func Sound(f *Files, name string) (audio.PCM, error) { return Load(f, name, audio.Decode) }
