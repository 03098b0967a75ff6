package replay

import (
	"bytes"
	"io"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// run returns a file of some chunks with a little of everything.
func run(seed int64) *File {
	r := rand.New(rand.NewSource(seed))
	f := &File{Head: Head{
		Game: "test/run", Title: "Run", Build: "1234", System: "linux/amd64", TPS: 60, Width: 640, Height: 360, Seed: 7,
	}}
	first := int64(0)
	for n := range 4 {
		c := &Chunk{First: first, State: make([]byte, 1000), Anew: n == 2}
		c.State[r.Intn(1000)] = 9
		for range 30 + r.Intn(40) {
			c.Add(input(r))
		}
		c.Outside = []Outside{{Kind: Saved, Name: "best", Found: true, Data: []byte("41")}, {Kind: Asset, Name: "a.txt", Hash: 5}}
		c.Fields = []Fields{{Paths: []string{"a", "b"}}}
		c.Checks = []Check{{At: 1, Hash: 11, Parts: []uint16{1, 2}}, {At: c.Ticks, Hash: 12, Parts: []uint16{0, 3}}}
		f.Chunks = append(f.Chunks, c)
		first += int64(c.Ticks)
	}
	return f
}

func input(r *rand.Rand) *driver.Input {
	in := &driver.Input{Width: 640, Height: 360, Scale: 1, SoundAt: r.Int63()}
	if r.Intn(5) == 0 {
		in.Keys = []driver.KeyEvent{{Key: driver.KeyA, Logical: "a", Down: r.Intn(2) == 0}}
		in.Mouse.X = float64(r.Intn(640))
	}
	if r.Intn(20) == 0 {
		in.Touches = []driver.TouchEvent{{ID: 3, Phase: driver.TouchBegan, X: 1, Y: 2}}
	}
	return in
}

func written(t testing.TB, f *File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteAndRead(t *testing.T) {
	f := run(1)
	data := written(t, f)
	got, err := Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written(t, got), data) || got.Cut {
		t.Error("read and written again: got other bytes; want the same")
	}
	if !reflect.DeepEqual(got.Head, f.Head) || got.Ticks() != f.Ticks() {
		t.Errorf("got %+v and %d ticks; want %+v and %d", got.Head, got.Ticks(), f.Head, f.Ticks())
	}
	for i, c := range f.Chunks {
		for n := range c.Ticks {
			if a, b := got.Chunks[i].Step(n), c.Step(n); !a.Same(b) {
				t.Fatalf("chunk %d, tick %d: got %+v; want %+v", i, n, a, b)
			}
		}
	}
}

func TestAddKeepsEachTick(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	var c Chunk
	for range 3 { // twice in memory that was used before
		var want []driver.Input
		for range 200 {
			in := input(r)
			c.Add(in)
			in.SoundAt = 0
			want = append(want, *in)
		}
		for n := range want {
			if got := c.Step(n); !got.Same(&want[n]) {
				t.Fatalf("tick %d: got %+v; want %+v", n, got, want[n])
			}
		}
		if len(c.Steps) > 120 {
			t.Errorf("got %d steps for 200 ticks; want quiet ones joined", len(c.Steps))
		}
		c.Reset(0)
	}
}

func TestCutFilePlaysAsFarAsItGoes(t *testing.T) {
	f := run(3)
	data := written(t, f)
	ticks := map[int64]bool{}
	for n := range data {
		got, err := Read(bytes.NewReader(data[:n]))
		switch {
		case err != nil:
			if len(ticks) > 0 {
				t.Fatalf("cut after %d of %d bytes: %v; want what is whole", n, len(data), err)
			}
		case !got.Cut:
			t.Fatalf("cut after %d of %d bytes: got a file that does not say so", n, len(data))
		default:
			ticks[got.Ticks()] = true
		}
	}
	if len(ticks) != len(f.Chunks) {
		t.Errorf("got %d lengths; want one for each of %d chunks", len(ticks), len(f.Chunks))
	}
}

func TestDamageIsFound(t *testing.T) {
	data := written(t, run(4))
	for at := range data {
		damaged := bytes.Clone(data)
		damaged[at] ^= 0x41
		if got, err := Read(bytes.NewReader(damaged)); err == nil && !got.Cut {
			t.Fatalf("byte %d changed: got no error", at)
		}
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	newer := written(t, run(5))
	newer[len(magic)]++
	for want, data := range map[string][]byte{
		"replay: read: it does not begin as a replay does; try a file that the game wrote":                     []byte("PNG"),
		"replay: read: its form is version 2, and this program knows version 1; try the program that wrote it": newer,
		"replay: read: it has no whole head: unexpected EOF":                                                   newer[:0:0],
	} {
		if len(data) == 0 {
			data = append([]byte(magic), Version, 'H')
		}
		if _, err := Read(bytes.NewReader(data)); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

func TestBadRunsAreRefused(t *testing.T) {
	for want, change := range map[string]func(*File){
		"chunk 1 begins with tick 5":          func(f *File) { f.Chunks[1].First = 5 },
		"its steps are not as long as it is":  func(f *File) { f.Chunks[0].Ticks++; f.Chunks[1].First++ },
		"check 1 is after tick 900":           func(f *File) { f.Chunks[0].Checks[1].At = 900 },
		"check 0 has no names for its fields": func(f *File) { f.Chunks[3].Checks[0].Layout = 1 },
		"its head speaks of 0 ticks a second": func(f *File) { f.Head.TPS = 0 },
		"it has 0 ticks":                      func(f *File) { f.Chunks[2].Ticks, f.Chunks[2].Steps = 0, nil },
	} {
		f := run(6)
		change(f)
		if _, err := Read(bytes.NewReader(written(t, f))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v; want %q", err, want)
		}
	}
}

func TestPartsOfARun(t *testing.T) {
	f := run(7)
	part := f.From(2)
	if part.Chunks[0].First != 0 || part.Ticks() != f.Ticks()-f.Chunks[2].First || f.Chunks[2].First == 0 {
		t.Errorf("got %d ticks from %d; want the rest from 0", part.Ticks(), part.Chunks[0].First)
	}
	whole, slim := written(t, f), written(t, f.Slim())
	if len(slim) >= len(whole) {
		t.Errorf("slim: got %d bytes; want less than %d", len(slim), len(whole))
	}
	got, err := Read(bytes.NewReader(slim))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Chunks) != 2 || len(got.Chunks[0].State) == 0 || len(got.Chunks[1].State) == 0 || !got.Chunks[1].Anew || got.Ticks() != f.Ticks() {
		t.Errorf("slim: got %d chunks; want two, since the player began anew once, each with its first state", len(got.Chunks))
	}
	for tick := range f.Ticks() {
		a, b := f.Chunks[f.Chunk(tick)], got.Chunks[got.Chunk(tick)]
		if !a.Step(int(tick - a.First)).Same(b.Step(int(tick - b.First))) {
			t.Fatalf("slim: tick %d has another input; want the same", tick)
		}
	}
	if n := len(got.Chunks[0].Checks); n != 2 || got.Chunks[0].Checks[1].At != got.Chunks[0].Ticks {
		t.Errorf("slim: got %d checks; want one for each chunk that there was, at its end", n)
	}
	for _, c := range []struct {
		tick int64
		want int
	}{{0, 0}, {f.Chunks[1].First - 1, 0}, {f.Chunks[1].First, 1}, {f.Ticks() - 1, 3}, {f.Ticks() + 9, 3}} {
		if got := f.Chunk(c.tick); got != c.want {
			t.Errorf("tick %d: got chunk %d; want %d", c.tick, got, c.want)
		}
	}
}

// FuzzRead puts anything into blocks whose checksums are right.
func FuzzRead(f *testing.F) {
	file := run(8)
	head, err1 := codec.Append(nil, &file.Head)
	chunk, err2 := codec.Append(nil, file.Chunks[0])
	if err1 != nil || err2 != nil {
		f.Fatal(err1, err2)
	}
	f.Add(head, chunk)
	f.Add(chunk, head[:len(head)/2])
	f.Fuzz(func(t *testing.T, head, chunk []byte) {
		var b bytes.Buffer
		p := &packer{w: &b}
		p.raw(append([]byte(magic), Version))
		p.content = head
		p.seal(blockHead)
		p.content = chunk
		p.seal(blockChunk)
		got, err := Read(&b)
		if err != nil {
			return
		}
		for _, c := range got.Chunks {
			c.Step(c.Ticks - 1)
		}
		if err := got.Write(io.Discard); err != nil {
			t.Error(err)
		}
	})
}
