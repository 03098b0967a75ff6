package krill

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const (
	module      = "github.com/krill2d/krill"
	ebitenTree  = "engine/driver/ebiten" // the one subtree that may import Ebitengine and oto
	headlessTag = "krill_headless"       // links the headless driver alone
)

// arrows says which packages of ours a package may import; tests may import any. A name that ends in "/..." is a
// folder and all below it, and gives way to a longer name. A package that no name covers must get one first.
var arrows = map[string][]string{
	".":           nil,
	"engine/geom": nil, "engine/tune": nil, "engine/state": nil, "engine/save": nil, "engine/film": nil, "engine/fsm": nil,
	"engine/replay":     {"engine/state", "engine/driver"},
	"ecs":               {"engine/state"},
	"engine/collide":    {"engine/geom"},
	"engine/tween":      {"engine/geom"},
	"engine/tween/co":   nil,
	"engine/nav":        {"engine/geom"},
	"engine/driver":     {"engine/geom"},
	"render":            {"engine/driver", "engine/geom", "render/tessellate"},
	"render/tessellate": {"engine/geom"},
	"audio":             {"engine/driver", "engine/geom", "audio/ogg"},
	"audio/ogg":         nil,
	"audio/audiotest":   {"audio", "engine/driver", "engine/geom"},
	"audio/mp3":         {"audio"},
	"audio/flac":        {"audio", "audio/ogg"},
	"audio/qoa":         {"audio"},
	"audio/effects":     {"audio", "engine/driver", "engine/geom"},
	"audio/opus":        {"audio", "audio/ogg", "engine/geom"},
	"input":             {"engine/driver", "engine/geom"},
	"render/shape":      {"render", "render/font"},
	"render/font":       {"render"},
	"render/tiled":      {"render", "engine/geom"},
	"render/tiled/zstd": nil,
	"render/ldtk":       {"render", "engine/geom"},
	"render/particle":   {"render", "engine/geom"},
	"render/light":      {"render", "engine/geom"},
	"render/anim":       {"render", "engine/geom"},
	"render/ase":        {"render", "render/anim", "engine/geom"},
	"render/sheet":      {"render", "render/anim", "engine/geom"},
	"render/gif":        {"render", "render/anim"},
	"render/bmfont":     {"render"},
	"render/post":       {"render", "engine/geom"},
	"assets/webp":       {"assets"},
	"assets/bmp":        {"assets"},
	"assets/toml":       {"assets"},
	"assets/json":       {"assets"},
	"assets/zipped":     {"assets"},
	"assets/mods":       {"assets", "assets/zipped"},
	"assets/lanes":      nil,
	"assets/pack":       {"audio"},
	"assets/check": {
		"assets", "assets/webp", "assets/bmp", "audio", "audio/mp3", "audio/flac", "audio/qoa", "audio/opus", "render/tiled", "render/ldtk", "render/sheet",
	},
	"render/rendertest": {
		"render", "render/post", "render/font", "render/anim", "render/ase", "render/ase/asetest", "render/sheet", "render/gif",
		"render/particle", "render/light", "render/tiled", "render/ldtk", "render/bmfont", "render/shape", "engine/geom",
	},
	"assets": {"render", "audio"},
	"engine/systems": {
		"ecs", "render", "render/anim", "render/particle", "render/light", "audio", "engine/collide", "engine/collide/outline", "engine/tween", "engine/geom",
	},
	"engine/collide/resolvspace": {"engine/collide", "engine/geom"},
	"engine/collide/outline":     {"engine/collide", "render", "engine/geom"},
	"engine/juice":               {"render", "engine/tween", "engine/geom"},
	ebitenTree:                   {"engine/driver", "engine/geom", "audio"}, // the mixer runs on the driver's side
	ebitenTree + "/...":          {"engine/driver", "engine/geom", ebitenTree},

	ebitenTree + "/screentest": nil,
	"render/ase/asetest":       nil,
	"engine/driver/headless":   {"engine/driver", "engine/geom", "audio"},
	"engine/driver/child":      {"engine/driver", "engine/geom"},
	"engine": {
		"render", "audio", "input", "assets", "assets/lanes", "engine/state", "engine/save", "engine/replay", "engine/film",
		"engine/driver", ebitenTree, ebitenTree + "/mobile",
		"engine/driver/headless", "engine/driver/child", "engine/geom", "engine/tune",
	},
	"engine/typing": {"engine", "render", "input", "engine/driver", ebitenTree + "/typing", "engine/geom"},
	"input/glyph":   {"input", "render", "engine/geom"},
	"engine/enginetest": {
		"engine", "engine/driver/headless", "render", "audio", "input", "engine/driver", "engine/geom",
		"engine/state", "engine/replay", "engine/save", "engine/enginetest/fusing", "engine/dev/monkey",
	},
	"engine/enginetest/fusing": nil,
	"cmd/...": {
		"engine/dev", "engine/dev/bake", "engine/dev/build", "engine/dev/protocol", "engine/dev/server", "engine/replay", "assets/pack", "assets/check", "audio", "audio/qoa", "engine/driver",
	},
	"engine/ui":           {"engine", "engine/typing", "render", "input", "engine/driver", "engine/geom"},
	"engine/dev":          {"engine/dev/protocol", "engine/dev/build", "engine/dev/bake", "engine/dev/server", "engine/replay"},
	"engine/dev/protocol": nil,
	"engine/dev/ring":     nil,
	"engine/dev/seek":     {"engine/state"},
	"engine/dev/build":    {"engine/dev/protocol"},
	"engine/dev/bake":     {"engine/dev/protocol", "engine/tune"},
	"engine/dev/server":   {"engine/dev/protocol"},
	"engine/dev/console":  {"engine", "ecs", "engine/state", "engine/dev/protocol", "engine/dev/seek"},
	"engine/dev/agent": {
		"engine", "ecs", "engine/state", "engine/replay", "engine/driver", "engine/driver/child", "render", "audio", "input", "assets", "engine/geom", "engine/tune",
		"engine/dev/protocol", "engine/dev/ring", "engine/dev/console", "engine/dev/seek",
	},
	"engine/dev/monkey":  {"engine", "engine/replay", "engine/state", "engine/driver", "engine/driver/headless", "input", "engine/geom", "engine/dev/protocol"},
	"engine/dev/host":    {"engine/driver", "engine/driver/child", "engine/geom", "engine/dev/protocol"},
	"engine/dev/live":    nil,
	"engine/dev/overlay": {"engine", "engine/ui", "render", "input", "engine/geom", "engine/driver", "engine/dev/protocol", "engine/dev/host"},
	"engine/dev/window": {
		"engine", "engine/driver", "engine/driver/child", ebitenTree, ebitenTree + "/vmhost", "engine/dev/host", "engine/dev/overlay", "engine/dev/protocol",
	},
	"games/...": {
		"engine", "render", "render/font", "render/bmfont", "render/post", "render/shape", "render/particle", "render/light", "render/tiled", "render/tiled/zstd", "render/ldtk",
		"render/anim", "render/ase", "render/sheet", "render/gif",
		"assets/webp", "assets/bmp", "assets/pack", "assets/toml", "assets/json", "assets/zipped", "assets/mods",
		"audio", "audio/mp3", "audio/flac", "audio/qoa", "audio/opus",
		"input", "assets", "assets/kit", "ecs", "engine/geom", "engine/state",
		"audio/effects",
		"engine/collide", "engine/collide/outline", "engine/collide/resolvspace", "engine/tween", "engine/tween/co", "engine/nav", "engine/juice", "engine/fsm", "engine/systems", "engine/ui", ebitenTree + "/native",
		"engine/typing", "input/glyph",
	},
}

