package host

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// mostChronicle is how many bytes of a game's past are kept beside it. Of a bigger one, the oldest seconds are lost with the
// process.
const mostChronicle = 64 << 20

// chronicle is the past that a game keeps, once more, for one that is started again. It is used by one goroutine at a time.
type chronicle struct {
	pieces []chapter // the newest first
}

// chapter is a piece of it, as the game's agent writes them.
type chapter struct {
	first int64
	bytes []byte
	grows bool // it was the newest one, and ticks may have come to it
}

// write brings the chronicle up to date with what a game keeps.
func (c *chronicle) write(fetch func(before int64) (p chapter, some bool)) {
	var fresh []chapter
	size := 0
	for before := int64(math.MaxInt64); size < mostChronicle; {
		p, some := fetch(before)
		if !some {
			break
		}
		p.grows = len(fresh) == 0
		i := slices.IndexFunc(c.pieces, func(o chapter) bool { return o.first == p.first && !o.grows })
		if i >= 0 && !p.grows {
			fresh = append(fresh, c.pieces[i:]...)
			break
		}
		fresh = append(fresh, p)
		size += len(p.bytes)
		before = p.first
	}
	size = 0
	for i := range fresh {
		if size += len(fresh[i].bytes); size > mostChronicle {
			fresh = fresh[:i]
			break
		}
	}
	c.pieces = fresh
}

// chronicle brings the chronicle up to date, in the goroutine that saves.
func (h *Host) chronicle(b *build) {
	if h.handing.Load() > 0 {
		return // it is not whole yet
	}
	h.heirs.Lock()
	defer h.heirs.Unlock()
	if h.chronicled != b {
		h.chronicled, h.past = b, chronicle{}
	}
	h.past.write(func(before int64) (p chapter, some bool) {
		r := protocol.PastResult{More: true}
		for r.More {
			part, ok := h.fetchPart(b, protocol.PastArgs{Before: before, From: len(p.bytes)}, &r)
			if !ok {
				return p, false
			}
			p.bytes = append(p.bytes, part...)
		}
		p.first = r.First
		return p, true
	})
}

// fetchPart asks the game that plays for a part of its past, between two ticks.
func (h *Host) fetchPart(b *build, args protocol.PastArgs, r *protocol.PastResult) ([]byte, bool) {
	if !h.takeGently() {
		return nil, false
	}
	defer h.leave()
	if h.plays.Load() != b {
		return nil, false
	}
	a := b.ask(protocol.New(protocol.Past, args), saveTime)
	if a.Read(r) != nil || !r.Some || len(a.Blobs) == 0 {
		return nil, false
	}
	return a.Blobs[0], true
}

// bequeathKept hands on what was kept of a game whose process has ended.
func (h *Host) bequeathKept(to *build) {
	h.handing.Add(1)
	go func() {
		defer h.handing.Add(-1)
		h.heirs.Lock()
		defer h.heirs.Unlock()
		for _, p := range h.past.pieces {
			for at := 0; at < len(p.bytes); {
				part := p.bytes[at:min(at+mostPart, len(p.bytes))]
				args := protocol.PastArgs{From: at, More: at+len(part) < len(p.bytes)}
				if !h.handPart(to, protocol.New(protocol.Past, args, part)) {
					return
				}
				at += len(part)
			}
		}
	}()
}
