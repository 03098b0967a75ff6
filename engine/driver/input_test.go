package driver

import (
	"math/rand"
	"reflect"
	"testing"
)

func TestInputResetKeepsWhatLasts(t *testing.T) {
	in := filled[Input](rand.New(rand.NewSource(1)), 2)
	before := *in
	in.Reset()
	want := Input{
		Width: before.Width, Height: before.Height, Scale: before.Scale, Safe: before.Safe,
		Unfocused: before.Unfocused, Suspended: before.Suspended, Fullscreen: before.Fullscreen,
		CapsLock: before.CapsLock, NumLock: before.NumLock, Layout: before.Layout, MaxImage: before.MaxImage, SoundAt: before.SoundAt,
		Mouse: Mouse{X: before.Mouse.X, Y: before.Mouse.Y, Outside: before.Mouse.Outside},
		Keys:  []KeyEvent{}, Text: []TextEvent{}, Buttons: []ButtonEvent{}, Touches: []TouchEvent{},
		Pads: before.Pads, Pixels: []Pixels{}, Clipboard: []string{}, Done: []Done{},
	}
	if !reflect.DeepEqual(*in, want) {
		t.Errorf("got  %+v\nwant %+v", *in, want)
	}
}

// TestInputAddIsBothInOrder fills every field of both, so that one that is added to Input and not to Add fails here.
func TestInputAddIsBothInOrder(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	a, b := filled[Input](r, 2), filled[Input](r, 3)
	first, later := *a, *b
	in := first
	in.Add(&later)
	got, old, want := reflect.ValueOf(in), reflect.ValueOf(*a), reflect.ValueOf(*b)
	for i := range got.NumField() {
		name := got.Type().Field(i).Name
		switch {
		case name == "Mouse", name == "Quit":
		case name == "Pads" || want.Field(i).Kind() != reflect.Slice:
			if g, w := got.Field(i).Interface(), want.Field(i).Interface(); !reflect.DeepEqual(g, w) {
				t.Errorf("%s: got %v; want the later %v", name, g, w)
			}
		default:
			if g, w := got.Field(i).Interface(), reflect.AppendSlice(old.Field(i), want.Field(i)).Interface(); !reflect.DeepEqual(g, w) {
				t.Errorf("%s: got %v; want both %v", name, g, w)
			}
		}
	}
	if g, w := in.Mouse.DX, a.Mouse.DX+b.Mouse.DX; g != w {
		t.Errorf("mouse DX: got %v; want the sum %v", g, w)
	}
	if g, w := in.Mouse.WheelY, a.Mouse.WheelY+b.Mouse.WheelY; g != w {
		t.Errorf("mouse WheelY: got %v; want the sum %v", g, w)
	}
	if g, w := in.Mouse.X, b.Mouse.X; g != w {
		t.Errorf("mouse X: got %v; want the later %v", g, w)
	}
	if quit := (Input{Quit: true}); func() bool { quit.Add(&Input{}); return !quit.Quit }() {
		t.Errorf("a wish to quit before: got none; want it kept")
	}
}

// TestInputSameSeesEveryField changes one leaf after the other.
func TestInputSameSeesEveryField(t *testing.T) {
	seed := func() *Input { return filled[Input](rand.New(rand.NewSource(3)), 2) }
	a, b := seed(), seed()
	if !a.Same(b) {
		t.Fatal("two equal inputs: got different; want the same")
	}
	n := 0
	leaves(reflect.ValueOf(b).Elem(), "", func(path string, leaf reflect.Value) {
		old := reflect.New(leaf.Type()).Elem()
		old.Set(leaf)
		leaf.SetZero()
		if a.Same(b) {
			t.Errorf("%s changed: got the same; want different", path)
		}
		leaf.Set(old)
		n++
	})
	if n < 80 {
		t.Errorf("got %d leaves; want those of all fields", n)
	}
}
