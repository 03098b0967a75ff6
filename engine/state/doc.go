// Package state copies a program's state out as bytes, puts it back, hashes it, and says what changed.
//
// A game keeps all that it is in one value. This package follows its fields, unexported ones too:
//
//	codec := state.New()
//	if err := codec.Check(&game); err != nil { // what of it cannot be state, and what to do
//		return err
//	}
//	snapshot, err := codec.Append(nil, &game)
//	// … the game goes on, or the program is built again and started …
//	report, err := codec.Restore(snapshot, &game)
//
// What you want:
//
//   - a snapshot, and to go back to it: [Codec.Append], [Codec.Restore]
//   - whether two runs are the same: [Codec.Hash]; in which field they differ: [Codec.Parts]
//   - what changed between two snapshots, in words: [Codec.Diff]
//   - one value by its path, for a test: [At]; to write it: [Pointer]; all of them: [Leaves]
//   - a type in an interface: [Register], or an example given to [New]
//   - a field that is not state: the tag `state:"-"`
//   - a type that cannot be state: the tag `state:"why not, and what to do"` on a field named _
//   - a field under a new name: the tag `was:"old"`, or `was:"older,old"`
//   - a type that copies itself: [Snapshotter]
//
// # What is state
//
// Numbers, bools and strings, structs, arrays, slices, maps, pointers, and interfaces. NaNs keep their bits in a
// snapshot, −0 is not 0. Numbers of sync/atomic are numbers. Of the standard library, what is made of exported fields or of
// plain data comes back (image.RGBA, url.URL), and so do time.Time (without its monotonic reading), big.Int, netip.Addr
// and others that can write themselves, strings.Builder, bytes.Buffer, list.List, and rand.PCG.
//
// Funcs, channels and values of package sync are left as they are in the value that a snapshot is laid over, and so is
// what holds nothing else, such as a list of funcs. In new elements of a slice they are nil. Make them in Start.
//
// What means nothing in another process is an error of Check and Append, with the path and what to do: files, timers,
// locations, unsafe pointers, atomic.Pointer, and structs of the standard library that hide pointers.
//
// A value in an interface needs a type that a restore can find: a basic one, a registered one or one given to New, or
// pointers, slices, arrays and maps of those. Names are import path and name; package main is main, in tests as well. An
// interface that holds a func counts as empty.
//
// # What is kept of sharing
//
// Pointers to one value lead to one value again, cycles and pointers to fields, elements and maps included, in
// whatever order they are met. Slices that overlap, or that append would make overlap, share memory again. An empty slice
// is an empty slice or nil. The capacity beyond a slice's length is kept only as far as it lies in something else that is
// state, such as the rest of a longer slice; elsewhere a restore gives what room there is.
//
// Not kept: what is behind a slice's length; that two empty slices had one room; that a pointer led to a variable of a
// package. Such a variable is copied as any value, and a restore writes to it through the pointer that is in its place: keep
// an index into a table, and not a pointer. Keys of a map that are pointers are ordered by what else leads to
// them, then by what they point to; where both are the same, equal values may give different bytes.
//
// # Restoring over an older layout
//
// Fields are found by name, so their order does not matter. A field that is new keeps what is in the value. One that
// is gone is parked: the codec keeps the snapshot and appends it to those that it makes, until the field is back and
// adopts its value, in elements by index and in maps of pointers by key. A number of another kind is converted: what does not
// fit becomes the nearest number that does, and NaN becomes 0. Arrays take what fits. A struct may become a pointer to
// itself, and back, which loses sharing. Any other change of type parks the old value and keeps the one in the
// destination. The [Report] has the paths. A value in an interface whose type is not known here is reported as parked by
// the name of the type; it is in the snapshot, but does not come back later.
//
// Damaged bytes give an error and leave the value as it was; they cost no more memory than 64 MB and 1024 times
// their length. There is no checksum: a file that holds a snapshot brings its own, and a flipped bit in a number is a
// number. Restore from people you do not trust is safe for the process, and not for the game.
//
// # Cost
//
// A type is looked at once. Plain memory, such as a slice of structs of numbers, is copied in runs: 10,000 elements take
// one to three times as long as copying their bytes, both ways. Each pointer, map and interface costs more: a snapshot of as
// many single structs takes some tens of times as long. Nothing is allocated when buffers and the value have grown to their size.
//
// What it does not do: it does not compress or encrypt, write files (engine/save does), follow values that other goroutines
// change meanwhile, copy what a type that copies itself shares with others, or keep what is private to the process.
//
// Rejected: gob and JSON, because they drop unexported fields and sharing, and were 460 and 720 times slower than a
// copy of the memory when measured. Generated code, because a prototype would need a step before each run. Copying memory
// as it is, because it breaks with the first edit of a struct. A checksum in each snapshot, because the snapshots
// of a rewind would pay for it 60 times a second.
package state
