package audio_test

import (
	"fmt"
	"io"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/audiotest"
)

// A file is read piece by piece, from its middle on.
func ExampleOpenStream() {
	file := audiotest.WAV(1, 24000, make([]int16, 24000)) // a second of silence
	s, err := audio.OpenStream(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := s.SeekTo(s.Frames / 2); err != nil {
		fmt.Println(err)
		return
	}
	dst := make([]int16, 10000*s.Channels)
	for {
		n, err := s.Read(dst)
		fmt.Println(n, err)
		if err == io.EOF {
			break
		}
	}
	// Output:
	// 10000 <nil>
	// 10000 <nil>
	// 4000 EOF
}

// Three coins of one purse.
func ExampleMutate() {
	purse := audio.EffectOf(audio.Coin(3))
	for seed := range uint64(3) {
		coin := audio.Mutate(purse, 0.1, seed)
		fmt.Printf("%.0f Hz, %.2f s\n", coin.Pitch, coin.Hold+coin.Decay)
	}
	// Output:
	// 1166 Hz, 0.33 s
	// 1218 Hz, 0.34 s
	// 1138 Hz, 0.33 s
}

// A tune whose first pattern is played once.
func ExampleTune_intro() {
	pcm, err := audio.RenderTune(`
lead = square decay 0.3
pattern A
lead: c d e f
pattern B
lead: g a b a
play A | B
`)
	fmt.Println(pcm.LoopTo-pcm.LoopFrom, "frames are repeated,", err)
	// Output: 96000 frames are repeated, <nil>
}
