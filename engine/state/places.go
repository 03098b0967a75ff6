package state

// places finds regions by where they begin and what they are made of. It is a hash table that is emptied at once.
type places struct {
	slots []slot // a power of two, at most half full
	used  int
	turn  uint32 // slots of other turns are empty
}

type slot struct {
	at     uintptr
	plan   int32
	region int32
	turn   uint32
}

func (p *places) reset() {
	p.used = 0
	if p.turn++; p.turn == 0 {
		clear(p.slots)
		p.turn = 1
	}
}

// find gives the region of a place; without one it enters the given number, unless that is negative.
func (p *places) find(key place, number int) (region int, seen bool) {
	if p.used*2 >= len(p.slots) {
		p.grow()
	}
	mask := uint64(len(p.slots) - 1)
	for i := (uint64(key.at)>>3 ^ uint64(key.plan)<<32) * prime1 >> 20; ; i++ {
		s := &p.slots[i&mask]
		switch {
		case s.turn != p.turn:
			if number >= 0 {
				*s = slot{key.at, int32(key.plan), int32(number), p.turn}
				p.used++
			}
			return number, false
		case s.at == key.at && s.plan == int32(key.plan):
			return int(s.region), true
		}
	}
}

// grow makes the table larger.
func (p *places) grow() {
	old := p.slots
	p.slots = make([]slot, max(64, 4*len(old)))
	p.used, p.turn = 0, max(p.turn, 1)
	for _, s := range old {
		if s.turn == p.turn {
			p.find(place{s.at, int(s.plan)}, int(s.region))
		}
	}
}

// at gives the region of a place that there is.
func (p *places) at(key place) int {
	region, _ := p.find(key, -1)
	return region
}
