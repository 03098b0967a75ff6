package engine

import (
	"log/slog"
	"reflect"
	"time"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// Loop is a running game: what [Main] hands to a driver. Tests and tools make one with [New] and drive it themselves.
type Loop struct {
	log     *slog.Logger // nil: that of the program
	missing []error      // assets that could not be had

	config     Config
	fresh      reflect.Value // the first game as it was given, to begin anew with
	scenes     scenes
	files      *assets.Files
	hooks      hooks
	loading    any // *loading; nil: no group was asked for. A field of that type would link its parts
	tunes      any // *tunes, as loading
	loadPace   loadPace
	data       map[dataKey]*datum // that was asked for
	atlas      *render.Atlas
	canvas     *render.Canvas
	audio      *audio.Player
	heard      int64 // driver's ticks
	store      *Store
	input      input.State
	rand       Rand
	window     Window
	access     Access
	writing    driver.TextSession // what the last Update said that the player writes into
	accessKept Access             // as it was saved last
	boundKept  string             // the player's bindings, as they were saved last
	tick       Tick
	view       render.Viewport
	pace       pace
	keys       systemKeys
	bot        *player      // nil: a person plays
	aloud      *speaker     // nil: nobody tells him what to do
	events     driver.Input // since the last Update
	failed     *Failure
	quit       bool
	ending     ending // what signals and the system ask of the run

	failing   failureScreen
	elsewhere elsewhere // the game's goroutines
	lost      bool      // a failure could not even be shown

	out   driver.Output
	frame driver.Frame

	codec    *state.Codec
	kept     kept
	names    []byte // coded, of `named` of them
	named    int
	outside  outside
	recorder *recorder            // nil: nothing is written down
	letGo    bool                 // what is held is let go of in the next tick: it may not be held any more
	above    func(*render.Canvas) // what is drawn over the game; nil: nothing
	notices  []notice             // lines over the game, the oldest first

	auto     *autosave        // nil: nobody saves by himself
	autosave func()           // saves him now; nil as auto is
	clock    func() time.Time // stamps saves; nil: the time of the run
	transfer transfer         // files of saves
}

// New returns a game that is ready for its first tick. Its saves are on disk, in memory when disk is nil.
// The game's value is used as it is, and copied once for beginning anew after a failure.
func New(g Game, c Config, disk save.Disk) *Loop {
	if g == nil {
		panic("engine: New: the game is nil; give it a pointer to a struct, such as &game{}")
	}
	if disk == nil {
		disk = save.Memory()
	}
	c = c.filled()
	l := &Loop{
		config: c, scenes: newScenes(g, c.Scenes), fresh: copied(g),
		files: assets.New(mounts(c)...), rand: NewRand(c.Seed),
		window: Window{Title: c.Title, Fullscreen: c.Fullscreen},
		codec:  state.New(knownTo(g, c)...),
	}
	l.bindings(atNew)
	l.store = newStore(disk, &l.outside)
	l.atlas = render.NewAtlas(l.picture)
	l.atlas.ReadFile = l.read
	l.canvas = render.NewCanvas(l.atlas)
	l.canvas.Owner = l
	l.audio = audio.NewPlayer(nil)
	l.audio.File = l.sound
	l.tick = Tick{
		Dt: 1 / float64(c.TPS), Input: &l.input, Audio: l.audio, Rand: &l.rand, Store: l.store, Window: &l.window, Access: &l.access, loop: l,
	}
	return l
}

// knownTo returns a value of each type that a snapshot may hold as a scene.
func knownTo(g Game, c Config) []any {
	known := []any{g}
	for _, s := range c.Scenes {
		known = append(known, s)
	}
	return known
}

func mounts(c Config) []assets.Mount {
	if c.Assets == nil {
		return nil
	}
	return []assets.Mount{{Name: "Config.Assets", FS: c.Assets}}
}

// copied returns a shallow copy of what a game points to, or of the game itself.
func copied(g Game) reflect.Value {
	v := reflect.ValueOf(g)
	if v.Kind() != reflect.Pointer {
		return v
	}
	c := reflect.New(v.Type().Elem())
	c.Elem().Set(v.Elem())
	return c
}

// newGame returns a copy of the first game as it was given.
func (l *Loop) newGame() Game { return copied(l.fresh.Interface().(Game)).Interface().(Game) }

// Failed returns how the game failed, or nil while it runs.
func (l *Loop) Failed() *Failure { return l.failed }

// Top returns the scene that is updated, and nil when there is none yet.
func (l *Loop) Top() Game { return l.scenes.top() }

// Ticks returns how many Updates there were.
func (l *Loop) Ticks() int64 { return l.tick.N }

// Tick runs one driver's tick: none, one or several Updates, by the speed of the game.
// What it returns is valid until the next call.
func (l *Loop) Tick(in *driver.Input) *driver.Output {
	l.out.Reset()
	if l.bot != nil {
		in = l.bot.input(l)
	}
	if l.aloud != nil {
		l.aloud.speak(l, in)
	}
	if l.letGo {
		away := *in
		away.Unfocused, l.letGo = true, false
		in = &away
	}
	for _, do := range l.hooks.tick {
		do()
	}
	l.record(func(r *recorder) { r.begin(l, in) })
	l.view = render.NewViewport(l.config.Scaling, l.config.Width, l.config.Height, in.Width, in.Height)
	l.tick.Size = l.view.Size()
	if in.MaxImage > 0 {
		l.atlas.MaxImage = in.MaxImage
	}
	l.window.follow(in)
	l.failing.see(in)
	if len(in.Pixels) > 0 {
		l.canvas.Answer(in.Pixels)
	}
	if l.transfer.hear != nil {
		l.transfer.hear(in)
	}
	l.answerQuit(in)
	l.keys.press(in, l)
	l.audio.Begin(l.heard, l.config.TPS) // sound goes on in its own time when the game is slowed or paused
	l.heard++
	if l.failed != nil {
		l.guardFailure(in)
	} else {
		l.updates(in)
	}
	l.record(func(r *recorder) { r.end(l) })
	l.fail(l.elsewhere.take()) // after the Updates, so that a tick that was written down is a whole one
	if l.hooks.ticked != nil {
		l.hooks.ticked()
	}
	l.answerEnding(in)
	l.audio.End(&l.out)
	l.report()
	l.dropNotices("")
	l.wishes()
	return &l.out
}

// updates runs what is due. What happens in a tick without an Update is kept for the next one.
func (l *Loop) updates(in *driver.Input) {
	l.keys.add(&l.events, in)
	l.events.SoundAt, l.events.Pixels, l.events.Done = 0, nil, nil // no game sees them
	for range l.pace.updates() {
		if l.failed != nil || l.quit {
			return
		}
		l.update(&l.events)
		l.events.Reset()
	}
}

func (l *Loop) update(in *driver.Input) {
	l.writing = driver.TextSession{}
	l.input.Show(l.screenPad())
	if len(l.scenes.stack) == 0 {
		l.bindings(atFirst)
	}
	l.bindings(atTick)
	l.input.Apply(in, l.toCanvas(), l.tick.Dt)
	if len(l.scenes.stack) == 0 {
		l.recallAccess()
		l.changeScenes() // the first tick: Start comes before the first Update
	}
	if g := l.scenes.top(); g != nil && l.failed == nil {
		l.fail(guard("Update", g, func() error { return g.Update(&l.tick) }))
		l.changeScenes()
	}
	l.keepAccess()
	l.bindings(atTicked)
	l.tick.N++
	l.tick.Time = float64(l.tick.N) * l.tick.Dt
	l.quit = l.quit || len(l.scenes.stack) == 0
}

// changeScenes does what the last Update asked for. A Start may ask for more; that is done too.
func (l *Loop) changeScenes() {
	for l.failed == nil {
		started, did := l.scenes.next()
		if !did {
			return
		}
		if s, ok := started.(Starter); ok {
			l.fail(guard("Start", started, func() error { return s.Start(&l.tick) }))
		}
	}
}

// fail logs a failure. The first one is what stops the game.
func (l *Loop) fail(f *Failure) {
	if f == nil {
		return
	}
	f.log(logger(l.log))
	if l.failed == nil {
		l.failed = f
	}
}

// Draw records the picture at alpha between the last two Updates. What it returns is valid until the next call.
func (l *Loop) Draw(alpha float64) *driver.Frame {
	if l.failed == nil {
		l.begin(alpha)
		l.drawScenes()
		if l.failed == nil {
			if l.config.Finish != nil {
				l.config.Finish(l.canvas)
			}
			l.drawScreenPad()
			l.drawNotices()
			if l.above != nil {
				l.above(l.canvas)
			}
			l.canvas.End()
			return &l.frame
		}
	}
	return l.drawFailure() // a picture that was broken off is thrown away; its uploads wait in the atlas
}

func (l *Loop) begin(alpha float64) {
	l.showAccess()
	l.canvas.Begin(&l.frame, l.view, l.config.Background, l.tick.Time, l.pace.alpha(alpha))
}

func (l *Loop) drawScenes() {
	var visible []Game
	l.fail(guard("Overlay", l.scenes.top(), func() error { visible = l.scenes.visible(); return nil }))
	for _, g := range visible {
		if l.fail(guard("Draw", g, func() error { g.Draw(l.canvas); return nil })); l.failed != nil {
			return
		}
	}
}

// toCanvas returns the transform from device pixels to canvas units.
func (l *Loop) toCanvas() geom.Transform {
	t, _ := l.view.Transform().Inverse()
	return t
}

// restart begins anew with a copy of the first game.
func (l *Loop) restart() {
	l.failed, l.quit, l.pace = nil, false, pace{}
	l.elsewhere.restart()
	l.scenes.restart(l.newGame())
	l.rand = NewRand(l.config.Seed)
	l.input, l.events = input.State{}, driver.Input{} // what was let go of meanwhile was not seen
	l.tick.N, l.tick.Time = 0, 0
	l.audio.Reset()
	if l.recorder != nil {
		l.recorder.anew = true
	}
}

// report logs what went wrong with assets and saves, each thing once.
func (l *Loop) report() {
	l.store.report()
	l.showSaves()
	for _, err := range l.atlas.Errs() {
		l.miss(err)
	}
	for _, err := range l.audio.Errs() {
		l.miss(err)
	}
}

// Close tells the scenes that the run is over and waits for the saves.
func (l *Loop) Close() {
	if l.autosave != nil {
		l.autosave()
	}
	for i := len(l.scenes.stack) - 1; i >= 0; i-- {
		if c, ok := l.scenes.stack[i].(Closer); ok {
			l.fail(guard("Close", l.scenes.stack[i], func() error { c.Close(); return nil }))
		}
	}
	for _, do := range l.hooks.close {
		do()
	}
	l.store.close()
}
