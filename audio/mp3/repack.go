package mp3

// repacked writes the blocks of a feed of 22,050 moments a second, each with all that belongs to it and as large as can be.
// The library is wrong by a byte in the size of some of the blocks of that rate, after which all would be noise.
type repacked struct {
	*feed
	tail      []byte // the last bytes of sound that were taken up
	now, then unit   // the block that is given next, and the one after it
}

// unit is a block with its own sound.
type unit struct {
	head, side []byte
	sound      []byte
	back       int // bytes of the sound that lie at the end of the block before, since it is more than fits
}

// start takes up the first two blocks. After a jump the first one is silent: a part of it may be in the one before.
func (r *repacked) start(jumped bool) {
	r.now, r.then = r.take(), r.take()
	if jumped {
		r.now.hush()
	}
}

// take takes up the next block of the file; it has no head if there is none.
func (r *repacked) take() unit {
	b, at, ok := next(r.data, r.at, r.kind)
	if !ok {
		return unit{}
	}
	r.at = at + b.size
	whole := r.data[at:r.at]
	side, main := whole[b.head:][:b.side], whole[b.head+b.side:]
	u := unit{head: whole[:4], side: append([]byte(nil), side...)}
	if begin := b.beginning(side); begin <= len(r.tail) {
		u.sound = append(append([]byte(nil), r.tail[len(r.tail)-begin:]...), main...)
		u.sound = u.sound[:min(b.length(side), len(u.sound))]
	} else {
		u.hush() // what it begins with was cut off
	}
	r.tail = append(r.tail, main...)
	if past := len(r.tail) - b.farthest(); past > 0 {
		r.tail = append(r.tail[:0], r.tail[past:]...)
	}
	return u
}

func (u *unit) hush() {
	clear(u.side)
	u.sound, u.back = nil, 0
}

// length adds up how many bits each part of a block of MPEG 2 has, and returns that in bytes.
func (b block) length(side []byte) int {
	n, at := 0, 8+b.channels // bits: where the first part says its length
	for range b.channels {
		for i := range 12 {
			n += int(side[(at+i)/8]>>(7-(at+i)%8)&1) << (11 - i)
		}
		at += 63
	}
	return (n + 7) / 8
}

// write writes a block of the largest bit rate. What the next one has too much goes to its end.
func (r *repacked) write() bool {
	u, then := &r.now, &r.then
	if u.head == nil {
		return false
	}
	room := 144*160000/r.kind.rate/2 - 4 - r.kind.side // bytes
	sound := u.sound[u.back:]
	sound = sound[:min(len(sound), room)]
	then.back = max(min(len(then.sound)-room, room-len(sound), r.kind.farthest()), 0)

	r.kind.setBeginning(u.side, u.back)
	r.out = append(r.out[:0], u.head[0], u.head[1]|1, u.head[2]&^0xf2|14<<4, u.head[3])
	r.out = append(r.out, u.side...)
	r.out = append(r.out, sound...)
	r.out = append(r.out, make([]byte, room-len(sound)-then.back)...)
	r.out = append(r.out, then.sound[:then.back]...)
	r.now, r.then = r.then, r.take()
	return true
}
