package audio

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// Bus is a group of voices, and of other buses, with one volume and one chain of effects. It is a plain number, the same
// in every build, so it may lie in components and snapshots. The zero value is sound effects.
type Bus uint32

// The buses that every game has. All go into BusMaster; for more of them there is SubBus.
const (
	BusSFX Bus = iota
	BusMusic
	BusUI
	BusSpeech
	BusMaster
	buses
)

var busNames = [buses]string{"sfx", "music", "ui", "speech", "master"}

// ownBus is set in the buses that a game names.
const ownBus = 1 << 31

// String returns the bus's name; those of every game are in lower case.
func (b Bus) String() string {
	if b < buses {
		return busNames[b]
	}
	if e := lookup(Sound{uint64(b)}); e != nil {
		return e.row.name
	}
	return fmt.Sprintf("bus %d", uint32(b))
}

// Parent returns the bus that b goes into. For the master and for a bus that does not exist that is the master.
func (b Bus) Parent() Bus {
	if b > buses {
		if e := lookup(Sound{uint64(b)}); e != nil && e.row.kind == kindBus {
			return e.row.parent
		}
	}
	return BusMaster
}

// id returns the number on the driver's side of a bus that every game has. There 0 is the master.
func (b Bus) id() driver.BusID {
	if b == BusMaster {
		return 0
	}
	return driver.BusID(b) + 1
}

// importance orders voices when there are too many: the lowest gives way. A bus of the game's own has that of the one
// it goes into.
func (b Bus) importance() int {
	for range driver.MaxBuses {
		if b < buses {
			break
		}
		b = b.Parent()
	}
	if b >= buses { // rows of a broken snapshot that go round
		return 0
	}
	return [buses]int{BusSFX: 0, BusUI: 1, BusSpeech: 2, BusMusic: 3, BusMaster: 3}[b]
}

func (b Bus) mustBe() {
	if b < buses {
		return
	}
	if e := lookup(Sound{uint64(b)}); e == nil || e.row.kind != kindBus {
		panic(fmt.Sprintf("audio: use bus %d: there is no such bus; try BusSFX or SubBus", uint32(b)))
	}
}
