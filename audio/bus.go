package audio

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// Bus is a group of voices with one volume. The zero value is sound effects.
type Bus uint8

// The buses. All go through BusMaster.
const (
	BusSFX Bus = iota
	BusMusic
	BusUI
	BusSpeech
	BusMaster
	buses
)

var busNames = [buses]string{"sfx", "music", "ui", "speech", "master"}

// String returns the bus's name in lower case.
func (b Bus) String() string {
	if b >= buses {
		return fmt.Sprintf("bus %d", uint8(b))
	}
	return busNames[b]
}

// id returns the bus's number on the driver's side, where 0 is the master.
func (b Bus) id() driver.BusID {
	if b == BusMaster {
		return 0
	}
	return driver.BusID(b) + 1
}

// importance orders voices when there are too many: the lowest gives way.
func (b Bus) importance() int {
	return [buses]int{BusSFX: 0, BusUI: 1, BusSpeech: 2, BusMusic: 3, BusMaster: 3}[b]
}

func (b Bus) mustBe() {
	if b >= buses {
		panic(fmt.Sprintf("audio: use bus %d: there is no such bus; try BusSFX", uint8(b)))
	}
}
