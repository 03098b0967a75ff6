package audio

// gains are what the inner loops multiply with: l − dl·left on the left side, one frame less left each time.
// A gain that does not change has a dl of 0.
type gains struct{ l, r, dl, dr, left float32 }

// The four inner loops add samples to dst, which is left and right in turn and decides how many. The casts keep the
// compiler from fusing a product with a sum, which would give other samples on other processors.

func addMono(dst []float32, src []int16, g gains) {
	dst = dst[:2*len(src)]
	for i, s := range src {
		x := float32(s)
		g.left--
		dst[2*i] += float32(x * (g.l - float32(g.dl*g.left)))
		dst[2*i+1] += float32(x * (g.r - float32(g.dr*g.left)))
	}
}

func addStereo(dst []float32, src []int16, g gains) {
	src = src[:len(dst)]
	for i := 0; i+1 < len(dst); i += 2 {
		g.left--
		dst[i] += float32(float32(src[i]) * (g.l - float32(g.dl*g.left)))
		dst[i+1] += float32(float32(src[i+1]) * (g.r - float32(g.dr*g.left)))
	}
}

func addMonoBetween(dst []float32, src []int16, pos, step uint64, g gains) {
	for i := 0; i+1 < len(dst); i += 2 {
		at := src[pos/one:][:2]
		x := between(at[0], at[1], pos)
		g.left--
		dst[i] += float32(x * (g.l - float32(g.dl*g.left)))
		dst[i+1] += float32(x * (g.r - float32(g.dr*g.left)))
		pos += step
	}
}

func addStereoBetween(dst []float32, src []int16, pos, step uint64, g gains) {
	for i := 0; i+1 < len(dst); i += 2 {
		at := src[pos/one*2:][:4]
		g.left--
		dst[i] += float32(between(at[0], at[2], pos) * (g.l - float32(g.dl*g.left)))
		dst[i+1] += float32(between(at[1], at[3], pos) * (g.r - float32(g.dr*g.left)))
		pos += step
	}
}

// between interpolates by the fraction of pos.
func between(a, b int16, pos uint64) float32 {
	x := float32(a)
	return x + float32((float32(b)-x)*(float32(int32(pos>>8&0xffffff))*(1.0/(1<<24))))
}
