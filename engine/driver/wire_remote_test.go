package driver

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Skip("no pipes here: ", err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return r, w
}

func TestServeAndRemote(t *testing.T) {
	appR, driverW := pipe(t)
	driverR, appW := pipe(t)
	served := make(chan error)
	go func() { served <- Serve(&dots{}, appR, appW) }()
	remote := Remote(driverR, driverW)
	if got, want := play(remote, 200), play(&dots{}, 200); got != want || remote.Err() != nil {
		t.Errorf("remote run: got %#x, %v; want %#x", got, remote.Err(), want)
	}
	driverW.Close()
	if err := <-served; err != nil {
		t.Errorf("Serve after the driver left: got %v; want nil", err)
	}
}

func TestRemoteAfterTheAppDied(t *testing.T) {
	remote := Remote(strings.NewReader(""), io.Discard)
	if out := remote.Tick(&Input{}); !out.Exit {
		t.Errorf("output of a dead app: got no exit; want one")
	}
	if err := remote.Err(); err == nil || !strings.Contains(err.Error(), "process ended") {
		t.Errorf("got %v; want an error that says so", err)
	}
	if f := remote.Draw(0); f == nil || len(f.Commands) > 0 {
		t.Errorf("frame of a dead app: got %v; want an empty one", f)
	}
}

func TestRemoteOfAWrongAnswer(t *testing.T) {
	for want, answer := range map[string][]byte{
		"is of kind frame; want output": AppendFrame(nil, &Frame{}),
		"no message starts":             []byte("panic: something happened in the game"),
		"unexpected EOF":                AppendOutput(nil, &Output{})[:12],
	} {
		remote := Remote(bytes.NewReader(answer), io.Discard)
		if out := remote.Tick(&Input{}); !out.Exit || remote.Err() == nil || !strings.Contains(remote.Err().Error(), want) {
			t.Errorf("got exit %v, %v; want an exit and %q", out.Exit, remote.Err(), want)
		}
	}
}

func TestServeRefusesNonsense(t *testing.T) {
	for want, b := range map[string][]byte{
		"a driver sends input and draw": AppendSetup(nil, &Setup{}),
		"a key is":                      AppendInput(nil, &Input{Keys: []KeyEvent{{Key: keyEnd}}}),
		"decode draw":                   finish(appendHeader(nil, KindDraw), 0),
	} {
		if err := Serve(&dots{}, bytes.NewReader(b), io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v; want an error with %q", err, want)
		}
	}
	full := Serve(&dots{}, bytes.NewReader(AppendInput(nil, &Input{})), closed{})
	if !errors.Is(full, io.ErrClosedPipe) {
		t.Errorf("a driver that does not listen: got %v; want it to wrap %v", full, io.ErrClosedPipe)
	}
}

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// TestReadMessageBelievesNoLength has a header that claims 4 GiB.
func TestReadMessageBelievesNoLength(t *testing.T) {
	b := append(appendHeader(nil, KindFrame), "short"...)
	b[4], b[5], b[6], b[7] = 0xff, 0xff, 0xff, 0xff
	_, memory, err := ReadMessage(bytes.NewReader(b), nil)
	if !errors.Is(err, io.ErrUnexpectedEOF) || cap(memory) > 4*readStep {
		t.Errorf("got %v with %d bytes taken; want an unexpected end and at most %d", err, cap(memory), 4*readStep)
	}
}

func TestReadMessageOfManySteps(t *testing.T) {
	f := &Frame{Floats: make([]float32, readStep)}
	f.Floats[readStep-1] = 5
	r := bytes.NewReader(append(AppendFrame(nil, f), AppendInput(nil, &Input{})...))
	k, b, err := ReadMessage(r, nil)
	var got Frame
	if err != nil || k != KindFrame {
		t.Fatalf("got %v, %v; want a frame", k, err)
	}
	if _, err := DecodeFrame(b, &got); err != nil || got.Floats[readStep-1] != 5 {
		t.Errorf("got %v; want the frame read", err)
	}
	if k, _, err := ReadMessage(r, b); k != KindInput || err != nil {
		t.Errorf("second message: got %v, %v; want an input", k, err)
	}
	if _, _, err := ReadMessage(r, b); err != io.EOF {
		t.Errorf("end: got %v; want %v", err, io.EOF)
	}
}
