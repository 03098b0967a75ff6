package ebiten

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestASlotKnowsItsGeneration(t *testing.T) {
	m := images{log: &onceLog{}}
	first, second := driver.ImageID{Slot: 3, Gen: 1}, driver.ImageID{Slot: 3, Gen: 2}
	m.do(&driver.ImageOp{Kind: driver.ImageCreate, Image: first, W: 4, H: 4})
	if m.find(first) == nil || m.find(second) != nil {
		t.Fatal("got a wrong image after the first create; want the first alone")
	}
	m.do(&driver.ImageOp{Kind: driver.ImageCreate, Image: second, W: 8, H: 2})
	if s := m.find(second); m.find(first) != nil || s == nil || s.w != 8 || s.h != 2 {
		t.Fatal("got a wrong image after the second create; want the second alone")
	}
	m.do(&driver.ImageOp{Kind: driver.ImageRelease, Image: first}) // stale: nothing happens
	if m.find(second) == nil {
		t.Fatal("got nothing after a stale release; want the second image")
	}
	m.do(&driver.ImageOp{Kind: driver.ImageRelease, Image: second})
	if m.find(second) != nil {
		t.Error("got an image after its release; want none")
	}
	if m.find(driver.ImageID{}) != nil || m.find(driver.ImageID{Slot: 99, Gen: 1}) != nil {
		t.Error("got an image for an ID that was never made; want none")
	}
}

// TestNoteSkipsOnlyWhatIsThere writes random rectangles of a small page and keeps for each texel which write it holds.
func TestNoteSkipsOnlyWhatIsThere(t *testing.T) {
	const side = 8
	r := rand.New(rand.NewPCG(9, 10))
	var s slot
	var texels [side][side]uint64
	skipped := 0
	for range 5000 {
		box := driver.Box{X: r.IntN(side / 2), Y: r.IntN(side / 2), W: 1 + r.IntN(side/2), H: 1 + r.IntN(side/2)}
		box.X, box.Y = box.X/2*2, box.Y/2*2
		box.W, box.H = (box.W+1)/2*2, (box.H+1)/2*2
		hash := uint64(r.IntN(3)) // 0: not known
		content := hash<<32 | uint64(box.X<<24|box.Y<<16|box.W<<8|box.H)
		if hash == 0 {
			content = r.Uint64() | 1<<63
		}
		needed := s.note(box, hash)
		if !needed {
			skipped++
		}
		for y := box.Y; y < box.Y+box.H; y++ {
			for x := box.X; x < box.X+box.W; x++ {
				if !needed && texels[y][x] != content {
					t.Fatalf("write of %v was left out; want it done, since (%d, %d) holds something else", box, x, y)
				}
				texels[y][x] = content
			}
		}
	}
	if skipped == 0 {
		t.Error("got no write left out; want some")
	}
}

func TestCanvasesAreAlwaysWritten(t *testing.T) {
	s := slot{canvas: true}
	for range 2 {
		if !s.note(driver.Box{W: 2, H: 2}, 7) {
			t.Error("got a write to a canvas left out; want it done: what was drawn there is not known")
		}
	}
}

func TestUniformsAreFilledWithoutAllocation(t *testing.T) {
	f := driver.Frame{
		Floats:   []float32{1, 2, 3, 4},
		Uniforms: []driver.Uniform{{Name: "Size", Span: driver.Span{First: 1, Count: 2}}, {Name: "Count", Int: true, Span: driver.Span{First: 3, Count: 1}}},
	}
	var u uniforms
	got := u.fill(&f, driver.Span{Count: 2})
	if s, ok := got["Size"].([]float32); !ok || len(s) != 2 || s[0] != 2 || s[1] != 3 {
		t.Errorf("Size: got %v; want [2 3]", got["Size"])
	}
	if n, ok := got["Count"].([]int32); !ok || len(n) != 1 || n[0] != 4 {
		t.Errorf("Count: got %v; want [4]", got["Count"])
	}
	if got = u.fill(&f, driver.Span{Count: 1}); len(got) != 1 {
		t.Errorf("got %d values; want 1: the others belong to another state", len(got))
	}
	if n := testing.AllocsPerRun(20, func() { u.fill(&f, driver.Span{Count: 2}) }); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
}
