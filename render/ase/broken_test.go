package ase

import (
	"encoding/binary"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/render/ase/asetest"
)

// use does all that a game does with a file, and returns what went wrong.
func use(data []byte) error {
	d, err := parse(data)
	if err != nil {
		return err
	}
	for i := range d.slices {
		if _, err := d.sliceOf(d.slices[i].name); err == nil {
			d.slices[i].at(1)
		}
	}
	for _, t := range d.tags {
		if _, err := d.clip(File("use.ase"), t.name); err != nil {
			return err
		}
	}
	_, err = d.pictures("")
	return err
}

// rich returns a file that has a bit of all.
func rich() *asetest.File {
	f := figure()
	f.Groups = true
	f.Layers[1].Opacity = 200
	f.Layers[2].Blend = 15
	f.Layers = append(f.Layers, asetest.Layer{Name: "map", Kind: 2}, asetest.Layer{Name: "glow", Blend: 9})
	f.Tilesets = []asetest.Tileset{{N: 3, W: 2, H: 2, Pix: fill(2, 6, green...)}}
	f.Palette = [][4]byte{{}, {1, 2, 3, 255}, {200, 100, 50, 255}}
	f.Frames[1].Cels = append(f.Frames[1].Cels,
		asetest.Cel{Layer: 7, W: 2, H: 1, Tiles: []uint32{1, 0x80000002}}, asetest.Cel{Layer: 8, W: 4, H: 2, Pix: fill(4, 2, 9, 90, 190, 100)})
	return f
}

// mutated returns a file with a few bytes changed, and often one of its chunks moved to where another was, so that what
// follows is read in another sense. Pictures are packed without a checksum that is looked at, so nothing hides them.
func mutated(file []byte, seed uint64) []byte {
	rnd := rand.New(rand.NewPCG(seed, 1))
	out := slices.Clone(file)
	for range 1 + rnd.IntN(6) {
		at := rnd.IntN(len(out))
		if rnd.IntN(3) == 0 {
			at = rnd.IntN(min(len(out), 400))
		}
		switch rnd.IntN(4) {
		case 0:
			out[at] = []byte{0, 1, 2, 3, 0x7f, 0x80, 0xff}[rnd.IntN(7)]
		case 1:
			binary.LittleEndian.PutUint16(out[min(at, len(out)-2):], []uint16{0, 1, 0x7fff, 0xffff, 0x2004, 0x2005, 0x2018, 0x2019, 0x2022, 0x2023}[rnd.IntN(10)])
		default:
			out[at] = byte(rnd.Uint32())
		}
	}
	if rnd.IntN(5) == 0 {
		from := rnd.IntN(len(out))
		copy(out[rnd.IntN(len(out)):], out[from:min(len(out), from+60)])
	}
	if rnd.IntN(10) == 0 {
		out = out[:rnd.IntN(len(out))]
	}
	return out
}

// mutations is how many broken files are tried: make fuzz says 10000.
func mutations() int {
	if n, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && n > 0 {
		return n
	}
	return 1000
}

// TestBrokenFiles changes files of ours and of others. None may end the program or take all memory.
func TestBrokenFiles(t *testing.T) {
	files := [][]byte{rich().Bytes(), figure().Bytes()}
	others := realFiles(t)
	for _, name := range slices.Sorted(maps.Keys(others)) {
		if len(others[name]) < 20_000 {
			files = append(files, others[name])
		}
	}
	n, broken, worst, most := mutations(), 0, time.Duration(0), uint64(0)
	for i := range n {
		file := mutated(files[i%len(files)], uint64(i))
		took, bytes, err := measured(func() error { return use(file) })
		if err != nil {
			broken++
		}
		worst, most = max(worst, took), max(most, bytes)
	}
	t.Logf("%d of %d files, from %d, cannot be read; the slowest took %v, the largest %d MB", broken, n, len(files), worst, most>>20)
	if broken < n/10 || broken > n*99/100 || most > 512<<20 || worst > 10*time.Second {
		t.Errorf("got %d of %d broken, %v, %d MB; want some of both kinds, and at most 512 MB", broken, n, worst, most>>20)
	}
}

// measured returns how long a call takes and how many bytes it takes in all.
func measured(call func() error) (took time.Duration, bytes uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	err = call()
	took = time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc, err
}

func FuzzAseprite(f *testing.F) {
	f.Add(rich().Bytes())
	f.Add(figure().Bytes())
	for n := range 20 {
		f.Add(mutated(rich().Bytes(), uint64(n)))
	}
	f.Fuzz(func(_ *testing.T, data []byte) { _ = use(data) })
}

// TestBombsAreRefused has files of a few bytes that would take all memory or time.
func TestBombsAreRefused(t *testing.T) {
	one := []asetest.Layer{{Name: "a"}}
	many := func(n int, c asetest.Cel) []asetest.Cel { return slices.Repeat([]asetest.Cel{c}, n) }
	wide := make([]asetest.Frame, 4000)
	for want, f := range map[string]*asetest.File{
		"it has 1 frames of 65535×65535 pixels; try at most 8192 a side and 25 million in all": {W: 65535, H: 65535, Frames: wide[:1]},
		"it has 4000 frames of 100×100 pixels; try at most 8192 a side and 25 million in all":  {W: 100, H: 100, Frames: wide},
		"frame 0: a cel has 60000×60000 pixels or tiles; try at most 16 million": {
			W: 1, H: 1, Layers: one, Frames: []asetest.Frame{{Cels: []asetest.Cel{{W: 60000, H: 60000}}}},
		},
		"its cels have too many pixels; try at most 500 million in all": {
			W: 4000, H: 4000, Layers: one, Frames: []asetest.Frame{{Cels: many(100, asetest.Cel{W: 4000, H: 4000})}},
		},
		`frame 0: tileset "tiles" has 4000000 tiles of 60000×60000 pixels; try at most 16 million pixels`: {
			W: 1, H: 1, Layers: one, Tilesets: []asetest.Tileset{{N: 4_000_000, W: 60000, H: 60000}}, Frames: wide[:1],
		},
		`frame 0: layer "a" lies in 33 groups; try at most 32`: {
			W: 1, H: 1, Layers: []asetest.Layer{{Name: "a", Level: 33}}, Frames: wide[:1],
		},
		"frame 0: groups with a blend mode lie in each other on a canvas of 5000×5000 pixels; try merging them": {
			W: 5000, H: 5000, Groups: true,
			Layers: []asetest.Layer{{Kind: 1, Opacity: 9}, {Level: 1, Kind: 1, Opacity: 9}, {Level: 2}},
			Frames: []asetest.Frame{{Cels: []asetest.Cel{{Layer: 2, W: 1, H: 1, Pix: red}}}},
		},
		"its pixels end too early (unexpected EOF); try saving the file again": {
			W: 3000, H: 3000, Layers: one, Frames: []asetest.Frame{{Cels: []asetest.Cel{{W: 3000, H: 3000, Pix: red}}}},
		},
	} {
		data := f.Bytes()
		took, bytes, err := measured(func() error { return use(data) })
		if err == nil || !strings.HasSuffix(err.Error(), want) || took > 2*time.Second || bytes > 400<<20 {
			t.Errorf("got %v after %v and %d MB; want %s", err, took, bytes>>20, want)
		}
	}
}

func TestEveryCutIsAnError(t *testing.T) {
	data := rich().Bytes()
	if err := use(data); err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if err := use(data[:n]); err == nil {
			t.Errorf("cut at %d of %d: got no error", n, len(data))
		}
	}
}
