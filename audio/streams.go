package audio

import (
	"fmt"
	"io"
	"slices"
	"sync/atomic"

	"github.com/krill2d/krill/engine/driver"
)

// longSound is the length from which a file is decoded as it plays: ten seconds take 2 MB of memory at most.
const longSound = 10 * driver.SampleRate

// leastAhead is how much is decoded ahead of what is heard, as a part of a second, at once when a voice begins: a driver's
// device takes up to a sixth of a second in one go, in a browser.
const leastAhead = 4

// mostAhead is how much is decoded ahead in the end, seconds.
var mostAhead int64 = 1

// StreamAhead says how many seconds of a long sound are decoded before they are heard, so that music goes on when the game
// does not answer for so long; at first it is one. A second takes 192 kB for each voice. It must be called before anything
// plays, and is for tools: a game that stops has no use for its music.
func StreamAhead(seconds int) { mostAhead = int64(min(max(seconds, 1), 20)) }

// fromFiles is what reads sound files. [File] sets it, so that no decoder is linked into a game without sound files: they
// are a good part of a page.
type fromFiles struct {
	decode  func(data []byte) (PCM, error)
	open    func(m *Player, s Sound, data []byte) (frames int64)
	pour    func(m *Player) []driver.SoundChunk
	flow    func(m *Player, v *voice, moved uint64) (more bool)
	again   func(m *Player, voice uint32)
	restart func(m *Player)
}

var (
	files     atomic.Pointer[fromFiles]
	filesRead = fromFiles{Decode, openStreamed, pour, flow, again, restartStreams}
)

// DecodeAhead returns the samples of a file, for an engine that loads it before its use, and none for one that a [Player]
// decodes as it plays. It is safe for concurrent use.
func DecodeAhead(data []byte) (PCM, error) {
	if stream, err := OpenStream(data); err == nil && stream.Frames >= longSound {
		return PCM{}, nil
	}
	return Decode(data)
}

// streams are the long sounds of a player, and what decodes those that play.
type streams struct {
	sources map[Sound]*source
	feeders []*feeder
	pcm     []int16 // of the chunks of this tick
	chunks  []driver.SoundChunk
}

// source is a long sound, not decoded.
type source struct {
	data     []byte
	channels int
	frames   int64
	from, to int64 // what loops, as the file says
	good     int64 // what can be decoded of it, as far as is known
}

// feeder decodes for one voice. It is no state: where it must be is told by the voice.
type feeder struct {
	voice  uint32 // 0: none
	used   bool   // in this tick
	anew   bool   // the driver knows nothing of the voice
	done   bool   // all was sent
	sound  Sound
	source *source
	stream *Stream
	at     int64 // next frame to decode
	ahead  int64 // what was sent and not played, frames in 32.32 bits
}

// has reports whether a sound is decoded as it plays.
func (t *streams) has(s Sound) bool { return t.sources[s] != nil }

// forget reads a sound's file again at its next use.
func (t *streams) forget(s Sound) { delete(t.sources, s) }

// restartStreams lets each voice be fed anew.
func restartStreams(m *Player) {
	for _, f := range m.streams.feeders {
		f.anew = true
	}
}

// openStreamed keeps a long sound to be decoded as it plays, and returns its length. It is 0 for one that is not long, or
// cannot be read.
func openStreamed(m *Player, s Sound, data []byte) int64 {
	stream, err := OpenStream(data)
	if err != nil || stream.Frames < longSound {
		return 0
	}
	t := &m.streams
	if t.sources == nil {
		t.sources = map[Sound]*source{}
	}
	t.sources[s] = &source{
		data: data, channels: stream.Channels, frames: stream.Frames, good: stream.Frames, from: stream.LoopFrom, to: stream.LoopTo,
	}
	t.feeders = append(t.feeders, &feeder{sound: s, source: t.sources[s], stream: stream})
	return stream.Frames
}

// loopOf returns what of a sound that is ready loops, as its file says, in seconds. Both are zero for one that says nothing.
func (m *Player) loopOf(s Sound) (from, to float64) {
	a, b := m.loaded[s].LoopFrom, m.loaded[s].LoopTo
	if src := m.streams.sources[s]; src != nil {
		a, b = src.from, src.to
	}
	return float64(a) / driver.SampleRate, float64(b) / driver.SampleRate
}

// flow tells a voice's feeder how far the voice went, and reports whether there is more of its sound.
func flow(m *Player, v *voice, moved uint64) bool {
	for _, f := range m.streams.feeders {
		if f.voice == v.id {
			f.ahead -= int64(moved)
			return v.head.pos < uint64(f.source.good)*one
		}
	}
	return true
}

