package driver

import (
	"math/rand"
	"reflect"
	"testing"
)

func TestOutputResetKeepsWindow(t *testing.T) {
	o := filled[Output](rand.New(rand.NewSource(1)), 2)
	window := o.Window
	o.Reset()
	if want := (Output{Sounds: o.Sounds[:0], Chunks: o.Chunks[:0], Commands: o.Commands[:0], Window: window, Actions: o.Actions[:0]}); !reflect.DeepEqual(*o, want) {
		t.Errorf("got %+v; want %+v", *o, want)
	}
	if cap(o.Commands) < 2 || o.Sounds[:1][0].PCM != nil {
		t.Errorf("got room for %d commands and %d samples held; want 2 and none", cap(o.Commands), len(o.Sounds[:1][0].PCM))
	}
}
