package ecs

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A program that asks nothing by text, joins nothing, and has no relations, names and changes to look for carries none of that.
func TestFindIsLinkedOnlyWhenUsed(t *testing.T) {
	program := filepath.Join(t.TempDir(), "small")
	if out, err := exec.Command("go", "build", "-o", program, "./testdata/small").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	symbols, err := exec.Command("go", "tool", "nm", program).CombinedOutput()
	if err != nil {
		t.Fatalf("go tool nm: %v\n%s", err, symbols)
	}
	if !strings.Contains(string(symbols), "ecs.(*World)") {
		t.Error("got a program without a world; want one")
	}
	for _, name := range []string{"sentenceReader", "binder", "planFor", "ecs.(*runner)", "ecs.(*Live)", "ecs.(*relation)", "ecs.(*naming)", "ecs.(*loop).fresh", "(*match).offer", "encoding/json."} {
		if strings.Contains(string(symbols), name) {
			t.Errorf("got %s linked; want it only where it is used", name)
		}
	}
}
