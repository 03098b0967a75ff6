package audio

import (
	"math"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// tone returns n frames of a sine at a level 0 to 1, the channels alike, beginning and ending near 0.
func tone(channels, n int, hz, level float64) []int16 {
	var out []int16
	for i := range n {
		x := int16(level * 32767 * geom.Sin(2*math.Pi*hz*float64(i)/rate))
		for range channels {
			out = append(out, x)
		}
	}
	return out
}

// rig is a mixer with a few sounds: 1 is a mono sine, 2 a stereo one, 3 full scale all along, which begins and ends
// roughly, 4 a mono ramp of 0, 1, 2, …
func rig(commands ...driver.SoundCommand) *Mixer {
	m := NewMixer()
	level, count := make([]int16, 9600), make([]int16, 9600)
	for i := range level {
		level[i], count[i] = 32767, int16(i)
	}
	m.Do(&driver.Output{Sounds: []driver.Sound{
		{ID: 1, Channels: 1, PCM: tone(1, 9600, 480, 0.4)},
		{ID: 2, Channels: 2, PCM: tone(2, 9600, 480, 0.4)},
		{ID: 3, Channels: 1, PCM: level},
		{ID: 4, Channels: 1, PCM: count},
	}, Commands: commands})
	return m
}

func play(voice uint32, sound driver.SoundID, at int64) driver.SoundCommand {
	return driver.SoundCommand{Kind: driver.SoundPlay, Voice: voice, Sound: sound, At: at, Bus: 1, Gain: 1, Pitch: 1}
}

// mixed returns n frames and their left and right sides.
func mixed(m *Mixer, n int) (left, right []float64) {
	dst := make([]float32, 2*n)
	m.Mix(dst)
	for i := range n {
		left, right = append(left, float64(dst[2*i])), append(right, float64(dst[2*i+1]))
	}
	return left, right
}

// biggestStep returns the largest difference of neighbours.
func biggestStep(x []float64) float64 {
	most := 0.0
	for i := 1; i < len(x); i++ {
		most = max(most, math.Abs(x[i]-x[i-1]))
	}
	return most
}

func TestMixIsExact(t *testing.T) {
	m := rig(play(1, 4, 1000))
	left, right := mixed(m, 2000)
	for i := range left {
		want := max(float64(i-1000), 0) / 32768
		if left[i] != want || right[i] != want {
			t.Fatalf("frame %d: got %v, %v; want %v", i, left[i], right[i], want)
		}
	}
	if got := m.Position(); got != 2000 {
		t.Errorf("Position: got %d; want 2000", got)
	}
}

// TestMixInPieces cuts the same run in many ways and wants the same samples.
func TestMixInPieces(t *testing.T) {
	script := func() []driver.SoundCommand {
		a, b := play(1, 2, 100), play(2, 3, 333)
		a.Pitch, a.Pan, a.Loop, a.Fade = 1.37, 0.3, true, 1000
		return []driver.SoundCommand{
			a, b,
			{Kind: driver.SoundSet, At: 1500, Voice: 1, Gain: 0.4, Pan: -1, Pitch: 0.61, Fade: 700},
			{Kind: driver.SoundGain, At: 1700, Bus: 1, Gain: 0.5, Fade: 333},
			{Kind: driver.SoundStop, At: 3000, Voice: 1, Fade: 900},
		}
	}
	want, _ := mixed(rig(script()...), 5000)
	for _, piece := range []int{1, 7, 240, 256, 800, 1024} {
		m := rig(script()...)
		var got []float64
		for len(got) < 5000 {
			left, _ := mixed(m, min(piece, 5000-len(got)))
			got = append(got, left...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("pieces of %d frames: got other samples than in one go", piece)
		}
	}
}

func TestGainIsLinear(t *testing.T) {
	want, _ := mixed(rig(play(1, 1, 0)), 4000)
	for _, g := range []float64{0, 0.125, 0.3, 1.5} {
		c := play(1, 1, 0)
		c.Gain = float32(g)
		got, _ := mixed(rig(c), 4000)
		for i := range got {
			if math.Abs(got[i]-g*want[i]) > 1e-6 {
				t.Fatalf("gain %v, frame %d: got %v; want %v", g, i, got[i], g*want[i])
			}
		}
	}
}

func TestPanIsSymmetricAndKeepsPower(t *testing.T) {
	for _, pan := range []float32{0, 0.25, 0.5, 1, 7} {
		a, b := play(1, 1, 0), play(1, 1, 0)
		a.Pan, b.Pan = pan, -pan
		al, ar := mixed(rig(a), 2000)
		bl, br := mixed(rig(b), 2000)
		if !slices.Equal(al, br) || !slices.Equal(ar, bl) {
			t.Errorf("pan %v: got sides that are not those of %v exchanged", pan, -pan)
		}
		if power := math.Pow(al[1325], 2) + math.Pow(ar[1325], 2); math.Abs(power-2*0.16) > 0.001 {
			t.Errorf("pan %v: got a power of %.4f; want %.4f", pan, power, 2*0.16)
		}
		if pan >= 1 && peak(al) != 0 {
			t.Errorf("pan %v: got %v on the left; want silence", pan, peak(al))
		}
	}
}

func TestPitchInterpolates(t *testing.T) {
	for _, pitch := range []float64{0.5, 1.25, 3} {
		c := play(1, 4, 0)
		c.Pitch = float32(pitch)
		got, _ := mixed(rig(c), 2000)
		for i := range got {
			if want := float64(i) * pitch / 32768; math.Abs(got[i]-want) > 1e-5 {
				t.Fatalf("pitch %v, frame %d: got %v; want %v", pitch, i, got[i], want)
			}
		}
	}
}

func TestVoiceEndsAfterItsLength(t *testing.T) {
	for _, pitch := range []float64{0.7, 1, 2.5} {
		c := play(1, 1, 0)
		c.Pitch = float32(pitch)
		m := rig(c)
		frames := int(9600 / pitch)
		mixed(m, frames-2)
		if m.track(1) == nil {
			t.Errorf("pitch %v: got an end before %d frames", pitch, frames-2)
		}
		if mixed(m, 4); m.track(1) != nil {
			t.Errorf("pitch %v: got no end after %d frames", pitch, frames+2)
		}
	}
}

// TestLoopIsSeamless plays a whole number of periods over and over and compares with the endless sine.
func TestLoopIsSeamless(t *testing.T) {
	for _, sound := range []driver.SoundID{1, 2} {
		for _, pitch := range []float64{1, 0.77, 2.3} {
			c := play(1, sound, 0)
			c.Pitch, c.Loop, c.Offset = float32(pitch), true, 9600*3
			got, _ := mixed(rig(c), 30000)
			if len(got) == 0 || peak(got[20000:]) < 0.39 {
				t.Errorf("sound %d at pitch %v: got silence; want a loop", sound, pitch)
			}
			if step, most := biggestStep(got), 0.4*2*math.Pi*480*pitch/rate*1.01; step > most {
				t.Errorf("sound %d at pitch %v: got a step of %.4f; want at most %.4f", sound, pitch, step, most)
			}
		}
	}
}

// TestNothingClicks starts, changes, stops and cuts a sound of full scale, which would jump by 1.
func TestNothingClicks(t *testing.T) {
	const bound = 2.0 / softFrames // full scale and its √2 at the side, in 5 ms
	change := driver.SoundCommand{Kind: driver.SoundSet, Voice: 1, Pitch: 1, At: 1000, Gain: 0.2, Pan: 0.9}
	for name, cs := range map[string][]driver.SoundCommand{
		"start and end":    {play(1, 3, 100)},
		"set":              {play(1, 3, 0), change},
		"stop":             {play(1, 3, 0), {Kind: driver.SoundStop, Voice: 1, At: 1000}},
		"stop in the rise": {play(1, 3, 0), {Kind: driver.SoundStop, Voice: 1, At: 50}},
		"again":            {play(1, 3, 0), play(1, 3, 1000)},
		"bus":              {play(1, 3, 0), {Kind: driver.SoundGain, Bus: 1, At: 1000}, {Kind: driver.SoundGain, At: 1500}},
		"loop":             {func() driver.SoundCommand { c := play(1, 3, 0); c.Loop = true; return c }()},
	} {
		left, right := mixed(rig(cs...), 12000)
		if step := max(biggestStep(left), biggestStep(right), math.Abs(left[0])); step > bound {
			t.Errorf("%s: got a step of %.4f; want at most %.4f", name, step, bound)
		}
	}
}

func TestStopIsSilentAfterItsFade(t *testing.T) {
	for _, fade := range []int64{0, 1000, 4800} {
		m := rig(play(1, 3, 0), driver.SoundCommand{Kind: driver.SoundStop, Voice: 1, At: 1000, Fade: fade})
		left, _ := mixed(m, 9000)
		end := 1000 + max(int(fade), softFrames)
		if p := peak(left[end:]); p != 0 {
			t.Errorf("fade %d: got %v after it; want silence", fade, p)
		}
		if left[end-10] == 0 {
			t.Errorf("fade %d: got silence before its end", fade)
		}
	}
}

func TestFadeCanBeCutShort(t *testing.T) {
	stop := driver.SoundCommand{Kind: driver.SoundStop, Voice: 1, At: 500, Fade: 48000}
	cut := driver.SoundCommand{Kind: driver.SoundStop, Voice: 1, At: 1000}
	left, _ := mixed(rig(play(1, 3, 0), stop, cut), 2000)
	if p := peak(left[1000+softFrames:]); p != 0 {
		t.Errorf("after the cut: got %v; want silence", p)
	}
}

func TestLimiter(t *testing.T) {
	var cs []driver.SoundCommand
	for v := range uint32(maxVoices) {
		c := play(v+1, 1, int64(v)*3)
		c.Loop = true
		cs = append(cs, c)
	}
	left, _ := mixed(rig(cs...), 48000)
	if p := peak(left); p >= 1 || p < 0.85 {
		t.Errorf("64 loud voices: got a peak of %v; want below 1 and loud", p)
	}
	var l limiter
	quiet := []float32{0.5, -0.8, 0.79, 0.1}
	want := slices.Clone(quiet)
	if l.run(quiet); !slices.Equal(quiet, want) {
		t.Errorf("below the knee: got %v; want %v", quiet, want)
	}
}

func TestLateCommandsHappenAtOnce(t *testing.T) {
	m := rig()
	mixed(m, 1000)
	m.Do(&driver.Output{Commands: []driver.SoundCommand{play(1, 4, 200), play(2, 4, 1100)}})
	left, _ := mixed(m, 300)
	if left[1] != 1.0/32768 || left[102] != 104.0/32768 {
		t.Errorf("late and early: got %v, %v; want the first at 0, the second at 100", left[1]*32768, left[102]*32768)
	}
}

// onsets returns the frames at which single clicks begin.
func onsets(x []float64) (at []int) {
	for i := range x {
		if x[i] != 0 && (i == 0 || x[i-1] == 0) {
			at = append(at, i)
		}
	}
	return at
}

func TestLiveKeepsTheDistance(t *testing.T) {
	m := rig()
	m.Live = true
	m.Do(&driver.Output{Sounds: []driver.Sound{{ID: 9, Channels: 1, PCM: []int16{400}}}})
	tick := func(at int64) []float64 {
		m.Do(&driver.Output{Commands: []driver.SoundCommand{play(uint32(at), 9, at)}})
		left, _ := mixed(m, 800)
		return left
	}
	mixed(m, 5000) // a device that began before the game
	got := tick(100_000)
	got = append(got, tick(100_800)...)
	got = append(got, tick(101_700)...) // within the tick after
	got = append(got, tick(200_000)...) // the game jumped
	got = append(got, tick(10_000)...)  // and went back
	want := []int{0, 800, 1700, 2400, 3200}
	if at := onsets(got); !slices.Equal(at, want) {
		t.Errorf("live: got onsets at %v; want %v", at, want)
	}
}

func TestLiveDoesNotReorder(t *testing.T) {
	m := rig()
	m.Live = true
	m.Do(&driver.Output{Commands: []driver.SoundCommand{play(1, 1, 0)}})
	for i := range int64(5000) { // nobody mixes: commands pile up
		m.Do(&driver.Output{Commands: []driver.SoundCommand{
			play(uint32(i+2), 3, i*800), {Kind: driver.SoundStop, Voice: uint32(i + 2), At: i*800 + 400},
		}})
	}
	if n := len(m.queue); n > maxQueue {
		t.Errorf("queue: got %d commands; want at most %d", n, maxQueue)
	}
	mixed(m, 20000)
	for i := range m.tracks {
		if m.tracks[i].state != trackFree {
			t.Fatalf("track %d: got voice %d still playing; want its stop after its start", i, m.tracks[i].voice)
		}
	}
}

func TestResetStopsAndStartsTheTimeAnew(t *testing.T) {
	c := play(1, 3, 0)
	c.Gain = 0.5 // below the limiter
	m := rig(c, play(2, 3, 5000))
	mixed(m, 1000)
	m.Do(&driver.Output{Commands: []driver.SoundCommand{{Kind: driver.SoundReset}, play(1, 4, 500)}})
	left, _ := mixed(m, 6000)
	if p := peak(left[softFrames:500]); p != 0 {
		t.Errorf("after a reset: got %v; want silence", p)
	}
	if got := left[510] * 32768; got != 10 {
		t.Errorf("a command at 500 after the reset: got %v at frame 510; want 10", got)
	}
}

// TestMixerTakesAnything gives commands that no player writes.
func TestMixerTakesAnything(t *testing.T) {
	nan := float32(math.NaN())
	c := play(1, 1, 0)
	c.Gain, c.Pan, c.Pitch, c.Fade = float32(math.Inf(1)), nan, nan, math.MaxInt64
	m := rig(c, play(0, 1, 0), play(3, 77, 0), driver.SoundCommand{Kind: 99},
		driver.SoundCommand{Kind: driver.SoundPlay, Voice: 4, Sound: 1, Bus: 200, At: math.MinInt64},
		driver.SoundCommand{Kind: driver.SoundPlay, Voice: 5, Sound: 1, Offset: math.MaxInt64, At: math.MaxInt64},
		driver.SoundCommand{Kind: driver.SoundGain, Bus: 255}, driver.SoundCommand{Kind: driver.SoundSet, Voice: 8})
	m.Do(&driver.Output{Sounds: []driver.Sound{{ID: 1}, {ID: 2, Channels: 3, PCM: make([]int16, 9)}}})
	for v := range uint32(300) {
		m.Do(&driver.Output{Commands: []driver.SoundCommand{play(v+10, 4, 0)}})
	}
	left, right := mixed(m, 3001)
	if p := max(peak(left), peak(right)); !(p <= 1) {
		t.Errorf("peak: got %v; want at most 1", p)
	}
	m.Mix(make([]float32, 3))
	if got := m.Position(); got != 3002 {
		t.Errorf("an odd slice: got position %d; want 3002", got)
	}
}
