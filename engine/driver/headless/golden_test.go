package headless

import (
	"fmt"
	"hash/fnv"
	"strings"
	"testing"
)

// golden are the sums of what the paintings look like. They are the same on every processor, and change only with the
// painter: look at the pictures before you change them.
const golden = `
0b891d6af2d86a28 filter 0, wrap 0, blend 0
302fc71fdedff374 filter 0, wrap 0, blend 3
b35a1c72b277c9ee filter 0, wrap 0, blend 6
f4a319e15d88f336 filter 0, wrap 0, blend 9
693763973d92eb32 filter 0, wrap 0, blend 12
4c30dd881713bebb filter 0, wrap 1, blend 2
c1e3236931c320ef filter 0, wrap 1, blend 5
700a2757e9ce688c filter 0, wrap 1, blend 8
15a382424197ebb0 filter 0, wrap 1, blend 11
4761788ab8ee4adc filter 0, wrap 2, blend 1
8a4a7d21dd323d94 filter 0, wrap 2, blend 4
4a1b7dad21cd9d15 filter 0, wrap 2, blend 7
184de9170e9b162d filter 0, wrap 2, blend 10
9b0e9c59e8f1438e filter 1, wrap 0, blend 0
78e20eeffde921b5 filter 1, wrap 0, blend 3
c941b8af693f1af5 filter 1, wrap 0, blend 6
7408cc872d08e0cd filter 1, wrap 0, blend 9
ee2ffa8e93641614 filter 1, wrap 0, blend 12
83c8241e77bb5a62 filter 1, wrap 1, blend 2
98bd70c060254608 filter 1, wrap 1, blend 5
3b804bb8b9c8b524 filter 1, wrap 1, blend 8
e575187b01e1e776 filter 1, wrap 1, blend 11
3be316832d4a6e5b filter 1, wrap 2, blend 1
7aa5ab16f881f109 filter 1, wrap 2, blend 4
d84e95c4590ae225 filter 1, wrap 2, blend 7
ac5fe1bc60df85a7 filter 1, wrap 2, blend 10
9fad551ea665d74e random 0
2c7e723511a54293 random 1
4abc4a587399c397 random 2
f4123751bfbc4a2a random 3
1d07e22bfc1acffe random 4
d48d834289ca2d9a random 5
fc1648d52317c894 random 6
1b9a54cf62bf42a9 random 7
7cb6056135797311 random 8
2e67e3673797e09f random 9
5f5f4058b7be9b32 random 10
cd70e7d317138859 random 11`

// goldens are some paintings of each kind.
func goldens() (all []painting) {
	for i, s := range features() {
		if i%3 == 0 {
			all = append(all, s)
		}
	}
	for seed := range uint64(12) {
		all = append(all, random(seed))
	}
	return all
}

func TestPaintingsAreTheSameEverywhere(t *testing.T) {
	p := NewPainter()
	p.Paint(pages())
	var got strings.Builder
	for _, s := range goldens() {
		h := fnv.New64a()
		h.Write(p.Paint(s.frame).Pix)
		fmt.Fprintf(&got, "\n%016x %s", h.Sum64(), s.name)
	}
	if got.String() != golden {
		t.Errorf("got%s\nwant%s", &got, golden)
	}
}
