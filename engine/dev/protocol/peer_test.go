package protocol

import (
	"bytes"
	"net"
	"strings"
	"testing"
	"time"
)

func TestPeersAskBothWaysAndTell(t *testing.T) {
	a, b := net.Pipe()
	told := make(chan Event, 1)
	double := func(q Ask) Answer { return Reply(NameArgs{Name: q.Do + q.Do}, append([][]byte{}, q.Blobs...)...) }
	left, right := NewPeer(a, double, nil), NewPeer(b, double, func(e Event) { told <- e })
	ended := make(chan error, 2)
	go func() { ended <- left.Run() }()
	go func() { ended <- right.Run() }()
	for _, p := range []*Peer{left, right} {
		answer := p.Ask(New("x", nil, []byte("one"), nil), time.Second)
		var got NameArgs
		if err := answer.Read(&got); err != nil || got.Name != "xx" {
			t.Fatalf("got %+v, %v; want xx", got, err)
		}
		if len(answer.Blobs) != 2 || !bytes.Equal(answer.Blobs[0], []byte("one")) || len(answer.Blobs[1]) != 0 {
			t.Errorf("blobs: got %q; want the two that were sent", answer.Blobs)
		}
	}
	left.Tell(Tell(Ticked, ClockResult{Tick: 7}))
	var clock ClockResult
	if e := <-told; e.Event != Ticked || e.Read(&clock) != nil || clock.Tick != 7 {
		t.Errorf("event: got %+v; want tick 7", e)
	}
	a.Close()
	b.Close()
	for range 2 {
		if err := <-ended; err != nil {
			t.Errorf("Run after the end: got %v; want nil", err)
		}
	}
	if got := left.Ask(New("x", nil), time.Second).Err; !strings.Contains(got, "gone") {
		t.Errorf("ask after the end: got %q; want it refused", got)
	}
}

func TestAskThatNobodyAnswers(t *testing.T) {
	a, b := net.Pipe()
	defer a.Close()
	defer b.Close()
	left := NewPeer(a, nil, nil)
	right := NewPeer(b, func(Ask) Answer { select {} }, nil)
	go left.Run()
	go right.Run()
	if got := left.Ask(New(Hello, nil), 20*time.Millisecond).Err; !strings.Contains(got, "game.hello: no answer") {
		t.Errorf("got %q; want it to say that nobody answers", got)
	}
}

func FuzzDecodeAsk(f *testing.F) {
	f.Add(AppendAsk(nil, New(Run, RunArgs{Text: "Ship s"}, []byte("blob"))))
	f.Add([]byte{4, 0, 0, 0, '{', '}', ' ', ' ', 255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := DecodeAsk(b)
		if err != nil {
			return
		}
		again, err := DecodeAsk(AppendAsk(nil, a))
		if err != nil || again.Do != a.Do || len(again.Blobs) != len(a.Blobs) {
			t.Errorf("coded again: got %+v, %v; want %+v", again, err, a)
		}
	})
}
