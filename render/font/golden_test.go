package font

import (
	"hash/fnv"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// golden is the hash of all pictures below, made on linux/amd64. Every processor must paint the same.
const golden = 0xc299a19e526ce6b9

func TestGoldenLetters(t *testing.T) {
	o, err := open(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	h := fnv.New64a()
	for r := ' '; r < 0x17f; r++ {
		glyph, advance := o.Glyph(r)
		for i, size := range []int{12, 25, 40, 77, 384} {
			if i > 3 && r%16 != 1 {
				continue
			}
			m, err := o.Paint(glyph, size, i%4)
			if err != nil {
				t.Errorf("%q: %v", r, err)
			}
			h.Write([]byte{byte(advance), byte(advance >> 8), byte(m.W), byte(m.H), byte(m.Left), byte(m.Top)})
			h.Write(m.Cover)
		}
	}
	if got := h.Sum64(); got != golden {
		t.Errorf("got the hash %#x; want %#x", got, uint64(golden))
	}
}
