package audio

const (
	limitKnee    = 0.8     // level from which on the limiter works, about −2 dB
	limitRoom    = 0.2     // between the knee and full scale
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
		over := (peak - limitKnee) / limitRoom
		gain := (limitKnee + float32(limitRoom*over)/(1+over)) / peak
		dst[i], dst[i+1] = float32(dst[i]*gain), float32(dst[i+1]*gain)
		l.peak = float32(peak * limitRelease)
	}
}
