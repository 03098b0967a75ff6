package input

// Any is up to six controls of which each does the same. Empty places are skipped; their order does not matter,
// but for [Injector.TapAction], which takes the first.
type Any [6]Control

// Action is something that a player does, whatever it is done with. It is comparable, plain data, made in code:
//
//	var Jump = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.PadA, input.TouchScreen}}
//
// Two controls of one action are as one key: the second going down while the first is held is no new press.
type Action struct {
	Name string // by which it is shown and rebound
	On   Any    // zero: never down, unless the bindings say with what

	by seat // whose; see [Seats]
}

// Stick is a direction, from keys, pads or a dragging finger. It is comparable, plain data.
type Stick struct {
	Name                  string
	Left, Right, Up, Down Any  // zero: never pushed that way
	Drag                  Zone // where a finger that is put down and dragged pushes it; zero: nowhere

	by seat // whose; see [Seats]
}

// Zone is a part of the window in which a finger steers a [Stick]: the way from where it was put down is the
// direction, and 48 logical pixels of the system push it all the way. The buttons of a [ScreenPad] are in no zone.
type Zone uint8

// The zones.
const (
	NoZone Zone = iota
	LeftHalf
	RightHalf
	Anywhere
)

// holds reports whether a finger that was put down in the given half is in the zone.
func (z Zone) holds(half Zone) bool { return half != NoZone && (z == Anywhere || z == half) }

// The usual sticks and actions. P1 and P2 are two players at one machine; Move is for games of one player. Fingers play
// all of them: they drag the sticks, tap for OK, and have Back and Pause where the scene's [ScreenPad] shows them.
var (
	Move = Stick{
		Name:  "move",
		Left:  Any{KeyA, KeyLeft, PadLeft, PadLeftLeft},
		Right: Any{KeyD, KeyRight, PadRight, PadLeftRight},
		Up:    Any{KeyW, KeyUp, PadUp, PadLeftUp},
		Down:  Any{KeyS, KeyDown, PadDown, PadLeftDown},
		Drag:  Anywhere,
	}
	P1 = Stick{
		Name:  "player 1",
		Left:  Any{KeyA, PadLeft.Of(0), PadLeftLeft.Of(0)},
		Right: Any{KeyD, PadRight.Of(0), PadLeftRight.Of(0)},
		Up:    Any{KeyW, PadUp.Of(0), PadLeftUp.Of(0)},
		Down:  Any{KeyS, PadDown.Of(0), PadLeftDown.Of(0)},
		Drag:  LeftHalf,
	}
	P2 = Stick{
		Name:  "player 2",
		Left:  Any{KeyLeft, PadLeft.Of(1), PadLeftLeft.Of(1)},
		Right: Any{KeyRight, PadRight.Of(1), PadLeftRight.Of(1)},
		Up:    Any{KeyUp, PadUp.Of(1), PadLeftUp.Of(1)},
		Down:  Any{KeyDown, PadDown.Of(1), PadLeftDown.Of(1)},
		Drag:  RightHalf,
	}
	OK    = Action{Name: "ok", On: Any{KeyEnter, KeySpace, KeyNumpadEnter, PadA, TouchA, TouchTap}}
	Back  = Action{Name: "back", On: Any{KeyEscape, KeyBackspace, PadB, TouchB}}
	Pause = Action{Name: "pause", On: Any{KeyP, KeyPause, KeyEscape, PadStart, TouchPause}}
)
