package render

// Color is red, green, blue and alpha from 0 to 255; alpha is straight, so red at half is {255, 0, 0, 128}.
// The zero value means the default of the place where it stands: in everything that a Canvas draws that is white.
type Color struct{ R, G, B, A uint8 }

// Hex returns the opaque colour of the lowest 24 bits as they are written for the web: Hex(0xff004d).
func Hex(rgb uint32) Color {
	return Color{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 255}
}

// Fade returns the colour with its alpha times k, which is held between 0 and 1.
// It never returns the zero value: black faded to nothing has a red of 1, and is as invisible.
func (c Color) Fade(k float64) Color {
	c.A = mixByte(0, c.A, k)
	return c.kept()
}

// Mix returns the colour at fraction k of the way from a to b; k is held between 0 and 1.
// Like Fade it never returns the zero value.
func Mix(a, b Color, k float64) Color {
	return Color{mixByte(a.R, b.R, k), mixByte(a.G, b.G, k), mixByte(a.B, b.B, k), mixByte(a.A, b.A, k)}.kept()
}

// kept keeps an invisible colour from being read as the default.
func (c Color) kept() Color {
	if c == (Color{}) {
		c.R = 1
	}
	return c
}

// or returns the colour, or the default in place of the zero value.
func (c Color) or(d Color) Color {
	if c == (Color{}) {
		return d
	}
	return c
}

// mixByte rounds to the nearest; NaN counts as 0.
func mixByte(a, b uint8, k float64) uint8 {
	if !(k > 0) {
		return a
	}
	k = min(k, 1)
	return uint8(float64(a) + float64((float64(b)-float64(a))*k) + 0.5)
}

// premultiplied returns the colour as a quad holds it: 65535 is 1.
func (c Color) premultiplied() [4]uint16 {
	if c.A == 255 {
		return [4]uint16{uint16(c.R) * 257, uint16(c.G) * 257, uint16(c.B) * 257, 65535}
	}
	a := uint32(c.A) * 257
	return [4]uint16{
		uint16(uint32(c.R) * a / 255), uint16(uint32(c.G) * a / 255), uint16(uint32(c.B) * a / 255), uint16(a),
	}
}

// word returns the colour as one number, which is quicker to compare than four.
func (c Color) word() uint32 {
	return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | uint32(c.A)<<24
}

// floats returns the colour as a vertex holds it, premultiplied and times k.
func (c Color) floats(k float64) [4]float32 {
	a := float64(c.A) / 255 * k
	return [4]float32{
		float32(float64(c.R) / 255 * a), float32(float64(c.G) / 255 * a), float32(float64(c.B) / 255 * a), float32(a),
	}
}

// The sixteen colours of the PICO-8 console, which go well together, by plain names. They are not to be changed.
// White is brighter than the console's #fff1e8, since as a tint it must change nothing.
var (
	Black     = Hex(0x000000)
	Navy      = Hex(0x1d2b53)
	Plum      = Hex(0x7e2553)
	DarkGreen = Hex(0x008751)
	Brown     = Hex(0xab5236)
	DarkGray  = Hex(0x5f574f)
	Gray      = Hex(0xc2c3c7)
	White     = Hex(0xffffff)
	Red       = Hex(0xff004d)
	Orange    = Hex(0xffa300)
	Yellow    = Hex(0xffec27)
	Green     = Hex(0x00e436)
	Blue      = Hex(0x29adff)
	Lavender  = Hex(0x83769c)
	Pink      = Hex(0xff77a8)
	Peach     = Hex(0xffccaa)
)
