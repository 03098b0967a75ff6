package build

import (
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const (
	ebitengine    = "github.com/hajimehoshi/ebiten/v2"
	nativePackage = krill + "/engine/driver/ebiten/native"

	wholeTags = "ebitenginevmguest,krill_keep" // such a program looks for a window to play in, and one of Krill's keeps its state
)

// keeps reports whether a whole program is a game of Krill's, which goes on in its state.
func keeps(game string) bool { return slices.Contains(imports(game), krill+"/engine") }

// whole reports whether a game draws with Ebitengine itself: a package of its module imports that, or Krill's way to it. Such a
// game is not a child. Krill's own packages do not count: they reach Ebitengine by the driver, for every game.
func whole(game string) bool {
	root, name := module(game)
	seen := map[string]bool{}
	var visit func(dir string) bool
	visit = func(dir string) bool {
		if seen[dir] {
			return false
		}
		seen[dir] = true
		for _, imported := range imports(dir) {
			if within(imported, ebitengine) || imported == nativePackage {
				return true
			}
			if below, ok := strings.CutPrefix(imported, name+"/"); ok && root != "" && (name != krill || within(below, "games")) {
				if visit(filepath.Join(root, filepath.FromSlash(path.Clean("/"+below)))) {
					return true
				}
			}
		}
		return false
	}
	return visit(filepath.Clean(game))
}

func within(name, tree string) bool { return name == tree || strings.HasPrefix(name, tree+"/") }

// wholeFlags are those of the build of a whole program.
func (b *Builder) wholeFlags(dir string) ([]string, error) {
	if b.Web {
		return nil, errors.New("build: play in a page: the game draws with Ebitengine itself, and such a program runs in a window alone; try krill dev without --web, or krill web")
	}
	return append(common(dir), lean, tagged(wholeTags)), nil
}
