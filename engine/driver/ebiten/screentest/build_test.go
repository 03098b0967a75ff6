//go:build screen

package screentest

import (
	"debug/elf"
	"sync"
	"testing"
)

// TestBuildFor asks for one game for two processors, twice each, all at once.
func TestBuildFor(t *testing.T) {
	want := map[string]elf.Machine{"GOARCH=arm64": elf.EM_AARCH64, "GOARCH=amd64": elf.EM_X86_64}
	var paths sync.Map
	t.Run("at once", func(t *testing.T) {
		for target := range want {
			for range 2 {
				t.Run(target, func(t *testing.T) {
					t.Parallel()
					path := BuildFor(t, []string{"GOOS=linux", target}, "../../../../games/learn/01_hello", "-tags=krill_headless")
					if first, known := paths.LoadOrStore(target, path); known && first != path {
						t.Errorf("got %s and %s; want one build", first, path)
					}
				})
			}
		}
	})
	for target, machine := range want {
		path, ok := paths.Load(target)
		if !ok {
			t.Fatalf("%s: got no program", target)
		}
		f, err := elf.Open(path.(string))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if f.Machine != machine {
			t.Errorf("%s: got a program for %v; want %v", target, f.Machine, machine)
		}
	}
}
