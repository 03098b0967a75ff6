package main

import (
	"bytes"
	"encoding/base64"
	"image/gif"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/replay"
)

const hello = "games/learn/01_hello"

// recorded makes the repository the current folder and returns a replay of a game there, of three seconds.
func recorded(t *testing.T, game string) string {
	t.Helper()
	t.Chdir("../..")
	t.Setenv("KRILL_HEADLESS", "1")
	t.Setenv("KRILL_TICKS", "180")
	file := filepath.Join(t.TempDir(), "three.replay")
	if status, _, stderr := call("run", game, "--record", file); status != 0 {
		t.Fatalf("got %d, %s; want a recorded run", status, stderr)
	}
	os.Unsetenv("KRILL_TICKS")
	os.Unsetenv("KRILL_HEADLESS")
	return file
}

func TestReplay(t *testing.T) {
	file := recorded(t, hello)
	status, stdout, stderr := call("replay", file, "--headless") // the file names the game
	want(t, 0, status, stdout+stderr, "same to the end: 180 ticks, 3.0 s\n")
	status, stdout, stderr = call("replay", file, hello, "--headless", "--from", "1.5s")
	want(t, 0, status, stdout+stderr, "same to the end: 180 ticks")
	status, _, stderr = call("replay", file, "games/learn/02_pong", "--headless")
	want(t, 2, status, stderr, `01_hello", and this game is`, "; try ")

	f, err := readReplay(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range f.Chunks[1].Checks {
		f.Chunks[1].Checks[i].Hash++
	}
	other := filepath.Join(t.TempDir(), "other.replay")
	write(t, other, packed(t, f))
	status, _, stderr = call("replay", other, "--headless")
	want(t, 1, status, stderr, "the run differs from the replay after tick 61")
}

func packed(t *testing.T, f *replay.File) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestClip(t *testing.T) {
	file := recorded(t, hello)
	dir := t.TempDir()
	name := filepath.Join(dir, "a.gif")
	status, stdout, stderr := call("clip", file, "-o", name, "--from", "1", "--to", "2s", "--fps", "20", "--scale", "0.5")
	want(t, 0, status, stdout+stderr, name+": 20 pictures of 320×180, 1.0 s from 1.0 s on")
	data := read(t, name)
	if g, err := gif.DecodeAll(bytes.NewReader(data)); err != nil || g.Config.Width != 320 {
		t.Errorf("got %v and %v; want a GIF of 320×180", g, err)
	}
	status, stdout, stderr = call("clip", file, hello, "-o", filepath.Join(dir, "frames/"), "--to", "0.5")
	want(t, 0, status, stdout+stderr, "frames: 12 pictures of 640×360")
	status, stdout, stderr = call("clip", file, hello, "-o", filepath.Join(dir, "b.png"), "--at", "2s")
	want(t, 0, status, stdout+stderr, "b.png: the picture at 2.00 s, 640×360")
	status, _, stderr = call("clip", file, hello, "-o", filepath.Join(dir, "c.png"), "--at", "5s")
	want(t, 2, status, stderr, "it would begin at 5.00 s, and the run is 3.00 s long; try ")
	t.Chdir(dir)
	status, _, stderr = call("clip", file)
	want(t, 2, status, stderr, `krill: find the game of "`, `/01_hello", which is not in this module; try naming its folder`)
}

// What is wrong is said before anything is built.
func TestReplaysThatCannotBe(t *testing.T) {
	f := &replay.File{
		Head:   replay.Head{Game: "toy", TPS: 60, Width: 640, Height: 360},
		Chunks: []*replay.Chunk{{Ticks: 60, Steps: []replay.Step{{Ticks: 60}}}},
	}
	whole := packed(t, f)
	module(t, "main.go", toy, "a.replay", whole, "poem.txt", "dear", "damaged.replay", whole[:60]+"?"+whole[61:], "empty.replay", "")
	for _, c := range []struct{ args, says string }{
		{"replay", `expected "<file>"`},
		{"clip", `expected "<file>"`},
		{"replay none", `krill: read replay "none": no such file; try one that`},
		{"clip none", `krill: read replay "none": no such file; try one that`},
		{"replay .", "krill: read replay: "},
		{"replay poem.txt", `krill: read replay "poem.txt": replay: read: it does not begin as a replay does; try `},
		{"clip empty.replay", "it does not begin as a replay does; try "},
		{"replay damaged.replay", "damaged"},
		{"replay a.replay nowhere", "no such folder; try "},
		{"replay a.replay --from x", `"x" is no time; write 3.5s or 1m30s`},
		{"replay a.replay --from=-3", "is no time in a run"},
		{"replay a.replay --link game", "no address of a page; try one such as https://"},
		{"replay a.replay --link file:///x", "no address of a page; try one such as https://"},
		{"clip a.replay -o a.mp4", "no kind of film; try a name that ends in .gif or .png"},
		{"clip a.replay -o a.gif --at 3s", "--at is for one picture; try "},
		{"clip a.replay -o a.png --from 3s", "--from and --to are for films; try "},
		{"clip a.replay --from 3s --to 2s", "it would end at 2s and begin at 3s; try "},
		{"clip a.replay --fps 0", "0 pictures a second; try "},
		{"clip a.replay --scale 1.5", "1.5 is no scale; try "},
		{"run --record poem.txt", `krill: record into "poem.txt": it is there already, and no replay; try another name`},
	} {
		status, stdout, stderr := call(strings.Fields(c.args)...)
		want(t, 2, status, stderr, c.says)
		wantOneLine(t, stderr)
		if stdout != "" {
			t.Errorf("krill %s: got %q on standard output; want nothing", c.args, stdout)
		}
	}
	if got := string(read(t, "poem.txt")); got != "dear" {
		t.Errorf("got %q; want the file as it was", got)
	}
}

func TestLink(t *testing.T) {
	c := &replay.Chunk{Ticks: 90, Steps: []replay.Step{{Ticks: 90}}}
	f := &replay.File{Head: replay.Head{Game: "toy", TPS: 60, Width: 640, Height: 360}, Chunks: []*replay.Chunk{c}}
	module(t, "a.replay", packed(t, f))
	status, link, stderr := call("replay", "a.replay", "--link", "https://example.com/toy/?lang=de#top")
	want(t, 0, status, link+stderr, "https://example.com/toy/?lang=de#replay=", "&s=1.5\n")
	text, _, _ := strings.Cut(strings.SplitN(link, "#replay=", 2)[1], "&")
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	if f, err := replay.Read(bytes.NewReader(data)); err != nil || f.Ticks() != 90 {
		t.Errorf("got %v; want the replay in the link", err)
	}
	for i := range 60_000 {
		c.Outside = append(c.Outside, replay.Outside{Kind: replay.Asset, Hash: uint64(i) * 0x9e3779b97f4a7c15})
	}
	write(t, "long.replay", packed(t, f))
	status, _, stderr = call("replay", "long.replay", "--link", "https://example.com/")
	want(t, 2, status, stderr, "characters, and browsers take 60000; try ")
	wantOneLine(t, stderr)
}

// Where there is no display, a run leaves a picture and a film.
func TestRunLeavesPictures(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("KRILL_HEADLESS", "1")
	status, stdout, stderr := call("run", filepath.Join(root, hello))
	want(t, 0, status, stdout+stderr, "out/01_hello.png: the picture at 20.00 s, 640×360\n", "out/01_hello.gif: ")
	if !bytes.HasPrefix(read(t, "out/01_hello.png"), []byte("\x89PNG")) || !bytes.HasPrefix(read(t, "out/01_hello.gif"), []byte("GIF89a")) {
		t.Error("got no pictures; want both")
	}
	t.Setenv("KRILL_CLIP", "")
	t.Chdir(t.TempDir())
	call("run", filepath.Join(root, hello))
	if found, _ := os.ReadDir("."); len(found) != 0 {
		t.Errorf("got %v although nobody wants films; want nothing", found)
	}
}
