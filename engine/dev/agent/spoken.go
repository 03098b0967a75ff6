package agent

import (
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine"
)

// spoken returns paths of a report as people say them: "play.ship.fuel" for a field of the scene of type *main.play.
func spoken(paths []string) []string {
	var list []string
	for _, p := range paths {
		list = append(list, speak(p))
	}
	return list
}

func speak(path string) string {
	path = strings.TrimLeft(path, "*")
	head, _, _ := strings.Cut(path, "[")
	return strings.TrimPrefix(path[strings.LastIndex(head, "/")+1:], "main.")
}

// sceneName returns the type of a scene as people say it.
func sceneName(g engine.Game) string { return speak(reflect.TypeOf(g).String()) }
