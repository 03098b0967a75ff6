package audio

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// FuzzMixerTakesAnyCommand gives a mixer commands and chunks made of any bytes, as a broken child process could. Nothing
// may panic, hang or leave −1 to 1.
func FuzzMixerTakesAnyCommand(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Add(make([]byte, 300))
	long := make([]byte, 4000)
	for i := range long {
		long[i] = byte(i * 7)
	}
	f.Add(long)
	f.Fuzz(hostile)
}

// hostile gives a mixer what data says.
func hostile(t *testing.T, data []byte) {
	m := rig()
	next := func(n int) (x uint64) {
		for range n {
			if len(data) > 0 {
				x, data = x<<8|uint64(data[0]), data[1:]
			}
		}
		return x
	}
	number := func() int64 { // small ones more often
		if x := next(1); x%4 == 0 {
			return int64(next(8))
		}
		return int64(int16(next(2)))
	}
	dst := make([]float32, 1000)
	for range 40 {
		var out driver.Output
		for range next(1) % 6 {
			out.Commands = append(out.Commands, driver.SoundCommand{
				Kind: driver.SoundKind(next(1) % 9), At: number(), After: number(), Fade: number(), Faded: number(),
				Voice: uint32(next(1) % 5), Sound: driver.SoundID(next(1) % 6), Bus: driver.BusID(next(1)),
				Gain: math.Float32frombits(uint32(next(4))), Pan: math.Float32frombits(uint32(next(4))),
				Pitch: math.Float32frombits(uint32(next(4))), Loop: next(1)%2 == 0, Stream: next(1)%3 == 0, AtZero: next(1)%2 == 0,
				LoopFrom: number(), LoopTo: number(), Offset: number(), Part: uint32(next(4)),
			})
		}
		for range next(1) % 3 {
			part := make([]int16, next(2)%3000)
			for i := range part {
				part[i] = int16(binary.LittleEndian.Uint16([]byte{byte(i * 31), byte(i >> 2)}))
			}
			out.Chunks = append(out.Chunks, driver.SoundChunk{
				Voice: uint32(next(1) % 5), Channels: int(next(1) % 4), PCM: part, First: next(1)%2 == 0, Last: next(1)%3 == 0,
			})
		}
		m.Live = next(1)%2 == 0
		m.Do(&out)
		m.Mix(dst)
		for i, x := range dst {
			if !(x >= -1 && x <= 1) {
				t.Fatalf("sample %d: got %v; want it in -1 to 1", i, x)
			}
		}
	}
}
