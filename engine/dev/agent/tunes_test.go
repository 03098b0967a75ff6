package agent

import (
	"os"
	"reflect"
	"testing"

	"github.com/krill2d/krill/audio"
)

func TestTunesAreKept(t *testing.T) {
	list := tunes{dir: t.TempDir()}
	if !list.see() || list.stamp == 0 {
		t.Fatal("the code that renders is not found")
	}
	const song = "tempo 104\nflute = triangle\n\npattern A\nflute: o5 e4. d8 c4 < g\nplay A\n"
	if _, ok := list.recall("air", song); ok {
		t.Error("got a tune that nobody kept")
	}
	want, err := audio.RenderTune(song)
	if err != nil {
		t.Fatal(err)
	}
	want.LoopFrom, want.LoopTo = 7, 4000
	list.keep("air", song, want)
	if got, ok := list.recall("air", song); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %d channels, %d samples; want what was kept", ok, got.Channels, len(got.Samples))
	}
	if _, ok := list.recall("air", song+"\n"); ok {
		t.Error("an edited tune: got the old one")
	}
	if _, ok := list.recall("rain", song); ok {
		t.Error("another tune: got this one")
	}
	other := list
	other.stamp++
	if _, ok := other.recall("air", song); ok {
		t.Error("other code that renders: got the tune of the old one")
	}
	if err := os.Truncate(list.file("air"), 5); err != nil {
		t.Fatal(err)
	}
	if _, ok := list.recall("air", song); ok {
		t.Error("got half a file")
	}
}
