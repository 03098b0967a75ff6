//go:build screen && linux

package speed

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// counted are benchmarks whose instructions are counted, each for one sprite or quad.
var counted = []struct {
	name, folder, benchmark string
	each                    int     // sprites or quads in one run
	bar                     float64 // zero: the recorded figure is the bar
}{
	{"bulk", "render", "BenchmarkBulk", 1024, 100},
	{"expand", "engine/driver/ebiten", "BenchmarkExpand", 10000, 100},
	{"drawall", "render", "BenchmarkDrawAll", 1024, 0},
	{"draw", "render", "BenchmarkDraw", 1024, 0},
	{"draw-turned", "render", "BenchmarkDrawTurned", 1024, 0},
	{"draw-sorted", "render", "BenchmarkDrawSorted", 1024, 0},
	{"bulk-turned", "render", "BenchmarkBulkTurned", 1024, 0},
}

// rise is how much a figure may be above the recorded one: counts differ by a few thousandths from run to run.
const rise = 1.01

const recordedFile = "testdata/instructions.txt"

// instructions counts them under callgrind, where they are the same on a busy machine as on an idle one. The figures are
// recorded: with KRILL_UPDATE=1 they are written anew, which belongs into a commit that says why.
func instructions(t *testing.T) {
	if _, err := exec.LookPath("valgrind"); err != nil {
		t.Skip("find valgrind: not here; try apt-get install valgrind")
	}
	recorded := readRecorded(t)
	programs := map[string]string{}
	var list strings.Builder
	for _, c := range counted {
		if programs[c.folder] == "" {
			programs[c.folder] = compileTests(t, c.folder)
		}
		value := count(t, programs[c.folder], c.benchmark) / float64(c.each)
		fmt.Fprintf(&list, "%s %.1f\n", c.name, value)
		report(t, "instructions/"+c.name, value, c.bar)
		if was, ok := recorded[c.name]; ok && os.Getenv("KRILL_UPDATE") == "" {
			report(t, "instructions/"+c.name+"/recorded", value/was, rise)
		}
	}
	if os.Getenv("KRILL_UPDATE") != "" {
		if err := os.WriteFile(recordedFile, []byte(list.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readRecorded(t *testing.T) map[string]float64 {
	t.Helper()
	recorded := map[string]float64{}
	text, err := os.ReadFile(recordedFile)
	if err != nil && os.Getenv("KRILL_UPDATE") == "" {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		name, figure, _ := strings.Cut(strings.TrimSpace(line), " ")
		if recorded[name], err = strconv.ParseFloat(figure, 64); err != nil {
			t.Fatalf("%s: %v", recordedFile, err)
		}
	}
	return recorded
}

// compileTests returns the program of a package's tests, as they are for players: without fused multiply-adds.
func compileTests(t *testing.T, folder string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "tests")
	build := exec.Command("go", "test", "-c", "-gcflags=all=-d=fmahash=qn", "-o", out, "github.com/krill2d/krill/"+folder)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return out
}

// count returns the instructions of one run of a benchmark: what more runs add, so that the start is not in it.
func count(t *testing.T, program, benchmark string) float64 {
	t.Helper()
	const few, more = 50, 250
	return float64(collect(t, program, benchmark, more)-collect(t, program, benchmark, few)) / (more - few)
}

var collected = regexp.MustCompile(`Collected : (\d+)`)

func collect(t *testing.T, program, benchmark string, runs int) int {
	t.Helper()
	cmd := exec.Command("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program,
		"-test.run=^$", "-test.bench=^"+benchmark+"$", "-test.benchtime="+strconv.Itoa(runs)+"x")
	// Signals and the collector would come at other times in each run.
	cmd.Env = append(os.Environ(), "GODEBUG=asyncpreemptoff=1", "GOMAXPROCS=1", "GOGC=off")
	text, err := cmd.CombinedOutput()
	found := collected.FindSubmatch(text)
	if err != nil || found == nil {
		t.Fatalf("%s: %v\n%s", benchmark, err, text)
	}
	n, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}