// development are libraries for tools, which must not reach a game.
var development = []string{
	"github.com/alecthomas/kong", "github.com/fsnotify/fsnotify", "github.com/coder/websocket", "github.com/expr-lang/expr", "golang.org/x/term",
}

// inGame are the parts of krill dev that are built in the module of the game itself, which has no development libraries.
var inGame = []string{
	"engine/dev/protocol", "engine/dev/ring", "engine/dev/seek", "engine/dev/console", "engine/dev/agent", "engine/dev/monkey", "engine/dev/host", "engine/dev/overlay", "engine/dev/window",
}

// banned are package names that say nothing about what is inside.
var banned = []string{"util", "utils", "common", "helper", "helpers"}

// complaints names every arrow that the files break, sorted.
func complaints(files []file) []string {
	found := map[string]bool{}
	for _, f := range files {
		if slices.Contains(banned, f.name) || slices.Contains(banned, path.Base(f.dir)) {
			found[fmt.Sprintf("%s is a package named %s; name it by what it does", f.dir, f.name)] = true
		}
		for _, imported := range f.imports {
			if c := complaint(f, imported); c != "" {
				found[c] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// complaint says what is wrong with one import, or nothing.
func complaint(f file, imported string) string {
	own, ours := strings.CutPrefix(imported+"/", module+"/")
	switch {
	case imported == "unsafe" && !within(f.dir, "engine/state") && !within(f.dir, ebitenTree):
		return fmt.Sprintf("%s imports unsafe; only engine/state and %s may", f.dir, ebitenTree)
	case within(imported, "github.com/hajimehoshi/oto"):
		return fmt.Sprintf("%s imports %s; its name today is github.com/ebitengine/oto/v3", f.dir, imported)
	case device(imported) && !within(f.dir, ebitenTree):
		return fmt.Sprintf("%s imports %s; only what is below %s may", f.dir, imported, ebitenTree)
	case anyWithin(imported, development) && !within(f.dir, "cmd") && !within(f.dir, "engine/dev"):
		return fmt.Sprintf("%s imports %s; only cmd and engine/dev may", f.dir, imported)
	case anyWithin(imported, development) && slices.Contains(inGame, f.dir):
		return fmt.Sprintf("%s imports %s; it is built in the module of a game, whose go.sum does not have it", f.dir, imported)
	case ours && !f.test:
		return broken(f.dir, path.Clean("./"+own))
	}
	return ""
}

// broken says what is wrong when one package of ours imports another, or nothing.
func broken(from, to string) string {
	allowed, known := allowedFrom(from)
	switch {
	case !known:
		return fmt.Sprintf("%s has no arrows; add it to the map in arrows_test.go, after the design", from)
	case !slices.Contains(allowed, to):
		return fmt.Sprintf("%s imports %s; %s may import only [%s]", from, to, from, strings.Join(allowed, " "))
	}
	return ""
}

// allowedFrom looks a package up: by its own name, then by the folders above it.
func allowedFrom(dir string) (allowed []string, known bool) {
	if allowed, known = arrows[dir]; known {
		return allowed, true
	}
	for up := path.Dir(dir); up != "."; up = path.Dir(up) {
		if allowed, known = arrows[up+"/..."]; known {
			return allowed, true
		}
	}
	return nil, false
}

// device reports whether a package belongs to Ebitengine: its own, oto, and what they are made of. A decoder of the same
// author has nothing to do with devices.
func device(imported string) bool {
	if within(imported, "github.com/hajimehoshi/go-mp3") {
		return false
	}
	return within(imported, "github.com/hajimehoshi") || within(imported, "github.com/ebitengine")
}

func within(name, tree string) bool { return name == tree || strings.HasPrefix(name, tree+"/") }

func anyWithin(name string, trees []string) bool {
	return slices.ContainsFunc(trees, func(tree string) bool { return within(name, tree) })
}

func TestArrows(t *testing.T) {
	files := readTree(t, ".")
	if len(files) < 20 {
		t.Fatalf("got %d Go files; want the whole tree", len(files))
	}
	for _, c := range complaints(files) {
		t.Error(c)
	}
}

// With the tag of the headless driver alone, no game may link what needs a display, on any system.
func TestHeadlessGamesLinkNoDevice(t *testing.T) {
	for _, system := range []string{"linux/amd64", "js/wasm", "windows/amd64"} {
		linked := dependencies(t, system, "./games/...", "-tags", headlessTag)
		if !slices.Contains(linked, module+"/engine/driver/headless") {
			t.Errorf("%s: got no headless driver; want it linked", system)
		}
		if i := slices.IndexFunc(linked, device); i >= 0 {
			t.Errorf("%s: got %s linked with -tags %s; want nothing of Ebitengine", system, linked[i], headlessTag)
		}
	}
	if !slices.ContainsFunc(dependencies(t, "linux/amd64", "./games/..."), device) {
		t.Error("got games without Ebitengine and without the tag; want them to have a window")
	}
}

// What players get has nothing of krill dev in it.
func TestReleasesLinkNothingOfKrillDev(t *testing.T) {
	dev := func(name string) bool {
		return within(name, module+"/engine/dev") || within(name, module+"/engine/driver/child")
	}
	for _, system := range []string{"linux/amd64", "js/wasm", "windows/amd64", "darwin/arm64"} {
		if linked := dependencies(t, system, "./games/..."); slices.ContainsFunc(linked, dev) {
			t.Errorf("%s: got %v linked; want nothing of krill dev", system, slices.DeleteFunc(linked, func(name string) bool { return !dev(name) }))
		}
	}
	if !slices.ContainsFunc(dependencies(t, "linux/amd64", "./games/...", "-tags", headlessTag+",krill_child"), dev) {
		t.Error("got nothing of krill dev in the program that it builds; want it to find the test's own words")
	}
}

// A game that draws no text in fonts must not link what reads them.
func TestGamesWithoutFontsLinkNoParser(t *testing.T) {
	parser := func(name string) bool { return within(name, "golang.org/x/image") || within(name, "golang.org/x/text") }
	if linked := dependencies(t, "js/wasm", "./games/learn/01_hello"); slices.ContainsFunc(linked, parser) {
		t.Errorf("01_hello links %v; want nothing of fonts", slices.DeleteFunc(linked, func(name string) bool { return !parser(name) }))
	}
	if !slices.ContainsFunc(dependencies(t, "js/wasm", "./render/font"), parser) {
		t.Error("got fonts without a parser; want one")
	}
	shaper := func(name string) bool { return within(name, "github.com/go-text") }
	if linked := dependencies(t, "js/wasm", "./games/learn/03_text"); slices.ContainsFunc(linked, shaper) {
		t.Error("03_text links what shapes text; want it in games that import render/shape alone")
	}
	if !slices.ContainsFunc(dependencies(t, "js/wasm", "./render/shape"), shaper) {
		t.Error("got render/shape without what shapes text; want it")
	}
}

// A game without packs, tables and groups must not link what reads them.
func TestGamesLinkOnlyTheFormatsThatTheyImport(t *testing.T) {
	formats := []string{"github.com/pelletier/go-toml", module + "/assets/mods", module + "/assets/zipped", module + "/assets/toml", module + "/assets/json"}
	for _, linked := range dependencies(t, "js/wasm", "./games/learn/01_hello") {
		if anyWithin(linked, formats) {
			t.Errorf("01_hello links %s; want it in games that import it alone", linked)
		}
	}
	linked := dependencies(t, "js/wasm", "./games/learn/18_files")
	if !slices.Contains(linked, module+"/assets/zipped") || !slices.Contains(linked, module+"/assets/toml") {
		t.Error("got 18_files without packs or tables; want it to link them")
	}
}

// dependencies lists the packages that are linked into some packages on a system.
func dependencies(t *testing.T, system, packages string, flags ...string) []string {
	t.Helper()
	goos, goarch, _ := strings.Cut(system, "/")
	cmd := exec.Command("go", append(append([]string{"list", "-deps"}, flags...), packages)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
	list, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, err.(*exec.ExitError).Stderr)
	}
	return strings.Fields(string(list))
}
