package agent

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"runtime"

	"github.com/krill2d/krill/audio"
)

// tunes keeps what tunes are rendered to beside the game's program, for the builds to come: a song takes longer than all
// else that a new build does before its first picture.
type tunes struct {
	dir   string
	stamp uint64 // of the code that renders
}

// see makes the stamp, and reports false when the code that renders is not on this machine.
func (t *tunes) see() bool {
	_, self, _, _ := runtime.Caller(0)
	dir := filepath.Join(filepath.Dir(self), "..", "..", "..", "audio")
	list, err := os.ReadDir(dir)
	h := fnv.New64a()
	for _, e := range list {
		if info, err := e.Info(); err == nil {
			fmt.Fprintln(h, e.Name(), info.Size(), info.ModTime().UnixNano())
		}
	}
	t.stamp = h.Sum64()
	return err == nil && filepath.IsAbs(self)
}

// head is what a file begins with.
type head struct {
	Sum              uint64 // of the text and of the stamp
	Channels         int64
	LoopFrom, LoopTo int64
}

const headSize = 4 * 8

func (t *tunes) sum(text string) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, t.stamp, text)
	return h.Sum64()
}

// file returns the one file of a tune: an edited one takes the place of what it was.
func (t *tunes) file(name string) string {
	h := fnv.New64a()
	h.Write([]byte(name))
	return filepath.Join(t.dir, fmt.Sprintf("%016x.pcm", h.Sum64()))
}

func (t *tunes) recall(name, text string) (p audio.PCM, ok bool) {
	data, err := os.ReadFile(t.file(name))
	var h head
	if n, _ := binary.Decode(data, binary.LittleEndian, &h); err != nil || n != headSize || h.Sum != t.sum(text) {
		return p, false
	}
	p = audio.PCM{Channels: int(h.Channels), LoopFrom: h.LoopFrom, LoopTo: h.LoopTo, Samples: make([]int16, (len(data)-headSize)/2)}
	for i := range p.Samples {
		p.Samples[i] = int16(binary.LittleEndian.Uint16(data[headSize+2*i:]))
	}
	return p, true
}

// keep writes a file, of which half is never seen. Where that cannot be, the next build renders the tune again.
func (t *tunes) keep(name, text string, p audio.PCM) {
	data, _ := binary.Append(nil, binary.LittleEndian, head{t.sum(text), int64(p.Channels), p.LoopFrom, p.LoopTo})
	for _, x := range p.Samples {
		data = binary.LittleEndian.AppendUint16(data, uint16(x))
	}
	_ = os.MkdirAll(t.dir, 0o755)
	f, err := os.CreateTemp(t.dir, "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if f.Close() != nil || err != nil || os.Rename(f.Name(), t.file(name)) != nil {
		os.Remove(f.Name())
	}
}
