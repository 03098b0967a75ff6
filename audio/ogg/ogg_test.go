package ogg_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"testing"

	"github.com/krill2d/krill/audio/ogg"
)

// page writes a page of a stream.
func page(flags byte, granule int64, serial uint32, table []byte, body string) []byte {
	b := append([]byte("OggS\x00"), flags)
	b = binary.LittleEndian.AppendUint64(b, uint64(granule))
	b = binary.LittleEndian.AppendUint32(b, serial)
	b = append(b, make([]byte, 8)...)
	b = append(append(append(b, byte(len(table))), table...), body...)
	binary.LittleEndian.PutUint32(b[22:], ogg.Checksum(b))
	return b
}

// file has packets "one", 600 letters over three pages, and "end", between pages of another stream.
func file() []byte {
	a := string(bytes.Repeat([]byte("a"), 255))
	return slices.Concat(
		page(2, 0, 7, []byte{3}, "one"),
		page(2, 0, 8, []byte{5}, "other"),
		page(0, -1, 7, []byte{255}, a),
		page(1, -1, 7, []byte{255}, a),
		page(0, 9, 8, []byte{1}, "x"),
		page(5, 99, 7, []byte{90, 3}, a[:90]+"end"),
		page(2, 0, 9, []byte{4}, "next"),
	)
}

func TestPackets(t *testing.T) {
	r, err := ogg.NewReader(file())
	if err != nil {
		t.Fatal(err)
	}
	var lengths []int
	for {
		packet, err := r.Packet()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		lengths = append(lengths, len(packet))
	}
	if want := []int{3, 600, 3}; !slices.Equal(lengths, want) || r.Granule != 99 || !r.Last {
		t.Errorf("got packets of %v bytes, position %d, last %v; want %v, 99, true", lengths, r.Granule, r.Last, want)
	}
}

// TestNextPage leaves out a packet whose beginning was not read.
func TestNextPage(t *testing.T) {
	r, err := ogg.NewReader(file())
	if err != nil {
		t.Fatal(err)
	}
	var ends []int
	for range 3 {
		if err := r.NextPage(); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, r.Left())
	}
	if packet, err := r.Packet(); string(packet) != "end" || err != nil || !slices.Equal(ends, []int{0, 0, 2}) {
		t.Errorf("got %q, %v after pages with %v ends; want end after 0, 0, 2", packet, err, ends)
	}
	if err := r.NextPage(); err != io.EOF {
		t.Errorf("after the last page: got %v; want EOF", err)
	}
}

func TestBrokenPages(t *testing.T) {
	whole := file()
	wrong := slices.Clone(whole)
	wrong[29] ^= 1
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":            {nil, ogg.ErrBroken},
		"a wrong byte":       {wrong, ogg.ErrChecksum},
		"cut off":            {whole[:300], ogg.ErrBroken},
		"begins with an end": {page(1, 0, 7, []byte{1}, "x"), ogg.ErrBroken},
	} {
		r, err := ogg.NewReader(c.file)
		for err == nil {
			_, err = r.Packet()
		}
		if err != c.want {
			t.Errorf("%s: got %v; want %v", name, err, c.want)
		}
	}
}

func TestLoop(t *testing.T) {
	for _, c := range []struct {
		comments []string
		from, to int64
	}{
		{nil, 0, 0},
		{[]string{"TITLE=Dawn", "LOOPSTART=100", "LOOPLENGTH=50"}, 100, 150},
		{[]string{"loopstart=7", "LoopEnd=9"}, 7, 9},
		{[]string{"LOOPSTART=-3", "LOOPLENGTH=x", "LOOPEND"}, 0, 0},
	} {
		if from, to := ogg.Loop(c.comments); from != c.from || to != c.to {
			t.Errorf("%v: got %d to %d; want %d to %d", c.comments, from, to, c.from, c.to)
		}
	}
}

func TestComments(t *testing.T) {
	field := func(s string) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(len(s)))) + s }
	block := field("encoder") + "\x02\x00\x00\x00" + field("A=1") + field("LOOPSTART=2")
	if got, want := ogg.Comments([]byte(block)), []string{"A=1", "LOOPSTART=2"}; !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
	for n := range len(block) {
		if got := ogg.Comments([]byte(block[:n])); len(got) > 2 {
			t.Errorf("the first %d bytes: got %q; want at most what is there", n, got)
		}
	}
}
