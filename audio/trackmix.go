package audio

// mix adds the track's next frames to dst. What fades goes through scratch.
func (t *track) mix(dst []float32, scratch *[2 * block]float32) {
	if t.feed != nil {
		t.pull()
	}
	for len(dst) > 0 && t.state != trackFree {
		n := t.run(len(dst) / 2)
		if n == 0 {
			break
		}
		if t.env.still() {
			t.add(dst[:2*n])
		} else {
			part := scratch[:2*n]
			clear(part)
			t.add(part)
			t.env.apply(dst[:2*n], part)
		}
		t.pass(n)
		dst = dst[2*n:]
	}
	if t.feed != nil {
		n := min(int(t.pos/one), t.frames)
		t.feed.read += n
		t.pos -= uint64(n) * one
	}
}

// pull looks at what has come through the feed.
func (t *track) pull() {
	t.pcm = t.feed.rest()
	t.frames = len(t.pcm) / t.channels
	t.reach.end = int64(t.frames)
	n := len(t.pcm)
	t.roughEnd = t.feed.last && t.frames > 0 && (loud(t.pcm[n-1]) || t.channels == 2 && loud(t.pcm[n-2]))
}

// pass moves all that changes on by n mixed frames.
func (t *track) pass(n int) {
	t.l.skip(n)
	t.r.skip(n)
	t.env.skip(n)
	t.env.soft.skip(n)
	if t.cut > 0 {
		if t.cut -= n; t.cut == 0 {
			t.free()
			return
		}
	}
	if t.env.left == 0 && !t.env.next() && t.state == trackEnding && t.cut == 0 {
		t.free()
	}
}

// run returns how many frames, at most n, can be mixed with one loop: up to the end of what changes, and of the clip.
// It wraps a loop, and frees the track and returns 0 at the end.
func (t *track) run(n int) int {
	t.pos = t.reach.wrap(t.pos)
	end := uint64(t.reach.end) * one
	if t.feed != nil && !t.feed.last {
		if end = t.wet(end); end == 0 {
			return 0
		}
	} else if t.pos >= end {
		t.free()
		return 0
	} else if t.dry {
		t.comeBack()
	}
	n = min(n, t.untilFade(end), int(min(t.steady(), block)))
	for _, left := range [...]int{t.l.left, t.env.left, t.env.soft.left, t.cut} {
		if left > 0 {
			n = min(n, left)
		}
	}
	if last := end - one; t.pos < last && !t.aligned() {
		end = last
	}
	return min(n, t.until(end))
}

// wet returns where a feed that goes on ends for now, or 0 when nothing can be played of it. A track whose feed runs dry
// fades out before it does, waits, and fades in again when more has come.
func (t *track) wet(end uint64) uint64 {
	if end < 2*one || t.pos >= end-one {
		if t.state == trackEnding {
			t.free()
		}
		t.dry, t.env.soft = true, ramp{}
		return 0
	}
	left := t.until(end - one)
	switch {
	case t.dry && left < wetFrom && t.env.soft.value() == 0:
		return 0
	case t.dry && left >= wetFrom:
		t.comeBack()
	case !t.dry && left <= dryFrom && t.state == trackPlaying:
		t.dry = true
		t.env.soft.to(0, left)
	}
	return end - one
}

// comeBack fades in again what had run dry.
func (t *track) comeBack() {
	t.dry = false
	t.env.soft.to(1, dryFrom)
}

// untilFade returns how many frames are left before a clip that ends roughly must fade out, and begins to.
func (t *track) untilFade(end uint64) int {
	if !t.roughEnd || t.reach.loop || t.state == trackEnding {
		return block
	}
	left := t.until(end)
	if left > softFrames {
		return left - softFrames
	}
	t.fadeOut(left, 0)
	return left
}

// until returns how many frames are mixed before the position reaches end, or a number larger than anybody asks for.
func (t *track) until(end uint64) int {
	return int(min((end-t.pos+t.step-1)/t.step, block+wetFrom))
}

func (t *track) aligned() bool { return t.step == one && t.pos%one == 0 }

// add mixes len(dst)/2 frames that run allowed.
func (t *track) add(dst []float32) {
	n := uint64(len(dst) / 2)
	at, pos := int64(t.pos/one), t.pos%one
	first := int(at) * t.channels
	src := t.pcm[first:]
	g := gains{t.l.goal, t.r.goal, t.l.step, t.r.step, float32(t.l.left)}
	switch edge := [4]int16{}; {
	case t.aligned() && t.channels == 1:
		addMono(dst, src[:n], g)
	case t.aligned():
		addStereo(dst, src[:2*n], g)
	case at == t.reach.end-1 && (t.feed == nil || t.feed.last): // the last frame leads to the first one of a loop, or to silence
		copy(edge[:], src[:t.channels])
		if t.reach.loop {
			copy(edge[t.channels:], t.pcm[int(t.reach.from)*t.channels:][:t.channels])
		}
		t.addBetween(dst, edge[:2*t.channels], pos, g)
	default:
		t.addBetween(dst, src, pos, g)
	}
	t.move(int64(n))
}

func (t *track) addBetween(dst []float32, src []int16, pos uint64, g gains) {
	if t.channels == 1 {
		addMonoBetween(dst, src, pos, t.step, g)
		return
	}
	addStereoBetween(dst, src, pos, t.step, g)
}
