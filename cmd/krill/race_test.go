package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

const (
	leastPairs = 10
	mostPairs  = 60
	sure       = 2.6 // standard deviations that the bar must be away; looking after each pair, one race in fifty errs
)

// race runs two things in pairs until it is clear whether the first takes more than bar times as long as the second, and
// returns how many times. A pair returns its ratio, and is told which goes first: they take turns, since the second
// finds the machine as the first left it.
//
// Other work on the machine makes single runs half as slow again, but meets both of a pair, one as often as the other: the
// logarithms of the ratios lie symmetrically about the true one. So their median is estimated after Hodges and Lehmann
// (Estimates of location based on rank tests, 1963), by the median of the means of all two of them, and the interval
// around it by Wilcoxon's signed ranks, for which single runs may be as slow as they like. All pairs count: a race that
// is not clear is made longer and not run again, which would give a page that is too slow a second chance. When it is
// still not clear after mostPairs, the estimate decides.
func race(bar float64, pair func(oursFirst bool) float64) (ratio float64) {
	var logs []float64
	for {
		logs = append(logs, math.Log(pair(len(logs)%2 == 0)))
		if len(logs) < leastPairs {
			continue
		}
		low, middle, high := interval(logs)
		if line := math.Log(bar); len(logs) == mostPairs || high <= line || low > line {
			return math.Exp(middle)
		}
	}
}

// interval returns the median of the means of all two of a list, and how far it is uncertain.
func interval(list []float64) (low, middle, high float64) {
	var means []float64
	for i, a := range list {
		for _, b := range list[i:] {
			means = append(means, (a+b)/2)
		}
	}
	slices.Sort(means)
	n := float64(len(list))
	off := int(n*(n+1)/4 - sure*math.Sqrt(n*(n+1)*(2*n+1)/24))
	off = max(off, 0)
	return means[off], means[len(means)/2], means[len(means)-1-off]
}

// TestRace runs races with the noise of a quiet machine and of one that builds beside them.
func TestRace(t *testing.T) {
	const races, bar = 200, 1.15
	r := rand.New(rand.NewPCG(1, 2))
	over := func(truth, noise float64) (n int) {
		for range races {
			pair := func(oursFirst bool) float64 {
				order := 1.05 // the second is slower
				if oursFirst {
					order = 1 / order
				}
				slow := 1.0
				if r.IntN(10) == 0 {
					slow = math.Exp(r.NormFloat64()) // something else ran
				}
				return truth * order * slow * math.Exp(r.NormFloat64()*noise)
			}
			if race(bar, pair) > bar {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		truth, noise float64
		least, most  int // races that are lost
	}{
		{1.00, 0.08, 0, 0},
		{1.08, 0.08, 0, 2},
		{1.20, 0.08, races - 2, races},
		{1.00, 0.25, 0, 1},
		{1.08, 0.25, 0, races / 20},
		{1.20, 0.25, races * 8 / 10, races},
		{1.30, 0.25, races - 2, races},
	} {
		if n := over(c.truth, c.noise); n < c.least || n > c.most {
			t.Errorf("truly %.2f, noise %.2f: got %d of %d races lost; want %d to %d", c.truth, c.noise, n, races, c.least, c.most)
		}
	}
}
