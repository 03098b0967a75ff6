package film

import (
	"cmp"
	"slices"
)

// The eye sees green best and blue worst: what a difference of one weighs.
const redWeight, greenWeight, blueWeight = 3, 4, 2

// counted is a colour and how many pixels have it.
type counted struct {
	color  [3]int
	pixels int64
}

// box holds colours that become one of a palette.
type box struct {
	colors []counted
	spread int64 // squared distances to the mean along the axis that has most, summed over all pixels
	axis   int
	middle int // of that axis, rounded down
	mean   rgb
}

// palette returns at most n colours, from little green to much, that show the counted ones best: the box that is worst off is cut in two until
// there are n, as in Heckbert's median cut, but at the mean and by the sum of squares.
func palette(list []counted, n int) []rgb {
	boxes := []box{newBox(list)}
	for len(boxes) < n {
		worst := 0
		for i := range boxes {
			if boxes[i].spread > boxes[worst].spread {
				worst = i
			}
		}
		if boxes[worst].spread == 0 {
			break
		}
		low, high := boxes[worst].cut()
		boxes[worst] = low
		boxes = append(boxes, high)
	}
	out := make([]rgb, len(boxes))
	for i, b := range boxes {
		out[i] = b.mean
	}
	slices.SortFunc(out, func(a, b rgb) int { return cmp.Or(cmp.Compare(a>>8&255, b>>8&255), cmp.Compare(a, b)) })
	return slices.Compact(out)
}

func newBox(list []counted) box {
	b := box{colors: list}
	var pixels int64
	var sum [3]int64
	for _, c := range list {
		pixels += c.pixels
		for k, v := range c.color {
			sum[k] += c.pixels * int64(v)
		}
	}
	for k, weight := range [3]int64{redWeight, greenWeight, blueWeight} {
		mean := (sum[k] + pixels/2) / pixels
		b.mean = b.mean<<8 | rgb(mean)
		if spread := weight * spread(list, k, mean); spread > b.spread {
			b.spread, b.axis, b.middle = spread, k, int(sum[k]/pixels)
		}
	}
	return b
}

// spread sums the squared distances of all pixels to the mean along one axis.
func spread(list []counted, axis int, mean int64) (sum int64) {
	for i := range list {
		d := int64(list[i].color[axis]) - mean
		sum += list[i].pixels * d * d
	}
	return sum
}

// cut divides a box in the middle. Each half has at least one colour, since those on the axis are not all the same.
func (b box) cut() (low, high box) {
	at := 0
	for i := range b.colors {
		if b.colors[i].color[b.axis] <= b.middle {
			b.colors[at], b.colors[i] = b.colors[i], b.colors[at]
			at++
		}
	}
	return newBox(b.colors[:at]), newBox(b.colors[at:])
}
