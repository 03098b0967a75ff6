package build

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkEdit builds a game after an edit of one line, in turns with go build -ldflags=-w of the whole game, and reports how
// much of that it takes; and the same with the game's code inlined as in a release.
func BenchmarkEdit(b *testing.B) {
	for game, file := range map[string]string{"astro": "ship.go", "cavern": "hero.go"} {
		b.Run(game, func(b *testing.B) { benchmarkEdit(b, game, file) })
	}
}

func benchmarkEdit(b *testing.B, game, file string) {
	dir := realGame(b)
	if err := os.Remove(filepath.Join(dir, "main.go")); err != nil {
		b.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS("../../../games/"+game)); err != nil {
		b.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		b.Fatal(err)
	}
	ours := &Builder{Dir: dir, Out: b.TempDir()}
	flags, err := ours.flags(dir, false)
	if err != nil {
		b.Fatal(err)
	}
	inlined := slices.DeleteFunc(slices.Clone(flags), func(f string) bool { return f == lean })
	sides := []func() error{
		func() error { return goBuild(dir, "-ldflags=-w") },
		func() error { return failing(ours.Build(b.Context())) },
		func() error { return goBuild(dir, inlined...) },
	}
	took := make([][]time.Duration, len(sides))
	edits := 0
	edit := func(side int) {
		edits++
		put(b, dir, file, fmt.Sprintf("%s\nvar neverRead = %d\n", source, edits))
		start := time.Now()
		if err := sides[side](); err != nil {
			b.Fatal(err)
		}
		took[side] = append(took[side], time.Since(start))
	}
	for side := range sides {
		edit(side) // what else there is to build is built now
	}
	clear(took)
	for round := 0; b.Loop(); round++ {
		for i := range sides {
			edit((i + round) % len(sides))
		}
	}
	whole := median(took[0])
	b.ReportMetric(median(took[1])/whole, "of-whole")
	b.ReportMetric(median(took[2])/whole, "of-whole-inlined")
	b.ReportMetric(whole, "s-whole")
}

func goBuild(dir string, flags ...string) error {
	cmd := exec.Command("go", append(append([]string{"build", "-o", filepath.Join(dir, "program.out")}, flags...), ".")...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, said)
	}
	return nil
}

func failing(r Result, err error) error {
	if err == nil && len(r.Errors) > 0 {
		err = fmt.Errorf("%+v", r.Errors)
	}
	return err
}

func median(list []time.Duration) float64 {
	slices.Sort(list)
	return list[len(list)/2].Seconds()
}
