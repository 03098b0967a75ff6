package audio

import "github.com/krill2d/krill/engine/driver"

const (
	maxFeed = 1 << 22          // samples that wait in a feed; what comes beyond is dropped
	dryFrom = softFrames       // frames: a feed with fewer is about to run dry, and its track fades
	wetFrom = 2 * dryFrom      // and with more it comes back
	zeroIn  = 4 * softFrames   // frames within which a stop at zero finds its place, 20 ms
	nearby  = int16(rough / 4) // as good as zero
)

// feed is what has come of a sound that is decoded while it plays: a track plays it from its beginning.
type feed struct {
	voice    uint32 // 0: no part comes any more
	taken    bool   // a track plays it
	last     bool   // all parts have come
	channels int
	pcm      []int16 // what is left begins at read
	read     int     // frames
}

// rest returns what has come and was not played.
func (f *feed) rest() []int16 { return f.pcm[f.read*f.channels:] }

// add takes the next part.
func (f *feed) add(c *driver.SoundChunk) {
	if c.Channels != f.channels || len(f.pcm)+len(c.PCM) > maxFeed {
		return
	}
	if f.read > 0 && len(f.pcm)+len(c.PCM) > cap(f.pcm) {
		f.pcm = f.pcm[:copy(f.pcm, f.rest())]
		f.read = 0
	}
	f.pcm = append(f.pcm, c.PCM[:len(c.PCM)/f.channels*f.channels]...)
	f.last = f.last || c.Last
}

// release gives the feed back, with its memory.
func (f *feed) release() { *f = feed{pcm: f.pcm[:0]} }

// take hands the parts of a tick to their feeds.
func (m *Mixer) take(chunks []driver.SoundChunk) {
	for i := range chunks {
		c := &chunks[i]
		if c.Channels != 1 && c.Channels != 2 || c.Voice == 0 {
			continue
		}
		f := m.feed(c.Voice)
		if c.First {
			if f != nil {
				f.leave()
			}
			f = m.newFeed(c)
		}
		if f != nil {
			f.add(c)
		}
	}
}

// leave lets the feed go on with what it has, or at once where nobody plays it.
func (f *feed) leave() {
	f.voice, f.last = 0, true
	if !f.taken {
		f.release()
	}
}

// feed returns the feed of a voice, or nil.
func (m *Mixer) feed(voice uint32) *feed {
	for _, f := range m.feeds {
		if f.voice == voice {
			return f
		}
	}
	return nil
}

// newFeed returns an empty feed: there are no more than have ever been at once.
func (m *Mixer) newFeed(c *driver.SoundChunk) *feed {
	for _, f := range m.feeds {
		if f.voice == 0 && !f.taken {
			f.voice, f.channels = c.Voice, c.Channels
			return f
		}
	}
	f := &feed{voice: c.Voice, channels: c.Channels}
	m.feeds = append(m.feeds, f)
	return f
}

// tidy releases the feeds that no track plays and no command will.
func (m *Mixer) tidy() {
	for _, f := range m.feeds {
		if f.voice != 0 && !f.taken && m.waiting(f.voice) < 0 {
			f.release()
		}
	}
}
