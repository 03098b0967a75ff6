package ring

import (
	"bytes"
	"fmt"
	"math"
	"testing"
)

// What one ring hands to another is there bit by bit, joined to what that has itself.
func TestHandedOn(t *testing.T) {
	var old, fresh Ring
	at := func(tick int64) []byte {
		return bytes.Repeat([]byte(fmt.Sprintf("%07d", tick*tick)), 20+int(tick%5))
	}
	for tick := int64(10); tick <= 500; tick++ {
		if tick == 333 {
			old.Part()
		}
		old.Add(tick, at(tick))
	}
	for tick := int64(490); tick < 600; tick++ {
		fresh.Add(tick, at(tick))
	}
	before, pieces := int64(math.MaxInt64), 0
	for {
		piece, first, last, some := old.AppendPiece(nil, before)
		if !some {
			break
		}
		if first < 333 && last >= 333 {
			t.Errorf("got a piece from %d to %d; want it parted at 333", first, last)
		}
		if room, err := fresh.Prepend(piece); err != nil || !room {
			t.Fatalf("piece from %d: got room %v, %v", first, room, err)
		}
		before = first
		pieces++
	}
	if first, last, _ := fresh.Span(); first != 10 || last != 599 || pieces < 8 {
		t.Errorf("got %d to %d from %d pieces; want 10 to 599 from 9 or so", first, last, pieces)
	}
	for tick := int64(10); tick < 600; tick++ {
		if got, ok := fresh.At(nil, tick); !ok || !bytes.Equal(got, at(tick)) {
			t.Fatalf("tick %d: got another state, or none: %v", tick, ok)
		}
	}
	fresh.Add(100, at(7))
	if first, last, _ := fresh.Span(); first != 10 || last != 100 {
		t.Errorf("going on from 99: got %d to %d; want 10 to 100", first, last)
	}
	if got, _ := fresh.At(nil, 99); !bytes.Equal(got, at(99)) {
		t.Error("tick 99: got another state")
	}
}

func TestHandedOnIsBounded(t *testing.T) {
	var old Ring
	for tick := range int64(600) {
		old.Add(tick, bytes.Repeat([]byte{byte(tick), byte(tick >> 8)}, 500))
	}
	for name, r := range map[string]*Ring{"ticks": {Ticks: 100}, "bytes": {Max: 200_000}} {
		for tick := int64(600); tick < 660; tick++ {
			r.Add(tick, bytes.Repeat([]byte{byte(tick), byte(tick >> 8)}, 500))
		}
		before, taken := int64(math.MaxInt64), true
		for taken {
			piece, first, _, some := old.AppendPiece(nil, before)
			if !some {
				t.Errorf("%s: got all taken; want an end", name)
				break
			}
			taken, _ = r.Prepend(piece)
			before = first
		}
		if name == "bytes" && r.Bytes() > r.Max {
			t.Errorf("got %d bytes; want at most %d", r.Bytes(), r.Max)
		}
	}
}

func FuzzPrepend(f *testing.F) {
	var old Ring
	for tick := range int64(70) {
		old.Add(tick, bytes.Repeat([]byte{byte(tick)}, 50))
	}
	piece, _, _, _ := old.AppendPiece(nil, 1000)
	f.Add(piece)
	f.Add([]byte{60})
	f.Add([]byte{1, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(_ *testing.T, b []byte) {
		var r Ring
		r.Add(1000, []byte("now"))
		r.Prepend(b)
	})
}
