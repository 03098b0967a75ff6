package audio

import (
	"errors"
	"fmt"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// Player is the game's side of sound: its methods write commands, which the driver's [Mixer] carries out.
// What plays is known from the ticks alone, so it is the same on every machine, with and without a device.
// Only one goroutine may use it at a time.
type Player struct {
	// File reads a file, for a player without a load function of its own: its bytes, and a sound of more than ten seconds is
	// then decoded while it plays; or no bytes, and the samples that were decoded before.
	File func(name string) ([]byte, PCM, error)

	load     func(name string) (PCM, error)
	loaded   map[Sound]PCM  // what was decoded; empty for what failed
	sent     map[Sound]bool // what the driver has
	errs     []error
	sounds   []driver.Sound // since the last End
	commands []driver.SoundCommand
	streams  streams
	state    State
	tick     int64 // samples of the present one
	resync   bool  // the driver must be told everything at the next Begin
}

// NewPlayer returns a player that reads files with load, which is called once for each name, at its first use.
// A nil load takes files from Player.File, and knows none where that is nil too; recipes still play.
func NewPlayer(load func(name string) (PCM, error)) *Player {
	m := &Player{load: load, loaded: map[Sound]PCM{}, sent: map[Sound]bool{}}
	m.state.clear()
	return m
}

// Begin opens a tick: the engine calls it before each Update with the number of the tick and ticks a second
// (zero: 60). Voices that came to their end since the last tick are gone from here on. O(voices).
func (m *Player) Begin(tick int64, tps int) {
	if tps <= 0 {
		tps = 60
	}
	early := m.commands
	if m.state.begun {
		early = nil
	}
	at := tick * driver.SampleRate / int64(tps)
	m.tick = (tick+1)*driver.SampleRate/int64(tps) - at
	m.advance(at)
	for i := range early { // they were given before the time was known
		early[i].At = m.state.at
	}
	if m.resync {
		m.restart()
	}
	if r := m.racks(); r != nil {
		r.advance(m)
	}
}

// advance moves every voice on to a sample of game time and drops those that have ended.
func (m *Player) advance(at int64) {
	s := &m.state
	passed := at - s.at
	if !s.begun {
		passed = 0
	}
	if s.at, s.begun = at, true; passed <= 0 {
		return
	}
	kept := 0
	for i := range s.voices {
		if m.move(&s.voices[i], passed) {
			s.voices[kept] = s.voices[i]
			kept++
		}
	}
	s.voices = s.voices[:kept]
}

// move moves a voice on, if it is not paused, and reports whether it still plays.
func (m *Player) move(v *voice, passed int64) bool {
	if m.state.stands(v) {
		return true
	}
	moved, alive := v.advance(passed)
	if f := files.Load(); v.stream && f != nil {
		alive = f.flow(m, v, moved) && alive
	}
	return alive
}

// End closes a tick: it appends what was asked for since the last End to the output.
func (m *Player) End(out *driver.Output) {
	if f := files.Load(); f != nil {
		out.Chunks = append(out.Chunks, f.pour(m)...)
	}
	out.Sounds = append(out.Sounds, m.sounds...)
	out.Commands = append(out.Commands, m.commands...)
	clear(m.sounds)
	m.sounds, m.commands = m.sounds[:0], m.commands[:0]
}

// Load decodes or renders sounds and hands them to the driver now instead of at their first use: for a loading scene,
// since decoding ten seconds takes up to a tenth of one, and rendering a minute of a [Tune] as much. Of a file that is
// decoded as it plays only the head is looked at.
func (m *Player) Load(sounds ...Sound) {
	for _, s := range sounds {
		m.ready(s)
	}
}

// Reload forgets what was decoded of a sound, so that its next use reads it again: its file changed.
// Voices that play it go on with the old samples.
func (m *Player) Reload(s Sound) {
	delete(m.loaded, s)
	delete(m.sent, s)
	m.streams.forget(s)
}

// Errs returns the errors of files and tunes since it was last called, one for each name, in the order of first use.
func (m *Player) Errs() []error {
	errs := m.errs
	m.errs = nil
	return errs
}

// ready returns the length of a sound in frames, decoded and sent, or ready to be decoded as it plays. It is 0 for none
// and for one that failed.
func (m *Player) ready(s Sound) int64 {
	if src := m.streams.sources[s]; src != nil {
		return src.frames
	}
	pcm, ok := m.loaded[s]
	if !ok {
		if pcm = m.decode(s); m.streams.has(s) {
			return m.ready(s)
		}
		m.loaded[s] = pcm
	}
	if len(pcm.Samples) > 0 && !m.sent[s] {
		m.sent[s] = true
		m.sounds = append(m.sounds, driver.Sound{ID: s.ID(), Channels: pcm.Channels, PCM: pcm.Samples})
	}
	return int64(pcm.Frames())
}

func (m *Player) decode(s Sound) PCM {
	if s == (Sound{}) {
		return PCM{}
	}
	e := lookup(s)
	if e == nil || e.row.kind == kindBus {
		m.errs = append(m.errs, fmt.Errorf("audio: play %v: no name for it in this build; try to make it in a variable", s))
		return PCM{}
	}
	pcm, err := m.make(s, e)
	if err != nil {
		m.errs = append(m.errs, fmt.Errorf("audio: load %q: %w", e.row.name, err))
		return PCM{}
	}
	return pcm
}

var (
	errNoLoader = errors.New("this player reads no files; try Config.Assets")
	errEmpty    = errors.New("it holds no samples; try saving it again as WAV or OGG")
	errShape    = errors.New("its samples are not those of one or two channels; try audio.Decode")
)

// make returns the samples of what is not a file from its row, and of a file from the loader. They are empty for a sound
// that is decoded as it plays.
func (m *Player) make(s Sound, e *entry) (PCM, error) {
	if e.row.kind != kindFile {
		return e.render(), e.err
	}
	if m.load == nil {
		return m.read(s, e.row.name)
	}
	pcm, err := m.load(e.row.name)
	switch {
	case err != nil:
		return PCM{}, err
	case len(pcm.Samples) == 0:
		return PCM{}, errEmpty
	case pcm.Channels != 1 && pcm.Channels != 2 || len(pcm.Samples)%pcm.Channels != 0:
		return PCM{}, errShape
	}
	return pcm, nil
}

// read reads a file itself.
func (m *Player) read(s Sound, name string) (PCM, error) {
	f := files.Load()
	if m.File == nil || f == nil {
		return PCM{}, errNoLoader
	}
	data, pcm, err := m.File(name)
	if err != nil || pcm.Frames() > 0 || f.open(m, s, data) > 0 {
		return pcm, err
	}
	return f.decode(data)
}

// command writes a command that happens at the beginning of this tick.
func (m *Player) command(c driver.SoundCommand) {
	c.At = m.state.at
	m.commands = append(m.commands, c)
}

// Reset ends every voice, sets every gain to 1 and takes all effects away: the game begins anew, with tick 0. Voices are
// numbered from 1 again. What was loaded stays.
func (m *Player) Reset() {
	m.state = State{voices: m.state.voices}
	m.state.clear()
	m.restart()
}

// Resend tells a new driver at the next Begin everything it must know: the buses with their gains and effects, and the
// voices at the place they are at. Effects begin without what they still held of the sound before: an echo comes when
// there is something to come back. Other sounds are sent again before their next use.
func (m *Player) Resend() {
	m.sounds = m.sounds[:0]
	clear(m.sent)
	m.resync = true
}

// State returns a copy of what plays, for a snapshot. The compiler is told not to repeat it wherever it is called.
//
//go:noinline
func (m *Player) State() State {
	s := m.state
	s.voices = slices.Clone(s.voices)
	if r := m.racks(); r != nil {
		s.tree = r.copied(s.tree)
	}
	return s
}

// Peek returns the state itself, not a copy: to be read, and valid until the player is used again.
func (m *Player) Peek() *State { return &m.state }

// Restore makes the state of a snapshot the present one; voices go on from where they were at the next Begin.
//
//go:noinline
func (m *Player) Restore(s State) {
	m.state = s
	m.state = m.State()
	m.resync = true
}

// restart writes the commands that bring any driver to the present state. What was written before is void.
func (m *Player) restart() {
	m.resync = false
	m.commands = m.commands[:0]
	m.command(driver.SoundCommand{Kind: driver.SoundReset})
	m.restartBuses()
	if f := files.Load(); f != nil {
		f.restart(m)
	}
	for i := range m.state.voices {
		v := &m.state.voices[i]
		m.ready(v.sound)
		v.stream = m.streams.has(v.sound)
		if !m.state.stands(v) {
			m.begin(v)
		}
	}
}
