package agent

import (
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine"
)

// spoken returns paths of a report as people say them: "play.ship.fuel" for a field of a scene. The report's own begin with
// Scenes, and do not say which.
func (a *Agent) spoken(paths []string) []string {
	var list []string
	for _, p := range paths {
		list = append(list, a.speak(p))
	}
	return list
}

func (a *Agent) speak(path string) string {
	_, rest, ok := strings.Cut(path, "].")
	if !ok || !strings.HasPrefix(path, "Scenes[") {
		return path
	}
	return rest
}

// sceneName returns the type of a scene as people say it.
func sceneName(g engine.Game) string {
	t := reflect.TypeOf(g)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return strings.TrimPrefix(t.String(), "main.")
}
