package engine

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// call is one of the calls that led to a panic.
type call struct {
	function string // with the path of its package
	file     string // as the compiler knew it
	line     int
}

func (c call) String() string { return fmt.Sprintf("%s (%s:%d)", c.function, c.file, c.line) }

// ownCalls lists the calls between the panic and the engine, the innermost first, without those of the runtime and of
// Krill's own packages; when there are no others, the fault is Krill's, and its calls are listed. It is called by the
// deferred function of guard. A cause that was brought here from another goroutine may have a method Callers with the
// calls there; those are the innermost.
func ownCalls(cause any) []call {
	var room [256]uintptr
	pcs := room[:runtime.Callers(3, room[:])]
	if brought, ok := cause.(interface{ Callers() []uintptr }); ok {
		pcs = append(slices.Clip(brought.Callers()), pcs...)
	}
	frames := runtime.CallersFrames(pcs)
	var own, krills []call
	for more := true; more; {
		var f runtime.Frame
		if f, more = frames.Next(); f.Function == guardName {
			break
		}
		switch c := (call{f.Function, f.File, f.Line}); {
		case strings.HasPrefix(f.Function, module) && foreign(f.Function):
			krills = append(krills, c)
		case f.Function != "" && !foreign(f.Function):
			own = append(own, c)
		}
	}
	if len(own) == 0 {
		return krills
	}
	return own
}

const (
	module    = "github.com/krill2d/krill/"
	guardName = module + "engine.guard"
)

// foreign reports whether a function belongs to the runtime or to one of Krill's packages, as no game's does.
func foreign(function string) bool {
	for _, p := range [...]string{"runtime.", "reflect.", module + "engine.", module + "engine/", module + "ecs.", module + "render.", module + "audio.", module + "input.", module + "assets."} {
		if strings.HasPrefix(function, p) {
			return true
		}
	}
	return false
}

// home is where a game's own code comes from.
type home struct {
	module string // its path; empty: not known
	main   string // the folder of package main in it; empty: the module's own
}

func thisHome() home {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return home{}
	}
	h := home{module: info.Main.Path}
	h.main, _ = h.inside(info.Path)
	return h
}

// inside returns the folder of a package in the module, and whether it is in there at all.
func (h home) inside(pkg string) (folder string, ok bool) {
	if pkg == h.module {
		return "", true
	}
	folder, ok = strings.CutPrefix(pkg, h.module+"/")
	return folder, ok && h.module != ""
}

// split returns the package of a call and the function's name in it.
func (c call) split() (pkg, name string) {
	slash := strings.LastIndexByte(c.function, '/') + 1
	last, name, _ := strings.Cut(c.function[slash:], ".")
	return c.function[:slash] + last, name
}

// own reports whether a call is of the game's module, and not of a library.
func (h home) own(c call) bool {
	pkg, _ := c.split()
	_, ok := h.inside(pkg)
	return ok || pkg == "main"
}

// place returns the file and line of a call, the file relative to the game's module, or to nothing but its package
// when it is a library's.
func (h home) place(c call) string {
	pkg, _ := c.split()
	folder, ok := h.inside(pkg)
	switch {
	case pkg == "main":
		folder = h.main
	case !ok:
		folder = path.Base(pkg)
	}
	return fmt.Sprintf("%s:%d", path.Join(folder, path.Base(c.file)), c.line)
}

// file is place without the folders of the module.
func (h home) file(c call) string {
	if h.own(c) {
		return path.Base(h.place(c))
	}
	return h.place(c)
}

// name returns what a call is called within the game: without the path of its package.
func (h home) name(c call) string {
	pkg, name := c.split()
	if pkg == "main" {
		return name
	}
	return path.Base(pkg) + "." + name
}

// culprit returns the innermost call of the game's own module, or the innermost of all; false: there is none.
func (h home) culprit(calls []call) (call, bool) {
	for _, c := range calls {
		if h.own(c) {
			return c, true
		}
	}
	if len(calls) == 0 {
		return call{}, false
	}
	return calls[0], true
}

// lines returns the calls for people: a line each, and one for a function that called itself. Files of the module have
// no folders there.
func (h home) lines(calls []call) []string {
	var lines []string
	for i := 0; i < len(calls); {
		n := 1
		for i+n < len(calls) && calls[i+n].function == calls[i].function {
			n++
		}
		line := h.file(calls[i]) + "  " + h.name(calls[i])
		if n > 1 {
			line += fmt.Sprintf("  (%d times)", n)
		}
		lines = append(lines, line)
		i += n
	}
	return lines
}

// code returns the line of source of a call, where the game runs on the machine that built it, and else nothing.
func (c call) code() string {
	const most = 1 << 20 // bytes; no file that people write is larger
	if info, err := os.Stat(c.file); !filepath.IsAbs(c.file) || err != nil || info.Size() > most {
		return ""
	}
	data, err := os.ReadFile(c.file)
	if err != nil {
		return ""
	}
	lines := strings.Split(string(data), "\n")
	if c.line < 1 || c.line > len(lines) {
		return ""
	}
	return strings.TrimSpace(lines[c.line-1])
}
