package audio

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// wavFile returns a WAV file of 16 bits with noise that is the same each time, which any wrong sample is seen in.
func noiseFile(channels, frames int, seed uint64) []byte {
	rnd, le := rand.New(rand.NewPCG(seed, 1)), binary.LittleEndian
	b := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00")
	b = le.AppendUint16(b, uint16(channels))
	b = le.AppendUint32(b, driver.SampleRate)
	b = le.AppendUint32(b, uint32(driver.SampleRate*2*channels))
	b = le.AppendUint16(b, uint16(2*channels))
	b = le.AppendUint16(b, 16)
	b = append(b, "data"...)
	b = le.AppendUint32(b, uint32(2*channels*frames))
	for range channels * frames {
		b = le.AppendUint16(b, uint16(rnd.IntN(6000)-3000))
	}
	return b
}

var longFiles = map[string][]byte{
	"long mono": noiseFile(1, longSound+777, 1), "long stereo": noiseFile(2, longSound+12345, 2), "short": noiseFile(1, 4800, 3),
}

// long returns a stage whose files are decoded whole, or as they play.
func long(streams bool) *stage {
	s := &stage{mixer: NewMixer()}
	s.Player = NewPlayer(func(name string) (PCM, error) { return Decode(longFiles[name]) })
	if streams {
		s.Player = NewPlayer(nil)
		s.File = func(name string) ([]byte, PCM, error) { return longFiles[name], PCM{}, nil }
	}
	s.Begin(0, 60)
	return s
}

// TestAStreamIsTheWholeSound does the same at random to a sound that is decoded whole and to one that is decoded as it
// plays, and wants the same samples: over starts, loops, pitches, glides, pauses, new drivers and snapshots.
func TestAStreamIsTheWholeSound(t *testing.T) {
	for seed := range uint64(6) {
		sides := [2]*stage{long(false), long(true)}
		rnd := rand.New(rand.NewPCG(seed, 7))
		var voices []Voice
		var saved [2]State
		var savedAt int64
		for tick := range 250 {
			act := randomAct(rnd, &voices)
			kind := rnd.IntN(60)
			for i, s := range sides {
				if v := act(s); i == 1 && v != (Voice{}) {
					voices = append(voices, v)
				}
				switch {
				case kind == 0:
					s.Resend()
					s.mixer = NewMixer()
					s.Begin(s.tick, 60)
				case kind == 1:
					saved[i], savedAt = s.State(), s.tick
				case kind == 2 && savedAt > 0:
					s.Restore(saved[i])
					s.tick = savedAt
					s.Begin(s.tick, 60)
				}
				s.step()
			}
			if sides[0].pcm != sides[1].pcm {
				t.Fatalf("seed %d, tick %d, after %d: got other samples than of the sound decoded whole", seed, tick, kind)
			}
		}
		if len(sides[1].Errs()) != 0 || len(sides[1].streams.sources) != 2 || sides[1].loaded[File("long mono")].Samples != nil {
			t.Error("got errors, or long sounds that were decoded whole")
		}
	}
}

// randomAct returns something to be done to both sides.
func randomAct(rnd *rand.Rand, voices *[]Voice) func(*stage) Voice {
	p := Play{
		Gain: 0.1 + rnd.Float64()/2, Pan: 2*rnd.Float64() - 1, Start: 10.1 * rnd.Float64(), Loop: rnd.IntN(2) == 0,
		LoopFrom: 9 * rnd.Float64(), Delay: max(0, rnd.Float64()/4-0.1), FadeIn: max(0, rnd.Float64()-0.7),
	}
	p.LoopTo = p.LoopFrom + rnd.Float64()
	if rnd.IntN(2) == 0 {
		p.Pitch = []float64{0.25, 0.9, 2, 5.5, 16}[rnd.IntN(5)]
	}
	if rnd.IntN(4) == 0 {
		p.Start = 9.8
	}
	name, sec := []string{"long mono", "long stereo", "short"}[rnd.IntN(3)], rnd.Float64()
	var v Voice
	if len(*voices) > 0 {
		v = (*voices)[rnd.IntN(len(*voices))]
	}
	switch rnd.IntN(14) {
	case 0, 1:
		return func(s *stage) Voice { return s.PlayWith(File(name), p) }
	case 2:
		return func(s *stage) Voice { Glide(s.Player, v, p, sec); return Voice{} }
	case 3:
		return func(s *stage) Voice { s.Set(v, p); return Voice{} }
	case 4:
		return func(s *stage) Voice { Pause(s.Player, v); return Voice{} }
	case 5:
		return func(s *stage) Voice { Resume(s.Player, v); return Voice{} }
	case 6:
		return func(s *stage) Voice { StopWith(s.Player, v, Stop{Fade: sec / 4, Delay: sec / 2}); return Voice{} }
	case 7:
		return func(s *stage) Voice { PauseBus(s.Player, BusSFX); Resume(s.Player, v); return Voice{} }
	}
	return func(s *stage) Voice { ResumeBus(s.Player, BusSFX); return Voice{} }
}

