package mp3

import "io"

// feed gives a file's blocks to the library, each rewritten so that all that belongs to it is in it. In a file the sound of a
// block may begin within those before it, up to 511 bytes back. The library is wrong by a byte in the size of some blocks
// with 22,050 samples a second, after which all is noise; it decodes something when what came before is missing; and after a
// jump it does not have what came before. Blocks that need nothing of others have none of these.
type feed struct {
	data []byte
	kind block
	at   int // byte of the next block that is taken up

	tail      []byte // the last bytes of sound before it
	now, then unit   // the block that is given next, and the one after it
	out       []byte // what is not read of the one that is given
}

// unit is a block with its own sound.
type unit struct {
	head, side []byte
	sound      []byte
	back       int // bytes of the sound that lie at the end of the block before, since it is more than fits
}

const maxTail = 511

// pass leaves a block out.
func (f *feed) pass() bool {
	_, ok := f.take()
	return ok
}

// start takes up the first two blocks. After a jump the first one is silent: a part of it may be in the one before.
func (f *feed) start(jumped bool) {
	f.now, _ = f.take()
	f.then, _ = f.take()
	if jumped {
		f.now.hush()
	}
}

// take takes up the next block of the file.
func (f *feed) take() (u unit, ok bool) {
	b, at, ok := next(f.data, f.at, f.kind)
	if !ok {
		return unit{}, false
	}
	f.at = at + b.size
	whole := f.data[at:f.at]
	side := whole[b.head:][:b.side]
	main := whole[b.head+b.side:]
	begin := int(side[0])
	if !b.mpeg2 {
		begin = begin<<1 | int(side[1]>>7)
	}
	u = unit{head: whole[:4], side: append([]byte(nil), side...)}
	if begin <= len(f.tail) {
		u.sound = append(append([]byte(nil), f.tail[len(f.tail)-begin:]...), main...)
		u.sound = u.sound[:min(length(side, b), len(u.sound))]
	} else {
		u.hush() // what it begins with was cut off
	}
	f.tail = append(f.tail, main...)
	if past := len(f.tail) - maxTail; past > 0 {
		f.tail = append(f.tail[:0], f.tail[past:]...)
	}
	return u, true
}

func (u *unit) hush() {
	clear(u.side)
	u.sound, u.back = nil, 0
}

// length adds up how many bits each part of a block has, and returns that in bytes.
func length(side []byte, b block) int {
	at, step, parts := 18, 59, 2*b.channels // bits: where the first part says its length, and from one to the next
	switch {
	case b.mpeg2:
		at, step, parts = 8+b.channels, 63, b.channels
	case b.channels == 2:
		at = 20
	}
	n := 0
	for range parts {
		for i := at; i < at+12; i++ {
			n += int(side[i/8]>>(7-i%8)&1) << (at + 11 - i)
		}
		at += step
	}
	return (n + 7) / 8
}

// Read implements io.Reader.
func (f *feed) Read(p []byte) (int, error) {
	if len(f.out) == 0 {
		if f.now.head == nil {
			return 0, io.EOF
		}
		f.write()
	}
	n := copy(p, f.out)
	f.out = f.out[n:]
	return n, nil
}

// write writes a block of the largest bit rate. What the next one has too much goes to its end.
func (f *feed) write() {
	room := f.kind.room()
	u, then := &f.now, &f.then
	sound := u.sound[u.back:]
	sound = sound[:min(len(sound), room)]
	then.back = max(min(len(then.sound)-room, room-len(sound), f.kind.farthest()), 0)

	f.out = append(f.out[:0], u.head[0], u.head[1]|1, u.head[2]&^0xf2|14<<4, u.head[3])
	if f.kind.mpeg2 {
		u.side[0] = byte(u.back)
	} else {
		u.side[0], u.side[1] = byte(u.back>>1), u.side[1]&0x7f|byte(u.back<<7)
	}
	f.out = append(f.out, u.side...)
	f.out = append(f.out, sound...)
	f.out = append(f.out, make([]byte, room-len(sound)-then.back)...)
	f.out = append(f.out, then.sound[:then.back]...)
	f.now = f.then
	f.then, _ = f.take()
}

// room returns how many bytes of sound fit into a block of the largest bit rate.
func (b block) room() int {
	if b.mpeg2 {
		return 144*160000/b.rate/2 - 4 - b.side
	}
	return 144*320000/b.rate - 4 - b.side
}

// farthest returns how far back the sound of a block may begin.
func (b block) farthest() int {
	if b.mpeg2 {
		return 255
	}
	return maxTail
}