// again makes what plays a voice's stream begin where the voice is.
func again(m *Player, voice uint32) {
	for _, f := range m.streams.feeders {
		f.anew = f.anew || f.voice == voice
	}
}

// pour decodes what the voices need next and returns it. The result is valid until the next call.
func pour(m *Player) []driver.SoundChunk {
	t := &m.streams
	clear(t.chunks)
	t.pcm, t.chunks = t.pcm[:0], t.chunks[:0]
	for i := range m.state.voices {
		if v := &m.state.voices[i]; v.stream {
			if f := t.feeder(v); f != nil && !m.state.stands(v) {
				fill(m, f, v)
			}
		}
	}
	for _, f := range t.feeders {
		if !f.used {
			f.voice = 0
		}
		f.used = false
	}
	return t.chunks
}

// feeder returns what decodes for a voice, or nil when its sound is not known any more.
func (t *streams) feeder(v *voice) *feeder {
	var idle *feeder
	for _, f := range t.feeders {
		if f.voice == v.id && f.sound == v.sound {
			f.used = true
			return f
		}
		if f.voice == 0 && (idle == nil || f.sound == v.sound) {
			idle = f
		}
	}
	src := t.sources[v.sound]
	if src == nil {
		return nil
	}
	if idle == nil {
		idle = &feeder{}
		t.feeders = append(t.feeders, idle)
	}
	if idle.source != src {
		stream, err := OpenStream(src.data)
		if err != nil {
			return nil
		}
		*idle = feeder{sound: v.sound, source: src, stream: stream}
	}
	idle.voice, idle.anew, idle.used = v.id, true, true
	return idle
}

// fill decodes for a voice: at once what it may need before the next tick, and then twice what it plays, until a second
// of it lies ahead. So the work of a tick has a bound.
func fill(m *Player, f *feeder, v *voice) {
	c := driver.SoundChunk{Voice: v.id, Channels: f.source.channels}
	if f.anew {
		c.First = true
		f.at, f.ahead, f.done, f.anew = int64(v.head.pos/one), -int64(v.head.pos%one), false, false
		if err := f.stream.SeekTo(f.at); err != nil {
			breaks(m, f, err)
		}
	}
	step := int64(max(v.head.step, v.head.glide.goal))
	least, most := step*(driver.SampleRate/leastAhead), step*(driver.SampleRate*mostAhead)
	want := max(least, min(most, f.ahead+2*step*m.tick)) - f.ahead
	if f.done || want <= 0 && !c.First {
		return
	}
	first := len(m.streams.pcm)
	decodeAhead(m, f, v.reach(), want/one+2)
	c.PCM, c.Last = m.streams.pcm[first:len(m.streams.pcm):len(m.streams.pcm)], f.done
	m.streams.chunks = append(m.streams.chunks, c)
}

// decodeAhead appends n frames to the samples of this tick, or less when the sound ends.
func decodeAhead(m *Player, f *feeder, s reach, n int64) {
	t := &m.streams
	for n > 0 && !f.done {
		if f.at >= s.end && s.loop {
			f.at = s.from
			if err := f.stream.SeekTo(f.at); err != nil {
				breaks(m, f, err)
				return
			}
		}
		k := min(n, s.end-f.at)
		at := len(t.pcm)
		t.pcm = slices.Grow(t.pcm, int(k)*f.source.channels)[:at+int(k)*f.source.channels]
		got, err := f.read(t.pcm[at:])
		t.pcm = t.pcm[:at+int(got)*f.source.channels]
		f.at += got
		f.ahead += got * one
		if n -= got; err != nil {
			breaks(m, f, err)
			return
		}
		f.done = f.at >= s.end && !s.loop
	}
}

// read fills dst.
func (f *feeder) read(dst []int16) (frames int64, err error) {
	for len(dst) > 0 {
		n, err := f.stream.Read(dst)
		frames += int64(n)
		if dst = dst[n*f.source.channels:]; err == nil && n == 0 || err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil && len(dst) > 0 {
			return frames, err
		}
	}
	return frames, nil
}

// breaks ends a stream where it cannot be decoded any more. The voice ends when it gets there.
func breaks(m *Player, f *feeder, err error) {
	f.done = true
	if f.source.good == f.source.frames {
		m.errs = append(m.errs, fmt.Errorf("audio: play %q after %.1f s: %w; try saving the file again", f.sound, float64(f.at)/driver.SampleRate, err))
	}
	f.source.good = min(f.source.good, f.at)
}
