package host

import "github.com/krill2d/krill/engine/driver"

// do takes over what a part does once, in the driver's names.
func (m *merge) do(p *part) {
	for i := range p.frame.Images {
		m.image(p.names, &p.frame.Images[i])
	}
	for i := range p.frame.Shaders {
		m.shader(p.names, &p.frame.Shaders[i])
	}
}

func (m *merge) image(n *names, op *driver.ImageOp) {
	k := at(n.images, op.Image.Slot, op.Image.Gen)
	switch {
	case op.Kind == driver.ImageRelease && k != nil:
		m.releaseImage(k)
		return
	case op.Kind == driver.ImageCreate && op.Image.Slot < maxSlot:
		if int(op.Image.Slot) < len(n.images) && n.images[op.Image.Slot].live {
			m.releaseImage(&n.images[op.Image.Slot])
		}
		n.images, k = enter(n.images, op.Image.Slot, op.Image.Gen, &m.images)
	}
	if k == nil {
		return
	}
	m.frame.Images = append(m.frame.Images, *op)
	m.frame.Images[len(m.frame.Images)-1].Image = driver.ImageID{Slot: k.slot, Gen: k.tag}
}

// shader takes over a source when it compiles. One that does not leaves what is there; a new shader then gets the last
// good source of its slot, which may be the build's before.
func (m *merge) shader(n *names, op *driver.ShaderOp) {
	k := at(n.shaders, op.Shader.Slot, op.Shader.Gen)
	if op.Source == "" {
		if k != nil {
			m.frame.Shaders = append(m.frame.Shaders, driver.ShaderOp{Shader: driver.ShaderID{Slot: k.slot, Gen: k.tag}})
			m.shaders.release(k.slot)
			k.live = false
		}
		return
	}
	if op.Shader.Slot >= maxSlot {
		return
	}
	source, whole := m.compiles(n, op)
	fresh := k == nil
	if !whole && !fresh {
		return
	}
	if fresh {
		if s := op.Shader.Slot; int(s) < len(n.shaders) && n.shaders[s].live {
			m.shader(n, &driver.ShaderOp{Shader: driver.ShaderID{Slot: s, Gen: n.shaders[s].gen}})
		}
		n.shaders, k = enter(n.shaders, op.Shader.Slot, op.Shader.Gen, &m.shaders)
	}
	m.frame.Shaders = append(m.frame.Shaders, driver.ShaderOp{Shader: driver.ShaderID{Slot: k.slot, Gen: k.tag}, Source: source})
}

// compiles reports whether a source compiles, and returns what to take in its place: the last one of its slot that does,
// or itself, without which the driver then draws.
func (m *merge) compiles(n *names, op *driver.ShaderOp) (source string, whole bool) {
	for int(op.Shader.Slot) >= len(n.good) {
		n.good = append(n.good, "")
	}
	good := &n.good[op.Shader.Slot]
	if m.check != nil {
		err := m.check(op.Source)
		m.wrong(op.Source, err)
		if err != nil && *good != "" {
			return *good, false
		} else if err != nil {
			return op.Source, false
		}
	}
	*good = op.Source
	return op.Source, true
}

// fits reports whether a frame was made for the size of the picture.
func (m *merge) fits(f *driver.Frame) bool {
	return f.Width == m.frame.Width && f.Height == m.frame.Height || f.Width <= 0 || f.Height <= 0 || m.frame.Width <= 0
}

// commands adds commands of a part.
func (m *merge) commands(p *part, b base, list []driver.Command) {
	if !m.fits(p.frame) {
		m.stretched(p, list)
		return
	}
	for i := range list {
		c := list[i]
		c.State = p.names.state(c.State)
		c.Uniforms.First += b.uniforms
		c.Quads.First += b.quads
		c.Vertices.First += b.vertices
		c.Indices.First += b.indices
		m.frame.Commands = append(m.frame.Commands, c)
	}
}

// stretched adds commands of a picture that was made for another size: the window changes, and the game does not answer.
func (m *merge) stretched(p *part, list []driver.Command) {
	f, o := p.frame, &m.own
	kx, ky := float32(m.frame.Width)/float32(f.Width), float32(m.frame.Height)/float32(f.Height)
	b := base{uniforms: len(o.Uniforms), floats: len(o.Floats)}
	m.pourUniforms(f, b)
	for _, c := range list {
		x, y := kx, ky
		if c.Target != (driver.ImageID{}) {
			x, y = 1, 1
		}
		c.State = p.names.state(c.State)
		c.Uniforms.First += b.uniforms
		c.Clip = scaledBox(c.Clip, x, y)
		c.Quads = m.scaledQuads(f.Quads[c.Quads.First:][:c.Quads.Count], x, y)
		c.Vertices = m.scaledVertices(f.Vertices[c.Vertices.First:][:c.Vertices.Count], x, y)
		first := len(o.Indices)
		o.Indices = append(o.Indices, f.Indices[c.Indices.First:][:c.Indices.Count]...)
		c.Indices.First = first
		m.frame.Commands = append(m.frame.Commands, c)
	}
}

func scaledBox(b driver.Box, x, y float32) driver.Box {
	if b == (driver.Box{}) {
		return b
	}
	left, top := int(float32(b.X)*x), int(float32(b.Y)*y)
	right, bottom := int(float32(b.X+b.W)*x+0.5), int(float32(b.Y+b.H)*y+0.5)
	return driver.Box{X: left, Y: top, W: max(right-left, 1), H: max(bottom-top, 1)}
}

func (m *merge) scaledQuads(list []driver.Quad, x, y float32) driver.Span {
	s := driver.Span{First: len(m.own.Quads), Count: len(list)}
	for _, q := range list {
		q.A, q.B, q.X = q.A*x, q.B*x, q.X*x
		q.C, q.D, q.Y = q.C*y, q.D*y, q.Y*y
		m.own.Quads = append(m.own.Quads, q)
	}
	return s
}

func (m *merge) scaledVertices(list []driver.Vertex, x, y float32) driver.Span {
	s := driver.Span{First: len(m.own.Vertices), Count: len(list)}
	for _, v := range list {
		v.X, v.Y = v.X*x, v.Y*y
		m.own.Vertices = append(m.own.Vertices, v)
	}
	return s
}

// read takes over what a part wants to read back.
func (m *merge) read(p *part) {
	if p.again {
		return
	}
	for _, r := range p.frame.Reads {
		m.lastRead++
		m.reads = append(m.reads, asked{id: m.lastRead, own: r.ID, by: p.names})
		r.ID, r.Image = m.lastRead, p.names.image(r.Image)
		m.frame.Reads = append(m.frame.Reads, r)
	}
}

// answer appends the answers that are for a program to dst, under its own names.
func (m *merge) answer(dst, answers []driver.Pixels, by *names) []driver.Pixels {
	for _, a := range answers {
		for i, r := range m.reads {
			if r.id == a.ID && r.by == by {
				a.ID = r.own
				dst = append(dst, a)
				m.reads = append(m.reads[:i], m.reads[i+1:]...)
				break
			}
		}
	}
	return dst
}
