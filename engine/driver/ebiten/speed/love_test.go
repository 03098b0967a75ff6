//go:build screen && linux

package speed

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// love compares moving sprites with LÖVE's, which has a window and a process of its own on the same display. Those filled
// by hand are what Ebitengine can do at most: it copies 192 bytes for each into its queue and on to the GPU.
func love(t *testing.T) {
	const many = 50_000 // as in testdata/love
	ts := things(many, 1)
	one := images(1)[0]
	l := startLove(t)
	rows := []row{
		{name: "love/bulk/draw", bar: 0.5, way: "bulk", against: "love"},
		{name: "love/bulk/frame", bar: 0.7, way: "bulk", against: "love", frame: true},
		{name: "love/percall/draw", way: "per call", against: "love"},
		{name: "love/percall/frame", way: "per call", against: "love", frame: true},
		{name: "love/filled/draw", way: "filled", against: "love"},
		{name: "love/filled/frame", way: "filled", against: "love", frame: true},
	}
	taken := compareTaken(t, rows, func() map[string][]turn {
		all := map[string][]turn{}
		ways := []way{{"per call", movingPerCall(ts, one)}, {"bulk", movingBulk(ts, one)}, {"filled", rawFilled(ts)}}
		for _, w := range ways {
			inWindow(w.draw, 0, warmup)
		}
		l.draw(warmup, 1)
		for range rounds {
			for _, w := range ways {
				t := inWindow(w.draw, skipped, frames)
				all[w.name] = append(all[w.name], turn{median(t.draw), t.frames / frames, t.allocs})
			}
			all["love"] = append(all["love"], l.draw(skipped, frames))
		}
		return all
	})
	if testing.Verbose() {
		table(taken)
	}
}

// drift is how far sprites have moved by some frame, pixels.
func drift(frame int) float64 { return float64(frame%32) * 0.25 }

func movingPerCall(ts []thing, of render.Image) func(*eb.Image) {
	frame := 0
	return krill(func(c *render.Canvas) {
		by := drift(frame)
		for i := range ts {
			c.Draw(render.Sprite{Image: of, Pos: geom.V(ts[i].x+by, ts[i].y)})
		}
		frame++
	})
}

func movingBulk(ts []thing, of render.Image) func(*eb.Image) {
	frame := 0
	return krill(func(c *render.Canvas) {
		by := drift(frame)
		b := render.NewBulk(c, of, len(ts))
		for i := range ts {
			b.Draw(ts[i].x+by, ts[i].y)
		}
		frame++
	})
}

// lover is a running LÖVE: see testdata/love/main.lua for what it is asked and answers.
type lover struct {
	t       *testing.T
	in      io.WriteCloser
	answers *bufio.Reader
}

func startLove(t *testing.T) *lover {
	t.Helper()
	said, err := exec.Command("love", "--version").Output()
	if err != nil {
		t.Fatalf("find LÖVE: %v; try apt-get install love", err)
	}
	if !strings.HasPrefix(string(said), "LOVE 11.4") {
		t.Logf("the bars are for LÖVE 11.4; this is %s", strings.TrimSpace(string(said)))
	}
	cmd := exec.Command("love", "testdata/love")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("start LÖVE: %v", err)
	}
	t.Cleanup(func() {
		in.Close() // which ends it
		if err := cmd.Wait(); err != nil {
			t.Errorf("end LÖVE: %v", err)
		}
	})
	return &lover{t, in, bufio.NewReader(out)}
}

// draw draws the sprites for some frames, of which the last n count.
func (l *lover) draw(skip, n int) turn {
	l.t.Helper()
	fmt.Fprintln(l.in, skip, n)
	line, err := l.answers.ReadString('\n')
	fields := strings.Fields(line)
	if err != nil || len(fields) != n+1 {
		l.t.Fatalf("ask LÖVE for %d frames: got %q, %v; want their times", n, line, err)
	}
	times := make([]float64, len(fields))
	for i, f := range fields {
		if _, err := fmt.Sscan(f, &times[i]); err != nil {
			l.t.Fatalf("ask LÖVE for %d frames: got %q; want their times", n, line)
		}
	}
	return turn{draw: median(times[:n]), frame: times[n] / float64(n)}
}
