package driver

// ImageID names an image on the driver's side. Slots are used again; the generation tells a stale name.
// The zero value is no image, and as a target the screen.
type ImageID struct{ Slot, Gen uint32 }

// ShaderID names a shader on the driver's side. The zero value is the plain textured one.
type ShaderID struct{ Slot, Gen uint32 }

// ImageOpKind says what an ImageOp does.
type ImageOpKind uint8

// The kinds of ImageOp.
const (
	ImageCreate  ImageOpKind = iota + 1 // makes an image of W×H transparent texels; Canvas says whether it is drawn into
	ImageWrite                          // writes Pix over the texels X, Y, W, H
	ImageRelease                        // forgets the image; its slot may come back with a higher generation
)

// ImageOp is one change to an image. All of a frame's happen in order, before its first command.
type ImageOp struct {
	Kind       ImageOpKind
	Image      ImageID
	Canvas     bool   // with ImageCreate: commands will target it
	X, Y, W, H int    // texels
	Hash       uint64 // with ImageWrite: of Pix; a driver that holds the same content may skip the write
	Pix        []byte // with ImageWrite: W*H*4 bytes, row by row, RGBA, premultiplied
}

// ShaderOp makes a shader from Kage source, or releases it when Source is empty.
type ShaderOp struct {
	Shader ShaderID
	Source string
}

// Filter says how texels are read between their centres.
type Filter uint8

// The filters.
const (
	FilterNearest Filter = iota
	FilterLinear
)

// Wrap says what lies outside a source's rectangle.
type Wrap uint8

// The wrap modes.
const (
	WrapClear  Wrap = iota // transparent; quads must stay inside their page's rectangle
	WrapClamp              // the edge texel
	WrapRepeat             // the rectangle again
)

// Factor is what a colour is multiplied with when it is blended.
type Factor uint8

// The factors. FactorDefault is One for the source and OneMinusSrcAlpha for the destination,
// so that the zero Blend draws premultiplied colours over what is there.
const (
	FactorDefault Factor = iota
	FactorZero
	FactorOne
	FactorSrcColor
	FactorOneMinusSrcColor
	FactorSrcAlpha
	FactorOneMinusSrcAlpha
	FactorDstColor
	FactorOneMinusDstColor
	FactorDstAlpha
	FactorOneMinusDstAlpha
	factorEnd
)

// BlendOp joins the multiplied source and destination.
type BlendOp uint8

// The blend operations.
const (
	OpAdd    BlendOp = iota
	OpSub            // source − destination
	OpRevSub         // destination − source
	OpMin            // ignores the factors
	OpMax            // ignores the factors
	opEnd
)

// Blend says how drawn colours meet those that are there. The zero value draws over.
type Blend struct {
	SrcRGB, SrcAlpha, DstRGB, DstAlpha Factor
	OpRGB, OpAlpha                     BlendOp
}
