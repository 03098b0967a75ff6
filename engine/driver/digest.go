package driver

// Digest is one number for a run: two runs with the same number asked for the same pictures, sounds and wishes.
// The zero value is ready. It is no protection against somebody who wants two runs to have one number.
//
// It covers every field of each output and frame, down to pixels and samples, and what commands draw rather than where
// it lies: quads, vertices, indices and uniforms may stand anywhere in their pools, and those that no command names do
// not count. All NaNs are one; 0 and −0 are two, since they are different bits of a deterministic game.
// A nil list is an empty one.
type Digest struct{ sum uint64 }

// Output adds what a tick asked for. The cost is that of reading it once; it allocates nothing.
func (d *Digest) Output(o *Output) {
	c := coder{mode: hashing, sum: mix(d.sum, uint64(KindOutput))}
	c.output(o)
	d.sum = c.sum
}

// Frame adds a picture. The cost is that of reading what its commands draw once; it allocates nothing.
// It panics when a span leaves its pool.
func (d *Digest) Frame(f *Frame) {
	c := coder{mode: hashing, sum: mix(d.sum, uint64(KindFrame))}
	c.frameHead(f)
	c.sum = mix(c.sum, uint64(len(f.Commands))|uint64(f.Kept)<<32)
	for i := range f.Commands {
		c.command(f, &f.Commands[i])
	}
	d.sum = c.sum
}

// Sum returns the number for all that was added so far, in this order. More may be added after it.
func (d *Digest) Sum() uint64 {
	s := d.sum
	s ^= s >> 29
	s *= mixPrime
	return s ^ s>>32
}

// command hashes a command together with its parts of the pools.
func (c *coder) command(f *Frame, k *Command) {
	c.state(&k.State)
	c.sum = mix(c.sum, uint64(k.Uniforms.Count))
	for i := range cut(f.Uniforms, k.Uniforms) {
		u := &f.Uniforms[k.Uniforms.First+i]
		c.string(&u.Name)
		c.bool(&u.Int)
		c.sum = mixFloats(c.sum, cut(f.Floats, u.Span))
	}
	c.sum = mixQuads(c.sum, cut(f.Quads, k.Quads))
	c.sum = mixVertices(c.sum, cut(f.Vertices, k.Vertices))
	c.sum = mixIndices(c.sum, cut(f.Indices, k.Indices))
}

// cut returns a span of a pool.
func cut[T any](pool []T, s Span) []T { return pool[s.First:][:s.Count] }

// digested passes everything on and adds what comes out to a digest.
type digested struct {
	app    App
	digest *Digest
}

// Digested returns an App that does what app does and adds each of its outputs and frames to d.
func Digested(app App, d *Digest) App { return &digested{app, d} }

func (a *digested) Tick(in *Input) *Output {
	o := a.app.Tick(in)
	a.digest.Output(o)
	return o
}

func (a *digested) Draw(alpha float64) *Frame {
	f := a.app.Draw(alpha)
	a.digest.Frame(f)
	return f
}
