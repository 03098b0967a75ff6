package render

import "github.com/krill2d/krill/engine/driver"

// keptFirst is what a frame draws to be kept. It comes before all else, whatever was drawn before it, so it lies apart
// from the frame until the end: quads of a frame are moved when layers are put in order.
type keptFirst struct {
	commands []driver.Command
	quads    []driver.Quad
}

func (k *keptFirst) begin() { k.commands, k.quads = k.commands[:0], k.quads[:0] }

// take takes over the commands and quads of a frame from some on. They are quads alone.
func (k *keptFirst) take(f *driver.Frame, commands, quads int) {
	for _, cmd := range f.Commands[commands:] {
		cmd.Quads.First += len(k.quads) - quads
		k.commands = append(k.commands, cmd)
	}
	k.quads = append(k.quads, f.Quads[quads:]...)
	f.Commands, f.Quads = f.Commands[:commands], f.Quads[:quads]
}

// putInto gives a frame all that is kept.
func (k *keptFirst) putInto(f *driver.Frame) {
	n, kept, at := len(f.Commands), len(k.commands), len(f.Quads)
	f.Commands = append(f.Commands, k.commands...)
	copy(f.Commands[kept:], f.Commands[:n])
	copy(f.Commands, k.commands)
	for i := range f.Commands[:kept] {
		f.Commands[i].Quads.First += at
	}
	f.Quads = append(f.Quads, k.quads...)
	f.Kept = kept
}
