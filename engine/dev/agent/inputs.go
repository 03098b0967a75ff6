package agent

import (
	"bytes"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// mostInputs are kept: a minute's, and some.
const mostInputs = 4096

// inputs are those of the last ticks, coded, the oldest first.
type inputs struct {
	list  []step
	first int // place of the oldest in list, which is used in a circle when it is full
}

// step is one tick of the loop.
type step struct {
	from, to int64 // ticks of the game before and after it
	input    []byte
}

func (in *inputs) len() int { return len(in.list) }

// at returns the i-th, from the oldest.
func (in *inputs) at(i int) *step { return &in.list[(in.first+i)%len(in.list)] }

// add puts a tick behind the last one.
func (in *inputs) add(from, to int64, input *driver.Input) {
	var s *step
	if len(in.list) < mostInputs {
		in.list = append(in.list, step{})
		s = &in.list[len(in.list)-1]
	} else {
		s = &in.list[in.first]
		in.first = (in.first + 1) % mostInputs
	}
	s.from, s.to, s.input = from, to, driver.AppendInput(s.input[:0], input)
}

// cut forgets what led beyond a tick.
func (in *inputs) cut(tick int64) {
	n := in.len()
	for n > 0 && in.at(n-1).to > tick {
		n--
	}
	if n == in.len() {
		return
	}
	straight := make([]step, n)
	for i := range straight {
		straight[i] = *in.at(i)
	}
	in.list, in.first = straight, 0
}

// between returns copies of the inputs that led from a tick to a later one.
func (in *inputs) between(from, to int64) (list []step) {
	for i := range in.len() {
		if s := *in.at(i); s.from >= from && s.to > from && s.from < to {
			s.input = bytes.Clone(s.input)
			list = append(list, s)
		}
	}
	return list
}

// prepend puts earlier ticks before the first one, those of them that led no further than to a tick.
func (in *inputs) prepend(list []step, end int64) {
	list = slices.DeleteFunc(list, func(s step) bool { return s.to > end })
	for i := range in.len() {
		list = append(list, *in.at(i))
	}
	in.list, in.first = list[max(0, len(list)-mostInputs):], 0
}
