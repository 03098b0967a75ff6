package host

import (
	"slices"
	"sync"

	"github.com/krill2d/krill/engine/driver"
)

// route shares what the player does between the game and the layer over it.
type route struct {
	game, above driver.Input // of this tick
	missed      driver.Input // of ticks in which there was no game
	misses      bool
	keys        []driver.Key // that the game has seen go down
	buttons     [8]owner
	fingers     []finger
	asks        []driverAsk // of the clipboard and of files, that are not answered yet

	mu   sync.Mutex
	last driver.Input // what lasts of it
}

// owner says who gets what follows a press.
type owner uint8

const (
	nobody owner = iota
	theGame
	theLayer
)

type finger struct {
	id    int64
	owner owner
}

type driverAsk struct {
	kind  driver.ActionKind
	layer bool
}

// split makes the inputs of the game and of the layer.
func (r *route) split(h *Host, in *driver.Input) {
	g, a := &r.game, &r.above
	keepLists(g, in)
	keepLists(a, in)
	g.Quit = in.Quit
	a.Quit = false
	g.Pixels, a.Pixels = g.Pixels[:0], a.Pixels[:0]
	if b := h.shown; b != nil && len(in.Pixels) > 0 {
		g.Pixels = h.merge.answer(g.Pixels, in.Pixels, &b.names)
	}
	if len(in.Pixels) > 0 {
		a.Pixels = h.merge.answer(a.Pixels, in.Pixels, &h.above)
	}
	r.splitKeys(h, h.keys.rest, in.Text)
	r.splitPointer(h, in)
	r.splitAnswers(in)
	r.remember(in)
}

// keepLists copies what lasts, and empties the lists in their own memory.
func keepLists(to, from *driver.Input) {
	keys, text, buttons, touches, pads, pixels, clips, done := to.Keys[:0], to.Text[:0], to.Buttons[:0], to.Touches[:0], to.Pads[:0], to.Pixels[:0], to.Clipboard[:0], to.Done[:0]
	*to = *from
	to.Keys, to.Text, to.Buttons, to.Touches, to.Pixels, to.Clipboard, to.Done = keys, text, buttons, touches, pixels, clips, done
	to.Pads = append(pads, from.Pads...)
}

// splitKeys gives keys and text to who has the keyboard. What the game saw go down it sees go up.
func (r *route) splitKeys(h *Host, keys []driver.KeyEvent, text []driver.TextEvent) {
	taken := h.layer != nil && h.layer.TakesKeys()
	if taken {
		for _, k := range r.keys {
			r.game.Keys = append(r.game.Keys, driver.KeyEvent{Key: k})
		}
		r.keys = r.keys[:0]
		r.above.Keys = append(r.above.Keys, keys...)
		r.above.Text = append(r.above.Text, text...)
		return
	}
	for _, e := range keys {
		i := slices.Index(r.keys, e.Key)
		switch {
		case e.Down && i < 0:
			r.keys = append(r.keys, e.Key)
		case !e.Down && i >= 0:
			r.keys = slices.Delete(r.keys, i, i+1)
		}
		if e.Down || i >= 0 {
			r.game.Keys = append(r.game.Keys, e)
		} else {
			r.above.Keys = append(r.above.Keys, e)
		}
	}
	r.game.Text = append(r.game.Text, text...)
}

// splitPointer gives the mouse and fingers to who lies under them, and keeps a press with whom it began.
func (r *route) splitPointer(h *Host, in *driver.Input) {
	over := theGame
	if h.layer != nil && !in.Mouse.Outside && h.layer.TakesPointer(in.Mouse.X, in.Mouse.Y) {
		over = theLayer
	}
	for _, o := range r.buttons {
		if o != nobody {
			over = o // a drag
		}
	}
	for _, e := range in.Buttons {
		r.button(h, e)
	}
	r.splitMouse(in, over)
	for _, e := range in.Touches {
		r.touch(h, e)
	}
}

// splitMouse gives the movement of the mouse to one of the two. For the other the mouse is outside, and the layer sees where it
// is in any case.
func (r *route) splitMouse(in *driver.Input, over owner) {
	other := &r.above.Mouse
	if over == theLayer {
		other = &r.game.Mouse
		other.Outside = true
	}
	other.DX, other.DY, other.WheelX, other.WheelY = 0, 0, 0, 0
}

