//go:build !js && !android && !ios

package vmhost

import (
	"encoding/binary"
	"io"
	"math"
	"sync/atomic"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// ramp is a player of a guest whose sound rises by a step in each frame.
type ramp struct {
	frames int // that it has
	at     int
	volume atomic.Value
	closed atomic.Bool
}

const rampStep = 1.0 / 65536

func (r *ramp) IsClosed() bool  { return r.closed.Load() }
func (r *ramp) Volume() float64 { return r.volume.Load().(float64) }

func (r *ramp) read(b []byte) (n int, err error) {
	for ; n+8 <= len(b) && r.at < r.frames; n += 8 {
		v := math.Float32bits(float32(r.at) * rampStep)
		binary.LittleEndian.PutUint32(b[n:], v)
		binary.LittleEndian.PutUint32(b[n+4:], v)
		r.at++
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// TestVoices plays a sound at another rate than the driver's to its end: at the right speed, with no gap, once.
func TestVoices(t *testing.T) {
	const rate, frames = 24000, 12000 // half a second
	r := &ramp{frames: frames}
	r.volume.Store(0.5)
	defer r.closed.Store(true)
	var v voices
	v.add(r, r.read, rate)
	var pcm []int16
	var plays, stops, firsts int
	gain := float32(0)
	begin := time.Now()
	for now, end := begin, begin.Add(10*time.Second); stops == 0 && time.Now().Before(end); now = now.Add(time.Second / 60) {
		time.Sleep(2 * time.Millisecond)
		var out driver.Output
		v.sound(&out, now)
		for _, c := range out.Commands {
			switch c.Kind {
			case driver.SoundPlay:
				plays++
			case driver.SoundStop:
				stops++
			}
			gain = max(gain, c.Gain)
		}
		for _, c := range out.Chunks {
			if c.First {
				firsts++
			}
			pcm = append(pcm, c.PCM...)
		}
		if len(pcm) >= 4*frames/2 {
			r.volume.Store(1.0)
		}
		if len(pcm) >= 4*(frames-1) {
			r.closed.Store(true)
		}
	}
	if plays != 1 || stops != 1 || firsts != 1 || gain != 1 {
		t.Errorf("got %d plays, %d stops, %d first parts, and a gain of %v at most; want one each and 1", plays, stops, firsts, gain)
	}
	if got, want := len(pcm)/2, 2*(frames-1); got != want {
		t.Errorf("got %d frames; want %d", got, want)
	}
	for i := 0; i < len(pcm)/2; i++ {
		want := float64(i) / 2 * rampStep * math.MaxInt16
		if got := float64(pcm[2*i]); math.Abs(got-want) > 1.01 || pcm[2*i] != pcm[2*i+1] {
			t.Fatalf("frame %d: got %v; want %.1f", i, got, want)
		}
	}
	if len(v.list) != 0 {
		t.Errorf("got %d voices at the end; want none", len(v.list))
	}
}
