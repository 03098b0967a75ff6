package ebiten

import (
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

const (
	blockFrames = 256         // mixed under one lock: 5 ms of sound, far less to make
	maxOwed     = time.Second // of silence made up for at once
	maxHeld     = time.Second // that the mixer waits for a device after a gesture
	maxIdle     = time.Second // after which a device that takes nothing is no device, until it takes something
)

// sound feeds the mixer and sees that somebody takes what it makes: the device when there is one, else the clock,
// so that a game without sound hears its sounds end at the same time.
type sound struct {
	mu      sync.Mutex // held for one block or one tick's commands
	mixer   *audio.Mixer
	record  *wav        // nil: none
	device  *device     // nil: not opened yet
	started atomic.Bool // the device takes what is mixed
	failed  bool        // the device never will, or no longer
	asked   time.Time
	touched time.Time     // when the player last did something on the page, before there was a device
	owed    time.Duration // of sound that the clock has to take
	taken   atomic.Int64  // how often the device took something
	seen    int64         // of it when it was last looked at
	idle    time.Duration // since it last changed
	stalled bool          // idle for too long; it is said once
	asleep  atomic.Bool   // the page is hidden, and the device with it
	nothing [2 * blockFrames]float32
	quiet   quiet
}

func newSound() *sound {
	s := &sound{mixer: audio.NewMixer()}
	s.mixer.Live = true
	return s
}

// do gives a tick's commands to the mixer.
func (s *sound) do(out *driver.Output) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mixer.Do(out)
}

// position returns how many samples were mixed.
func (s *sound) position() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mixer.Position()
}

// heard returns how many samples have left the device, as far as it is known: what was mixed, without what waits in
// front of the device and in its own buffer.
func (s *sound) heard() int64 {
	at := s.position()
	if s.started.Load() {
		at -= s.device.waiting()
	}
	return max(at, 0)
}

// update is called after the ticks of each picture, with the time since the last one. The device is opened here and
// not before: on phones sound that starts before the first tick hangs.
func (s *sound) update(now time.Time, passed time.Duration) {
	if s.device == nil {
		s.device = openDevice()
		askForSound() // the player may have touched something while the page was loading
	}
	if !s.started.Load() && !s.failed && s.device.ready() {
		s.asked = now
		s.start()
	}
	if s.started.Load() && now.Sub(s.asked) >= time.Second {
		s.asked = now
		s.check()
	}
	if !s.started.Load() && !s.held(now) || s.started.Load() && s.stalls(passed) {
		s.discard(passed)
	}
}

// stalls reports whether the device has taken nothing for so long that the clock has to: one that was unplugged without
// an error, a sound server that is stuck, a phone during a call. When it takes something again, it is the device again.
func (s *sound) stalls(passed time.Duration) bool {
	if n := s.taken.Load(); n != s.seen || s.asleep.Load() {
		s.seen, s.idle, s.owed = n, 0, 0
		return false
	}
	if s.idle += min(passed, maxIdle/4); s.idle < maxIdle { // one long picture is no sign
		return false
	}
	if !s.stalled {
		s.stalled = true
		slog.Warn("ebiten: play sound: the device takes nothing; the game goes on in silence until it does")
	}
	return true
}

// gesture is called when the player does something on the page that the game runs in. Browsers let nothing sound
// before. The device takes a moment to start, and until then the mixer is held still, so that the sound which the
// game plays at the gesture is heard a little late, but whole.
func (s *sound) gesture(now time.Time) {
	switch {
	case s.failed:
	case !s.started.Load():
		s.touched = now
		if s.device != nil {
			askForSound()
		}
	case !pageHidden():
		s.device.wake()
	}
}

// held reports whether the mixer stands still: a gesture has just asked for the device. When none comes after all,
// the clock takes what is mixed as before.
func (s *sound) held(now time.Time) bool {
	return !s.failed && !s.touched.IsZero() && now.Sub(s.touched) < maxHeld
}

// start hands the mixer to the device. The owed time is dropped: what was mixed into nothing is over.
func (s *sound) start() {
	if err := s.device.play(s); err != nil {
		s.fail(err)
		return
	}
	s.owed = 0
	s.started.Store(true)
}

// page is called when the page or the app that the game runs in is hidden or shown again, on any goroutine.
func (s *sound) page(hidden bool) {
	s.asleep.Store(hidden)
	if s.started.Load() {
		s.device.suspend(hidden)
	}
}

// check asks the device for an error and falls back to the clock.
func (s *sound) check() {
	if err := s.device.err(); err != nil {
		s.device.stop()
		s.started.Store(false)
		s.fail(err)
	}
}

func (s *sound) fail(err error) {
	s.failed = true
	slog.Warn("ebiten: play sound: " + err.Error() + "; the game goes on in silence")
}

// discard mixes the time that passed into nothing.
func (s *sound) discard(passed time.Duration) {
	s.owed = min(s.owed+passed, maxOwed)
	const block = blockFrames * time.Second / driver.SampleRate
	for ; s.owed >= block; s.owed -= block {
		s.mix(s.nothing[:])
	}
}

// mix fills dst, which holds left and right in turns.
func (s *sound) mix(dst []float32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mixer.Mix(dst)
	s.quiet.apply(dst)
	if s.record != nil {
		s.record.write(dst)
	}
}

// close ends the sound and the recording, if there is one.
func (s *sound) close() error {
	if s.device != nil {
		s.device.end()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.record == nil {
		return nil
	}
	err := s.record.close()
	s.record = nil
	return err
}
