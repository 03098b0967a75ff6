package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/krill2d/krill/assets/check"
	"github.com/krill2d/krill/assets/pack"
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/qoa"
	"github.com/krill2d/krill/engine/driver"
)

type packCommand struct {
	Folder string `arg:"" optional:"" help:"Folder of a game, or of files alone, as a mod has; without it, the current one."`
	Out    string `short:"o" placeholder:"FILE.zip" help:"Pack to write; without it, dist/pack/, the folder's name and .zip."`
	Check  bool   `help:"Say what is wrong with the files, and write nothing."`
	Strict bool   `help:"Fail also for what is only worth a look: files that nothing names, pictures too large for some phones."`
	Plain  bool   `help:"Put every file in as it is: no pages of pictures."`
	QOA    bool   `name:"qoa" help:"Write WAV sounds as QOA, at a fifth of their size, with a faint hiss. The game imports audio/qoa."`
	Verify string `placeholder:"FILE.zip" help:"Say whether a pack arrived whole, and do nothing else."`
}

// Run checks the files, says what it found, and writes them as one archive when nothing is wrong.
func (c *packCommand) Run(t *terminal) error {
	if c.Verify != "" {
		return verifyPack(t, c.Verify)
	}
	b, err := t.bundle(c.Folder)
	if err != nil {
		return err
	}
	if c.QOA && !b.Alone && !slices.Contains(b.Imports, qoaPath) {
		return misuse("krill: pack %q as QOA: the game cannot read it; try import _ %q", c.Folder, qoaPath)
	}
	faults := b.Faults()
	bad := 0
	for _, f := range faults {
		fmt.Fprintln(t.stdout, f)
		if f.Kind.Fails() || c.Strict {
			bad++
		}
	}
	switch {
	case bad > 0:
		fmt.Fprintf(t.stdout, "%s looked at: %d to mend\n", filesOf(len(b.Names)), bad)
		return ended(1)
	case c.Check:
		fmt.Fprintf(t.stdout, "%s looked at: nothing is wrong\n", filesOf(len(b.Names)))
		return nil
	}
	return c.write(t, b)
}

func (c *packCommand) write(t *terminal, b *bundle) error {
	out := c.Out
	if out == "" {
		out = filepath.Join("dist", "pack", gameName(b.dir)+".zip")
	}
	if err := checkPack(out); err != nil {
		return err
	}
	var data bytes.Buffer
	options := pack.Options{Plain: c.Plain}
	if c.QOA {
		options.Sound = writeQOA
	}
	m, err := pack.Make(&data, b.Files, b.Names, options)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return misuse("krill: write pack %q: %w; try another -o", out, err)
	}
	if err := place(out, data.Bytes(), 0o644); err != nil {
		return misuse("krill: write pack %q: %w; try another -o", out, err)
	}
	fmt.Fprintf(t.stdout, "%s: %s of %.1f kB in %.1f kB%s\n", out, filesOf(len(m.Files)), float64(total(m.Files))/1000, float64(data.Len())/1000, onPages(m))
	return nil
}

const qoaPath = krillPath + "/audio/qoa"

// writeQOA leaves a sound alone that says where it loops, which a QOA cannot.
func writeQOA(pcm audio.PCM) ([]byte, error) {
	if pcm.LoopTo > 0 {
		return nil, nil
	}
	return qoa.Encode(pcm.Channels, driver.SampleRate, pcm.Samples)
}

// total returns how many bytes files had before they were packed.
func total(files []pack.File) (sum int64) {
	for _, f := range files {
		sum += max(f.Size, f.Was)
	}
	return sum
}

func filesOf(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}

func onPages(m pack.Manifest) string {
	n := 0
	for _, f := range m.Files {
		if f.Page > 0 {
			n++
		}
	}
	switch {
	case n == 0:
		return ""
	case len(m.Pages) == 1:
		return fmt.Sprintf("; %d pictures are on one page", n)
	}
	return fmt.Sprintf("; %d pictures are on %d pages", n, len(m.Pages))
}

// checkPack refuses to write over a file that is no pack.
func checkPack(out string) error {
	if _, err := os.Lstat(out); err != nil {
		return nil
	}
	archive, err := zip.OpenReader(out)
	if err == nil {
		defer archive.Close()
		_, err = pack.Read(archive)
	}
	if err != nil {
		return misuse("krill: write pack %q: it is there and no pack; try another -o", out)
	}
	return nil
}

func verifyPack(t *terminal, name string) error {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return misuse("krill: verify %q: %w; try a file that krill pack has made", name, err)
	}
	defer archive.Close()
	m, err := pack.Read(archive)
	if err != nil {
		return misuse("krill: verify %q: %w", name, err)
	}
	if err := pack.Verify(archive); err != nil {
		fmt.Fprintln(t.stdout, err)
		return ended(1)
	}
	fmt.Fprintf(t.stdout, "%s: %s, all as packed\n", name, filesOf(len(m.Files)))
	return nil
}

// bundle is a folder of files and what names them.
type bundle struct {
	check.Bundle
	dir string
}
