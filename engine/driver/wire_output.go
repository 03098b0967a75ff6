package driver

import "math"

func (c *coder) output(o *Output) {
	length(c, &o.Sounds, 10)
	for i := range o.Sounds {
		c.sound(&o.Sounds[i])
	}
	length(c, &o.Chunks, 5)
	for i := range o.Chunks {
		c.soundChunk(&o.Chunks[i])
	}
	length(c, &o.Commands, 40)
	for i := range o.Commands {
		c.soundCommand(&o.Commands[i])
	}
	c.window(&o.Window)
	length(c, &o.Actions, 31)
	for i := range o.Actions {
		c.action(&o.Actions[i])
	}
	c.bool(&o.Exit)
}

func (c *coder) sound(s *Sound) {
	c.uint64((*uint64)(&s.ID))
	c.int(&s.Channels)
	c.samples(&s.PCM)
}

func (c *coder) soundChunk(s *SoundChunk) {
	c.uint32(&s.Voice)
	c.int(&s.Channels)
	c.chunk(&s.PCM)
	c.bool(&s.First)
	c.bool(&s.Last)
}

func (c *coder) soundCommand(s *SoundCommand) {
	enum(c, "the kind of a sound command", &s.Kind, SoundPlay, soundEnd)
	c.int64(&s.At)
	c.int64(&s.After)
	c.int64(&s.Fade)
	c.int64(&s.Faded)
	c.uint32(&s.Voice)
	c.uint64((*uint64)(&s.Sound))
	c.byte((*uint8)(&s.Bus))
	c.float32(&s.Gain)
	c.float32(&s.Pan)
	c.float32(&s.Pitch)
	c.bool(&s.AtZero)
	c.bool(&s.Loop)
	c.bool(&s.Stream)
	c.int64(&s.LoopFrom)
	c.int64(&s.LoopTo)
	c.int64(&s.Offset)
	c.uint32(&s.Part)
	c.byte((*uint8)(&s.Parent))
	c.byte((*uint8)(&s.Key))
	c.byte(&s.Slot)
	c.byte((*uint8)(&s.Effect))
	c.params(&s.Params)
}

// params are written up to the last one that is not zero, since most commands have none.
func (c *coder) params(p *EffectParams) {
	n := uint8(len(p))
	for n > 0 && math.Float32bits(p[n-1]) == 0 {
		n--
	}
	c.byte(&n)
	if int(n) > len(p) {
		c.outOfRange("the number of an effect's parameters", int64(n))
		n = 0
	}
	for i := range p {
		if i < int(n) {
			c.float32(&p[i])
		} else {
			p[i] = 0
		}
	}
}

func (c *coder) window(w *Window) {
	c.string(&w.Title)
	c.bool(&w.Fullscreen)
	enum(c, "a cursor", &w.Cursor, CursorArrow, cursorEnd)
	c.bool(&w.Text.Active)
	c.box(&w.Text.Caret)
	c.string(&w.Text.Text)
	c.int(&w.Text.SelStart)
	c.int(&w.Text.SelEnd)
	c.bool(&w.Text.Multiline)
	c.bool(&w.Text.NumberOnly)
}

func (c *coder) action(a *Action) {
	enum(c, "the kind of an action", &a.Kind, ActionSize, actionEnd)
	c.int(&a.W)
	c.int(&a.H)
	c.string(&a.Text)
	length(c, &a.Pictures, 3)
	for i := range a.Pictures {
		c.picture(&a.Pictures[i])
	}
	c.padID(&a.Pad)
	c.float64(&a.Strong)
	c.float64(&a.Weak)
	c.float64(&a.Seconds)
	c.bytes(&a.Bytes)
}
