package agent

import "time"

// times are what the last ticks and pictures have taken.
type times struct{ update, snapshot, draw recent }

// recent holds the last figures of something.
type recent struct {
	list [120]float64 // microseconds; a circle
	n    int          // so far
}

func (r *recent) add(d time.Duration) {
	r.list[r.n%len(r.list)] = float64(d) / float64(time.Microsecond)
	r.n++
}

// micros returns them, the newest last.
func (r *recent) micros() []float64 {
	n := min(r.n, len(r.list))
	list := make([]float64, n)
	for i := range list {
		list[i] = r.list[(r.n-n+i)%len(r.list)]
	}
	return list
}
