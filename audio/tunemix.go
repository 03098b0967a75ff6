package audio

import "math"

const (
	tuneBlock = 4096    // frames mixed in one go
	keptClips = 6 << 20 // samples of notes that are kept to be used again, 24 MB
	tuneScale = 4096    // of a sample at first: eight voices at full loudness fit in
	tunePower = 0.05    // root mean square of the loudest second, −26 dB
	hop       = 24000   // frames: power is measured in pieces of half a second
)

// tuneMixer mixes the events of a tune block by block, so that it needs little memory beside the samples it makes.
type tuneMixer struct {
	*score
	channels int
	uses     map[clipKey]int // events that are still to come
	clips    map[clipKey][]float32
	kept     int // samples in clips
	next     int // event
	active   []sounding
	sum      []float32
	out      []int16
}

// sounding is an event that has begun and not ended.
type sounding struct {
	*event
	pcm []float32
}

// render returns the samples of a planned tune.
func (s *score) render() PCM {
	m := tuneMixer{score: s, channels: 1, uses: map[clipKey]int{}, clips: map[clipKey][]float32{}}
	for i := range s.events {
		m.uses[s.events[i].clip]++
	}
	if s.stereo {
		m.channels = 2
	}
	m.out = make([]int16, s.frames*int64(m.channels))
	m.sum = make([]float32, tuneBlock*m.channels)
	for from := int64(0); from < s.frames; from += tuneBlock {
		m.block(from, min(from+tuneBlock, s.frames))
	}
	level(m.out, m.channels, s.volume)
	pcm := PCM{Channels: m.channels, Samples: m.out}
	if s.loop > 0 {
		pcm.LoopFrom, pcm.LoopTo = s.frames-s.loop, s.frames
	}
	return pcm
}

func (m *tuneMixer) block(from, to int64) {
	for ; m.next < len(m.events) && m.events[m.next].at < to; m.next++ {
		e := &m.events[m.next]
		m.active = append(m.active, sounding{e, m.clip(e.clip)})
	}
	sum := m.sum[:int(to-from)*m.channels]
	clear(sum)
	kept := m.active[:0]
	for _, a := range m.active {
		if a.add(sum, m.channels, from, to); a.at+int64(len(a.pcm)) > to {
			kept = append(kept, a)
		}
	}
	clear(m.active[len(kept):])
	m.active = kept
	store(m.out[from*int64(m.channels):], sum)
}

// clip returns the samples of a note. They are kept while they will be used again, if there is room.
func (m *tuneMixer) clip(k clipKey) []float32 {
	m.uses[k]--
	pcm, ok := m.clips[k]
	if !ok {
		pcm = m.voices[k.voice].render(k)
	}
	switch again := m.uses[k] > 0; {
	case ok && !again:
		delete(m.clips, k)
		m.kept -= len(pcm)
	case !ok && again && m.kept+len(pcm) <= keptClips:
		m.clips[k] = pcm
		m.kept += len(pcm)
	}
	return pcm
}

// add adds the part of the sound that lies in a block.
func (a *sounding) add(sum []float32, channels int, from, to int64) {
	first, last := max(from-a.at, 0), min(to-a.at, int64(len(a.pcm)))
	if first >= last {
		return
	}
	src, dst := a.pcm[first:last], sum[(a.at+first-from)*int64(channels):]
	if channels == 1 {
		for i, x := range src {
			dst[i] += float32(x * a.l)
		}
		return
	}
	l, r := a.l, a.r // in registers, which takes a quarter off the time
	dst = dst[:2*len(src)]
	for i, x := range src {
		dst[2*i] += float32(x * l)
		dst[2*i+1] += float32(x * r)
	}
}

// store rounds a block to samples.
func store(out []int16, sum []float32) {
	for i, x := range sum {
		out[i] = int16(int32(min(max(float32(x*tuneScale), -32767), 32767)+32768.5) - 32768)
	}
}

// level brings the samples to their loudness, as far as the peaks allow.
func level(out []int16, channels int, volume float64) {
	peak, most, before := int32(1), int64(1), int64(0)
	for from := 0; from < len(out); from += hop * channels {
		sum := int64(0)
		for _, x := range out[from:min(from+hop*channels, len(out))] {
			sum += int64(x) * int64(x)
			peak = max(peak, int32(x), -int32(x))
		}
		most, before = max(most, sum+before), sum
	}
	rms := math.Sqrt(float64(most) / float64(2*hop*channels))
	k := float32(min(tunePower*volume*32767/rms, ceiling*32767/float64(peak)))
	for i, x := range out {
		out[i] = int16(int32(float32(float32(x)*k)+32768.5) - 32768)
	}
}
