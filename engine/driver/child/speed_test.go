//go:build !js

package child

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// crowd is a game with a picture of 10,000 quads.
type crowd struct {
	toy
	picture driver.Frame
}

func newCrowd() *crowd {
	c := &crowd{}
	c.picture.Width, c.picture.Height = 640, 360
	for i := range 10_000 {
		x := float32(i)
		c.picture.Quads = append(c.picture.Quads, driver.Quad{A: 16, D: 16, X: x, Y: x, U1: 16, V1: 16, Color: [4]uint16{65535, 65535, 65535, 65535}})
	}
	c.picture.Commands = append(c.picture.Commands, driver.Command{Quads: driver.Span{Count: 10_000}})
	return c
}

func (c *crowd) Draw(float64) *driver.Frame { return &c.picture }

// TestSpeed says what a tick and a picture of 10,000 quads take over the pipes of a process: to ask, to write, to read and to
// decode. The bar is a millisecond; beside it stands what copying the picture's bytes takes.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the time of simulated processors says nothing")
	}
	p, _ := startToy(t, "crowd")
	in := &driver.Input{Width: 640, Height: 360}
	for range 50 {
		p.Tick(in)
		p.Draw(0)
	}
	raw, into := driver.AppendFrame(nil, &newCrowd().picture), make([]byte, 1<<20)
	var ticks, draws, copies []time.Duration
	for range 500 {
		begun := time.Now()
		p.Tick(in)
		ticked := time.Now()
		f := p.Draw(0)
		drawn := time.Now()
		copy(into, raw)
		copies = append(copies, time.Since(drawn))
		ticks, draws = append(ticks, ticked.Sub(begun)), append(draws, drawn.Sub(ticked))
		if len(f.Quads) != 10_000 {
			t.Fatalf("got %d quads, %v; want 10,000", len(f.Quads), p.Err())
		}
	}
	fmt.Printf("FIGURE child/picture-bytes %d\n", len(raw))
	fmt.Printf("FIGURE child/copy-ms %.4f\n", millis(copies))
	fmt.Printf("FIGURE child/tick-ms %.4f\n", millis(ticks))
	verdict, took := "ok", millis(draws)
	if took > 1 {
		verdict = "MISS"
		t.Errorf("a picture of 10,000 quads: got %.2f ms; want at most 1", took)
	}
	fmt.Printf("RATIO child/10000-quads-ms %.3f 1 %s\n", took, verdict)
}

// millis returns the time that the fastest tenth took at most: a busy machine only makes a run slower.
func millis(list []time.Duration) float64 {
	slices.Sort(list)
	return list[len(list)/10].Seconds() * 1000
}
