package ebiten

import (
	"bytes"
	"encoding/binary"
	"errors"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// tone is a tick's output that plays a second of full waves at once.
func tone() *driver.Output {
	pcm := make([]int16, driver.SampleRate)
	for i := range pcm {
		pcm[i] = int16(12000 * (1 - 2*(i/100%2)))
	}
	return &driver.Output{
		Sounds:   []driver.Sound{{ID: 1, Channels: 1, PCM: pcm}},
		Commands: []driver.SoundCommand{{Kind: driver.SoundPlay, Voice: 1, Sound: 1, Bus: 1, Gain: 1, Pitch: 1}},
	}
}

func TestTheClockTakesWhatNoDeviceTakes(t *testing.T) {
	s := newSound()
	for range 600 {
		s.discard(time.Second / 60)
	}
	if got, want := s.position(), int64(10*driver.SampleRate); got > want || got < want-blockFrames {
		t.Errorf("after 10 s: got %d samples; want %d or up to a block less", got, want)
	}
}

func TestALongPauseIsNotMadeUpFor(t *testing.T) {
	s := newSound()
	s.discard(time.Hour)
	if got, limit := s.position(), int64(driver.SampleRate); got > limit {
		t.Errorf("got %d samples mixed at once; want %d at most", got, limit)
	}
}

func TestAGestureHoldsTheMixerForASecond(t *testing.T) {
	s, now := newSound(), time.Now()
	if s.held(now) {
		t.Error("before any gesture: got a mixer that waits; want it to go on")
	}
	s.gesture(now)
	if !s.held(now.Add(maxHeld / 2)) {
		t.Error("just after a gesture: got a mixer that goes on; want it to wait for the device")
	}
	if s.held(now.Add(maxHeld)) {
		t.Error("long after a gesture: got a mixer that waits; want it to go on without a device")
	}
	s.failed = true
	if s.held(now) {
		t.Error("without a device: got a mixer that waits; want it to go on")
	}
}

func TestTheReaderGivesWholeFramesOfSound(t *testing.T) {
	s := newSound()
	s.do(tone())
	r := reader{sound: s}
	p := make([]byte, 8*1000+3)
	n, err := r.Read(p)
	if n != 8000 || err != nil {
		t.Fatalf("got %d, %v; want 8000 bytes", n, err)
	}
	if got := s.position(); got != 1000 {
		t.Errorf("got %d frames mixed; want 1000", got)
	}
	loudest := 0.0
	for at := 0; at < n; at += 4 {
		loudest = max(loudest, math.Abs(float64(math.Float32frombits(binary.LittleEndian.Uint32(p[at:])))))
	}
	if loudest < 0.05 || loudest > 1 {
		t.Errorf("got a loudest sample of %v; want a sound between 0.05 and 1", loudest)
	}
	if got := testing.AllocsPerRun(20, func() { r.Read(p) }); got != 0 {
		t.Errorf("got %v allocations; want 0", got)
	}
}

func TestTheRecordingHoldsWhatWasMixed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.wav")
	w, err := createWAV(path)
	if err != nil {
		t.Fatal(err)
	}
	s := newSound()
	s.record = w
	s.do(tone())
	s.discard(time.Second / 2)
	frames := int(s.position())
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(data), 44+4*frames; got != want {
		t.Fatalf("got %d bytes; want %d", got, want)
	}
	if got := binary.LittleEndian.Uint32(data[40:]); int(got) != 4*frames {
		t.Errorf("got a data chunk of %d bytes; want %d", got, 4*frames)
	}
	if got := binary.LittleEndian.Uint32(data[4:]); int(got) != len(data)-8 {
		t.Errorf("got a RIFF chunk of %d bytes; want %d", got, len(data)-8)
	}
	loudest := 0
	for at := 44; at < len(data); at += 2 {
		loudest = max(loudest, int(int16(binary.LittleEndian.Uint16(data[at:]))))
	}
	if loudest < 1000 {
		t.Errorf("got a loudest sample of %d; want sound", loudest)
	}
}

