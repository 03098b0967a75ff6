package sheet

import (
	"bytes"
	"image"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/krill2d/krill/render"
)

// use does all that a game does with a sheet, and returns what went wrong.
func use(data []byte) error {
	f := files{"s.json": data, "phaser-1.json": []byte(aseprite)}
	c, err := open("s.json", f.File)
	if err != nil {
		return err
	}
	for _, name := range append(c.motions(), "") {
		if m, err := c.motion(name); err == nil {
			m.clip(c, render.Image{}, 0)
		}
	}
	a := render.NewAtlas(func(string) (image.Image, error) { return image.NewNRGBA(image.Rect(0, 0, 128, 128)), nil })
	a.ReadFile = f.File
	s := File("s.json")
	for _, name := range c.names()[:min(len(c.frames), 3)] {
		a.Size(s.Image(name))
	}
	if errs := a.Errs(); len(errs) > 0 {
		return errs[0]
	}
	return nil
}

// mutated returns a sheet with a few bytes, numbers or words changed.
func mutated(file []byte, seed uint64) []byte {
	rnd := rand.New(rand.NewPCG(seed, 1))
	out := slices.Clone(file)
	numbers := []string{"0", "-1", "1e9", "99999999999999999999", "0.5", "1e-300", "null", "true", "[]", "{}", `"x"`, "8191"}
	words := []string{"frame", "rotated", "trimmed", "spriteSourceSize", "sourceSize", "frames", "meta", "animations", "textures", "frameTags", "w", "h", "pivot", "filename"}
	for range 1 + rnd.IntN(4) {
		at := rnd.IntN(len(out))
		switch rnd.IntN(4) {
		case 0: // another number
			if from := bytes.IndexAny(out[at:], "0123456789"); from >= 0 {
				from += at
				to := from
				for to < len(out) && out[to] >= '0' && out[to] <= '9' {
					to++
				}
				out = slices.Replace(out, from, to, []byte(numbers[rnd.IntN(len(numbers))])...)
			}
		case 1: // another word
			a, b := words[rnd.IntN(len(words))], words[rnd.IntN(len(words))]
			if from := bytes.Index(out[at:], []byte(`"`+a+`"`)); from >= 0 {
				out = slices.Replace(out, at+from, at+from+len(a)+2, []byte(`"`+b+`"`)...)
			}
		case 2:
			out[at] = "{}[]\":,0"[rnd.IntN(8)]
		default:
			out[at] = byte(rnd.Uint32())
		}
	}
	if rnd.IntN(20) == 0 {
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

// TestBrokenSheets changes sheets of other programs. None may end the program or take all memory.
func TestBrokenSheets(t *testing.T) {
	f := packed(t)
	all := [][]byte{f["art/hash.json"], f["art/array.json"], f["art/phaser-0.json"], []byte(aseprite)}
	n, broken, worst, most := mutations(), 0, time.Duration(0), uint64(0)
	var before, after runtime.MemStats
	for i := range n {
		file := mutated(all[i%len(all)], uint64(i))
		runtime.ReadMemStats(&before)
		start := time.Now()
		if use(file) != nil {
			broken++
		}
		worst = max(worst, time.Since(start))
		runtime.ReadMemStats(&after)
		most = max(most, after.TotalAlloc-before.TotalAlloc)
	}
	t.Logf("%d of %d sheets cannot be read; the slowest took %v, the largest %d MB", broken, n, worst, most>>20)
	if broken < n/10 || broken > n*99/100 || most > 512<<20 || worst > 10*time.Second {
		t.Errorf("got %d of %d broken, %v, %d MB; want some of both kinds, and at most 512 MB", broken, n, worst, most>>20)
	}
}

func FuzzSheet(f *testing.F) {
	all := packed(f)
	for _, name := range []string{"art/hash.json", "art/array.json", "art/phaser-0.json"} {
		f.Add(all[name])
	}
	f.Add([]byte(aseprite))
	f.Fuzz(func(_ *testing.T, data []byte) { _ = use(data) })
}
