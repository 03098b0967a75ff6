package driver

func (c *coder) input(in *Input) {
	c.int(&in.Width)
	c.int(&in.Height)
	c.float64(&in.Scale)
	c.float64(&in.Safe.Left)
	c.float64(&in.Safe.Top)
	c.float64(&in.Safe.Right)
	c.float64(&in.Safe.Bottom)
	c.bool(&in.Unfocused)
	c.bool(&in.Suspended)
	c.bool(&in.Fullscreen)
	c.bool(&in.CapsLock)
	c.bool(&in.NumLock)
	c.string(&in.Layout)
	c.bool(&in.Quit)
	c.int(&in.MaxImage)
	c.int64(&in.SoundAt)
	c.mouse(&in.Mouse)
	c.inputLists(in)
}

func (c *coder) inputLists(in *Input) {
	length(c, &in.Keys, 3)
	for i := range in.Keys {
		c.keyEvent(&in.Keys[i])
	}
	length(c, &in.Text, 6)
	for i := range in.Text {
		c.textEvent(&in.Text[i])
	}
	length(c, &in.Buttons, 18)
	for i := range in.Buttons {
		c.buttonEvent(&in.Buttons[i])
	}
	length(c, &in.Touches, 26)
	for i := range in.Touches {
		c.touchEvent(&in.Touches[i])
	}
	length(c, &in.Pads, 52)
	for i := range in.Pads {
		c.pad(&in.Pads[i])
	}
	length(c, &in.Pixels, 4)
	for i := range in.Pixels {
		if c.mode == reading {
			in.Pixels[i].Pix = nil // Input.Add shares the old ones
		}
		c.uint32(&in.Pixels[i].ID)
		c.picture(&in.Pixels[i].Picture)
	}
	length(c, &in.Clipboard, 1)
	for i := range in.Clipboard {
		c.string(&in.Clipboard[i])
	}
	length(c, &in.Done, 4)
	for i := range in.Done {
		enum(c, "the kind of an action", &in.Done[i].Action, ActionSize, actionEnd)
		c.string(&in.Done[i].Text)
		c.string(&in.Done[i].Failed)
		c.bytes(&in.Done[i].Bytes)
	}
}

func (c *coder) mouse(m *Mouse) {
	c.float64(&m.X)
	c.float64(&m.Y)
	c.float64(&m.DX)
	c.float64(&m.DY)
	c.float64(&m.WheelX)
	c.float64(&m.WheelY)
	c.bool(&m.Outside)
}

func (c *coder) keyEvent(e *KeyEvent) {
	enum(c, "a key", &e.Key, KeyNone, keyEnd)
	c.string(&e.Logical)
	c.bool(&e.Down)
}

func (c *coder) textEvent(e *TextEvent) {
	enum(c, "the kind of a text event", &e.Kind, TextCommit, textEnd)
	c.string(&e.Text)
	c.int(&e.ReplaceStart)
	c.int(&e.ReplaceEnd)
	c.int(&e.SelStart)
	c.int(&e.SelEnd)
}

func (c *coder) buttonEvent(e *ButtonEvent) {
	c.byte(&e.Button)
	c.bool(&e.Down)
	c.float64(&e.X)
	c.float64(&e.Y)
}

func (c *coder) touchEvent(e *TouchEvent) {
	c.int64(&e.ID)
	enum(c, "the phase of a touch", &e.Phase, TouchBegan, TouchCancelled+1)
	c.float64(&e.X)
	c.float64(&e.Y)
	c.float64(&e.Pressure)
}

func (c *coder) pad(p *Pad) {
	c.padID(&p.ID)
	c.string(&p.Name)
	c.string(&p.Model)
	c.uint32((*uint32)(&p.Buttons))
	for i := range p.Axes {
		c.float64(&p.Axes[i])
	}
	c.float64(&p.L2)
	c.float64(&p.R2)
}

func (c *coder) padID(id *PadID) {
	x := int64(*id)
	c.int64(&x)
	if c.mode != reading {
		return
	}
	if *id = PadID(x); int64(*id) != x {
		c.outOfRange("a pad", x)
	}
}

func (c *coder) picture(p *Picture) {
	c.int(&p.W)
	c.int(&p.H)
	c.bytes(&p.Pix)
}

func (c *coder) setup(s *Setup) {
	c.string(&s.Title)
	c.int(&s.Width)
	c.int(&s.Height)
	c.int(&s.TPS)
	c.bool(&s.FixedSize)
	c.bool(&s.Fullscreen)
	c.bool(&s.NoVsync)
	c.bool(&s.Lockstep)
	length(c, &s.Icon, 3)
	for i := range s.Icon {
		c.picture(&s.Icon[i])
	}
}
