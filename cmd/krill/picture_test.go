package main

import (
	"bytes"
	"image"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	_ "image/png"
)

// The README's pictures are what make picture makes: the same film bit for bit, and the same pixels of the still, whose
// bytes depend on the version of Go.
func TestPictureIsTheREADMEs(t *testing.T) {
	makefile := string(read(t, "../../Makefile"))
	lines := regexp.MustCompile(`\$\(KRILL\) (clip games/astro/attract\.krill .*)`).FindAllStringSubmatch(makefile, -1)
	if len(lines) != 2 {
		t.Fatalf("got %d lines of make picture; want 2", len(lines))
	}
	t.Chdir("../..")
	dir := t.TempDir()
	for _, line := range lines {
		args := strings.Fields(line[1])
		name := args[3]
		args[3] = filepath.Join(dir, filepath.Base(name))
		if status, _, stderr := call(args...); status != 0 {
			t.Fatalf("got %d, %s; want a picture", status, stderr)
		}
		if got, committed := read(t, args[3]), read(t, name); !samePicture(t, got, committed) {
			t.Errorf("got another picture than %s; if astro is meant to look like that now, run make picture", name)
		} else if len(committed) > 1_500_000 {
			t.Errorf("got %d bytes of %s; want at most 1.5 MB", len(committed), name)
		}
	}
}

func samePicture(t *testing.T, a, b []byte) bool {
	t.Helper()
	if !bytes.HasPrefix(a, []byte("\x89PNG")) {
		return bytes.Equal(a, b)
	}
	var pixels [2][]byte
	for i, data := range [][]byte{a, b} {
		img, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		pixels[i] = img.(*image.RGBA).Pix
	}
	return bytes.Equal(pixels[0], pixels[1])
}
