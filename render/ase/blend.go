package ase

import "math"

// The blend modes, as files number them.
const (
	normal = iota
	multiply
	screen
	overlay
	darken
	lighten
	colorDodge
	colorBurn
	hardLight
	softLight
	difference
	exclusion
	hue
	saturation
	coloring
	luminosity
	addition
	subtract
	divide
)

// over lays a pixel over another one, both RGBA with straight alpha: the formulas of the W3C's Compositing and Blending
// Level 1, with whole numbers. Opacity is 0 to 255.
func over(dst, src []byte, mode, opacity int) {
	sa := scale(int(src[3]), opacity)
	switch {
	case sa == 0:
		return
	case sa == 255 && mode == normal:
		copy(dst, src)
		return
	}
	s := [3]int{int(src[0]), int(src[1]), int(src[2])}
	ba := int(dst[3])
	if mode != normal && ba > 0 {
		b := [3]int{int(dst[0]), int(dst[1]), int(dst[2])}
		m := mixed(mode, b, s)
		for i := range s {
			s[i] = scale(s[i], 255-ba) + scale(m[i], ba)
		}
	}
	a := sa + ba - scale(sa, ba)
	for i := range s {
		b := int(dst[i])
		dst[i] = byte(clamp(b + (s[i]-b)*sa/a))
	}
	dst[3] = byte(a)
}

// scale returns a·b/255, rounded.
func scale(a, b int) int { return (a*b + 127) / 255 }

func clamp(v int) int { return min(max(v, 0), 255) }

// mixed returns a mode's colour of a backdrop and a source.
func mixed(mode int, b, s [3]int) [3]int {
	switch mode {
	case hue:
		return withLum(withSat(s, sat(b)), lum(b))
	case saturation:
		return withLum(withSat(b, sat(s)), lum(b))
	case coloring:
		return withLum(s, lum(b))
	case luminosity:
		return withLum(b, lum(s))
	}
	for i := range s {
		s[i] = separable(mode, b[i], s[i])
	}
	return s
}

// separable returns one channel of a mode that looks at each alone.
func separable(mode, b, s int) int {
	switch mode {
	case multiply:
		return scale(b, s)
	case screen:
		return b + s - scale(b, s)
	case overlay:
		return hard(s, b)
	case darken:
		return min(b, s)
	case lighten:
		return max(b, s)
	case colorDodge:
		return dodge(b, s)
	case colorBurn:
		return 255 - dodge(255-b, 255-s)
	case hardLight:
		return hard(b, s)
	case softLight:
		return soft(b, s)
	case difference:
		return max(b-s, s-b)
	case exclusion:
		return b + s - 2*b*s/255
	case addition:
		return min(b+s, 255)
	case subtract:
		return max(b-s, 0)
	case divide:
		return dodge(b, 255-s)
	}
	return s
}

func hard(b, s int) int {
	if s < 128 {
		return scale(b, 2*s)
	}
	s = 2*s - 255
	return b + s - scale(b, s)
}

func dodge(b, s int) int {
	switch {
	case b == 0:
		return 0
	case b >= 255-s:
		return 255
	}
	return b * 255 / (255 - s)
}

func soft(b8, s8 int) int {
	b, s := float64(b8)/255, float64(s8)/255
	if s <= 0.5 {
		return toByte(b - float64(float64((1-2*s)*b)*(1-b)))
	}
	d := math.Sqrt(b)
	if b <= 0.25 {
		d = float64((float64((float64(16*b)-12)*b) + 4) * b)
	}
	return toByte(b + float64((2*s-1)*(d-b)))
}

func toByte(f float64) int { return clamp(int(float64(f*255) + 0.5)) }

// lum is a colour's brightness, in hundredths.
func lum(c [3]int) int { return 30*c[0] + 59*c[1] + 11*c[2] }

func sat(c [3]int) int { return max(c[0], c[1], c[2]) - min(c[0], c[1], c[2]) }

// withSat gives a colour a saturation.
func withSat(c [3]int, s int) [3]int {
	low, span := min(c[0], c[1], c[2]), sat(c)
	if span == 0 {
		return [3]int{}
	}
	for i := range c {
		c[i] = (c[i] - low) * s / span
	}
	return c
}

// withLum gives a colour a brightness, in hundredths, and takes it back into what can be shown.
func withLum(c [3]int, l int) [3]int {
	d := (l - lum(c)) / 100
	for i := range c {
		c[i] += d
	}
	l = lum(c) / 100
	low, high := min(c[0], c[1], c[2]), max(c[0], c[1], c[2])
	for i := range c {
		if low < 0 && l > low {
			c[i] = l + (c[i]-l)*l/(l-low)
		}
		if high > 255 && high > l {
			c[i] = l + (c[i]-l)*(255-l)/(high-l)
		}
		c[i] = clamp(c[i])
	}
	return c
}
