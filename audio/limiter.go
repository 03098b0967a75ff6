package audio

const (
	limitKnee    = 0.8 // level from which on the limiter works, about −2 dB
	limitRoom    = 0.2 // between the knee and full scale
	tooLoud      = 1e30
	limitRelease = 0.99989 // of the peak is left after each frame: it halves in 130 ms
)

// limiter keeps the sum of many sounds below full scale. Below the knee it changes nothing. A peak above it is bent
// towards full scale, which it never reaches, and the gain that this took comes back slowly, so that what follows
// is turned down and not distorted. It needs no look ahead and so adds no delay.
type limiter struct{ peak float32 }

func (l *limiter) run(dst []float32) {
	for i := 0; i+1 < len(dst); i += 2 {
		peak := max(dst[i], -dst[i], dst[i+1], -dst[i+1], l.peak)
		if peak <= limitKnee {
			l.peak = 0
			continue
		}
		if !(peak < tooLoud) { // infinite or no number: as if it were nothing
			dst[i], dst[i+1], l.peak = 0, 0, 0
			continue
		}
		over := (peak - limitKnee) / limitRoom
		gain := (limitKnee + float32(limitRoom*over)/(1+over)) / peak
		dst[i], dst[i+1] = within1(float32(dst[i]*gain)), within1(float32(dst[i+1]*gain))
		l.peak = float32(peak * limitRelease)
	}
}

// within1 takes away what rounding may have added to full scale.
func within1(x float32) float32 { return min(max(x, -1), 1) }
