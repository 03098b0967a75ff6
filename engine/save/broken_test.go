package save

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const gameID = "example.com/game"

func exported(t testing.TB, saves ...Entry) []byte {
	t.Helper()
	file, err := Export(gameID, saves)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func someSaves() []Entry {
	return []Entry{{"slot1", []byte("one\x00\xff")}, {"settings", nil}, {"slot2", bytes.Repeat([]byte("two "), 300)}}
}

func sameSaves(a, b []Entry) bool {
	return slices.EqualFunc(a, b, func(a, b Entry) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) })
}

func TestExportAndImport(t *testing.T) {
	for _, saves := range [][]Entry{nil, someSaves()[:1], someSaves()} {
		got, err := Import(gameID, exported(t, saves...))
		if err != nil || !sameSaves(got, saves) {
			t.Errorf("import of what was exported: got %v, %v; want %v", got, err, saves)
		}
	}
}

func TestImportRefuses(t *testing.T) {
	newer := exported(t)
	newer[versionAt]++
	take := func(parts ...[]byte) []byte { return sealAs(exportMagic, slices.Concat(parts...)) }
	id, one := appendBytes(nil, gameID), []byte{1}
	many := binary.AppendUvarint(nil, maxEntries+1)
	a := appendBytes(appendBytes(nil, "a"), "1")
	for want, file := range map[string][]byte{
		"the file holds no saves; try one that the game gave you":                             nil,
		"the file holds no saves; try one that the game gave you ":                            seal([]byte("a save itself")),
		"the file is damaged: torn: got 100 bytes of data; want 1248; try another copy of it": exported(t, someSaves()...)[:headerLen+100],
		"the file is damaged: corrupt: its checksum does not match; try another copy of it":   rot(exported(t, someSaves()...)),
		"written by a newer version; try that version":                                        newer,
		`the file is of "other/game", and this game is "example.com/game"; try it there`:      take(appendBytes(nil, "other/game"), []byte{0}),
		`the file is of another game, and this game is "example.com/game"; try it there`:      take(appendBytes(nil, "\x1b[31m"), []byte{0}),
		"the file has 1001 saves, and at most 1000 are taken":                                 take(id, many),
		`the file has the save "a" twice`:                                                     take(id, []byte{2}, a, a),
		`the file names a save "../a", which no game does`:                                    take(id, one, appendBytes(appendBytes(nil, "../a"), "")),
		"the file is damaged: it ends within a save; try another copy of it":                  take(id, one, a[:3]),
		"the file is damaged: a number in it is cut off; try another copy of it":              take(id),
		"the file is damaged: 2 bytes follow the last save; try another copy of it":           take(id, one, a, []byte("xx")),
		"the file has 67108865 bytes, and at most 67108864 are taken":                         make([]byte, MaxExport+1),
	} {
		got, err := Import(gameID, file)
		if want := "save: import saves: " + strings.TrimSpace(want); got != nil || fmt.Sprint(err) != want {
			t.Errorf("got %d saves, %v; want %s", len(got), err, want)
		}
	}
}

func TestExportTakesNothingThatImportRefuses(t *testing.T) {
	for what, saves := range map[string][]Entry{
		"a name twice": {{"a", nil}, {"a", nil}},
		"a bad name":   {{"A", nil}},
		"too much":     {{"a", make([]byte, MaxExport)}},
	} {
		if file, err := Export(gameID, saves); err == nil {
			t.Errorf("export of %s: got %d bytes; want an error", what, len(file))
		}
	}
}

// TestReleasedExportsLoad imports files that released versions wrote; a new version of the format adds one.
func TestReleasedExportsLoad(t *testing.T) {
	file, err := os.ReadFile("testdata/exports/version1")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Import(gameID, file); err != nil || !sameSaves(got, someSaves()) {
		t.Errorf("version 1: got %v, %v; want %v", got, err, someSaves())
	}
}

