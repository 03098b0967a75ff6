package film

// rgb is a colour without transparency: 0xRRGGBB.
type rgb uint32

func (c rgb) parts() (r, g, b int) { return int(c >> 16), int(c >> 8 & 255), int(c & 255) }

// colors counts the colours of a picture and knows what each becomes. It is a hash table that is emptied in no time.
type colors struct {
	slots []slot // a power of two; at most half of them are used
	round uint32 // what a used slot is marked with
	list  []rgb  // in order of their first pixel
}

type slot struct {
	round uint32
	color rgb
	count int32
	mix   mix
}

// clear forgets all colours and makes room for n.
func (c *colors) clear(n int) {
	size := 1024
	for size < 2*n {
		size *= 2
	}
	if len(c.slots) < size {
		c.slots, c.round = make([]slot, size), 0
	}
	c.round++
	c.list = c.list[:0]
}

// at returns the slot of a colour, which is made when it is new.
func (c *colors) at(color rgb) *slot {
	mask := uint32(len(c.slots) - 1)
	i := uint32(color) * 0x9e3779b1
	for i = (i ^ i>>15) & mask; ; i = (i + 1) & mask {
		s := &c.slots[i]
		if s.round != c.round {
			*s = slot{round: c.round, color: color}
			c.list = append(c.list, color)
			return s
		}
		if s.color == color {
			return s
		}
	}
}
