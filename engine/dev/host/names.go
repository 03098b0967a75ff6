package host

import "github.com/krill2d/krill/engine/driver"

// maxSlot is beyond what any program uses, so that a broken id costs no memory.
const maxSlot = 1 << 20

// nowhere is the name of an image that does not exist: drivers leave out what is drawn from it.
const nowhere = 1 << 30

// ids gives out names on the driver's side. Each of the programs that share the driver would use the same ones.
type ids struct {
	gens []uint32 // by slot; slot 0 is not used
	free []uint32
}

func (n *ids) next() (slot, gen uint32) {
	if len(n.gens) == 0 {
		n.gens = append(n.gens, 0)
	}
	if last := len(n.free) - 1; last >= 0 {
		slot, n.free = n.free[last], n.free[:last]
	} else {
		slot = uint32(len(n.gens))
		n.gens = append(n.gens, 0)
	}
	n.gens[slot]++
	return slot, n.gens[slot]
}

func (n *ids) release(slot uint32) { n.free = append(n.free, slot) }

// names are the images and shaders of one program, and what they are called on the driver's side.
type names struct {
	images  []name // by the program's slot
	shaders []name
	good    []string // by a shader's slot: the last source that compiled
}

// name is what lies in a slot of a program. The zero value is an empty slot.
type name struct {
	live      bool
	gen       uint32 // the program's
	slot, tag uint32 // the driver's
}

func at(list []name, slot, gen uint32) *name {
	if int(slot) < len(list) && list[slot].live && list[slot].gen == gen {
		return &list[slot]
	}
	return nil
}

// image returns the driver's name of an image of the program.
func (n *names) image(id driver.ImageID) driver.ImageID {
	if id == (driver.ImageID{}) {
		return id
	}
	if k := at(n.images, id.Slot, id.Gen); k != nil {
		return driver.ImageID{Slot: k.slot, Gen: k.tag}
	}
	return driver.ImageID{Slot: nowhere, Gen: 1}
}

// shader returns the driver's name of a shader of the program.
func (n *names) shader(id driver.ShaderID) driver.ShaderID {
	if id == (driver.ShaderID{}) {
		return id
	}
	if k := at(n.shaders, id.Slot, id.Gen); k != nil {
		return driver.ShaderID{Slot: k.slot, Gen: k.tag}
	}
	return driver.ShaderID{Slot: nowhere, Gen: 1}
}

// enter makes a slot of a list the home of a new name.
func enter(list []name, slot, gen uint32, all *ids) ([]name, *name) {
	for int(slot) >= len(list) {
		list = append(list, name{})
	}
	k := &list[slot]
	*k = name{live: true, gen: gen}
	k.slot, k.tag = all.next()
	return list, k
}

// state returns a command's state in the driver's names.
func (n *names) state(s driver.State) driver.State {
	s.Target = n.image(s.Target)
	s.Shader = n.shader(s.Shader)
	for i := range s.Sources {
		s.Sources[i].Image = n.image(s.Sources[i].Image)
	}
	return s
}
