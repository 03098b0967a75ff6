package check

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const source = `package main

import (
	"fmt"
	"log"

	draw "github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/tiled"
	"os"
)

var (
	a = draw.File("a.png")
	b = draw.File("b" + ("." + "png"))
	c = draw.ShaderFile("c.kage")
	d = os.File("no.txt")
	e = "art/" + name + "_" + other + ".png"
	f = fmt.Sprintf("f%03d-%[2]v.ogg", 1, 2)
	g = draw.Hex("g")
	h = 1 + 2
)

func Update(t *engine.Tick) { t.File("t.txt"); tiled.Load("m.tmx", t.File); tiled.Other("o"); log.Print("") }
`

func TestUses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Uses(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []Use{
		{Text: "a.png", At: "main.go:13", File: true},
		{Text: "b.png", At: "main.go:14", File: true},
		{Text: "c.kage", At: "main.go:15", File: true},
		{Text: "no.txt", At: "main.go:16"},
		{Text: "art/*_*.png", At: "main.go:17", Parts: true},
		{Text: "f*-*.ogg", At: "main.go:18", Parts: true},
		{Text: "g", At: "main.go:19"},
		{Text: "t.txt", At: "main.go:23", File: true},
		{Text: "m.tmx", At: "main.go:23", File: true},
		{Text: "o", At: "main.go:23"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%+v\nwant:\n%+v", got, want)
	}
	if _, err := Uses(path + "x"); err == nil {
		t.Error("a file that is not there: got no error")
	}
}

func TestWhatAUseMeans(t *testing.T) {
	for _, c := range []struct {
		use  Use
		name string
		want bool
	}{
		{Use{Text: "a.png"}, "a.png", true},
		{Use{Text: "a.ase#run"}, "a.ase", true},
		{Use{Text: "a.png"}, "art/a.png", false},
		{Use{Text: "art"}, "art/a.png", true},
		{Use{Text: "art/"}, "art/deep/a.png", true},
		{Use{Text: "ar"}, "art/a.png", false},
		{Use{Text: ""}, "/a", false},
		{Use{Text: "art", Embed: true}, "art/a.png", false},
		{Use{Text: "art/a.png", Embed: true}, "art/a.png", true},
		{Use{Text: "art/*.png", Parts: true}, "art/a.png", true},
		{Use{Text: "art/*.png", Parts: true}, "art/axpng", false},
		{Use{Text: "(*", Parts: true}, "(a", true},
	} {
		if got := c.use.matches(c.name); got != c.want {
			t.Errorf("%+v and %q: got %v; want %v", c.use, c.name, got, c.want)
		}
	}
}

func FuzzUses(f *testing.F) {
	f.Add(source)
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "main.go")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		uses, err := Uses(path)
		if err != nil {
			return
		}
		for i := range uses {
			uses[i].matches("art/a.png")
		}
	})
}
