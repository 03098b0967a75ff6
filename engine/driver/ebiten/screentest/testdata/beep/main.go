// Beep plays silence for a tenth of a second, and says what became of it.
package main

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"github.com/ebitengine/oto/v3"
)

func main() {
	ctx, ready, err := oto.NewContext(&oto.NewContextOptions{SampleRate: 48000, ChannelCount: 2, Format: oto.FormatSignedInt16LE})
	if err != nil {
		fail(err)
	}
	<-ready
	p := ctx.NewPlayer(bytes.NewReader(make([]byte, 48000*4/10)))
	p.Play()
	for end := time.Now().Add(30 * time.Second); p.IsPlaying(); time.Sleep(time.Millisecond) {
		if err := ctx.Err(); err != nil {
			fail(err)
		}
		if time.Now().After(end) {
			fail("the sound does not end")
		}
	}
	fmt.Println("played")
}

func fail(why any) {
	fmt.Println("no sound:", why)
	os.Exit(1)
}
