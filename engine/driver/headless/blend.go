package headless

import "github.com/krill2d/krill/engine/driver"

// mixing is how a command's pixels meet those that are there.
type mixing uint8

const (
	mixAny  mixing = iota // whatever the factors and operations say
	mixOver               // the zero Blend
	mixAdd                // source + destination, of the channels in a mask
	mixCopy
)

// blending is a driver.Blend made ready.
type blending struct {
	mixing mixing
	mask   uint32 // with mixAdd: the channels that are added to
	blend  driver.Blend
}

const (
	rgbMask   = 0x00ffffff
	alphaMask = 0xff000000
)

func newBlending(b driver.Blend) blending {
	plain(&b.SrcRGB, driver.FactorOne)
	plain(&b.SrcAlpha, driver.FactorOne)
	plain(&b.DstRGB, driver.FactorOneMinusSrcAlpha)
	plain(&b.DstAlpha, driver.FactorOneMinusSrcAlpha)
	m := blending{blend: b}
	if b.OpRGB != driver.OpAdd || b.OpAlpha != driver.OpAdd || b.SrcRGB != driver.FactorOne {
		return m
	}
	switch [3]driver.Factor{b.DstRGB, b.SrcAlpha, b.DstAlpha} {
	case [3]driver.Factor{driver.FactorOneMinusSrcAlpha, driver.FactorOne, driver.FactorOneMinusSrcAlpha}:
		m.mixing = mixOver
	case [3]driver.Factor{driver.FactorOne, driver.FactorOne, driver.FactorOne}:
		m.mixing, m.mask = mixAdd, rgbMask|alphaMask
	case [3]driver.Factor{driver.FactorOne, driver.FactorZero, driver.FactorOne}:
		m.mixing, m.mask = mixAdd, rgbMask
	case [3]driver.Factor{driver.FactorZero, driver.FactorOne, driver.FactorZero}:
		m.mixing = mixCopy
	}
	return m
}

// plain says what FactorDefault stands for.
func plain(f *driver.Factor, meaning driver.Factor) {
	if *f == driver.FactorDefault {
		*f = meaning
	}
}

// blackIsNothing reports whether transparent black leaves what is there as it is.
func (m *blending) blackIsNothing() bool { return m.mixing == mixOver || m.mixing == mixAdd }

// row blends a row of colours over as many pixels.
func (m *blending) row(dst, src []uint32) {
	switch m.mixing {
	case mixOver:
		overRow(dst, src)
	case mixAdd:
		addRow(dst, src, m.mask)
	case mixCopy:
		copy(dst, src)
	default:
		for i, s := range src {
			dst[i] = m.pixel(s, dst[i])
		}
	}
}

// flat blends one colour over all pixels of a row.
func (m *blending) flat(dst []uint32, s uint32) {
	switch m.mixing {
	case mixOver:
		overFlat(dst, s)
	case mixAdd:
		addFlat(dst, s&m.mask)
	case mixCopy:
		fill(dst, s)
	default:
		for i, d := range dst {
			dst[i] = m.pixel(s, d)
		}
	}
}

func fill(dst []uint32, s uint32) {
	for i := range dst {
		dst[i] = s
	}
}

// lanes is the mask of four channels in a word of 64 bits, each in the low half of its 16: red, blue, green, alpha.
const lanes = 0x00ff00ff00ff00ff

// spread puts the channels of a pixel into lanes.
func spread(p uint32) uint64 { return (uint64(p) | uint64(p)<<24) & lanes }

// join is the other way round. Each lane has to be below 256.
func join(l uint64) uint32 { return uint32(l | l>>24) }

// over covers d by s. A colour that is brighter than its alpha adds light, up to the brightest.
func over(s, d uint32) uint32 {
	e := spread(d)*uint64(255-s>>24) + 0x0080008000800080
	e = (e + e>>8&lanes) >> 8 & lanes
	e += spread(s)
	if full := e >> 8 & 0x0001000100010001; full != 0 {
		e = (e | full*255) & lanes
	}
	return join(e)
}

