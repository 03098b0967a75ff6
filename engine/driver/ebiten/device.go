package ebiten

import (
	"encoding/binary"
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/ebitengine/oto/v3"

	"github.com/krill2d/krill/engine/driver"
)

// device is the sound card. There is one in a process, also after a failure: oto makes no second context.
type device struct {
	context *oto.Context
	opened  chan struct{} // closed when the context is usable or has failed
	failure error         // of opening
	player  *oto.Player
	reader  reader
}

var (
	theDevice  device
	deviceOnce sync.Once
)

// openDevice begins to open the sound card. It does not wait; ready tells.
func openDevice() *device {
	deviceOnce.Do(func() { theDevice.open() })
	return &theDevice
}

func (d *device) open() {
	defer func() { // in a browser what the page forbids comes as a panic
		if cause := recover(); cause != nil {
			d.failure = fmt.Errorf("open the device: %v", cause)
		}
	}()
	resumeOnce()
	d.context, d.opened, d.failure = oto.NewContext(&oto.NewContextOptions{
		SampleRate: driver.SampleRate, ChannelCount: 2, Format: oto.FormatFloat32LE,
		// Rounded up, because oto takes whole samples of it.
		BufferSize: (deviceFrames*time.Second + driver.SampleRate - 1) / driver.SampleRate,
	})
}

// ready reports whether it is known how opening went. In a browser that needs a key, a click or a tap.
func (d *device) ready() bool {
	if d.failure != nil {
		return true
	}
	select {
	case <-d.opened:
		return true
	default:
		return d.context.Err() != nil // on Android one that fails is never ready
	}
}

// play makes the device take what s mixes, from now on. It may be called when ready.
func (d *device) play(s *sound) error {
	if err := d.err(); err != nil {
		return err
	}
	d.reader.sound = s
	d.player = d.context.NewPlayer(&d.reader)
	d.player.SetBufferSize(8 * playerFrames) // oto's own choice is half a second
	d.player.Play()
	return nil
}

// err returns why the device does not play, or nil.
func (d *device) err() error {
	if d.failure != nil {
		return d.failure
	}
	return d.context.Err()
}

// waiting returns how many samples lie between the mixer and the loudspeaker, as far as it is known. A system's own mixer
// and a headset without a wire add to it.
func (d *device) waiting() int64 {
	if d.player == nil {
		return 0
	}
	return int64(d.player.BufferedSize()/8) + deviceFrames
}

// end is called when the run is over.
func (d *device) end() {
	d.stop()
	if d.context != nil {
		endSound(d.context)
	}
}

// stop makes the device take no more. Waiting for it could hang on a device that stalls, so it only says so.
func (d *device) stop() {
	if d.player != nil {
		d.player.Pause()
		d.player = nil
	}
}

// suspend stops the device while the page is hidden. In a browser, where it is called, it does not wait.
func (d *device) suspend(hidden bool) {
	if hidden {
		d.context.Suspend()
	} else {
		d.context.Resume()
	}
}

// wake asks the browser again for a device that it took away, as phones do during a call. One that runs goes on.
func (d *device) wake() { d.context.Resume() }

// reader gives the device bytes: little-endian float32, left and right in turns.
type reader struct {
	sound *sound
	block [2 * blockFrames]float32
}

// Read fills p with whole frames. It holds the mixer for one block at a time.
func (r *reader) Read(p []byte) (int, error) {
	r.sound.taken.Add(1)
	n := len(p) / 8 * 8
	for at := 0; at < n; {
		block := r.block[:min(len(r.block), (n-at)/4)]
		r.sound.mix(block)
		for _, v := range block {
			binary.LittleEndian.PutUint32(p[at:], math.Float32bits(v))
			at += 4
		}
	}
	return n, nil
}
