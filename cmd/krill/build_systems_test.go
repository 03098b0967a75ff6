package main

import (
	"bytes"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const tiny = "package main\n\nfunc main() { println(\"tiny\") }\n"

// wantProgram fails unless a file is a program for a system and a processor, by its name.
func wantProgram(t *testing.T, path string) {
	t.Helper()
	data := read(t, path)
	var got string
	switch name := strings.TrimSuffix(filepath.Base(path), ".exe"); {
	case strings.Contains(name, "-linux-"):
		f, err := elf.NewFile(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		got = map[elf.Machine]string{elf.EM_X86_64: "amd64", elf.EM_AARCH64: "arm64"}[f.Machine]
	case strings.Contains(name, "-windows-"):
		got = windowsProcessor(t, path, data)
	default:
		f, err := macho.NewFile(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		got = map[macho.Cpu]string{macho.CpuAmd64: "amd64", macho.CpuArm64: "arm64"}[f.Cpu]
		if f.Type != macho.TypeExec {
			t.Errorf("%s: got a file of type %v; want a program", path, f.Type)
		}
	}
	if want := path[strings.LastIndex(path, "-")+1:]; got != strings.TrimSuffix(want, ".exe") {
		t.Errorf("%s: got a program for %q", path, got)
	}
}

func windowsProcessor(t *testing.T, path string, data []byte) string {
	t.Helper()
	f, err := pe.NewFile(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	const noConsole = pe.IMAGE_SUBSYSTEM_WINDOWS_GUI
	if h, ok := f.OptionalHeader.(*pe.OptionalHeader64); !ok || h.Subsystem != noConsole {
		t.Errorf("%s: got %+v; want subsystem %d, which opens no console", path, f.OptionalHeader, noConsole)
	}
	return map[uint16]string{pe.IMAGE_FILE_MACHINE_AMD64: "amd64", pe.IMAGE_FILE_MACHINE_ARM64: "arm64"}[f.Machine]
}

// sixPrograms are the names of a game's programs for all systems.
func sixPrograms(game string) []string {
	var names []string
	for _, s := range []string{"linux-amd64", "linux-arm64", "windows-amd64.exe", "windows-arm64.exe", "darwin-amd64", "darwin-arm64"} {
		names = append(names, game+"-"+s)
	}
	return names
}

func TestBuildForAllSystems(t *testing.T) {
	module(t, "toy/main.go", tiny, "with space/toy/main.go", tiny)
	write(t, "with space/go.mod", "module example.com/toy\n\ngo 1.26\n")
	for _, game := range []string{"toy", "with space/toy"} {
		status, stdout, stderr := call("build", game, "--os", "all", "--arch", "all", "--out", "of "+game)
		if status != 0 {
			t.Fatalf("got exit status %d and %s; want 0", status, stderr)
		}
		if got := strings.Count(stdout, " MB\n"); got != 6 {
			t.Errorf("got %q; want a line for each of six programs", stdout)
		}
	}
	for _, name := range sixPrograms("toy") {
		first := filepath.Join("of toy", name)
		wantProgram(t, first)
		if !bytes.Equal(read(t, first), read(t, "of with space/toy", name)) {
			t.Errorf("%s: got other bytes from a folder with another name; want the same", name)
		}
	}
}

func TestBuildForThisSystem(t *testing.T) {
	module(t, "toy/main.go", tiny, "other/main.go", tiny)
	for _, game := range []string{"toy", "other", "toy"} { // the second must not be in the way of the third
		if status, _, stderr := call("build", game); status != 0 {
			t.Fatalf("krill build %s: got exit status %d and %s; want 0", game, status, stderr)
		}
	}
	program := filepath.Join("dist", "build", "toy-"+runtime.GOOS+"-"+runtime.GOARCH)
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	said, err := exec.Command("./" + program).CombinedOutput()
	if err != nil || runtime.GOOS != "windows" && string(said) != "tiny\n" {
		t.Errorf("got %q, %v; want the program to run", said, err)
	}
}

func TestBuildTargets(t *testing.T) {
	for _, c := range []struct{ systems, archs, want string }{
		{"linux", "amd64", "linux/amd64"},
		{"darwin,linux,linux", "arm64", "linux/arm64 darwin/arm64"},
		{"windows", "all", "windows/amd64 windows/arm64"},
		{"all,linux", "amd64", "linux/amd64 windows/amd64 darwin/amd64"},
	} {
		targets, err := desktopTargets(strings.Split(c.systems, ","), strings.Split(c.archs, ","))
		var got []string
		for _, to := range targets {
			got = append(got, to.os+"/"+to.arch)
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s, %s: got %q, %v; want %s", c.systems, c.archs, got, err, c.want)
		}
	}
}

func TestBuildRefuses(t *testing.T) {
	module(t, "toy/main.go", "package main\n\nfunc main() { nonsense }\n", "dist/build/toy-linux-arm64", "mine")
	for _, c := range []struct{ args, says string }{
		{"--os plan9", `krill: build for "plan9": not a target; try linux, windows, darwin or all, or krill web`},
		{"--arch wasm", `krill: build for "wasm": not a target; try amd64, arm64 or all, or krill web`},
		{"--os linux --arch arm64", `krill: write folder "dist/build": toy-linux-arm64 in it is not krill's, or was changed; try another --out`},
		{"--out toy/main.go", `krill: write folder "toy/main.go": not a folder; try another --out`},
	} {
		status, _, stderr := call(append([]string{"build", "toy"}, strings.Fields(c.args)...)...)
		want(t, 2, status, stderr, c.says)
		wantOneLine(t, stderr) // the compiler was not even asked
	}
	status, _, stderr := call("build", "toy", "--os", "windows")
	want(t, 1, status, stderr, "undefined: nonsense")
	if got, _ := os.ReadDir("dist/build"); len(got) != 1 {
		t.Errorf("got %v; want nothing written after a failed build", got)
	}
}
