package main

import (
	"fmt"
	"go/version"
	"strings"
)

// oldestGo is the first version of Go that compiles Krill; go.mod says the same.
const oldestGo = "go1.26"

func findGo(m machine) finding {
	text, err := m.output(nil, "go", "env", "GOVERSION")
	switch {
	case err != nil:
		return blocked("no go on PATH", "installing Go from https://go.dev/dl")
	case version.Compare(text, oldestGo) < 0:
		return blocked(text+" is older than "+oldestGo, "installing a newer Go from https://go.dev/dl")
	}
	return found(text)
}

func findBuild(m machine) finding {
	if text, err := m.build(); err != nil {
		return blocked("an empty program could not be built and run: "+firstLine(text),
			"setting GOCACHE and TMPDIR to folders that can be written and executed from")
	}
	return found("compiles and runs")
}

func findModules(m machine) finding {
	if mod, err := m.output(nil, "go", "env", "GOMOD"); err != nil || !strings.HasSuffix(mod, "go.mod") {
		return missing("no go.mod here", "running krill doctor in a game's folder")
	}
	switch text, err := m.output([]string{"GOPROXY=off"}, "go", "list", "-deps", "./..."); {
	case err == nil:
		return found("all in the cache")
	case strings.Contains(text, "GOPROXY=off"):
		return missing("not all in the cache: the first build needs the network", "go mod download")
	default:
		return missing(text, "go vet ./... for the rest of it")
	}
}

func findDisplay(m machine) finding {
	if m.goos != "linux" {
		return found("the system's own")
	}
	display := m.env("DISPLAY")
	host, rest, ok := strings.Cut(display, ":")
	number, _, _ := strings.Cut(rest, ".")
	switch {
	case display == "":
		return missing("DISPLAY is not set, so a game's bot plays it unseen", "starting it from a desktop, or under xvfb-run")
	case !ok:
		return blocked(fmt.Sprintf("DISPLAY is %q", display), "a value like :0")
	case host != "" && host != "unix":
		return found(display + ", on another machine")
	}
	if err := m.dial("/tmp/.X11-unix/X" + number); err != nil {
		return blocked(display+" does not answer", "starting it from a desktop, or under xvfb-run")
	}
	return found(display)
}

// libraries are what a window loads on Linux when it opens.
var libraries = []string{
	"libGL.so.1", "libX11.so.6", "libXcursor.so.1", "libXext.so.6", "libXi.so.6",
	"libXinerama.so.1", "libXrandr.so.2", "libXrender.so.1",
}

// libraryPackages are what Debian calls them, with a driver for machines that have no graphics card.
const libraryPackages = "libgl1 libgl1-mesa-dri libx11-6 libxcursor1 libxext6 libxi6 libxinerama1 libxrandr2 libxrender1"

func findLibraries(m machine) finding {
	if m.goos != "linux" {
		return found("the system's own")
	}
	known, err := m.output(nil, "/sbin/ldconfig", "-p")
	if err != nil {
		return found("not looked at: no ldconfig here")
	}
	var lacking []string
	for _, l := range libraries {
		if !strings.Contains(known, l) {
			lacking = append(lacking, l)
		}
	}
	switch none, try := "no "+strings.Join(lacking, ", "), "apt-get install "+libraryPackages; {
	case len(lacking) == 0:
		return found("OpenGL and X11")
	case m.env("DISPLAY") == "":
		return missing(none, try)
	default:
		return blocked(none, try)
	}
}

func findSound(m machine) finding {
	switch {
	case m.goos != "linux":
		return found("the system's own")
	case m.env("PULSE_SERVER") != "" || m.env("XDG_RUNTIME_DIR") != "" && m.files(m.env("XDG_RUNTIME_DIR")+"/pulse/native"):
		return found("PulseAudio or PipeWire")
	case m.files("/dev/snd/pcm*p"):
		return found("ALSA")
	}
	return missing("no device, so games play in silence", "running on a machine with a sound card")
}

func findWasmExec(m machine) finding {
	root, err := m.output(nil, "go", "env", "GOROOT")
	if err != nil || !m.files(supportFile(root)) {
		return missing("not in Go's folder, so krill web cannot work", "installing Go from https://go.dev/dl")
	}
	return found(supportFile(root))
}

func findGCC(m machine) finding {
	return program(m, "go test -race", "installing gcc", "gcc", "clang")
}

func findXvfb(m machine) finding {
	if m.goos != "linux" {
		return found("not needed here")
	}
	return program(m, "tests of windows", "apt-get install xvfb xauth", "xvfb-run")
}

func findChromium(m machine) finding {
	return program(m, "tests in a browser", "installing Chromium", "chromium", "chromium-browser", "google-chrome")
}

func findNode(m machine) finding {
	return program(m, "tests in a browser", "installing Node.js 20 or newer", "node")
}

// program looks for one of several programs on PATH, for a use that is named when there is none.
func program(m machine, use, try string, names ...string) finding {
	for _, n := range names {
		if m.look(n) {
			return found(n)
		}
	}
	return missing("no "+names[0]+", which is for "+use, try)
}