func TestAFailedDeviceIsSaidOnceAndTheClockGoesOn(t *testing.T) {
	s := newSound()
	s.device = &device{failure: errors.New("no card")}
	now := time.Now()
	for range 300 {
		now = now.Add(time.Second / 60)
		s.update(now, time.Second/60)
	}
	if !s.failed || s.started.Load() {
		t.Errorf("got failed %v, started %v; want true, false", s.failed, s.started.Load())
	}
	if got := s.position(); got < 4*driver.SampleRate {
		t.Errorf("got %d samples after 5 s; want at least 4 s of them", got)
	}
}

// TestADeviceThatFailsWhileItPlays takes the device away in the middle: the clock goes on, and it is said once.
func TestADeviceThatFailsWhileItPlays(t *testing.T) {
	said := logged(t)
	s := newSound()
	s.device = &device{}
	s.started.Store(true)
	r := reader{sound: s}
	p, now := make([]byte, 8*800), time.Now()
	for range 120 {
		now = now.Add(time.Second / 60)
		r.Read(p)
		if s.position() > driver.SampleRate {
			s.device.failure = errors.New("unplugged")
		} else {
			s.asked = now // context.Err of a device that is none cannot be asked
		}
		s.update(now, time.Second/60)
	}
	before := s.position()
	for range 60 {
		now = now.Add(time.Second / 60)
		s.update(now, time.Second/60)
	}
	if got := s.position() - before; got < driver.SampleRate-2*blockFrames || got > driver.SampleRate {
		t.Errorf("in a second after the device failed: got %d samples mixed; want a second of them", got)
	}
	if n := strings.Count(said.String(), "unplugged"); n != 1 || s.started.Load() {
		t.Errorf("got it said %d times, started %v; want once, and false:\n%s", n, s.started.Load(), said)
	}
}

// TestADeviceThatTakesNothing stalls for three seconds without an error, and then goes on.
func TestADeviceThatTakesNothing(t *testing.T) {
	said := logged(t)
	s := newSound()
	s.device = &device{}
	s.started.Store(true)
	r := reader{sound: s}
	p, now := make([]byte, 8*800), time.Now()
	frames := func(n int, takes bool) int64 {
		before := s.position()
		for range n {
			now = now.Add(time.Second / 60)
			s.asked = now
			if takes {
				r.Read(p)
			}
			s.update(now, time.Second/60)
		}
		return s.position() - before
	}
	if got := frames(60, true); got != 48000 {
		t.Errorf("while it takes: got %d samples; want 48000", got)
	}
	if got := frames(58, false); got != 0 {
		t.Errorf("just after it stalled: got %d samples; want none yet", got)
	}
	if got := frames(122, false); got < 90000 || got > 98000 {
		t.Errorf("in two seconds more: got %d samples; want the clock to take them", got)
	}
	if got := frames(60, true); got != 48000 {
		t.Errorf("when it takes again: got %d samples; want 48000", got)
	}
	s.asleep.Store(true)
	if got := frames(120, false); got != 0 {
		t.Errorf("while the page is hidden: got %d samples; want none", got)
	}
	s.asleep.Store(false)
	frames(120, false)
	if n := strings.Count(said.String(), "takes nothing"); n != 1 {
		t.Errorf("got it said %d times; want once:\n%s", n, said)
	}
}

// logged collects what is logged until the test ends.
func logged(t *testing.T) *bytes.Buffer {
	var b bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&b, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return &b
}

func TestDeviceBufferIsAWholeNumberOfSamples(t *testing.T) {
	const size = (deviceFrames*time.Second + driver.SampleRate - 1) / driver.SampleRate
	if got := int64(size) * driver.SampleRate / int64(time.Second); got != deviceFrames {
		t.Errorf("got %d frames; want %d", got, deviceFrames)
	}
	if playerFrames < deviceFrames/2 {
		t.Errorf("got %d frames before the device; want at least half its buffer of %d", playerFrames, deviceFrames)
	}
}