func (r *route) button(h *Host, e driver.ButtonEvent) {
	o := theGame
	if int(e.Button) < len(r.buttons) {
		if e.Down {
			if h.layer != nil && h.layer.TakesPointer(e.X, e.Y) {
				o = theLayer
			}
			r.buttons[e.Button] = o
		} else if o = r.buttons[e.Button]; o != nobody {
			r.buttons[e.Button] = nobody
		}
	}
	if o == theLayer {
		r.above.Buttons = append(r.above.Buttons, e)
		return
	}
	r.game.Buttons = append(r.game.Buttons, e)
}

func (r *route) touch(h *Host, e driver.TouchEvent) {
	i := slices.IndexFunc(r.fingers, func(f finger) bool { return f.id == e.ID })
	o := theGame
	if i >= 0 {
		o = r.fingers[i].owner
	}
	switch {
	case e.Phase == driver.TouchBegan && i < 0:
		if h.layer != nil && h.layer.TakesPointer(e.X, e.Y) {
			o = theLayer
		}
		r.fingers = append(r.fingers, finger{e.ID, o})
	case e.Phase >= driver.TouchEnded && i >= 0:
		r.fingers = slices.Delete(r.fingers, i, i+1)
	}
	if o == theLayer {
		r.above.Touches = append(r.above.Touches, e)
		return
	}
	r.game.Touches = append(r.game.Touches, e)
}

// asked notes who asked for the clipboard or a file.
func (r *route) asked(list []driver.Action, layer bool) {
	for i := range list {
		switch k := list[i].Kind; k {
		case driver.ActionClipboard, driver.ActionReadClipboard, driver.ActionSaveFile:
			r.asks = append(r.asks, driverAsk{k, layer})
		}
	}
}

// splitAnswers gives answers to who asked. What nobody asked for, such as a file that was dropped, is the game's.
func (r *route) splitAnswers(in *driver.Input) {
	for _, text := range in.Clipboard {
		to := &r.game
		if r.forLayer(driver.ActionReadClipboard) {
			to = &r.above
		}
		to.Clipboard = append(to.Clipboard, text)
	}
	for i := range in.Done {
		to := &r.game
		if r.forLayer(in.Done[i].Action) {
			to = &r.above
		}
		to.Done = append(to.Done, in.Done[i])
	}
}

// forLayer takes the oldest ask of a kind, and reports whether it was the layer's.
func (r *route) forLayer(k driver.ActionKind) bool {
	i := slices.IndexFunc(r.asks, func(a driverAsk) bool { return a.kind == k })
	if i < 0 {
		return false
	}
	layer := r.asks[i].layer
	r.asks = slices.Delete(r.asks, i, i+1)
	return layer
}

// miss keeps the game's input of this tick for later.
func (r *route) miss() {
	if !r.misses {
		r.missed.Reset()
		r.misses = true
	}
	r.missed.Add(&r.game)
}

// due returns the game's input, with what it has missed.
func (r *route) due() *driver.Input {
	if !r.misses {
		return &r.game
	}
	r.misses = false
	r.missed.Add(&r.game)
	return &r.missed
}

// pressAgain puts what is held before the keys of a tick, for a game that has not seen it go down.
func (r *route) pressAgain(keys []driver.KeyEvent) []driver.KeyEvent {
	n := 0
	for _, k := range r.keys {
		if !slices.ContainsFunc(keys, func(e driver.KeyEvent) bool { return e.Key == k }) {
			keys = slices.Insert(keys, n, driver.KeyEvent{Key: k, Down: true})
			n++
		}
	}
	return keys
}

// remember notes what lasts, for builds that play unseen.
func (r *route) remember(in *driver.Input) {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := &r.last
	l.Width, l.Height, l.Scale, l.Safe, l.MaxImage, l.Fullscreen = in.Width, in.Height, in.Scale, in.Safe, in.MaxImage, in.Fullscreen
}

// now returns what lasts of the last input.
func (r *route) now() driver.Input {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.last
}
