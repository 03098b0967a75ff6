package monkey

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// script is input taken apart into events, of which each can be left out.
type script struct {
	base   driver.Input // what lasts, before the first tick
	ticks  int
	events []event // in the order in which they happen
}

// event is one thing that the player did.
type event struct {
	tick  int
	kind  kind
	from  *driver.Input // what it is taken from
	index int           // in the list of its kind
}

// kind says what an event is.
type kind uint8

const (
	ofWindow kind = iota // its size, focus, and what else lasts
	ofPads
	ofMouse
	ofKey
	ofText
	ofButton
	ofTouch
	ofOther // a wish to quit, answers of the system
)

// taken returns the script of some input, which must stay as it is.
func taken(inputs []driver.Input) script {
	s := script{ticks: len(inputs)}
	if len(inputs) == 0 {
		return s
	}
	s.base = lasting(&inputs[0])
	s.base.Unfocused, s.base.Suspended, s.base.Pads = false, false, nil
	s.base.Mouse = driver.Mouse{X: inputs[0].Mouse.X, Y: inputs[0].Mouse.Y}
	last := &s.base
	for i := range inputs {
		s.take(i, &inputs[i], last)
		last = &inputs[i]
	}
	return s
}

// lasting returns what of an input stays until it changes, and no pads and no mouse.
func lasting(in *driver.Input) driver.Input {
	l := *in
	l.Reset()
	return driver.Input{
		Width: l.Width, Height: l.Height, Scale: l.Scale, Safe: l.Safe, Unfocused: l.Unfocused, Suspended: l.Suspended,
		Fullscreen: l.Fullscreen, CapsLock: l.CapsLock, NumLock: l.NumLock, Layout: l.Layout, MaxImage: l.MaxImage,
	}
}

// take adds the events of a tick.
func (s *script) take(tick int, in, last *driver.Input) {
	add := func(k kind, n int) {
		for i := range n {
			s.events = append(s.events, event{tick, k, in, i})
		}
	}
	now, before := lasting(in), lasting(last)
	if !now.Same(&before) {
		add(ofWindow, 1)
	}
	if !slices.Equal(in.Pads, last.Pads) {
		add(ofPads, 1)
	}
	m := driver.Mouse{X: last.Mouse.X, Y: last.Mouse.Y, Outside: last.Mouse.Outside}
	if in.Mouse != m {
		add(ofMouse, 1)
	}
	add(ofKey, len(in.Keys))
	add(ofText, len(in.Text))
	add(ofButton, len(in.Buttons))
	add(ofTouch, len(in.Touches))
	if in.Quit || len(in.Clipboard) > 0 || len(in.Done) > 0 {
		add(ofOther, 1)
	}
}

// inputs puts the script together again.
func (s script) inputs() []driver.Input {
	list := make([]driver.Input, s.ticks)
	now, next := s.base, 0
	for i := range list {
		in := &list[i]
		*in = now
		for ; next < len(s.events) && s.events[next].tick == i; next++ {
			s.events[next].put(in)
		}
		now = *in
		now.Keys, now.Text, now.Buttons, now.Touches, now.Clipboard, now.Done, now.Quit = nil, nil, nil, nil, nil, nil, false
		now.Mouse = driver.Mouse{X: in.Mouse.X, Y: in.Mouse.Y, Outside: in.Mouse.Outside}
	}
	return list
}

// put adds the event to an input.
func (e *event) put(in *driver.Input) {
	f := e.from
	switch e.kind {
	case ofWindow:
		w := lasting(f)
		w.Keys, w.Text, w.Buttons, w.Touches = in.Keys, in.Text, in.Buttons, in.Touches
		w.Pads, w.Mouse, w.Quit, w.Clipboard, w.Done = in.Pads, in.Mouse, in.Quit, in.Clipboard, in.Done
		*in = w
	case ofPads:
		in.Pads = f.Pads
	case ofMouse:
		in.Mouse = f.Mouse
	case ofKey:
		in.Keys = append(in.Keys, f.Keys[e.index])
	case ofText:
		in.Text = append(in.Text, f.Text[e.index])
	case ofButton:
		in.Buttons = append(in.Buttons, f.Buttons[e.index])
	case ofTouch:
		in.Touches = append(in.Touches, f.Touches[e.index])
	case ofOther:
		in.Quit, in.Clipboard, in.Done = f.Quit, f.Clipboard, f.Done
	}
}

// size says how long the script is: ticks, events, and how late they are in all.
func (s *script) size() [3]int {
	late := 0
	for i := range s.events {
		late += s.events[i].tick
	}
	return [3]int{s.ticks, len(s.events), late}
}

// cut returns the first ticks alone.
func (s script) cut(ticks int) script {
	s.ticks = ticks
	n := len(s.events)
	for n > 0 && s.events[n-1].tick >= ticks {
		n--
	}
	s.events = s.events[:n:n]
	return s
}

// withoutTicks returns the script without some ticks and what was done in them.
func (s script) withoutTicks(from, to int) script {
	kept := make([]event, 0, len(s.events))
	for _, e := range s.events {
		switch {
		case e.tick >= to:
			e.tick -= to - from
		case e.tick >= from:
			continue
		}
		kept = append(kept, e)
	}
	s.ticks -= to - from
	s.events = kept
	return s
}

// withoutEvents returns the script without some events.
func (s script) withoutEvents(from, to int) script {
	s.events = slices.Concat(s.events[:from], s.events[to:])
	return s
}

// sooner returns the script with one event at an earlier tick, behind what happens there.
func (s script) sooner(i, tick int) script {
	e := s.events[i]
	rest := slices.Delete(slices.Clone(s.events), i, i+1)
	e.tick = tick
	at := slices.IndexFunc(rest, func(o event) bool { return o.tick > tick })
	if at < 0 {
		at = len(rest)
	}
	s.events = slices.Insert(rest, at, e)
	return s
}

// pressed returns the tick at which what an event lets go of was pressed, and −1 when it is no letting go.
func (s *script) pressed(i int) int {
	e := &s.events[i]
	for j := i - 1; j >= 0; j-- {
		o := &s.events[j]
		if o.kind != e.kind {
			continue
		}
		switch {
		case e.kind == ofKey && !e.from.Keys[e.index].Down && o.from.Keys[o.index].Key == e.from.Keys[e.index].Key,
			e.kind == ofButton && !e.from.Buttons[e.index].Down && o.from.Buttons[o.index].Button == e.from.Buttons[e.index].Button:
			return o.tick
		}
	}
	return -1
}