// TestEveryBitAndLength flips each bit of a save and of a file of saves, and cuts them at each length: neither is ever
// taken for another one, and where the folder has a backup that is what a Disk returns.
func TestEveryBitAndLength(t *testing.T) {
	path := folder(t)
	d := Dir(path)
	write(t, d, "a", []byte("before"))
	write(t, d, "a", []byte("after"))
	file := path + "/save-a"
	sealed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for what, broken := range damages(sealed) {
		if err := os.WriteFile(file, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := d.Read("a")
		newer := errors.Is(err, ErrNewer) && len(got) == 0 // a flipped bit of the version may say so
		if !newer && (string(got) != "before" || !errors.Is(err, ErrBackup)) {
			t.Errorf("a save, %s: got %q, %v; want the one before and ErrBackup", what, got, err)
		}
	}
	for what, broken := range damages(exported(t, someSaves()...)) {
		if got, err := Import(gameID, broken); err == nil || got != nil {
			t.Errorf("a file of saves, %s: got %v; want it refused", what, got)
		}
	}
}

// damages returns a file with each of its bits flipped, and cut at each length.
func damages(file []byte) map[string][]byte {
	all := map[string][]byte{}
	for i := range 8 * len(file) {
		b := bytes.Clone(file)
		b[i/8] ^= 1 << (i % 8)
		all[fmt.Sprint("bit ", i)] = b
	}
	for n := range len(file) {
		all[fmt.Sprint("cut at ", n)] = file[:n]
	}
	return all
}

// mutations is how many broken files are tried of each kind: make fuzz says 10000.
func mutations() int {
	if n, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && n > 0 {
		return n
	}
	return 1000
}

// scramble changes a few bytes, cuts the end off or adds some.
func scramble(file []byte, rnd *rand.Rand) []byte {
	out := bytes.Clone(file)
	for range 1 + rnd.IntN(6) {
		out[rnd.IntN(len(out))] = []byte{0, 1, 0x7f, 0x80, 0xff, byte(rnd.Uint32())}[rnd.IntN(6)]
	}
	switch rnd.IntN(8) {
	case 0:
		out = out[:1+rnd.IntN(len(out))]
	case 1:
		out = append(out, make([]byte, rnd.IntN(100))...)
	}
	return out
}

// TestBrokenSaves mutates sealed saves, half of them before they are sealed, so that the checksum is right.
func TestBrokenSaves(t *testing.T) {
	whole := seal(bytes.Repeat([]byte("a save of some length, "), 20))
	n, refused := mutations(), 0
	for i := range n {
		got, err := unseal(scramble(whole, rand.New(rand.NewPCG(uint64(i), 7))))
		switch {
		case err != nil:
			refused++
		case !bytes.Equal(got, whole[headerLen:]):
			t.Fatalf("file %d: got %q; want the save or an error", i, got)
		}
	}
	t.Logf("%d of %d refused", refused, n)
	if refused < n*9/10 {
		t.Errorf("got %d of %d refused; want nearly all", refused, n)
	}
}

// TestBrokenExports mutates files of saves; most get a right checksum again, so that what is behind it is read.
func TestBrokenExports(t *testing.T) {
	whole := exported(t, someSaves()...)
	n, refused, most := mutations(), 0, uint64(0)
	for i := range n {
		rnd := rand.New(rand.NewPCG(uint64(i), 8))
		file := scramble(whole, rnd)
		if rnd.IntN(5) > 0 {
			body := bytes.Clone(whole[headerLen : headerLen+60]) // where names and lengths are
			file = sealAs(exportMagic, append(scramble(body, rnd), whole[headerLen+60:]...))
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got, err := Import(gameID, file)
		runtime.ReadMemStats(&after)
		most = max(most, after.TotalAlloc-before.TotalAlloc)
		if err != nil {
			refused++
		}
		for _, e := range got {
			if err != nil || checkName(e.Name) != nil || len(e.Data) > len(file) {
				t.Fatalf("file %d: got %.80q, %v", i, e.Name, err)
			}
		}
	}
	t.Logf("%d of %d refused; the dearest took %d KB", refused, n, most>>10)
	if refused < n/2 || most > 1<<20 {
		t.Errorf("got %d of %d refused and %d bytes; want most of them, and at most 1 MB", refused, n, most)
	}
}

func FuzzImport(f *testing.F) {
	f.Add(exported(f, someSaves()...)[headerLen:])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = Import(gameID, data)
		saves, err := Import(gameID, sealAs(exportMagic, data))
		if err != nil {
			return
		}
		if again, err := Import(gameID, exported(t, saves...)); err != nil || !sameSaves(again, saves) {
			t.Errorf("exported again: got %v, %v; want %v", again, err, saves)
		}
	})
}
