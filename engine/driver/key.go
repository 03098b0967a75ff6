package driver

// Key is a key by its place on the keyboard, named by what a US layout prints there. Zero: none.
// The numbers are part of replays: new ones go at the end.
type Key uint8

// The keys.
const (
	KeyNone Key = iota
	KeyA
	KeyB
	KeyC
	KeyD
	KeyE
	KeyF
	KeyG
	KeyH
	KeyI
	KeyJ
	KeyK
	KeyL
	KeyM
	KeyN
	KeyO
	KeyP
	KeyQ
	KeyR
	KeyS
	KeyT
	KeyU
	KeyV
	KeyW
	KeyX
	KeyY
	KeyZ
	Key0
	Key1
	Key2
	Key3
	Key4
	Key5
	Key6
	Key7
	Key8
	Key9
	KeyF1
	KeyF2
	KeyF3
	KeyF4
	KeyF5
	KeyF6
	KeyF7
	KeyF8
	KeyF9
	KeyF10
	KeyF11
	KeyF12
	KeyF13
	KeyF14
	KeyF15
	KeyF16
	KeyF17
	KeyF18
	KeyF19
	KeyF20
	KeyF21
	KeyF22
	KeyF23
	KeyF24
	KeyUp
	KeyDown
	KeyLeft
	KeyRight
	KeyEnter
	KeyEscape
	KeySpace
	KeyTab
	KeyBackspace
	KeyDelete
	KeyInsert
	KeyHome
	KeyEnd
	KeyPageUp
	KeyPageDown
	KeyShiftLeft
	KeyShiftRight
	KeyControlLeft
	KeyControlRight
	KeyAltLeft
	KeyAltRight
	KeyMetaLeft
	KeyMetaRight
	KeyMinus
	KeyEqual
	KeyBracketLeft
	KeyBracketRight
	KeyBackslash
	KeySemicolon
	KeyQuote
	KeyBackquote
	KeyComma
	KeyPeriod
	KeySlash
	KeyIntlBackslash
	KeyCapsLock
	KeyNumLock
	KeyScrollLock
	KeyPrintScreen
	KeyPause
	KeyContextMenu
	KeyNumpad0
	KeyNumpad1
	KeyNumpad2
	KeyNumpad3
	KeyNumpad4
	KeyNumpad5
	KeyNumpad6
	KeyNumpad7
	KeyNumpad8
	KeyNumpad9
	KeyNumpadAdd
	KeyNumpadSubtract
	KeyNumpadMultiply
	KeyNumpadDivide
	KeyNumpadDecimal
	KeyNumpadEnter
	KeyNumpadEqual
	keyEnd
)

var keyNames = [keyEnd]string{
	KeyA:              "A",
	KeyB:              "B",
	KeyC:              "C",
	KeyD:              "D",
	KeyE:              "E",
	KeyF:              "F",
	KeyG:              "G",
	KeyH:              "H",
	KeyI:              "I",
	KeyJ:              "J",
	KeyK:              "K",
	KeyL:              "L",
	KeyM:              "M",
	KeyN:              "N",
	KeyO:              "O",
	KeyP:              "P",
	KeyQ:              "Q",
	KeyR:              "R",
	KeyS:              "S",
	KeyT:              "T",
	KeyU:              "U",
	KeyV:              "V",
	KeyW:              "W",
	KeyX:              "X",
	KeyY:              "Y",
	KeyZ:              "Z",
	Key0:              "0",
	Key1:              "1",
	Key2:              "2",
	Key3:              "3",
	Key4:              "4",
	Key5:              "5",
	Key6:              "6",
	Key7:              "7",
	Key8:              "8",
	Key9:              "9",
	KeyF1:             "F1",
	KeyF2:             "F2",
	KeyF3:             "F3",
	KeyF4:             "F4",
	KeyF5:             "F5",
	KeyF6:             "F6",
	KeyF7:             "F7",
	KeyF8:             "F8",
	KeyF9:             "F9",
	KeyF10:            "F10",
	KeyF11:            "F11",
	KeyF12:            "F12",
	KeyF13:            "F13",
	KeyF14:            "F14",
	KeyF15:            "F15",
	KeyF16:            "F16",
	KeyF17:            "F17",
	KeyF18:            "F18",
	KeyF19:            "F19",
	KeyF20:            "F20",
	KeyF21:            "F21",
	KeyF22:            "F22",
	KeyF23:            "F23",
	KeyF24:            "F24",
	KeyUp:             "Up",
	KeyDown:           "Down",
	KeyLeft:           "Left",
	KeyRight:          "Right",
	KeyEnter:          "Enter",
	KeyEscape:         "Escape",
	KeySpace:          "Space",
	KeyTab:            "Tab",
	KeyBackspace:      "Backspace",
	KeyDelete:         "Delete",
	KeyInsert:         "Insert",
	KeyHome:           "Home",
	KeyEnd:            "End",
	KeyPageUp:         "PageUp",
	KeyPageDown:       "PageDown",
	KeyShiftLeft:      "ShiftLeft",
	KeyShiftRight:     "ShiftRight",
	KeyControlLeft:    "ControlLeft",
	KeyControlRight:   "ControlRight",
	KeyAltLeft:        "AltLeft",
	KeyAltRight:       "AltRight",
	KeyMetaLeft:       "MetaLeft",
	KeyMetaRight:      "MetaRight",
	KeyMinus:          "Minus",
	KeyEqual:          "Equal",
	KeyBracketLeft:    "BracketLeft",
	KeyBracketRight:   "BracketRight",
	KeyBackslash:      "Backslash",
	KeySemicolon:      "Semicolon",
	KeyQuote:          "Quote",
	KeyBackquote:      "Backquote",
	KeyComma:          "Comma",
	KeyPeriod:         "Period",
	KeySlash:          "Slash",
	KeyIntlBackslash:  "IntlBackslash",
	KeyCapsLock:       "CapsLock",
	KeyNumLock:        "NumLock",
	KeyScrollLock:     "ScrollLock",
	KeyPrintScreen:    "PrintScreen",
	KeyPause:          "Pause",
	KeyContextMenu:    "ContextMenu",
	KeyNumpad0:        "Numpad0",
	KeyNumpad1:        "Numpad1",
	KeyNumpad2:        "Numpad2",
	KeyNumpad3:        "Numpad3",
	KeyNumpad4:        "Numpad4",
	KeyNumpad5:        "Numpad5",
	KeyNumpad6:        "Numpad6",
	KeyNumpad7:        "Numpad7",
	KeyNumpad8:        "Numpad8",
	KeyNumpad9:        "Numpad9",
	KeyNumpadAdd:      "NumpadAdd",
	KeyNumpadSubtract: "NumpadSubtract",
	KeyNumpadMultiply: "NumpadMultiply",
	KeyNumpadDivide:   "NumpadDivide",
	KeyNumpadDecimal:  "NumpadDecimal",
	KeyNumpadEnter:    "NumpadEnter",
	KeyNumpadEqual:    "NumpadEqual",
}

// String returns the key's name without "Key", and "none" for zero.
func (k Key) String() string {
	if k == KeyNone || k >= keyEnd {
		return "none"
	}
	return keyNames[k]
}
