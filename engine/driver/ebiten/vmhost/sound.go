//go:build !js && !android && !ios

package vmhost

import (
	"encoding/binary"
	"math"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

const (
	lead    = driver.SampleRate / 10 // frames that a voice is sent before they are heard
	maxSent = driver.SampleRate / 4  // in a tick
	rest    = 5 * time.Millisecond   // between two looks at a player that gives nothing
)

// player is one of a guest's, as Ebitengine hands it over.
type player interface {
	IsClosed() bool
	Volume() float64
}

// voices are a guest's players.
type voices struct {
	list []*voice
	last uint32
}

// voice plays one.
type voice struct {
	id      uint32
	player  player
	rate    int
	at      float64 // of the next frame, in those that wait
	volume  float64
	begun   bool
	from    time.Time // when it began, or went on after it was dry
	sent    int
	mu      sync.Mutex
	waiting []float32 // left and right in turns, at the player's rate
	stopped bool
}

// add begins to read a player. Ebitengine may wait in read, so that is done beside the ticks.
func (v *voices) add(p player, read func([]byte) (int, error), rate int) {
	v.last++
	o := &voice{id: v.last, player: p, rate: max(rate, 1)}
	v.list = append(v.list, o)
	go o.listen(read)
}

// listen reads until the player is closed. One at its end may be set back, so that an end is no reason to stop.
func (o *voice) listen(read func([]byte) (int, error)) {
	buf := make([]byte, 4096)
	for !o.player.IsClosed() {
		n := 0
		if o.hungry() {
			n, _ = read(buf)
		}
		if n == 0 {
			time.Sleep(rest)
			continue
		}
		o.mu.Lock()
		for i := 0; i+4 <= n; i += 4 {
			o.waiting = append(o.waiting, math.Float32frombits(binary.LittleEndian.Uint32(buf[i:])))
		}
		o.mu.Unlock()
	}
	o.mu.Lock()
	o.stopped = true
	o.mu.Unlock()
}

// hungry reports whether less waits than a fifth of a second.
func (o *voice) hungry() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.waiting) < 2*o.rate/5
}

// sound appends what the players play to a tick.
func (v *voices) sound(out *driver.Output, now time.Time) {
	kept := v.list[:0]
	for _, o := range v.list {
		if !o.sound(out, now) {
			kept = append(kept, o)
		}
	}
	clear(v.list[len(kept):])
	v.list = kept
}

// sound appends what one plays, and reports whether that was its end.
func (o *voice) sound(out *driver.Output, now time.Time) (over bool) {
	o.mu.Lock()
	over = o.stopped
	pcm := o.take(now)
	o.mu.Unlock()
	volume := o.player.Volume()
	first := !o.begun
	switch {
	case first && len(pcm) > 0:
		o.begun, o.volume = true, volume
		out.Commands = append(out.Commands, driver.SoundCommand{
			Kind: driver.SoundPlay, Voice: o.id, Stream: true, Gain: float32(volume), Pitch: 1,
		})
	case o.begun && over:
		out.Commands = append(out.Commands, driver.SoundCommand{Kind: driver.SoundStop, Voice: o.id})
	case o.begun && volume != o.volume:
		o.volume = volume
		out.Commands = append(out.Commands, driver.SoundCommand{Kind: driver.SoundSet, Voice: o.id, Gain: float32(volume), Pitch: 1})
	}
	if len(pcm) > 0 {
		out.Chunks = append(out.Chunks, driver.SoundChunk{Voice: o.id, Channels: 2, PCM: pcm, First: first})
		o.sent += len(pcm) / 2
	}
	return over
}

// take takes the frames that are due, at the driver's rate, in a straight line between those of the player. A player that
// had nothing when it was due begins anew with the next that comes: it is sent ahead again.
func (o *voice) take(now time.Time) []int16 {
	if o.from.IsZero() {
		o.from = now
	}
	due := min(int(now.Sub(o.from)*driver.SampleRate/time.Second)+lead-o.sent, maxSent)
	step := float64(o.rate) / driver.SampleRate
	have := int((float64(len(o.waiting)/2-1) - o.at) / step)
	if n := min(due, have); n > 0 {
		return o.resample(n, step)
	}
	if due >= lead && have <= 0 {
		o.from, o.sent = time.Time{}, 0
	}
	return nil
}

func (o *voice) resample(n int, step float64) []int16 {
	pcm := make([]int16, 2*n)
	for i := range n {
		at := int(o.at)
		part := float32(o.at - float64(at))
		for c := range 2 {
			a, b := o.waiting[2*at+c], o.waiting[2*at+2+c]
			pcm[2*i+c] = int16(min(max(a+float32((b-a)*part), -1), 1) * math.MaxInt16)
		}
		o.at += step
	}
	used := int(o.at)
	o.at -= float64(used)
	o.waiting = o.waiting[:copy(o.waiting, o.waiting[2*used:])]
	return pcm
}
