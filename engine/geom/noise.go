package geom

// Noise is a smooth curve through the values of Scatter at whole places, −1 to 1: what sways, flickers and trembles.
// Other seeds are other curves. It is the same on every processor; of a NaN it is some value of the curve or NaN.
func Noise(at float64, seed uint32) float64 {
	i := Floor(at)
	f := at - float64(i)
	return Lerp(Scatter(uint32(i), seed), Scatter(uint32(i)+1, seed), f*f*(3-float64(2*f)))
}

// Scatter gives each pair of numbers a value from −1 to 1, always the same and without a pattern: chance that needs no
// state, such as which tuft of grass grows in a cell. It is the finish of MurmurHash3 (A. Appleby), and no secret.
func Scatter(n, seed uint32) float64 {
	h := n*0x9e3779b1 + seed*0x85ebca6b
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return float64(h^h>>16)/(1<<31) - 1
}