func overRow(dst, src []uint32) {
	dst = dst[:len(src)]
	for i, s := range src {
		switch {
		case s>>24 == 255:
			dst[i] = s
		case s != 0:
			dst[i] = over(s, dst[i])
		}
	}
}

func overFlat(dst []uint32, s uint32) {
	switch {
	case s>>24 == 255:
		fill(dst, s)
	case s != 0:
		for i, d := range dst {
			dst[i] = over(s, d)
		}
	}
}

// addBytes adds each byte of a to that of b, up to 255.
func addBytes(a, b uint64) uint64 {
	const high = 0x8080808080808080
	differ, both := (a^b)&high, a&b&high
	sum := a&^high + b&^high
	carry := both | differ&sum
	return (sum ^ differ) | (carry<<1 - carry>>7)
}

// pair returns two pixels in a word.
func pair(a, b uint32) uint64 { return uint64(a) | uint64(b)<<32 }

// addRow adds two pixels at a time.
func addRow(dst, src []uint32, mask uint32) {
	dst = dst[:len(src)]
	m := pair(mask, mask)
	for len(src) >= 4 && len(dst) >= 4 {
		s, d := (*[4]uint32)(src), (*[4]uint32)(dst)
		a := addBytes(pair(d[0], d[1]), pair(s[0], s[1])&m)
		b := addBytes(pair(d[2], d[3]), pair(s[2], s[3])&m)
		d[0], d[1] = uint32(a), uint32(a>>32)
		d[2], d[3] = uint32(b), uint32(b>>32)
		dst, src = dst[4:], src[4:]
	}
	for i, s := range src {
		dst[i] = uint32(addBytes(uint64(s&mask), uint64(dst[i])))
	}
}

func addFlat(dst []uint32, s uint32) {
	if s == 0 {
		return
	}
	s2 := pair(s, s)
	for ; len(dst) >= 2; dst = dst[2:] {
		d := addBytes(pair(dst[0], dst[1]), s2)
		dst[0], dst[1] = uint32(d), uint32(d>>32)
	}
	for i := range dst {
		dst[i] = uint32(addBytes(uint64(dst[i]), uint64(s)))
	}
}

// pixel blends s over d by any factors and operations.
func (m *blending) pixel(s, d uint32) uint32 {
	b := &m.blend
	var out uint32
	for shift := 0; shift < 24; shift += 8 {
		out |= channel(b.OpRGB, b.SrcRGB, b.DstRGB, s, d, shift) << shift
	}
	return out | channel(b.OpAlpha, b.SrcAlpha, b.DstAlpha, s, d, 24)<<24
}

// channel blends the channel that is shift bits up.
func channel(op driver.BlendOp, sf, df driver.Factor, s, d uint32, shift int) uint32 {
	a, b := int32(s>>shift&255), int32(d>>shift&255)
	switch op {
	case driver.OpMin:
		return uint32(min(a, b))
	case driver.OpMax:
		return uint32(max(a, b))
	}
	a *= factor(sf, s, d, shift)
	b *= factor(df, s, d, shift)
	switch op {
	case driver.OpSub:
		b = -b
	case driver.OpRevSub:
		a = -a
	}
	return uint32(min(max(a+b, 0)+127, 255*255+127) / 255)
}

// factor returns what a channel is multiplied with; 255 is 1.
func factor(f driver.Factor, s, d uint32, shift int) int32 {
	switch f {
	case driver.FactorOne:
		return 255
	case driver.FactorSrcColor:
		return int32(s >> shift & 255)
	case driver.FactorOneMinusSrcColor:
		return 255 - int32(s>>shift&255)
	case driver.FactorSrcAlpha:
		return int32(s >> 24)
	case driver.FactorOneMinusSrcAlpha:
		return 255 - int32(s>>24)
	case driver.FactorDstColor:
		return int32(d >> shift & 255)
	case driver.FactorOneMinusDstColor:
		return 255 - int32(d>>shift&255)
	case driver.FactorDstAlpha:
		return int32(d >> 24)
	case driver.FactorOneMinusDstAlpha:
		return 255 - int32(d>>24)
	}
	return 0
}
