package driver

import (
	"strings"
	"testing"
)

func TestThroughWireIsTheSameRun(t *testing.T) {
	want := play(&dots{}, 200)
	if got := play(ThroughWire(&dots{}), 200); got != want {
		t.Errorf("through the wire: got %#x; want %#x", got, want)
	}
	if got := play(ThroughWire(&dots{}), 201); got == want {
		t.Errorf("one tick more: got the same sum %#x; want another", got)
	}
}

func TestThroughWireSharesNoMemory(t *testing.T) {
	app := &dots{}
	through := ThroughWire(app)
	in := Input{Keys: []KeyEvent{{Key: KeyB, Down: true}}}
	out, f := through.Tick(&in), through.Draw(0)
	app.out.Commands[0].Gain, app.frame.Quads[0].X = 99, 99
	if out.Commands[0].Gain != 1 || f.Quads[0].X != 0 {
		t.Errorf("after the app wrote to its memory: got %v, %v; want 1, 0", out.Commands[0].Gain, f.Quads[0].X)
	}
}

type brokenApp struct{ dots }

func (*brokenApp) Draw(float64) *Frame { return &Frame{Commands: []Command{{Quads: Span{0, 1}}}} }

func TestThroughWirePanicsWithTheDecodersError(t *testing.T) {
	defer func() {
		if err, _ := recover().(error); err == nil || !strings.Contains(err.Error(), "wants 1 quads") {
			t.Errorf("got %v; want the decoder's error", err)
		}
	}()
	ThroughWire(&brokenApp{}).Draw(0)
}
