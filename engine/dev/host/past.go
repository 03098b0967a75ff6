package host

import (
	"math"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

const (
	maxLegacy = 20 * time.Second     // that handing a past on may take in all
	legacyGap = time.Millisecond / 2 // between two parts, for whoever else wants the turn
)

// bequeath hands the past that a build keeps on to the one that plays in its place, in a goroutine of its own: beside the
// frames, in parts that take less than a millisecond each, the newest first.
func (h *Host) bequeath(from, to *build) {
	h.handing.Add(1)
	go func() {
		defer h.handing.Add(-1)
		h.heirs.Lock()
		defer h.heirs.Unlock()
		end := time.Now().Add(maxLegacy)
		for before, some := int64(math.MaxInt64), true; some && time.Now().Before(end); {
			before, some = h.bequeathPiece(from, to, before)
		}
	}()
}

// bequeathPiece hands the newest piece on that begins before a tick. It returns the first tick in it, and false when there is
// no other, no room, or nobody to speak to any more: a past that is shorter is no loss that anybody must hear of.
func (h *Host) bequeathPiece(from, to *build, before int64) (first int64, some bool) {
	piece := protocol.PastResult{More: true}
	for at := 0; piece.More; {
		a := from.ask(protocol.New(protocol.Past, protocol.PastArgs{Before: before, From: at}), maxRestore)
		if a.Read(&piece) != nil || !piece.Some || len(a.Blobs) == 0 {
			return 0, false
		}
		part := a.Blobs[0]
		if !h.handPart(to, protocol.New(protocol.Past, protocol.PastArgs{From: at, More: piece.More}, part)) {
			return 0, false
		}
		at += len(part)
	}
	return piece.First, true
}

// handPart hands a part on, between two ticks.
func (h *Host) handPart(to *build, q protocol.Ask) bool {
	select {
	case <-h.closed:
		return false
	case <-time.After(legacyGap):
	}
	if !h.takeFor(maxHung) {
		return false
	}
	defer h.leave()
	var r protocol.PastResult
	return to.ask(q, maxRestore).Read(&r) == nil && r.Some
}
