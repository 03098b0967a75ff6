package driver

// Frame is one picture as data: a list of commands over pools of quads, vertices, indices and uniforms.
// The screen is cleared to transparent black before the first command.
type Frame struct {
	Width, Height int // of the screen that the commands were made for, device pixels; a driver whose window differs stretches the picture
	Images        []ImageOp
	Shaders       []ShaderOp
	Commands      []Command
	Kept          int // the first so many commands fill canvases that are shown in later frames too, and are not repeated there
	Quads         []Quad
	Vertices      []Vertex
	Indices       []uint32
	Uniforms      []Uniform
	Floats        []float32 // what uniforms hold
	Reads         []Read
}

// Reset empties the frame and keeps its memory.
func (f *Frame) Reset() {
	clear(f.Images) // lets the pixels of uploads go
	*f = Frame{
		Images: f.Images[:0], Shaders: f.Shaders[:0], Commands: f.Commands[:0], Quads: f.Quads[:0],
		Vertices: f.Vertices[:0], Indices: f.Indices[:0], Uniforms: f.Uniforms[:0], Floats: f.Floats[:0], Reads: f.Reads[:0],
	}
}

// Span is a part of one of the frame's pools.
type Span struct{ First, Count int }

// Box is a rectangle of whole pixels or texels. The zero value is none.
type Box struct{ X, Y, W, H int }

// Source is an image that a command reads, and the part of it that shaders call the whole. A zero Rect is all of it.
type Source struct {
	Image ImageID
	Rect  Box // texels
}

// State is what makes two commands one submission: drivers join neighbours whose State is equal.
type State struct {
	Target   ImageID // zero: the screen
	Sources  [4]Source
	Shader   ShaderID // zero: texel × colour
	Blend    Blend
	Filter   Filter
	Wrap     Wrap
	Clip     Box  // pixels of the target; zero: none
	Uniforms Span // of Frame.Uniforms
}

// PlainToo reports whether a driver that has not got the state's shader draws without it: a picture that was to be
// changed is better unchanged than missing. What a shader makes out of nothing, or adds to a picture, is left out.
func (s *State) PlainToo() bool {
	replace := Blend{SrcRGB: FactorOne, SrcAlpha: FactorOne, DstRGB: FactorZero, DstAlpha: FactorZero}
	return s.Sources[0].Image != ImageID{} && (s.Blend == Blend{} || s.Blend == replace)
}

// Command draws quads or a mesh; it has one of the two. The others' spans are zero.
type Command struct {
	State
	Quads    Span // of Frame.Quads
	Vertices Span // of Frame.Vertices
	Indices  Span // of Frame.Indices, relative to Vertices.First; three make a triangle
}

// Quad is a parallelogram of one source: 48 bytes for what would be 192 as vertices.
// The corner (u, v) of the unit square goes to (X + A·u + B·v, Y + C·u + D·v) in pixels of the target
// and reads the texel (U0 + (U1−U0)·u, V0 + (V1−V0)·v).
type Quad struct {
	A, B, C, D, X, Y float32
	U0, V0, U1, V1   float32
	Color            [4]uint16 // multiplies the texel: red, green, blue, alpha, premultiplied, 65535 is 1
}

// Vertex is a corner of a mesh. It has the layout of ebiten.Vertex, so that a driver can hand it on without a copy.
type Vertex struct {
	X, Y       float32    // pixels of the target
	U, V       float32    // texels of the first source
	R, G, B, A float32    // multiplies the texel; premultiplied
	Custom     [4]float32 // for shaders
}

// Uniform is one value of a shader. Its numbers are Frame.Floats[First:First+Count].
type Uniform struct {
	Name string
	Int  bool // whole numbers
	Span
}

// Read asks for the pixels of an image, answered by Input.Pixels in a later tick.
type Read struct {
	ID    uint32  // given back with the answer
	Image ImageID // zero: the screen
	Rect  Box     // zero: all
}

// DrawCalls returns how many draw calls the commands become: runs of neighbours with one State.
func (f *Frame) DrawCalls() int {
	n := 0
	for i := range f.Commands {
		if i == 0 || f.Commands[i].State != f.Commands[i-1].State {
			n++
		}
	}
	return n
}