// TestAStreamTakesLittle wants a long song to cost a second of samples, not all of them, and a tick a bounded part.
func TestAStreamTakesLittle(t *testing.T) {
	s := long(true)
	s.PlayWith(File("long stereo"), Play{Loop: true})
	most, first := 0, 0
	for tick := range 900 {
		s.out.Reset()
		s.End(&s.out)
		n := 0
		for _, c := range s.out.Chunks {
			n += len(c.PCM) / 2
		}
		if tick == 0 {
			first = n
		} else {
			most = max(most, n)
		}
		s.mixer.Do(&s.out)
		s.mixer.Mix(s.pcm[:])
		s.tick++
		s.Begin(s.tick, 60)
	}
	if first > driver.SampleRate/leastAhead+100 || most > 2*800+100 {
		t.Errorf("got %d frames in the first tick and up to %d in a later one; want a quarter of a second and two ticks", first, most)
	}
	if n := cap(s.mixer.feeds[0].pcm) / 2; n > 2*driver.SampleRate {
		t.Errorf("got room for %d frames in the mixer; want at most two seconds", n)
	}
	if n := testing.AllocsPerRun(100, func() { s.step() }); n != 0 {
		t.Errorf("a tick of a stream: got %v allocations; want 0", n)
	}
}

// TestAFeedThatRunsDryDoesNotClick holds the chunks back for a while, as a game that hangs does.
func TestAFeedThatRunsDryDoesNotClick(t *testing.T) {
	m := NewMixer()
	sine := tone(1, driver.SampleRate, 300, 0.5)
	smooth := 0.5 * 2 * 3.1416 * 300 / float64(driver.SampleRate)
	m.Do(&driver.Output{
		Chunks:   []driver.SoundChunk{{Voice: 1, Channels: 1, PCM: sine[:10000], First: true}},
		Commands: []driver.SoundCommand{{Kind: driver.SoundPlay, Voice: 1, Stream: true, Bus: 1, Gain: 1, Pitch: 1.1}},
	})
	a, _ := mixed(m, 20000)
	m.Do(&driver.Output{Chunks: []driver.SoundChunk{{Voice: 1, Channels: 1, PCM: sine[10000:], Last: true}}})
	b, _ := mixed(m, 60000)
	if step := biggestStep(append(a, b...)); step > 1.3*smooth {
		t.Errorf("got a step of %.4f; want at most a sine's own of %.4f", step, smooth)
	}
	if b[5000] == 0 && b[5001] == 0 || a[19999] != 0 || b[59999] != 0 {
		t.Errorf("got %v, %v where it goes on, %v where it waits and %v at its end; want sound only where it goes on", b[5000], b[5001], a[19999], b[59999])
	}
	if m.track(1) != nil || len(m.feeds) != 1 || m.feeds[0].taken {
		t.Error("at the end: got a track or a feed that is kept; want them free")
	}
}

func TestABrokenStreamEndsItsVoice(t *testing.T) {
	longFiles["cut"] = longFiles["long mono"]
	s := long(true)
	v := s.PlayWith(File("cut"), Play{Start: 1, Loop: true})
	s.step()
	s.streams.feeders[0].stream.Frames = driver.SampleRate * 2 // as if the file ended there
	ticks := 0
	for ; s.Playing(v) && ticks < 100; ticks++ {
		s.step()
	}
	if ticks != 59 {
		t.Errorf("got an end after %d ticks; want it after a second", ticks)
	}
	if errs := s.Errs(); len(errs) != 1 || !strings.Contains(errs[0].Error(), `play "cut" after 2.0 s`) {
		t.Errorf("got %v; want what broke, and where", errs)
	}
	for range 3 {
		s.step()
	}
	if got := s.step(); got != 0 {
		t.Errorf("after the end: got %v; want silence", got)
	}
}

func TestAFileThatCannotBeReadIsNoStream(t *testing.T) {
	p := NewPlayer(nil)
	p.File = func(string) ([]byte, PCM, error) { return nil, PCM{}, errors.New("gone") }
	if v := p.Play(File("gone")); v != (Voice{}) || len(p.Errs()) != 1 {
		t.Errorf("got %v; want no voice and one error", v)
	}
}

// TestChunksOfNobody gives a mixer parts that make no sense.
func TestChunksOfNobody(t *testing.T) {
	m := NewMixer()
	pcm := make([]int16, 1000)
	m.Do(&driver.Output{Chunks: []driver.SoundChunk{
		{Voice: 1, Channels: 3, PCM: pcm, First: true},
		{Voice: 0, Channels: 1, PCM: pcm, First: true},
		{Voice: 2, Channels: 1, PCM: pcm},
		{Voice: 3, Channels: 2, PCM: pcm[:999], First: true},
		{Voice: 3, Channels: 1, PCM: pcm},
	}})
	m.Do(&driver.Output{Commands: []driver.SoundCommand{{Kind: driver.SoundPlay, Voice: 9, Stream: true, Gain: 1, Pitch: 1}}})
	mixed(m, 1000)
	for _, f := range m.feeds {
		if want := (feed{pcm: f.pcm[:0]}); !reflect.DeepEqual(*f, want) {
			t.Errorf("got a feed of nobody: %+v; want it free", *f)
		}
	}
}
