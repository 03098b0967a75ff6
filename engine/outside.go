package engine

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/save"
)

// outside stands between a game and what is neither its state nor its input: saved values and assets. It notes
// what the game is told, and tells it the same again while a replay plays.
type outside struct {
	noted   *replay.Chunk                                             // where answers are noted; nil: nowhere
	playing bool                                                      // a replay plays: what it holds is told, and nothing is saved
	told    []replay.Outside                                          // with playing: what is told next
	all     []replay.Outside                                          // with playing: what is told in this chunk, where tuned values are looked up
	quiet   bool                                                      // a scene is started only to be laid over: nothing counts
	tables  map[string]uint64                                         // hashes of the data that was told of in this chunk
	variant func(kind replay.OutsideKind, name string) replay.Outside // with playing: tells in place of told; nil: nobody does
	differs error                                                     // with playing: the first question to which the replay holds no answer, or another asset
}

// silent reports whether what the game saves must be forgotten.
func (o *outside) silent() bool { return o.playing || o.quiet }

// saved returns the value of a key, by read or from the replay.
func (o *outside) saved(key string, read func(string) ([]byte, error)) ([]byte, error) {
	if o.playing && !o.quiet {
		a := o.next(replay.Saved, key)
		if !a.Found {
			return nil, fs.ErrNotExist
		}
		return a.Data, nil
	}
	data, err := read(key)
	o.note(replay.Outside{Kind: replay.Saved, Name: key, Found: err == nil || errors.Is(err, save.ErrBackup), Data: data})
	return data, err
}

// asset notes the content of an asset, or compares it with that of the replay.
func (o *outside) asset(name string, data []byte, err error) {
	if o.quiet || o.noted == nil && !o.playing {
		return
	}
	a := replay.Outside{Kind: replay.Asset, Name: name, Found: err == nil, Hash: hashOf(data)}
	if !o.playing || o.variant != nil {
		o.note(a)
		return
	}
	if was := o.next(replay.Asset, name); o.differs == nil && (was.Hash != a.Hash || was.Found != a.Found) {
		o.differs = fmt.Errorf("the asset %q is another one now", name)
	}
}

// table notes what data is made of, where it is told of for the first time or has changed since, or compares that with
// the replay.
func (o *outside) table(name string, hash uint64, found bool) {
	if o.quiet || o.noted == nil && !o.playing {
		return
	}
	was, again := o.tables[name]
	changed := len(o.told) > 0 && o.told[0].Kind == replay.Table && o.told[0].Name == name // it was, while the game ran
	if again && was == hash && !(o.playing && changed) {
		return
	}
	if o.tables == nil {
		o.tables = map[string]uint64{}
	}
	o.tables[name] = hash
	a := replay.Outside{Kind: replay.Table, Name: name, Found: found, Hash: hash}
	if !o.playing || o.variant != nil {
		o.note(a)
		return
	}
	if was := o.next(replay.Table, name); o.differs == nil && (was.Hash != a.Hash || was.Found != a.Found) {
		o.differs = fmt.Errorf("the asset %q is another one now", name)
	}
}

// progress notes how far a group is, or returns how far it was then.
func (o *outside) progress(name string, now func() []byte) []byte {
	if o.playing && !o.quiet {
		return o.next(replay.Progress, name).Data
	}
	data := now()
	o.note(replay.Outside{Kind: replay.Progress, Name: name, Found: true, Data: data})
	return data
}

// chunk begins another chunk of a recording; told is what the replay tells in it.
func (o *outside) chunk(told []replay.Outside) {
	o.told, o.all = told, told
	o.skip()
	clear(o.tables)
}

// skip goes over tuned values, which are told by their tick and not by their place.
func (o *outside) skip() {
	for len(o.told) > 0 && o.told[0].Kind == replay.Tuned {
		o.told = o.told[1:]
	}
}

func (o *outside) note(a replay.Outside) {
	if o.noted != nil && !o.quiet {
		o.noted.Outside = append(o.noted.Outside, a)
	}
}

// next returns the replay's answer to a question, which must be the one that was asked then.
func (o *outside) next(kind replay.OutsideKind, name string) (a replay.Outside) {
	if o.variant != nil {
		return o.variant(kind, name)
	}
	if len(o.told) > 0 && o.told[0].Kind == kind && o.told[0].Name == name {
		a, o.told = o.told[0], o.told[1:]
		o.skip()
		return a
	}
	if o.differs == nil {
		o.differs = fmt.Errorf("the game asks for %q here, as it did not then", name)
	}
	return a
}

// hashOf is FNV-1a, 64 bits.
func hashOf(data []byte) uint64 { return hashOn(14695981039346656037, data) }

// hashOn goes on from a hash.
func hashOn[T string | []byte](h uint64, data T) uint64 {
	for i := range len(data) {
		h = (h ^ uint64(data[i])) * 1099511628211
	}
	return h
}
