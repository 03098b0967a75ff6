package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

// Begin starts the game before its first tick, which then goes on with the first Update: for who wants to see what a game
// is when it begins. Of in only the window's size is looked at. Quiet: what the game saves in Start is forgotten, since a
// snapshot will be laid over it. It does nothing when the game has begun.
func Begin(l *Loop, in *driver.Input, quiet bool) {
	if len(l.scenes.stack) > 0 || l.failed != nil {
		return
	}
	l.outside.quiet = quiet
	defer func() { l.outside.quiet = false }()
	l.see(in)
	l.bindings(atFirst)
	l.recallAccess()
	l.changeScenes()
}

// see notes the window that a tick tells of.
func (l *Loop) see(in *driver.Input) {
	l.view = render.NewViewport(l.config.Scaling, l.config.Width, l.config.Height, in.Width, in.Height)
	l.tick.Size = l.view.Size()
	if in.MaxImage > 0 {
		l.atlas.MaxImage = in.MaxImage
	}
}

// Reseed makes the game begin with another seed, as Config.Seed does. It must be called before the first tick.
func Reseed(l *Loop, seed uint64) {
	l.config.Seed = seed
	l.rand = NewRand(seed)
}

// Still is a tick in which time stands still: files that have changed are seen, pixels that were asked for come, and the
// window's size is followed, but the game is left as it is. The output is valid until the next tick.
func Still(l *Loop, in *driver.Input) *driver.Output {
	l.out.Reset()
	for _, do := range l.hooks.tick {
		do()
	}
	l.see(in)
	if len(in.Pixels) > 0 {
		l.canvas.Answer(in.Pixels)
	}
	l.answerEnding(in)
	l.report()
	l.out.Exit = l.quit || in.Quit
	return &l.out
}

// Resound lets what plays be heard from where it is: the driver has not heard what led there.
func Resound(l *Loop) { l.audio.Restore(l.audio.State()) }

// Cut makes what is recorded from here on begin with a snapshot: the run was changed from outside.
func Cut(l *Loop) {
	if l.recorder != nil {
		l.recorder.anew = true
	}
}
