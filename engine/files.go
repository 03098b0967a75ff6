package engine

import (
	"image"

	"github.com/krill2d/krill/audio"
)

// hooks are what few games use: they are set by functions that only those link.
type hooks struct {
	tick  []func()                    // called at the beginning of a driver's tick, when neither Update nor Draw runs
	close []func()                    // called when the run is over
	ahead func(kind, name string) any // returns what was loaded before it was asked for, or nil; nil: nothing was

	developed bool                    // Develop says what is wrong with files
	tuneText  func() ([]byte, error)  // reads tuned values from the folder of the source; nil: they are among the assets
	retune    func() error            // has them read again; nil: the game has none
	logged    func() []string         // returns the last lines of the log; nil: nobody keeps them
	ticked    func()                  // called at the end of a driver's tick; nil: nobody wants to know
	failed    func() (capsule string) // called when a failure is shown: writes a capsule, unless it is the last one again; nil: nobody does
}

// The kinds of what is loaded ahead.
const (
	aheadImage = "image" // image.Image
	aheadSound = "sound" // audio.PCM, or the []byte of a file that is decoded as it plays
	aheadBytes = "bytes" // []byte
)

// picture returns the picture of a file, for the atlas.
func (l *Loop) picture(name string) (image.Image, error) {
	if l.hooks.ahead != nil {
		if img, ok := l.hooks.ahead(aheadImage, name).(image.Image); ok {
			return img, nil
		}
	}
	return l.files.Image(name)
}

// sound returns the bytes of a sound file, or its samples when they were loaded ahead, for the player.
func (l *Loop) sound(name string) ([]byte, audio.PCM, error) {
	if l.hooks.ahead != nil {
		switch v := l.hooks.ahead(aheadSound, name).(type) {
		case audio.PCM:
			return nil, v, nil
		case []byte:
			return v, audio.PCM{}, nil
		}
	}
	data, err := l.files.Bytes(name)
	return data, audio.PCM{}, err
}

// read returns the bytes of a file.
func (l *Loop) read(name string) ([]byte, error) {
	if l.hooks.ahead != nil {
		if data, ok := l.hooks.ahead(aheadBytes, name).([]byte); ok {
			return data, nil
		}
	}
	return l.files.Bytes(name)
}
