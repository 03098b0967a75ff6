package zipped_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/assets"
	"github.com/krill2d/krill/assets/zipped"
)

// packed returns a pack as archive/zip writes it.
func packed(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var sample = map[string]string{"art/hero.png": "hero", "art/tiles/sea.png": "sea", "sound/step.wav": "step", "empty": "", "maps/": ""}

func TestPackIsAFileSystem(t *testing.T) {
	p, err := zipped.Read("pack", packed(t, sample))
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(p, "art/hero.png", "art/tiles/sea.png", "sound/step.wav", "empty"); err != nil {
		t.Error(err)
	}
	files := assets.New(p.Mount(), assets.Mount{Name: "below", FS: fstest.MapFS{"art/hero.png": {Data: []byte("old")}, "art/boss.png": {Data: []byte("boss")}}})
	for name, want := range map[string]string{"art/hero.png": "hero", "art/boss.png": "boss", "empty": ""} {
		if got, err := files.Bytes(name); err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
		}
	}
	if got, err := files.List("art"); err != nil || !slices.Equal(got, []string{"art/boss.png", "art/hero.png"}) {
		t.Errorf("List: got %v, %v", got, err)
	}
	want := `assets: open "art/Hero.png": not found; looked in pack, below; exists as "art/hero.png"`
	if _, err := files.Bytes("art/Hero.png"); err == nil || err.Error() != want {
		t.Errorf("case: got %v; want %s", err, want)
	}
}

func TestOpenFromDisk(t *testing.T) {
	name := t.TempDir() + "/pack.zip"
	if err := os.WriteFile(name, packed(t, sample), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := zipped.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(p, "art/hero.png"); err != nil || string(got) != "hero" {
		t.Errorf("got %q, %v; want hero", got, err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if _, err := fs.ReadFile(p, "art/hero.png"); err == nil {
		t.Error("got a file of a pack that was closed")
	}
	for _, bad := range []string{t.TempDir(), name + ".gone"} {
		if p, err := zipped.Open(bad); err == nil {
			t.Errorf("%s: got %v; want an error", bad, p)
		}
	}
}

// scramble changes bytes of a pack, most of them in what describes its files.
func scramble(file []byte, rnd *rand.Rand) []byte {
	out := slices.Clone(file)
	for range 1 + rnd.IntN(6) {
		at := rnd.IntN(len(out))
		if rnd.IntN(3) > 0 {
			at = len(out) - 1 - rnd.IntN(min(len(out), 400))
		}
		out[at] = []byte{0, 1, 2, 8, 0x7f, 0x80, 0xff, byte(rnd.Uint32())}[rnd.IntN(8)]
	}
	if rnd.IntN(15) == 0 {
		out = out[:1+rnd.IntN(len(out))]
	}
	return out
}

// look reads all that is in a pack.
func look(data []byte) (int, error) {
	p, err := zipped.Read("pack", data)
	if err != nil {
		return 0, err
	}
	total, files := 0, assets.New(p.Mount())
	for _, e := range assets.Walk(files) {
		got, err := files.Bytes(e.Name)
		if err != nil {
			return total, err
		}
		total += len(got)
	}
	return total, nil
}

// TestBrokenPacks opens many changed packs. None may end the program or become more than it can be.
func TestBrokenPacks(t *testing.T) {
	n := 2000
	if more, err := strconv.Atoi(os.Getenv("KRILL_BROKEN_FILES")); err == nil && more > 0 {
		n = more
	}
	big := map[string]string{}
	for i := range 20 {
		big[fmt.Sprintf("art/%d.txt", i)] = string(bytes.Repeat([]byte{byte(i)}, 50*i))
	}
	bases := [][]byte{packed(t, sample), packed(t, big), made{files: []file{{name: "a", content: "hello"}, {name: "b", packed: deflated([]byte("world")), content: "world"}}}.bytes()}
	broken := 0
	for i := range n {
		rnd := rand.New(rand.NewPCG(uint64(i), 3))
		total, err := look(scramble(bases[i%len(bases)], rnd))
		if err != nil {
			broken++
		}
		if total > 1<<20 {
			t.Fatalf("pack %d: got %d bytes; want no more than went in", i, total)
		}
	}
	t.Logf("%d of %d packs cannot be read whole", broken, n)
	if broken < n/10 || broken == n {
		t.Errorf("got %d of %d broken; want some of both kinds", broken, n)
	}
}

func FuzzPack(f *testing.F) {
	f.Add(packed(f, sample))
	f.Add(made{files: []file{{name: "a", content: "hello"}, {name: "../b", content: "x"}}}.bytes())
	f.Add(made{files: []file{{name: "a", packed: deflated(make([]byte, 5000)), unpacked: 5000}}, comment: "PK\x05\x06"}.bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := zipped.Read("pack", data)
		if err != nil {
			return
		}
		for _, e := range assets.Walk(assets.New(p.Mount())) {
			if e.Err == nil && assets.CheckName(e.Name) != nil {
				t.Errorf("got the name %q; want it refused", e.Name)
			}
		}
		_, _ = look(data)
	})
}
