//go:build !js && !android && !ios

package vmhost

import (
	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// keyNames are keys that Ebitengine names otherwise.
var keyNames = map[string]string{"Up": "ArrowUp", "Down": "ArrowDown", "Left": "ArrowLeft", "Right": "ArrowRight"}

// keys are Ebitengine's, by ours.
var keys = func() map[driver.Key]eb.Key {
	list := map[driver.Key]eb.Key{}
	for k := driver.KeyNone + 1; k.String() != "none"; k++ {
		name := k.String()
		if other := keyNames[name]; other != "" {
			name = other
		} else if len(name) == 1 && name[0] >= '0' && name[0] <= '9' {
			name = "Digit" + name
		}
		var key eb.Key
		if key.UnmarshalText([]byte(name)) == nil {
			list[k] = key
		}
	}
	return list
}()

// buttons are Ebitengine's, in the order of driver.ButtonEvent.
var buttons = [...]eb.MouseButton{
	eb.MouseButtonLeft, eb.MouseButtonMiddle, eb.MouseButtonRight, eb.MouseButton3, eb.MouseButton4,
}

// guest is what takes input: a session.
type guest interface {
	PressKey(eb.Key)
	ReleaseKey(eb.Key)
	PressMouseButton(eb.MouseButton)
	ReleaseMouseButton(eb.MouseButton)
	MoveCursor(x, y float64)
	ScrollWheel(x, y float64)
	PressTouch(id eb.TouchID, x, y float64)
	MoveTouch(id eb.TouchID, x, y float64)
	ReleaseTouch(id eb.TouchID)
	TypeRune(rune)
}

// give hands on what the player did. A guest counts in logical pixels.
func give(s guest, in *driver.Input) {
	scale := in.Scale
	if scale <= 0 {
		scale = 1
	}
	s.MoveCursor(in.Mouse.X/scale, in.Mouse.Y/scale)
	if in.Mouse.WheelX != 0 || in.Mouse.WheelY != 0 {
		s.ScrollWheel(in.Mouse.WheelX, in.Mouse.WheelY)
	}
	for _, e := range in.Keys {
		key, ok := keys[e.Key]
		switch {
		case ok && e.Down:
			s.PressKey(key)
		case ok:
			s.ReleaseKey(key)
		}
	}
	for _, e := range in.Buttons {
		switch {
		case int(e.Button) >= len(buttons):
		case e.Down:
			s.PressMouseButton(buttons[e.Button])
		default:
			s.ReleaseMouseButton(buttons[e.Button])
		}
	}
	for _, e := range in.Touches {
		id := eb.TouchID(e.ID)
		switch e.Phase {
		case driver.TouchBegan:
			s.PressTouch(id, e.X/scale, e.Y/scale)
		case driver.TouchMoved:
			s.MoveTouch(id, e.X/scale, e.Y/scale)
		default:
			s.ReleaseTouch(id)
		}
	}
	for _, e := range in.Text {
		if e.Kind != driver.TextCommit {
			continue
		}
		for _, r := range e.Text {
			s.TypeRune(r)
		}
	}
}
