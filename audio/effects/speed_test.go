package effects

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// speedRow is a mixer at work, and the most of one processor that it may take while it plays, in percent: as a program of
// the machine, and in a page.
type speedRow struct {
	name        string
	native, web float64
	make        func() *audio.Mixer
}

func speedRows() []speedRow {
	rows := []speedRow{
		{"mix64-pan-pitch-effect-on-each-bus", 5, 20, func() *audio.Mixer { return busy(64, 0.5, everyBus()...) }},
		{"mix64-pan-pitch", 4, 15, func() *audio.Mixer { return busy(64, 0.5) }},
		{"mix64-pan", 4, 15, func() *audio.Mixer { return busy(64, 1) }},
		{"nothing", 0.1, 1, func() *audio.Mixer { return busy(0, 1) }},
		{"effects-that-sleep", 0.1, 1, func() *audio.Mixer { return busy(0, 1, everyBus()...) }},
		{"duck", 0.5, 2.5, func() *audio.Mixer { return busy(1, 1, ducked()) }},
	}
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		rows = append(rows, speedRow{name, 1, 4, func() *audio.Mixer { return busy(1, 1, on(0, all[name])) }})
	}
	return rows
}

// on returns the command that puts an effect on a bus.
func on(bus driver.BusID, e Effect) driver.SoundCommand {
	u := e.Unit()
	return driver.SoundCommand{Kind: driver.SoundEffect, Bus: bus, Effect: u.Effect, Params: u.Params, Gain: 1}
}

func everyBus() []driver.SoundCommand {
	return []driver.SoundCommand{on(0, Echo{}), on(1, Reverb{}), on(2, LowPass{}), on(3, Chorus{}), on(4, Compressor{})}
}

func ducked() driver.SoundCommand {
	return driver.SoundCommand{Kind: driver.SoundEffect, Bus: 1, Key: 2, Slot: uint8(duckPlace), Effect: duckID, Params: driver.EffectParams{-40, 12, 0.1, 0.1, 0.1}, Gain: 1}
}

// busy returns a mixer with voices that go on and on, in the middle of everything: of pitches from slowest on, or all of 1.
func busy(voices int, slowest float32, commands ...driver.SoundCommand) *audio.Mixer {
	m := audio.NewMixer()
	pcm := make([]int16, 2*4800)
	for i := range pcm {
		pcm[i] = int16(i * 7919)
	}
	m.Do(&driver.Output{
		Sounds:   []driver.Sound{{ID: 1, Channels: 1, PCM: pcm[:4800]}, {ID: 2, Channels: 2, PCM: pcm}},
		Commands: commands,
	})
	for v := range voices {
		c := driver.SoundCommand{
			Kind: driver.SoundPlay, Voice: uint32(v + 1), Sound: driver.SoundID(v%2 + 1), Bus: driver.BusID(v%4 + 1),
			Gain: 0.05, Pan: float32(v)/64 - 0.5, Pitch: slowest + float32(v)/64*(1-slowest)*2, Loop: true,
		}
		m.Do(&driver.Output{Commands: []driver.SoundCommand{c}})
	}
	m.Mix(make([]float32, 2*rate))
	return m
}

// share returns how much of a second of sound the mixer takes to make it, as the best of many short runs: other programs
// of the machine leave some of them alone.
func share(m *audio.Mixer) float64 {
	const ticks = 6
	pcm, best := make([]float32, 2*tickFrames), 1e9
	for range 60 {
		start := time.Now()
		for range ticks {
			m.Mix(pcm)
		}
		best = min(best, time.Since(start).Seconds()*60/ticks)
	}
	return best
}

// TestSpeed prints how much of one processor a mixer takes while it plays, in percent.
func TestSpeed(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, row := range speedRows() {
		bar, verdict := row.native, "ok"
		if runtime.GOARCH == "wasm" {
			bar = row.web
		}
		percent := 100 * share(row.make())
		if percent > bar {
			verdict = "MISS"
			t.Errorf("%s: got %.2f %% of a processor; want at most %.2f %%", row.name, percent, bar)
		}
		fmt.Printf("RATIO audio/%s-%s %.3f %.2f %s\n", dashed(row.name), runtime.GOARCH, percent, bar, verdict)
	}
}

func dashed(name string) string {
	b := []byte(name)
	for i := range b {
		if b[i] == ' ' {
			b[i] = '-'
		}
	}
	return string(b)
}

func TestMixingDoesNotAllocate(t *testing.T) {
	pcm := make([]float32, 2*tickFrames)
	for _, row := range speedRows() {
		m := row.make()
		if got := testing.AllocsPerRun(20, func() { m.Mix(pcm) }); got != 0 {
			t.Errorf("%s: got %v allocations for each call; want 0", row.name, got)
		}
	}
}
