//go:build !js && !android && !ios

package vmhost

import (
	"fmt"
	"slices"
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// heard writes down what a guest is given.
type heard []string

func (h *heard) note(format string, args ...any)        { *h = append(*h, fmt.Sprintf(format, args...)) }
func (h *heard) PressKey(k eb.Key)                      { h.note("+%v", k) }
func (h *heard) ReleaseKey(k eb.Key)                    { h.note("-%v", k) }
func (h *heard) PressMouseButton(b eb.MouseButton)      { h.note("+button %d", b) }
func (h *heard) ReleaseMouseButton(b eb.MouseButton)    { h.note("-button %d", b) }
func (h *heard) MoveCursor(x, y float64)                { h.note("at %v %v", x, y) }
func (h *heard) ScrollWheel(x, y float64)               { h.note("wheel %v %v", x, y) }
func (h *heard) PressTouch(id eb.TouchID, x, y float64) { h.note("+touch %d %v %v", id, x, y) }
func (h *heard) MoveTouch(id eb.TouchID, x, y float64)  { h.note("touch %d %v %v", id, x, y) }
func (h *heard) ReleaseTouch(id eb.TouchID)             { h.note("-touch %d", id) }
func (h *heard) TypeRune(r rune)                        { h.note("%c", r) }

// TestGive gives all that a player can do, on a display of two device pixels a logical one.
func TestGive(t *testing.T) {
	var h heard
	give(&h, &driver.Input{
		Scale: 2,
		Mouse: driver.Mouse{X: 20, Y: 40, WheelY: -1},
		Keys:  []driver.KeyEvent{{Key: driver.KeyLeft, Down: true}, {Key: driver.Key5}, {Key: driver.KeyNone, Down: true}},
		Buttons: []driver.ButtonEvent{
			{Button: 0, Down: true}, {Button: 2}, {Button: 9, Down: true},
		},
		Touches: []driver.TouchEvent{
			{ID: 3, Phase: driver.TouchBegan, X: 2, Y: 4}, {ID: 3, Phase: driver.TouchMoved, X: 4, Y: 6}, {ID: 3, Phase: driver.TouchCancelled},
		},
		Text: []driver.TextEvent{{Kind: driver.TextCompose, Text: "x"}, {Kind: driver.TextCommit, Text: "hé"}},
	})
	want := []string{
		"at 10 20", "wheel 0 -1", "+ArrowLeft", "-Digit5", fmt.Sprintf("+button %d", eb.MouseButtonLeft), fmt.Sprintf("-button %d", eb.MouseButtonRight),
		"+touch 3 1 2", "touch 3 2 3", "-touch 3", "h", "é",
	}
	if !slices.Equal(h, want) {
		t.Errorf("got %q; want %q", []string(h), want)
	}
}

// TestEveryKeyIsKnown looks every key of ours up.
func TestEveryKeyIsKnown(t *testing.T) {
	seen := map[eb.Key]driver.Key{}
	for k := driver.KeyNone + 1; k.String() != "none"; k++ {
		theirs, ok := keys[k]
		if !ok {
			t.Errorf("key %v: got no key of Ebitengine's; want one", k)
		}
		if other, twice := seen[theirs]; ok && twice {
			t.Errorf("keys %v and %v: got %v for both", k, other, theirs)
		}
		seen[theirs] = k
	}
}

// TestPads looks at the buttons, axes and triggers of a pad.
func TestPads(t *testing.T) {
	got := pads([]driver.Pad{{ID: 1, Name: "pad", Buttons: driver.PadA | driver.PadHome, Axes: [4]float64{0, 0, 0.5, -1}, R2: 0.25}})
	if len(got) != 1 || got[0].ID != 0 || got[0].Name != "pad" {
		t.Fatalf("got %+v; want one pad", got)
	}
	for b, s := range got[0].StandardButtons {
		if want := b == eb.StandardGamepadButtonRightBottom || b == eb.StandardGamepadButtonCenterCenter; s.Pressed != want {
			t.Errorf("button %d: got %v; want %v", b, s.Pressed, want)
		}
	}
	if v := got[0].StandardButtons[eb.StandardGamepadButtonFrontBottomRight].Value; v != 0.25 {
		t.Errorf("right trigger: got %v; want 0.25", v)
	}
	if a := got[0].StandardAxes; a[eb.StandardGamepadAxisRightStickHorizontal] != 0.5 || a[eb.StandardGamepadAxisRightStickVertical] != -1 {
		t.Errorf("got axes %v; want the right stick at 0.5, -1", a)
	}
}
