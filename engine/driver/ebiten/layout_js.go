package ebiten

import (
	"strings"
	"syscall/js"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/driver"
)

// layout is what the keys print in a browser. Chromium tells it when it is asked, without waiting; others only by the
// keys that the player presses.
type layout struct {
	known map[string]string // by the code of the key
	news  bool
}

// changed reports whether something became known since the last read. It begins to listen.
func (l *layout) changed() bool {
	if l.known == nil {
		l.known = map[string]string{}
		l.ask()
		l.listen()
	}
	return l.news
}

func (l *layout) read() string {
	l.news = false
	return printed(func(k keyPair) string { return l.known[code(k.key)] })
}

func (l *layout) label(k keyPair, layout string) string {
	if l.known[code(k.key)] == "" {
		return ""
	}
	return driver.KeyLabel(layout, k.key)
}

// learn notes what a key prints.
func (l *layout) learn(code, label string) {
	if l.known[code] != label {
		l.known[code], l.news = label, true
	}
}

// ask asks for all of the layout.
func (l *layout) ask() {
	keyboard := js.Global().Get("navigator").Get("keyboard")
	if !keyboard.Truthy() || !keyboard.Get("getLayoutMap").Truthy() {
		return
	}
	each := js.FuncOf(func(_ js.Value, args []js.Value) any {
		l.learn(args[1].String(), args[0].String())
		return nil
	})
	got := js.FuncOf(func(_ js.Value, args []js.Value) any { args[0].Call("forEach", each); return nil })
	refused := js.FuncOf(func(js.Value, []js.Value) any { return nil })
	keyboard.Call("getLayoutMap").Call("then", got, refused)
}

// listen learns from the keys that are pressed alone.
func (l *layout) listen() {
	press := js.FuncOf(func(_ js.Value, args []js.Value) any {
		e := args[0]
		for _, held := range [...]string{"shiftKey", "ctrlKey", "altKey", "metaKey", "isComposing"} {
			if e.Get(held).Truthy() {
				return nil
			}
		}
		if key := strings.ToLower(e.Get("key").String()); utf8.RuneCountInString(key) == 1 {
			l.learn(e.Get("code").String(), key)
		}
		return nil
	})
	js.Global().Call("addEventListener", "keydown", press, map[string]any{"capture": true, "passive": true})
}

// code returns the name that browsers have for a key that prints.
func code(k driver.Key) string {
	switch {
	case k <= driver.KeyZ:
		return "Key" + k.String()
	case k <= driver.Key9:
		return "Digit" + k.String()
	}
	return k.String()
}
