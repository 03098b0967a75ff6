package audio

import (
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/krill2d/krill/engine/driver"
)

// tree is what a player knows of buses beside the gains of those that every game has. Lists by number have a bus's
// number on the driver's side as their index.
type tree struct {
	own                 []strand // their numbers come after those of every game's buses
	muted, solo, silent [driver.MaxBuses]bool
	units               []unit // the effects that are heard, in the order in which they came
}

// strand is a bus of the game's own.
type strand struct {
	bus  Bus
	gain float64
}

// racking is what it takes to have more than five buses with a gain, on both sides. Only functions that a game with such
// buses calls, and packages that it imports, lead there: a page links every method of Player and Mixer, and without this
// indirection all that they call.
type racking struct {
	number           func(*Player, Bus) driver.BusID
	gain             func(*tree, Bus) float64
	advance, restart func(*Player)
	copied           func(*tree) *tree

	do    func(*Mixer, *driver.SoundCommand)
	reset func(*Mixer)
	run   func(*Mixer, *strip, int)
}

var (
	racks     atomic.Pointer[racking] // nil: this program has nothing of that kind
	withRacks = racking{
		(*Player).ownNumber, (*tree).gain, (*Player).advanceUnits, (*Player).restartTree, (*tree).copied,
		(*Mixer).doRack, (*Mixer).resetRacks, (*Mixer).runRack,
	}
)

// racks returns what it takes to use the tree, or nil when there is nothing in it.
func (m *Player) racks() *racking {
	if m.state.tree == nil {
		return nil
	}
	return racks.Load()
}

// grown returns the tree, which is there from its first use on.
func (m *Player) grown() *tree {
	if m.state.tree == nil {
		m.state.tree = &tree{}
	}
	return m.state.tree
}

// copied returns a copy that shares no memory. What is broken in one of a snapshot is left out.
func (t *tree) copied() *tree {
	c := *t
	c.own, c.units = slices.Clone(t.own), slices.Clone(t.units)
	c.own = c.own[:min(len(c.own), driver.MaxBuses-int(buses))]
	c.units = slices.DeleteFunc(c.units, func(u unit) bool {
		return int(u.bus) >= c.count() || int(u.key) >= c.count() || int(u.nextKey) >= c.count() || u.place >= driver.MaxSlots
	})
	return &c
}

// count returns how many buses are known.
func (t *tree) count() int { return int(buses) + len(t.own) }

// bus returns the bus with a number.
func (t *tree) bus(n int) Bus {
	if n < int(buses) {
		return byNumber[n]
	}
	return t.own[n-int(buses)].bus
}

// find returns the number of a bus, or −1 for one that is not known.
func (t *tree) find(b Bus) int {
	for n := range t.count() {
		if t.bus(n) == b {
			return n
		}
	}
	return -1
}

// gain returns the gain of a bus of the game's own.
func (t *tree) gain(b Bus) float64 {
	if n := t.find(b); n >= int(buses) {
		return t.own[n-int(buses)].gain
	}
	return 1
}

// plant is grown for the functions that lead here.
func (m *Player) plant() *tree {
	racks.Store(&withRacks)
	return m.grown()
}

// SubBus returns a bus of the game's own, by a name of its choice, that goes into another one. The same name is the same
// bus; with another parent it panics. A player has room for eleven of them at once, each from its first use on.
// It is for variables of a package, and is safe for concurrent use.
func SubBus(name string, parent Bus) Bus {
	parent.mustBe()
	racks.Store(&withRacks)
	return Bus(enter(row{kind: kindBus, name: name, parent: parent}).id)
}

// ownNumber makes a bus known at its first use: after the one that it goes into.
func (m *Player) ownNumber(b Bus) driver.BusID {
	t := m.grown()
	if n := t.find(b); n >= 0 {
		return driver.BusID(n)
	}
	if parent := b.Parent(); parent >= buses && b.depth() < driver.MaxBuses {
		m.ownNumber(parent)
	}
	n := t.count()
	if n == driver.MaxBuses {
		panic(fmt.Sprintf("audio: use bus %q: there are %d buses already; try one bus for several sounds", b, n))
	}
	t.own = append(t.own, strand{b, 1})
	m.introduce(n)
	if t.silent[n] = t.hides(n); t.silent[n] {
		m.sendGain(driver.BusID(n))
	}
	return driver.BusID(n)
}

// depth returns how many buses there are between this one and those of every game.
func (b Bus) depth() int {
	for n := range driver.MaxBuses {
		if b < buses {
			return n
		}
		b = b.Parent()
	}
	return driver.MaxBuses // rows of a broken snapshot that go round
}

// introduce tells the driver of a bus of the game's own, which has a higher number than the one that it goes into, but in
// a broken snapshot.
func (m *Player) introduce(n int) {
	parent := m.state.tree.find(m.state.tree.bus(n).Parent())
	if parent < 0 || parent > n {
		parent = 0
	}
	m.command(driver.SoundCommand{Kind: driver.SoundBus, Bus: driver.BusID(n), Parent: driver.BusID(parent)})
}

// restartTree tells a new driver of the buses of the game's own, and of all effects.
func (m *Player) restartTree() {
	for n := int(buses); n < m.state.tree.count(); n++ {
		m.introduce(n)
		m.sendGain(driver.BusID(n))
	}
	m.restartUnits()
}

// CountBuses returns how many buses a player knows: the five of every game, and those of its own that it has used.
func CountBuses(m *Player) int {
	if m.state.tree == nil {
		return int(buses)
	}
	return m.state.tree.count()
}

// BusAt returns one of the buses that a player knows, by its number on the driver's side, from 0 to below CountBuses:
// the master is 0, and each comes after the one that it goes into. O(1).
func BusAt(m *Player, n int) Bus {
	if n < 0 || n >= CountBuses(m) {
		panic(fmt.Sprintf("audio: find bus number %d: there are %d; try CountBuses", n, CountBuses(m)))
	}
	if m.state.tree == nil {
		return byNumber[n]
	}
	return m.state.tree.bus(n)
}
